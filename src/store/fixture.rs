//! Records for the store's own tests: one learner, one exam, events by number.

use std::collections::BTreeMap;

use super::{
    AppendError, AttemptId, Ending, Head, Learner, LearnerId, NewAttempt, NewCertificate, NewEvent,
    NewLearner, Seen, Store,
};
use crate::core::session::Behaviour;
use crate::core::session::form::{Packed, digest};
use crate::core::time::Stamp;

/// So many seconds after the fixture's beginning, in Chicago.
pub fn at(second: i64) -> Stamp {
    Stamp {
        utc: jiff::Timestamp::from_second(1_795_377_900 + second).expect("an instant"),
        offset: -6 * 3600,
    }
}

/// Bytes that are all alike.
pub fn bytes(byte: u8) -> [u8; 16] {
    [byte; 16]
}

/// A learner of that name; the id is made of `byte`.
pub fn learner(store: &mut Store, byte: u8, name: &str) -> Learner {
    let new = NewLearner {
        id: LearnerId::from_random(bytes(byte)),
        name: name.parse().expect("a name"),
        handle: None,
        language: None,
        at: at(0),
    };
    store.add_learner(new).expect("a learner")
}

/// An open attempt; the id is made of `byte`.
pub fn open(
    store: &mut Store,
    byte: u8,
    learner: Option<LearnerId>,
    behaviour: Behaviour,
) -> AttemptId {
    let content = r#"{"stem":"What does a rate count?"}"#.to_owned();
    let name = digest(content.as_bytes());
    let body = format!(r#"{{"slots":[{{"posed":"{name}"}}]}}"#);
    let form = Packed {
        digest: digest(body.as_bytes()),
        body,
        contents: BTreeMap::from([(name, content)]),
    };
    let id = AttemptId::from_random(bytes(byte));
    let seen = Seen {
        slot: 1,
        item: "rate".parse().expect("an id"),
        revision: 1,
    };
    store
        .open_attempt(&NewAttempt {
            id,
            learner,
            course: &"course".parse().expect("an id"),
            version: "1.0",
            course_digest: "c0",
            behaviour,
            rehearsal: false,
            form: &form,
            slots: &[seen],
            at: at(0),
            salt: bytes(1),
            body: r#"{"event":"opened","rehearsal":false}"#,
        })
        .expect("an attempt");
    id
}

/// Appends event `seq`.
pub fn append(
    store: &mut Store,
    attempt: AttemptId,
    seq: u32,
    body: &str,
) -> Result<Head, AppendError> {
    store.append(attempt, &event(seq, body, None))
}

/// Appends event `seq` as the last.
pub fn submit(store: &mut Store, attempt: AttemptId, seq: u32) -> Head {
    store
        .append(attempt, &event(seq, "submitted", Some(Ending::Submitted)))
        .expect("submitted")
}

fn event(seq: u32, body: &str, ends: Option<Ending>) -> NewEvent<'_> {
    NewEvent {
        seq,
        at: at(i64::from(seq)),
        salt: bytes(2),
        body,
        ends,
        shows: &[],
    }
}

/// Keeps a certificate of a closed attempt.
pub fn certified(store: &mut Store, attempt: AttemptId, id: &str, document: &str) {
    let attempt_head = store.attempt(attempt).expect("an attempt").head.digest;
    let register_head = store.register_head().expect("a head").digest;
    store
        .issue(&NewCertificate {
            id,
            attempt,
            document,
            jwt: None,
            paper: None,
            status_index: None,
            instead_of: None,
            attempt_head: &attempt_head,
            register_head: &register_head,
            at: at(100),
        })
        .expect("a certificate");
}
