//! `tutela store`: look after the records: status, backup, verify, export.

mod verify;

use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;

use super::{Context, Failure};
use crate::store::{Status, Store};

/// Look after the records: status, backup, verify, export.
///
/// Examples:
///   tutela store status
///   tutela store backup copy.sqlite
///   tutela store verify
///   tutela store export all-records
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
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
    Verify(verify::Args),
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
        Command::Verify(args) => verify::run(args, context),
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
