//! A generated library in memory: 300 items in one bank, and a course whose exam draws 20 of them.

use std::collections::BTreeMap;

use tutela::core::content::blueprint::{Blueprint, ExamClock, Filter, Quota, Review, SectionOrder};
use tutela::core::content::course::{Completion, Lessons};
use tutela::core::content::item::{AnswerOption, Choice, Level, OptionOrder, Purpose};
use tutela::core::content::library::ReviewAfter;
use tutela::core::content::{Bank, Course, Interaction, Item, Library, Section};
use tutela::core::id::{BankId, ObjectiveId};
use tutela::core::score::{Decimal, Percent};
use tutela::core::text::Lang;
use tutela::core::time::Span;

/// A library of one bank with 300 choice items: three topics, three levels.
pub fn library() -> Library {
    let items: BTreeMap<_, _> = (0..300)
        .map(item)
        .map(|item| (item.id.clone(), item))
        .collect();
    let bank = Bank {
        title: "Generated".to_owned(),
        items: items.keys().cloned().collect(),
        cases: Vec::new(),
    };
    Library {
        title: "Generated".to_owned(),
        languages: vec![Lang::EN],
        order: Vec::new(),
        help_lines: Vec::new(),
        licence: None,
        option_order: OptionOrder::Shuffled,
        review_after: ReviewAfter::default(),
        content_notes: BTreeMap::new(),
        units: BTreeMap::new(),
        sources: BTreeMap::new(),
        facts: BTreeMap::new(),
        banks: BTreeMap::from([(bank_id(), bank)]),
        cases: BTreeMap::new(),
        items,
        courses: BTreeMap::new(),
        broken: BTreeMap::new(),
        overlays: BTreeMap::new(),
        allowances: Vec::new(),
    }
}

fn item(number: usize) -> Item {
    let levels = [Level::Recall, Level::Apply, Level::Judge];
    let options = ["a", "b", "c", "d"].map(|id| AnswerOption {
        id: id.parse().expect("an id"),
        text: id.to_owned(),
        key: id == "a",
        feedback: None,
        is_unsafe: false,
        says: None,
    });
    Item {
        id: format!("item-{number:03}").parse().expect("an id"),
        bank: bank_id(),
        revision: 1,
        objective: objective(number % 3, Some(number % 4)),
        level: levels[number / 3 % 3],
        purpose: Purpose::Both,
        points: 1,
        case: None,
        content_notes: Vec::new(),
        enemies: Vec::new(),
        stem: "Which?".to_owned(),
        rationale: "That one.".to_owned(),
        sources: Vec::new(),
        option_order: None,
        variants: Vec::new(),
        interaction: Interaction::Choice(Choice {
            options: options.into(),
        }),
        unfinished: false,
    }
}

/// A course with an exam of 20: three sections, one of them with a quota of judgement.
pub fn course() -> Course {
    let quota_of_judgement = Filter {
        level: vec![Level::Judge],
        ..Filter::default()
    };
    let section = |number: usize, slots, at_least| Section {
        id: format!("section-{number}").parse().expect("an id"),
        title: "Generated".to_owned(),
        draw: Quota::Items(slots),
        from: vec![bank_id()],
        filter: Filter {
            objective: vec![objective(number, None)],
            ..Filter::default()
        },
        at_least,
        must_reach: None,
    };
    Course {
        id: "generated".parse().expect("an id"),
        title: "Generated".to_owned(),
        version: "1".to_owned(),
        digest: String::new(),
        summary: String::new(),
        audience: Vec::new(),
        minutes: 1,
        builds_on: Vec::new(),
        objectives: Vec::new(),
        modules: Vec::new(),
        practice_draw: 10,
        languages: Vec::new(),
        exam: Some(Blueprint {
            cut_score: Percent(Decimal::whole(80)),
            cut_score_set_by: None,
            time_limit: None,
            attempts: None,
            wait: Span(0),
            order: SectionOrder::Sections,
            unseen_first: true,
            review_after_fail: Review::Topics,
            clock: ExamClock::Stops,
            sections: vec![
                section(0, 8, vec![(3, quota_of_judgement)]),
                section(1, 7, Vec::new()),
                section(2, 5, Vec::new()),
            ],
        }),
        card: None,
        completion: Completion {
            lessons: Lessons::None,
            exam: true,
            active_time: None,
            validity: tutela::core::time::Validity::Unlimited,
            contact_hours: None,
            attestation: None,
        },
    }
}

fn objective(topic: usize, child: Option<usize>) -> ObjectiveId {
    let child = child
        .map(|child| format!(".part-{child}"))
        .unwrap_or_default();
    format!("topic-{topic}{child}").parse().expect("an id")
}

fn bank_id() -> BankId {
    BankId {
        course: "generated".parse().expect("an id"),
        bank: "all".parse().expect("an id"),
    }
}
