//! Records tampered with behind the program's back, and what `verify` says of them.

use super::*;
use crate::core::session::Behaviour;
use crate::store::AttemptId;
use crate::store::fixture::{append, at, bytes, certified, learner, open, submit};

#[test]
fn untouched_records_hold_and_every_attempt_is_replayed() {
    let store = records();
    let mut seen = Vec::new();
    let verified = store
        .verify(|replay| {
            seen.push((
                replay.attempt.id,
                replay.events.len(),
                !replay.certificates.is_empty(),
            ));
            None
        })
        .expect("verified");
    assert_eq!(verified.findings, []);
    let counts = (
        verified.attempts,
        verified.events,
        verified.entries,
        verified.certificates,
    );
    assert_eq!(counts, (2, 6, 4, 1));
    assert_eq!(seen, [(sat(), 4, true), (unfinished(), 2, false)]);
}

#[test]
fn what_a_replay_says_is_a_finding() {
    let verified =
        records().verify(|replay| replay.certificates.first().map(|_| "another score".into()));
    check_found(
        verified.expect("verified"),
        &[("attempt {sat}", "another score")],
    );
}

#[test]
fn every_tampering_is_found_where_it_was_done() {
    let cases: [(&str, &[(&str, &str)]); 19] = [
        (
            "update event set body = 'x' where seq = 2 and attempt = '{sat}'",
            &[("attempt {sat}, event 2", CHANGED)],
        ),
        (
            "update event set at = '2020-01-01T00:00:00.000Z' where seq = 2 and attempt = '{sat}'",
            &[("attempt {sat}, event 2", CHANGED)],
        ),
        (
            "update event set salt = null, body = null where seq = 2 and attempt = '{sat}'",
            &[("attempt {sat}, event 2", EMPTIED)],
        ),
        (
            "delete from event where seq = 2 and attempt = '{sat}'",
            &[("attempt {sat}, event 2", REMOVED)],
        ),
        (
            "delete from event where seq = 4 and attempt = '{sat}'",
            &[("attempt {sat}, event 3", CUT)],
        ),
        (
            "delete from event where seq = 2 and attempt = '{open}'",
            &[("attempt {open}, event 1", CUT)],
        ),
        (
            "update event set seq = 99 where seq = 2 and attempt = '{sat}'; update event set seq = 2 where seq = 3 and attempt = '{sat}'; update event set seq = 3 where seq = 99 and attempt = '{sat}'",
            &[
                ("attempt {sat}, event 2", ORDER),
                ("attempt {sat}, event 3", ORDER),
                ("attempt {sat}, event 4", ORDER),
            ],
        ),
        (
            "delete from event where attempt = '{open}'; delete from slot where attempt = '{open}'; delete from attempt where id = '{open}'",
            &[("attempt {open}", REMOVED)],
        ),
        (
            "update attempt set rehearsal = 1 where id = '{sat}'",
            &[("attempt {sat}", CHANGED)],
        ),
        (
            "update attempt set form = form || ' ' where id = '{sat}'",
            &[("attempt {sat}, its form", CHANGED)],
        ),
        (
            "update attempt set form = null where id = '{sat}'",
            &[("attempt {sat}, its form", EMPTIED)],
        ),
        (
            "update register set note = 'timed-out' where seq = 3",
            &[("register entry 3", CHANGED)],
        ),
        (
            "delete from register where seq = 2",
            &[
                ("register entry 2", REMOVED),
                ("attempt {open}", UNREGISTERED),
            ],
        ),
        (
            "delete from register where seq = 4",
            &[("register entry 3", CUT), ("certificate c-1", UNREGISTERED)],
        ),
        (
            "delete from register where seq >= 3; update head set seq = 2, digest = (select digest from register where seq = 2) where chain = 'register'",
            &[("certificate c-1", ROLLED_BACK)],
        ),
        (
            "update certificate set document = replace(document, 'Ana', 'Eva')",
            &[("certificate c-1", CHANGED)],
        ),
        (
            "update certificate set document = null",
            &[("certificate c-1", EMPTIED)],
        ),
        ("delete from certificate", &[("certificate c-1", REMOVED)]),
        (
            "update certificate set learner = (select id from learner where name = 'Ben')",
            &[("certificate c-1", CHANGED)],
        ),
    ];
    for (sql, expected) in cases {
        let store = records();
        store
            .conn
            .execute_batch("pragma foreign_keys = off")
            .expect("off");
        store.conn.execute_batch(&filled(sql)).expect("tampered");
        let verified = store.verify(|_| None).expect("verified");
        check_found(verified, expected);
    }
}

#[test]
fn a_stored_question_that_was_changed_is_named() {
    let store = records();
    store
        .conn
        .execute_batch("update content set body = 'x'")
        .expect("tampered");
    let verified = store.verify(|_| None).expect("verified");
    assert_eq!(verified.findings.len(), 1);
    assert!(matches!(verified.findings[0].record, Record::Content(_)));
}

#[test]
fn rows_of_the_wrong_kind_are_findings_not_errors() {
    for sql in [
        "update event set body = x'ff00' where seq = 1",
        "update event set utc_offset = 'soon' where seq = 1",
        "update event set at = 7 where seq = 1",
        "update register set previous = x'00'",
        "update attempt set course = 'Not An Id'",
        "update learner set name = ''",
    ] {
        let store = records();
        store.conn.execute_batch(sql).expect("tampered");
        assert!(
            !store
                .verify(|_| None)
                .expect("verified")
                .findings
                .is_empty(),
            "{sql}"
        );
    }
}

const CHANGED: &str = "changed after it was written";
const REMOVED: &str = "removed";
const ORDER: &str = "does not follow on the one before it";
const CUT: &str = "what came after it was cut off";
const EMPTIED: &str = "emptied, and no erasure is registered";
const UNREGISTERED: &str = "not in the register";
const ROLLED_BACK: &str = "newer than these records: they were rolled back behind it";

fn sat() -> AttemptId {
    AttemptId::from_random(bytes(10))
}

fn unfinished() -> AttemptId {
    AttemptId::from_random(bytes(11))
}

fn filled(text: &str) -> String {
    text.replace("{sat}", &sat().to_string())
        .replace("{open}", &unfinished().to_string())
}

fn check_found(verified: Verified, expected: &[(&str, &str)]) {
    let found: Vec<String> = verified.findings.iter().map(Finding::to_string).collect();
    let expected: Vec<String> = expected
        .iter()
        .map(|(record, fault)| format!("{}: {fault}", filled(record)))
        .collect();
    assert_eq!(found, expected);
}

/// Two learners; an exam that was sat and certified, and one that is open.
fn records() -> Store {
    let mut store = Store::memory().expect("memory");
    let ana = learner(&mut store, 1, "Ana").id;
    let ben = learner(&mut store, 2, "Ben").id;
    open(&mut store, 10, Some(ana), Behaviour::Exam);
    open(&mut store, 11, Some(ben), Behaviour::Exam);
    append(&mut store, unfinished(), 2, "a").expect("appended");
    append(&mut store, sat(), 2, "b").expect("appended");
    append(&mut store, sat(), 3, "c").expect("appended");
    submit(&mut store, sat(), 4);
    certified(&mut store, sat(), "c-1", r#"{"name":"Ana"}"#);
    assert_eq!(store.attempt(sat()).expect("an attempt").opened, at(0));
    store
}
