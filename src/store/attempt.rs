//! Attempts: opened whole in one transaction, found again by learner and course.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::chain::{AttemptLines, Head, Salt};
use super::column::{at_text, parsed, parsed_or_none, stamp};
use super::event::{self, Ending};
use super::register::{self, NewEntry, Stated, What};
use super::{AttemptId, LearnerId, Store, StoreError};
use crate::core::id::{CourseId, ItemId};
use crate::core::session::Behaviour;
use crate::core::session::form::{Digest, Packed};
use crate::core::time::Stamp;

/// An attempt to open.
#[derive(Clone, Debug)]
pub struct NewAttempt<'a> {
    /// Its id.
    pub id: AttemptId,
    /// Whose it is; `None` for anonymous practice.
    pub learner: Option<LearnerId>,
    /// The course.
    pub course: &'a CourseId,
    /// The course's version.
    pub version: &'a str,
    /// Digest of the course's content.
    pub course_digest: &'a str,
    /// How it behaves.
    pub behaviour: Behaviour,
    /// Never certified.
    pub rehearsal: bool,
    /// The form, self-contained.
    pub form: &'a Packed,
    /// The items it shows.
    pub slots: &'a [Seen],
    /// When it opened.
    pub at: Stamp,
    /// Salt of the first event.
    pub salt: Salt,
    /// Body of the first event.
    pub body: &'a str,
}

/// An item shown in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The slot, from 1.
    pub slot: u16,
    /// The item.
    pub item: ItemId,
    /// Its revision.
    pub revision: u32,
}

/// An attempt as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its id.
    pub id: AttemptId,
    /// Whose it is.
    pub learner: Option<LearnerId>,
    /// The course.
    pub course: CourseId,
    /// The course's version.
    pub version: String,
    /// Digest of the course's content.
    pub course_digest: Digest,
    /// How it behaves.
    pub behaviour: Behaviour,
    /// Never certified.
    pub rehearsal: bool,
    /// Digest of the form.
    pub form_digest: Digest,
    /// When it opened.
    pub opened: Stamp,
    /// How and when it was closed; `None` while it is open.
    pub closed: Option<(Ending, Stamp)>,
    /// Its newest event, which a certificate carries.
    pub head: Head,
    /// When that happened.
    pub last: Stamp,
}

/// Which attempts are wanted; `Which::default()` is all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Which<'a> {
    /// Of this learner only.
    pub learner: Option<LearnerId>,
    /// Of this course only.
    pub course: Option<&'a CourseId>,
    /// Of this behaviour only.
    pub behaviour: Option<Behaviour>,
    /// Open (`true`) or closed (`false`) only.
    pub open: Option<bool>,
}

/// A form as it was stored, for [`crate::core::session::Form::unpack`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredForm {
    /// The form; `None` where its practice was forgotten.
    pub body: Option<String>,
    /// The bodies it names, by digest.
    pub contents: BTreeMap<Digest, String>,
}

impl Store {
    /// Opens an attempt: form, contents, slots, first event and register entry, or nothing at all.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Busy`] and the like; nothing is kept then.
    pub fn open_attempt(&mut self, new: &NewAttempt<'_>) -> Result<Head, StoreError> {
        let tx = self.write()?;
        let head = new.insert(&tx)?;
        tx.commit()?;
        Ok(head)
    }

    /// An attempt.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where there is none, and whatever keeps the records from being read.
    pub fn attempt(&self, id: AttemptId) -> Result<Attempt, StoreError> {
        self.conn
            .prepare_cached(&format!("{SELECT}where a.id = $1"))?
            .query_row([id], read)
            .optional()?
            .ok_or_else(|| unknown(id))
    }

    /// Attempts, in the order they were opened.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn attempts(&self, which: Which<'_>) -> Result<Vec<Attempt>, StoreError> {
        // The casts tell an engine the type of a placeholder it only sees compared with null.
        let sql = format!(
            "{SELECT}where (cast($1 as text) is null or a.learner = $1)
                and (cast($2 as text) is null or a.course = $2)
                and (cast($3 as text) is null or a.behaviour = $3)
                and (cast($4 as bigint) is null or (r.seq is null) = ($4 = 1))
            order by a.opened_at, a.id"
        );
        let wanted = params![
            which.learner,
            which.course.map(CourseId::as_str),
            which.behaviour.map(Behaviour::name),
            which.open,
        ];
        let mut query = self.conn.prepare_cached(&sql)?;
        let found = query.query_map(wanted, read)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The form of an attempt with every content it names.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where there is no such attempt, and whatever keeps the records from being read.
    pub fn form(&self, attempt: AttemptId) -> Result<StoredForm, StoreError> {
        let body: Option<String> = self
            .conn
            .prepare_cached("select form from attempt where id = $1")?
            .query_row([attempt], |row| row.get(0))
            .optional()?
            .ok_or_else(|| unknown(attempt))?;
        let mut query = self
            .conn
            .prepare_cached("select body from content where digest = $1")?;
        let mut contents = BTreeMap::new();
        for digest in body.as_deref().into_iter().flat_map(digests_in) {
            let found: Option<String> = query.query_row([digest], |row| row.get(0)).optional()?;
            if let Some(found) = found {
                contents.insert(digest.to_owned(), found);
            }
        }
        Ok(StoredForm { body, contents })
    }

    /// How often a learner was shown each item, in every behaviour.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn sightings(&self, learner: LearnerId) -> Result<BTreeMap<ItemId, u32>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select s.item as item, count(*) as times
            from slot s
            join attempt a on a.id = s.attempt
            where a.learner = $1
            group by s.item",
        )?;
        let found = query.query_map([learner], |row| {
            Ok((parsed(row, "item")?, row.get("times")?))
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Content digests under which this course version was sat as an exam. More than none, and not the present one: the
    /// course was changed without a new version.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn digests_sat(&self, course: &CourseId, version: &str) -> Result<Vec<Digest>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select distinct course_digest
            from attempt
            where course = $1
                and version = $2
                and behaviour = 'exam'
                and rehearsal = 0
            order by course_digest",
        )?;
        let found = query.query_map((course.as_str(), version), |row| row.get(0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

impl NewAttempt<'_> {
    fn insert(&self, tx: &Transaction<'_>) -> Result<Head, StoreError> {
        let (id, at) = (self.id.to_string(), at_text(self.at.utc));
        let learner = self.learner.map(|id| id.to_string());
        tx.prepare_cached(
            "insert into attempt
                (id, learner, course, version, course_digest, behaviour, rehearsal, form, form_digest, opened_at,
                utc_offset)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )?
        .execute(params![
            id,
            learner,
            self.course.as_str(),
            self.version,
            self.course_digest,
            self.behaviour.name(),
            self.rehearsal,
            self.form.body,
            self.form.digest,
            at,
            self.at.offset,
        ])?;
        let mut insert = tx.prepare_cached(
            "insert into content (digest, body)
            values ($1, $2)
            on conflict (digest) do nothing",
        )?;
        for (digest, body) in &self.form.contents {
            insert.execute([digest, body])?;
        }
        show(tx, &id, self.slots)?;
        let lines = AttemptLines {
            id: &id,
            learner: learner.as_deref().unwrap_or_default(),
            course: self.course.as_str(),
            version: self.version,
            course_digest: self.course_digest,
            behaviour: self.behaviour.name(),
            rehearsal: self.rehearsal.into(),
            form_digest: &self.form.digest,
            opened_at: &at,
            utc_offset: self.at.offset.into(),
        };
        let start = Head {
            seq: 0,
            digest: lines.digest(),
        };
        let head = event::insert(tx, &id, &start, self.at, self.salt, self.body)?;
        register::add(
            tx,
            &NewEntry {
                at: self.at,
                what: What::Opened,
                subject: &id,
                note: self.behaviour.name(),
                stated: Stated::Digest(&start.digest),
            },
        )?;
        Ok(head)
    }
}

/// Records that items were shown.
pub(super) fn show(tx: &Transaction<'_>, attempt: &str, seen: &[Seen]) -> Result<(), StoreError> {
    let mut insert = tx.prepare_cached(
        "insert into slot (attempt, slot, item, revision)
        values ($1, $2, $3, $4)
        on conflict (attempt, slot, item) do nothing",
    )?;
    for seen in seen {
        insert.execute(params![
            attempt,
            seen.slot,
            seen.item.as_str(),
            seen.revision
        ])?;
    }
    Ok(())
}

const SELECT: &str = include_str!("attempt.sql");

fn read(row: &Row<'_>) -> rusqlite::Result<Attempt> {
    let behaviour: String = row.get("behaviour")?;
    let closed = match parsed_or_none(row, "ending")? {
        Some(ending) => Some((ending, stamp(row, "closed_at", "closed_offset")?)),
        None => None,
    };
    Ok(Attempt {
        id: row.get("id")?,
        learner: row.get("learner")?,
        course: parsed(row, "course")?,
        version: row.get("version")?,
        course_digest: row.get("course_digest")?,
        behaviour: [Behaviour::Practice, Behaviour::Exam, Behaviour::Reading]
            .into_iter()
            .find(|known| known.name() == behaviour)
            .ok_or_else(|| super::column::bad(row, "behaviour", "no such behaviour"))?,
        rehearsal: row.get("rehearsal")?,
        form_digest: row.get("form_digest")?,
        opened: stamp(row, "opened_at", "utc_offset")?,
        closed,
        head: Head {
            seq: row.get("last_seq")?,
            digest: row.get("last_digest")?,
        },
        last: stamp(row, "last_at", "last_offset")?,
    })
}

fn unknown(attempt: AttemptId) -> StoreError {
    StoreError::Unknown {
        what: "attempt",
        id: attempt.to_string(),
    }
}

// A form names its contents by digest. Whatever in its JSON looks like one is looked up; what is not a content's is
// not found.
fn digests_in(form: &str) -> impl Iterator<Item = &str> {
    form.split('"')
        .filter(|text| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{learner, open, submit};
    use super::*;

    #[test]
    fn attempts_are_found_by_learner_course_behaviour_and_whether_they_are_open() {
        let mut store = Store::memory().expect("memory");
        let (ana, ben) = (
            learner(&mut store, 1, "Ana").id,
            learner(&mut store, 2, "Ben").id,
        );
        let sat = open(&mut store, 10, Some(ana), Behaviour::Exam);
        let practised = open(&mut store, 11, Some(ana), Behaviour::Practice);
        let other = open(&mut store, 12, Some(ben), Behaviour::Exam);
        submit(&mut store, sat, 2);
        let course = "course".parse().expect("an id");
        let found = |which: Which<'_>| -> Vec<AttemptId> {
            let found = store.attempts(which).expect("attempts");
            found.into_iter().map(|attempt| attempt.id).collect()
        };
        let all = Which::default();
        assert_eq!(found(all), [sat, practised, other]);
        assert_eq!(
            found(Which {
                learner: Some(ana),
                ..all
            }),
            [sat, practised]
        );
        assert_eq!(
            found(Which {
                course: Some(&course),
                ..all
            })
            .len(),
            3
        );
        assert_eq!(
            found(Which {
                behaviour: Some(Behaviour::Exam),
                ..all
            }),
            [sat, other]
        );
        assert_eq!(
            found(Which {
                open: Some(true),
                ..all
            }),
            [practised, other]
        );
        assert_eq!(
            found(Which {
                open: Some(false),
                ..all
            }),
            [sat]
        );
    }

    #[test]
    fn a_form_comes_back_with_the_contents_it_names() {
        let mut store = Store::memory().expect("memory");
        let attempt = open(&mut store, 10, None, Behaviour::Practice);
        let form = store.form(attempt).expect("a form");
        assert!(form.body.is_some_and(|body| body.contains("posed")));
        assert_eq!(form.contents.len(), 1);
    }

    #[test]
    fn an_item_is_counted_each_time_a_learner_was_shown_it() {
        let mut store = Store::memory().expect("memory");
        let ana = learner(&mut store, 1, "Ana").id;
        open(&mut store, 10, Some(ana), Behaviour::Exam);
        open(&mut store, 11, Some(ana), Behaviour::Practice);
        open(&mut store, 12, None, Behaviour::Practice);
        let seen = store.sightings(ana).expect("sightings");
        assert_eq!(
            seen.into_iter().collect::<Vec<_>>(),
            [("rate".parse().expect("an id"), 2)]
        );
    }

    #[test]
    fn a_version_that_was_sat_is_known_by_its_digest_and_practice_does_not_count() {
        let mut store = Store::memory().expect("memory");
        let course = "course".parse().expect("an id");
        open(&mut store, 10, None, Behaviour::Practice);
        assert!(
            store
                .digests_sat(&course, "1.0")
                .expect("digests")
                .is_empty()
        );
        open(&mut store, 11, None, Behaviour::Exam);
        assert_eq!(store.digests_sat(&course, "1.0").expect("digests"), ["c0"]);
        assert!(
            store
                .digests_sat(&course, "2.0")
                .expect("digests")
                .is_empty()
        );
    }
}
