//! Every kind of mistake, made once in the example library, and exactly what is said of it.
//!
//! A file of `tests/fixtures/faults` is named by the code it must provoke. It says what to change (`find` and `write`
//! in a `file`, a new file's `text`, or `gone`), and what `tutela check` then `says`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use serde::Deserialize;
use tutela::lint;
use tutela::source::{self, Code, SourceFile};
use tutela::terminal::diagnostic::{lines, place};

#[derive(Deserialize)]
struct Fault {
    #[serde(default)]
    says: String,
    edit: Vec<Edit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    find: Option<String>,
    write: Option<String>,
    text: Option<String>,
    #[serde(default)]
    gone: bool,
    #[serde(default)]
    latin1: bool,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

pub fn example() -> Vec<SourceFile> {
    let found = tutela::disk::find(&fixtures().join("example-library"));
    match found.expect("the fixture is there") {
        tutela::disk::Found::Library { files, .. } => files,
        tutela::disk::Found::Bank(_) => panic!("it is a library"),
    }
}

fn faults(folder: &str) -> Vec<(String, Fault)> {
    let entries = std::fs::read_dir(fixtures().join(folder)).expect("the fixtures are there");
    let mut faults: Vec<(String, Fault)> = entries
        .map(|entry| {
            let path = entry.expect("a readable folder").path();
            let text = std::fs::read_to_string(&path).expect("a readable file");
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let fault = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name.into_owned(), fault)
        })
        .collect();
    faults.sort_by(|(a, _), (b, _)| a.cmp(b));
    faults
}

impl Edit {
    fn apply(&self, files: &mut Vec<SourceFile>) {
        if self.gone {
            return files.retain(|file| file.path != self.file);
        }
        if let Some(text) = &self.text {
            return files.push(SourceFile::new(&self.file, text));
        }
        let (find, write) = (self.find.as_deref(), self.write.as_deref());
        let (find, write) = find.zip(write).expect("an edit finds and writes");
        let file = files.iter_mut().find(|file| file.path == self.file);
        let file = file.expect("an edited file is there");
        let text = std::str::from_utf8(&file.bytes).expect("the example is UTF-8");
        assert_eq!(text.matches(find).count(), 1, "{find}");
        let text = text.replace(find, write);
        file.bytes = Cow::Owned(match self.latin1 {
            true => text
                .chars()
                .map(|c| u8::try_from(c).unwrap_or(b'?'))
                .collect(),
            false => text.into_bytes(),
        });
    }
}

/// The files of the example that each fault touches, as it leaves them.
pub fn edited() -> Vec<(String, Vec<SourceFile>)> {
    let one = |(name, fault): (String, Fault)| {
        let mut files = example();
        for edit in &fault.edit {
            edit.apply(&mut files);
        }
        let touched = |file: &SourceFile| fault.edit.iter().any(|edit| edit.file == file.path);
        files.retain(touched);
        (name, files)
    };
    faults("faults").into_iter().map(one).collect()
}

fn said(name: &str, fault: &Fault) -> String {
    let mut files = example();
    for edit in &fault.edit {
        edit.apply(&mut files);
    }
    let mut reading = source::read(files);
    source::remark(&mut reading);
    tutela::cli::check::lint::add(&mut reading, date(2026, 11, 22));
    // What the example itself leaves untranslated is not the fault's. A reader's mistake is the only one of its kind;
    // of what an editor would say only what the file is about.
    let known = ["course `night-desk` is not all in es yet: 2 items"];
    let is_of_languages = fault.says.contains("[L0602]");
    let new = reading.diagnostics.iter().filter(|d| {
        let is_own = match lint::rule(&name[..5]) {
            Some(rule) => d.code == rule.code,
            None => lint::rule(d.code).is_none(),
        };
        let is_told = is_of_languages || d.code != "L0602";
        is_own && is_told && !known.iter().any(|k| d.message.contains(k))
    });
    let placed = place(new, |path| reading.file(path), str::to_owned);
    placed.iter().map(|one| lines(one) + "\n").collect()
}

#[test]
fn each_fault_is_told_where_it_is_and_nothing_else_is() {
    let mut wrong = Vec::new();
    for (name, fault) in faults("faults") {
        let said = said(&name, &fault);
        if said != fault.says {
            wrong.push(format!(
                "== {name}\n{said}-- the fixture has\n{}",
                fault.says
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_fault_that_provokes_it() {
    let faults = faults("faults");
    let provoked: BTreeSet<&str> = faults
        .iter()
        .filter(|(name, fault)| fault.says.contains(&format!("[{}]", &name[..5])))
        .map(|(name, _)| &name[..5])
        .collect();
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.name())
        .filter(|code| !provoked.contains(code))
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn near_misses_of_rules_on_more_than_an_item_are_left_alone() {
    let mut wrong = Vec::new();
    // What the example says by itself is not the near miss's, wherever it stands now.
    let remark = |line: &str| {
        line.split_once("]: ")
            .map(|(_, message)| message.to_owned())
    };
    let untouched = Fault {
        says: String::new(),
        edit: Vec::new(),
    };
    for (name, near) in faults("near-misses") {
        let known: Vec<_> = said(&name, &untouched).lines().map(remark).collect();
        let said = said(&name, &near);
        let new = said.lines().map(remark);
        if new.flatten().any(|message| !known.contains(&Some(message))) {
            wrong.push(format!("== {name}\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_fault_it_catches_and_a_near_miss_it_leaves_alone() {
    let names = |folder: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(fixtures().join(folder)).expect("the fixtures are there");
        let names = entries.map(|e| e.expect("a readable folder").file_name());
        names
            .map(|name| name.to_string_lossy()[..5].to_owned())
            .collect()
    };
    let (labelled, faults, nears) = (names("lint"), names("faults"), names("near-misses"));
    for rule in lint::rules() {
        let has = |folder: &BTreeSet<String>| folder.contains(rule.code);
        assert!(has(&labelled) || has(&faults), "{}: no fault", rule.code);
        assert!(has(&labelled) || has(&nears), "{}: no near miss", rule.code);
    }
}
