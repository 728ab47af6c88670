//! `tutela verify`: say whether a certificate is genuine.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::signing::keyring;
use super::{Context, Failure, Kind};
use crate::core::locale;
use crate::credential::document::LARGEST;
use crate::credential::{
    Change, Check, Document, Finding, KeyFile, Known, Register, Signer, Trust, Verdict,
};
use crate::print::{Fact, clean, facts};
use crate::store::{Certificate, Store, StoreError};
use crate::words::Words;

/// Say whether a certificate is genuine; works without a network.
///
/// Examples:
///   tutela verify 8f14e45f-ceea-467f-9a3b-0d2e6f7a1c58.json
///   tutela verify certificate.json --issuer harbor-house.key.json
///   tutela verify - --json < certificate.json
///
/// It looks at the signature, at whose key made it, at what the records on this
/// computer say of it, and at the dates; it names what it looked at. A key is
/// trusted when it is this computer's own, or in a file you give with --issuer
/// (made by `tutela certificate key`; have it from the provider).
///
/// Exit codes: 0 valid; 3 not a certificate; 1 everything else (expired,
/// superseded, revoked, erased, altered, unknown issuer).
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The signed file (.json), or - for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A key file to trust (may be repeated).
    #[arg(long, value_name = "KEYFILE")]
    issuer: Vec<PathBuf>,
    /// Judge the dates on this day instead of today, as 2026-11-22.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// As JSON (`tutela.verify/1`).
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'v> {
    schema: &'static str,
    status: &'static str,
    field: Option<&'v str>,
    checked: Vec<&'static str>,
}

/// Runs the command.
///
/// # Errors
/// The verdict is anything but valid; a file cannot be read.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut trust = Trust::default();
    for path in &args.issuer {
        let bytes = read(context, path)?;
        let file = KeyFile::read(&bytes)
            .map_err(|why| Failure::world(format!("{}: {why}", path.display())))?;
        trust.others.push(file);
    }
    let bytes = read(context, &args.file)?;
    let as_of = match args.as_of {
        Some(day) => day,
        None => context.now().local_date(),
    };
    let records = records(context)?;
    if let Some(store) = &records {
        trust.own = own(context, store)?;
    }
    let document = Document::read(&bytes);
    let verdict = match &document {
        Ok(document) => {
            let id = document.certificate().id.to_string();
            let known = match &records {
                Some(store) => store.certificate(&id)?.map(|kept| known(store, kept)),
                None => None,
            };
            document.verdict(&trust, known.transpose()?.as_ref(), as_of)
        }
        Err(why) => Verdict {
            finding: Finding::Unreadable(why.clone()),
            checked: vec![],
            signer: None,
        },
    };
    if args.json {
        context.print_json(&Shown {
            schema: "tutela.verify/1",
            status: verdict.finding.status(),
            field: verdict.finding.field(),
            checked: verdict.checked.iter().map(|check| check.name()).collect(),
        })?;
    } else {
        say(context, &verdict, document.as_ref().ok(), as_of)?;
    }
    match verdict.finding {
        Finding::Valid => Ok(()),
        Finding::Unreadable(_) => Err(Failure {
            kind: Kind::World,
            ..Failure::no()
        }),
        Finding::Expired { .. }
        | Finding::NotYet { .. }
        | Finding::Superseded
        | Finding::Revoked
        | Finding::Erased
        | Finding::Altered(_)
        | Finding::UnknownIssuer => Err(Failure::no()),
    }
}

/// What the records know of a certificate they hold.
///
/// # Errors
/// The records cannot be read.
pub fn known(_store: &Store, kept: Certificate) -> Result<Known, Failure> {
    Ok(Known {
        register: match &kept.document {
            _ if kept.revoked => Register::Revoked,
            None => Register::Erased,
            Some(_) if kept.superseded_by.is_some() => Register::Superseded,
            Some(_) => Register::Current,
        },
        original: kept.document,
    })
}

/// This computer's own key, if it has made one. A damaged key is said, and trusted by nobody.
///
/// # Errors
/// Standard error cannot be written.
pub fn own(
    context: &mut Context<'_>,
    store: &Store,
) -> Result<Option<crate::credential::IssuerKey>, Failure> {
    match keyring(store)?.public() {
        Ok(key) => Ok(key),
        Err(why) => {
            context.tell(why)?;
            Ok(None)
        }
    }
}

// The records, if there are any; none are made. What stands in the way is said, and nothing claims to have looked.
fn records(context: &mut Context<'_>) -> Result<Option<Store>, Failure> {
    let Ok(url) = context.store_url() else {
        return Ok(None);
    };
    match Store::open_existing(&url) {
        Ok(store) => Ok(Some(store)),
        Err(StoreError::Missing(_)) => Ok(None),
        Err(why) => {
            context.tell(format!("These records were not looked at: {why}"))?;
            Ok(None)
        }
    }
}

// A file, or standard input, and no more of it than a certificate can have.
fn read(context: &mut Context<'_>, path: &Path) -> Result<Vec<u8>, Failure> {
    let most = LARGEST as u64 + 1;
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        (&mut context.host.input)
            .take(most)
            .read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    let cannot =
        |why: std::io::Error| Failure::world(format!("{} cannot be read: {why}", path.display()));
    let file = File::open(context.host.folder.join(path)).map_err(cannot)?;
    file.take(most).read_to_end(&mut bytes).map_err(cannot)?;
    Ok(bytes)
}

fn say(
    context: &mut Context<'_>,
    verdict: &Verdict,
    document: Option<&Document>,
    as_of: Date,
) -> Result<(), Failure> {
    let words = context.words();
    let wide = match context.host.terminal.out {
        true => context.columns(),
        false => usize::MAX,
    };
    let fill = |text: &str| {
        let options = textwrap::Options::new(wide).subsequent_indent("  ");
        textwrap::fill(text, options)
    };
    context.print(fill(&sentence(verdict, as_of, &words)))?;
    let Some(document) = document else {
        return Ok(());
    };
    context.print("")?;
    for Fact { label, value } in lines(verdict, document, as_of, &words) {
        context.print(fill(&format!("{label}: {value}")))?;
    }
    if verdict.finding == Finding::UnknownIssuer {
        context.print("")?;
        context.print(fill(&words.say("verify-how-trust", &[])))?;
    }
    Ok(())
}

fn sentence(verdict: &Verdict, as_of: Date, words: &Words) -> String {
    let date = |day| locale::date(day, words.lang()).into();
    match &verdict.finding {
        Finding::Valid if verdict.signer == Some(Signer::ThisComputer) => {
            words.say("verify-valid-here", &[])
        }
        Finding::Valid => words.say("verify-valid", &[]),
        Finding::Expired { until } => words.say("verify-expired", &[("date", date(*until))]),
        Finding::NotYet { from } => words.say(
            "verify-not-yet",
            &[("date", date(as_of)), ("made", date(*from))],
        ),
        Finding::Superseded => words.say("verify-superseded", &[]),
        Finding::Revoked => words.say("verify-revoked", &[]),
        Finding::Erased => words.say("verify-erased", &[]),
        Finding::Altered(Change::Field(field)) => {
            words.say("verify-altered-field", &[("field", clean(field).into())])
        }
        Finding::Altered(Change::Spelling) => words.say("verify-altered-spelling", &[]),
        Finding::Altered(Change::Somewhere) => words.say("verify-altered", &[]),
        Finding::UnknownIssuer => words.say("verify-unknown-issuer", &[]),
        Finding::Unreadable(why) => words.say(
            "verify-unreadable",
            &[("why", clean(&why.to_string()).into())],
        ),
    }
}

// What it says, unless it was changed: nobody should read on then. And how far one looked.
fn lines(verdict: &Verdict, document: &Document, as_of: Date, words: &Words) -> Vec<Fact> {
    let certificate = document.certificate();
    let mut lines = Vec::new();
    let fact = |key: &str, value: String| Fact {
        label: words.say(key, &[]),
        value,
    };
    let is_as_signed = !matches!(
        verdict.finding,
        Finding::Altered(Change::Field(_) | Change::Somewhere)
    );
    if is_as_signed {
        lines.push(fact("record-certificate", certificate.id.to_string()));
        lines.push(fact("fact-name", clean(&certificate.learner.name)));
        lines.extend(facts(certificate, words));
        let by = match (&verdict.signer, document.key()) {
            (Some(Signer::ThisComputer), _) => words.say("verify-signed-here", &[]),
            (Some(Signer::Trusted { name: Some(name) }), _) => {
                words.say("verify-signed-name", &[("name", clean(name).into())])
            }
            (Some(Signer::Trusted { name: None }), _) => words.say("verify-signed-trusted", &[]),
            (None, _) => words.say("verify-signed-unknown", &[]),
        };
        lines.push(fact("verify-signed-by", by));
        let print = document.key().map(|key| key.fingerprint());
        lines.extend(print.map(|print| fact("record-fingerprint", print)));
    }
    let checked = verdict
        .checked
        .iter()
        .map(|check| words.say(&format!("verify-what-{}", check.name()), &[]));
    let checked: Vec<String> = checked.collect();
    lines.push(fact(
        "verify-looked-at",
        locale::list(&checked, words.lang()),
    ));
    if verdict.checked.contains(&Check::Validity) {
        lines.push(fact("verify-as-of", locale::date(as_of, words.lang())));
        if !verdict.checked.contains(&Check::Register) {
            let why = words.say("verify-why-no-register", &[]);
            lines.push(fact("verify-not-looked-at", why));
        }
    }
    lines
}
