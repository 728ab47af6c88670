//! How many answers a second are kept: exams answered through `sitting`, beside a bare loop that commits the same rows.

mod generated;
mod pair;

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior, params};
use tutela::core::seed::Seed;
use tutela::core::session::assemble;
use tutela::core::session::draw::Exposure;
use tutela::core::session::{Entry, Event, Form, Response, Without};
use tutela::core::time::Stamp;
use tutela::sitting::{Opening, Sitting};
use tutela::store::{AttemptId, Store};

const EXAMS: u32 = 20;
const SLOTS: u16 = 20;

fn main() {
    // In the build folder: a temporary one may lie in memory, where a commit costs nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
    let (library, course) = (generated::library(), generated::course());
    let form = assemble::exam(
        &library,
        &course,
        Seed::from_bits(1),
        &Exposure::new(),
        &Without::default(),
    )
    .expect("the course has an exam")
    .expect("300 items fill 20 slots");
    let path = folder.path().join("records.sqlite");
    let mut store = Store::open(&path.to_string_lossy()).expect("new records");
    let mut bare = open_bare(&folder.path().join("bare.sqlite"));
    let (mut sat, mut looped) = (0, 0);

    let [sitting, bare] = pair::pair(
        &format!("{} answers kept", EXAMS * u32::from(SLOTS)),
        15,
        [
            ("through sitting", &mut || {
                (0..EXAMS)
                    .map(|_| sit(&mut store, &form, next(&mut sat)))
                    .sum()
            }),
            ("a bare loop of commits", &mut || {
                (0..EXAMS)
                    .map(|_| insert_rows(&mut bare, next(&mut looped)))
                    .sum()
            }),
        ],
    );
    let share = bare.as_secs_f64() / sitting.as_secs_f64();
    pair::verdict(
        "of the bare loop's rate",
        share,
        "at least 0.7",
        share >= 0.7,
    );
}

fn next(count: &mut u64) -> AttemptId {
    *count += 1;
    AttemptId::from_random((u128::from(*count) << 64).to_be_bytes())
}

// Opens an exam and answers every question of it; only the answers are timed.
fn sit(store: &mut Store, form: &Form, id: AttemptId) -> Duration {
    let opening = Opening {
        id,
        learner: None,
        rehearsal: false,
        at: at(0),
        entropy: [7; 32],
    };
    let mut sitting = Sitting::open(store, form.clone(), &opening).expect("an attempt opens");
    pair::time(|| {
        for seat in 0..SLOTS {
            let response = Response::Field(Entry::Pick(1));
            sitting
                .apply(Event::Answered { seat, response }, at(seat))
                .expect("an answer is kept");
        }
    })
}

fn open_bare(path: &Path) -> Connection {
    let conn = Connection::open(path).expect("a new file");
    conn.execute_batch(
        "pragma journal_mode = wal;
        pragma synchronous = full;
        create table event (
            attempt text not null,
            seq bigint not null,
            at text not null,
            utc_offset bigint not null,
            salt text,
            body text,
            body_digest text not null,
            previous text not null,
            digest text not null,
            primary key (attempt, seq)
        );",
    )
    .expect("a new table");
    conn
}

fn insert_rows(conn: &mut Connection, id: AttemptId) -> Duration {
    let id = id.to_string();
    let (salt, digest) = ("5".repeat(32), "5".repeat(64));
    pair::time(|| {
        for seat in 0..SLOTS {
            let body = format!(
                r#"{{"event":"answered","seat":{seat},"response":{{"field":{{"pick":1}}}},"lang":"en"}}"#
            );
            let tx = conn
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .expect("nobody else writes");
            tx.prepare_cached(
                "insert into event (attempt, seq, at, utc_offset, salt, body, body_digest, previous, digest)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            )
            .and_then(|mut row| {
                let time = at(seat).utc.to_string();
                row.execute(params![id, seat + 2, time, 0, salt, body, digest, digest, digest])
            })
            .expect("a row is inserted");
            tx.commit().expect("a row is committed");
        }
    })
}

fn at(second: u16) -> Stamp {
    let utc = jiff::Timestamp::from_second(1_780_000_000 + i64::from(second)).expect("in range");
    Stamp { utc, offset: 0 }
}
