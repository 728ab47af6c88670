//! The session: the state machine while an attempt is open. Pure; every change is an event, every refusal a value.

use std::sync::Arc;

use jiff::Timestamp;

use super::Behaviour;
use super::event::Event;
use super::form::Form;
use super::response::Response;
use crate::core::score::Credit;
use crate::core::time::{Active, Span, seconds_between};

/// An attempt as far as it has come: a form and a fold over its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub(super) form: Arc<Form>,
    pub(super) seats: Vec<Seat>,
    pub(super) stage: Stage,
    pub(super) rehearsal: bool,
    pub(super) running: bool,
    pub(super) opened: Option<Timestamp>,
    pub(super) last: Option<Timestamp>,
    pub(super) active: Active,
    pub(super) clock: u32,
    pub(super) lesson_read: bool,
    pub(super) met: Vec<Holds>,
}

/// A question in its turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// Which of the form's slots sits here.
    pub holds: Holds,
    /// What was given, whole or in part.
    pub given: Option<Response>,
    /// Whether the answer stands (practice and lessons: after the first whole one).
    pub settled: bool,
    /// Whether it was passed over (a lesson's own question).
    pub skipped: bool,
    /// Marked, to look at again.
    pub flagged: bool,
    /// The seat whose miss brought this question.
    pub after_miss_of: Option<u16>,
    /// Whether its miss brings another question on the point; `None` where nothing was missed.
    pub comes_back: Option<bool>,
}

/// Which of the form's slots a seat holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A drawn slot.
    Slot(u16),
    /// The alternate of a drawn slot.
    Alternate(u16),
    /// A slot of the reserve.
    Reserve(u16),
}

/// Where the learner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing has happened yet.
    Unopened,
    /// On a page of a lesson.
    Page(u16),
    /// At a question.
    Asking(u16),
    /// Reading what was right.
    Explaining(u16),
    /// Past the last question.
    Ending,
    /// Done.
    Closed(How),
}

/// How an attempt closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Handed in.
    Submitted,
    /// Time was up.
    TimedOut,
}

/// Why an event cannot follow. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The first event must open the attempt, and only the first.
    #[error("the attempt must be opened once, at its beginning")]
    Opening,
    /// The attempt is over.
    #[error("this attempt is closed")]
    Closed,
    /// A run must begin before anything else happens.
    #[error("the attempt is paused; it must be resumed first")]
    Paused,
    /// There is no such question.
    #[error("there is no such question")]
    NoSeat,
    /// The response is of another shape or names what is not there.
    #[error("this answer does not fit the question")]
    Unfit,
    /// The answer stands already.
    #[error("this question is answered already")]
    Settled,
    /// Not a move that is allowed here.
    #[error("this cannot be done here")]
    NotHere,
    /// There is no other question to take its place.
    #[error("there is no other question on this point")]
    NoOther,
    /// Time is up.
    #[error("time is up")]
    TimeUp,
    /// Time is not up.
    #[error("time is not up yet")]
    TimeLeft,
}

impl Session {
    /// A session before its first event.
    pub fn new(form: Arc<Form>) -> Session {
        let count = u16::try_from(form.slots.len()).unwrap_or(u16::MAX);
        Session {
            seats: (0..count)
                .map(|slot| Seat::new(Holds::Slot(slot), None))
                .collect(),
            stage: Stage::Unopened,
            rehearsal: false,
            running: false,
            opened: None,
            last: None,
            active: Active::default(),
            clock: 0,
            lesson_read: false,
            met: Vec::new(),
            form,
        }
    }

    /// The session that these events lead to.
    ///
    /// # Errors
    /// The first event that cannot follow, with its place.
    pub fn replay<'e>(
        form: Arc<Form>,
        events: impl IntoIterator<Item = (&'e Event, Timestamp)>,
    ) -> Result<Session, (usize, Refused)> {
        let mut session = Session::new(form);
        for (at, (event, when)) in events.into_iter().enumerate() {
            session = session
                .after(event, when)
                .map_err(|refused| (at, refused))?;
        }
        Ok(session)
    }

    /// The session after `event` at `at`.
    ///
    /// # Errors
    /// [`Refused`]; the session is as it was.
    pub fn after(&self, event: &Event, at: Timestamp) -> Result<Session, Refused> {
        let at = self.last.map_or(at, |last| last.max(at));
        self.allows(event, at)?;
        let mut next = self.clone();
        next.tick(event, at);
        next.apply(event)?;
        next.meet();
        Ok(next)
    }

    // What is asked now is before the learner's eyes.
    fn meet(&mut self) {
        let Stage::Asking(seat) = self.stage else {
            return;
        };
        let holds = self.seats.get(usize::from(seat)).map(|seat| seat.holds);
        self.met
            .extend(holds.filter(|holds| !self.met.contains(holds)));
    }

    // What holds for every stage alike: opened once, not closed, running, in time.
    fn allows(&self, event: &Event, at: Timestamp) -> Result<(), Refused> {
        let opening = matches!(event, Event::Opened { .. });
        match self.stage {
            Stage::Unopened if opening => return Ok(()),
            Stage::Unopened => return Err(Refused::Opening),
            Stage::Closed(_) => return Err(Refused::Closed),
            Stage::Page(_) | Stage::Asking(_) | Stage::Explaining(_) | Stage::Ending => {}
        }
        if opening {
            return Err(Refused::Opening);
        }
        let ending = matches!(event, Event::TimedOut);
        if !self.running && !ending && *event != Event::Resumed {
            return Err(Refused::Paused);
        }
        let up = self.time_left(at) == Some(Span(0));
        match event {
            Event::TimedOut if up => Ok(()),
            Event::TimedOut => Err(Refused::TimeLeft),
            // Coming back, and leaving, change no answer.
            Event::Resumed | Event::Paused => Ok(()),
            Event::Opened { .. }
            | Event::Turned { .. }
            | Event::Answered { .. }
            | Event::Skipped { .. }
            | Event::Flagged { .. }
            | Event::Moved { .. }
            | Event::Swapped { .. }
            | Event::Submitted => match up {
                true => Err(Refused::TimeUp),
                false => Ok(()),
            },
        }
    }

    fn tick(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::Opened { .. } | Event::Resumed => {
                self.opened.get_or_insert(at);
                self.running = true;
                self.active.begin(at);
            }
            Event::Paused | Event::Submitted | Event::TimedOut => {
                self.run_clock(at);
                self.active.end(at);
                self.running = false;
            }
            Event::Turned { .. }
            | Event::Answered { .. }
            | Event::Skipped { .. }
            | Event::Flagged { .. }
            | Event::Moved { .. }
            | Event::Swapped { .. } => {
                self.run_clock(at);
                self.active.input(at);
            }
        }
        self.last = Some(at);
    }

    fn run_clock(&mut self, at: Timestamp) {
        if let Some(last) = self.last.filter(|_| self.running) {
            self.clock = self.clock.saturating_add(seconds_between(last, at));
        }
    }

    fn apply(&mut self, event: &Event) -> Result<(), Refused> {
        match event {
            Event::Opened { rehearsal } => {
                self.rehearsal = *rehearsal;
                self.stage = match &self.form.lesson {
                    Some(_) => Stage::Page(0),
                    None => self.turn_of(0),
                };
            }
            Event::Resumed | Event::Paused => {}
            Event::Turned { page } => self.turn(*page)?,
            Event::Answered { seat, response } => self.answer(*seat, response)?,
            Event::Skipped { seat } => {
                let reading = self.form.behaviour == Behaviour::Reading;
                if !reading || self.stage != Stage::Asking(*seat) {
                    return Err(Refused::NotHere);
                }
                self.seat_mut(*seat)?.skipped = true;
                self.stage = self.turn_of(seat + 1);
            }
            Event::Flagged { seat, on } => {
                if self.form.behaviour == Behaviour::Reading {
                    return Err(Refused::NotHere);
                }
                self.seat_mut(*seat)?.flagged = *on;
            }
            Event::Moved { to } => self.go(*to)?,
            Event::Swapped { seat } => self.swap(*seat)?,
            Event::Submitted => {
                let early = self.form.behaviour != Behaviour::Reading;
                if !early && self.stage != Stage::Ending {
                    return Err(Refused::NotHere);
                }
                self.stage = Stage::Closed(How::Submitted);
            }
            Event::TimedOut => self.stage = Stage::Closed(How::TimedOut),
        }
        Ok(())
    }

    fn turn(&mut self, page: u16) -> Result<(), Refused> {
        let (Stage::Page(now), Some(lesson)) = (self.stage, &self.form.lesson) else {
            return Err(Refused::NotHere);
        };
        let pages = u16::try_from(lesson.pages.len()).unwrap_or(u16::MAX);
        if page > now + 1 || page > pages {
            return Err(Refused::NotHere);
        }
        self.stage = Stage::Page(page);
        if page == pages {
            self.lesson_read = true;
            self.stage = self.turn_of(0);
        }
        Ok(())
    }

    fn answer(&mut self, seat: u16, response: &Response) -> Result<(), Refused> {
        let slot = self.slot_at(seat).ok_or(Refused::NoSeat)?;
        let task = &slot.posed.task;
        let (fits, whole) = (task.fits(response), task.is_complete(response));
        let full = task.score(response).is_some_and(Credit::is_full);
        let here = self.stage == Stage::Asking(seat);
        let held = self.seat_mut(seat)?;
        if held.settled {
            return Err(Refused::Settled);
        }
        if !fits {
            return Err(Refused::Unfit);
        }
        match self.form.behaviour {
            Behaviour::Exam => {
                self.seat_mut(seat)?.given = Some(response.clone());
                if here && whole {
                    self.stage = self.turn_of(seat + 1);
                }
            }
            Behaviour::Practice | Behaviour::Reading => {
                if !here {
                    return Err(Refused::NotHere);
                }
                let held = self.seat_mut(seat)?;
                held.given = Some(response.clone());
                held.settled = whole;
                if whole {
                    self.stage = Stage::Explaining(seat);
                    let missed = !full && self.form.behaviour == Behaviour::Practice;
                    if missed {
                        self.bring_back(seat);
                    }
                }
            }
        }
        Ok(())
    }

    fn go(&mut self, to: u16) -> Result<(), Refused> {
        if to > self.count() {
            return Err(Refused::NoSeat);
        }
        match (self.form.behaviour, self.stage) {
            (Behaviour::Exam, _) => {}
            (Behaviour::Practice | Behaviour::Reading, Stage::Explaining(at)) if to == at + 1 => {}
            (Behaviour::Practice | Behaviour::Reading, _) => return Err(Refused::NotHere),
        }
        self.stage = self.turn_of(to);
        Ok(())
    }

    fn swap(&mut self, seat: u16) -> Result<(), Refused> {
        if self.stage != Stage::Asking(seat) {
            return Err(Refused::NotHere);
        }
        let other = self.other_for(seat).ok_or(Refused::NoOther)?;
        let held = self.seat_mut(seat)?;
        held.holds = other;
        held.given = None;
        Ok(())
    }

    /// What `/another` would put in a seat: the slot's alternate in an exam, the reserve's next in practice.
    pub(super) fn other_for(&self, seat: u16) -> Option<Holds> {
        let held = self.seats.get(usize::from(seat))?;
        match (self.form.behaviour, held.holds) {
            (Behaviour::Exam, Holds::Slot(slot)) => {
                let has = self.form.alternates.contains_key(&slot);
                has.then_some(Holds::Alternate(slot))
            }
            (Behaviour::Exam, Holds::Alternate(_) | Holds::Reserve(_)) => None,
            (Behaviour::Practice, _) => self.next_reserve(seat),
            (Behaviour::Reading, _) => None,
        }
    }

    fn next_reserve(&self, seat: u16) -> Option<Holds> {
        let objective = &self.slot_at(seat)?.objective;
        (0..)
            .zip(&self.form.reserve)
            .find(|(at, slot)| {
                let free = !self.seats.iter().any(|s| s.holds == Holds::Reserve(*at));
                free && slot.objective == *objective
            })
            .map(|(at, _)| Holds::Reserve(at))
    }

    fn bring_back(&mut self, seat: u16) {
        let next = self.next_reserve(seat);
        if let Some(holds) = next {
            self.seats.push(Seat::new(holds, Some(seat)));
        }
        let follows = next.is_some() || self.asks_on(seat);
        if let Ok(held) = self.seat_mut(seat) {
            held.comes_back = Some(follows);
        }
    }

    // Whether a question that is still to come asks for the same as the one at `seat`.
    fn asks_on(&self, seat: u16) -> bool {
        let objective = |seat: u16| self.slot_at(seat).map(|slot| &slot.objective);
        (seat + 1..self.count()).any(|later| objective(later) == objective(seat))
    }

    fn turn_of(&self, seat: u16) -> Stage {
        match seat < self.count() {
            true => Stage::Asking(seat),
            false => Stage::Ending,
        }
    }

    fn seat_mut(&mut self, seat: u16) -> Result<&mut Seat, Refused> {
        self.seats.get_mut(usize::from(seat)).ok_or(Refused::NoSeat)
    }
}

impl Seat {
    fn new(holds: Holds, after_miss_of: Option<u16>) -> Seat {
        Seat {
            holds,
            given: None,
            settled: false,
            skipped: false,
            flagged: false,
            after_miss_of,
            comes_back: None,
        }
    }
}
