//! Issues the certificate of a learner who has met every condition: the statement first, then the signature.

pub mod make;

use super::prompt::{Said, Takes};
use super::signing::{self, Ask};
use super::standing::Standing;
use super::who::bad_name;
use super::{Context, Failure};
use crate::core::content::Course;
use crate::core::content::Library;
use crate::core::locale;
use crate::core::session::assemble::shown;
use crate::core::standing::completion::Condition;
use crate::core::text::{Place, Thing};
use crate::sitting;
use crate::store::{AttemptId, Learner, Name, NewAttestation, Store};

/// Issues the certificate that is due, if one is, and says where the paper is; says what is still missing otherwise.
/// `signed` is the name given with `--attest`; `ask` says whether somebody can be asked to unlock the key.
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
    ask: Ask,
) -> Result<(), Failure> {
    let standing = Standing::of(store, learner.id, course, context.today())?;
    let words = context.words();
    let Some(attempt) = standing.passing else {
        return Ok(());
    };
    if let Some(certificate) = &standing.certificate {
        context.say("")?;
        let key = match certificate.revoked {
            true => "certificate-revoked",
            false => "certificate-is",
        };
        return context.print(words.say(key, &[("id", certificate.id.as_str().into())]));
    }
    let missing: Vec<String> = standing
        .missing()
        .map(|condition| unmet(context, condition))
        .collect();
    if !missing.is_empty() {
        context.say("")?;
        context.say(words.say(
            match standing.renews {
                true => "certificate-missing-anew",
                false => "certificate-missing",
            },
            &[],
        ))?;
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
    let rule = course.completion.validity;
    if rule.until(context.today(), learner.licence_ends).is_err() {
        context.say("")?;
        let values = [("who", learner.called().into())];
        return context.say(words.say("certificate-licence", &values));
    }
    if !sign(context, store, library, course, learner, attempt, signed)? {
        return Ok(());
    }
    let Some(key) = signing::key(context, store, ask)? else {
        context.say("")?;
        return context.say(words.say("certificate-locked", &[]));
    };
    let id = make::issue(context, store, course, learner, &standing, attempt, &key)?;
    context.say("")?;
    let issued = words.say("certificate-issued", &[("id", id.as_str().into())]);
    for line in issued.lines() {
        context.say(line)?;
    }
    let Some(old) = store
        .certificates(Some(learner.id))?
        .into_iter()
        .find(|c| c.superseded_by.as_deref() == Some(&id))
    else {
        return Ok(());
    };
    context.say(words.say("certificate-renewed", &[("old", old.id.into())]))
}

/// What a condition still asks for, in the learner's words.
pub fn unmet(context: &Context<'_>, condition: &Condition) -> String {
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
            let line = match context.hear(&words.say("attest-name", &[]), Takes::Name)? {
                Said::Line(line) => line,
                Said::Stop => String::new(),
                Said::Ended => return Ok(false),
            };
            if line.is_empty() {
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
