//! What became of this computer's issuer keys: public halves only, in the register, so that losing the key's file loses
//! no memory of it.

use jiff::civil::Date;
use rusqlite::params;

use super::column::{bad, stamp};
use super::decision::NewDecision;
use super::register::{self, NewEntry, Stated, What};
use super::{Store, StoreError};
use crate::core::time::Stamp;

/// A key that this computer signed with, from its beginning to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRecord {
    /// The public half, as 64 digits.
    pub public: String,
    /// When it was first known here.
    pub begun: Stamp,
    /// How and when its use ended; `None` while it is in use.
    pub ended: Option<(KeyEnd, Stamp)>,
}

/// How the use of a key ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyEnd {
    /// Another took its place.
    Retired,
    /// Somebody else may have it, since this day.
    Lost(Date),
}

impl Store {
    /// Records that a key is in use from now on, and that every other is retired. Says nothing twice.
    ///
    /// # Errors
    /// The records cannot be written.
    pub fn begin_key(&mut self, public: &str, at: Stamp) -> Result<(), StoreError> {
        let known = self.keys()?;
        let in_use = |key: &KeyRecord| key.ended.is_none();
        if known.iter().filter(|key| in_use(key)).count() == 1
            && known.iter().any(|key| in_use(key) && key.public == public)
        {
            return Ok(());
        }
        let tx = self.write()?;
        let enter = |what, subject: &str| {
            let entry = NewEntry {
                at,
                what,
                subject,
                note: "",
                stated: Stated::Nothing,
            };
            register::add(&tx, &entry)
        };
        for key in known
            .iter()
            .filter(|key| in_use(key) && key.public != public)
        {
            enter(What::KeyRetired, &key.public)?;
        }
        enter(What::KeyBegun, public)?;
        Ok(tx.commit()?)
    }

    /// Records that a key may be in other hands since a day; who says so and why is kept.
    ///
    /// # Errors
    /// The records cannot be written.
    pub fn lose_key(
        &mut self,
        public: &str,
        since: Date,
        new: &NewDecision<'_>,
    ) -> Result<(), StoreError> {
        self.decide(What::KeyLost, public, &since.to_string(), new)
    }

    /// The keys this computer signed with, oldest first. A key that came back is one key; what was said last holds,
    /// save that a lost key stays lost.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn keys(&self) -> Result<Vec<KeyRecord>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select what, subject, note, at, utc_offset
            from register
            where what in ($1, $2, $3)
            order by seq",
        )?;
        let mut rows = query.query(params![
            What::KeyBegun.name(),
            What::KeyRetired.name(),
            What::KeyLost.name(),
        ])?;
        let mut keys: Vec<KeyRecord> = Vec::new();
        while let Some(row) = rows.next()? {
            let what: String = row.get("what")?;
            let public: String = row.get("subject")?;
            let at = stamp(row, "at", "utc_offset")?;
            let day = || -> rusqlite::Result<Date> {
                let note: String = row.get("note")?;
                note.parse().map_err(|why| bad(row, "note", why))
            };
            let end = match what.as_str() {
                what if what == What::KeyRetired.name() => Some(KeyEnd::Retired),
                what if what == What::KeyLost.name() => Some(KeyEnd::Lost(day()?)),
                _ => None,
            };
            let known = keys.iter_mut().find(|key| key.public == public);
            match known {
                Some(key) if matches!(key.ended, Some((KeyEnd::Lost(_), _))) => {}
                Some(key) => key.ended = end.map(|end| (end, at)),
                None => keys.push(KeyRecord {
                    public,
                    begun: at,
                    ended: end.map(|end| (end, at)),
                }),
            }
        }
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{at, bytes};
    use super::*;

    #[test]
    fn keys_are_remembered_with_what_became_of_them() {
        let mut store = Store::memory().expect("memory");
        store.begin_key("aa", at(1)).expect("begun");
        store.begin_key("aa", at(2)).expect("nothing new");
        store.begin_key("bb", at(3)).expect("rotated");
        let day = "2026-11-20".parse().expect("a date");
        let because = NewDecision {
            at: at(4),
            salt: bytes(1),
            reason: "the laptop is gone",
            by: "Ines Ruiz",
        };
        store.lose_key("bb", day, &because).expect("ended");
        store.begin_key("cc", at(5)).expect("begun");
        store
            .begin_key("bb", at(6))
            .expect("said, and it stays lost");
        let keys = store.keys().expect("readable");
        let ends: Vec<_> = keys
            .iter()
            .map(|key| (key.public.as_str(), key.ended))
            .collect();
        assert_eq!(
            ends,
            [
                ("aa", Some((KeyEnd::Retired, at(3)))),
                ("bb", Some((KeyEnd::Lost(day), at(4)))),
                ("cc", Some((KeyEnd::Retired, at(6)))),
            ]
        );
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
    }
}
