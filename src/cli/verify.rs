//! `tutela verify`: say whether a certificate is genuine.

mod said;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use super::notice::Annotations;
use super::{Context, Failure, Kind, signing};
use crate::credential::carrier::LARGEST_FILE;
use crate::credential::{
    Carried, Check, Finding, KeyFile, Known, Register, StatusList, Trust, Verdict,
};
use crate::store::{Certificate, Store, StoreError};

/// Say whether a certificate is genuine; works without a network.
///
/// Examples:
///   tutela verify 8f14e45f-ceea-467f-9a3b-0d2e6f7a1c58.pdf
///   tutela verify certificate.json --issuer harbor-house.key.json
///   tutela verify badge.png --status revocation.json
///   tutela verify 8f14e45f
///   tutela verify - --json < square-code.txt
///
/// It takes a certificate's JSON, JWT, PDF, PNG or SVG file, the text of the
/// square code on the paper, or the id of a certificate in these records; what
/// it is, is told by what stands in it. It looks at the signature, at whose key
/// made it, at what the records on this computer and the status lists you give
/// say of it, at the dates, and at whether the page or picture was changed; it
/// names what it looked at. A key is trusted when it is this computer's own, or
/// in a file you give with --issuer: the provider's key file, or the document
/// their domain shows at /.well-known/did.json.
///
/// Exit codes: 0 valid; 3 not a certificate; 1 everything else (expired,
/// superseded, revoked, erased, altered, unknown issuer).
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The file, an id, or - for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A key file or DID document to trust (may be repeated).
    #[arg(long, value_name = "KEYFILE")]
    issuer: Vec<PathBuf>,
    /// A status list of the issuer (may be repeated).
    #[arg(long, value_name = "LIST")]
    status: Vec<PathBuf>,
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
    // The errata about its exam, where these records hold it and have any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errata: Vec<Uuid>,
}

impl Shown<'_> {
    fn of(verdict: &Verdict) -> Shown<'_> {
        Shown {
            schema: "tutela.verify/1",
            status: verdict.finding.status(),
            field: verdict.finding.field(),
            checked: verdict.checked.iter().map(|check| check.name()).collect(),
            errata: Vec::new(),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// The verdict is anything but valid; a file cannot be read.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut named = Vec::new();
    for path in &args.issuer {
        let bytes = read(context, path)?;
        let file = KeyFile::read(&bytes)
            .map_err(|why| Failure::world(format!("{}: {why}", path.display())))?;
        named.push(file);
    }
    let lists = lists(context, &args.status)?;
    let records = records(context)?;
    let bytes = match of_id(context, records.as_ref(), &args.file)? {
        Some(Kept::Document(text)) => text.into_bytes(),
        Some(Kept::Erased) => return erased(context, args.json),
        None => read(context, &args.file)?,
    };
    let as_of = match args.as_of {
        Some(day) => day,
        None => context.now().local_date(),
    };
    let own = match &records {
        Some(store) => signing::trust(context, store)?,
        None => Trust::default(),
    };
    let trust = Trust {
        others: named,
        ..own
    };
    let carried = Carried::read(&bytes);
    let mut beside = None;
    let verdict = match &carried {
        Ok(carried) => {
            let id = carried.statement.id().to_string();
            let kept = match &records {
                Some(store) => store.certificate(&id)?,
                None => None,
            };
            if let Some((store, kept)) = records.as_ref().zip(kept.as_ref()) {
                let found = Annotations::new(store, Some(kept.learner))
                    .and_then(|all| all.of(context, store, kept));
                match found {
                    Ok(found) => beside = found,
                    Err(why) => context.tell(format!(
                        "Corrections of its exam were not looked at: {}",
                        why.message
                    ))?,
                }
            }
            let known = kept.map(known);
            carried.verdict(&trust, known.as_ref(), &lists, as_of)
        }
        Err(why) => Verdict::unreadable(why.clone()),
    };
    if !lists.is_empty()
        && verdict.checked.contains(&Check::Validity)
        && !verdict.checked.contains(&Check::StatusList)
    {
        context.tell(
            "The status list was not looked at: it is not of this certificate's issuer, or of another list.",
        )?;
    }
    // It stands beside the certificate that the records hold, not beside one that was changed.
    let is_altered = matches!(verdict.finding, Finding::Altered(_));
    let beside = beside.filter(|_| !is_altered);
    if args.json {
        context.print_json(&Shown {
            errata: beside.map_or_else(Vec::new, |beside| beside.errata),
            ..Shown::of(&verdict)
        })?;
    } else {
        said::say(context, &verdict, carried.as_ref().ok(), as_of)?;
        if let Some(beside) = beside {
            said::correction(context, &beside.text)?;
        }
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
        | Finding::UnknownIssuer
        | Finding::LostKey { .. } => Err(Failure::no()),
    }
}

/// What the records know of a certificate they hold.
pub fn known(kept: Certificate) -> Known {
    Known {
        register: match &kept.document {
            _ if kept.revoked => Register::Revoked,
            None => Register::Erased,
            Some(_) if kept.superseded_by.is_some() => Register::Superseded,
            Some(_) => Register::Current,
        },
        original: kept.document,
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

fn lists(context: &mut Context<'_>, paths: &[PathBuf]) -> Result<Vec<StatusList>, Failure> {
    let read = paths.iter().map(|path| {
        let bytes = read(context, path)?;
        StatusList::read(&bytes)
            .map_err(|why| Failure::world(format!("{}: no status list: {why}", path.display())))
    });
    read.collect()
}

enum Kept {
    Document(String),
    Erased,
}

// The certificate that is meant, where no file has that name and the records hold one whose id begins so.
fn of_id(
    context: &Context<'_>,
    store: Option<&Store>,
    path: &Path,
) -> Result<Option<Kept>, Failure> {
    let is_id = |text: &&str| {
        let mut bytes = text.bytes();
        (4..=36).contains(&text.len()) && bytes.all(|b| b.is_ascii_hexdigit() || b == b'-')
    };
    let Some((store, id)) = store.zip(path.to_str().filter(is_id)) else {
        return Ok(None);
    };
    if context.host.folder.join(path).exists() {
        return Ok(None);
    }
    let id = id.to_ascii_lowercase();
    let mut all = store.certificates(None)?;
    all.retain(|kept| kept.id.starts_with(&id));
    match <[Certificate; 1]>::try_from(all) {
        Ok([kept]) => Ok(Some(kept.document.map_or(Kept::Erased, Kept::Document))),
        Err(none) if none.is_empty() => Ok(None),
        Err(several) => Err(Failure::usage(format!(
            "{} certificates have an id that begins with `{id}`; give more of it",
            several.len()
        ))),
    }
}

// Of an erased certificate nothing is left to look at but that it was.
fn erased(context: &mut Context<'_>, json: bool) -> Result<(), Failure> {
    let verdict = Verdict {
        finding: Finding::Erased,
        checked: vec![Check::Register],
        signer: None,
    };
    let today = context.now().local_date();
    match json {
        true => context.print_json(&Shown::of(&verdict))?,
        false => said::say(context, &verdict, None, today)?,
    }
    Err(Failure::no())
}

// A file, or standard input, and no more of it than a certificate can have.
fn read(context: &mut Context<'_>, path: &Path) -> Result<Vec<u8>, Failure> {
    let most = LARGEST_FILE as u64 + 1;
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
