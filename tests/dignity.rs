//! The rules on dignity and safety held against sentences that are in no list: as many faults as near misses of each, in
//! English and Spanish. `tests/fixtures/lint-dignity/seen` was in view when the rules were mended; `unseen` was written
//! after that and no rule was touched for it. A floor keeps either from getting worse.
//!
//! A sentence says where it stands: the stem, the key, a wrong option, or why the key is right.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use serde::Deserialize;
use tutela::core::text::Lang;
use tutela::lint;
use tutela::source::{self, SourceFile};

#[derive(Deserialize)]
struct Sentences {
    fault: Vec<String>,
    near: Vec<String>,
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn bank(sentence: &str, lang: Lang) -> String {
    let (mut stem, mut why, mut options, feedback) = match lang {
        Lang::ES => (
            "¿Qué sigue en el mostrador?",
            "Así lo dice la fuente que se leyó.",
            [
                "La primera página del registro",
                "Otra taza de té",
                "Un paseo por la cuadra",
            ],
            "Lo dice la fuente en la página",
        ),
        _ => (
            "What comes next at the desk?",
            "The source that was read says so.",
            [
                "The first page of the log",
                "Another cup of tea",
                "A walk around the block",
            ],
            "The source says it on page",
        ),
    };
    let (place, text) = sentence.split_once(": ").expect("a place and a text");
    match place {
        "stem" => stem = text,
        "why" => why = text,
        "key" => options[0] = text,
        "wrong" => options[1] = text,
        other => panic!("no place `{other}`: {sentence}"),
    }
    let options = (0..).zip(options).map(|(at, text): (usize, _)| {
        let key = if at == 0 { ", key = true" } else { "" };
        format!(
            "{{ id = \"o{at}\", text = {}, feedback = \"{feedback} {at}.\"{key} }}",
            quoted(text)
        )
    });
    let options: Vec<String> = options.collect();
    format!(
        "title = \"Sentences\"\n[[item]]\nid = \"one\"\ntype = \"choice\"\nobjective = \"signs\"\nlevel = \"apply\"\n\
         stem = {}\nrationale = {}\noptions = [{}]\n",
        quoted(stem),
        quoted(why),
        options.join(", ")
    )
}

fn is_said(code: &str, sentence: &str, lang: Lang) -> bool {
    let mut reading = source::read_bank(SourceFile::new("bank.toml", bank(sentence, lang)));
    reading.library.languages = vec![lang];
    assert!(!reading.library.items.is_empty(), "{sentence}");
    let found = lint::lint(&reading.library, date(2026, 11, 22));
    found.iter().any(|finding| finding.rule.code == code)
}

/// What is found of one set: a line a rule, then what was missed and where it cried wolf.
fn measured(set: &str) -> (String, [usize; 4]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lint-dignity");
    let entries = std::fs::read_dir(folder.join(set)).expect("the sentences are there");
    let mut paths: Vec<_> = entries.map(|e| e.expect("readable").path()).collect();
    paths.sort();
    let mut table = "rule   faults  found  near misses  false alarms\n".to_owned();
    let (mut missed, mut alarms) = (String::new(), String::new());
    let mut whole = [0; 4];
    for path in paths {
        let code = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(&path).expect("readable");
        let by_lang: BTreeMap<String, Sentences> =
            toml::from_str(&text).unwrap_or_else(|why| panic!("{code}: {why}"));
        let mut counts = [0; 4];
        for (lang, sentences) in &by_lang {
            let lang: Lang = lang.parse().expect("a language");
            for fault in &sentences.fault {
                counts[0] += 1;
                match is_said(&code, fault, lang) {
                    true => counts[1] += 1,
                    false => missed.push_str(&format!("{code}  {fault}\n")),
                }
            }
            for near in &sentences.near {
                counts[2] += 1;
                if is_said(&code, near, lang) {
                    counts[3] += 1;
                    alarms.push_str(&format!("{code}  {near}\n"));
                }
            }
        }
        let [faults, found, near, false_alarms] = counts;
        table.push_str(&format!(
            "{code:<6} {faults:>6} {found:>6} {near:>12} {false_alarms:>13}\n"
        ));
        for (sum, count) in whole.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    let [faults, found, near, false_alarms] = whole;
    table.push_str(&format!(
        "all    {faults:>6} {found:>6} {near:>12} {false_alarms:>13}\n"
    ));
    (
        format!("{table}\nMissed\n{missed}\nFalse alarms\n{alarms}"),
        whole,
    )
}

#[track_caller]
fn check(set: &str, name: &str, says: &str, least_found: usize, most_alarms: usize) {
    let (table, [_, found, _, alarms]) = measured(set);
    assert!(found >= least_found, "{found} found\n{table}");
    assert!(alarms <= most_alarms, "{alarms} false alarms\n{table}");
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, format!("{says}\n{table}")) });
}

#[test]
fn faults_are_found_and_near_misses_left_alone_in_sentences_that_were_in_view() {
    check(
        "seen",
        "lint-dignity-seen",
        "Before the rules were mended: 45 of 196 faults found, 14 false alarms in 196 near misses. This is not blind: the\n\
         rules were mended with these sentences in view.",
        188,
        8,
    );
}

#[test]
fn few_faults_and_no_near_miss_are_found_in_sentences_that_were_not() {
    check(
        "unseen",
        "lint-dignity-unseen",
        "Written after the frames, by the same person. Before the rules were mended: 9 of 60 faults found, no false alarm. After\n\
         the only mending these figures were looked at, sum by sum and no sentence, so they say how far the rules reach: not far.",
        15,
        0,
    );
}
