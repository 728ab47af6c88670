//! What becomes of a certificate after it was issued: withdrawn, superseded, listed. Its document is never touched.

use rusqlite::{OptionalExtension, params};

use super::chain::Salt;
use super::decision::{Decision, NewDecision};
use super::register::{self, NewEntry, Stated, What};
use super::{Store, StoreError};
use crate::core::time::Stamp;
use crate::credential::list::LAST;

/// Why a certificate was not withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum RevokeError {
    /// It is withdrawn.
    #[error("certificate {id} is revoked already")]
    Already {
        /// Which.
        id: String,
    },
    /// There is none of that id.
    #[error("the records hold no certificate {id}")]
    Unknown {
        /// Which.
        id: String,
    },
    /// The records cannot take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for RevokeError {
    fn from(error: rusqlite::Error) -> RevokeError {
        RevokeError::Store(error.into())
    }
}

// The places that a status list of the smallest size has; a larger one is a multiple of it.
const SMALLEST_LIST: u32 = 131_072;

impl Store {
    /// Withdraws a certificate, superseded or not, for ever; the reason and who are kept in the register.
    ///
    /// # Errors
    /// [`RevokeError`]; nothing is changed then.
    pub fn revoke(&mut self, id: &str, new: &NewDecision<'_>) -> Result<(), RevokeError> {
        let words = new.words();
        let tx = self.write()?;
        let revoked: Option<bool> = tx
            .query_row(
                "select revoked from certificate where id = $1",
                [id],
                |row| row.get(0),
            )
            .optional()?;
        match revoked {
            Some(false) => {}
            Some(true) => return Err(RevokeError::Already { id: id.to_owned() }),
            None => return Err(RevokeError::Unknown { id: id.to_owned() }),
        }
        tx.execute("update certificate set revoked = 1 where id = $1", [id])?;
        let entry = NewEntry {
            at: new.at,
            what: What::Revoked,
            subject: id,
            note: "",
            stated: Stated::Body(new.salt, &words),
        };
        register::add(&tx, &entry)?;
        tx.commit()?;
        Ok(())
    }

    /// Who withdrew a certificate, when and why; `None` where nobody did.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn revocation(&self, id: &str) -> Result<Option<Decision>, StoreError> {
        Ok(self.decisions(What::Revoked, id, None)?.pop())
    }

    /// When and why a certificate gave place to another; no words where the course was done anew.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn supersession(&self, id: &str) -> Result<Option<Decision>, StoreError> {
        Ok(self.decisions(What::Superseded, id, None)?.pop())
    }

    /// The name of this store's status lists, a UUID made of `random` where it has none yet, and for good then.
    ///
    /// # Errors
    /// The records cannot be written.
    pub fn list_id(&mut self, random: Salt, at: Stamp) -> Result<uuid::Uuid, StoreError> {
        let tx = self.write()?;
        let named: Option<String> = tx
            .query_row(
                "select subject
                from register
                where what = $1
                order by seq
                limit 1",
                [What::Listed.name()],
                |row| row.get(0),
            )
            .optional()?;
        if let Some(named) = named {
            return named
                .parse()
                .map_err(|_| StoreError::Damaged(format!("`{named}` names no status list")));
        }
        let id = uuid::Builder::from_random_bytes(random).into_uuid();
        let entry = NewEntry {
            at,
            what: What::Listed,
            subject: &id.to_string(),
            note: "",
            stated: Stated::Nothing,
        };
        register::add(&tx, &entry)?;
        tx.commit()?;
        Ok(id)
    }

    /// A place in the status list that no certificate has. Chosen at random, so that it tells nothing of who was
    /// certified when; the list doubles before half of it is used. `None` where the longest list has no room: about a
    /// million certificates.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn free_status_index(&self, random: u64) -> Result<Option<u32>, StoreError> {
        let used: u32 =
            self.conn
                .query_row("select count(status_index) from certificate", [], |row| {
                    row.get(0)
                })?;
        let mut size = SMALLEST_LIST;
        while used >= size / 2 {
            if size > LAST {
                return Ok(None);
            }
            size *= 2;
        }
        let mut index = u32::try_from(random % u64::from(size)).unwrap_or(0);
        let mut taken = self
            .conn
            .prepare_cached("select 1 from certificate where status_index = $1")?;
        while taken.exists(params![index])? {
            index = (index + 1) % size;
        }
        Ok(Some(index))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{at, bytes, certified, learner, open, submit};
    use super::*;
    use crate::core::session::Behaviour;
    use crate::store::{AttemptId, InsteadOf, IssueError, NewCertificate, Why};

    // One learner, two attempts; the first is certified as `old`.
    fn records() -> (Store, AttemptId, AttemptId) {
        let mut store = Store::memory().expect("memory");
        let person = learner(&mut store, 1, "Ana").id;
        let first = open(&mut store, 10, Some(person), Behaviour::Exam);
        let second = open(&mut store, 11, Some(person), Behaviour::Exam);
        submit(&mut store, first, 2);
        submit(&mut store, second, 2);
        certified(&mut store, first, "old", "one");
        (store, first, second)
    }

    fn issue(
        store: &mut Store,
        id: &str,
        attempt: AttemptId,
        instead_of: Option<InsteadOf<'_>>,
        status_index: Option<u32>,
    ) -> Result<(), IssueError> {
        let attempt_head = store.attempt(attempt)?.head.digest;
        let register_head = store.register_head()?.digest;
        store.issue(&NewCertificate {
            id,
            attempt,
            document: id,
            jwt: Some("token"),
            paper: Some("paper"),
            status_index,
            attempt_head: &attempt_head,
            register_head: &register_head,
            instead_of,
            at: at(200),
        })
    }

    fn because(reason: &str) -> NewDecision<'_> {
        NewDecision {
            at: at(300),
            salt: bytes(9),
            reason,
            by: "Ines Ruiz",
        }
    }

    #[test]
    fn a_renewal_and_a_correction_leave_one_that_stands_and_every_chain_holds() {
        let (mut store, first, second) = records();
        let renewed = InsteadOf {
            id: "old",
            why: Why::Renewed,
        };
        issue(&mut store, "new", second, Some(renewed), Some(5)).expect("renewed");
        let words = because("two family names").words();
        let corrected = InsteadOf {
            id: "new",
            why: Why::Corrected(bytes(4), &words),
        };
        issue(&mut store, "newer", second, Some(corrected), Some(6)).expect("corrected");
        let all = store.certificates(None).expect("three");
        let standing: Vec<&str> = all
            .iter()
            .filter(|c| c.stands())
            .map(|c| c.id.as_str())
            .collect();
        assert_eq!(standing, ["newer"]);
        let why = store.supersession("new").expect("readable").expect("one");
        assert_eq!(why.words.expect("words").reason, "two family names");
        let why = store.supersession("old").expect("readable").expect("one");
        assert_eq!(why.words, None);
        assert_eq!(store.certificates_of(second).expect("two")[1].id, "newer");
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
        // Nobody goes back: neither to the attempt that was renewed, nor to a certificate that gave its place.
        let back = issue(&mut store, "back", first, None, None);
        assert!(matches!(back, Err(IssueError::Already { .. })), "{back:?}");
        let again = issue(&mut store, "again", second, Some(corrected), None);
        assert!(
            matches!(again, Err(IssueError::Already { .. })),
            "{again:?}"
        );
        for (tampering, undone) in [
            (
                "superseded_by = null where id = 'old'",
                "superseded_by = 'new' where id = 'old'",
            ),
            (
                "superseded_by = 'newer' where id = 'old'",
                "superseded_by = 'new' where id = 'old'",
            ),
            (
                "revoked = 1 where id = 'newer'",
                "revoked = 0 where id = 'newer'",
            ),
        ] {
            let set = |what| {
                store
                    .conn
                    .execute_batch(&format!("update certificate set {what}"))
            };
            set(tampering).expect("tampered");
            let found = store.verify(|_| None).expect("verified").findings;
            assert_eq!(found.len(), 1, "{tampering}");
            set(undone).expect("undone");
        }
    }

    #[test]
    fn a_revoked_certificate_stays_revoked_and_is_neither_renewed_corrected_nor_issued_again() {
        let (mut store, first, second) = records();
        store.revoke("old", &because("copied")).expect("revoked");
        let why = store.revocation("old").expect("readable").expect("one");
        assert_eq!(why.words.expect("words").by, "Ines Ruiz");
        let again = store.revoke("old", &because("copied"));
        assert!(matches!(again, Err(RevokeError::Already { .. })));
        let unknown = store.revoke("other", &because("copied"));
        assert!(matches!(unknown, Err(RevokeError::Unknown { .. })));
        for (attempt, why) in [
            (second, Why::Renewed),
            (first, Why::Corrected(bytes(1), "{}")),
        ] {
            let instead = InsteadOf { id: "old", why };
            let refused = issue(&mut store, "new", attempt, Some(instead), None);
            assert!(
                matches!(refused, Err(IssueError::NotStanding { .. })),
                "{refused:?}"
            );
        }
        let refused = issue(&mut store, "new", first, None, None);
        assert!(matches!(refused, Err(IssueError::Already { .. })));
        issue(&mut store, "new", second, None, None).expect("the next attempt is another matter");
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
    }

    #[test]
    fn erasing_a_person_takes_every_spelling_and_the_reasons() {
        let (mut store, _, _) = records();
        store
            .revoke("old", &because("Ana copied"))
            .expect("revoked");
        let person = store.learners().expect("one")[0].id;
        let erased = store.erase(person, at(400)).expect("erased");
        assert_eq!((erased.certificates, erased.reasons), (1, 1));
        let kept = store.certificate("old").expect("readable").expect("there");
        assert_eq!((kept.document, kept.jwt, kept.paper), (None, None, None));
        assert!(kept.revoked);
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
    }

    #[test]
    fn a_place_in_the_status_list_is_given_once_and_the_list_is_named_once() {
        let (mut store, _, second) = records();
        let free = |store: &Store| store.free_status_index(u64::MAX).expect("free");
        let index = free(&store).expect("room");
        issue(&mut store, "new", second, None, Some(index)).expect("issued");
        assert_eq!(free(&store), Some((index + 1) % SMALLEST_LIST));
        let named = store.list_id(bytes(7), at(1)).expect("named");
        assert_eq!(store.list_id(bytes(8), at(2)).expect("named"), named);
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
    }

    #[test]
    fn on_a_full_disk_nothing_is_issued_superseded_or_revoked_and_with_space_it_is() {
        let (mut store, first, second) = records();
        let pages = store
            .conn
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .expect("a count");
        store.limit_pages(pages).expect("limited");
        let long = "x".repeat(100_000);
        let because = because(&long);
        let full = store.revoke("old", &because);
        assert!(matches!(full, Err(RevokeError::Store(StoreError::Full))));
        let words = because.words();
        let corrected = |why| InsteadOf { id: "old", why };
        let full = issue(
            &mut store,
            "new",
            first,
            Some(corrected(Why::Corrected(bytes(1), &words))),
            Some(1),
        );
        assert!(matches!(full, Err(IssueError::Store(StoreError::Full))));
        let kept = store.certificates(None).expect("one");
        assert!(kept.len() == 1 && kept[0].stands());
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
        store.limit_pages(1_000_000).expect("space");
        issue(
            &mut store,
            "new",
            second,
            Some(corrected(Why::Renewed)),
            Some(1),
        )
        .expect("issued");
        store.revoke("new", &because).expect("revoked");
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
    }
}
