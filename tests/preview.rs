//! What an author looks at before learners do: `tutela preview`, and two forms side by side.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::computer::Computer;
use crate::new_asked::typing;
use tutela::core::score::Credit;
use tutela::core::seed::Seed;
use tutela::core::session::assemble;
use tutela::core::session::task::{Blank, Part, Task};
use tutela::core::text::{Lang, Shown};

#[track_caller]
fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

fn example() -> String {
    format!(
        "{}/tests/fixtures/example-library",
        env!("CARGO_MANIFEST_DIR")
    )
}

fn shown(args: &[&str]) -> String {
    let library = example();
    let all = [&["--library", &library][..], args].concat();
    Computer::new().run(&all).shown()
}

#[test]
fn an_item_is_shown_with_its_key_every_answer_and_its_facts() {
    let en = shown(&["preview", "children-detected", "--seed", "1"]);
    let es = shown(&[
        "preview",
        "children-detected",
        "--seed",
        "1",
        "--lang",
        "es",
    ]);
    snapshot("preview-item", &format!("{en}\n{es}"));
}

// A library whose Spanish was edited: what the preview of an item then says above the question.
fn noted(file: &str, find: &str, write: &str, item: &str) -> Vec<String> {
    let computer = Computer::new();
    let folder = computer.path("library");
    for entry in walkdir(&std::path::PathBuf::from(example())) {
        let to = folder.join(entry.strip_prefix(example()).expect("below the example"));
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("made");
        std::fs::copy(&entry, &to).expect("copied");
    }
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).expect("readable");
    assert!(text.contains(find), "{find}");
    std::fs::write(&path, text.replace(find, write)).expect("written");
    let said = computer.out(&["--library", "library", "--lang", "es", "preview", item]);
    said.lines().take(8).map(str::to_owned).collect()
}

fn walkdir(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("readable").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => walkdir(&path),
            false => vec![path],
        })
        .collect()
}

#[test]
fn what_is_not_translated_is_named_where_it_is_shown_in_the_authors_language() {
    let bank = "es/night-desk/banks/control.toml";
    let feedback = ", feedback = \"Nadie los ha contado. La mayoría nunca se denuncia.\"";
    let lines = noted(bank, feedback, "", "what-a-rate-counts");
    assert_eq!(
        lines[2],
        "Not in es: options.crimes.feedback. So all of it is shown in en."
    );
    assert!(lines.contains(&"Aún no traducida; se muestra en inglés.".to_owned()));
    let whole = noted(bank, feedback, feedback, "what-a-rate-counts");
    assert!(!whole.join("\n").contains("Not in es"), "{whole:?}");
}

#[test]
fn words_that_are_typed_are_those_of_the_language_shown() {
    for (item, en, es) in [
        (
            "moved-across",
            ["Typed: smuggling (the key)", "Typed: trafficking ("],
            ["Typed: tráfico de migrantes (the key)", "Typed: trata ("],
        ),
        (
            "three-parts",
            ["Typed: purpose; 18;", "Typed: something else; "],
            ["Typed: fin; 18;", "Typed: otra cosa; "],
        ),
    ] {
        for (lang, typed) in [("en", en), ("es", es)] {
            let page = shown(&["preview", item, "--seed", "1", "--lang", lang]);
            for line in typed {
                assert!(page.contains(line), "{line}: {page}");
            }
        }
    }
}

#[test]
fn a_form_on_a_screen_is_told_by_the_beginnings_of_its_questions() {
    let folder = example();
    let folder = std::path::Path::new(&folder);
    for columns in [80, 40] {
        let key = "tutela --library . form night-desk --seed 1 --key";
        let against = "tutela --library . form night-desk --seed 1 --against 2";
        let key = typing(folder, columns, key, &[]);
        let against = typing(folder, columns, against, &[]);
        for line in key.lines().chain(against.lines()) {
            assert!(
                line.starts_with('$') || line.chars().count() <= columns,
                "{line}"
            );
        }
        snapshot(&format!("form-{columns}"), &format!("{key}\n{against}"));
    }
}

#[test]
fn a_case_is_shown_once_and_its_items_after_it() {
    let case = Computer::new()
        .run(&["preview", "lod-charger", "--seed", "1"])
        .out;
    assert_eq!(
        case.matches("One in the morning").count() + case.matches("At one in the morning").count(),
        2,
        "{case}"
    );
    assert_eq!(
        case.matches("Typed: ").count(),
        case.matches("(the key)").count() * 3,
        "{case}"
    );
}

#[test]
fn every_item_of_the_shipped_library_can_be_previewed_in_both_languages() {
    let computer = Computer::new();
    let courses = computer.out(&["courses", "--json"]);
    let courses: Value = serde_json::from_str(&courses).expect("JSON");
    let ids: Vec<&str> = courses["courses"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|course| course["course"].as_str().expect("an id"))
        .collect();
    assert!(ids.len() >= 6);
    for id in ids {
        for lang in ["en", "es"] {
            let page = computer.out(&["preview", id, "--lang", lang]);
            assert!(page.contains("(the key)"), "{id}");
            // The course for authors shows what they type.
            assert!(id == "author-course" || !page.contains("{fact:"), "{id}");
        }
    }
    assert!(!computer.records().exists(), "a preview leaves no record");
}

#[test]
fn a_preview_meets_every_feedback_and_something_that_is_right_in_part() {
    let example = example();
    for folder in [Some(std::path::Path::new(&example)), None] {
        let library = tutela::disk::read(folder).expect("a library").library;
        for item in library.items.values() {
            let Some(course) = library.courses.get(&item.bank.course) else {
                continue;
            };
            for slot in assemble::alone(&library, course, [item], Seed::from_bits(1)) {
                let lang = slot.posed.languages[0];
                let task = &slot.posed.task;
                let telling = task.telling(lang);
                let all = [vec![task.key_in(lang)], telling.clone()].concat();
                let met: BTreeSet<String> = all
                    .iter()
                    .flat_map(|response| task.findings(Some(response), lang))
                    .filter_map(|finding| finding.note)
                    .collect();
                for feedback in feedbacks(task, lang) {
                    assert!(met.contains(&feedback), "{}: {feedback}", slot.item);
                }
                let right = |response| task.score(response).is_some_and(Credit::is_full);
                assert!(!telling.iter().any(right), "{}", slot.item);
                assert!(telling.len() <= 12, "{}: {}", slot.item, telling.len());
                let in_part = telling
                    .first()
                    .map(|first| task.findings(Some(first), lang));
                let parts = in_part.filter(|parts| parts.len() > 2);
                assert!(
                    parts.is_none_or(|parts| parts.iter().any(|f| f.right)),
                    "{}",
                    slot.item
                );
            }
        }
    }
}

// Whatever an author wrote to the parts of a task.
fn feedbacks(task: &Task, lang: Lang) -> Vec<String> {
    let say = |text: &Shown| text.say(lang).to_owned();
    let of = |parts: &[Part]| -> Vec<String> {
        let own = parts.iter().filter_map(|part| part.feedback.as_ref());
        own.map(say).collect()
    };
    let blank = |blank: &Blank| -> Vec<String> {
        match blank {
            Blank::Pick { options, .. } => of(options),
            Blank::Number { anticipated, .. } => {
                anticipated.iter().map(|miss| say(&miss.feedback)).collect()
            }
            Blank::Words { anticipated, .. } => {
                anticipated.iter().map(|miss| say(&miss.feedback)).collect()
            }
        }
    };
    match task {
        Task::Field(field) => blank(field),
        Task::PickSeveral { options, .. } => of(options),
        Task::Arrange { things, .. } => of(things),
        Task::PairUp { left, right, .. } => [of(left), of(right)].concat(),
        Task::Gaps { gaps, .. } => gaps.iter().flat_map(|gap| blank(&gap.blank)).collect(),
    }
}

#[test]
fn what_is_not_there_is_said_with_what_is_near() {
    snapshot("preview-unknown", &shown(&["preview", "children-detect"]));
}

#[test]
fn two_forms_say_what_they_share() {
    let computer = Computer::new();
    let overlap = |a: &str, b: &str| -> (usize, usize) {
        let json = computer.out(&["form", "lodging", "--seed", a, "--against", b, "--json"]);
        let json: Value = serde_json::from_str(&json).expect("JSON");
        let shared = json["shared"].as_array().expect("a list").len();
        (shared, json["of"][0].as_u64().expect("a count") as usize)
    };
    let (all, of) = overlap("1", "1");
    assert_eq!(all, of, "a form shares everything with itself");
    let items = |seed: &str| -> BTreeSet<String> {
        let json = computer.out(&["form", "lodging", "--seed", seed, "--json"]);
        let json: Value = serde_json::from_str(&json).expect("JSON");
        let slots = json["slots"].as_array().expect("slots").iter();
        slots
            .map(|slot| slot["item"].as_str().expect("an id").to_owned())
            .collect()
    };
    let counted = items("1").intersection(&items("2")).count();
    assert_eq!(overlap("1", "2").0, counted);
}

#[test]
fn a_balance_on_a_screen_says_what_it_counts_and_nothing_of_what_is_not_there() {
    let folder = example();
    let folder = std::path::Path::new(&folder);
    let whole = typing(folder, 80, "tutela --library . balance", &[]);
    snapshot("balance-80", &whole);
    let empty = tempfile::tempdir().expect("a folder");
    typing(
        empty.path(),
        80,
        "tutela --no-input new course our-desk",
        &[],
    );
    for columns in [80, 40] {
        let counted = typing(empty.path(), columns, "tutela balance", &[]);
        assert!(counted.contains("choice"), "{counted}");
        assert!(!counted.contains("labour"), "{counted}");
    }
}
