//! The schemas: they take every file that is shipped, refuse what they can see of every fault, and lie in `courses/schema`
//! as the program prints them today.

mod accept;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use accept::{json, mistakes};
use assert_cmd::Command;
use proptest::prelude::*;
use serde_json::Value;
use tutela::core::text::Lang;
use tutela::disk;
use tutela::schema::{self, KINDS, Kind};
use tutela::source::SourceFile;
use tutela::source::quantity::{calendar, percent, span};

use crate::faults;

const LANGUAGES: [Lang; 2] = [Lang::EN, Lang::ES];

/// The faults that a schema sees: unknown and missing keys, wrong types, wrong words, ids and quantities of a wrong form.
/// The others are faults of TOML itself, or it takes the rest of the library, or arithmetic, to see them; and whether a
/// date stands in quotes, TOML's readers do not tell a schema (E0202-date-in-quotes).
const SEEN: [&str; 21] = [
    "E0201-key-of-a-card",
    "E0201-key-of-another-type",
    "E0201-unknown-key",
    "E0201-unknown-key-in-translation",
    "E0201-unknown-key-with-a-near-one",
    "E0202-number-in-quotes",
    "E0202-one-bracket",
    "E0202-text-instead-of-list",
    "E0203-item-without-type",
    "E0203-missing-key",
    "E0203-statistic-without-period",
    "E0204-key-in-an-option",
    "E0205-unknown-type",
    "E0205-unknown-word",
    "E0206-bare-number",
    "E0206-wrong-unit",
    "E0207-bad-id",
    "E0208-out-of-range",
    "E0210-accept-nothing",
    "E0210-empty-text",
    "E0601-answer-in-translation",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn schemas() -> &'static BTreeMap<&'static str, Value> {
    static SCHEMAS: OnceLock<BTreeMap<&str, Value>> = OnceLock::new();
    SCHEMAS.get_or_init(|| {
        let parsed = |kind: &'static Kind| {
            let schema = serde_json::from_str(&kind.schema()).expect("a schema is JSON");
            (kind.name, schema)
        };
        KINDS.iter().map(parsed).collect()
    })
}

// What the schema of its kind finds wrong with a file; `None` where it is no TOML at all.
fn found(file: &SourceFile) -> Option<Vec<String>> {
    let Some(kind) = Kind::of(&file.path, &LANGUAGES) else {
        return Some(Vec::new());
    };
    let text = std::str::from_utf8(&file.bytes).ok()?;
    let table: toml::Table = toml::from_str(text).ok()?;
    let own = &schemas()[kind.name];
    let said = mistakes(&json(&toml::Value::Table(table)), own).into_iter();
    Some(said.map(|what| format!("{}{what}", file.path)).collect())
}

#[test]
fn every_file_that_is_shipped_and_every_file_of_the_example_fits_its_schema() {
    let files = disk::embedded().into_iter().chain(faults::example());
    let said: Vec<String> = files
        .flat_map(|file| found(&file).expect("good TOML"))
        .collect();
    assert_eq!(said, [""; 0]);
}

#[test]
fn a_schema_refuses_the_faults_that_it_can_see_and_no_others() {
    let mut judged = Judged::new();
    for file in faults::example() {
        judged.write("taken", "example", &file);
    }
    let mut refused = Vec::new();
    for (name, files) in faults::edited() {
        // L0101 is a table over several lines, which is TOML 1.1: the judge reads 1.0.
        let torn = ["E0101", "E0102", "L0101"];
        let is_toml = !torn.iter().any(|code| name.starts_with(code));
        for file in &files {
            let fits = is_toml && found(file).is_some_and(|said| said.is_empty());
            judged.write(if fits { "taken" } else { "refused" }, &name, file);
            if !fits && is_toml {
                refused.push(name.clone());
            }
        }
    }
    refused.dedup();
    assert_eq!(refused, SEEN);
}

// Files for a judge that is not ours, by what must be said of them and by kind: `tests/judges/schema`.
struct Judged {
    folder: PathBuf,
    count: usize,
}

impl Judged {
    fn new() -> Judged {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemas");
        let _none_yet = std::fs::remove_dir_all(&folder);
        Judged { folder, count: 0 }
    }

    fn write(&mut self, said: &str, name: &str, file: &SourceFile) {
        let Some(kind) = Kind::of(&file.path, &LANGUAGES) else {
            return;
        };
        self.count += 1;
        let folder = self.folder.join(said).join(kind.name);
        std::fs::create_dir_all(&folder).expect("it can be made");
        let path = folder.join(format!("{name}-{}.toml", self.count));
        std::fs::write(path, &file.bytes).expect("it can be written");
    }
}

#[test]
fn the_schemas_that_are_shipped_are_those_the_program_prints_today() {
    let there = std::fs::read_dir(root().join("courses").join(schema::FOLDER));
    let mut there: Vec<String> = there
        .expect("the folder is there")
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into()
        })
        .collect();
    there.sort();
    let mut wanted: Vec<String> = KINDS.iter().map(Kind::file).collect();
    wanted.sort();
    assert_eq!(there, wanted);
    for (path, text) in schema::files() {
        let shipped = std::fs::read_to_string(root().join("courses").join(&path));
        assert!(
            shipped.is_ok_and(|shipped| shipped == text),
            "courses/{path} is old: write it anew with `cargo run -- schema --to courses/schema`"
        );
    }
}

#[test]
fn every_shipped_file_names_its_schema_above_its_first_key() {
    let mut wrong = Vec::new();
    for file in disk::embedded() {
        let line = schema::line(&file.path, &LANGUAGES).expect("every file here has a kind");
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        let mut head = text.lines().take_while(|line| line.starts_with('#'));
        if !head.any(|there| there == line) {
            wrong.push(format!("courses/{} wants `{line}`", file.path));
        }
    }
    assert_eq!(
        wrong, [""; 0],
        "by this line an editor finds the schema; it stands first, or below the comment that says what the file holds"
    );
}

#[test]
fn each_line_leads_to_the_schema_from_where_the_file_lies() {
    for (path, line) in [
        ("library.toml", "#:schema schema/library.json"),
        ("facts/law.toml", "#:schema ../schema/facts.json"),
        ("a/banks/b.toml", "#:schema ../../schema/bank.json"),
        (
            "es/a/card.toml",
            "#:schema ../../schema/card-translation.json",
        ),
        (
            "es/a/modules/01-b.toml",
            "#:schema ../../../schema/module-translation.json",
        ),
    ] {
        assert_eq!(schema::line(path, &LANGUAGES).as_deref(), Some(line));
    }
    assert_eq!(schema::line("es/sources.toml", &LANGUAGES), None);
    assert_eq!(schema::line("notes.toml", &LANGUAGES), None);
}

proptest! {
    // What the reader takes no editor may underline.
    #[test]
    fn a_quantity_that_can_be_read_is_never_refused(
        text in "[ ]?[0-9]{1,4}([.][0-9]{1,2})?[ ]{0,2}(%|s|min|h|days?|months?|years?|)[ ]?"
    ) {
        let [share, time, length] = quantities(&text);
        prop_assert!(percent(&text).is_none() || share, "a percentage: {text:?}");
        prop_assert!(span(&text).is_none() || time, "a length of time: {text:?}");
        prop_assert!(calendar(&text).is_none() || length, "a length on the calendar: {text:?}");
    }
}

#[test]
fn a_quantity_of_another_form_is_refused() {
    for (text, taken) in [
        ("80 %", [true, false, false]),
        ("30 min", [false, true, false]),
        ("90 days", [false, true, true]),
        ("12 months", [false, false, true]),
        ("none", [false, true, false]),
        ("unlimited", [false, false, true]),
        ("80", [false; 3]),
        ("180 %", [false; 3]),
        ("30 minutes", [false; 3]),
        ("", [false; 3]),
    ] {
        assert_eq!(quantities(text), taken, "{text}");
    }
}

fn tutela(folder: &Path, columns: &str, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    let command = command.env_clear().env("COLUMNS", columns);
    let done = command.current_dir(folder).args(args).output();
    let done = done.expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("we write UTF-8");
    let code = done.status.code().unwrap_or(-1);
    (code, text(done.stdout), text(done.stderr))
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn the_kinds_are_listed_with_how_an_editor_finds_them() {
    let (code, out, err) = tutela(&root(), "80", &["schema"]);
    assert_eq!(code, 0);
    snapshot("schema-list", &(out + &err));
    let (_, narrow, _) = tutela(&root(), "40", &["schema"]);
    assert!(narrow.lines().all(|line| line.chars().count() <= 40));
    let (_, out, _) = tutela(&root(), "80", &["schema", "--json"]);
    let listed: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(listed["schema"], "tutela.schemas/1");
    assert_eq!(listed["kinds"][6]["kind"], "bank");
    assert_eq!(listed["kinds"][6]["files"], "COURSE/banks/NAME.toml");
}

#[test]
fn a_page_says_every_key_at_80_columns_and_at_40() {
    for columns in ["80", "40"] {
        let (code, out, _) = tutela(&root(), columns, &["schema", "module", "--text"]);
        assert_eq!(code, 0);
        snapshot(&format!("schema-module-{columns}"), &out);
    }
    let (_, all, _) = tutela(&root(), "40", &["schema", "--text"]);
    for kind in &KINDS {
        assert!(all.contains(kind.lies), "{}", kind.name);
    }
    let long = all.lines().filter(|line| line.chars().count() > 40);
    // Only a word without a break is longer.
    assert_eq!(long.filter(|line| line.trim().contains(' ')).count(), 0);
}

#[test]
fn schemas_are_written_anew_and_never_over_a_file_of_somebody_else() {
    let dir = tempfile::tempdir().expect("a folder");
    let write = || tutela(dir.path(), "80", &["schema", "--to", "lib/schema"]);
    let (code, out, _) = write();
    assert_eq!((code, out.lines().count()), (0, KINDS.len()));
    assert!(out.starts_with("lib/schema/library.json\n"));
    let path = |name: &str| dir.path().join("lib/schema").join(name);
    let bank = std::fs::read_to_string(path("bank.json")).expect("written");
    assert_eq!(bank, tutela(dir.path(), "80", &["schema", "bank"]).1);
    // One that an older program has written.
    let old = bank.replace("cloze", "gaps");
    std::fs::write(path("bank.json"), old).expect("written");
    assert_eq!(write().0, 0);
    let now = std::fs::read_to_string(path("bank.json")).expect("there");
    assert_eq!(now, bank);
    // One that is not ours: it stays, and so does all else.
    std::fs::write(path("module.json"), "{}").expect("written");
    std::fs::remove_file(path("bank.json")).expect("removed");
    let (code, out, err) = write();
    assert_eq!((code, out.as_str()), (3, ""));
    assert_eq!(
        err,
        "error: lib/schema/module.json is there and was not written by Tutela; nothing was written\n\
         help: move it away, or choose another folder\n"
    );
    assert!(!path("bank.json").exists());
    let (code, _, err) = tutela(dir.path(), "80", &["schema", "banks"]);
    assert_eq!(code, 2);
    assert_eq!(
        err,
        "error: there is no kind of file `banks`\nhelp: did you mean `bank`?\n"
    );
}

// Whether the schema of a course takes a text as a percentage, a length of time, a length on the calendar.
fn quantities(text: &str) -> [bool; 3] {
    let course = &schemas()["course"]["properties"];
    [
        &course["exam"]["properties"]["cut_score"],
        &course["exam"]["properties"]["time_limit"],
        &course["completion"]["properties"]["valid_for"],
    ]
    .map(|schema| mistakes(&text.into(), schema).is_empty())
}
