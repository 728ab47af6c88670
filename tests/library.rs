//! The shipped courses: every item answered, every fact fresh, every exam drawn, and what the library holds.
//!
//! `TUTELA_LIBRARY=DIR cargo test library` holds another folder to the same, but for the snapshot.

mod answers;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use jiff::civil::{Date, date};
use tutela::core::content::balance::Balance;
use tutela::core::content::case::Signal;
use tutela::core::content::item::Level;
use tutela::core::content::{Course, Library};
use tutela::core::id::{ItemId, ObjectiveId};
use tutela::core::seed::Seed;
use tutela::core::session::draw::{Exposure, Pool};
use tutela::core::session::{Without, assemble};
use tutela::disk;
use tutela::host::Host;

/// The day on which every fact has to be fresh. Whoever checks them again moves it.
const TODAY: Date = date(2026, 11, 22);

/// A learner's three exams: any two of them share at most a third of their items.
const EXAMS: usize = 3;

/// Items an objective has at least, so that who has met one still has to know what the others ask.
const STIMULI: usize = 3;

/// First exams drawn of each course to see how often each item stands in them.
const DRAWS: u64 = 400;

fn other() -> Option<String> {
    Host::system().env.get("TUTELA_LIBRARY").cloned()
}

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let folder = other();
        let reading = disk::read(folder.as_deref().map(Path::new));
        reading.expect("the library is there").library
    })
}

#[track_caller]
fn check(why: &str, mistakes: &[String]) {
    assert!(
        mistakes.is_empty(),
        "{why}\n\n  {}\n",
        mistakes.join("\n  ")
    );
}

#[test]
fn the_core_is_met_first_and_the_course_for_authors_last() {
    let mut library = library().clone();
    let ids = |library: &Library| -> Vec<String> {
        let courses = library.in_order();
        courses.iter().map(|course| course.id.to_string()).collect()
    };
    if other().is_none() {
        let ids = ids(&library);
        assert_eq!(
            ids.first().map(String::as_str),
            Some("recognize-trafficking")
        );
        assert_eq!(ids.last().map(String::as_str), Some("author-course"));
    }
    // What the library does not name comes after what it names, and what others build on first.
    let named: Vec<_> = library.order.drain(..).rev().take(1).collect();
    library.order.clone_from(&named);
    let ids = ids(&library);
    assert_eq!(
        ids.first().map(String::as_str),
        named.first().map(|id| id.as_str())
    );
    assert_eq!(ids.len(), library.courses.len());
}

#[test]
fn no_fact_is_past_its_review_date() {
    let late = library().facts.values().filter(|f| f.review_by < TODAY);
    let late: Vec<String> = late.map(|f| format!("{}: {}", f.id, f.review_by)).collect();
    check(
        "A number that nobody has checked in time is not asked and not told. Check it, then move `checked`.",
        &late,
    );
    let early = library().facts.values().filter(|f| f.checked > TODAY);
    let early: Vec<String> = early.map(|f| format!("{}: {}", f.id, f.checked)).collect();
    check("Nobody has checked a fact tomorrow.", &early);
}

#[test]
fn an_exam_can_be_sat_three_times_with_mostly_other_questions() {
    let mut mistakes = Vec::new();
    for course in library().courses.values().filter(|c| c.exam.is_some()) {
        let shared = (0..50).map(|seed| most_shared(course, seed)).min();
        if let Some((count, slots)) = shared
            && count * 3 > slots
        {
            mistakes.push(format!(
                "{}: of three exams two share at least {count} of {slots} items",
                course.id
            ));
        }
    }
    check(
        "A retake that asks the same again measures memory of the exam. Write more items for its sections.",
        &mistakes,
    );
}

// The most items that two of three exams share, each drawn knowing what the ones before have shown.
fn most_shared(course: &Course, seed: u64) -> (usize, usize) {
    let mut seen = Exposure::new();
    let mut exams: Vec<BTreeSet<ItemId>> = Vec::new();
    for retake in 0..EXAMS {
        let seed = Seed::from_bits(seed * 1000 + retake as u64);
        let form = assemble::exam(library(), course, seed, &seen, &Without::default());
        let form = form.expect("it has an exam").expect("it can be filled");
        let items: BTreeSet<ItemId> = form.slots.iter().map(|slot| slot.item.clone()).collect();
        for item in &items {
            *seen.entry(item.clone()).or_default() += 1;
        }
        exams.push(items);
    }
    let pairs = [(0, 1), (0, 2), (1, 2)];
    let shared = pairs.map(|(a, b)| exams[a].intersection(&exams[b]).count());
    (shared.into_iter().max().unwrap_or(0), exams[0].len())
}

#[test]
fn no_question_stands_in_more_than_half_of_the_exams() {
    let mut mistakes = Vec::new();
    for course in library().courses.values() {
        let Some(pool) = Pool::of_exam(library(), course, &Without::default()) else {
            continue;
        };
        let mut shown: BTreeMap<&ItemId, u64> = BTreeMap::new();
        for seed in 0..DRAWS {
            let drawn = pool.draw(Seed::from_bits(seed), &Exposure::new());
            for pick in drawn.expect("the exam can be filled") {
                *shown.entry(&pick.item.id).or_default() += 1;
            }
        }
        let often = shown.into_iter().filter(|(_, count)| count * 2 > DRAWS);
        mistakes.extend(often.map(|(item, count)| {
            let course = &course.id;
            format!("{course}: {item} stands in {count} of {DRAWS} exams")
        }));
    }
    check(
        "A question that nearly everyone is asked is soon known to everyone. Write more items for its section.",
        &mistakes,
    );
}

#[test]
fn every_objective_that_is_asked_has_three_items_at_least() {
    let library = library();
    let objectives = || library.courses.values().flat_map(|c| &c.objectives);
    // What has children of its own is asked through them.
    let is_asked = |id: &ObjectiveId| {
        let mut others = objectives().filter(|o| o.id != *id);
        !others.any(|other| other.id.is_within(id))
    };
    let mut mistakes = Vec::new();
    for objective in objectives().filter(|o| is_asked(&o.id)) {
        let items = library.items.values();
        let count = items.filter(|item| item.objective == objective.id).count();
        if count < STIMULI {
            mistakes.push(format!("{}: {count}", objective.id));
        }
    }
    check(
        "One or two questions say little about an objective, and are soon known. Write others that ask for it anew.",
        &mistakes,
    );
}

#[test]
fn the_library_keeps_the_balance_it_promises() {
    let all = Balance::of(library(), |_| true);
    let mut mistakes = Vec::new();
    let deep: usize = [Level::Apply, Level::Judge]
        .iter()
        .filter_map(|level| all.levels.get(level))
        .sum();
    if deep * 2 < all.items {
        mistakes.push(format!(
            "{deep} of {} items ask more than recall",
            all.items
        ));
    }
    let other = [Some(Signal::Absent), Some(Signal::NotEnough)];
    let other: usize = other.iter().filter_map(|s| all.signals.get(s)).sum();
    if other * 3 < all.cases {
        let cases = all.cases;
        mistakes.push(format!(
            "{other} of {cases} cases are something else, or not enough to tell"
        ));
    }
    for course in library().courses.values() {
        let own = Balance::of(library(), |bank| bank.course == course.id);
        let longest = own.longest_is_key;
        if longest.count * 3 > longest.of {
            let (count, of) = (longest.count, longest.of);
            mistakes.push(format!(
                "{}: the key is the longest option in {count} of {of}",
                course.id
            ));
        }
    }
    check(
        "Half of the items above recall, a third of the cases no trafficking or open, and no key known by its length.",
        &mistakes,
    );
}

#[test]
fn what_the_library_holds() {
    if other().is_some() {
        return;
    }
    let done = assert_cmd::Command::new(env!("CARGO_BIN_EXE_tutela"))
        .env_clear()
        .arg("balance")
        .output()
        .expect("the program runs");
    let out = String::from_utf8(done.stdout).expect("we write UTF-8");
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("library-balance", out);
    });
}

#[test]
fn the_balance_of_a_bank_and_of_the_whole_are_the_same_report() {
    let report = |args: &[&str]| {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_tutela"));
        let root = env!("CARGO_MANIFEST_DIR");
        let done = command.env_clear().current_dir(root).args(args).output();
        let done = done.expect("the program runs");
        let json: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
        assert_eq!(json["schema"], "tutela.balance/1");
        json["items"].as_u64().expect("a count")
    };
    let folder = "tests/fixtures/example-library";
    let bank = format!("{folder}/night-desk/banks/control.toml");
    assert_eq!(report(&["balance", folder, "--json"]), 12);
    assert_eq!(report(&["balance", &bank, "--json"]), 12);
    let course = format!("{folder}/night-desk");
    assert_eq!(report(&["balance", &course, "--json"]), 12);
}

#[test]
fn no_two_items_are_nearly_the_same() {
    let shingles: BTreeMap<&ItemId, BTreeSet<String>> = library()
        .items
        .values()
        .map(|item| (&item.id, wording::shingles(item)))
        .collect();
    let mut mistakes = Vec::new();
    for (at, (a, one)) in shingles.iter().enumerate() {
        for (b, two) in shingles.iter().skip(at + 1) {
            let both = one.intersection(two).count();
            let either = one.len() + two.len() - both;
            if both * 10 > either * 6 {
                mistakes.push(format!("{a} and {b}: {both} of {either} three-word runs"));
            }
        }
    }
    check(
        "Two items that ask in the same words are one item twice. Make them variants of one, or ask something else.",
        &mistakes,
    );
}
