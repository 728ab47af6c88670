//! `tutela explain`: what a code means, with a small example put right.

use super::{Context, Failure};
use crate::core::diagnostic::Severity;
use crate::lint;
use crate::source::{Code, near};
use crate::terminal::example;

/// Explain a code that `tutela check` has printed.
///
/// Examples:
///   tutela explain E0204
///   tutela explain L0301
///   tutela explain              list them all
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The code; without one, all are listed.
    code: Option<String>,
}

// What there is to say about a code of either room.
struct Said {
    name: &'static str,
    title: &'static str,
    severity: Severity,
    text: &'static str,
    evidence: Option<&'static str>,
    examples: [(&'static str, &'static str); 2],
}

fn codes() -> impl Iterator<Item = (&'static str, &'static str)> {
    let read = Code::ALL.iter().map(|code| (code.name(), code.title()));
    read.chain(lint::rules().map(|rule| (rule.code, rule.title)))
}

fn said(name: &str) -> Option<Said> {
    if let Some(code) = Code::of(name) {
        let entry = code.entry();
        return Some(Said {
            name: code.name(),
            title: code.title(),
            severity: code.severity(),
            text: entry.text,
            evidence: None,
            examples: [("Wrong", entry.bad), ("Right", entry.good)],
        });
    }
    lint::rule(name).map(|rule| Said {
        name: rule.code,
        title: rule.title,
        severity: rule.severity,
        text: rule.reason,
        evidence: Some(rule.evidence),
        examples: [("Caught", rule.bad), ("Left alone", rule.good)],
    })
}

/// Runs the command.
///
/// # Errors
/// There is no such code.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let Some(name) = args.code else {
        let mut all: Vec<(&str, &str)> = codes().collect();
        all.sort_by_key(|(code, _)| (code.len(), *code));
        let columns = context.columns();
        for (code, title) in all {
            let deep = " ".repeat(code.len() + 2);
            let options = at_spaces(columns).subsequent_indent(&deep);
            context.print(textwrap::fill(&format!("{code}  {title}"), options))?;
        }
        return Ok(());
    };
    let Some(said) = said(name.trim()) else {
        let help = near::did_you_mean(&name.to_uppercase(), codes().map(|(code, _)| code));
        return Err(Failure::usage(format!("there is no code `{name}`"))
            .hint(help.unwrap_or_else(|| "`tutela explain` lists them all".to_owned())));
    };
    let columns = context.columns().min(80);
    let title = format!("{}: {} ({})", said.name, said.title, said.severity);
    context.print(format!("{}\n", textwrap::fill(&title, at_spaces(columns))))?;
    context.print(textwrap::fill(said.text, at_spaces(columns)))?;
    if let Some(evidence) = said.evidence {
        context.print(format!(
            "\n{}",
            textwrap::fill(&format!("Evidence: {evidence}"), at_spaces(columns))
        ))?;
    }
    for (word, text) in said.examples {
        context.print(format!("\n{word}:\n"))?;
        let indent = example::indent(columns);
        for line in example::fit(text, columns.saturating_sub(indent.len())) {
            context.print(format!("{indent}{line}").trim_end())?;
        }
    }
    if said.evidence.is_some() && !said.name.starts_with("L000") {
        let allow = format!("allow = [\"{}: your reason\"]", said.name);
        let between = if columns < 60 { "\n  " } else { " " };
        context.print(format!("\nNot meant here?{between}{allow}"))?;
    }
    Ok(())
}

// A line breaks at a space, and nowhere inside `n/m` or a code.
fn at_spaces<'o>(columns: usize) -> textwrap::Options<'o> {
    textwrap::Options::new(columns)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
}
