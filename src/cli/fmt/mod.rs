//! `tutela fmt`: authors' files in the house way. What they say stays the same.

mod target;

use std::io::{Read, Write};
use std::path::PathBuf;

use serde::Serialize;

use super::check::many;
use super::rewrite::{self, MARK, Rewrite, Stopped};
use super::{Context, Failure};
use crate::layout::{Left, Tidy, Why, tidy};
use crate::schema::{KINDS, Kind, Table};
use crate::source::{File, near};
use crate::terminal::diagnostic::{lines, place};
use target::{Target, targets};

/// Put files in the house way: order of keys, spacing, blank lines.
///
/// What a file says stays the same; no value is written anew, and every comment
/// stays with what it is about. Where that is not certain a table keeps its order.
///
/// Examples:
///   tutela fmt                       the library in this folder
///   tutela fmt our-desk              one course of it, with its translations
///   tutela fmt --check               only say which files would change
///   tutela fmt - --kind bank         from standard input to standard output
///
/// Exit codes: 0 done; 1 a file would change (--check), or is not TOML.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Libraries, course folders or files; `-` for standard input; else the library in this folder.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write nothing; list the files that would change.
    #[arg(long)]
    check: bool,
    /// What a file outside a library is: `tutela schema` lists the kinds; else its content tells.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// As JSON (`tutela.fmt/1`).
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    schema: &'static str,
    check: bool,
    files: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    file: String,
    state: State,
    left: Vec<Remark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    // It is as it should be.
    Same,
    // It was changed, or with --check would be.
    Changed,
    // It is not TOML, or not UTF-8.
    Broken,
    // It has changed since it was read, and was left alone.
    Busy,
}

#[derive(Serialize)]
struct Remark {
    line: usize,
    what: String,
    why: String,
}

// What came of one file.
struct Done {
    state: State,
    text: String,
    left: Vec<Left>,
}

/// Runs the command.
///
/// # Errors
/// A file is no TOML, or with `--check` would change; nothing there, or a file that cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let kind = match &args.kind {
        Some(name) => Some(kind(name)?),
        None => None,
    };
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        return match args.paths.len() {
            1 => stream(&args, kind, context),
            _ => Err(Failure::usage("`-` is standard input, and stands alone")),
        };
    }
    let targets = targets(&args.paths, kind, context)?;
    let tables: Vec<Table> = KINDS.iter().map(Kind::table).collect();
    let mut entries = Vec::new();
    for target in &targets {
        let mut done = done(target, &tables);
        if done.state == State::Changed && !args.check {
            let wanted = Rewrite {
                path: target.path.clone(),
                read: target.file.text(),
                text: &done.text,
            };
            match rewrite::all(&[wanted], context.host) {
                Ok(()) => {}
                Err(Stopped::Changed(_)) => done.state = State::Busy,
                Err(stopped) => return Err(stopped.into()),
            }
        }
        if !args.json {
            tell(target, &done, context)?;
            if done.state == State::Changed {
                context.print(&target.shown)?;
            }
        }
        entries.push(entry(target, done));
    }
    let count = |state| entries.iter().filter(|entry| entry.state == state).count();
    let (changed, broken) = (count(State::Changed), count(State::Broken));
    let fails = broken > 0 || (args.check && changed > 0);
    if args.json {
        context.print_json(&Report {
            schema: "tutela.fmt/1",
            check: args.check,
            files: entries,
        })?;
    } else {
        let would = if args.check {
            "would change"
        } else {
            "changed"
        };
        let all = many(entries.len(), "file");
        context.tell(format!("{all}: {changed} {would}."))?;
    }
    match fails {
        true => Err(Failure::no()),
        false => Ok(()),
    }
}

fn kind(name: &str) -> Result<&'static Kind, Failure> {
    Kind::named(name).ok_or_else(|| {
        let help = near::did_you_mean(name, KINDS.iter().map(|kind| kind.name));
        Failure::usage(format!("there is no kind of file `{name}`"))
            .hint(help.unwrap_or_else(|| "`tutela schema` lists them".to_owned()))
    })
}

// From standard input to standard output; what is no TOML comes out as it went in, so that a filter loses nothing.
fn stream(
    args: &Args,
    kind: Option<&'static Kind>,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    context.host.input.read_to_end(&mut bytes)?;
    let mark = bytes.starts_with(MARK);
    let target = Target::stream(bytes, kind);
    let tables: Vec<Table> = KINDS.iter().map(Kind::table).collect();
    let done = done(&target, &tables);
    tell(&target, &done, context)?;
    let changes = done.state == State::Changed;
    if !args.check && done.state != State::Broken {
        if mark {
            context.host.out.write_all(MARK)?;
        }
        context.host.out.write_all(done.text.as_bytes())?;
    }
    match done.state == State::Broken || (args.check && changes) {
        true => Err(Failure::no()),
        false => Ok(()),
    }
}

fn done(target: &Target, tables: &[Table]) -> Done {
    let text = target.file.text();
    let named = |kind: &Kind| KINDS.iter().position(|one| one.name == kind.name);
    let table = target.kind.and_then(named).and_then(|at| tables.get(at));
    let tidied = match target.faults.is_empty() {
        true => tidy(text, table),
        false => None,
    };
    let (state, tidied) = match tidied {
        Some(tidied) if tidied.text == text => (State::Same, tidied),
        Some(tidied) => (State::Changed, tidied),
        None => (State::Broken, Tidy::untouched(text)),
    };
    let Tidy { text, left } = tidied;
    Done { state, text, left }
}

// What is wrong with a file, and what was left in its order.
fn tell(target: &Target, done: &Done, context: &mut Context<'_>) -> Result<(), Failure> {
    let (shown, file) = (&target.shown, &target.file);
    for placed in place(&target.faults, |_| Some(file), |_| shown.clone()) {
        context.tell(lines(&placed))?;
    }
    match done.state {
        State::Broken => context.tell(format!("{shown}: left as it is"))?,
        State::Busy => context.tell(format!("{shown}: left alone, as it has changed meanwhile"))?,
        State::Same | State::Changed => {}
    }
    for left in &done.left {
        let line = file.line(left.at);
        let (why, help) = reason(left.why, file);
        context.tell(format!("{shown}:{line}: {} {why}", left.what))?;
        context.tell(format!("  help: {help}"))?;
    }
    Ok(())
}

fn reason(why: Why, file: &File) -> (String, &'static str) {
    match why {
        Why::Alone(at) => (
            format!(
                "keeps its order: the comment in line {} stands alone, and may be about any of its keys",
                file.line(at)
            ),
            "put it right above the key it is about, or above the header",
        ),
        Why::Head => (
            "keeps its order: the comment above its first key may be about that key or about the file".to_owned(),
            "put a blank line below it, where it is about the file",
        ),
        Why::Unsure => (
            "is left as it is: it would not say the same afterwards".to_owned(),
            "this is a mistake of the program; please report it with the file",
        ),
    }
}

fn entry(target: &Target, done: Done) -> Entry {
    let remark = |left: Left| Remark {
        line: target.file.line(left.at),
        why: reason(left.why, &target.file).0,
        what: left.what,
    };
    Entry {
        file: target.shown.clone(),
        state: done.state,
        left: done.left.into_iter().map(remark).collect(),
    }
}
