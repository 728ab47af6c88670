//! Records in real files: what lies there before, two writers at once, a full disk, chains that any tampering breaks.

use std::path::Path;
use std::sync::Barrier;

use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

use super::fixture::{append, certified, learner, open, submit};
use super::*;
use crate::core::session::Behaviour;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn url(folder: &TempDir) -> String {
    folder.path().join("records.sqlite").display().to_string()
}

fn made(folder: &TempDir) -> Store {
    Store::open(&url(folder)).expect("a store")
}

#[test]
fn a_store_is_kept_with_the_safest_settings_and_for_its_owner_alone() {
    let folder = folder();
    let deep = folder.path().join("a/b/records.sqlite");
    let mut store = Store::open(&format!("sqlite:{}", deep.display())).expect("a store");
    learner(&mut store, 1, "Ana");
    let pragma = |name: &str| -> String {
        let value = store
            .conn
            .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
        format!("{:?}", value.expect("a pragma"))
    };
    assert_eq!(pragma("journal_mode"), r#"Text("wal")"#);
    assert_eq!(pragma("synchronous"), "Integer(2)");
    assert_eq!(pragma("secure_delete"), "Integer(1)");
    assert_eq!(pragma("foreign_keys"), "Integer(1)");
    #[cfg(unix)]
    for (path, mode) in [
        ("a/b/records.sqlite", 0o600),
        ("a/b/records.sqlite-wal", 0o600),
        ("a/b", 0o700),
    ] {
        use std::os::unix::fs::PermissionsExt;
        let permissions = folder
            .path()
            .join(path)
            .metadata()
            .expect("it is there")
            .permissions();
        assert_eq!(permissions.mode() & 0o777, mode, "{path}");
    }
}

#[test]
fn on_a_network_the_journal_is_of_the_slower_kind() {
    let folder = folder();
    let path = folder.path().join("records.sqlite");
    let conn = Connection::open(&path).expect("a file");
    let conn = super::open::set_up(conn, true, &path).expect("a store");
    let journal: String = conn
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .expect("a pragma");
    assert_eq!(journal, "delete");
}

#[test]
fn what_cannot_be_a_store_is_said_and_left_alone() {
    let folder = folder();
    let check = |name: &str, before: &[u8], expected: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, before).expect("written");
        let said = match Store::open(&path.display().to_string()) {
            Ok(_) => "opened".to_owned(),
            Err(error) => error.to_string(),
        };
        let said = said.replace(&path.display().to_string(), "FILE");
        assert_eq!(said, expected, "{name}");
        assert_eq!(
            std::fs::read(&path).expect("still there"),
            before,
            "{name} was changed"
        );
    };
    let another = "FILE is not a store of Tutela's records; it is a file of another kind";
    check("short", b"hello", another);
    check("long", &[b'x'; 10_000], another);
    check("header", b"SQLite format 3\0 and then nothing", another);
    let foreign = folder.path().join("other.db");
    let conn = Connection::open(&foreign).expect("a file");
    conn.execute_batch("create table music (song text)")
        .expect("a table");
    drop(conn);
    let bytes = std::fs::read(&foreign).expect("a file");
    check(
        "foreign",
        &bytes,
        "FILE is not a store of Tutela's records; it is a database of another program",
    );
}

#[test]
fn a_newer_schema_is_named_and_nothing_is_changed() {
    let folder = folder();
    let store = made(&folder);
    store
        .conn
        .execute("update schema_version set version = 7", [])
        .expect("changed");
    drop(store);
    let refused = Store::open(&url(&folder))
        .map(drop)
        .expect_err("refused")
        .to_string();
    assert!(
        refused.ends_with(
            "was written by a newer Tutela: its schema is version 7, this program knows up to 3"
        ),
        "{refused}"
    );
}

#[test]
fn paths_that_lead_nowhere_are_facts() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(folder.path().join("file"), "x").expect("written");
    assert!(matches!(Store::open(&at("")), Err(StoreError::IsFolder(_))));
    assert!(matches!(
        Store::open(&at("file/records.sqlite")),
        Err(StoreError::Folder { .. })
    ));
    assert!(matches!(
        Store::open_existing(&at("none")),
        Err(StoreError::Missing(_))
    ));
    assert!(matches!(
        Store::init(&at("file")),
        Err(StoreError::Exists(_))
    ));
    assert!(!Path::new(&at("none")).exists());
    for url in ["postgres://host/db", "postgresql://host/db", "http://x"] {
        assert!(
            matches!(Store::open(url), Err(StoreError::NotBuiltIn { .. })),
            "{url}"
        );
    }
}

#[test]
fn a_store_that_can_only_be_read_is_refused_before_anybody_answers() {
    let folder = folder();
    drop(made(&folder));
    let path = folder.path().join("records.sqlite");
    // The owner of everything may write to any file, so the engine is told that it may not.
    let conn = Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)
        .expect("opened");
    let refused = super::open::set_up(conn, false, &path).map(drop);
    assert!(matches!(refused, Err(StoreError::ReadOnly(_))));
}

#[test]
fn two_programs_that_start_at_once_make_one_store() {
    for _ in 0..20 {
        let folder = folder();
        let start = Barrier::new(4);
        std::thread::scope(|scope| {
            for byte in 0..4 {
                let (start, folder) = (&start, &folder);
                scope.spawn(move || {
                    start.wait();
                    learner(&mut made(folder), byte, "Ana");
                });
            }
        });
        let store = made(&folder);
        assert_eq!(store.learners().expect("learners").len(), 4);
        let versions: u32 = store
            .conn
            .query_row("select count(*) from schema_version", [], |row| row.get(0))
            .expect("a count");
        assert_eq!(versions, 1);
    }
}

#[test]
fn of_two_windows_at_one_place_exactly_one_wins_a_hundred_times_and_the_other_is_told() {
    let folder = folder();
    let mut store = made(&folder);
    let person = learner(&mut store, 1, "Ana").id;
    let attempt = open(&mut store, 7, Some(person), Behaviour::Exam);
    let start = Barrier::new(2);
    let window = |name: &'static str| {
        let mut store = made(&folder);
        (2..102)
            .map(|seq| {
                start.wait();
                match append(&mut store, attempt, seq, name) {
                    Ok(head) => {
                        assert_eq!(head.seq, seq);
                        true
                    }
                    Err(AppendError::Taken { newest }) => {
                        assert_eq!(newest, seq);
                        false
                    }
                    Err(other) => panic!("{other}"),
                }
            })
            .collect::<Vec<bool>>()
    };
    let (a, b) = std::thread::scope(|scope| {
        let (a, b) = (scope.spawn(|| window("a")), scope.spawn(|| window("b")));
        (a.join().expect("a window"), b.join().expect("a window"))
    });
    let kept = store.events(attempt).expect("events");
    assert_eq!(kept.len(), 101);
    for (round, (a, b)) in a.iter().zip(&b).enumerate() {
        assert_ne!(a, b, "round {round}");
        let winner = if *a { "a" } else { "b" };
        assert_eq!(kept[round + 1].body.as_deref(), Some(winner));
    }
    assert_eq!(store.verify(|_| None).expect("verified").findings, []);
}

#[test]
fn of_two_certificates_for_one_attempt_exactly_one_is_kept() {
    for _ in 0..20 {
        let folder = folder();
        let mut store = made(&folder);
        let person = learner(&mut store, 1, "Ana").id;
        let attempt = open(&mut store, 7, Some(person), Behaviour::Exam);
        let attempt_head = submit(&mut store, attempt, 2).digest;
        let register_head = store.register_head().expect("a head").digest;
        let start = Barrier::new(2);
        let issue = |id: &'static str| {
            let mut store = made(&folder);
            start.wait();
            let issued = store.issue(&NewCertificate {
                id,
                attempt,
                document: id,
                jwt: None,
                paper: None,
                status_index: None,
                instead_of: None,
                attempt_head: &attempt_head,
                register_head: &register_head,
                at: super::fixture::at(9),
            });
            match issued {
                Ok(()) => true,
                Err(IssueError::Already { .. }) => false,
                Err(other) => panic!("{other}"),
            }
        };
        let (a, b) = std::thread::scope(|scope| {
            let (a, b) = (scope.spawn(|| issue("a")), scope.spawn(|| issue("b")));
            (a.join().expect("a window"), b.join().expect("a window"))
        });
        assert_ne!(a, b);
        assert_eq!(store.certificates(None).expect("one").len(), 1);
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
    }
}

#[test]
fn a_full_disk_is_said_nothing_is_half_written_and_it_goes_on_once_there_is_space() {
    let folder = folder();
    let mut store = made(&folder);
    let person = learner(&mut store, 1, "Ana").id;
    let attempt = open(&mut store, 7, Some(person), Behaviour::Exam);
    store.limit_pages(1).expect("limited to what there is");
    let long = "x".repeat(1000);
    let mut seq = 2;
    let full = loop {
        match append(&mut store, attempt, seq, &long) {
            Ok(head) => seq = head.seq + 1,
            Err(full) => break full,
        }
        assert!(seq < 100, "it never fills");
    };
    assert!(
        matches!(full, AppendError::Store(StoreError::Full)),
        "{full}"
    );
    for _ in 0..3 {
        let again = append(&mut store, attempt, seq, &long);
        assert!(matches!(again, Err(AppendError::Store(StoreError::Full))));
    }
    assert_eq!(
        store.events(attempt).expect("events").len(),
        seq as usize - 1
    );
    assert_eq!(store.verify(|_| None).expect("verified").findings, []);
    store.limit_pages(1_000_000).expect("there is space again");
    assert_eq!(
        append(&mut store, attempt, seq, &long)
            .expect("appended")
            .seq,
        seq
    );
    assert_eq!(store.verify(|_| None).expect("verified").findings, []);
}

#[test]
fn a_rehearsal_an_open_attempt_and_nobodys_practice_are_never_certified() {
    let mut store = Store::memory().expect("memory");
    let person = learner(&mut store, 1, "Ana").id;
    let rehearsal = open(&mut store, 10, Some(person), Behaviour::Exam);
    store
        .conn
        .execute("update attempt set rehearsal = 1", [])
        .expect("changed");
    let still_open = open(&mut store, 11, Some(person), Behaviour::Exam);
    let nobodys = open(&mut store, 12, None, Behaviour::Practice);
    submit(&mut store, rehearsal, 2);
    submit(&mut store, nobodys, 2);
    for (attempt, expected) in [
        (
            rehearsal,
            "a rehearsal or anonymous practice is never certified",
        ),
        (
            nobodys,
            "a rehearsal or anonymous practice is never certified",
        ),
        (
            still_open,
            "the attempt is not closed at the event this certificate is about",
        ),
    ] {
        let attempt_head = store.attempt(attempt).expect("an attempt").head.digest;
        let register_head = store.register_head().expect("a head").digest;
        let refused = store.issue(&NewCertificate {
            id: "c",
            attempt,
            document: "d",
            jwt: None,
            paper: None,
            status_index: None,
            instead_of: None,
            attempt_head: &attempt_head,
            register_head: &register_head,
            at: super::fixture::at(9),
        });
        assert_eq!(refused.expect_err("refused").to_string(), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_appends_verifies(bodies in proptest::collection::vec((0u8..3, "\\PC{0,40}"), 0..20)) {
        let mut store = Store::memory().expect("memory");
        let person = learner(&mut store, 1, "Ana").id;
        let attempts = [10, 11, 12].map(|byte| open(&mut store, byte, Some(person), Behaviour::Exam));
        let mut next = [2; 3];
        for (which, body) in bodies {
            let at = usize::from(which);
            append(&mut store, attempts[at], next[at], &body).expect("appended");
            next[at] += 1;
        }
        submit(&mut store, attempts[0], next[0]);
        certified(&mut store, attempts[0], "c", "document");
        prop_assert_eq!(store.verify(|_| None).expect("verified").findings, []);
    }

    #[test]
    fn any_changed_byte_of_any_column_of_an_event_is_found(
        column in 0usize..EVENT_COLUMNS.len(),
        seq in 1i64..4,
        place in 0usize..1000,
        add in 1u8..=255,
    ) {
        let mut store = Store::memory().expect("memory");
        let person = learner(&mut store, 1, "Ana").id;
        let attempt = open(&mut store, 10, Some(person), Behaviour::Exam);
        append(&mut store, attempt, 2, r#"{"event":"moved","to":3}"#).expect("appended");
        submit(&mut store, attempt, 3);
        store.conn.execute_batch("pragma foreign_keys = off").expect("off");
        let name = EVENT_COLUMNS[column];
        let mut bytes: Vec<u8> = store
            .conn
            .query_row(&format!("select cast({name} as blob) from event where seq = $1"), [seq], |row| row.get(0))
            .expect("a value");
        let at = place % bytes.len();
        bytes[at] = bytes[at].wrapping_add(add);
        // What was a whole number is written as one where it still is; -0 or 03 would be the same number.
        let same = std::str::from_utf8(&bytes).ok().and_then(|text| text.parse::<i64>().ok());
        let sql = format!("update event set {name} = cast(cast($1 as text) as {}) where seq = $2", match same {
            Some(_) => "integer",
            None => "text",
        });
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // A number that another event has cannot be written at all.
        prop_assume!(store.conn.execute(&sql, (text, seq)).is_ok());
        prop_assert!(!store.verify(|_| None).expect("verified").findings.is_empty(), "{} {}", name, seq);
    }
}

const EVENT_COLUMNS: [&str; 9] = [
    "attempt",
    "seq",
    "at",
    "utc_offset",
    "salt",
    "body",
    "body_digest",
    "previous",
    "digest",
];
