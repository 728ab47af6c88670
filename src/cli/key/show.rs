//! What can be said of the keys aloud: fingerprints, places, dates; the public key file.

use serde::Serialize;

use super::Form;
use crate::cli::signing::{self, keyring};
use crate::cli::{Context, Failure};
use crate::credential::key::Ended;
use crate::credential::{IssuerKey, KeyFile, foreign};
use crate::keyring::Kept;
use crate::store::Store;

#[derive(Serialize)]
struct Shown {
    schema: &'static str,
    file: String,
    protected: Option<bool>,
    keys: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    fingerprint: String,
    key: String,
    did: String,
    state: &'static str,
    on: Option<String>,
}

/// Prints the present key and those before it.
pub fn run(context: &mut Context<'_>, store: &Store, json: bool) -> Result<(), Failure> {
    let ring = keyring(context, store)?;
    let kept = ring.kept().map_err(Failure::world)?;
    let earlier = signing::earlier(context, store)?;
    let present = kept.as_ref().map(Kept::public);
    let line = |key: &IssuerKey, state, on| Line {
        fingerprint: key.fingerprint(),
        key: key.to_string(),
        did: key.did(None),
        state,
        on,
    };
    let in_use = present.filter(|key| !earlier.iter().any(|e| e.key == *key));
    let mut keys: Vec<Line> = in_use.iter().map(|key| line(key, "in-use", None)).collect();
    keys.extend(earlier.iter().rev().map(|earlier| match earlier.ended {
        Ended::Rotated { on } => line(&earlier.key, "retired", Some(on.to_string())),
        Ended::Lost { on } => line(&earlier.key, "lost", Some(on.to_string())),
    }));
    let protected = kept.as_ref().map(|kept| matches!(kept, Kept::Sealed(..)));
    if json {
        return context.print_json(&Shown {
            schema: "tutela.keys/1",
            file: ring.path().display().to_string(),
            protected,
            keys,
        });
    }
    exposed(context, store)?;
    if keys.is_empty() {
        return context.print(
            "There is no key yet; it is made with the first certificate, or by `tutela key export`.",
        );
    }
    for (number, key) in keys.iter().enumerate() {
        if number > 0 {
            context.print("")?;
        }
        context.print(format!("Fingerprint: {}", key.fingerprint))?;
        context.print(format!("State: {}", state(key)))?;
        context.print(format!("DID: {}", key.did))?;
        if key.state == "in-use" {
            context.print(format!("File: {}", ring.path().display()))?;
            let passphrase = if protected == Some(true) { "yes" } else { "no" };
            context.print(format!("Passphrase: {passphrase}"))?;
        }
    }
    Ok(())
}

fn state(key: &Line) -> String {
    match (key.state, &key.on) {
        ("retired", Some(on)) => format!("retired on {on}; what it signed stays good"),
        ("lost", Some(on)) => {
            format!("lost since {on}; good only for what these records hold")
        }
        (_, _) => "in use".to_owned(),
    }
}

/// Prints the public key file, with the keys before; makes the key where there is none.
pub fn export(context: &mut Context<'_>, store: &mut Store, form: Form) -> Result<(), Failure> {
    let ring = keyring(context, store)?;
    let public = match ring.public().map_err(Failure::world)? {
        Some(public) => public,
        None => {
            let secret = ring.secret(|| context.host.random());
            IssuerKey::of(&secret.map_err(Failure::world)?)
        }
    };
    let earlier = signing::earlier(context, store)?;
    if earlier.iter().any(|e| e.key == public) {
        return Err(
            Failure::refused("the key was declared lost and is handed out no more")
                .hint("`tutela key rotate` makes a new one"),
        );
    }
    let now = context.now();
    store.begin_key(&public.to_string(), now)?;
    exposed(context, store)?;
    let organisation = &context.site.organisation;
    let text = match form {
        Form::Tutela => {
            let file = KeyFile::new(public, organisation.name.clone());
            file.with_earlier(earlier.clone()).to_text()
        }
        Form::Pem => foreign::public_pem(&public),
        Form::Jwk => foreign::public_jwk(&public, organisation.domain.as_deref()),
    };
    context.tell(format!("Fingerprint: {}", public.fingerprint()))?;
    if form != Form::Tutela && !earlier.is_empty() {
        context.tell("In this form the file tells of no earlier key: what those signed is not verified with it.")?;
    }
    context.print(text.trim_end())
}

/// Warns where others can read the secret key.
pub fn exposed(context: &mut Context<'_>, store: &Store) -> Result<(), Failure> {
    let ring = keyring(context, store)?;
    match ring.is_exposed() {
        true => context.tell(format!(
            "Others on this computer can read the secret key {}; give it to its owner alone (chmod 600).",
            ring.path().display()
        )),
        false => Ok(()),
    }
}
