//! What one learner's attempts at one course come to: which lessons are read, whether another exam may be sat.

use jiff::Timestamp;

use crate::core::content::Course;
use crate::core::id::LessonId;
use crate::core::session::erratum::{Erratum, rescored};
use crate::core::session::state::How;
use crate::core::session::{Behaviour, Session};
use crate::core::time::{Span, Stamp, after_seconds};

/// An attempt as standing sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sat {
    /// The attempt's id.
    pub id: String,
    /// The course's version it was sat in.
    pub version: String,
    /// How it behaved.
    pub behaviour: Behaviour,
    /// Whether a seed or clock was given; counts for nothing.
    pub rehearsal: bool,
    /// When it was opened.
    pub opened: Timestamp,
    /// When and how it closed.
    pub closed: Option<(Timestamp, How)>,
    /// Questions answered whole.
    pub answered: u16,
    /// Questions.
    pub of: u16,
    /// Points earned and possible, in hundredths, with the errata in force.
    pub points: (u32, u32),
    /// Whether it was passed; `None` where nothing is passed or is not yet.
    pub passed: Option<bool>,
    /// Sections with a score of their own to reach: reached, and how many there are.
    pub sections: (u16, u16),
    /// Active time.
    pub active: Span,
    /// The lesson, and whether every page was turned.
    pub lesson: Option<(LessonId, bool)>,
    /// What it came to before it was corrected; `None` where no erratum is about it.
    pub corrected: Option<Corrected>,
}

/// An exam that errata are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// Points earned and possible when it was closed, in hundredths.
    pub points: (u32, u32),
    /// Whether it was passed then.
    pub passed: Option<bool>,
    /// When it was recorded that it is passed after all. A pass is never dated back to the exam.
    pub passes_since: Option<Stamp>,
}

impl Sat {
    /// The attempt `id` as far as `session` has come, with errata counted in; `None` before its first event.
    pub fn of(id: impl Into<String>, session: &Session, errata: &[Erratum]) -> Option<Sat> {
        let form = session.form();
        let rescored = rescored(session, errata);
        let (outcome, first) = (rescored.outcome, rescored.first);
        let is_closed = session.closed().is_some();
        let counts = !rescored.errata.is_empty() || rescored.rests_on.is_some();
        let is_corrected = counts && form.behaviour == Behaviour::Exam;
        let passes_since = rescored
            .turned
            .filter(|_| outcome.passed == Some(true))
            .map(|turn| turn.at);
        let own = outcome.sections.iter().filter(|s| s.must_reach.is_some());
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Some(Sat {
            id: id.into(),
            version: form.course.version.clone(),
            behaviour: form.behaviour,
            rehearsal: session.is_rehearsal(),
            opened: session.opened()?,
            closed: session
                .closed()
                .zip(session.last())
                .map(|(how, at)| (at, how)),
            answered: session.answered(),
            of: session.count(),
            points: (outcome.points.0, outcome.of.0),
            passed: outcome.passed.filter(|_| is_closed),
            sections: (
                count(own.clone().filter(|s| s.reached).count()),
                count(own.count()),
            ),
            active: session.active_time(),
            lesson: form
                .lesson
                .as_ref()
                .map(|lesson| (lesson.at.id.clone(), session.is_lesson_read())),
            corrected: is_corrected.then_some(Corrected {
                points: (first.points.0, first.of.0),
                passed: first.passed.filter(|_| is_closed),
                passes_since,
            }),
        })
    }

    /// Whether it counts: a rehearsal never does.
    pub fn counts(&self) -> bool {
        !self.rehearsal
    }
}

/// Whether a lesson has been read in any attempt that counts.
pub fn is_read(lesson: &LessonId, sat: &[Sat]) -> bool {
    sat.iter().filter(|s| s.counts()).any(|s| {
        s.lesson
            .as_ref()
            .is_some_and(|(id, read)| *read && id == lesson)
    })
}

/// Active time over all attempts that count.
pub fn active_time(sat: &[Sat]) -> Span {
    let counted = sat.iter().filter(|s| s.counts());
    Span(counted.fold(0, |sum, s| sum.saturating_add(s.active.0)))
}

/// Why no exam may be begun now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotNow {
    /// The course has no exam.
    #[error("this course has no exam")]
    NoExam,
    /// Every attempt is used.
    #[error("no attempts left: {0} of {0} used")]
    UsedUp(u16),
    /// The wait after a failed attempt is not over.
    #[error("the next attempt can begin at {0}")]
    Wait(Timestamp),
}

/// The number the next exam attempt would have, and how many there may be (`None` without limit). Attempts since the
/// last pass count; `allowed` is how many a coordinator added.
///
/// # Errors
/// [`NotNow`]: the answer is no.
pub fn next_attempt(
    course: &Course,
    sat: &[Sat],
    allowed: u16,
    now: Timestamp,
) -> Result<(u16, Option<u16>), NotNow> {
    let exam = course.exam.as_ref().ok_or(NotNow::NoExam)?;
    let exams = || {
        sat.iter()
            .filter(|s| s.counts() && s.behaviour == Behaviour::Exam && s.closed.is_some())
    };
    let passed_at = exams()
        .filter(|s| s.passed == Some(true))
        .filter_map(|s| s.closed.map(|(at, _)| at))
        .max();
    let since =
        exams().filter(|s| passed_at.is_none_or(|at| s.closed.is_some_and(|(c, _)| c > at)));
    let used = u16::try_from(since.clone().count()).unwrap_or(u16::MAX);
    let limit = exam.attempts.map(|limit| limit.saturating_add(allowed));
    if let Some(limit) = limit.filter(|limit| used >= *limit) {
        return Err(NotNow::UsedUp(limit));
    }
    let last = since.filter_map(|s| s.closed.map(|(at, _)| at)).max();
    match last.map(|at| after_seconds(at, exam.wait.0)) {
        Some(until) if until > now => Err(NotNow::Wait(until)),
        Some(_) | None => Ok((used + 1, limit)),
    }
}
