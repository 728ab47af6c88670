//! A session with its store: next state, append, keep; resume by replay. What `apply` has returned is on the disk.

mod errata;

use std::cell::Cell;
use std::sync::Arc;

use rand::rngs::ChaCha12Rng;
use rand::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::core::session::form::{Form, Unpackable};
use crate::core::session::state::{How, Refused};
use crate::core::session::{Behaviour, Event, Response, Screen, Session};
use crate::core::standing::progress::Sat;
use crate::core::text::Lang;
use crate::core::time::Stamp;
use crate::store::{
    AppendError, Attempt, AttemptId, Ending, LearnerId, NewAttempt, NewEvent, Place, Seen, Store,
    StoreError, Which,
};

pub use errata::{Met, errata, errata_at, is_being_sat, is_met_since, met};

/// An attempt that somebody sits.
pub struct Sitting<'s> {
    store: &'s mut Store,
    id: AttemptId,
    session: Session,
    seq: u32,
    salts: Salts,
    // The language of the newest screen: what is answered next is answered in it.
    lang: Cell<Lang>,
}

/// Why an event was not kept. The session is as the records have it, and the same may be tried again.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// The session does not allow it.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Another window has gone on with this attempt; the session now stands where that one is.
    #[error("this attempt was continued in another window; this answer was not kept")]
    Elsewhere,
    /// There is no space for it.
    #[error("there is no space left on the disk; this answer is not saved")]
    Full,
    /// The records failed in another way.
    #[error(transparent)]
    Store(StoreError),
    /// The records no longer say what this program wrote.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Why an attempt cannot be read back.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The records cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The form cannot be opened.
    #[error("attempt {0}: {1}")]
    Form(AttemptId, Unpackable),
    /// What it held was forgotten or erased.
    #[error("attempt {0}: what it held was erased")]
    Erased(AttemptId),
    /// An event is not one, or cannot follow the one before.
    #[error("attempt {attempt}: event {seq} cannot be read: {why}")]
    Event {
        /// The attempt.
        attempt: AttemptId,
        /// The event's number.
        seq: u32,
        /// What is wrong with it.
        why: String,
    },
    /// An erratum is not one that this program knows.
    #[error("the erratum in register entry {entry} cannot be read: {why}")]
    Erratum {
        /// Its number in the register.
        entry: u32,
        /// What is wrong with it.
        why: String,
    },
}

/// What opens an attempt.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Its id.
    pub id: AttemptId,
    /// Whose it is; `None` for anonymous practice.
    pub learner: Option<LearnerId>,
    /// A seed or clock was given.
    pub rehearsal: bool,
    /// When.
    pub at: Stamp,
    /// Random bytes for the salts of its events.
    pub entropy: [u8; 32],
}

/// How far back a clock may step (to the second, as time servers correct it) before an event is marked.
const CLOCK_SLACK: i64 = 60;

// An event as its body is stored.
#[derive(Serialize, Deserialize)]
struct Body {
    #[serde(flatten)]
    event: Event,
    // The computer's clock said an earlier time than the event before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    clock_set_back: bool,
    // The language an answered question was shown in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lang: Option<Lang>,
}

impl<'s> Sitting<'s> {
    /// Opens an attempt at a form.
    ///
    /// # Errors
    /// The records cannot take it; nothing of it is kept then.
    pub fn open(
        store: &'s mut Store,
        form: Form,
        opening: &Opening,
    ) -> Result<Sitting<'s>, NotKept> {
        let form = Arc::new(form);
        let event = Event::Opened {
            rehearsal: opening.rehearsal,
        };
        let session = Session::new(form.clone()).after(&event, opening.at.utc)?;
        let mut salts = Salts::new(opening.entropy);
        let shown: Vec<Seen> = (0..session.count())
            .filter_map(|seat| seen(&session, seat))
            .collect();
        let packed = form.pack();
        let new = NewAttempt {
            id: opening.id,
            learner: opening.learner,
            course: &form.course.id,
            version: &form.course.version,
            course_digest: &form.course.digest,
            behaviour: form.behaviour,
            rehearsal: opening.rehearsal,
            form: &packed,
            slots: &shown,
            at: opening.at,
            salt: salts.next(),
            body: &body(&event, false, None),
        };
        let head = store.open_attempt(&new).map_err(not_kept)?;
        Ok(Sitting {
            store,
            id: opening.id,
            session,
            seq: head.seq,
            salts,
            lang: Cell::new(Lang::EN),
        })
    }

    /// Goes on with an open attempt: replays it, and begins a run.
    ///
    /// # Errors
    /// It cannot be read back, is closed, or the records cannot take the new run.
    pub fn resume(
        store: &'s mut Store,
        id: AttemptId,
        now: Stamp,
        entropy: [u8; 32],
    ) -> Result<Sitting<'s>, NotKept> {
        let (session, seq) = replay(store, id)?;
        let mut sitting = Sitting {
            store,
            id,
            session,
            seq,
            salts: Salts::new(entropy),
            lang: Cell::new(Lang::EN),
        };
        sitting.apply(Event::Resumed, now)?;
        Ok(sitting)
    }

    /// The attempt's id.
    pub fn id(&self) -> AttemptId {
        self.id
    }

    /// Where the records are.
    pub fn place(&self) -> &Place {
        self.store.place()
    }

    /// The session as the records have it.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What the learner sees.
    pub fn screen(&self, now: Stamp, lang: Lang) -> Screen {
        self.lang.set(lang);
        self.session.screen(now.utc, lang)
    }

    /// Lets an event happen: when this returns, it is durable.
    ///
    /// # Errors
    /// [`NotKept`]; nothing was written, and the session is as the records have it.
    pub fn apply(&mut self, event: Event, now: Stamp) -> Result<(), NotKept> {
        let event = self.settled(event);
        let last = self.session.last().unwrap_or(now.utc);
        let set_back = now.utc.as_second() + CLOCK_SLACK < last.as_second();
        let at = now.at(now.utc.max(last));
        let next = self.session.after(&event, at.utc)?;
        let shows: Vec<Seen> = (0..next.count())
            .filter(|seat| {
                let held =
                    |session: &Session| session.seats().get(usize::from(*seat)).map(|s| s.holds);
                held(&next) != held(&self.session)
            })
            .filter_map(|seat| seen(&next, seat))
            .collect();
        let new = NewEvent {
            seq: self.seq + 1,
            at,
            salt: self.salts.next(),
            body: &body(&event, set_back, self.lang_of(&event)),
            ends: next.closed().map(|how| match how {
                How::Submitted => Ending::Submitted,
                How::TimedOut => Ending::TimedOut,
            }),
            shows: &shows,
        };
        match self.store.append(self.id, &new) {
            Ok(head) => {
                self.seq = head.seq;
                self.session = next;
                Ok(())
            }
            Err(AppendError::Taken { .. } | AppendError::Closed(_)) => {
                (self.session, self.seq) = replay(self.store, self.id)?;
                Err(NotKept::Elsewhere)
            }
            Err(AppendError::Store(error)) => Err(not_kept(error)),
        }
    }

    fn lang_of(&self, event: &Event) -> Option<Lang> {
        let Event::Answered { seat, .. } = event else {
            return None;
        };
        let slot = self.session.slot_at(*seat)?;
        Some(slot.posed.language_for(self.lang.get()))
    }

    // Typed words that match are kept as the author wrote them, others cut to what may be kept.
    fn settled(&self, event: Event) -> Event {
        match event {
            Event::Answered { seat, response } => {
                let slot = self.session.slot_at(seat);
                let response: Response = match slot {
                    Some(slot) => slot.posed.task.settled(response),
                    None => response,
                };
                Event::Answered { seat, response }
            }
            other => other,
        }
    }
}

/// An attempt as its records lead to it, and the number of its newest event.
///
/// # Errors
/// [`Unreadable`]: something is missing, changed, or was erased.
pub fn replay(store: &Store, id: AttemptId) -> Result<(Session, u32), Unreadable> {
    let stored = store.form(id)?;
    let form = stored.body.ok_or(Unreadable::Erased(id))?;
    let form = Form::unpack(&form, &stored.contents).map_err(|why| Unreadable::Form(id, why))?;
    let mut session = Session::new(Arc::new(form));
    let mut newest = 0;
    for event in store.events(id)? {
        let unreadable = |why: String| Unreadable::Event {
            attempt: id,
            seq: event.seq,
            why,
        };
        let text = event.body.as_ref().ok_or(Unreadable::Erased(id))?;
        let body: Body = serde_json::from_str(text).map_err(|e| unreadable(e.to_string()))?;
        session = session
            .after(&body.event, event.at.utc)
            .map_err(|refused| unreadable(refused.to_string()))?;
        newest = event.seq;
    }
    Ok((session, newest))
}

/// What a certificate tells of how an attempt was sat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// The languages its answered questions were shown in, in order of first use.
    pub languages: Vec<Lang>,
    /// Whether the clock was set back at some event: a person then has to confirm the date.
    pub clock_set_back: bool,
}

/// The circumstances of an attempt.
///
/// # Errors
/// The records cannot be read.
pub fn circumstances(store: &Store, id: AttemptId) -> Result<Circumstances, StoreError> {
    let mut found = Circumstances::default();
    for event in store.events(id)? {
        let body = event.body.as_deref().map(serde_json::from_str::<Body>);
        if let Some(Ok(body)) = body {
            found.clock_set_back |= body.clock_set_back;
            if let Some(lang) = body.lang.filter(|lang| !found.languages.contains(lang)) {
                found.languages.push(lang);
            }
        }
    }
    Ok(found)
}

/// A learner's attempts as standing sees them, oldest first, each with its record, errata counted in. What was erased is
/// left out.
///
/// # Errors
/// The records cannot be read, or an attempt in them cannot be replayed.
pub fn sat(store: &Store, which: Which<'_>) -> Result<Vec<(Attempt, Sat)>, Unreadable> {
    let errata = errata(store)?;
    let mut all = Vec::new();
    for attempt in store.attempts(which)? {
        match replay(store, attempt.id) {
            Ok((session, _)) => {
                if let Some(sat) = Sat::of(attempt.id.to_string(), &session, &errata) {
                    all.push((attempt, sat));
                }
            }
            Err(Unreadable::Erased(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

/// The attempt a learner would go on with: the open one in which something last happened.
///
/// # Errors
/// The records cannot be read.
pub fn newest_open(
    store: &Store,
    learner: LearnerId,
    behaviour: Option<Behaviour>,
) -> Result<Option<Attempt>, StoreError> {
    let open = store.attempts(Which {
        learner: Some(learner),
        open: Some(true),
        behaviour,
        ..Which::default()
    })?;
    Ok(open.into_iter().max_by_key(|attempt| attempt.last.utc))
}

fn seen(session: &Session, seat: u16) -> Option<Seen> {
    let slot = session.slot_at(seat)?;
    Some(Seen {
        slot: seat + 1,
        item: slot.item.clone(),
        revision: slot.revision,
    })
}

fn body(event: &Event, clock_set_back: bool, lang: Option<Lang>) -> String {
    let body = Body {
        event: event.clone(),
        clock_set_back,
        lang,
    };
    serde_json::to_string(&body).expect("an event has text keys and no failing parts")
}

fn not_kept(error: StoreError) -> NotKept {
    match error {
        StoreError::Full => NotKept::Full,
        other => NotKept::Store(other),
    }
}

// Salts for the events of one run, from one handful of the host's random bytes.
struct Salts(ChaCha12Rng);

impl Salts {
    fn new(entropy: [u8; 32]) -> Salts {
        Salts(ChaCha12Rng::from_seed(entropy))
    }

    fn next(&mut self) -> [u8; 16] {
        let mut salt = [0; 16];
        self.0.fill_bytes(&mut salt);
        salt
    }
}
