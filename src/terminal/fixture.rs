//! Questions of every kind in both languages, and forms of them, for the tests of this floor.

mod tasks;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::core::score::{Percent, Points, SCORING};
use crate::core::seed::{ALGORITHM, Seed};
use crate::core::session::Behaviour;
use crate::core::session::form::{
    Cited, CourseAt, Form, FormLesson, FormSection, HelpLine, LessonAt, Posed, PosedCase, Rules,
    Slot,
};
use crate::core::session::task::Task;
use crate::core::text::{Lang, Shown};
use crate::core::time::Span;

use tasks::{both, number};

/// The names of all kinds, as authors write them.
pub const KINDS: [&str; 8] = [
    "choice",
    "multiple-response",
    "true-false",
    "numeric",
    "short-answer",
    "ordering",
    "matching",
    "cloze",
];

/// A question of this kind.
pub fn question(kind: &str) -> Slot {
    let (stem, task, rationale) = match kind {
        "choice" => tasks::choice(),
        "multiple-response" => tasks::multiple_response(),
        "true-false" => tasks::true_false(),
        "numeric" => tasks::numeric(),
        "short-answer" => tasks::short_answer(),
        "ordering" => tasks::ordering(),
        "matching" => tasks::matching(),
        "cloze" => tasks::cloze(),
        other => panic!("no kind {other}"),
    };
    slot(kind, &format!("{kind}-item"), stem, task, rationale)
}

fn slot(kind: &str, item: &str, stem: Shown, task: Task, rationale: Shown) -> Slot {
    Slot {
        section: Some(0),
        item: item.parse().expect("an id"),
        revision: 1,
        variant: None,
        kind: kind.to_owned(),
        objective: "signs".parse().expect("an id"),
        posed: Arc::new(Posed {
            languages: vec![Lang::EN, Lang::ES],
            case: None,
            stem,
            task,
            rationale,
            sources: vec![Cited {
                text: "A Made-up Bureau, Yearbook, table 4".into(),
                period: Some(both("2020", "2020")),
                period_note: Some(both("the table prints no year", "la tabla no dice el año")),
                checked: Some("2026-11-22".parse().expect("a date")),
                unopened: false,
            }],
            points: Points::whole(1),
            lessons: vec![LessonAt {
                number: 4,
                id: "reading-figures".parse().expect("an id"),
                title: both("Reading figures", "Leer cifras"),
            }],
        }),
    }
}

/// A question that belongs to the case of the two friends.
pub fn in_case(kind: &str, item: &str) -> Slot {
    let mut slot = question(kind);
    let posed = Posed {
        case: Some(PosedCase {
            id: "two-friends".parse().expect("an id"),
            title: both("Two friends", "Dos amigas"),
            text: both(
                "Fictional case. Ana and Eva share a room above a laundry. Ana's pay goes to their landlord. Eva's does not.",
                "Caso ficticio. Ana y Eva comparten un cuarto sobre una lavandería. El pago de Ana va a su casero. El de Eva no.",
            ),
            signal: None,
        }),
        ..slot.posed.as_ref().clone()
    };
    slot.posed = Arc::new(posed);
    slot.item = item.parse().expect("an id");
    slot
}

/// The same question without its Spanish.
pub fn untranslated(slot: Slot) -> Slot {
    let posed = Posed {
        languages: vec![Lang::EN],
        ..slot.posed.as_ref().clone()
    };
    Slot {
        posed: Arc::new(posed),
        ..slot
    }
}

/// A form of these questions.
pub fn form(behaviour: Behaviour, slots: Vec<Slot>) -> Form {
    let exam = behaviour == Behaviour::Exam;
    Form {
        course: CourseAt {
            id: "signs-and-figures".parse().expect("an id"),
            title: both("Signs and figures", "Señales y cifras"),
            version: "1.0.0".into(),
            digest: "d".into(),
        },
        behaviour,
        seed: Seed::from_bits(7),
        algorithm: ALGORITHM,
        scoring: SCORING,
        languages: vec![Lang::EN, Lang::ES],
        unreviewed: Vec::new(),
        rules: Rules {
            cut_score: exam.then(|| Percent(number("80"))),
            ..Rules::none()
        },
        sections: match exam {
            true => vec![FormSection {
                id: "signs".parse().expect("an id"),
                title: both("Signs and figures", "Señales y cifras"),
                must_reach: None,
            }],
            false => Vec::new(),
        },
        slots,
        alternates: BTreeMap::new(),
        reserve: Vec::new(),
        objectives: [
            (
                "signs".parse().expect("an id"),
                both(
                    "Tell strong signs from weak ones",
                    "Distinguir señales fuertes de débiles",
                ),
            ),
            (
                "words".parse().expect("an id"),
                both(
                    "Use each word for what it means",
                    "Usar cada palabra por lo que significa",
                ),
            ),
        ]
        .into(),
        lesson: (behaviour == Behaviour::Reading).then(lesson),
        help: vec![
            HelpLine {
                name: both("Danger now", "Peligro ahora"),
                value: "911".into(),
                text_number: None,
                hours: None,
                checked: "2026-11-22".parse().expect("a date"),
            },
            HelpLine {
                name: both(
                    "National Human Trafficking Hotline",
                    "Línea Nacional contra la Trata de Personas",
                ),
                value: "1-888-373-7888".into(),
                text_number: Some("233733".into()),
                hours: Some(both("day and night", "día y noche")),
                checked: "2026-11-20".parse().expect("a date"),
            },
        ],
    }
}

fn lesson() -> FormLesson {
    FormLesson {
        at: LessonAt {
            number: 2,
            id: "control".parse().expect("an id"),
            title: both("Who is in control?", "¿Quién tiene el control?"),
        },
        of: 4,
        minutes: 5,
        notes: Vec::new(),
        pages: vec![
            both(
                "Look for **control**, not for looks:\n\n- papers that somebody else holds;\n- pay that somebody else gets.",
                "Busque el **control**, no la apariencia:\n\n- documentos que guarda otra persona;\n- pago que recibe otra persona.",
            ),
            both(
                "One sign tells little. Your part is to notice and to tell.",
                "Una señal dice poco. A usted le toca notar y avisar.",
            ),
        ],
        sources: Vec::new(),
    }
}

/// A limit of so many seconds.
pub fn limited(mut form: Form, seconds: u32) -> Form {
    form.rules.time_limit = Some(Span(seconds));
    form
}
