//! `tutela schema`: what an author may write, as JSON Schemas for an editor and as pages to read.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Context, Failure, files};
use crate::schema::{self, KINDS, Kind};
use crate::source::near;

/// What an author may write, for editors and to read.
///
/// An editor that knows JSON Schemas completes and checks a file as you type:
/// write the schemas into your library once, and name one at the top of each
/// file, by its path from there.
///
/// Examples:
///   tutela schema                       the kinds of file, and their schemas
///   tutela schema bank --text           every key of a bank, to read
///   tutela schema --text                every key of every file
///   tutela schema bank                  the schema of a bank
///   tutela schema --to my-library/schema
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// A kind of file; without one, all are listed.
    kind: Option<String>,
    /// To read: each key, what it takes, what it is for, an example.
    #[arg(long, conflicts_with_all = ["to", "json"])]
    text: bool,
    /// Write all schemas into this folder; those that are there are written anew.
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    to: Option<PathBuf>,
    /// The list as JSON (`tutela.schemas/1`).
    #[arg(long, conflicts_with_all = ["kind", "to"])]
    json: bool,
}

/// Runs the command.
///
/// # Errors
/// There is no such kind, or a file cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    if let Some(folder) = args.to {
        return write(&folder, context);
    }
    let Some(name) = args.kind else {
        return match args.text {
            true => {
                let pages: Vec<String> = KINDS.iter().map(|kind| page(kind, context)).collect();
                context.print(pages.join("\n\n\n"))
            }
            false => list(args.json, context),
        };
    };
    let Some(kind) = Kind::named(&name) else {
        let names = KINDS.iter().map(|kind| kind.name);
        let help = near::did_you_mean(&name, names);
        return Err(Failure::usage(format!("there is no kind of file `{name}`"))
            .hint(help.unwrap_or_else(|| "`tutela schema` lists them".to_owned())));
    };
    match args.text {
        true => context.print(page(kind, context)),
        false => context.print(kind.schema().trim_end()),
    }
}

fn page(kind: &Kind, context: &Context<'_>) -> String {
    let page = kind.page(context.columns().min(80));
    page.trim_end().to_owned()
}

#[derive(Serialize)]
struct Listed {
    schema: &'static str,
    kinds: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    kind: &'static str,
    files: &'static str,
}

fn list(json: bool, context: &mut Context<'_>) -> Result<(), Failure> {
    if json {
        let kinds = KINDS.iter().map(|kind| Entry {
            kind: kind.name,
            files: kind.lies,
        });
        return context.print_json(&Listed {
            schema: "tutela.schemas/1",
            kinds: kinds.collect(),
        });
    }
    let widest = KINDS.iter().map(|kind| kind.name.len()).max().unwrap_or(0);
    for kind in &KINDS {
        match context.columns() < widest + 2 + kind.lies.len() {
            true => context.print(format!("{}\n    {}", kind.name, kind.lies))?,
            false => context.print(format!("{:widest$}  {}", kind.name, kind.lies))?,
        }
    }
    context.tell(HOW)
}

const HOW: &str = "
To read what a file may hold: tutela schema bank --text
In an editor: tutela schema --to schema
and in each file, its path from there, for example
#:schema ../../schema/bank.json";

// Looks before anything is written: what is no schema of ours stays, and then nothing is written at all.
fn write(folder: &Path, context: &mut Context<'_>) -> Result<(), Failure> {
    let place = context.host.folder.join(folder);
    let mut wanted = Vec::new();
    for kind in &KINDS {
        let path = place.join(kind.file());
        let text = kind.schema();
        match std::fs::read(&path) {
            Ok(there) if there == text.as_bytes() => {}
            Ok(there) if schema::is_ours(&there) => wanted.push((path, text)),
            Ok(_) => {
                let shown = folder.join(kind.file());
                return Err(Failure::world(format!(
                    "{} is there and was not written by Tutela; nothing was written",
                    shown.display()
                ))
                .hint("move it away, or choose another folder"));
            }
            Err(why) if why.kind() == ErrorKind::NotFound => wanted.push((path, text)),
            Err(why) => return Err(Failure::world(format!("{}: {why}", path.display()))),
        }
    }
    files::make(&place)?;
    for (path, text) in wanted {
        files::replace(&path, text.as_bytes())?;
    }
    for kind in &KINDS {
        context.print(folder.join(kind.file()).display())?;
    }
    Ok(())
}
