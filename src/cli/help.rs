//! What `--help` prints. The first page: examples, then the commands by who needs them. Each command's: what its `Args`
//! say above them, examples with it, then usage and options.

use std::io::{self, Write};

use clap::{Command, CommandFactory};

use super::{Cli, context, narrow};
use crate::host::Host;

/// Who needs what, in the order they need it.
const PEOPLE: [(&str, &[&str]); 4] = [
    (
        "To learn",
        &[
            "courses",
            "learn",
            "quiz",
            "resume",
            "review",
            "progress",
            "card",
            "certificate",
            "transcript",
        ],
    ),
    (
        "To write courses",
        &[
            "new", "profile", "check", "explain", "fmt", "diff", "schema", "preview", "form",
            "stress", "simulate", "standard", "balance", "facts",
        ],
    ),
    (
        "To look after learners and records",
        &[
            "learner",
            "attempt",
            "erratum",
            "key",
            "verify",
            "store",
            "completions",
        ],
    ),
    ("To look things up", &["help"]),
];

const EXAMPLES: &str = "\
Examples:
  tutela                       where you are, and what comes next
  tutela quiz --anonymous      practise; nothing is kept
  tutela quiz --exam           the exam that counts
  tutela help author           how to write a course, from an empty folder on
  tutela check my-courses      every mistake in a course, where it stands
  tutela verify a-file.json    is this certificate genuine?";

const AFTER: &str = "\
Library, store, learner, language and seed can come from the environment
(TUTELA_LIBRARY, TUTELA_STORE, TUTELA_LEARNER, TUTELA_LANG, TUTELA_SEED), the
first three also from a file tutela.toml here or in a folder above. A flag wins.
NO_COLOR is respected.

Each command says more, with examples: tutela help COMMAND
At any question, /help shows help lines and what you can type.

Exit codes:
  0    done (a quiz ends with 0 whatever the score)
  1    the answer is no: errors found, not valid, no attempts left
  2    the command line cannot be done as written
  3    bad data, or the computer failed: a missing file, an unreadable store
  130  stopped with Ctrl-C";

/// The command line, its help page arranged for people at a screen of so many columns.
pub fn command(columns: usize) -> Command {
    let command = Cli::command().mut_subcommands(examples_first);
    let page = format!(
        "{{about}}.\n\n{EXAMPLES}\n\n{{usage-heading}} {{usage}}\n\n{}Options:\n{{options}}\n\n{AFTER}",
        by_person(&command)
    );
    command.help_template(page).term_width(columns.min(80))
}

/// Writes a page, or why a command line cannot be read, to the stream that is for it.
///
/// # Errors
/// The stream cannot be written.
pub fn show(said: &clap::Error, host: &mut Host) -> io::Result<()> {
    let text = said.render().to_string();
    let is_seen = match said.use_stderr() {
        true => host.terminal.err,
        false => host.terminal.out,
    };
    let text = match is_seen {
        true => narrow::page(&text, context::columns(host)),
        false => text,
    };
    match said.use_stderr() {
        true => write!(host.err, "{text}"),
        false => write!(host.out, "{text}"),
    }
}

// Clap would print the examples only for `--help`, and then spread the options over three lines each.
fn examples_first(command: Command) -> Command {
    let first = command.get_about().map(ToString::to_string);
    let whole = command.get_long_about().map(ToString::to_string);
    let mut command = command.mut_subcommands(examples_first);
    if let Some(first) = first {
        command = command.about(first.trim_end_matches('.').to_owned());
    }
    let Some(whole) = whole else { return command };
    command.long_about(None).help_template(format!(
        "{whole}\n\n{{usage-heading}} {{usage}}\n\n{{all-args}}"
    ))
}

fn by_person(command: &Command) -> String {
    let mut lines = String::new();
    for (who, names) in PEOPLE {
        lines.push_str(&format!("{who}:\n"));
        for name in names {
            let about = command
                .find_subcommand(name)
                .and_then(Command::get_about)
                .map(ToString::to_string)
                .unwrap_or_default();
            lines.push_str(&format!("  {name:<12} {about}\n"));
        }
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_on_the_page_once() {
        let mut listed: Vec<&str> = PEOPLE
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        let command = Cli::command();
        let mut there: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        listed.sort_unstable();
        there.sort_unstable();
        assert_eq!(listed, there);
    }

    #[test]
    fn the_command_line_is_sound() {
        command(80).debug_assert();
    }
}
