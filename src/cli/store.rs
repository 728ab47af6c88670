//! `tutela store`: look after the records: status, backup, verify, export.

use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;

use super::learner::counted;
use super::{Context, Failure};
use crate::core::session::state::How;
use crate::sitting;
use crate::store::{Ending, Replay, Status, Store, Verified};

/// Look after the records: status, backup, verify, export.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Where the records are, how they are kept, and what they hold.
    Status {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Check every chain and replay every attempt; exit 1 where something does not fit.
    Verify {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Copy all records to a new file, also while somebody is learning.
    Backup {
        /// The new file.
        file: PathBuf,
    },
    /// Make new records.
    Init {
        /// The new file.
        path: String,
    },
    /// Write every record as JSON Lines, one file a table, with a README.
    Export {
        /// A new or empty folder.
        dir: PathBuf,
    },
}

/// Runs the command.
///
/// # Errors
/// Records that cannot be used; findings.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    match args.command {
        Command::Status { json } => status(json, context),
        Command::Verify { json } => verify(json, context),
        Command::Backup { file } => {
            let file = context.host.folder.join(file);
            existing(context)?.backup(&file)?;
            context.print(format!("Copied to {}.", file.display()))
        }
        Command::Init { path } => {
            Store::init(&path)?;
            context.print(format!("Made {path}."))?;
            context.tell(format!("Use it with --store {path}, or set TUTELA_STORE."))
        }
        Command::Export { dir } => {
            let dir = context.host.folder.join(dir);
            let written = existing(context)?.export(&dir)?;
            context.print(format!("Written to {}.", dir.display()))?;
            for (table, count) in written {
                context.print(format!("{table}: {count}"))?;
            }
            context.tell("It holds personal data. Keep it as you keep the records.")
        }
    }
}

fn existing(context: &Context<'_>) -> Result<Store, Failure> {
    Ok(Store::open_existing(&context.store_url()?)?)
}

fn status(json: bool, context: &mut Context<'_>) -> Result<(), Failure> {
    let status = existing(context)?.status()?;
    if json {
        return context.print_json(&StatusJson::from(&status));
    }
    let counts = status.counts;
    let of = |part: u32, word: &str| match part {
        0 => String::new(),
        part => format!(", {part} {word}"),
    };
    for (name, value) in [
        ("records", status.place.to_string()),
        ("journal", status.journal),
        ("size", format!("{} kB", status.bytes.div_euclid(1024))),
        ("schema", status.schema.to_string()),
        (
            "learners",
            format!("{}{}", counts.learners, of(counts.erased, "erased")),
        ),
        (
            "attempts",
            format!("{}{}", counts.attempts, of(counts.open, "open")),
        ),
        ("events", counts.events.to_string()),
        ("certificates", counts.certificates.to_string()),
        ("register entries", counts.entries.to_string()),
    ] {
        context.print(format!("{name}: {value}"))?;
    }
    if let Some(kind) = status.network {
        context.print(format!("file system: {kind}, shared over a network"))?;
        context.tell(
            "A journal of the slower, safer kind is kept there. Let one computer at a time write, and back up often.",
        )?;
    }
    Ok(())
}

fn verify(json: bool, context: &mut Context<'_>) -> Result<(), Failure> {
    let store = existing(context)?;
    let verified = store.verify(|replay| disagreement(&store, &replay))?;
    if json {
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
        let end = match verified.findings.len() {
            0 => "Everything holds.".to_owned(),
            n => format!(
                "{}.",
                counted(u32::try_from(n).unwrap_or(u32::MAX), "finding")
            ),
        };
        context.print(format!("Looked at {looked}. {end}"))?;
    }
    match verified.findings.is_empty() {
        true => Ok(()),
        false => Err(Failure::no()),
    }
}

// What a chain that holds can still hide: events that lead elsewhere than the register says.
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
    (led != registered).then(|| {
        let word = |ending: Option<Ending>| ending.map_or("open", Ending::name);
        format!(
            "its events leave it {}, the register says {}",
            word(led),
            word(registered)
        )
    })
}

#[derive(Serialize)]
struct StatusJson {
    schema: &'static str,
    records: String,
    journal: String,
    bytes: i64,
    tables: i64,
    network: Option<String>,
    learners: u32,
    erased: u32,
    attempts: u32,
    open: u32,
    events: u32,
    certificates: u32,
    register_entries: u32,
}

impl From<&Status> for StatusJson {
    fn from(status: &Status) -> StatusJson {
        StatusJson {
            schema: "tutela.store-status/1",
            records: status.place.to_string(),
            journal: status.journal.clone(),
            bytes: status.bytes,
            tables: status.schema,
            network: status.network.clone(),
            learners: status.counts.learners,
            erased: status.counts.erased,
            attempts: status.counts.attempts,
            open: status.counts.open,
            events: status.counts.events,
            certificates: status.counts.certificates,
            register_entries: status.counts.entries,
        }
    }
}

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
