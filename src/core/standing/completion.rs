//! Completion: a fold of a learner's attempts over the course's conditions, each met or not.

use super::progress::{Sat, active_time, is_read};
use crate::core::content::Course;
use crate::core::content::course::Lessons;
use crate::core::id::LessonId;
use crate::core::session::Behaviour;
use crate::core::time::Span;

/// One thing a course asks for before it is complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Lessons read.
    Lessons {
        /// How many are.
        read: u16,
        /// How many must be.
        need: u16,
    },
    /// Active time; compared to the second.
    ActiveTime {
        /// What was counted.
        have: Span,
        /// What must be.
        need: Span,
    },
    /// The exam passed.
    Exam {
        /// Whether it is.
        passed: bool,
    },
    /// Sections of the exam that must be reached on their own, in the attempt that came furthest.
    Sections {
        /// How many are reached.
        reached: u16,
        /// How many must be.
        need: u16,
    },
    /// The statement the learner signs.
    Attestation {
        /// Whether it was signed for the attempt that passed.
        given: bool,
    },
}

impl Condition {
    /// The name JSON uses.
    pub fn name(&self) -> &'static str {
        match self {
            Condition::Lessons { .. } => "lessons",
            Condition::ActiveTime { .. } => "active-time",
            Condition::Exam { .. } => "exam",
            Condition::Sections { .. } => "sections",
            Condition::Attestation { .. } => "attestation",
        }
    }

    /// Whether it is met.
    pub fn is_met(&self) -> bool {
        match self {
            Condition::Lessons { read, need } => read >= need,
            Condition::ActiveTime { have, need } => have >= need,
            Condition::Exam { passed } => *passed,
            Condition::Sections { reached, need } => reached >= need,
            Condition::Attestation { given } => *given,
        }
    }

    /// What there is and what there must be, as JSON says them (counts; whole minutes rounded down; yes or no).
    pub fn have_and_need(&self) -> (String, String) {
        let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
        match self {
            Condition::Lessons { read, need } => (read.to_string(), need.to_string()),
            Condition::ActiveTime { have, need } => (clock(*have), clock(*need)),
            Condition::Exam { passed } => (yes(*passed), yes(true)),
            Condition::Sections { reached, need } => (reached.to_string(), need.to_string()),
            Condition::Attestation { given } => (yes(*given), yes(true)),
        }
    }
}

/// A length as `19:59` (minutes and seconds).
pub fn clock(span: Span) -> String {
    format!("{}:{:02}", span.0 / 60, span.0 % 60)
}

/// The conditions of a course for one learner, in the order in which they are worked off.
pub fn conditions(course: &Course, sat: &[Sat], attested: bool) -> Vec<Condition> {
    let mut conditions = Vec::new();
    let lessons = required_lessons(course);
    if !lessons.is_empty() {
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        conditions.push(Condition::Lessons {
            read: count(lessons.iter().filter(|id| is_read(id, sat)).count()),
            need: count(lessons.len()),
        });
    }
    if let Some(need) = course.completion.active_time {
        conditions.push(Condition::ActiveTime {
            have: active_time(sat),
            need,
        });
    }
    if course.completion.exam {
        conditions.push(Condition::Exam {
            passed: passing(course, sat).is_some(),
        });
        let best = exams(course, sat).map(|s| s.sections).max();
        let need = course.exam.iter().flat_map(|exam| &exam.sections);
        let need = need.filter(|section| section.must_reach.is_some()).count();
        if need > 0 {
            conditions.push(Condition::Sections {
                reached: best.map_or(0, |(reached, _)| reached),
                need: u16::try_from(need).unwrap_or(u16::MAX),
            });
        }
    }
    if course.completion.attestation.is_some() {
        conditions.push(Condition::Attestation { given: attested });
    }
    conditions
}

/// The attempt a certificate would speak of: the latest passed exam of this version of the course, or, where no exam
/// is asked for, the latest reading.
pub fn passing<'s>(course: &Course, sat: &'s [Sat]) -> Option<&'s Sat> {
    match course.completion.exam {
        true => exams(course, sat)
            .filter(|s| s.passed == Some(true))
            .max_by_key(|s| s.closed.map(|(at, _)| at)),
        false => sat
            .iter()
            .filter(|s| s.counts() && s.version == course.version)
            .filter(|s| s.lesson.as_ref().is_some_and(|(_, read)| *read))
            .max_by_key(|s| s.opened),
    }
}

/// The lessons that must have been read.
pub fn required_lessons(course: &Course) -> Vec<LessonId> {
    match &course.completion.lessons {
        Lessons::All => course.lessons().map(|lesson| lesson.id.clone()).collect(),
        Lessons::None => Vec::new(),
        Lessons::Only(ids) => ids.clone(),
    }
}

fn exams<'s>(course: &Course, sat: &'s [Sat]) -> impl Iterator<Item = &'s Sat> {
    let version = course.version.clone();
    sat.iter().filter(move |s| {
        s.counts() && s.behaviour == Behaviour::Exam && s.closed.is_some() && s.version == version
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nineteen_fifty_nine_of_twenty_minutes_is_not_met_and_twenty_is() {
        let need = Span::minutes(20);
        let at = |seconds| Condition::ActiveTime {
            have: Span(seconds),
            need,
        };
        assert!(!at(19 * 60 + 59).is_met());
        assert!(at(20 * 60).is_met());
        assert_eq!(at(1199).have_and_need(), ("19:59".into(), "20:00".into()));
    }
}
