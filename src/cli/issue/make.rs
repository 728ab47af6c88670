//! Makes a certificate: gathers the claim, signs it once in all its forms, and keeps it in one step with the register.

use jiff::civil::Date;

use crate::cli::site::Site;
use crate::cli::standing::Standing;
use crate::cli::{Context, Failure};
use crate::core::content::Course;
use crate::core::session::erratum::{newest, rescored};
use crate::core::standing::certificate::{
    Attested, Certificate, Heads, Holder, Identity, Limit, Parts, Schema, certificate,
};
use crate::core::standing::progress::active_time;
use crate::core::standing::terms::{
    Accreditation, Delivery, Signatory, Statement, StatusPlace, Terms,
};
use crate::core::time::NoLicenceEnd;
use crate::credential::{self, SigningKey};
use crate::sitting;
use crate::store::{
    AttemptId, Attestation, Certificate as Kept, InsteadOf, IssueError, Learner, NewCertificate,
    NewDecision, Store, Why,
};

/// Issues the certificate of an attempt whose every condition is met, and returns its id. The learner's certificate of
/// the course that stands, if there is one, gives place to it.
///
/// # Errors
/// The records cannot be read or written.
pub fn issue(
    context: &mut Context<'_>,
    store: &mut Store,
    course: &Course,
    learner: &Learner,
    standing: &Standing,
    attempt: AttemptId,
    key: &SigningKey,
) -> Result<String, Failure> {
    let (session, _) = sitting::replay(store, attempt)?;
    let about = store.attempt(attempt)?;
    let now = context.now();
    let errata = sitting::errata(store)?;
    let earned = rescored(&session, &errata).outcome;
    let attested = store.attestations(attempt)?.into_iter().next_back();
    // The last condition is the signature; without one, whatever was done last. A late claim changes no date.
    let done = standing.done_at(course);
    let signed = attested.as_ref().map(|signed| signed.at);
    let completed = done
        .into_iter()
        .chain(signed)
        .max_by_key(|at| at.utc)
        .unwrap_or(now);
    let rule = course.completion.validity;
    let until = rule.until(completed.local_date(), learner.licence_ends);
    let valid_until = until.map_err(|NoLicenceEnd| {
        Failure::refused(
            "the certificate holds to the end of a licence, and nobody has said when that is",
        )
    })?;
    let old = standing.held.as_ref();
    let terms = Terms {
        contact_hours: course.completion.contact_hours,
        statement: attested.as_ref().and_then(statement),
        renews: old.and_then(|old| old.id.parse().ok()),
        ..terms(&context.site, now.local_date())
    };
    let claim = certificate(Parts {
        id: uuid::Uuid::nil(),
        learner: holder(learner),
        attempt: uuid(attempt)?,
        form: session.form(),
        form_digest: about.form_digest.clone(),
        languages: sitting::circumstances(store, attempt)?.languages,
        points: earned.cut_score.map(|_| (earned.points, earned.of)),
        active: active_time(&standing.facts()),
        completed,
        zone: context.host.zone(),
        valid_until,
        provider: context.site.organisation.name.clone(),
        attestation: attested.map(|signed| Attested {
            digest: signed.text_digest,
            date: signed.date,
        }),
        chain: Heads {
            attempt: about.head.digest.clone(),
            register: String::new(),
        },
        replaces: None,
        terms: Some(terms),
    });
    let instead_of = old.map(|old| InsteadOf {
        id: &old.id,
        why: Why::Renewed,
    });
    let counted = Some(newest(&errata));
    keep(context, store, claim, attempt, instead_of, counted, key)
}

/// Issues a certificate anew with the name, and the reason to believe it, that the records hold now; the old one gives
/// place to it. Nothing else is another, and no date.
///
/// # Errors
/// The old one does not stand any more; the records cannot be read or written.
pub fn correct(
    context: &mut Context<'_>,
    store: &mut Store,
    old: &Kept,
    claim: &Certificate,
    learner: &Learner,
    why: &NewDecision<'_>,
    key: &SigningKey,
) -> Result<String, Failure> {
    let issued = context.now().local_date();
    let terms = match claim.terms.clone() {
        Some(terms) => Terms { issued, ..terms },
        // Of the first schema: what it did not state is not stated now either.
        None => Terms {
            provider_address: None,
            signatories: Vec::new(),
            accreditation: None,
            statement: store.attestations(old.attempt)?.last().and_then(statement),
            ..terms(&context.site, issued)
        },
    };
    let words = why.words();
    let claim = Certificate {
        schema: Schema::V2,
        learner: holder(learner),
        replaces: Some(claim.id),
        does_not_say: match &terms.accreditation {
            Some(_) => vec![Limit::NotAnInvestigator],
            None => vec![Limit::NotAnInvestigator, Limit::NotContinuingEducation],
        },
        terms: Some(terms),
        ..claim.clone()
    };
    let instead_of = InsteadOf {
        id: &old.id,
        why: Why::Corrected(why.salt, &words),
    };
    keep(
        context,
        store,
        claim,
        old.attempt,
        Some(instead_of),
        None,
        key,
    )
}

/// The holder as the records know them now.
pub fn holder(learner: &Learner) -> Holder {
    Holder {
        name: learner.name.as_str().to_owned(),
        identity: match &learner.identity {
            Some(seen) => Identity::Confirmed {
                by: seen.by.clone(),
                on: seen.on,
            },
            None => Identity::SelfDeclared {},
        },
    }
}

// Gives the claim its id, its place in the status list and the register's head, signs it and keeps it. Killed before it
// is kept, nothing was issued and the next claim makes it anew. `counted` is the newest erratum that its result counts:
// a later one must come after the register's head that it carries.
fn keep(
    context: &mut Context<'_>,
    store: &mut Store,
    mut claim: Certificate,
    attempt: AttemptId,
    instead_of: Option<InsteadOf<'_>>,
    counted: Option<u32>,
    key: &SigningKey,
) -> Result<String, Failure> {
    let now = context.now();
    let (random, list) = (
        context.host.random()?,
        store.list_id(context.host.random()?, now)?,
    );
    claim.id = uuid::Builder::from_random_bytes(random).into_uuid();
    let id = claim.id.to_string();
    loop {
        claim.chain.register = store.register_head()?.digest;
        let newest_now = newest(&sitting::errata(store)?);
        if counted.is_some_and(|counted| counted != newest_now) {
            return Err(Failure::refused(
                context.words().say("certificate-meanwhile", &[]),
            ));
        }
        let index = store.free_status_index(u64::from_be_bytes(context.host.random()?))?;
        if let Some(terms) = &mut claim.terms {
            terms.status = index.map(|index| StatusPlace {
                list: match &terms.domain {
                    Some(domain) => format!("https://{domain}/status/{list}"),
                    None => format!("urn:uuid:{list}"),
                },
                index,
            });
        }
        let signed = credential::sign_all(&claim, key);
        let kept = store.issue(&NewCertificate {
            id: &id,
            attempt,
            document: &signed.document,
            jwt: Some(&signed.jwt),
            paper: Some(&signed.paper),
            status_index: index,
            attempt_head: &claim.chain.attempt,
            register_head: &claim.chain.register,
            instead_of,
            at: now,
        });
        return match kept {
            Ok(()) => Ok(id),
            Err(IssueError::IndexTaken) => continue,
            // Another window was quicker; there is one certificate, and this is it.
            Err(IssueError::Already { id }) if instead_of.is_none_or(|old| old.id != id) => Ok(id),
            Err(IssueError::Store(error)) => Err(error.into()),
            Err(
                error @ (IssueError::NotForTheRecord
                | IssueError::NotAtItsEnd
                | IssueError::Already { .. }
                | IssueError::NotStanding { .. }),
            ) => Err(Failure::refused(error)),
        };
    }
}

// What the organisation states of every certificate.
fn terms(site: &Site, issued: Date) -> Terms {
    let organisation = &site.organisation;
    let said = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim);
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let signatories = organisation.signatories.iter().map(|who| Signatory {
        name: who.name.trim().to_owned(),
        role: said(&who.role),
    });
    let accreditation = organisation.accreditation.as_ref();
    Terms {
        issued,
        delivery: Delivery::SelfPaced,
        contact_hours: None,
        provider_address: said(&organisation.address),
        signatories: signatories.collect(),
        accreditation: accreditation.map(|stated| Accreditation {
            by: stated.by.trim().to_owned(),
            number: said(&stated.number),
            statement: said(&stated.statement),
        }),
        statement: None,
        renews: None,
        status: None,
        domain: said(&organisation.domain),
    }
}

// The words as they were signed; none where they were signed before words were kept, or the name was erased.
fn statement(attested: &Attestation) -> Option<Statement> {
    Some(Statement {
        lang: attested.language?,
        text: attested.statement.clone()?,
        name: attested.name.clone()?,
    })
}

fn uuid(attempt: AttemptId) -> Result<uuid::Uuid, Failure> {
    attempt
        .to_string()
        .parse()
        .map_err(|_| Failure::world("the attempt's id is no UUID"))
}
