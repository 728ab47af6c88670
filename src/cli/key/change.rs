//! What changes the key. The file changes whole or not at all, and the records remember the old key before it is gone.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use jiff::civil::Date;

use super::Form;
use crate::cli::signing::{self, Ask, keyring};
use crate::cli::{Context, Failure};
use crate::credential::foreign::{self, BadForeign};
use crate::credential::{IssuerKey, SigningKey};
use crate::keyring::{BadSecret, Kept, Keyring, write_new};
use crate::store::{Name, NewDecision, Store};

/// Makes a new key in the place of the present one.
pub fn rotate(context: &mut Context<'_>, store: &mut Store, protect: bool) -> Result<(), Failure> {
    let ring = keyring(context, store)?;
    // Whoever makes a new key need not know the passphrase of the old one: nothing is signed with that any more.
    let old = ring.public().map_err(Failure::world)?;
    let key = SigningKey::from_bytes(&context.host.random()?);
    let kept = match protect {
        true => {
            let passphrase = signing::new_passphrase(context)?;
            Kept::sealed(&key, &passphrase, context.host.random()?)
        }
        false => Kept::Plain(key),
    };
    put(context, store, &ring, old, &kept)?;
    context.print(format!(
        "New key: {}. Hand it out: tutela key export",
        kept.public().fingerprint()
    ))?;
    let Some(old) = old else {
        return Ok(());
    };
    let print = old.fingerprint();
    let earlier = signing::earlier(context, store)?;
    let lost = earlier.iter().any(|e| e.key == old && signing::is_lost(e));
    context.print(match lost {
        true => format!("The lost key {print} is no longer here."),
        false => format!("The key {print} is destroyed; what it signed stays good."),
    })
}

/// Takes a key over from a file.
pub fn import(context: &mut Context<'_>, store: &mut Store, file: &Path) -> Result<(), Failure> {
    let text = read(context, file)?;
    let kept = Kept::import(&text).map_err(|why| {
        let is_encrypted = matches!(why, BadSecret::Foreign(BadForeign::Encrypted));
        let refused = Failure::world(format!("{}: {why}", file.display()));
        match is_encrypted {
            true => refused
                .hint("openssl pkey -in FILE | tutela key import -   asks for it, and writes the key nowhere else")
                .hint("tutela key protect puts another one on it here"),
            false => refused,
        }
    })?;
    let public = kept.public();
    if signing::earlier(context, store)?
        .iter()
        .any(|e| e.key == public && signing::is_lost(e))
    {
        return Err(Failure::refused(
            "this key was declared lost; it is not taken back",
        ));
    }
    // A key nobody here can open would hold up every certificate.
    if signing::unlock(context, &kept, Ask::Here)?.is_none() {
        return Err(Failure::usage("the key in this file has a passphrase")
            .hint("hand it over with --passphrase-fd N, for example 3< passphrase.txt"));
    }
    let ring = keyring(context, store)?;
    let old = ring.public().map_err(Failure::world)?;
    put(context, store, &ring, old, &kept)?;
    context.print(format!(
        "Certificates are signed with the key {} from now on.",
        public.fingerprint()
    ))
}

// A file, or standard input; no key is large.
fn read(context: &mut Context<'_>, file: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let most = foreign::LARGEST as u64 + 1;
    let read = match file == Path::new("-") {
        true => (&mut context.host.input).take(most).read_to_end(&mut bytes),
        false => File::open(context.host.folder.join(file))
            .and_then(|file| file.take(most).read_to_end(&mut bytes)),
    };
    let unreadable = |why: String| Failure::world(format!("{}: {why}", file.display()));
    read.map_err(|why| unreadable(why.to_string()))?;
    if bytes.len() > foreign::LARGEST {
        return Err(unreadable("this is too large for a key".into()));
    }
    String::from_utf8(bytes).map_err(|_| unreadable("this is not text".into()))
}

// The old key into the records first, then the file, then the new key into the records. Killed after any of these, the
// key in the file signs, and whatever the old one signed is known.
fn put(
    context: &mut Context<'_>,
    store: &mut Store,
    ring: &Keyring,
    old: Option<IssuerKey>,
    kept: &Kept,
) -> Result<(), Failure> {
    let now = context.now();
    let is_lost = |store: &Store, key: IssuerKey| -> Result<bool, Failure> {
        let earlier = signing::earlier(context, store)?;
        Ok(earlier.iter().any(|e| e.key == key && signing::is_lost(e)))
    };
    if let Some(old) = old
        && !is_lost(store, old)?
    {
        store.begin_key(&old.to_string(), now)?;
    }
    ring.replace(kept).map_err(Failure::world)?;
    store.begin_key(&kept.public().to_string(), now)?;
    Ok(())
}

/// Puts a passphrase on the key, or takes it away.
pub fn protect(context: &mut Context<'_>, store: &Store, remove: bool) -> Result<(), Failure> {
    let ring = keyring(context, store)?;
    let Some(kept) = ring.kept().map_err(Failure::world)? else {
        return Err(Failure::refused("there is no key yet").hint("`tutela key export` makes one"));
    };
    let is_plain = matches!(kept, Kept::Plain(_));
    if remove && is_plain {
        return Err(Failure::refused("the key has no passphrase"));
    }
    if !is_plain && !remove && context.passphrase_fd.is_some() {
        return Err(
            Failure::usage("one file descriptor cannot give two passphrases")
                .hint("take the old one away first: tutela key protect --remove"),
        );
    }
    let Some(key) = signing::unlock(context, &kept, Ask::Here)? else {
        return Err(Failure::usage(
            "the key has a passphrase, and nobody can be asked for it here",
        )
        .hint("hand it over with --passphrase-fd N, for example 3< passphrase.txt"));
    };
    let changed = match remove {
        true => Kept::Plain(key),
        false => {
            let passphrase = signing::new_passphrase(context)?;
            Kept::sealed(&key, &passphrase, context.host.random()?)
        }
    };
    ring.replace(&changed).map_err(Failure::world)?;
    context.print(match remove {
        true => "The key has no passphrase any more: whoever can read its file can sign.",
        false => {
            "The key is protected. Without the passphrase it cannot be used again, by nobody; keep it safe."
        }
    })
}

/// Writes the secret key to a new file for its owner alone: as it is kept, or plain, as other programs read it.
pub fn export(
    context: &mut Context<'_>,
    store: &Store,
    to: &Path,
    form: Form,
) -> Result<(), Failure> {
    let ring = keyring(context, store)?;
    let Some(kept) = ring.kept().map_err(Failure::world)? else {
        return Err(Failure::refused("there is no key yet").hint("`tutela key export` makes one"));
    };
    let path = context.host.folder.join(to);
    let mut open = || signing::unlock(context, &kept, Ask::Here)?.ok_or_else(signing::locked);
    let text = match form {
        Form::Tutela => kept.to_text(),
        Form::Pem => foreign::secret_pem(&open()?),
        Form::Jwk => {
            let key = open()?;
            foreign::secret_jwk(&key, context.site.organisation.domain.as_deref())
        }
    };
    write_new(&path, &text)
        .map_err(|why| Failure::world(format!("{} cannot be written: {why}", path.display())))?;
    if matches!(kept, Kept::Plain(_)) || form != Form::Tutela {
        context.tell(
            "The key in this file has no passphrase: whoever can read it can sign in your name.",
        )?;
    }
    context.print(to.display())
}

/// Declares a key lost.
pub fn lost(
    context: &mut Context<'_>,
    store: &mut Store,
    named: Option<&str>,
    since: Option<Date>,
    reason: &str,
    by: &Name,
) -> Result<(), Failure> {
    let now = context.now();
    let present = keyring(context, store)?.public().map_err(Failure::world)?;
    if let Some(present) = present
        && !signing::earlier(context, store)?
            .iter()
            .any(|e| e.key == present)
    {
        store.begin_key(&present.to_string(), now)?;
    }
    let key = match named {
        Some(named) => find(store, named)?,
        None => match store.keys()?.iter().rfind(|key| key.ended.is_none()) {
            Some(key) => parsed(&key.public)?,
            None => return Err(Failure::refused("no key is in use")),
        },
    };
    if signing::earlier(context, store)?
        .iter()
        .any(|e| e.key == key && signing::is_lost(e))
    {
        return Err(Failure::refused("this key is declared lost already"));
    }
    let since = since.unwrap_or(now.local_date());
    if since > now.local_date() {
        return Err(Failure::usage("that day has not come yet"));
    }
    store.lose_key(
        &key.to_string(),
        since,
        &NewDecision {
            at: now,
            salt: context.host.random()?,
            reason,
            by: by.as_str(),
        },
    )?;
    let words = format!(
        "The key {} counts as lost since {since}. Its certificates stay good where these records are at hand, and are \
         refused elsewhere once people have the new key file.",
        key.fingerprint()
    );
    context.print(words)?;
    context.print("Next: tutela key rotate, then hand out what tutela key export prints. A holder who needs a")?;
    context.print("certificate that verifies elsewhere gets it anew: tutela certificate correct ID")
}

fn parsed(public: &str) -> Result<IssuerKey, Failure> {
    public
        .parse()
        .map_err(|why| Failure::world(format!("the records name a key that is none: {why}")))
}

fn find(store: &Store, named: &str) -> Result<IssuerKey, Failure> {
    let digits = |text: &str| text.replace(' ', "").to_ascii_lowercase();
    let named = digits(named);
    let mut found = Vec::new();
    for record in store.keys()? {
        let key = parsed(&record.public)?;
        if digits(&key.fingerprint()).starts_with(&named) || record.public.starts_with(&named) {
            found.push(key);
        }
    }
    match found[..] {
        [key] => Ok(key),
        [] => Err(Failure::usage("there is no such key").hint("`tutela key show` lists them")),
        _ => Err(Failure::usage("several keys begin like that").hint("type more of it")),
    }
}
