//! `tutela store verify`: every chain, every attempt replayed, every certificate against what it is about.

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::learner::counted;
use crate::cli::{Context, Failure};
use crate::core::score::Points;
use crate::core::session::Session;
use crate::core::session::erratum::rescored;
use crate::core::session::state::How;
use crate::core::standing::certificate::Certificate;
use crate::credential::jws::{Token, text_of};
use crate::credential::{Document, Paper};
use crate::sitting::{self, Unreadable};
use crate::store::{Certificate as Kept, Ending, Fault, Finding, Record, Replay, Store, Verified};

/// Check every chain and replay every attempt; exit 1 where something does not fit.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Certificates that were handed out from these records: shows whether the records were rolled back since.
    #[arg(value_name = "CERTIFICATE.json")]
    certificates: Vec<PathBuf>,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let store = super::existing(context)?;
    let mut verified = store.verify(|replay| disagreement(&store, &replay))?;
    let unread = unread_erratum(&store)?;
    let is_known = |finding: &Finding| verified.findings.iter().any(|f| f.record == finding.record);
    let unread = unread.filter(|finding| !is_known(finding));
    verified.findings.extend(unread);
    for path in args.certificates {
        let path = context.host.folder.join(path);
        verified.findings.extend(handed_out(&store, &path)?);
    }
    if args.json {
        context.print_json(&VerifiedJson::from(&verified))?;
    } else {
        for finding in &verified.findings {
            context.print(finding)?;
        }
        let looked = [
            counted(verified.attempts, "attempt"),
            counted(verified.events, "event"),
            counted(verified.certificates, "certificate"),
        ]
        .join(", ");
        let end = match u32::try_from(verified.findings.len()) {
            Ok(0) => "Everything holds.".to_owned(),
            count => format!("{}.", counted(count.unwrap_or(u32::MAX), "finding")),
        };
        context.print(format!("Looked at {looked}. {end}"))?;
    }
    match verified.findings.is_empty() {
        true => Ok(()),
        false => Err(Failure::no()),
    }
}

// A certificate outside remembers where the register stood. Records that do not were put back to an earlier day.
fn handed_out(store: &Store, path: &std::path::Path) -> Result<Option<Finding>, Failure> {
    let unreadable = |why: String| Failure::world(format!("{}: {why}", path.display()));
    let bytes = std::fs::read(path).map_err(|why| unreadable(why.to_string()))?;
    let document = Document::read(&bytes).map_err(|why| unreadable(why.to_string()))?;
    let claim = document.certificate();
    let id = claim.id.to_string();
    let is_held =
        store.certificate(&id)?.is_some() && store.register_holds(&claim.chain.register)?;
    Ok((!is_held).then_some(Finding {
        record: Record::Certificate(id),
        fault: Fault::RolledBack,
    }))
}

// An erratum that its chain holds and this program cannot read: nothing that it changed can be looked at.
fn unread_erratum(store: &Store) -> Result<Option<Finding>, Failure> {
    match sitting::errata(store) {
        Ok(_) => Ok(None),
        Err(Unreadable::Erratum { entry, why }) => Ok(Some(Finding {
            record: Record::Entry(entry.into()),
            fault: Fault::Says(format!("an erratum that cannot be read: {why}")),
        })),
        Err(error) => Err(error.into()),
    }
}

// What chains that hold can still hide: events that lead elsewhere than the register or the certificate says.
fn disagreement(store: &Store, replay: &Replay<'_>) -> Option<String> {
    let session = match sitting::replay(store, replay.attempt.id) {
        Ok((session, _)) => session,
        Err(error) => return Some(error.to_string()),
    };
    let led = session.closed().map(|how| match how {
        How::Submitted => Ending::Submitted,
        How::TimedOut => Ending::TimedOut,
    });
    let registered = replay.attempt.closed.map(|(ending, _)| ending);
    if led != registered {
        let word = |ending: Option<Ending>| ending.map_or("open", Ending::name);
        let (led, registered) = (word(led), word(registered));
        return Some(format!(
            "its events leave it {led}, the register says {registered}"
        ));
    }
    let earned = match replay.certificates.first() {
        Some(first) => match earned(store, &session, first) {
            Ok(earned) => earned,
            // Said once, of the entry itself.
            Err(Unreadable::Erratum { .. }) => return None,
            Err(error) => return Some(error.to_string()),
        },
        None => return None,
    };
    let says = replay
        .certificates
        .iter()
        .filter_map(|kept| says_otherwise(store, replay, earned, kept));
    let says: Vec<String> = says.collect();
    (!says.is_empty()).then(|| says.join("; "))
}

// What the attempt came to when its first certificate was made: later errata change no certificate, and those that take
// its place for a name's sake say what it says.
fn earned(store: &Store, session: &Session, first: &Kept) -> Result<Option<Earned>, Unreadable> {
    let errata = sitting::errata_at(store, &first.register_head)?;
    let outcome = rescored(session, &errata).outcome;
    Ok(outcome.cut_score.map(|_| (outcome.points, outcome.of)))
}

fn says_otherwise(
    store: &Store,
    replay: &Replay<'_>,
    earned: Option<Earned>,
    kept: &Kept,
) -> Option<String> {
    let document = match Document::read(kept.document.as_ref()?.as_bytes()) {
        Ok(document) => document,
        Err(why) => return Some(format!("its certificate cannot be read: {why}")),
    };
    let claim = document.certificate();
    let renamed = store.was_renamed(kept.learner).unwrap_or(false);
    let name = replay.learner.map(|learner| learner.name.as_str());
    let differs = differences(claim, replay, earned)
        .into_iter()
        .chain([
            ("signature", !document.is_signed()),
            ("register head", claim.chain.register != kept.register_head),
            (
                "place in the status list",
                status_index(claim) != kept.status_index,
            ),
            (
                "token",
                kept.jwt.as_deref().is_some_and(|jwt| !is_of(jwt, claim)),
            ),
            (
                "text for paper",
                kept.paper
                    .as_deref()
                    .is_some_and(|paper| !is_paper_of(paper, claim, kept)),
            ),
            (
                "learner's name",
                !renamed && name.is_some_and(|name| name != claim.learner.name),
            ),
        ])
        .filter_map(|(what, differs)| differs.then_some(what))
        .collect::<Vec<_>>();
    (!differs.is_empty()).then(|| {
        format!(
            "its certificate {} says otherwise: {}",
            kept.id,
            differs.join(", ")
        )
    })
}

fn status_index(claim: &Certificate) -> Option<u32> {
    let status = claim.terms.as_ref()?.status.as_ref()?;
    Some(status.index)
}

// The other spellings were signed at the same time, and must say the same.
fn is_of(jwt: &str, claim: &Certificate) -> bool {
    let read = Document::read(jwt.as_bytes());
    text_of(jwt.as_bytes()) == Some(jwt)
        && read.is_ok_and(|d| d.is_signed() && d.certificate() == claim)
}

fn is_paper_of(paper: &str, claim: &Certificate, kept: &Kept) -> bool {
    let said = Token::read(paper).and_then(|token| Ok((token.is_signed, Paper::read(&token)?)));
    let document = kept.document.as_deref().unwrap_or_default();
    said.is_ok_and(|(is_signed, said)| is_signed && said == Paper::of(claim, document))
}

fn differences(
    claim: &Certificate,
    replay: &Replay<'_>,
    earned: Option<Earned>,
) -> Vec<(&'static str, bool)> {
    let attempt = replay.attempt;
    let claimed = claim.result.as_ref().map(|r| (r.points, r.possible));
    vec![
        (
            "attempt",
            claim.attempt.id.to_string() != attempt.id.to_string(),
        ),
        ("course", claim.course.id != attempt.course),
        ("version", claim.course.version != attempt.version),
        (
            "course digest",
            claim.course.digest != attempt.course_digest,
        ),
        ("form", claim.attempt.form != attempt.form_digest),
        ("points", claimed != earned),
        ("attempt head", claim.chain.attempt != attempt.head.digest),
    ]
}

// Points earned and possible.
type Earned = (Points, Points);

#[derive(Serialize)]
struct VerifiedJson {
    schema: &'static str,
    attempts: u32,
    events: u32,
    register_entries: u32,
    certificates: u32,
    findings: Vec<FindingJson>,
}

#[derive(Serialize)]
struct FindingJson {
    record: String,
    fault: String,
}

impl From<&Verified> for VerifiedJson {
    fn from(verified: &Verified) -> VerifiedJson {
        VerifiedJson {
            schema: "tutela.store-verify/1",
            attempts: verified.attempts,
            events: verified.events,
            register_entries: verified.entries,
            certificates: verified.certificates,
            findings: verified
                .findings
                .iter()
                .map(|finding| FindingJson {
                    record: finding.record.to_string(),
                    fault: finding.fault.to_string(),
                })
                .collect(),
        }
    }
}
