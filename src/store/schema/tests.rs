//! Records of version 1, written by the program that knew no other, brought up to date.

use std::path::{Path, PathBuf};

use super::*;
use crate::store::Store;

/// The file as that program left it, copied into a folder of the test's own.
fn records_of_version_1(folder: &Path) -> PathBuf {
    let file = folder.join("records.sqlite");
    let kept =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records-v1/records.sqlite");
    std::fs::copy(kept, &file).expect("copied");
    file
}

// Every value of the old tables, column by column, in the order of the old columns.
fn rows(conn: &Connection, table: &str, columns: &str) -> Vec<String> {
    let mut query = conn
        .prepare(&format!("select {columns} from {table} order by 1, 2"))
        .expect("the table");
    let width = query.column_count();
    let rows = query.query_map([], |row| {
        let values = (0..width).map(|at| row.get_ref(at).map(|value| format!("{value:?}")));
        Ok(values.collect::<rusqlite::Result<Vec<_>>>()?.join("|"))
    });
    rows.expect("readable")
        .map(|row| row.expect("a row"))
        .collect()
}

const V1: [(&str, &str); 9] = [
    (
        "learner",
        "id, code, handle, name, language, staff_number, role, site, start_date, identity_confirmed_by, \
         identity_confirmed_on, time_factor, time_factor_by, added_at, utc_offset, erased_at",
    ),
    ("attempt", "*"),
    ("slot", "*"),
    ("content", "*"),
    ("event", "*"),
    ("head", "*"),
    ("register", "*"),
    (
        "certificate",
        "id, attempt, learner, document, attempt_head, register_head, issued_at, utc_offset",
    ),
    (
        "attestation",
        "id, learner, subject, text_digest, name, local_date, at, utc_offset",
    ),
];

fn all(conn: &Connection) -> Vec<Vec<String>> {
    V1.iter()
        .map(|(table, columns)| rows(conn, table, columns))
        .collect()
}

#[test]
fn records_of_version_1_lose_nothing_and_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = records_of_version_1(folder.path());
    let before = all(&Connection::open(&file).expect("a database"));
    let store = Store::open_existing(&file.display().to_string()).expect("brought up to date");
    assert_eq!(all(&store.conn), before);
    assert!(before.iter().all(|table| !table.is_empty()));
    assert_eq!(store.verify(|_| None).expect("verified").findings, []);
    let kept = store.certificates(None).expect("two");
    let [whole, erased] = &kept[..] else {
        panic!("{kept:?}")
    };
    assert!(whole.document.is_some() && erased.document.is_none());
    for one in &kept {
        assert_eq!(
            (&one.jwt, &one.paper, one.status_index),
            (&None, &None, None)
        );
        assert!(one.stands());
    }
    drop(store);
    let again = Store::open_existing(&file.display().to_string()).expect("opened again");
    assert_eq!(all(&again.conn), before);
}

#[test]
fn a_file_brought_up_to_date_has_the_tables_of_a_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = records_of_version_1(folder.path());
    let old = Store::open_existing(&file.display().to_string()).expect("brought up to date");
    let new = Store::memory().expect("memory");
    let shape = |store: &Store| {
        let tables = rows(
            &store.conn,
            "sqlite_master m, pragma_table_info(m.name) c",
            "m.name, c.cid, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk",
        );
        let keys = rows(
            &store.conn,
            "sqlite_master m, pragma_foreign_key_list(m.name) k",
            "m.name, k.\"from\", k.\"table\", k.\"to\"",
        );
        let indexes = rows(
            &store.conn,
            "sqlite_master",
            "name, type, case type when 'index' then sql end",
        );
        (tables, keys, indexes)
    };
    assert_eq!(shape(&old), shape(&new));
}

#[test]
fn stopped_half_way_the_file_is_what_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = records_of_version_1(folder.path());
    let mut conn = Connection::open(&file).expect("a database");
    let before = all(&conn);
    // Killed: what a crash leaves is the file and its log at that moment, without a commit.
    conn.pragma_update(None, "journal_mode", "wal")
        .expect("set");
    conn.pragma_update(None, "cache_spill", 0).expect("set");
    conn.execute_batch("begin immediate").expect("begun");
    conn.execute_batch(STEPS[0]).expect("half-way");
    let crashed = folder.path().join("crashed.sqlite");
    for tail in ["", "-wal"] {
        let from = format!("{}{tail}", file.display());
        std::fs::copy(from, format!("{}{tail}", crashed.display())).expect("copied");
    }
    conn.execute_batch("rollback").expect("rolled back");
    let mut left = Connection::open(&crashed).expect("a database");
    assert_eq!(check(&left, &crashed).expect("known"), Held::Older(1));
    assert_eq!(all(&left), before);
    make_or_check(&mut left, &crashed).expect("brought up to date");
    assert_eq!(all(&left), before);
    // No space: nothing is changed, and with space it goes on.
    let pages: i64 = conn
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .expect("a count");
    conn.pragma_update(None, "max_page_count", pages)
        .expect("set");
    let full = make_or_check(&mut conn, &file);
    assert!(matches!(full, Err(StoreError::Full)), "{full:?}");
    assert_eq!(check(&conn, &file).expect("known"), Held::Older(1));
    assert_eq!(all(&conn), before);
    conn.pragma_update(None, "max_page_count", 1_000_000)
        .expect("set");
    make_or_check(&mut conn, &file).expect("brought up to date");
    assert_eq!(all(&conn), before);
}
