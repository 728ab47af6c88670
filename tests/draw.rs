//! What a draw promises, over many seeds: no item twice, quotas met, enemies apart, every order equally likely.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use proptest::prelude::*;
use tutela::core::content::blueprint::Quota;
use tutela::core::content::{Course, Library};
use tutela::core::id::{CourseId, ItemId};
use tutela::core::seed::Seed;
use tutela::core::session::draw::{Exposure, Pool, shortfalls};
use tutela::core::session::form::Form;
use tutela::core::session::task::{Blank, Task};
use tutela::core::session::{Behaviour, Without, assemble};
use tutela::disk;
use tutela::source::{self, SourceFile};

fn shipped() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| disk::read(None).expect("the embedded library").library)
}

fn course(library: &Library) -> &Course {
    library
        .courses
        .get("recognize-trafficking")
        .expect("the first course")
}

fn exam(library: &Library, seed: u64, seen: &Exposure) -> Form {
    assemble::exam(
        library,
        course(library),
        Seed::from_bits(seed),
        seen,
        &Without::default(),
    )
    .expect("the course has an exam")
    .expect("its sections can be filled")
}

#[test]
fn no_item_stands_twice_and_every_section_has_its_quota_of_items_that_fit() {
    let library = shipped();
    let blueprint = course(library).exam.as_ref().expect("an exam");
    for seed in 0..300 {
        let form = exam(library, seed, &Exposure::new());
        let items: BTreeSet<&ItemId> = form.slots.iter().map(|slot| &slot.item).collect();
        assert_eq!(items.len(), form.slots.len(), "seed {seed}: an item twice");
        for (at, section) in (0u16..).zip(&blueprint.sections) {
            let mine: Vec<_> = form
                .slots
                .iter()
                .filter(|slot| slot.section == Some(at))
                .collect();
            assert_eq!(
                mine.len(),
                section.draw.slots(),
                "seed {seed}: {}",
                section.id
            );
            for slot in mine {
                let item = &library.items[&slot.item];
                assert!(
                    item.purpose.in_exam() && section.from.contains(&item.bank),
                    "{}",
                    item.id
                );
                if let Quota::Items(_) = section.draw {
                    assert!(
                        section.filter.fits(item) && item.case.is_none(),
                        "{}",
                        item.id
                    );
                }
            }
        }
        for slot in &form.slots {
            let enemies = &library.items[&slot.item].enemies;
            assert!(
                !enemies.iter().any(|enemy| items.contains(enemy)),
                "seed {seed}: {}",
                slot.item
            );
        }
        for (slot, alternate) in &form.alternates {
            assert!(!items.contains(&alternate.item));
            assert_eq!(
                alternate.objective,
                form.slots[usize::from(*slot)].objective
            );
        }
    }
}

#[test]
fn a_case_is_drawn_whole_and_in_its_order() {
    let library = shipped();
    for seed in 0..100 {
        let form = exam(library, seed, &Exposure::new());
        let cases: Vec<_> = form
            .slots
            .iter()
            .filter_map(|s| library.items[&s.item].case.clone())
            .collect();
        let drawn: Vec<_> = form
            .slots
            .iter()
            .map(|s| s.item.clone())
            .filter(|i| library.items[i].case.is_some())
            .collect();
        let case = &library.cases[cases.first().expect("a case in every exam")];
        assert_eq!(drawn, case.items, "seed {seed}");
    }
}

#[test]
fn a_retake_brings_what_was_not_met_first() {
    let library = shipped();
    let first = exam(library, 1, &Exposure::new());
    let seen: Exposure = first
        .slots
        .iter()
        .map(|slot| (slot.item.clone(), 1))
        .collect();
    for seed in 2..40 {
        let second = exam(library, seed, &seen);
        let again = second
            .slots
            .iter()
            .filter(|slot| seen.contains_key(&slot.item))
            .count();
        assert_eq!(
            again, 0,
            "every pool is more than twice its draw, seed {seed}"
        );
    }
}

// Chi-square over fixed seeds: the same every time, so the bound can be a strict one.
fn chi_square(counts: &BTreeMap<Vec<usize>, u32>, cells: u32) -> f64 {
    let all: u32 = counts.values().sum();
    let expected = f64::from(all) / f64::from(cells);
    let seen: f64 = counts
        .values()
        .map(|n| (f64::from(*n) - expected).powi(2) / expected)
        .sum();
    seen + expected * (f64::from(cells) - counts.len() as f64)
}

#[test]
fn every_option_order_and_every_place_of_the_key_is_equally_likely() {
    let library = shipped();
    let pool = Pool::of_exam(library, course(library), &Without::default()).expect("an exam");
    let mut orders: BTreeMap<ItemId, BTreeMap<Vec<usize>, u32>> = BTreeMap::new();
    let mut keys: BTreeMap<Vec<usize>, u32> = BTreeMap::new();
    for seed in 0..6000 {
        let seed = Seed::from_bits(seed);
        let drawn = pool.draw(seed, &Exposure::new()).expect("filled");
        for pick in &drawn {
            let slot = tutela::core::session::pose::pose(
                library,
                pick.item,
                pick.variant,
                Vec::new(),
                None,
                &seed.keyed(),
            );
            let Task::Field(Blank::Pick { options, credit }) = &slot.posed.task else {
                continue;
            };
            if options.len() != 3 {
                continue;
            }
            let mut ids: Vec<_> = options.iter().map(|part| &part.id).collect();
            let shown = ids.clone();
            ids.sort();
            let order = shown
                .iter()
                .map(|id| ids.iter().position(|i| i == id).expect("there"))
                .collect();
            *orders
                .entry(slot.item.clone())
                .or_default()
                .entry(order)
                .or_default() += 1;
            let key = credit.iter().position(|c| c.is_full()).expect("a key");
            *keys.entry(vec![key]).or_default() += 1;
        }
    }
    assert!(orders.len() > 30, "many items are drawn: {}", orders.len());
    for (item, counts) in &orders {
        // 5 degrees of freedom; 30 is passed once in 60,000 tables.
        let chi = chi_square(counts, 6);
        assert!(chi < 30.0, "{item}: chi-square {chi:.1} over {counts:?}");
    }
    // 2 degrees of freedom; 18.4 is passed once in 10,000.
    let chi = chi_square(&keys, 3);
    assert!(
        chi < 18.4,
        "places of the key: chi-square {chi:.1} over {keys:?}"
    );
}

#[test]
fn every_item_of_a_pool_is_drawn_about_equally_often() {
    let library = shipped();
    let mut counts: BTreeMap<ItemId, u32> = BTreeMap::new();
    let pool = Pool::of_exam(library, course(library), &Without::default()).expect("an exam");
    let draws = 4000;
    for seed in 0..draws {
        for pick in pool
            .draw(Seed::from_bits(seed), &Exposure::new())
            .expect("filled")
        {
            if pick.section == 2 {
                *counts.entry(pick.item.id.clone()).or_default() += 1;
            }
        }
    }
    let drawn: u32 = counts.values().sum();
    let mean = f64::from(drawn) / counts.len() as f64;
    // Enemies make some items a little rarer; none may be forgotten or favoured twofold.
    for (item, count) in &counts {
        let share = f64::from(*count) / mean;
        assert!(
            (0.5..2.0).contains(&share),
            "{item} is drawn {share:.2} times the mean"
        );
    }
}

fn example() -> Vec<SourceFile> {
    let root = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/example-library"
    );
    let reading = disk::read(Some(root.as_ref())).expect("the fixture is there");
    reading
        .files
        .iter()
        .map(|file| SourceFile::new(file.path(), file.text()))
        .collect()
}

#[test]
fn adding_an_item_leaves_the_option_orders_of_the_others_alone() {
    let before = source::read(example()).library;
    let mut files = example();
    let bank = files
        .iter_mut()
        .find(|f| f.path == "night-desk/banks/control.toml")
        .expect("the bank");
    let text = String::from_utf8(bank.bytes.to_vec()).expect("UTF-8");
    let new = "[[item]]\nid = \"added\"\ntype = \"true-false\"\nobjective = \"definition\"\nlevel = \"recall\"\n\
        stem = \"Added.\"\nanswer = true\nfeedback.true = \"Yes.\"\nfeedback.false = \"No.\"\nrationale = \"Because.\"\nsources = []\n\n";
    let at = text.find("[[item]]").expect("an item");
    bank.bytes = format!("{}{new}{}", &text[..at], &text[at..])
        .into_bytes()
        .into();
    let after = source::read(files).library;
    assert_eq!(after.items.len(), before.items.len() + 1);
    for seed in 0..50 {
        let keyed = Seed::from_bits(seed).keyed();
        for (id, item) in &before.items {
            let pose = |library: &Library, item| {
                tutela::core::session::pose::pose(library, item, None, Vec::new(), None, &keyed)
            };
            assert_eq!(
                pose(&before, item),
                pose(&after, &after.items[id]),
                "{id} under seed {seed}"
            );
        }
    }
}

#[test]
fn a_blueprint_that_cannot_be_met_says_which_section_what_it_wants_and_what_is_there() {
    let mut library = source::read(example()).library;
    let id: CourseId = "night-desk".parse().expect("an id");
    let exam = library
        .courses
        .get_mut(&id)
        .and_then(|c| c.exam.as_mut())
        .expect("an exam");
    exam.sections[0].draw = Quota::Items(9);
    let short = shortfalls(&library, &library.courses[&id]);
    assert_eq!(short.len(), 1);
    assert_eq!(
        short[0].to_string(),
        "section `meaning` draws 9 items, and 3 are there"
    );
}

#[test]
fn golden_forms_never_change_under_algorithm_1() {
    let library = &source::read(example()).library;
    let course = &library.courses.values().next().expect("a course");
    let mut golden = String::new();
    for seed in [0, 1, Seed::MAX] {
        let form = assemble::exam(
            library,
            course,
            Seed::from_bits(seed),
            &Exposure::new(),
            &Without::default(),
        )
        .expect("an exam")
        .expect("filled");
        golden.push_str(&format!("seed {seed}\n"));
        for slot in &form.slots {
            let key = tutela::terminal::typed::print(&slot.posed.task.key());
            let variant = slot
                .variant
                .as_ref()
                .map_or(String::new(), |v| format!(" {v}"));
            golden.push_str(&format!("  {}{variant}: {key}\n", slot.item));
        }
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("golden-forms", golden);
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    // Whatever was met before, how often, and whatever the seed: every section is whole.
    #[test]
    fn whatever_was_met_before_a_form_is_whole(met in proptest::collection::vec(0u32..4, 1..200), seed in 0u64..1000) {
        let library = shipped();
        let seen: Exposure = library.items.keys().cloned().zip(met.into_iter().cycle()).collect();
        let form = exam(library, seed, &seen);
        prop_assert_eq!(form.behaviour, Behaviour::Exam);
        let count: usize = course(library).exam.as_ref().expect("an exam").sections.iter().map(|s| s.draw.slots()).sum();
        prop_assert_eq!(form.slots.len(), count);
    }
}
