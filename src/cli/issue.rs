//! Issues the certificate of a learner who has met every condition: the statement first, then the signature.

use std::path::Path;

use super::standing::Standing;
use super::who::bad_name;
use super::{Context, Failure};
use crate::core::content::Course;
use crate::core::content::Library;
use crate::core::locale;
use crate::core::session::assemble::shown;
use crate::core::session::outcome::outcome;
use crate::core::standing::certificate::{Attested, Heads, Holder, Identity, Parts, certificate};
use crate::core::standing::completion::Condition;
use crate::core::standing::progress::active_time;
use crate::core::text::{Place, Thing};
use crate::credential;
use crate::keyring::Keyring;
use crate::sitting;
use crate::store::{
    AttemptId, IssueError, Learner, Name, NewAttestation, NewCertificate, Place as StorePlace,
    Store,
};

/// Issues the certificate that is due, if one is, and says where the paper is; says what is still missing otherwise.
/// `signed` is the name given with `--attest`.
///
/// # Errors
/// The records or the key cannot be read or written.
pub fn offer(
    context: &mut Context<'_>,
    store: &mut Store,
    library: &Library,
    course: &Course,
    learner: &Learner,
    signed: Option<&str>,
) -> Result<(), Failure> {
    let standing = Standing::of(store, learner.id, course)?;
    let words = context.words();
    let Some(attempt) = standing.passing else {
        return Ok(());
    };
    if let Some(certificate) = &standing.certificate {
        context.say("")?;
        return context
            .print(words.say("certificate-is", &[("id", certificate.id.as_str().into())]));
    }
    let missing: Vec<String> = standing
        .missing()
        .map(|condition| unmet(context, condition))
        .collect();
    if !missing.is_empty() {
        context.say("")?;
        context.say(words.say("certificate-missing", &[]))?;
        for line in missing {
            context.say(format!("  {line}"))?;
        }
        return Ok(());
    }
    let how = sitting::circumstances(store, attempt)?;
    if how.clock_set_back && store.clock_confirmations(attempt)?.is_empty() {
        context.say("")?;
        let values = [("attempt", attempt.to_string().into())];
        return context.say(words.say("certificate-clock", &values));
    }
    if !sign(context, store, library, course, learner, attempt, signed)? {
        return Ok(());
    }
    let id = issue(context, store, course, learner, &standing, attempt)?;
    context.say("")?;
    for line in words
        .say("certificate-issued", &[("id", id.into())])
        .lines()
    {
        context.say(line)?;
    }
    Ok(())
}

fn unmet(context: &Context<'_>, condition: &Condition) -> String {
    let words = context.words();
    let (have, need) = condition.have_and_need();
    let key = format!("missing-{}", condition.name());
    words.say(&key, &[("have", have.into()), ("need", need.into())])
}

// The statement shown whole, and the name typed under it. `false` where nobody signed.
fn sign(
    context: &mut Context<'_>,
    store: &mut Store,
    library: &Library,
    course: &Course,
    learner: &Learner,
    attempt: AttemptId,
    signed: Option<&str>,
) -> Result<bool, Failure> {
    let Some(own) = &course.completion.attestation else {
        return Ok(true);
    };
    if !store.attestations(attempt)?.is_empty() {
        return Ok(true);
    }
    let words = context.words();
    let place = Place::new(Thing::Course, &course.id, "completion.attestation");
    let text = shown(library, &library.languages, &place, own);
    let statement = text.say(context.lang()).trim().to_owned();
    let now = context.now();
    context.say("")?;
    context.say(words.say("attest-before", &[]))?;
    context.say("")?;
    for paragraph in statement.split("\n\n") {
        let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        context.say(format!("  {line}"))?;
    }
    context.say("")?;
    context.say(words.say(
        "attest-date",
        &[(
            "date",
            locale::date(now.local_date(), context.lang()).into(),
        )],
    ))?;
    let name: Name = match signed {
        Some(name) => name
            .parse()
            .map_err(|bad| Failure::usage(bad_name(&words, &bad)))?,
        None if !context.can_ask() => {
            context.tell(words.say("attest-by-flag", &[]))?;
            return Ok(false);
        }
        None => loop {
            let Some(line) = context.ask(&words.say("attest-name", &[]))? else {
                return Ok(false);
            };
            if line.is_empty() || line.starts_with('/') {
                context.tell(words.say("attest-later", &[]))?;
                return Ok(false);
            }
            match line.parse::<Name>() {
                Ok(name) => break name,
                Err(bad) => context.tell(bad_name(&words, &bad))?,
            }
        },
    };
    store.attest(&NewAttestation {
        id: context.host.random()?,
        learner: learner.id,
        attempt,
        statement: &statement,
        language: context.lang(),
        name: name.as_str(),
        at: now,
    })?;
    Ok(true)
}

fn issue(
    context: &mut Context<'_>,
    store: &mut Store,
    course: &Course,
    learner: &Learner,
    standing: &Standing,
    attempt: AttemptId,
) -> Result<String, Failure> {
    let (session, _) = sitting::replay(store, attempt)?;
    let about = store.attempt(attempt)?;
    let now = context.now();
    let facts = standing.facts();
    let earned = outcome(&session);
    let attested = store.attestations(attempt)?.into_iter().next_back();
    // The last condition is the signature; without one, whatever was done last. A late claim changes no date.
    let done = standing.done_at(course);
    let signed = attested.as_ref().map(|signed| signed.at);
    let completed = done
        .into_iter()
        .chain(signed)
        .max_by_key(|at| at.utc)
        .unwrap_or(now);
    let register_head = store.register_head()?.digest;
    let id = uuid::Builder::from_random_bytes(context.host.random()?).into_uuid();
    let claim = certificate(Parts {
        id,
        learner: Holder {
            name: learner.name.as_str().to_owned(),
            identity: match &learner.identity {
                Some(seen) => Identity::Confirmed {
                    by: seen.by.clone(),
                    on: seen.on,
                },
                None => Identity::SelfDeclared {},
            },
        },
        attempt: attempt
            .to_string()
            .parse()
            .map_err(|_| Failure::world("the attempt's id is no UUID"))?,
        form: session.form(),
        form_digest: about.form_digest.clone(),
        languages: sitting::circumstances(store, attempt)?.languages,
        points: earned.cut_score.map(|_| (earned.points, earned.of)),
        active: active_time(&facts),
        completed,
        zone: context.host.zone(),
        valid_for: course.completion.valid_for,
        provider: context.site.organisation.name.clone(),
        attestation: attested.map(|signed| Attested {
            digest: signed.text_digest,
            date: signed.date,
        }),
        chain: Heads {
            attempt: about.head.digest.clone(),
            register: register_head.clone(),
        },
        replaces: None,
        terms: None,
    });
    let key = keyring(store)?
        .secret(|| context.host.random())
        .map_err(Failure::world)?;
    let document = credential::sign(&claim, &key);
    let kept = store.issue(&NewCertificate {
        id: &id.to_string(),
        attempt,
        document: &document,
        jwt: None,
        paper: None,
        status_index: None,
        instead_of: None,
        attempt_head: &about.head.digest,
        register_head: &register_head,
        at: now,
    });
    match kept {
        Ok(()) => Ok(id.to_string()),
        // Another window was quicker; there is one certificate, and this is it.
        Err(IssueError::Already { id }) => Ok(id),
        Err(IssueError::Store(error)) => Err(error.into()),
        Err(
            error @ (IssueError::NotForTheRecord
            | IssueError::NotAtItsEnd
            | IssueError::NotStanding { .. }
            | IssueError::IndexTaken),
        ) => Err(Failure::refused(error)),
    }
}

/// This computer's keys, beside its records.
///
/// # Errors
/// The records are in memory only.
pub fn keyring(store: &Store) -> Result<Keyring, Failure> {
    match store.place() {
        StorePlace::File(path) => Ok(Keyring::in_folder(path.parent().unwrap_or(Path::new(".")))),
        StorePlace::Memory => Err(Failure::world("practice that is not kept has no key")),
    }
}
