//! What can be asked of a session without changing it.

use std::sync::Arc;

use jiff::Timestamp;

use super::form::{Form, Slot};
use super::state::{Holds, How, Seat, Session, Stage};
use crate::core::content::blueprint::ExamClock;
use crate::core::score::{Credit, Points};
use crate::core::time::{Span, seconds_between};

impl Session {
    /// The form.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// Where the learner is.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The questions in their turns.
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    /// How many questions there are by now.
    pub fn count(&self) -> u16 {
        u16::try_from(self.seats.len()).unwrap_or(u16::MAX)
    }

    /// The slot that sits at `seat`.
    pub fn slot_at(&self, seat: u16) -> Option<&Slot> {
        self.held(self.seats.get(usize::from(seat))?.holds)
    }

    /// What was before the learner's eyes, in the order in which it first was; also what another question then took the
    /// place of.
    pub fn met(&self) -> impl Iterator<Item = &Slot> {
        self.met.iter().filter_map(|holds| self.held(*holds))
    }

    fn held(&self, holds: Holds) -> Option<&Slot> {
        let form = &self.form;
        match holds {
            Holds::Slot(at) => form.slots.get(usize::from(at)),
            Holds::Alternate(at) => form.alternates.get(&at),
            Holds::Reserve(at) => form.reserve.get(usize::from(at)),
        }
    }

    /// Whether `/another` has something to put in this seat.
    pub fn has_other(&self, seat: u16) -> bool {
        self.other_for(seat).is_some()
    }

    /// Whether a seed or clock was given: never certified.
    pub fn is_rehearsal(&self) -> bool {
        self.rehearsal
    }

    /// Whether a run has begun and has not ended.
    pub fn is_running(&self) -> bool {
        self.running
    }

    /// How it closed; `None` while it is open.
    pub fn closed(&self) -> Option<How> {
        match self.stage {
            Stage::Closed(how) => Some(how),
            Stage::Unopened
            | Stage::Page(_)
            | Stage::Asking(_)
            | Stage::Explaining(_)
            | Stage::Ending => None,
        }
    }

    /// When it was opened.
    pub fn opened(&self) -> Option<Timestamp> {
        self.opened
    }

    /// When something last happened.
    pub fn last(&self) -> Option<Timestamp> {
        self.last
    }

    /// Active time so far (rule [`crate::core::time::ACTIVE_TIME_RULE`]).
    pub fn active_time(&self) -> Span {
        self.active.total()
    }

    /// Whether every page of the lesson has been turned.
    pub fn is_lesson_read(&self) -> bool {
        self.lesson_read
    }

    /// Time left at `now`; `None` without a limit.
    pub fn time_left(&self, now: Timestamp) -> Option<Span> {
        let limit = self.form.rules.time_limit?;
        let used = match self.form.rules.clock {
            ExamClock::Runs => self.opened.map_or(0, |opened| seconds_between(opened, now)),
            ExamClock::Stops if self.running => {
                self.clock + self.last.map_or(0, |last| seconds_between(last, now))
            }
            ExamClock::Stops => self.clock,
        };
        Some(Span(limit.0.saturating_sub(used)))
    }

    /// Whether a seat has a whole answer.
    pub fn is_answered(&self, seat: u16) -> bool {
        let given = self
            .seats
            .get(usize::from(seat))
            .and_then(|s| s.given.as_ref());
        match (given, self.slot_at(seat)) {
            (Some(response), Some(slot)) => slot.posed.task.is_complete(response),
            (None, _) | (_, None) => false,
        }
    }

    /// How many seats have a whole answer.
    pub fn answered(&self) -> u16 {
        let count = (0..self.count())
            .filter(|seat| self.is_answered(*seat))
            .count();
        u16::try_from(count).unwrap_or(u16::MAX)
    }

    /// What a seat has earned and could earn.
    pub fn earned(&self, seat: u16) -> (Points, Points) {
        let Some(slot) = self.slot_at(seat) else {
            return (Points(0), Points(0));
        };
        let given = self
            .seats
            .get(usize::from(seat))
            .and_then(|s| s.given.as_ref());
        let credit = given
            .and_then(|response| slot.posed.task.score(response))
            .unwrap_or(Credit::NONE);
        (slot.posed.points.earned(credit), slot.posed.points)
    }
}
