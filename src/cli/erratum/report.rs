//! `tutela erratum report`: who met an item in an exam, what was given, and what turns on each choice.

use serde::Serialize;

use super::Which;
use super::about::{About, short, short_id};
use super::effect::{self, Effect, candidates, names};
use crate::cli::learner::counted;
use crate::cli::table::Table;
use crate::cli::{Context, Failure};
use crate::core::score::Points;
use crate::core::session::Session;
use crate::core::session::erratum::{Change, Choice, rescored};
use crate::store::{Attempt, Store};

// So many answers are looked at on the page; the JSON has all.
const MOST: usize = 5;

pub(super) fn run(
    which: Which,
    (json, asked): (bool, bool),
    context: &mut Context<'_>,
    store: &Store,
) -> Result<(), Failure> {
    let about = About::find(context, store, which)?;
    let now = context.now();
    // What is dropped takes no further choice: nothing given to it counts.
    let is_dropped = about
        .errata
        .iter()
        .any(|one| one.drops_all_of(&about.wrong));
    let mut choices: Vec<Choice> = Vec::new();
    if !is_dropped {
        choices.push(Choice::Drop);
        let accepts = candidates(&about).into_iter();
        choices.extend(accepts.map(|one| Choice::Accept(vec![one])));
    }
    choices.push(Choice::NoChange);
    let choices: Vec<(Choice, Effect<'_>)> = choices
        .into_iter()
        .map(|choice| (choice.clone(), effect::of_choice(&about, choice, now)))
        .collect();
    match json {
        true => context.print_json(&Shown::of(&about, &choices)),
        false => {
            say(&about, &choices, context)?;
            match asked {
                true => super::asked::say(&about, context),
                false => Ok(()),
            }
        }
    }
}

fn say(
    about: &About,
    choices: &[(Choice, Effect<'_>)],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    context.say(about.heading())?;
    for erratum in about
        .errata
        .iter()
        .filter(|one| one.said.wrong.item == about.wrong.item)
    {
        let is = match &erratum.withdrawn {
            None => "is in force".to_owned(),
            Some(end) => format!("was withdrawn on {}", end.at.local_date()),
        };
        context.say(format!(
            "Erratum {} {is}: {}.",
            short_id(erratum),
            super::list::choice(&erratum.said.choice)
        ))?;
    }
    context.print("")?;
    let rows: Vec<Row> = rows(about);
    let mut table = Table::new([
        "learner", "attempt", "course", "opened", "given", "score", "result",
    ]);
    for row in &rows {
        table.row([
            row.learner.clone(),
            row.attempt[..8].to_owned(),
            format!("{} {}", row.course, row.version),
            row.opened.clone(),
            row.given.clone().unwrap_or_default(),
            format!("{}/{}", points(row.points), points(row.of)),
            row.result.to_owned(),
        ]);
    }
    table.print(context, "erratum-exams")?;
    context.print("")?;
    let answered = rows.iter().filter(|row| row.given.is_some()).count();
    context.say(format!(
        "Met in {}, answered in {answered}.",
        counted(number(rows.len()), "exam")
    ))?;
    if answered > 0 {
        context.say(format!("Given: {}.", given(&rows)))?;
    }
    others(about, context)?;
    context.print("")?;
    let (accepts, rest): (Vec<_>, Vec<_>) = choices
        .iter()
        .partition(|(choice, _)| matches!(choice, Choice::Accept(_)));
    let more = accepts.len().saturating_sub(MOST);
    for (choice, effect) in rest.iter().chain(accepts.iter().take(MOST)) {
        let turns = turns(about, effect);
        context.say(format!("{}: {turns}", flag(choice)))?;
    }
    if more > 0 {
        context.say(format!(
            "{} more was given; --json looks at all.",
            counted(number(more), "other answer")
        ))?;
    }
    Ok(())
}

// `calls` (right) by 2; `crimes` by 1; nothing by 1: the most given first.
fn given(rows: &[Row]) -> String {
    let mut counted: Vec<(u32, Option<&str>, bool)> = Vec::new();
    for row in rows {
        let given = row.given.as_deref();
        match counted.iter_mut().find(|(_, known, _)| *known == given) {
            Some((count, _, _)) => *count += 1,
            None => {
                let is_right = row.points >= row.of && row.of > 0.0;
                counted.push((1, given, is_right));
            }
        }
    }
    counted.sort_by_key(|(count, _, _)| std::cmp::Reverse(*count));
    let said = counted
        .into_iter()
        .map(|(count, given, is_right)| match (given, is_right) {
            (Some(given), true) => format!("`{given}` (right) by {count}"),
            (Some(given), false) => format!("`{given}` by {count}"),
            (None, _) => format!("nothing by {count}"),
        });
    said.collect::<Vec<_>>().join("; ")
}

/// What is not in the table and who is not named.
pub(super) fn others(about: &About, context: &mut Context<'_>) -> Result<(), Failure> {
    let open = about.open_exams();
    if open > 0 {
        context.say(format!(
            "Open now: {}. An erratum counts when they are handed in; nothing of them is shown.",
            counted(number(open), "exam")
        ))?;
    }
    let private = about.private();
    if private > 0 {
        context.say(format!(
            "Practice, lessons, rehearsals: met in {private}. Who practised is private; they read the notice all the same."
        ))?;
    }
    if about.met.erased > 0 {
        context.say(format!(
            "Erased since: {}. Nothing can be said of them.",
            counted(about.met.erased, "attempt")
        ))?;
    }
    Ok(())
}

// `1 fail becomes a pass (ana); 1 pass stands (ben)`, or that nothing turns on it.
fn turns(about: &About, effect: &Effect<'_>) -> String {
    let of = |change| effect.get(&change).map_or(&[][..], Vec::as_slice);
    let (passes, kept) = (of(Change::Passes), of(Change::Kept));
    let mut said = Vec::new();
    if !passes.is_empty() {
        let verb = if passes.len() == 1 {
            "fail becomes a pass"
        } else {
            "fails become passes"
        };
        said.push(format!("{} {verb}: {}", passes.len(), names(about, passes)));
    }
    if !kept.is_empty() {
        let verb = if kept.len() == 1 {
            "pass stands"
        } else {
            "passes stand"
        };
        said.push(format!(
            "{} {verb} that would be lost: {}",
            kept.len(),
            names(about, kept)
        ));
    }
    match said.is_empty() {
        true => "no pass or fail turns on it.".to_owned(),
        false => format!("{}.", said.join("; ")),
    }
}

/// A choice as it is written on the command line.
pub fn flag(choice: &Choice) -> String {
    match choice {
        Choice::Drop => "--drop".to_owned(),
        Choice::NoChange => "--no-change".to_owned(),
        Choice::Accept(accepted) => {
            let all: Vec<String> = accepted
                .iter()
                .map(|one| match one.to_string() {
                    plain
                        if plain
                            .chars()
                            .all(|c| c.is_alphanumeric() || "-=,.+".contains(c)) =>
                    {
                        format!("--accept {plain}")
                    }
                    words => format!("--accept \"{words}\""),
                })
                .collect();
            all.join(" ")
        }
    }
}

fn rows(about: &About) -> Vec<Row> {
    about
        .exams()
        .map(|(attempt, session)| row(about, attempt, session))
        .collect()
}

fn row(about: &About, attempt: &Attempt, session: &Session) -> Row {
    let now = rescored(session, &about.errata).outcome;
    let seat = (0..session.count()).find(|seat| {
        session
            .slot_at(*seat)
            .is_some_and(|slot| about.wrong.is(slot))
    });
    let given = seat.and_then(|seat| {
        let given = session.seats().get(usize::from(seat))?.given.as_ref()?;
        Some(session.slot_at(seat)?.posed.task.named(given))
    });
    let counted = seat.and_then(|seat| now.seats.get(usize::from(seat)));
    let (points, of) = counted
        .map(|seat| (seat.points, seat.of))
        .unwrap_or_default();
    Row {
        learner: about.called(attempt).to_owned(),
        attempt: attempt.id.to_string(),
        course: attempt.course.to_string(),
        version: attempt.version.clone(),
        opened: attempt.opened.local_date().to_string(),
        given,
        points: hundredths(points),
        of: hundredths(of),
        result: match now.passed {
            Some(true) => "passed",
            Some(false) => "not passed",
            None => "no pass mark",
        },
    }
}

#[derive(Serialize)]
struct Shown<'a> {
    schema: &'static str,
    item: String,
    revision: u32,
    variant: Option<String>,
    stem: Option<String>,
    exams: Vec<Row>,
    open_exams: usize,
    private: usize,
    erased: u32,
    choices: Vec<Turns<'a>>,
    errata: Vec<String>,
}

// An exam that showed it: what was given to it and what that earns now, with the errata in force; and the exam's result.
#[derive(Serialize)]
struct Row {
    learner: String,
    attempt: String,
    course: String,
    version: String,
    opened: String,
    given: Option<String>,
    points: f64,
    of: f64,
    result: &'static str,
}

#[derive(Serialize)]
struct Turns<'a> {
    choice: &'a str,
    accept: Option<String>,
    passes: Vec<String>,
    kept: Vec<String>,
}

impl<'a> Shown<'a> {
    fn of(about: &About, choices: &'a [(Choice, Effect<'_>)]) -> Shown<'a> {
        let ids = |effect: &Effect<'_>, change| -> Vec<String> {
            let some = effect.get(&change).into_iter().flatten();
            some.map(|attempt| attempt.id.to_string()).collect()
        };
        let turns = |(choice, effect): &'a (Choice, Effect<'_>)| Turns {
            choice: choice.name(),
            accept: match choice {
                Choice::Accept(accepted) => accepted.first().map(ToString::to_string),
                Choice::Drop | Choice::NoChange => None,
            },
            passes: ids(effect, Change::Passes),
            kept: ids(effect, Change::Kept),
        };
        let errata = about.errata.iter();
        Shown {
            schema: "tutela.erratum-report/1",
            item: about.wrong.item.to_string(),
            revision: about.wrong.revision,
            variant: about.wrong.variant.as_ref().map(ToString::to_string),
            stem: about.stem(),
            exams: rows(about),
            open_exams: about.open_exams(),
            private: about.private(),
            erased: about.met.erased,
            choices: choices.iter().map(turns).collect(),
            errata: errata
                .filter(|one| one.is_in_force() && one.said.wrong.item == about.wrong.item)
                .map(|one| one.said.id.to_string())
                .collect(),
        }
    }
}

fn hundredths(points: Points) -> f64 {
    f64::from(points.0) / 100.0
}

fn points(value: f64) -> String {
    format!("{value}")
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The attempts of an effect, with the beginning of each id: `ana 5f0c1a2b`.
pub(super) fn attempts(about: &About, attempts: &[&Attempt]) -> Vec<String> {
    attempts
        .iter()
        .map(|attempt| format!("{} (attempt {})", about.called(attempt), short(attempt)))
        .collect()
}
