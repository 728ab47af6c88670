//! `tutela check` and `tutela explain` through the program, and what bad input gets.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tutela::core::diagnostic::Severity;
use tutela::core::id::CourseId;
use tutela::source::item::ITEMS;
use tutela::source::{self, Reading, SourceFile, word};

use crate::faults::example;

fn errors(reading: &Reading) -> Vec<String> {
    let errors = reading
        .diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error);
    errors
        .map(|d| format!("{} {}: {}", d.at.file, d.code, d.message))
        .collect()
}

fn tutela(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    let done = command
        .env_clear()
        .env("TUTELA_NOW", "2026-11-22T12:00:00Z")
        .current_dir(folder)
        .args(args)
        .output();
    let done = done.expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("we write UTF-8");
    (
        done.status.code().unwrap_or(-1),
        text(done.stdout),
        text(done.stderr),
    )
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The example library in a folder of its own, with one file changed.
fn changed(file: &str, find: &str, write: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for source in example() {
        let path = dir.path().join(&source.path);
        std::fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        let text = std::str::from_utf8(&source.bytes).expect("UTF-8");
        let text = match source.path == file {
            true => text.replacen(find, write, 1),
            false => text.to_owned(),
        };
        std::fs::write(path, text).expect("written");
    }
    dir
}

#[test]
fn the_example_library_reads_clean() {
    let (code, out, _) = tutela(&fixtures(), &["check", "example-library"]);
    assert_eq!(code, 0, "{out}");
    assert_eq!(
        out,
        "\
example-library/facts/contacts.toml:21:14: hint[L0809]: nobody has looked up contact `hotline-us`
  help: open the agency's own page, then write `confidence = \"read\"`
example-library/night-desk/course.toml:1:1: hint[L0602]: course `night-desk` is not all in es yet: 2 items (`nine-nights-act`, `nine-nights-change`)
  help: translations lie in es/night-desk/; a course that is not meant to be in es leaves it out of its `languages`
example-library/night-desk/course.toml:26:6: hint[L0510]: no lesson teaches `numbers`
  help: name it among the objectives of a lesson, or take it out
13 files, 12 items: 3 hints.
"
    );
}

#[test]
fn a_course_is_missed_only_in_languages_that_it_is_meant_to_be_in() {
    let missed = |languages: &str, gone: &[&str]| {
        let minutes = "# what the first screen promises\n";
        let dir = changed(
            "night-desk/course.toml",
            minutes,
            &format!("{languages}{minutes}"),
        );
        for gone in gone {
            std::fs::remove_file(dir.path().join(gone)).expect("removed");
        }
        let (code, out, _) = tutela(dir.path(), &["check"]);
        assert_eq!(code, 0, "{out}");
        let lines = out.lines().filter(|line| line.contains("L0602"));
        lines
            .map(|line| line.split(": ").skip(2).collect::<Vec<_>>().join(": "))
            .collect::<Vec<_>>()
    };
    let open = "2 items (`nine-nights-act`, `nine-nights-change`)";
    assert_eq!(
        missed("languages = [\"en\", \"es\"]\n", &[]),
        [format!("course `night-desk` is not all in es yet: {open}")]
    );
    assert_eq!(missed("languages = [\"en\"]\n", &[]), [""; 0]);
    let bank = "es/night-desk/banks/control.toml";
    let module = "es/night-desk/modules/01-control.toml";
    assert_eq!(
        missed("", &[bank, module]),
        [
            "course `night-desk` is not all in es yet: 2 files (`banks/control.toml`, `modules/01-control.toml`)"
        ]
    );
    assert_eq!(missed("languages = [\"en\"]\n", &[bank, module]), [""; 0]);
    // Facts are missed where a translated text shows them: those of the bank alone are not, once it is gone.
    let facts = "es/facts/statistics.toml";
    assert_eq!(missed("languages = [\"en\"]\n", &[facts]).len(), 1);
    assert_eq!(
        missed("languages = [\"en\"]\n", &[facts, bank, module]),
        [""; 0]
    );
}

#[test]
fn in_which_languages_a_course_is_meant_to_be_is_no_part_of_its_digest() {
    let digest = |languages: &str| {
        let version = "version = \"1.0.0\"";
        let with = format!("{languages}{version}");
        let dir = changed("night-desk/course.toml", version, &with);
        let found = tutela::disk::find(dir.path()).expect("it is there");
        let tutela::disk::Found::Library { files, .. } = found else {
            panic!("it is a library");
        };
        let library = source::read(files).library;
        let course = library.courses.values().next().expect("it can be read");
        course.digest.clone()
    };
    assert_eq!(digest("languages = [\"en\"]\n"), digest(""));
}

#[test]
fn the_shipped_courses_read_clean() {
    let mut reading = tutela::disk::read(None).expect("they are in the program");
    source::remark(&mut reading);
    tutela::cli::check::lint::add(&mut reading, jiff::civil::date(2026, 11, 22));
    let loud = reading
        .diagnostics
        .iter()
        .filter(|d| d.severity != Severity::Hint);
    assert_eq!(loud.count(), 0, "{:?}", errors(&reading));
    assert!(!reading.library.courses.is_empty());
}

#[test]
fn the_report_has_the_shape_that_other_programs_read() {
    let dir = changed(
        "night-desk/course.toml",
        "cut_score = \"80 %\"",
        "cut_score = 80",
    );
    let (code, out, err) = tutela(dir.path(), &["check", "--json", "--no-lint"]);
    assert_eq!((code, err.as_str()), (1, ""));
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!("check-json", out) });
}

#[test]
fn an_error_ends_with_1_a_denied_warning_too_and_a_missing_path_with_3() {
    let warned = changed(
        "night-desk/banks/control.toml",
        "revision = 1",
        "revision = 2",
    );
    let ends = |folder: &Path, args: &[&str]| tutela(folder, args).0;
    assert_eq!(ends(warned.path(), &["check"]), 0);
    assert_eq!(ends(warned.path(), &["check", "--deny", "warnings"]), 1);
    assert_eq!(
        ends(warned.path(), &["check", "--deny", "warnings", "--no-lint"]),
        0
    );
    let wrong = changed("library.toml", "\nlanguages", "\ntongues");
    assert_eq!(ends(wrong.path(), &["check"]), 1);
    assert_eq!(ends(wrong.path(), &["check", "nowhere"]), 3);
    let empty = tempfile::tempdir().expect("a folder");
    assert_eq!(ends(empty.path(), &["check"]), 3);
}

#[test]
fn a_course_or_a_file_is_checked_in_its_library_and_alone_reported() {
    let dir = changed("library.toml", "title", "titel");
    // A course rests on the library around it, so errors there are its own; other files are reported alone.
    for (path, files, items, ends) in [
        ("night-desk", 6, 12, 1),
        ("night-desk/banks/control.toml", 1, 12, 0),
        ("night-desk/course.toml", 1, 0, 0),
    ] {
        let (code, out, _) = tutela(dir.path(), &["check", path, "--json"]);
        assert_eq!(code, ends, "{out}");
        let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!(
            (&report["files"], &report["items"]),
            (&files.into(), &items.into())
        );
    }
    assert_eq!(tutela(dir.path(), &["check"]).0, 1);
}

#[test]
fn a_course_is_checked_with_the_errors_of_the_facts_around_it_and_without_those_of_other_courses() {
    let dir = changed("facts/contacts.toml", "value = \"911\"", "value = 911");
    std::fs::create_dir(dir.path().join("other")).expect("a folder");
    std::fs::write(dir.path().join("other/course.toml"), "titel = 1\n").expect("written");
    let (code, out, _) = tutela(dir.path(), &["check", "night-desk"]);
    assert_eq!(code, 1, "{out}");
    assert!(out.starts_with("facts/contacts.toml:"), "{out}");
    assert!(
        out.contains("6 files, 12 items: 1 error, 1 hint.\n"),
        "{out}"
    );
    let (_, whole, _) = tutela(dir.path(), &["check"]);
    assert!(whole.contains("other/course.toml"));
    let dir = changed(
        "sources.toml",
        "title = \"",
        "title = \"To be filled in\" # ",
    );
    let (_, out, _) = tutela(dir.path(), &["check", "night-desk"]);
    assert!(out.contains("sources.toml:"), "{out}");
    assert!(out.contains("warning[L0412]"), "{out}");
}

#[test]
fn a_bank_on_its_own_is_checked_without_what_needs_a_library() {
    let dir = tempfile::tempdir().expect("a folder");
    let bank = example()
        .into_iter()
        .find(|f| f.path == "night-desk/banks/control.toml");
    std::fs::write(dir.path().join("mine.toml"), bank.expect("there").bytes).expect("written");
    let (code, out, _) = tutela(dir.path(), &["check", "mine.toml"]);
    assert_eq!(code, 0);
    assert_eq!(
        out,
        "\
1 file, 12 items: nothing wrong.
Not judged, as there is no library around it: 33 references to facts, sources and the like.
"
    );
}

#[test]
fn a_course_on_its_own_is_checked_the_same_way() {
    let dir = changed("library.toml", "", "");
    for gone in ["library.toml", "sources.toml"] {
        std::fs::remove_file(dir.path().join(gone)).expect("removed");
    }
    for gone in ["facts", "es"] {
        std::fs::remove_dir_all(dir.path().join(gone)).expect("removed");
    }
    let (code, out, _) = tutela(dir.path(), &["check", "night-desk"]);
    assert_eq!(code, 0, "{out}");
    assert_eq!(
        out,
        "\
3 files, 12 items: nothing wrong.
Not judged, as there is no library around it: 29 references to facts, sources and the like.
"
    );
}

#[test]
fn a_code_is_explained_with_an_example_put_right() {
    let (code, out, _) = tutela(&fixtures(), &["explain", "e0204"]);
    assert_eq!(code, 0);
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!("explain", out) });
    assert_eq!(tutela(&fixtures(), &["explain", "E9999"]).0, 2);
    let (_, all, _) = tutela(&fixtures(), &["explain"]);
    let known = source::Code::ALL.len() + tutela::lint::rules().count();
    assert_eq!(all.lines().count(), known);
}

#[test]
fn a_translation_is_found_under_the_paths_that_items_name() {
    let library = source::read(example()).library;
    for item in library.items.values() {
        let languages = tutela::core::session::pose::whole_languages(&library, item);
        let open = ["nine-nights-act", "nine-nights-change"].contains(&item.id.as_str());
        assert_eq!(languages.len(), if open { 1 } else { 2 }, "{}", item.id);
    }
    let spanish = library.overlays.values().next().expect("there is Spanish");
    assert_eq!(spanish.unreviewed.len(), 1);
}

#[test]
fn errors_in_one_course_leave_the_others_open() {
    let mut files = example();
    let course = "title = \"Other\"\nversion = \"1\"\nsummary = \"Another.\"\nminutes = 5\nmodules = []\n\
                  objective = [{ id = \"other\", text = \"Say it.\" }]\n";
    files.push(SourceFile::new("other/course.toml", course));
    let broken = course
        .replace("minutes = 5", "minutes = 0")
        .replace("\"other\"", "\"broken\"");
    files.push(SourceFile::new("broken/course.toml", broken));
    let on_it = course
        .replace("modules", "builds_on = [\"broken\"]\nmodules")
        .replace("\"other\"", "\"on-it\"");
    files.push(SourceFile::new("on-it/course.toml", on_it));
    let library = source::read(files).library;
    let ids = |map: Vec<&CourseId>| {
        map.iter()
            .map(|id| id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids(library.courses.keys().collect()),
        ["night-desk", "other"]
    );
    assert_eq!(ids(library.broken.keys().collect()), ["broken", "on-it"]);
}

#[test]
fn a_fact_with_a_mistake_closes_the_courses_that_use_it() {
    let mut files = example();
    for file in files.iter_mut().filter(|f| f.path == "facts/contacts.toml") {
        let text =
            String::from_utf8_lossy(&file.bytes).replacen("value = \"911\"", "value = 911", 1);
        *file = SourceFile::new(&file.path, text);
    }
    let reading = source::read(files);
    assert_eq!(errors(&reading).len(), 1, "{:?}", errors(&reading));
    assert_eq!(reading.library.broken.len(), 1);
}

#[test]
fn byte_order_marks_and_windows_line_ends_change_nothing() {
    let plain = source::read(example());
    let windows = example().into_iter().map(|file| {
        let text = String::from_utf8_lossy(&file.bytes).replace('\n', "\r\n");
        SourceFile::new(&file.path, format!("\u{feff}{text}"))
    });
    let windows = source::read(windows.collect());
    assert_eq!(errors(&windows), [""; 0]);
    let digest = |reading: &Reading| {
        let courses = reading.library.courses.values();
        courses
            .map(|course| course.digest.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(digest(&windows), digest(&plain));
    let texts = |reading: &Reading| format!("{:?}", reading.library);
    assert_eq!(texts(&windows), texts(&plain));
}

#[test]
fn ten_thousand_mistakes_are_ten_thousand_diagnostics() {
    let item = |n| format!("[[item]]\nid = \"q{n}\"\ntype = \"true-false\"\nlevle = \"recall\"\n");
    let text: String = (0..10_000).map(item).collect();
    let reading = source::read_bank(SourceFile::new(
        "bank.toml",
        format!("title = \"x\"\n{text}"),
    ));
    // Each lacks objective, stem, rationale and answer, and has its level misspelt.
    assert_eq!(reading.diagnostics.len(), 50_000);
    let torn = "a = = 1\n".repeat(10_000);
    let reading = source::read_bank(SourceFile::new("bank.toml", torn));
    assert_eq!(reading.diagnostics.len(), 10_000);
}

#[test]
fn monstrous_files_get_diagnostics() {
    let brackets = "[".repeat(100_000);
    for text in [
        String::new(),
        "\u{feff}".to_owned(),
        format!("title = {brackets}"),
        format!("title = {brackets}{}", "]".repeat(100_000)),
        format!("title{} = 1", ".a".repeat(100_000)),
        format!("title = \"{}\"\nx = 1", "é".repeat(5_000_000)),
        format!("{} = 1", "k".repeat(1_000_000)),
        "\0".repeat(1000),
    ] {
        let reading = source::read_bank(SourceFile::new("bank.toml", text));
        assert!(!errors(&reading).is_empty());
        assert!(reading.diagnostics.iter().all(|d| d.message.len() < 2_000));
    }
    let nothing = source::read(Vec::new());
    assert!(nothing.library.courses.is_empty());
}

#[test]
fn every_type_of_item_has_a_shape_a_reader_and_an_example() {
    let types: BTreeSet<&str> = word::TYPES.iter().copied().collect();
    let shapes: BTreeSet<&str> = ITEMS.iter().map(|shape| shape.name).collect();
    assert_eq!(shapes, types);
    let library = source::read(example()).library;
    let items = library.items.values();
    let read: BTreeSet<&str> = items.map(|item| item.interaction.kind().name()).collect();
    assert_eq!(read, types);
}
