//! Learners: added, found by handle, code or id, changed. Their rows are one of the three homes of personal data.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::column::{at_text, parsed, parsed_or_none, stamp};
use super::register::{self, NewEntry, Stated, What};
use super::{Code, Handle, LearnerId, Name, Store, StoreError, TimeFactor};
use crate::core::text::Lang;
use crate::core::time::Stamp;

/// A learner to add.
#[derive(Clone, Debug)]
pub struct NewLearner {
    /// The id; the short code is chosen by it.
    pub id: LearnerId,
    /// The name, as it should stand on the certificate.
    pub name: Name,
    /// What to call them by on the command line.
    pub handle: Option<Handle>,
    /// Their language.
    pub language: Option<Lang>,
    /// When they were added.
    pub at: Stamp,
}

/// A learner as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learner {
    /// The id.
    pub id: LearnerId,
    /// The short code that tells namesakes apart.
    pub code: Code,
    /// The name, as it should stand on the certificate.
    pub name: Name,
    /// What to call them by on the command line.
    pub handle: Option<Handle>,
    /// Their language.
    pub language: Option<Lang>,
    /// Their number with the employer.
    pub staff_number: Option<String>,
    /// What they do there.
    pub role: Option<String>,
    /// Where.
    pub site: Option<String>,
    /// Since when.
    pub start_date: Option<Date>,
    /// The last day of a term of their licence, where a course's certificate ends with it.
    pub licence_ends: Option<Date>,
    /// Who confirmed that they are who they say.
    pub identity: Option<Identity>,
    /// More time than others have, and who granted it.
    pub more_time: Option<(TimeFactor, String)>,
    /// When they were added.
    pub added: Stamp,
}

/// Somebody has seen who the learner is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Who.
    pub by: String,
    /// On which day.
    pub on: Date,
}

/// Why a learner was not added or changed.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// Somebody has the handle already, or a short code that reads the same.
    #[error("`{0}` is taken by another learner; choose another handle")]
    Taken(Handle),
    /// The records cannot take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Learner {
    /// What to type for them: the handle, else the code.
    pub fn called(&self) -> &str {
        self.handle
            .as_ref()
            .map_or(self.code.as_str(), Handle::as_str)
    }
}

impl Store {
    /// Adds a learner.
    ///
    /// # Errors
    /// [`AddError`].
    pub fn add_learner(&mut self, new: NewLearner) -> Result<Learner, AddError> {
        let tx = self.write()?;
        let taken = called(&tx)?;
        if let Some(handle) = &new.handle {
            let folded = handle.as_str().to_ascii_lowercase();
            if taken.iter().any(|(_, name)| *name == folded) {
                return Err(AddError::Taken(handle.clone()));
            }
        }
        let own = new.handle.as_ref().map(|h| h.as_str().to_ascii_lowercase());
        let learner = Learner {
            id: new.id,
            code: Code::choose(new.id.number(), |code| {
                own.as_deref() == Some(code) || taken.iter().any(|(_, name)| name == code)
            }),
            name: new.name,
            handle: new.handle,
            language: new.language,
            staff_number: None,
            role: None,
            site: None,
            start_date: None,
            licence_ends: None,
            identity: None,
            more_time: None,
            added: new.at,
        };
        tx.execute(
            "insert into learner (id, code, handle, name, language, added_at, utc_offset)
            values ($1, $2, $3, $4, $5, $6, $7)",
            params![
                learner.id,
                learner.code.as_str(),
                learner.handle.as_ref().map(Handle::as_str),
                learner.name.as_str(),
                learner.language.map(|lang| lang.to_string()),
                at_text(learner.added.utc),
                learner.added.offset,
            ],
        )
        .map_err(StoreError::from)?;
        tx.commit().map_err(StoreError::from)?;
        Ok(learner)
    }

    /// Keeps what was changed in a learner, the name apart: that is [`Store::rename_learner`]'s.
    ///
    /// # Errors
    /// [`AddError::Taken`] where the handle is another's, and whatever keeps the records from being written.
    pub fn keep_learner(&mut self, learner: &Learner) -> Result<(), AddError> {
        let tx = self.write()?;
        let id = learner.id.to_string();
        if let Some(handle) = &learner.handle {
            let folded = handle.as_str().to_ascii_lowercase();
            if called(&tx)?
                .iter()
                .any(|(whose, name)| *whose != id && *name == folded)
            {
                return Err(AddError::Taken(handle.clone()));
            }
        }
        let changed = tx
            .execute(
                include_str!("keep_learner.sql"),
                params![
                    learner.handle.as_ref().map(Handle::as_str),
                    learner.language.map(|lang| lang.to_string()),
                    learner.staff_number,
                    learner.role,
                    learner.site,
                    learner.start_date.map(|date| date.to_string()),
                    learner.licence_ends.map(|date| date.to_string()),
                    learner.identity.as_ref().map(|identity| &identity.by),
                    learner
                        .identity
                        .as_ref()
                        .map(|identity| identity.on.to_string()),
                    learner
                        .more_time
                        .as_ref()
                        .map(|(factor, _)| factor.to_string()),
                    learner.more_time.as_ref().map(|(_, by)| by),
                    id,
                ],
            )
            .map_err(StoreError::from)?;
        if changed == 0 {
            return Err(AddError::Store(StoreError::Unknown {
                what: "learner",
                id,
            }));
        }
        tx.commit().map_err(StoreError::from)?;
        Ok(())
    }

    /// Gives a learner another name. The register knows that it changed, not from what or to what.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where there is no such learner, and whatever keeps the records from being written.
    pub fn rename_learner(
        &mut self,
        learner: LearnerId,
        name: &Name,
        at: Stamp,
    ) -> Result<(), StoreError> {
        let tx = self.write()?;
        let changed = tx.execute(
            "update learner
            set name = $1
            where id = $2
                and erased_at is null",
            params![name.as_str(), learner],
        )?;
        let id = learner.to_string();
        if changed == 0 {
            return Err(StoreError::Unknown {
                what: "learner",
                id,
            });
        }
        let entry = NewEntry {
            at,
            what: What::Overridden,
            subject: &id,
            note: RENAMED,
            stated: Stated::Nothing,
        };
        register::add(&tx, &entry)?;
        Ok(tx.commit()?)
    }

    /// Whether a learner was ever given another name, so that a certificate may hold one they no longer have.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn was_renamed(&self, learner: LearnerId) -> Result<bool, StoreError> {
        let found = self
            .conn
            .prepare_cached(
                "select 1
                from register
                where subject = $1
                    and what = $2
                    and note = $3",
            )?
            .exists(params![learner, What::Overridden.name(), RENAMED])?;
        Ok(found)
    }

    /// Everybody who was not erased, by name and code.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn learners(&self) -> Result<Vec<Learner>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select *
            from learner
            where erased_at is null",
        )?;
        let found = query.query_map([], read)?;
        let mut found: Vec<Learner> = found.collect::<rusqlite::Result<_>>()?;
        // Sorted here, so that every engine sorts alike.
        found.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
        Ok(found)
    }

    /// The learner of that handle, short code or id, unless erased. Upper and lower case are the same.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn find_learner(&self, who: &str) -> Result<Option<Learner>, StoreError> {
        let who = who.trim().to_ascii_lowercase();
        let found = self
            .conn
            .prepare_cached(
                "select *
                from learner
                where erased_at is null
                    and (lower(handle) = $1 or code = $1 or id = $1)",
            )?
            .query_row([who], read)
            .optional()?;
        Ok(found)
    }

    /// The learner of that id; `None` once erased.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn learner(&self, id: LearnerId) -> Result<Option<Learner>, StoreError> {
        self.find_learner(&id.to_string())
    }
}

// The word under which the register knows that a name changed.
const RENAMED: &str = "name";

// Everything a learner can be called by, with whose it is: handles in lower case and codes, the erased ones' too.
fn called(conn: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut query = conn.prepare_cached(
        "select id, code
        from learner
        union all
        select id, lower(handle)
        from learner
        where handle is not null",
    )?;
    let found = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Learner> {
    let by: Option<String> = row.get("identity_confirmed_by")?;
    let on = parsed_or_none(row, "identity_confirmed_on")?;
    let factor = parsed_or_none(row, "time_factor")?;
    let granted: Option<String> = row.get("time_factor_by")?;
    Ok(Learner {
        id: row.get("id")?,
        code: Code::stored(row.get("code")?),
        name: parsed(row, "name")?,
        handle: parsed_or_none(row, "handle")?,
        language: parsed_or_none(row, "language")?,
        staff_number: row.get("staff_number")?,
        role: row.get("role")?,
        site: row.get("site")?,
        start_date: parsed_or_none(row, "start_date")?,
        licence_ends: parsed_or_none(row, "licence_ends")?,
        identity: by.zip(on).map(|(by, on)| Identity { by, on }),
        more_time: factor.zip(granted),
        added: stamp(row, "added_at", "utc_offset")?,
    })
}
