//! `tutela fmt`: shuffled files come back as they were, whatever is written keeps its meaning and its comments, and what
//! the program says.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;

use assert_cmd::Command;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use toml::de::DeTable;
use toml_edit::{DocumentMut, Item, Table};
use tutela::core::text::Lang;
use tutela::disk;
use tutela::layout::{Tidy, tidy};
use tutela::schema::{KINDS, Kind};
use tutela::source::SourceFile;
use tutela::source::digest::Meaning;

use crate::faults;

const LANGUAGES: [Lang; 2] = [Lang::EN, Lang::ES];

fn kind(file: &SourceFile) -> Option<&'static Kind> {
    Kind::of(&file.path, &LANGUAGES)
}

fn text(file: &SourceFile) -> &str {
    std::str::from_utf8(&file.bytes).expect("UTF-8")
}

fn shipped() -> impl Iterator<Item = SourceFile> {
    disk::embedded().into_iter().chain(faults::example())
}

// Holds what every text becomes to what `fmt` promises.
fn kept(before: &str, kind: Option<&Kind>) -> Tidy {
    let table = kind.map(Kind::table);
    let tidied = tidy(before, table.as_ref()).expect("it is TOML");
    let meaning = |text: &str| Meaning::of(DeTable::parse(text).expect("TOML").get_ref());
    assert_eq!(
        meaning(&tidied.text),
        meaning(before),
        "{before}\n--\n{}",
        tidied.text
    );
    let again = tidy(&tidied.text, table.as_ref()).expect("it is TOML");
    assert_eq!(
        again.text, tidied.text,
        "a second time nothing is left to do"
    );
    assert!(!tidied.left.iter().any(|left| left.what == "the file"));
    tidied
}

#[test]
fn the_shipped_courses_and_the_example_are_in_order() {
    let changed: Vec<String> = shipped()
        .filter(|file| kept(text(file), kind(file)).text != text(file))
        .map(|file| file.path)
        .collect();
    assert_eq!(
        changed, [""; 0],
        "`cargo run -- fmt courses` puts them in order"
    );
}

#[test]
fn every_fault_that_is_toml_keeps_what_it_says() {
    let files = faults::edited().into_iter().flat_map(|(_, files)| files);
    let mut count = 0;
    for file in files {
        let text = std::str::from_utf8(&file.bytes).unwrap_or("= =");
        if DeTable::parse(text).is_ok() {
            kept(text, kind(&file));
            count += 1;
        }
    }
    assert!(count > 80);
}

// The keys of every table in an order that a number decides; those of the file itself stay below its comment, and the
// words of a variant are their author's.
fn shuffled(text: &str, seed: u64) -> String {
    let mut document: DocumentMut = text.parse().expect("it is TOML");
    for (_, item) in document.iter_mut() {
        shuffle(item, seed);
    }
    document.to_string()
}

fn shuffle(item: &mut Item, seed: u64) {
    let tables: Vec<&mut Table> = match item {
        Item::Table(table) => vec![table],
        Item::ArrayOfTables(list) => list.iter_mut().collect(),
        Item::Value(_) | Item::None => Vec::new(),
    };
    let place = |key: &str| {
        let mut hasher = DefaultHasher::new();
        (seed, key).hash(&mut hasher);
        hasher.finish()
    };
    for table in tables {
        table.sort_values_by(|a, _, b, _| place(a).cmp(&place(b)));
        let inside = table.iter_mut().filter(|(key, _)| *key != "variants");
        for (_, inner) in inside {
            shuffle(inner, seed);
        }
    }
}

// The first line in which two texts differ.
fn difference(one: &str, other: &str) -> Option<(usize, String, String)> {
    let lines = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (lines(one), lines(other));
    let at = (0..one.len().max(other.len())).find(|at| one.get(*at) != other.get(*at))?;
    let line = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
    Some((at + 1, line(&one), line(&other)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_shuffled_file_comes_back_as_it_was(at in any::<prop::sample::Index>(), seed in any::<u64>()) {
        let files: Vec<SourceFile> = shipped().collect();
        let file = at.get(&files);
        let torn = shuffled(text(file), seed);
        prop_assert_eq!(difference(&kept(&torn, kind(file)).text, text(file)), None, "{}", file.path);
    }

    #[test]
    fn whatever_is_written_keeps_its_meaning_and_its_comments(
        written in document(),
        at in any::<prop::sample::Index>(),
        windows in any::<bool>(),
    ) {
        prop_assume!(DeTable::parse(&written).is_ok());
        let written = if windows { written.replace('\n', "\r\n") } else { written };
        kept(&written, None);
        kept(&written, Some(at.get(&KINDS)));
    }
}

fn tutela(folder: &Path, args: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    let command = command.env_clear().current_dir(folder).args(args);
    let done = command
        .write_stdin(input)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("we write UTF-8");
    let code = done.status.code().unwrap_or(-1);
    (code, text(done.stdout), text(done.stderr))
}

// A library of one course, in no order at all.
fn untidy() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    assert_eq!(tutela(dir.path(), &["new", "course", "desk"], b"").0, 0);
    let write = |path: &str, text: &str| {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, text).expect("it can be written");
    };
    write(
        "desk/banks/more.toml",
        "title=\"More\"\n[[item]]\nlevel = \"apply\"\n\n# of what?\n\nid = \"a\"\n",
    );
    write("desk/banks/torn.toml", "title = = 1\n");
    write(
        "desk/card.toml",
        "# One page.\ntitle = \"x\" # short\nrole = \"y\"\n",
    );
    write("es/desk/card.toml", "title = \"x\"\nreviewed = false\n");
    write(
        "facts/more.toml",
        "\u{feff}[[fact]]\r\nkind = \"legal\"\r\nid = \"f\"\r\n",
    );
    let library = std::fs::read_to_string(dir.path().join("library.toml")).expect("there");
    write(
        "library.toml",
        &library.replace("[\"en\"]", "[\"en\", \"es\"]"),
    );
    dir
}

#[test]
fn a_library_is_put_in_order_and_what_is_left_is_said() {
    let dir = untidy();
    let read = |path: &str| std::fs::read_to_string(dir.path().join(path)).expect("there");
    let before = read("facts/more.toml");
    let (code, out, err) = tutela(dir.path(), &["fmt", "--check"], b"");
    assert_eq!(code, 1);
    assert_eq!(read("facts/more.toml"), before, "nothing is written");
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("fmt-check", format!("{out}\n{err}"));
    });
    let (code, again, err) = tutela(dir.path(), &["fmt"], b"");
    assert_eq!((code, again), (1, out));
    assert!(err.ends_with("11 files: 3 changed.\n"), "{err}");
    assert_eq!(
        read("facts/more.toml"),
        "\u{feff}[[fact]]\r\nid = \"f\"\r\nkind = \"legal\"\r\n"
    );
    assert_eq!(
        read("es/desk/card.toml"),
        "reviewed = false\ntitle = \"x\"\n"
    );
    assert_eq!(read("desk/banks/torn.toml"), "title = = 1\n");
    let (_, out, err) = tutela(dir.path(), &["fmt"], b"");
    assert_eq!(out, "", "{err}");
}

#[test]
fn a_course_has_its_translations_with_it_and_a_file_is_one_file() {
    let dir = untidy();
    let listed = |paths: &[&str]| {
        let args: Vec<&str> = ["fmt", "--check"].iter().chain(paths).copied().collect();
        let (_, out, _) = tutela(dir.path(), &args, b"");
        out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        listed(&["./desk"]),
        ["desk/banks/more.toml", "es/desk/card.toml"]
    );
    assert_eq!(listed(&["facts/more.toml"]), ["facts/more.toml"]);
    assert_eq!(listed(&["facts/more.toml", "facts"]), ["facts/more.toml"]);
    let (code, _, err) = tutela(dir.path(), &["fmt", "nowhere"], b"");
    assert_eq!(code, 3);
    assert!(err.contains("there is nothing at"), "{err}");
}

#[test]
fn as_json_every_file_has_a_state() {
    let dir = untidy();
    let (code, out, _) = tutela(dir.path(), &["fmt", "--check", "--json"], b"");
    assert_eq!(code, 1);
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(report["schema"], "tutela.fmt/1");
    assert_eq!(report["check"], true);
    let state = |file: &str| {
        let files = report["files"].as_array().expect("a list");
        let found = files.iter().find(|entry| entry["file"] == file);
        found.expect("it is listed").clone()
    };
    assert_eq!(state("library.toml")["state"], "same");
    assert_eq!(state("facts/more.toml")["state"], "changed");
    assert_eq!(state("desk/banks/torn.toml")["state"], "broken");
    assert_eq!(state("desk/card.toml")["left"][0]["line"], 1);
    assert_eq!(state("desk/card.toml")["left"][0]["what"], "the card");
}

#[test]
fn an_editor_hands_a_text_in_and_gets_it_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let through = |args: &[&str], input: &str| tutela(dir.path(), args, input.as_bytes());
    let untidy = "[[lesson]]\ntitle = \"x\"\nid = \"a\"\n";
    let tidy = "[[lesson]]\nid = \"a\"\ntitle = \"x\"\n";
    // Its own keys tell what it is, or its line for an editor, or the flag.
    assert_eq!(
        through(&["fmt", "-"], untidy),
        (0, tidy.into(), String::new())
    );
    let named = "#:schema ../schema/card-translation.json\ntitle=\"x\"\nreviewed = true\n";
    let (_, out, _) = through(&["fmt", "-"], named);
    assert_eq!(
        out,
        "#:schema ../schema/card-translation.json\nreviewed = true\ntitle = \"x\"\n"
    );
    let (_, out, _) = through(&["fmt", "-", "--kind", "card"], "title=\"x\"\nrole=\"y\"\n");
    assert_eq!(out, "role = \"y\"\ntitle = \"x\"\n");
    // The mark of a byte order stays, and so does nothing else.
    assert_eq!(through(&["fmt", "-"], "\u{feff}a=1").1, "\u{feff}a = 1\n");
    assert_eq!(
        through(&["fmt", "-", "--check"], untidy),
        (1, String::new(), String::new())
    );
    assert_eq!(through(&["fmt", "-", "--check"], tidy).0, 0);
    let (code, out, err) = through(&["fmt", "-"], "a = = 1\n");
    assert_eq!((code, out.as_str()), (1, ""));
    let said = "<standard input>:1:5: error[E0102]: extra `=`, expected nothing\n";
    assert!(err.starts_with(said), "{err}");
    assert!(
        err.ends_with("\n<standard input>: left as it is\n"),
        "{err}"
    );
    let (code, _, err) = tutela(dir.path(), &["fmt", "-"], b"a = \"\xFF\"\n");
    assert_eq!(code, 1);
    assert!(err.contains("E0101"), "{err}");
    assert_eq!(through(&["fmt", "-", "more"], "").0, 2);
    assert_eq!(through(&["fmt", "-", "--kind", "cards"], "").0, 2);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_what_may_be_done_with_a_file_stays_allowed() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a folder");
    let path = |name: &str| dir.path().join(name);
    std::fs::write(path("own.toml"), "title=\"x\"\n").expect("written");
    let mode = std::fs::Permissions::from_mode(0o640);
    std::fs::set_permissions(path("own.toml"), mode).expect("it is ours");
    std::os::unix::fs::symlink("own.toml", path("link.toml")).expect("a link");
    assert_eq!(tutela(dir.path(), &["fmt", "link.toml"], b"").0, 0);
    let is_link = std::fs::symlink_metadata(path("link.toml"));
    assert!(is_link.is_ok_and(|data| data.file_type().is_symlink()));
    assert_eq!(
        std::fs::read_to_string(path("own.toml")).expect("there"),
        "title = \"x\"\n"
    );
    let mode = std::fs::metadata(path("own.toml")).map(|data| data.permissions().mode() & 0o777);
    assert_eq!(mode.ok(), Some(0o640));
    assert_eq!(
        std::fs::read_dir(dir.path()).map(Iterator::count).ok(),
        Some(2)
    );
}

#[test]
fn what_new_writes_is_in_order() {
    let dir = tempfile::tempdir().expect("a folder");
    let run = |args: &[&str]| tutela(dir.path(), args, b"");
    assert_eq!(run(&["new", "course", "desk"]).0, 0);
    for kind in ["choice", "numeric", "true-false", "cloze", "matching"] {
        let id = format!("an-item-{kind}");
        let args = [
            "new",
            "item",
            "desk/notice",
            &id,
            "--type",
            kind,
            "--level",
            "apply",
        ];
        assert_eq!(run(&args).0, 0, "{kind}");
    }
    assert_eq!(run(&["new", "fact", "a-fact", "--kind", "statistic"]).0, 0);
    let (code, out, err) = run(&["fmt", "--check"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
}

#[test]
fn a_judge_that_is_not_ours_gets_two_hundred_texts() {
    // `tests/judges/fmt`: what we have put in order, taplo leaves alone.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tidy");
    let _none_yet = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("it can be made");
    let mut runner = TestRunner::deterministic();
    let mut count = 0;
    while count < 200 {
        let tree = document().new_tree(&mut runner).expect("a text");
        let written = tree.current();
        if written.lines().count() < 5 || DeTable::parse(&written).is_err() {
            continue;
        }
        count += 1;
        let tidied = kept(&written, Kind::named("bank"));
        let path = folder.join(format!("{count}.toml"));
        std::fs::write(path, tidied.text).expect("it can be written");
    }
}

// TOML as no author would write it.
fn document() -> impl Strategy<Value = String> {
    let header = prop::sample::select(vec![
        "[[item]]",
        "[[ item . options ]]",
        "[item.gaps.one] # of it",
        "[[case]]",
        "[[fact]]",
        "  [[lesson]]",
    ]);
    let table = (header, trivia(), body()).prop_map(|(header, above, body)| {
        // Parts need a thing to lie in.
        let whole = if header.contains("item.") || header.contains("item .") {
            "[[item]]\n"
        } else {
            ""
        };
        format!("{above}{whole}{header}\n{body}")
    });
    (body(), prop::collection::vec(table, 0..4)).prop_map(|(body, tables)| body + &tables.concat())
}

fn body() -> impl Strategy<Value = String> {
    let keys = vec![
        "id",
        "type",
        "stem",
        "title",
        "text",
        "rationale",
        "\"level\"",
        "answer",
        "feedback.true",
        "feedback . false",
        "own",
        "'o w n'",
        "role",
        "reviewed",
        "kind",
        "exam.wait",
    ];
    let keys = prop::sample::subsequence(keys, 0..9).prop_shuffle();
    keys.prop_flat_map(|keys| {
        let entries = keys.into_iter().map(entry);
        (entries.collect::<Vec<_>>(), trivia()).prop_map(|(lines, below)| lines.concat() + below)
    })
}

fn entry(key: &'static str) -> impl Strategy<Value = String> {
    let value = prop::sample::select(vec![
        "\"text # none\"",
        "'a'",
        "\"\"\"\n[no.header]\n# none\n\"\"\"",
        "'''\n\n'''",
        "1_000",
        "-2.50",
        "true",
        "2026-11-22",
        "[1,2 , 3]",
        "[ \"a\", # of a\n  \"b\" ]",
        "[\n\n\"a\"\n,\n\n# of b\n\"b\",\n\n\n\"c\" # of c\n]",
        "[ # none\n]",
        "{a=1,b = {c=\"x\" }}",
        "[ {a = 1}, {b = [ ]}, [[1],[2,\n3]] ]",
        "[]",
        "{ }",
        "\"choice\"",
        "\"numeric\"",
    ]);
    let look = any::<[bool; 3]>();
    (trivia(), value, look).prop_map(move |(above, value, [tight, wide, noted])| {
        let sign = if tight { "=" } else { "  =  " };
        let before = if wide { "\t " } else { "" };
        let after = if noted { "  #of it " } else { "" };
        format!("{above}{before}{key}{sign}{value}{after}\n")
    })
}

fn trivia() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        6 => Just(""),
        2 => Just("# of the next \n"),
        1 => Just("\n"),
        1 => Just(" \n\n\n# of the next\n#\n"),
        1 => Just("  # alone\n\n"),
        1 => Just("#:schema ../schema/bank.json\n"),
    ]
}
