//! What a draw does with items that are known to be wrong: over every shipped course, and where the pool is too small.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use tutela::core::content::item::Variant;
use tutela::core::content::{Course, Item, Library};
use tutela::core::id::ItemId;
use tutela::core::seed::Seed;
use tutela::core::session::draw::{Exposure, Pick, Pool};
use tutela::core::session::erratum::{Choice, Erratum, Said, Schema, Wrong};
use tutela::core::session::practice::{self, Wish};
use tutela::core::session::{KnownWrong, Without, assemble};
use tutela::core::time::Stamp;
use tutela::disk;

fn shipped() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| disk::read(None).expect("the embedded library").library)
}

fn exams() -> impl Iterator<Item = &'static Course> {
    let courses = shipped().courses.values();
    courses.filter(|course| course.exam.is_some())
}

fn erratum(item: &Item, variant: Option<&Variant>, choice: Choice) -> Erratum {
    Erratum {
        entry: 1,
        at: Stamp {
            utc: jiff::Timestamp::UNIX_EPOCH,
            offset: 0,
        },
        said: Said {
            schema: Schema::V1,
            id: uuid::Uuid::nil(),
            wrong: Wrong {
                item: item.id.clone(),
                revision: item.revision,
                variant: variant.map(|variant| variant.id.clone()),
            },
            choice,
            reason: "Why".into(),
            by: "Ines Ruiz".into(),
            lowered_by: None,
            notices: BTreeMap::new(),
        },
        withdrawn: None,
    }
}

fn without<'i>(wrong: impl IntoIterator<Item = &'i Item>) -> Without {
    let errata: Vec<Erratum> = wrong
        .into_iter()
        .map(|item| erratum(item, None, Choice::Drop))
        .collect();
    Without {
        wrong: KnownWrong::of(&errata),
        ..Without::default()
    }
}

fn draw(course: &Course, seed: u64, without: &Without) -> Vec<Pick<'static>> {
    let pool = Pool::of_exam(shipped(), course, without).expect("an exam");
    let drawn = pool.draw(Seed::from_bits(seed), &Exposure::new());
    drawn.expect("the pool is as large as before")
}

fn ids(drawn: &[Pick<'_>]) -> Vec<ItemId> {
    drawn.iter().map(|pick| pick.item.id.clone()).collect()
}

#[test]
fn no_shipped_exam_asks_what_is_known_to_be_wrong_and_its_other_questions_stay_of_the_same_kind() {
    for course in exams() {
        let all = draw(course, 1, &Without::default());
        for wrong in &all {
            let left_out = without([wrong.item]);
            let drawn = draw(course, 1, &left_out);
            let case = format!("{} without {}", course.id, wrong.item.id);
            assert!(!ids(&drawn).contains(&wrong.item.id), "{case}");
            let pool = Pool::of_exam(shipped(), course, &left_out).expect("an exam");
            assert!(pool.spares_wrong(), "{case}");
            let sections = |drawn: &[Pick<'_>]| -> Vec<u16> {
                let mut sections: Vec<u16> = drawn.iter().map(|pick| pick.section).collect();
                sections.sort_unstable();
                sections
            };
            assert_eq!(sections(&drawn), sections(&all), "{case}");
        }
    }
}

#[test]
fn what_would_not_have_been_drawn_changes_nothing() {
    for course in exams() {
        for seed in 0..4 {
            let all = draw(course, seed, &Without::default());
            let pool = Pool::of_exam(shipped(), course, &Without::default()).expect("an exam");
            let drawn: BTreeSet<&ItemId> = all.iter().map(|pick| &pick.item.id).collect();
            let case_drawn: BTreeSet<_> = all.iter().filter_map(|p| p.item.case.as_ref()).collect();
            let others = pool.units().flatten().copied().filter(|item| {
                let in_case = item
                    .case
                    .as_ref()
                    .is_some_and(|case| case_drawn.contains(case));
                !drawn.contains(&item.id) && !in_case
            });
            for other in others.step_by(7) {
                let after = draw(course, seed, &without([other]));
                assert_eq!(ids(&after), ids(&all), "{} without {}", course.id, other.id);
            }
        }
    }
}

#[test]
fn a_pool_that_is_too_small_brings_as_few_as_can_be() {
    for course in exams() {
        let blueprint = course.exam.as_ref().expect("an exam");
        let pool = Pool::of_exam(shipped(), course, &Without::default()).expect("an exam");
        let first = &blueprint.sections[0];
        let of_first: Vec<&Item> = pool
            .units()
            .flatten()
            .copied()
            .filter(|item| first.from.contains(&item.bank) && first.filter.fits(item))
            .collect();
        let left_out = without(of_first.iter().copied());
        let pool = Pool::of_exam(shipped(), course, &left_out).expect("an exam");
        assert!(!pool.spares_wrong(), "{}", course.id);
        for seed in 0..10 {
            let drawn = draw(course, seed, &left_out);
            let alternates = pool.alternates(Seed::from_bits(seed), &drawn, &Exposure::new());
            assert!(
                alternates
                    .values()
                    .all(|pick| !left_out.wrong.has(pick.item))
            );
            for pick in drawn.iter().filter(|pick| pick.section > 0) {
                let case = format!("{}, seed {seed}: {}", course.id, pick.item.id);
                assert!(!left_out.wrong.has(pick.item), "{case}");
            }
        }
    }
}

#[test]
fn practice_and_lessons_leave_it_out_whatever_is_left() {
    for course in shipped().courses.values() {
        for (number, lesson) in (1..).zip(course.lessons()) {
            let questions: Vec<&Item> = lesson
                .questions
                .iter()
                .filter_map(|id| shipped().items.get(id))
                .collect();
            let seed = Seed::from_bits(3);
            let form = |without: &Without| {
                assemble::reading(shipped(), course, number, seed, without).expect("a lesson")
            };
            assert_eq!(form(&Without::default()).slots.len(), questions.len());
            let left = form(&without(questions.iter().copied().take(1)));
            assert_eq!(left.slots.len(), questions.len().saturating_sub(1));
            let wish = Wish {
                questions: 500,
                topic: None,
                without: without(questions.iter().copied()),
            };
            let drawn = practice::draw(shipped(), course, &wish, seed, &Exposure::new());
            let mut all = drawn.slots.iter().chain(&drawn.reserve);
            assert!(all.all(|pick| !wish.without.wrong.has(pick.item)));
        }
    }
}

#[test]
fn where_one_variant_is_wrong_the_others_are_asked() {
    let variants = |item: &&Item| item.variants.len() > 2;
    let item = shipped()
        .items
        .values()
        .find(variants)
        .expect("one with variants");
    let wrong = |count: usize| -> KnownWrong {
        let some = item.variants.iter().take(count);
        let errata: Vec<Erratum> = some
            .map(|variant| erratum(item, Some(variant), Choice::Drop))
            .collect();
        KnownWrong::of(&errata)
    };
    let one = wrong(1);
    assert!(!one.has(item));
    assert_eq!(one.variants(item).len(), item.variants.len() - 1);
    assert!(
        one.variants(item)
            .iter()
            .all(|v| v.id != item.variants[0].id)
    );
    let all = wrong(item.variants.len());
    assert!(all.has(item));
    assert_eq!(all.variants(item).len(), item.variants.len());
}

#[test]
fn only_what_is_scored_otherwise_at_this_revision_is_wrong() {
    let item = shipped().items.values().next().expect("an item");
    let known = |one: Erratum| KnownWrong::of(&[one]).has(item);
    assert!(known(erratum(item, None, Choice::Drop)));
    assert!(known(erratum(item, None, Choice::Accept(Vec::new()))));
    assert!(!known(erratum(item, None, Choice::NoChange)));
    let mut raised = erratum(item, None, Choice::Drop);
    raised.said.wrong.revision = item.revision + 1;
    assert!(!known(raised));
}
