//! Instants, lengths of time as authors write them, and active time. Reads no clock.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

/// An instant with the offset of the place where it happened, so that the local date can be printed for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// The instant, in UTC.
    pub utc: Timestamp,
    /// Seconds east of UTC where it happened.
    pub offset: i32,
}

impl Stamp {
    /// The date on the wall where it happened.
    pub fn local_date(self) -> Date {
        self.local().date()
    }

    /// Date and time on the wall where it happened.
    pub fn local(self) -> jiff::civil::DateTime {
        let offset = Offset::from_seconds(self.offset).unwrap_or(Offset::UTC);
        offset.to_datetime(self.utc)
    }

    /// The same wall offset at another instant.
    pub fn at(self, utc: Timestamp) -> Stamp {
        Stamp { utc, ..self }
    }

    /// `+01:00`, `-06:00`.
    pub fn offset_text(self) -> String {
        let minutes = self.offset.abs() / 60;
        let sign = if self.offset < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// Whole seconds from `from` to `to`, never negative.
pub fn seconds_between(from: Timestamp, to: Timestamp) -> u32 {
    u32::try_from((to.as_second() - from.as_second()).max(0)).unwrap_or(u32::MAX)
}

/// The instant `seconds` after `from`; the end of time where that would pass it.
pub fn after_seconds(from: Timestamp, seconds: u32) -> Timestamp {
    Timestamp::from_second(from.as_second().saturating_add(i64::from(seconds)))
        .unwrap_or(Timestamp::MAX)
}

/// A length of time within a day or so, as authors write it: `30 min`, `1 h`, `90 s`. In seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(pub u32);

impl Span {
    /// A number of minutes.
    pub const fn minutes(minutes: u32) -> Span {
        Span(minutes * 60)
    }

    /// Whole minutes, rounded down: 19:59 is 19.
    pub fn whole_minutes(self) -> u32 {
        self.0 / 60
    }
}

impl fmt::Display for Span {
    /// The largest unit that is exact: `1 h`, `90 min`, `45 s`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            s if s > 0 && s % 3600 == 0 => write!(f, "{} h", s / 3600),
            s if s % 60 == 0 => write!(f, "{} min", s / 60),
            s => write!(f, "{s} s"),
        }
    }
}

/// A length on the calendar: `12 months`, `90 days`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// Calendar months; the end of a month is clamped.
    Months(u16),
    /// Days.
    Days(u16),
}

impl Calendar {
    /// The date this long after `date`: 31 January and one month is the last of February.
    pub fn after(self, date: Date) -> Date {
        let span = match self {
            Calendar::Months(n) => jiff::Span::new().months(n),
            Calendar::Days(n) => jiff::Span::new().days(n),
        };
        date.saturating_add(span)
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Calendar::Months(n) => write!(f, "{n} months"),
            Calendar::Days(n) => write!(f, "{n} days"),
        }
    }
}

/// How long a certificate holds, by the rule of its course. The last day it holds is always a whole day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Validity {
    /// Without end.
    #[default]
    Unlimited,
    /// So long after completion: the same day of a later month, the last of it where it has no such day.
    For(Calendar),
    /// Until this day, whenever it was completed.
    Until(Date),
    /// To the end of the licence cycle that the completion falls into.
    Cycle {
        /// How long a cycle is.
        length: Calendar,
        /// The last day of one of everybody's cycles; `None` where each licence has its own.
        ends: Option<Date>,
    },
}

/// The course asks for the end of the learner's licence, and nobody has said it: no day can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLicenceEnd;

impl Validity {
    /// The last day it holds, completed on `date`; `None` without end. `licence` is the last day of a cycle of the
    /// learner's own licence, which goes before the one that the course states for everybody; the other cycles are
    /// counted from it, backwards too.
    ///
    /// # Errors
    /// [`NoLicenceEnd`]: it holds by a licence cycle, and neither learner nor course has one.
    pub fn until(self, date: Date, licence: Option<Date>) -> Result<Option<Date>, NoLicenceEnd> {
        match self {
            Validity::Unlimited => Ok(None),
            Validity::For(length) => Ok(Some(length.after(date))),
            Validity::Until(day) => Ok(Some(day)),
            Validity::Cycle { length, ends } => {
                let ends = licence.or(ends).ok_or(NoLicenceEnd)?;
                Ok(Some(cycle_end(length, ends, date)))
            }
        }
    }
}

// Every end is counted from the one that is given, never from the one before it: a cycle that ends on the 31st is back
// on the 31st after a February.
fn cycle_end(length: Calendar, ends: Date, date: Date) -> Date {
    let end = |count: i64| {
        let span = match length {
            Calendar::Months(n) => jiff::Span::new().try_months(count * i64::from(n.max(1))),
            Calendar::Days(n) => jiff::Span::new().try_days(count * i64::from(n.max(1))),
        };
        span.map_or(Date::MAX, |span| ends.saturating_add(span))
    };
    // Where to begin to look: no later than the cycle that is sought. No month is longer than 31 days, none shorter
    // than 28.
    let days = i64::from((date - ends).get_days());
    let (longest, shortest) = match length {
        Calendar::Months(n) => (31 * i64::from(n.max(1)), 28 * i64::from(n.max(1))),
        Calendar::Days(n) => (i64::from(n.max(1)), i64::from(n.max(1))),
    };
    let mut count = match days < 0 {
        true => days / shortest - 1,
        false => days / longest,
    };
    while end(count) < date && end(count) < Date::MAX {
        count += 1;
    }
    end(count)
}

/// Number of the rule that [`Active`] follows, stored beside every total.
pub const ACTIVE_TIME_RULE: u32 = 1;

/// The longest gap between two inputs that counts whole, in seconds.
const LONGEST_GAP: u32 = 180;

/// Active time of an attempt: the gaps between two inputs of one run, each counted up to three minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Active {
    total: u32,
    last: Option<Timestamp>,
}

impl Active {
    /// Somebody did something at `at`.
    pub fn input(&mut self, at: Timestamp) {
        if let Some(last) = self.last {
            self.total = self
                .total
                .saturating_add(seconds_between(last, at).min(LONGEST_GAP));
        }
        self.last = Some(at);
    }

    /// A run begins at `at`: the time away before it does not count.
    pub fn begin(&mut self, at: Timestamp) {
        self.last = Some(at);
    }

    /// The run ends at `at` (a pause is an input too).
    pub fn end(&mut self, at: Timestamp) {
        self.input(at);
        self.last = None;
    }

    /// What was counted so far.
    pub fn total(self) -> Span {
        Span(self.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    #[test]
    fn a_long_gap_counts_three_minutes_and_a_pause_not_at_all() {
        let mut active = Active::default();
        active.begin(at(0));
        active.input(at(60));
        active.input(at(1000));
        active.end(at(1010));
        active.begin(at(5000));
        active.input(at(5001));
        assert_eq!(active.total(), Span(60 + 180 + 10 + 1));
    }

    #[test]
    fn nineteen_fifty_nine_is_nineteen_minutes() {
        assert_eq!(Span(19 * 60 + 59).whole_minutes(), 19);
        assert!(Span(19 * 60 + 59) < Span::minutes(20));
    }

    #[test]
    fn a_month_after_the_thirty_first_is_the_last_of_the_month() {
        let date: Date = "2026-01-31".parse().expect("a date");
        assert_eq!(Calendar::Months(1).after(date).to_string(), "2026-02-28");
        assert_eq!(Calendar::Months(12).after(date).to_string(), "2027-01-31");
    }

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn a_certificate_holds_by_the_rule_of_its_course() {
        let biennium = Validity::Cycle {
            length: Calendar::Months(24),
            ends: Some(date("2027-07-31")),
        };
        let last_of_february = Validity::Cycle {
            length: Calendar::Months(1),
            ends: Some(date("2027-01-31")),
        };
        let days = Validity::Cycle {
            length: Calendar::Days(90),
            ends: Some(date("2026-12-31")),
        };
        for (rule, completed, until) in [
            (Validity::Unlimited, "2026-11-22", None),
            (
                Validity::For(Calendar::Months(12)),
                "2026-11-22",
                Some("2027-11-22"),
            ),
            (
                Validity::For(Calendar::Months(12)),
                "2024-02-29",
                Some("2025-02-28"),
            ),
            (
                Validity::For(Calendar::Months(48)),
                "2024-02-29",
                Some("2028-02-29"),
            ),
            (
                Validity::For(Calendar::Months(6)),
                "2025-08-31",
                Some("2026-02-28"),
            ),
            (
                Validity::For(Calendar::Days(90)),
                "2026-03-01",
                Some("2026-05-30"),
            ),
            (
                Validity::Until(date("2027-06-30")),
                "2026-11-22",
                Some("2027-06-30"),
            ),
            (biennium, "2025-08-01", Some("2027-07-31")),
            (biennium, "2027-07-31", Some("2027-07-31")),
            (biennium, "2027-08-01", Some("2029-07-31")),
            (biennium, "2025-07-31", Some("2025-07-31")),
            (biennium, "1999-01-01", Some("1999-07-31")),
            (biennium, "2061-12-01", Some("2063-07-31")),
            (last_of_february, "2027-02-03", Some("2027-02-28")),
            (last_of_february, "2027-03-01", Some("2027-03-31")),
            (last_of_february, "2026-11-30", Some("2026-11-30")),
            (days, "2026-12-31", Some("2026-12-31")),
            (days, "2027-01-01", Some("2027-03-31")),
            (days, "2026-10-02", Some("2026-10-02")),
            (days, "2026-10-03", Some("2026-12-31")),
        ] {
            let found = rule.until(date(completed), None);
            let found = found.map(|until| until.map(|day| day.to_string()));
            let until = until.map(str::to_owned);
            assert_eq!(found, Ok(until), "{rule:?} {completed}");
        }
    }

    #[test]
    fn a_learners_own_licence_goes_before_the_cycle_of_the_course() {
        let length = Calendar::Months(24);
        let everybodys = Validity::Cycle {
            length,
            ends: Some(date("2027-07-31")),
        };
        let own = Validity::Cycle { length, ends: None };
        for (rule, licence, completed, until) in [
            (own, Some("2027-02-28"), "2026-11-22", Ok("2027-02-28")),
            (own, Some("2027-02-28"), "2027-02-28", Ok("2027-02-28")),
            (own, Some("2027-02-28"), "2027-03-01", Ok("2029-02-28")),
            // A licence that was renewed since, entered with its next end: the cycle that was the one on that day.
            (own, Some("2029-02-28"), "2026-11-22", Ok("2027-02-28")),
            (own, Some("2024-02-29"), "2025-01-01", Ok("2026-02-28")),
            (own, Some("2024-02-29"), "2027-01-01", Ok("2028-02-29")),
            (
                everybodys,
                Some("2026-12-31"),
                "2026-11-22",
                Ok("2026-12-31"),
            ),
            (everybodys, None, "2026-11-22", Ok("2027-07-31")),
            (own, None, "2026-11-22", Err(NoLicenceEnd)),
        ] {
            let found = rule.until(date(completed), licence.map(date));
            assert_eq!(
                found,
                until.map(|day| Some(date(day))),
                "{rule:?} {completed}"
            );
        }
        // Where the rule is another, a licence changes nothing.
        let year = Validity::For(Calendar::Months(12));
        let found = year.until(date("2026-11-22"), Some(date("2026-12-31")));
        assert_eq!(found, Ok(Some(date("2027-11-22"))));
    }

    #[test]
    fn the_local_date_can_differ_from_the_utc_date() {
        let stamp = Stamp {
            utc: "2026-11-23T03:00:00Z".parse().expect("an instant"),
            offset: -6 * 3600,
        };
        assert_eq!(stamp.local_date().to_string(), "2026-11-22");
        assert_eq!(stamp.offset_text(), "-06:00");
    }
}
