//! Small forms for the tests of this floor: three questions worth a point each, built by hand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Behaviour;
use super::form::{CourseAt, Form, FormLesson, LessonAt, Posed, Rules, Slot};
use super::response::{Entry, Response};
use super::task::{Blank, Part, Task};
use crate::core::score::{Credit, Percent, Points, SCORING, Scoring};
use crate::core::seed::{ALGORITHM, Seed};
use crate::core::text::{Lang, Shown};
use crate::core::time::Span;

/// Three parts with ids and texts.
pub fn parts() -> Vec<Part> {
    ["one", "two", "three"]
        .into_iter()
        .map(|id| {
            let text = Shown::only(Lang::EN, id);
            Part::plain(id.parse().expect("an id"), text, None)
        })
        .collect()
}

/// A choice whose key is shown second.
pub fn choice() -> Task {
    Task::Field(Blank::Pick {
        options: parts(),
        credit: vec![Credit::NONE, Credit::FULL, Credit::NONE],
    })
}

/// An ordering whose key is 3 1 2.
pub fn ordering() -> Task {
    Task::Arrange {
        things: parts(),
        order: vec![2, 0, 1],
        scoring: Scoring::PerPart,
    }
}

/// A slot with this task.
pub fn slot(item: &str, objective: &str, task: Task) -> Slot {
    Slot {
        section: None,
        item: item.parse().expect("an id"),
        revision: 1,
        variant: None,
        kind: "choice".into(),
        objective: objective.parse().expect("an id"),
        posed: Arc::new(Posed {
            languages: vec![Lang::EN],
            case: None,
            stem: Shown::only(Lang::EN, format!("The stem of {item}?")),
            task,
            rationale: Shown::only(Lang::EN, "Because."),
            sources: Vec::new(),
            points: Points::whole(1),
            lessons: Vec::new(),
        }),
    }
}

/// A form of two choices and an ordering; one item in reserve for objective `a`, one alternate for the first slot.
pub fn form(behaviour: Behaviour) -> Form {
    let exam = behaviour == Behaviour::Exam;
    Form {
        course: CourseAt {
            id: "course".parse().expect("an id"),
            title: Shown::only(Lang::EN, "Course"),
            version: "1.0.0".into(),
            digest: "d".into(),
        },
        behaviour,
        seed: Seed::from_bits(7),
        algorithm: ALGORITHM,
        scoring: SCORING,
        languages: vec![Lang::EN],
        unreviewed: Vec::new(),
        rules: Rules {
            cut_score: exam.then(|| Percent("80".parse().expect("a number"))),
            time_limit: exam.then_some(Span(600)),
            ..Rules::none()
        },
        sections: Vec::new(),
        slots: vec![
            slot("first", "a", choice()),
            slot("second", "b", choice()),
            slot("third", "c", ordering()),
        ],
        alternates: match behaviour {
            Behaviour::Exam => BTreeMap::from([(0, slot("other", "a", choice()))]),
            Behaviour::Practice | Behaviour::Reading => BTreeMap::new(),
        },
        reserve: match behaviour {
            Behaviour::Practice => vec![slot("again", "a", choice())],
            Behaviour::Exam | Behaviour::Reading => Vec::new(),
        },
        objectives: BTreeMap::new(),
        lesson: (behaviour == Behaviour::Reading).then(|| FormLesson {
            at: LessonAt {
                number: 1,
                id: "lesson".parse().expect("an id"),
                title: Shown::only(Lang::EN, "Lesson"),
            },
            of: 1,
            minutes: 5,
            notes: Vec::new(),
            pages: vec![
                Shown::only(Lang::EN, "Page one."),
                Shown::only(Lang::EN, "Page two."),
            ],
            sources: Vec::new(),
        }),
        help: Vec::new(),
    }
}

/// The option shown at `pos`.
pub fn picks(pos: u8) -> Response {
    Response::Field(Entry::Pick(pos))
}
