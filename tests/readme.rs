//! Runs the README's examples: what it shows is what happens.
//!
//! In an example, a line `...` stands for any lines, and `…` within a line for any text. A `console` block is run by a
//! shell, with the real program; one marked `terminal` happens in front of somebody at a terminal.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use crate::person::Person;

const README: &str = include_str!("../README.md");

#[cfg(unix)]
#[test]
fn every_example_of_the_readme_prints_what_it_shows() {
    // One folder and one home for all of them, in order: they tell one story.
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut person = Person::new("Dana Reyes Ochoa", folder.path());
    let examples = examples();
    assert!(
        !examples.is_empty(),
        "the README shows no example (a `console` block)"
    );
    for example in examples {
        let got = match example.at_terminal {
            true => {
                let commands = example.command.split(';');
                let say = |command| person.starts(&words(command, folder.path()));
                commands.map(say).collect()
            }
            false => run(&example.command, folder.path()),
        };
        let lines = got.lines().map(str::trim_end).collect::<Vec<_>>();
        assert!(
            fits(&example.shown, &lines),
            "README.md:{}: `{}` shows\n\n{}\n\nand prints\n\n{got}",
            example.line,
            example.command,
            example.shown.join("\n"),
        );
    }
}

#[cfg(unix)]
#[test]
fn the_item_the_readme_shows_fits_into_a_new_course() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    run("tutela new course our-desk", folder.path());
    let bank = folder.path().join("our-desk/banks/notice.toml");
    let mut text = std::fs::read_to_string(&bank).expect("the course is there");
    for line in README
        .lines()
        .skip_while(|line| line.trim() != "[[item]]")
        .take_while(|line| line.trim() != "```")
    {
        text.push_str(line.trim());
        text.push('\n');
    }
    std::fs::write(&bank, text).expect("the bank can be written");
    let said = run("tutela check our-desk", folder.path());
    assert!(said.contains("4 items: nothing wrong."), "{said}");
}

#[test]
fn every_path_the_readme_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let missing = spans()
        .filter(|named| {
            ["src/", "tests/", "courses/", "snapshots/", "benches/"]
                .iter()
                .any(|top| named.starts_with(top))
        })
        .filter(|named| !named.ends_with("/x.rs") && !root.join(named).exists())
        .collect::<Vec<_>>();
    assert!(
        missing.is_empty(),
        "README.md names what is not there: {missing:?}"
    );
}

#[test]
fn every_command_the_readme_names_is_one() {
    let commands = tutela::cli::help::command(80);
    let unknown = spans()
        .filter_map(|named| named.strip_prefix("tutela ")?.split_whitespace().next())
        .filter(|word| !word.starts_with('-') && commands.find_subcommand(word).is_none())
        .collect::<Vec<_>>();
    assert!(
        unknown.is_empty(),
        "README.md names commands that are not there: {unknown:?}"
    );
}

/// What stands between backticks.
fn spans() -> impl Iterator<Item = &'static str> {
    README.split('`').skip(1).step_by(2)
}

/// A command of a `console` block, and what is shown below it.
struct Example {
    line: usize,
    at_terminal: bool,
    command: String,
    shown: Vec<&'static str>,
}

fn examples() -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let (mut inside, mut at_terminal) = (false, false);
    for (line, text) in README.lines().enumerate() {
        if let Some(kind) = text.trim_start().strip_prefix("```") {
            at_terminal = kind == "console terminal";
            inside = kind == "console" || at_terminal;
        } else if let Some(command) = text.strip_prefix("$ ").filter(|_| inside) {
            found.push(Example {
                line: line + 1,
                at_terminal,
                command: command.to_owned(),
                shown: Vec::new(),
            });
        } else if let Some(example) = found.last_mut().filter(|_| inside) {
            example.shown.push(text.trim_end());
        }
    }
    // A blank line between two commands is for the eye.
    for example in &mut found {
        while example.shown.last() == Some(&"") {
            example.shown.pop();
        }
    }
    found
}

/// What a person at a terminal of 80 columns would see, at a computer that has never met Tutela.
fn run(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_tutela"));
    let here = program.parent().expect("the program lies in a folder");
    let done = Command::new("sh")
        .args([
            "-c",
            &format!("exec 2>&1; PATH=\"{}:$PATH\"; {command}", here.display()),
        ])
        .current_dir(folder)
        .env_clear()
        .envs([
            ("PATH", "/usr/local/bin:/usr/bin:/bin"),
            ("COLUMNS", "80"),
            ("LANG", "C.UTF-8"),
        ])
        .env("HOME", folder)
        .output()
        .expect("there is a shell");
    String::from_utf8(done.stdout).expect("we write UTF-8")
}

// The words of a simple command, as a shell splits them: a quoted one may hold spaces, `*` is whatever is there.
fn words(command: &str, folder: &Path) -> Vec<OsString> {
    let parts = command.split('"').enumerate();
    let split = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().collect(),
        _ => vec![part],
    });
    split.flat_map(|word| there(word, folder)).collect()
}

fn there(word: &str, folder: &Path) -> Vec<OsString> {
    let Some((inside, ending)) = word.split_once("/*") else {
        return vec![word.into()];
    };
    let entries = std::fs::read_dir(folder.join(inside)).expect("the folder is there");
    entries
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| name.to_string_lossy().ends_with(ending))
        .map(|name| Path::new(inside).join(name).into())
        .collect()
}

fn fits(shown: &[&str], got: &[&str]) -> bool {
    match (shown, got) {
        ([], got) => got.iter().all(|line| line.is_empty()),
        (["...", rest @ ..], got) => (0..=got.len()).any(|skipped| fits(rest, &got[skipped..])),
        ([first, shown @ ..], [line, got @ ..]) => spells(first, line) && fits(shown, got),
        (_, []) => false,
    }
}

fn spells(shown: &str, line: &str) -> bool {
    let Some((before, after)) = shown.split_once('…') else {
        return shown == line;
    };
    let Some(rest) = line.strip_prefix(before) else {
        return false;
    };
    rest.char_indices()
        .map(|(at, _)| at)
        .chain([rest.len()])
        .any(|at| spells(after, &rest[at..]))
}

#[test]
fn dots_stand_for_lines_and_for_words() {
    assert!(fits(&["a", "...", "d …"], &["a", "b", "c", "d e"]));
    assert!(fits(&["code …, kept …"], &["code m3, kept here"]));
    assert!(!fits(&["a", "...", "d"], &["a", "b"]));
    assert!(!fits(&["a"], &["a", "b"]));
}
