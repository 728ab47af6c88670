//! The issuer key as commands use it: found, unlocked with its passphrase, and remembered in the records.

use std::io::Read;
use std::path::Path;

use super::{Context, Failure};
use crate::credential::key::{Earlier, Ended};
use crate::credential::{IssuerKey, SigningKey, Trust};
use crate::keyring::{BadSecret, Kept, Keyring};
use crate::store::{KeyEnd, Place, Store};

// How often somebody may try.
const TRIES: usize = 3;

/// Who may be asked for a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The person at the terminal: they came to sign.
    Here,
    /// Nobody: a learner sits there. A passphrase that was handed over is taken all the same.
    Nobody,
}

/// This computer's keys: in the folder that the site file names, else beside the records.
///
/// # Errors
/// The records are in memory only.
pub fn keyring(context: &Context<'_>, store: &Store) -> Result<Keyring, Failure> {
    match store.place() {
        Place::File(_) if let Some(folder) = &context.site.keys => Ok(Keyring::in_folder(folder)),
        Place::File(path) => Ok(Keyring::in_folder(path.parent().unwrap_or(Path::new(".")))),
        Place::Memory => Err(Failure::world("practice that is not kept has no key")),
    }
}

/// The key to sign with, made where there is none, and remembered in the records; `None` where it is locked and nobody
/// may be asked.
///
/// # Errors
/// The key cannot be read or made, the passphrase is another one, the records cannot be written.
pub fn key(
    context: &mut Context<'_>,
    store: &mut Store,
    ask: Ask,
) -> Result<Option<SigningKey>, Failure> {
    let ring = keyring(context, store)?;
    let key = match ring.kept().map_err(Failure::world)? {
        Some(kept) => unlock(context, &kept, ask)?,
        None => {
            missing(context, store, &ring)?;
            let made = ring
                .secret(|| context.host.random())
                .map_err(Failure::world)?;
            Some(made)
        }
    };
    if let Some(key) = &key {
        let public = IssuerKey::of(key);
        refuse_lost(context, store, &public)?;
        let now = context.now();
        store.begin_key(&public.to_string(), now)?;
    }
    Ok(key)
}

/// The key to seal files with: the one there is, if it is not locked away or declared lost. Makes none.
///
/// # Errors
/// The key or the records cannot be read, the passphrase is another one.
pub fn sealing_key(
    context: &mut Context<'_>,
    store: &Store,
) -> Result<Option<SigningKey>, Failure> {
    let ring = keyring(context, store)?;
    let Some(kept) = ring.kept().map_err(Failure::world)? else {
        return Ok(None);
    };
    let key = unlock(context, &kept, Ask::Here)?;
    let earlier = earlier(context, store)?;
    Ok(key.filter(|key| {
        let public = IssuerKey::of(key);
        !earlier.iter().any(|e| e.key == public && is_lost(e))
    }))
}

/// The failure where a key is locked and nobody can be asked.
pub fn locked() -> Failure {
    Failure::usage("the issuer key is protected by a passphrase")
        .hint("hand it over with --passphrase-fd N, for example 3< passphrase.txt")
}

/// The secret of a kept key; `None` where it is locked and nobody may be asked.
///
/// # Errors
/// The passphrase is another one.
pub fn unlock(
    context: &mut Context<'_>,
    kept: &Kept,
    ask: Ask,
) -> Result<Option<SigningKey>, Failure> {
    if let Kept::Plain(key) = kept {
        return Ok(Some(key.clone()));
    }
    let refused = |why: BadSecret| Failure::refused(format!("the issuer key stays locked: {why}"));
    if let Some(number) = context.passphrase_fd {
        let passphrase = from_descriptor(number)?;
        return kept.open(&passphrase).map(Some).map_err(refused);
    }
    if ask == Ask::Nobody || !context.can_ask() {
        return Ok(None);
    }
    for left in (0..TRIES).rev() {
        let Some(passphrase) = hidden(context, "Passphrase of the issuer key: ")? else {
            break;
        };
        match kept.open(&passphrase) {
            Err(BadSecret::Passphrase) if left > 0 => {
                context.tell("This is not its passphrase. Once more; Enter alone leaves it.")?;
            }
            opened => return opened.map(Some).map_err(refused),
        }
    }
    Err(Failure::refused(
        "the issuer key stays locked; nothing was changed",
    ))
}

/// A passphrase for a key: from a file descriptor, or typed twice.
///
/// # Errors
/// Nobody can be asked; it is empty or was typed in two ways.
pub fn new_passphrase(context: &mut Context<'_>) -> Result<String, Failure> {
    let passphrase = match context.passphrase_fd {
        Some(number) => from_descriptor(number)?,
        None if !context.can_ask() => {
            return Err(Failure::usage("nobody can be asked for a passphrase here")
                .hint("hand it over with --passphrase-fd N, for example 3< passphrase.txt"));
        }
        None => return typed_twice(context),
    };
    match is_long(&passphrase) {
        true => Ok(passphrase),
        false => Err(Failure::refused(
            "a passphrase has at least 8 characters; nothing was changed",
        )),
    }
}

fn typed_twice(context: &mut Context<'_>) -> Result<String, Failure> {
    let unchanged = || Failure::refused("there is no new passphrase; nothing was changed");
    for left in (0..TRIES).rev() {
        let first = hidden(context, "New passphrase: ")?.ok_or_else(unchanged)?;
        let wrong = match is_long(&first) {
            false => "A passphrase has at least 8 characters.",
            true => {
                let second = hidden(context, "The same again: ")?.ok_or_else(unchanged)?;
                match first == second {
                    true => return Ok(first),
                    false => "The two were not the same.",
                }
            }
        };
        if left > 0 {
            context.tell(format!("{wrong} Once more; Enter alone leaves it."))?;
        }
    }
    Err(unchanged())
}

fn is_long(passphrase: &str) -> bool {
    passphrase.chars().count() >= 8
}

// A line that nobody sees; `None` at the end of input, and where nothing was typed.
fn hidden(context: &mut Context<'_>, prompt: &str) -> Result<Option<String>, Failure> {
    context.host.on_interrupt("Stopped. The key is as it was.");
    let typed = context.host.hidden_line(prompt);
    let typed =
        typed.map_err(|why| Failure::world(format!("no passphrase could be read: {why}")))?;
    Ok(typed.filter(|typed| !typed.is_empty()))
}

/// What this computer trusts by itself: its key, and those it signed with before. A damaged key is said, and trusted
/// by nobody.
///
/// # Errors
/// The records cannot be read, or standard error cannot be written.
pub fn trust(context: &mut Context<'_>, store: &Store) -> Result<Trust, Failure> {
    let own = match keyring(context, store)?.public() {
        Ok(key) => key,
        Err(why) => {
            context.tell(why)?;
            None
        }
    };
    let earlier = earlier(context, store)?;
    Ok(Trust {
        // A key that was declared lost is no key of ours any more, even while its file lies there.
        own: own.filter(|key| !earlier.iter().any(|e| e.key == *key && is_lost(e))),
        earlier,
        ..Trust::default()
    })
}

/// The keys this computer signed with before, and why they sign no more.
///
/// # Errors
/// The records cannot be read.
pub fn earlier(context: &Context<'_>, store: &Store) -> Result<Vec<Earlier>, Failure> {
    let present = keyring(context, store)?.public().ok().flatten();
    let mut earlier = Vec::new();
    for record in store.keys()? {
        let Ok(key) = record.public.parse::<IssuerKey>() else {
            return Err(Failure::world(format!(
                "the records name a key that is none: {}",
                record.public
            )));
        };
        let ended = match record.ended {
            Some((KeyEnd::Lost(on), _)) => Ended::Lost { on },
            Some((KeyEnd::Retired, at)) => Ended::Rotated {
                on: at.local_date(),
            },
            None if present == Some(key) => continue,
            // Its file is gone, and nobody said so yet: it signs no more.
            None => Ended::Rotated {
                on: record.begun.local_date(),
            },
        };
        if present != Some(key) || matches!(ended, Ended::Lost { .. }) {
            earlier.push(Earlier { key, ended });
        }
    }
    Ok(earlier)
}

/// Whether a key was declared lost.
pub fn is_lost(key: &Earlier) -> bool {
    matches!(key.ended, Ended::Lost { .. })
}

fn refuse_lost(context: &Context<'_>, store: &Store, public: &IssuerKey) -> Result<(), Failure> {
    match earlier(context, store)?
        .iter()
        .any(|e| e.key == *public && is_lost(e))
    {
        true => Err(Failure::refused(
            "the issuer key was declared lost and signs nothing any more",
        )
        .hint("`tutela key rotate` makes a new one")),
        false => Ok(()),
    }
}

fn missing(context: &mut Context<'_>, store: &Store, ring: &Keyring) -> Result<(), Failure> {
    let in_use = store.keys()?.into_iter().any(|key| key.ended.is_none());
    match in_use {
        true => context.tell(format!(
            "The issuer key is no longer at {}; a new one is made. If the old one may be in other hands: tutela key lost",
            ring.path().display()
        )),
        false => Ok(()),
    }
}

// The first line of what the descriptor holds. On systems without numbered descriptors in the file system there is none.
fn from_descriptor(number: u32) -> Result<String, Failure> {
    let cannot = |why: std::io::Error| {
        Failure::world(format!(
            "no passphrase can be read from file descriptor {number}: {why}"
        ))
    };
    let mut text = String::new();
    std::fs::File::open(format!("/dev/fd/{number}"))
        .and_then(|file| file.take(4096).read_to_string(&mut text))
        .map_err(cannot)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
