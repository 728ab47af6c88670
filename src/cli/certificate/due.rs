//! `tutela certificate status`: every learner's certificates that stand, and which end soon; as a table, CSV or calendar.

use jiff::civil::Date;
use serde::Serialize;

use super::list::{Row, rows};
use super::{Context, Failure, Store};
use crate::cli::learner::counted;
use crate::cli::table::{drawn, is_drawn};
use crate::core::locale;
use crate::core::standing::renewal::NOTICE;
use crate::core::text::Lang;
use crate::print::clean;

/// The notices that are given, in days before the end.
const NOTICES: [i32; 4] = [7, 30, 60, NOTICE];

/// How it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// For people.
    Table,
    /// `tutela.certificate-status/1`.
    Json,
    /// Comma-separated, a heading first.
    Csv,
    /// iCalendar (RFC 5545).
    Calendar,
}

/// A certificate that stands or has ended.
#[derive(Serialize)]
pub struct Due {
    /// Its id.
    pub id: String,
    /// Whose.
    pub name: String,
    /// The course's id.
    pub course: String,
    #[serde(skip)]
    title: String,
    /// When it was earned.
    pub completed: Date,
    /// The last day it holds.
    pub valid_until: Option<Date>,
    /// Days left after today; less than none once it is over.
    pub days_left: Option<i32>,
    /// `valid`, `7`, `30`, `60`, `90` (it ends within so many days), `expired`.
    pub ends: &'static str,
}

#[derive(Serialize)]
struct Shown<'d> {
    schema: &'static str,
    as_of: Date,
    certificates: &'d [Due],
}

/// Prints it: what ends first stands first.
pub fn run(
    context: &mut Context<'_>,
    store: &Store,
    within: Option<u16>,
    shown_as: As,
) -> Result<(), Failure> {
    let today = context.today();
    let lang = context.lang();
    let mut due: Vec<Due> = rows(context, store, None)?
        .iter()
        .filter(|row| matches!(row.status, "valid" | "expired"))
        .filter_map(|row| Due::of(row, today, lang))
        .collect();
    if let Some(within) = within {
        due.retain(|due| due.days_left.is_some_and(|days| days <= i32::from(within)));
    }
    due.sort_by(|a, b| {
        let key = |due: &Due| (due.valid_until.unwrap_or(Date::MAX), due.name.clone());
        key(a).cmp(&key(b))
    });
    match shown_as {
        As::Json => context.print_json(&Shown {
            schema: "tutela.certificate-status/1",
            as_of: today,
            certificates: &due,
        }),
        As::Csv => {
            let text = super::csv::text(
                &[
                    "certificate",
                    "name",
                    "course",
                    "completed",
                    "valid_until",
                    "days_left",
                    "ends",
                ],
                due.iter().map(Due::cells),
            );
            Ok(std::io::Write::write_all(
                &mut context.host.out,
                text.as_bytes(),
            )?)
        }
        As::Calendar => {
            let words = context.words();
            let now = context.now();
            let events: Vec<super::calendar::Event> = due
                .iter()
                .filter_map(|due| {
                    let values = [
                        ("name", clean(&due.name).into()),
                        ("title", clean(&due.title).into()),
                    ];
                    Some(super::calendar::Event {
                        uid: due.id.clone(),
                        on: due.valid_until?,
                        summary: words.say("calendar-ends", &values),
                        description: words.say("calendar-renew", &[("id", due.id.as_str().into())]),
                        warn_days: NOTICES.to_vec(),
                    })
                })
                .collect();
            let text = super::calendar::text(&events, now.utc);
            Ok(std::io::Write::write_all(
                &mut context.host.out,
                text.as_bytes(),
            )?)
        }
        As::Table => table(context, &due),
    }
}

fn table(context: &mut Context<'_>, due: &[Due]) -> Result<(), Failure> {
    if due.is_empty() {
        return context.tell("No certificate stands here, or none ends in that time.");
    }
    let lang = context.lang();
    let labels = [
        "Ends",
        "Holds until",
        "Name",
        "Course",
        "Completed",
        "Certificate",
    ]
    .map(str::to_owned);
    let cells: Vec<[String; 6]> = due
        .iter()
        .map(|due| {
            [
                due.said(),
                due.valid_until
                    .map_or_else(String::new, |day| day.to_string()),
                clean(&due.name),
                clean(&due.title),
                due.completed.to_string(),
                due.id.clone(),
            ]
        })
        .collect();
    if is_drawn(context) {
        let short: Vec<[String; 6]> = cells
            .iter()
            .cloned()
            .map(|mut row| {
                row[5].truncate(8);
                row
            })
            .collect();
        let rows: Vec<&[String]> = short.iter().map(<[String; 6]>::as_slice).collect();
        context.print(drawn(&labels, &rows, context.columns()))?;
    } else {
        for (number, row) in cells.iter().enumerate() {
            if number > 0 {
                context.print("")?;
            }
            for (label, value) in labels.iter().zip(row).filter(|(_, v)| !v.is_empty()) {
                context.print(format!("{label}: {value}"))?;
            }
        }
    }
    let count = |of: &str| due.iter().filter(|due| due.ends == of).count();
    let mut ending = vec![format!("{} expired", count("expired"))];
    let mut sum = 0;
    for (days, name) in NOTICES.into_iter().zip(["7", "30", "60", "90"]) {
        sum += count(name);
        ending.push(format!("{sum} within {days} days"));
    }
    context.print("")?;
    context.say(format!(
        "{} on {}: {}.",
        counted_certificates(due.len()),
        locale::date(context.today(), lang),
        ending.join(", ")
    ))
}

fn counted_certificates(count: usize) -> String {
    counted(u32::try_from(count).unwrap_or(u32::MAX), "certificate")
}

impl Due {
    fn of(row: &Row, today: Date, lang: Lang) -> Option<Due> {
        let claim = row.document.as_ref()?.certificate();
        let days_left = claim.valid_until.map(|until| (until - today).get_days());
        Some(Due {
            id: row.id.clone(),
            name: claim.learner.name.clone(),
            course: claim.course.id.to_string(),
            title: claim.course.title.say(lang).to_owned(),
            completed: claim.completed.date,
            valid_until: claim.valid_until,
            days_left,
            ends: ends(days_left),
        })
    }

    fn said(&self) -> String {
        match self.days_left {
            None => "without end".to_owned(),
            Some(days) if days < 0 => "expired".to_owned(),
            Some(0) => "today".to_owned(),
            Some(1) => "in 1 day".to_owned(),
            Some(days) => format!("in {days} days"),
        }
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            self.name.clone(),
            self.course.clone(),
            self.completed.to_string(),
            self.valid_until
                .map_or_else(String::new, |day| day.to_string()),
            self.days_left
                .map_or_else(String::new, |days| days.to_string()),
            self.ends.to_owned(),
        ]
    }
}

// The last day still counts: a certificate that ends today is valid, with no day left.
fn ends(days_left: Option<i32>) -> &'static str {
    match days_left {
        None => "valid",
        Some(..=-1) => "expired",
        Some(0..=7) => "7",
        Some(8..=30) => "30",
        Some(31..=60) => "60",
        Some(61..=NOTICE) => "90",
        Some(_) => "valid",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_the_shortest_that_its_days_fit_into() {
        for (days, name) in [
            (Some(-1), "expired"),
            (Some(0), "7"),
            (Some(7), "7"),
            (Some(8), "30"),
            (Some(30), "30"),
            (Some(31), "60"),
            (Some(60), "60"),
            (Some(61), "90"),
            (Some(90), "90"),
            (Some(91), "valid"),
            (None, "valid"),
        ] {
            assert_eq!(ends(days), name, "{days:?}");
        }
    }
}
