//! `tutela help`: help on commands, and the author's guide, whose examples together are a library that `check` finds
//! nothing wrong in.

use std::path::Path;
use std::process::Command;

use tutela::core::content::Library;
use tutela::core::text::Lang;
use tutela::lint::{Reads, reads};

const CHAPTERS: &str = "src/cli/guide/author";

fn tutela(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    let command = command
        .env_clear()
        .env("TUTELA_NOW", "2026-11-22T12:00:00Z")
        .current_dir(folder);
    let done = command.args(args).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("we write UTF-8");
    (
        done.status.code().unwrap_or(-1),
        text(done.stdout),
        text(done.stderr),
    )
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The chapters by name, in the order in which the guide has them.
fn chapters() -> Vec<(String, String)> {
    let (code, whole, _) = tutela(here(), &["help", "author"]);
    assert_eq!(code, 0);
    let names = whole.lines().filter_map(|line| {
        let name = line.strip_prefix('[')?.split_once(']')?.0;
        (!name.is_empty() && !name.starts_with('[')).then(|| name.to_owned())
    });
    let read = |name: String| {
        let path = here().join(CHAPTERS).join(format!("{name}.md"));
        let text = std::fs::read_to_string(path).expect("the chapter is there");
        (name, text)
    };
    names.map(read).collect()
}

/// The blocks of a chapter: what stands behind the opening marks, and the lines.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let inside = lines.by_ref().take_while(|line| *line != "```");
            blocks.push((
                kind.to_owned(),
                inside.map(|line| format!("{line}\n")).collect(),
            ));
        }
    }
    blocks
}

#[test]
fn the_examples_of_the_guide_are_a_library_that_check_finds_nothing_wrong_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut types = std::collections::BTreeSet::new();
    for (_, text) in chapters() {
        for (kind, block) in blocks(&text) {
            let Some(place) = kind.strip_prefix("toml ").filter(|place| *place != "none") else {
                continue;
            };
            let path = folder.path().join(place.trim_start_matches('+'));
            std::fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
            let before = match place.starts_with('+') {
                true => std::fs::read_to_string(&path).expect("the file was begun before") + "\n",
                false => String::new(),
            };
            types.extend(
                block
                    .lines()
                    .filter_map(|l| l.strip_prefix("type = "))
                    .map(str::to_owned),
            );
            std::fs::write(path, before + &block).expect("written");
        }
    }
    let (_, out, _) = tutela(folder.path(), &["check"]);
    assert!(out.ends_with(": nothing wrong.\n"), "{out}");
    assert_eq!(types.len(), tutela::source::word::TYPES.len(), "{types:?}");
    let (code, out, err) = tutela(
        folder.path(),
        &["--library", ".", "stress", "our-desk", "--seeds", "20"],
    );
    assert_eq!(code, 0, "{out}{err}");
}

#[test]
fn what_the_guide_shows_at_80_columns_can_be_copied_from_the_screen() {
    for (name, text) in chapters() {
        let (_, shown, _) = tutela(here(), &["help", "author", &name]);
        let shown: Vec<&str> = shown.lines().collect();
        for (_, block) in blocks(&text) {
            let lines: Vec<String> = block.lines().map(|line| format!("    {line}")).collect();
            let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
            let is_there = shown.windows(lines.len()).any(|window| window == lines);
            assert!(is_there, "{name}:\n{block}");
        }
    }
}

#[test]
fn every_command_the_guide_shows_can_be_typed() {
    for (name, text) in chapters() {
        let shown = blocks(&text)
            .into_iter()
            .filter(|(kind, _)| kind == "console");
        let lines: String = shown.map(|(_, block)| block).collect();
        for line in lines.lines() {
            let Some(command) = line.strip_prefix("$ tutela") else {
                assert!(
                    line.starts_with("$ mkdir ") || line.starts_with("$ cd "),
                    "{name}: {line}"
                );
                continue;
            };
            // Where a result goes is for the shell.
            let command = command.split(" > ").next().unwrap_or(command);
            let words = ["tutela"].into_iter().chain(command.split_whitespace());
            let typed = tutela::cli::help::command(80).try_get_matches_from(words);
            if let Err(error) = typed {
                panic!("{name}: {line}: {error}");
            }
        }
    }
}

#[test]
fn the_guide_speaks_plainly_and_its_code_fits_a_terminal() {
    let library: Library = tutela::disk::read(None).expect("in the program").library;
    for (name, text) in chapters() {
        let mut prose = String::new();
        let mut inside = false;
        for line in text.lines() {
            match line.starts_with("```") {
                true => inside = !inside,
                false if inside => assert!(line.chars().count() <= 76, "{name}: {line}"),
                false => prose.push_str(&format!("{}\n", line.replace(['`', '{', '}'], ""))),
            }
        }
        if let Some(Reads::Grade(grade)) = reads(&prose, Lang::EN, &library) {
            assert!(grade <= 8, "{name} reads like school grade {grade}");
        }
    }
}

#[test]
fn help_leads_to_the_same_pages_as_the_flag() {
    let help = |args: &[&str]| tutela(here(), args);
    assert_eq!(help(&["help"]), help(&["--help"]));
    assert_eq!(help(&["help", "quiz"]), help(&["quiz", "--help"]));
    assert_eq!(
        help(&["help", "learner", "add"]),
        help(&["learner", "add", "--help"])
    );
    let (code, out, err) = help(&["help", "quizz"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "error: there is no command `quizz`\nhelp: did you mean `quiz`?\nhelp: `tutela help` lists the commands, \
         `tutela help author` is the author's guide\n"
    );
    let (code, _, err) = help(&["help", "author", "choise"]);
    assert_eq!(code, 2);
    assert!(err.contains("did you mean `choice`?"), "{err}");
}

#[test]
fn a_chapter_is_read_alone_at_80_and_at_40_columns() {
    for columns in ["80", "40"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
        let command = command.env_clear().env("COLUMNS", columns);
        let done = command
            .args(["help", "author", "true-false"])
            .output()
            .expect("it runs");
        let out = String::from_utf8(done.stdout).expect("UTF-8");
        let widest = out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= columns.parse().ok(), "{out}");
        insta::with_settings!({
            snapshot_path => "../snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(format!("guide-true-false-{columns}"), out) });
    }
}

#[test]
fn the_examples_of_the_guide_say_the_same_in_forty_columns() {
    let mut held = 0;
    for (name, text) in chapters() {
        for (kind, block) in blocks(&text) {
            if !kind.starts_with("toml") {
                continue;
            }
            let lines = tutela::terminal::example::fit(&block, 38);
            let widest = lines.iter().map(|line| line.chars().count()).max();
            assert!(widest <= Some(38), "{name}: {lines:#?}");
            let narrow = lines.join("\n");
            let same = [block, narrow].map(|text| text.parse::<toml::Table>().ok());
            assert_eq!(same[0], same[1], "{name}: {lines:#?}");
            held += 1;
        }
    }
    assert!(held > 25, "{held}");
}

#[test]
fn a_code_is_explained_in_forty_columns() {
    for words in [
        &["explain"][..],
        &["explain", "E0302"],
        &["explain", "L0304"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
        let command = command.env_clear().env("COLUMNS", "40").args(words);
        let out = String::from_utf8(command.output().expect("it runs").stdout).expect("UTF-8");
        let widest = out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(40), "{out}");
    }
}
