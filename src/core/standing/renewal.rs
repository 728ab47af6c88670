//! When a course that was certified is to be done anew, and what counts for it then.
//!
//! What was done for a certificate counts for that one only: a renewal is the course done again, not an old completion
//! dated anew. Until a renewal is open the learner simply stands where the certificate left them.

use jiff::Timestamp;
use jiff::civil::Date;

use super::completion::{Condition, conditions, passing};
use super::progress::Sat;
use crate::core::content::Course;

/// So many days before a certificate ends its renewal opens by itself; the longest notice that is given of its end.
pub const NOTICE: i32 = 90;

/// The newest certificate a learner was given for a course, whatever became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The course's version it is about.
    pub version: String,
    /// When it was first issued: what was done by then was done for it.
    pub issued: Timestamp,
    /// The last day it holds.
    pub valid_until: Option<Date>,
    /// Whether it was withdrawn.
    pub revoked: bool,
}

/// Whether the course is to be done anew: the certificate was withdrawn, is about another version, ends within
/// [`NOTICE`] days, or the learner has begun of their own accord and come as far as the certificate asks.
pub fn is_open(course: &Course, held: &Held, since: &[Sat], today: Date) -> bool {
    let notice = jiff::Span::new().days(NOTICE);
    let ends = |until: Date| today >= until.saturating_sub(notice);
    held.revoked
        || held.version != course.version
        || held.valid_until.is_some_and(ends)
        || match course.completion.exam {
            true => passing(course, since).is_some(),
            false => conditions(course, since, true)
                .iter()
                .all(Condition::is_met),
        }
}

/// Whether an attempt counts towards a renewal: something was done in it after the certificate.
pub fn counts(sat: &Sat, last: Timestamp, held: &Held) -> bool {
    sat.counts() && last > held.issued
}
