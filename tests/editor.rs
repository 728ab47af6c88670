//! What an editor would say, held against labelled items: each rule has items it must catch and items it must leave
//! alone, written from the published rule before it was tuned. The counts are kept as a table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::date;
use tutela::core::diagnostic::Severity;
use tutela::core::text::Thing;
use tutela::lint::{self, Check, Finding, Rule};
use tutela::source::{self, SourceFile};

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder);
    let entries = std::fs::read_dir(folder).expect("the fixtures are there");
    let mut paths: Vec<PathBuf> = entries
        .map(|e| e.expect("a readable folder").path())
        .collect();
    paths.sort();
    paths
}

fn code(path: &Path) -> String {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    name.split('-').next().unwrap_or_default().to_owned()
}

fn found(text: String) -> (BTreeSet<String>, Vec<Finding>) {
    let reading = source::read_bank(SourceFile::new("bank.toml", text));
    let errors: Vec<_> = reading
        .diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    let items = reading.library.items.keys().map(ToString::to_string);
    let ids = items
        .chain(reading.library.cases.keys().map(ToString::to_string))
        .collect();
    (ids, lint::lint(&reading.library, date(2026, 11, 22)))
}

#[derive(Default)]
struct Count {
    caught: usize,
    faults: usize,
    alarms: usize,
    nears: usize,
    elsewhere: usize,
}

#[test]
fn labelled_items_are_caught_and_left_alone() {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut wrong = Vec::new();
    for path in fixtures("lint") {
        let code = code(&path);
        let (ids, findings) = found(std::fs::read_to_string(&path).expect("a readable file"));
        for id in ids {
            let of_item: Vec<&Finding> =
                findings.iter().filter(|f| f.spot.place.id == id).collect();
            let is_said = of_item.iter().any(|f| f.rule.code == code);
            let count = counts.entry(code.clone()).or_default();
            match id.starts_with("fault") {
                true => {
                    count.faults += 1;
                    count.caught += usize::from(is_said);
                }
                false => {
                    count.nears += 1;
                    count.alarms += usize::from(is_said);
                }
            }
            if is_said != id.starts_with("fault") {
                wrong.push(format!("{}: {id}", path.display()));
            }
            // Labelled items differ in one thing, so L0901 is right about all of them.
            let others = of_item
                .iter()
                .filter(|f| f.rule.code != code && f.rule.code != "L0901");
            for other in others {
                counts
                    .entry(other.rule.code.to_owned())
                    .or_default()
                    .elsewhere += 1;
            }
        }
    }
    let mut table = "rule   caught  false alarms  said of others' items\n".to_owned();
    for (code, c) in &counts {
        table.push_str(&format!(
            "{code}  {:>3}/{:<3}  {:>5}/{:<7} {:>6}\n",
            c.caught, c.faults, c.alarms, c.nears, c.elsewhere
        ));
    }
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!("lint-fixtures", table) });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// An example of a rule as an item: what it does not say is what anybody would write.
fn example(text: &str) -> String {
    let own: toml::Table = text.parse().expect("an example is TOML");
    let kind = own
        .get("type")
        .and_then(toml::Value::as_str)
        .unwrap_or("choice");
    let mut bank = "title = \"Examples\"\n[[item]]\n".to_owned();
    let options = "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Late trains\", \
                   feedback = \"Trains are late.\" }, { id = \"c\", text = \"Loud music\", feedback = \"Music is loud.\" }]";
    for (key, line) in [
        ("id", "id = \"example\""),
        ("type", "type = \"choice\""),
        ("objective", "objective = \"signs\""),
        ("level", "level = \"apply\""),
        ("stem", "stem = \"What keeps a person from leaving?\""),
        (
            "rationale",
            "rationale = \"Whoever holds the papers decides who may go.\"",
        ),
        ("options", options),
    ] {
        let is_wanted = key != "options" || ["choice", "multiple-response"].contains(&kind);
        if is_wanted && !own.contains_key(key) {
            bank.push_str(line);
            bank.push('\n');
        }
    }
    bank.push_str(text);
    bank
}

#[test]
fn the_examples_that_explain_shows_are_true() {
    // Other rules look at more than an item: their examples say so in words, and files beside the faults prove them.
    let of_items = |rule: &&Rule| {
        matches!(rule.check, Check::Item(_) | Check::Text(_) | Check::Engine)
            && !rule.bad.starts_with('#')
            && !rule.bad.starts_with("options:")
            && !rule.bad.contains("# in es")
    };
    let spanish = ["L0607"];
    let mut wrong = Vec::new();
    let mut held = 0;
    for rule in lint::rules()
        .filter(of_items)
        .filter(|r| !spanish.contains(&r.code))
    {
        for (text, is_bad) in [(rule.bad, true), (rule.good, false)] {
            let (_, findings) = found(example(text));
            let is_said = findings
                .iter()
                .any(|f| f.rule.code == rule.code && f.spot.place.thing == Thing::Item);
            held += 1;
            if is_said != is_bad {
                wrong.push(format!("{}: {text}", rule.code));
            }
        }
    }
    assert!(held > 80, "{held}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_code_of_its_own_and_says_why() {
    let mut codes = BTreeSet::new();
    for rule in lint::rules() {
        assert!(codes.insert(rule.code), "{} twice", rule.code);
        assert!(source::Code::of(rule.code).is_none(), "{}", rule.code);
        assert_ne!(
            rule.severity,
            Severity::Error,
            "{}: errors are the reader's",
            rule.code
        );
        for text in [rule.title, rule.reason, rule.evidence, rule.bad, rule.good] {
            assert!(!text.is_empty(), "{}", rule.code);
        }
    }
    assert!(codes.len() >= 40, "{}", codes.len());
}

fn tutela(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_tutela"));
    let done = command
        .env_clear()
        .env("TUTELA_NOW", "2026-11-22T12:00:00Z")
        .current_dir(folder)
        .args(args)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("we write UTF-8");
    (
        done.status.code().unwrap_or(-1),
        text(done.stdout),
        text(done.stderr),
    )
}

const SLIPS: &str = "\u{feff}title = \"Slips\"\n\n# kept\n[[item]]\nid = \"slips\"\ntype = \"choice\"\nobjective = \"signs\"\n\
    level = \"apply\"\nallow = [\"L0301: from an old edition\"]\n\
    stem = \"Which of the the steps is not safe?\" # this one too\nrationale = \"It warns him , and she pays for it.\"\n\
    options = [\n  { id = \"a\", text = \"Ask him\", key = true },\n  { id = \"b\", text = \"Wait\", feedback = \"It gives time.\" },\n  \
    { id = \"c\", text = \"Call\", feedback = \"It brings help.\" },\n]\n";

#[test]
fn certain_corrections_are_made_and_nothing_else_is_touched() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("slips.toml");
    std::fs::write(&path, SLIPS).expect("written");
    let (code, out, err) = tutela(dir.path(), &["check", "slips.toml", "--fix"]);
    assert_eq!(
        (code, err.as_str()),
        (0, "slips.toml: 4 corrections\n"),
        "{out}"
    );
    let mended = std::fs::read_to_string(&path).expect("readable");
    let expected = SLIPS
        .replace("allow = [\"L0301: from an old edition\"]\n", "")
        .replace("the the steps is not safe", "the steps is NOT safe")
        .replace("him ,", "him,");
    assert_eq!(mended, expected);
    let (_, again, silent) = tutela(dir.path(), &["check", "slips.toml", "--fix"]);
    assert_eq!(silent, "");
    assert!(!again.contains("certain correction"), "{again}");
    assert_eq!(
        std::fs::read_dir(dir.path()).expect("a folder").count(),
        1,
        "no draft is left"
    );
}

// Two in one text, the same one twice, and two entries of a list that share a comma.
const MANY_SLIPS: &str = "title = \"Slips\"\n\n[[item]]\nid = \"slips\"\ntype = \"choice\"\nobjective = \"signs\"\n\
    level = \"apply\"\nallow = [\"L0301: old\", \"L0302: old\", \"L0303: old\"]\n\
    stem = \"Which of the the steps in a a hotel is safe , and why ?\"\n\
    rationale = \"The sofa and the the door, the the desk, and gave her her papers.\"\n\
    options = [\n  { id = \"a\", text = \"Ask him\", key = true },\n  { id = \"b\", text = \"Wait\", feedback = \"It gives time.\" },\n  \
    { id = \"c\", text = \"Call\", feedback = \"It brings help.\" },\n]\n";

#[test]
fn all_certain_corrections_are_made_in_one_run() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("slips.toml");
    std::fs::write(&path, MANY_SLIPS).expect("written");
    let (_, out, err) = tutela(dir.path(), &["check", "slips.toml", "--fix"]);
    assert_eq!(err, "slips.toml: 9 corrections\n", "{out}");
    assert!(!out.contains("certain correction"), "{out}");
    let mended = std::fs::read_to_string(&path).expect("readable");
    let expected = MANY_SLIPS
        .replace(
            "allow = [\"L0301: old\", \"L0302: old\", \"L0303: old\"]\n",
            "",
        )
        .replace("the the", "the")
        .replace("a a hotel is safe , and why ?", "a hotel is safe, and why?");
    assert_eq!(mended, expected);
}

#[test]
fn other_programs_read_sarif_annotations_and_guesses() {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("slips.toml"), SLIPS).expect("written");
    let (code, sarif, _) = tutela(dir.path(), &["check", "slips.toml", "--format", "sarif"]);
    assert_eq!(code, 0);
    let log: serde_json::Value = serde_json::from_str(&sarif).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("a list");
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
        assert_eq!(result["ruleId"], rules[index]["id"]);
    }
    let (_, lines, _) = tutela(dir.path(), &["check", "slips.toml", "--format", "github"]);
    let (_, table, _) = tutela(dir.path(), &["check", "slips.toml", "--guess"]);
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("check-sarif", sarif);
        insta::assert_snapshot!("check-github", lines);
        insta::assert_snapshot!("check-guess", table);
    });
}

#[test]
fn a_rule_is_explained_with_its_evidence_and_how_to_allow_it() {
    let (code, out, _) = tutela(Path::new("."), &["explain", "l0401"]);
    assert_eq!(code, 0);
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!("explain-rule", out) });
}
