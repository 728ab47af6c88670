//! `tutela explain`: what a code means, with a small example put right.

use super::{Context, Failure};
use crate::source::{Code, near};

/// Explain a code that `tutela check` has printed.
///
/// Examples:
///   tutela explain E0204
///   tutela explain              list them all
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The code; without one, all are listed.
    code: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// There is no such code.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let Some(name) = args.code else {
        for code in Code::ALL {
            context.print(format!("{}  {}", code.name(), code.title()))?;
        }
        return Ok(());
    };
    let Some(code) = Code::of(name.trim()) else {
        let names = Code::ALL.iter().map(|code| code.name());
        let help = near::did_you_mean(&name.to_uppercase(), names);
        return Err(Failure::usage(format!("there is no code `{name}`"))
            .hint(help.unwrap_or_else(|| "`tutela explain` lists them all".to_owned())));
    };
    let entry = code.entry();
    let columns = context.columns().min(80);
    context.print(format!(
        "{}: {} ({})\n",
        code.name(),
        code.title(),
        code.severity()
    ))?;
    context.print(textwrap::fill(entry.text, columns))?;
    for (word, example) in [("Wrong", entry.bad), ("Right", entry.good)] {
        context.print(format!("\n{word}:\n"))?;
        for line in example.lines() {
            context.print(format!("    {line}").trim_end())?;
        }
    }
    Ok(())
}
