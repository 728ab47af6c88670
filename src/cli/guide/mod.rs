//! `tutela help`: help on a command, or the author's guide, a chapter at a time. The chapters lie beside this file.

mod author;

use std::ffi::OsString;

use super::sit::look;
use super::{Context, Failure, help};
use crate::source::near;
use crate::terminal::lines::Lines;

use author::{CHAPTERS, Chapter};

/// Help on a command, or the author's guide.
///
/// Examples:
///   tutela help                    all commands
///   tutela help quiz               one command, as `tutela quiz --help` says it
///   tutela help author             the author's guide, chapter by chapter
///   tutela help author options     one chapter of it
///   tutela help author > guide.txt
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// A command; or `author`, alone or with a chapter.
    #[arg(value_name = "COMMAND")]
    words: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// No such command or chapter; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let words: Vec<&str> = args.words.iter().map(String::as_str).collect();
    match words[..] {
        ["author"] => whole(context),
        ["author", name] => {
            let chapter = chapter(name)?;
            show(chapter, context)
        }
        ["author", ..] => Err(
            Failure::usage("the author's guide is read a chapter at a time")
                .hint("tutela help author CHAPTER"),
        ),
        _ => of_command(&words, context),
    }
}

fn of_command(words: &[&str], context: &mut Context<'_>) -> Result<(), Failure> {
    let page = help::command(context.columns());
    let mut here = &page;
    for word in words {
        here = here.find_subcommand(word).ok_or_else(|| {
            let known = here.get_subcommands().map(clap::Command::get_name);
            let failure = Failure::usage(format!("there is no command `{word}`"));
            let near = near::did_you_mean(word, known.chain(["author"]));
            let failure = near
                .into_iter()
                .fold(failure, |failure, near| failure.hint(near));
            failure.hint(
                "`tutela help` lists the commands, `tutela help author` is the author's guide",
            )
        })?;
    }
    let line = ["tutela"].iter().chain(words).chain(&["--help"]);
    let asked = page.clone().try_get_matches_from(line.map(OsString::from));
    match asked {
        Err(shown) => {
            help::show(&shown, context.host)?;
            Ok(())
        }
        // `--help` never comes to anything else.
        Ok(_) => Ok(()),
    }
}

fn chapter(name: &str) -> Result<&'static Chapter, Failure> {
    let name = name.to_lowercase();
    let name = name.as_str();
    let found = CHAPTERS.iter().find(|chapter| chapter.name == name);
    found.ok_or_else(|| {
        let names: Vec<&str> = CHAPTERS.iter().map(|chapter| chapter.name).collect();
        let failure = Failure::usage(format!("the author's guide has no chapter `{name}`"));
        let near = near::did_you_mean(name, names.iter().copied());
        let failure = near
            .into_iter()
            .fold(failure, |failure, near| failure.hint(near));
        failure.hint(format!("its chapters: {}", names.join(", ")))
    })
}

// A person at a terminal turns the pages; anybody else gets it whole.
fn whole(context: &mut Context<'_>) -> Result<(), Failure> {
    contents(context)?;
    if !(context.can_ask() && context.host.terminal.out) {
        for chapter in CHAPTERS {
            context.print("")?;
            show(chapter, context)?;
        }
        return Ok(());
    }
    let mut next = CHAPTERS.iter().peekable();
    loop {
        context.tell("")?;
        let prompt = match next.peek() {
            Some(chapter) => format!(
                "Enter for \"{}\", a chapter's name, or q to stop:",
                chapter.name
            ),
            None => "A chapter's name, or q to stop:".to_owned(),
        };
        let Some(typed) = context.ask(&prompt)? else {
            return Ok(());
        };
        let wanted = match typed.to_lowercase().as_str() {
            "q" | "quit" | "exit" | "/q" | "/quit" | "/exit" => return Ok(()),
            "" => next.peek().map(|chapter| chapter.name.to_owned()),
            name => Some(name.to_owned()),
        };
        let Some(wanted) = wanted else {
            return Ok(());
        };
        let Some(at) = CHAPTERS.iter().position(|chapter| chapter.name == wanted) else {
            if let Err(failure) = chapter(&wanted) {
                context.tell(failure.message)?;
                context.tell(failure.hints.join("\n"))?;
            }
            continue;
        };
        context.print("")?;
        show(&CHAPTERS[at], context)?;
        next = CHAPTERS[at + 1..].iter().peekable();
    }
}

fn contents(context: &mut Context<'_>) -> Result<(), Failure> {
    let mut lines = Lines::new(look(context).ticks());
    lines.head("The author's guide");
    lines.blank();
    lines.say("Chapters, for `tutela help author CHAPTER`:");
    lines.blank();
    let width = crate::terminal::lines::width(CHAPTERS.iter().map(|chapter| chapter.name));
    for chapter in CHAPTERS {
        lines.item(chapter.name, width, chapter.title());
    }
    for line in lines.done() {
        context.print(line)?;
    }
    Ok(())
}

fn show(chapter: &Chapter, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut lines = Lines::new(look(context).ticks());
    lines.head(&format!("[{}] {}", chapter.name, chapter.title()));
    lines.blank();
    lines.markdown(chapter.body());
    for line in lines.done() {
        context.print(line)?;
    }
    Ok(())
}
