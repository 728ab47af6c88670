//! Questions of every kind in both languages, and forms of them, for the tests of this floor.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::core::score::{Credit, Percent, Points, SCORING, Scoring};
use crate::core::seed::{ALGORITHM, Seed};
use crate::core::session::Behaviour;
use crate::core::session::form::{
    Cited, CourseAt, Form, FormLesson, FormSection, HelpLine, LessonAt, Posed, PosedCase, Rules,
    Slot,
};
use crate::core::session::task::{Blank, Gapped, NearMiss, Part, Task, UnitWords};
use crate::core::text::{Lang, Shown};
use crate::core::time::Span;

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

fn both(en: &str, es: &str) -> Shown {
    Shown([(Lang::EN, en.to_owned()), (Lang::ES, es.to_owned())].into())
}

fn part(id: &str, en: &str, es: &str, feedback: Option<(&str, &str)>) -> Part {
    let feedback = feedback.map(|(en, es)| both(en, es));
    Part::plain(id.parse().expect("an id"), both(en, es), feedback)
}

fn accepted(en: &[&str], es: &[&str]) -> BTreeMap<Lang, Vec<String>> {
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
    [(Lang::EN, words(en)), (Lang::ES, words(es))].into()
}

fn number(text: &str) -> crate::core::score::Decimal {
    text.parse().expect("a number")
}

/// A question of this kind.
pub fn question(kind: &str) -> Slot {
    let (stem, task, rationale) = match kind {
        "choice" => choice(),
        "multiple-response" => multiple_response(),
        "true-false" => true_false(),
        "numeric" => numeric(),
        "short-answer" => short_answer(),
        "ordering" => ordering(),
        "matching" => matching(),
        "cloze" => cloze(),
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

fn choice() -> (Shown, Task, Shown) {
    let mut confront = part(
        "confront",
        "Ask the manager to give it back",
        "Pedirle al gerente que se lo devuelva",
        Some((
            "Never confront. Whoever holds the papers may punish her for it.",
            "Nunca confronte. Quien retiene los documentos puede castigarla por eso.",
        )),
    );
    confront.is_unsafe = true;
    let options = vec![
        part(
            "wait",
            "Wait until there are more signs",
            "Esperar a que haya más señales",
            Some((
                "Held papers are a strong sign already. Waiting leaves her alone with it.",
                "Retener documentos ya es una señal fuerte. Esperar la deja sola.",
            )),
        ),
        part(
            "listen",
            "Listen, and offer the number of the hotline",
            "Escuchar y ofrecer el número de la línea de ayuda",
            Some((
                "Yes. What happens next is hers to decide.",
                "Sí. Ella decide qué sigue.",
            )),
        ),
        confront,
    ];
    (
        both(
            "A coworker tells you that the manager keeps her passport and will not return it. What do you do?",
            "Una compañera le cuenta que el gerente guarda su pasaporte y no se lo devuelve. ¿Qué hace usted?",
        ),
        Task::Field(Blank::Pick {
            options,
            credit: vec![Credit::NONE, Credit::FULL, Credit::NONE],
        }),
        both(
            "People who are heard early find help sooner. Your part is to listen and to *offer*, not to act for them.",
            "A quien se escucha pronto, la ayuda le llega antes. A usted le toca escuchar y *ofrecer*, no actuar en su lugar.",
        ),
    )
}

fn multiple_response() -> (Shown, Task, Shown) {
    let options = vec![
        part(
            "phone",
            "Someone else answers her phone and keeps it at night",
            "Otra persona contesta su teléfono y lo guarda de noche",
            Some((
                "Contact with others is in someone else's hands.",
                "El contacto con otros está en manos ajenas.",
            )),
        ),
        part(
            "shy",
            "She speaks little with strangers",
            "Habla poco con desconocidos",
            Some((
                "Shyness and tiredness look the same.",
                "La timidez y el cansancio se ven igual.",
            )),
        ),
        part(
            "door",
            "Her door is locked from outside",
            "Su puerta se cierra con llave por fuera",
            None,
        ),
        part(
            "cash",
            "She is paid in cash",
            "Le pagan en efectivo",
            Some((
                "Many lawful jobs pay in cash.",
                "Muchos trabajos legales pagan en efectivo.",
            )),
        ),
    ];
    (
        both(
            "Which of these show that someone else is in control?",
            "¿Cuáles muestran que otra persona tiene el control?",
        ),
        Task::PickSeveral {
            options,
            keys: [0, 2].into(),
            scoring: Scoring::PerPart,
        },
        both(
            "Control means that someone else decides over contact, movement, papers or pay.",
            "Control es que otra persona decida sobre el contacto, los movimientos, los documentos o el pago.",
        ),
    )
}

fn true_false() -> (Shown, Task, Shown) {
    let side = |id, en, es, feedback| part(id, en, es, Some(feedback));
    (
        both(
            "Someone who said yes to a job at first can still be a victim of trafficking.",
            "Quien al principio aceptó un trabajo puede ser víctima de trata.",
        ),
        Task::Field(Blank::Pick {
            options: vec![
                side(
                    "true",
                    "True",
                    "Verdadero",
                    (
                        "Right: a yes obtained by fraud is not a yes.",
                        "Así es: un sí obtenido con engaño no es un sí.",
                    ),
                ),
                side(
                    "false",
                    "False",
                    "Falso",
                    (
                        "Many people think so. A yes to one job is no yes to what came after.",
                        "Mucha gente lo cree. Un sí a un trabajo no es un sí a lo que vino después.",
                    ),
                ),
            ],
            credit: vec![Credit::FULL, Credit::NONE],
        }),
        both(
            "Force, fraud or coercion make a first yes meaningless.",
            "La fuerza, el fraude o la coacción dejan sin valor un primer sí.",
        ),
    )
}

fn percent() -> UnitWords {
    UnitWords {
        one: both("{n} percent", "{n} por ciento"),
        other: both("{n} percent", "{n} por ciento"),
        ask: both("a number, in percent", "un número, en por ciento"),
    }
}

fn numeric() -> (Shown, Task, Shown) {
    (
        both(
            "A made-up hotline logged 250 calls, 95 of them about work. What share is that?",
            "Una línea inventada registró 250 llamadas, 95 de ellas sobre trabajo. ¿Qué parte es?",
        ),
        Task::Field(Blank::Number {
            key: number("38"),
            tolerance: number("1"),
            unit: Some(percent()),
            anticipated: vec![NearMiss {
                id: "count".parse().expect("an id"),
                given: (number("95"), number("0")),
                feedback: both(
                    "That is how many. The share is out of a hundred.",
                    "Esas son cuántas. La parte es de cada cien.",
                ),
            }],
        }),
        both(
            "95 divided by 250 is 0.38: 38 of each hundred calls.",
            "95 entre 250 es 0.38: 38 de cada cien llamadas.",
        ),
    )
}

fn short_answer() -> (Shown, Task, Shown) {
    (
        both(
            "What is a figure called that is worked out with a model?",
            "¿Cómo se llama una cifra que se calcula con un modelo?",
        ),
        Task::Field(Blank::Words {
            accept: accepted(
                &["an estimate", "estimate"],
                &["una estimación", "estimación"],
            ),
            anticipated: vec![NearMiss {
                id: "count".parse().expect("an id"),
                given: accepted(&["a count", "count"], &["un conteo", "conteo"]),
                feedback: both(
                    "A count is of people somebody met. A model fills in for those nobody met.",
                    "Un conteo es de personas halladas. Un modelo suple a las que nadie halló.",
                ),
            }],
        }),
        both(
            "A model starts from what was found and reasons about the rest.",
            "Un modelo parte de lo hallado y razona sobre el resto.",
        ),
    )
}

fn ordering() -> (Shown, Task, Shown) {
    (
        both(
            "You notice strong signs at work. Put what you do in order.",
            "En el trabajo nota señales fuertes. Ordene lo que hace.",
        ),
        Task::Arrange {
            things: vec![
                part(
                    "tell",
                    "Tell the person your employer has named",
                    "Avisar a la persona que nombró su empleador",
                    None,
                ),
                part(
                    "leave",
                    "Leave the rest to trained people",
                    "Dejar el resto a personas capacitadas",
                    Some((
                        "They know how to ask safely.",
                        "Saben cómo preguntar sin riesgo.",
                    )),
                ),
                part(
                    "safe",
                    "Make sure that nobody is in danger right now",
                    "Asegurarse de que nadie corra peligro ahora",
                    Some((
                        "In danger, call 911 first.",
                        "Si hay peligro, llame primero al 911.",
                    )),
                ),
                part(
                    "write",
                    "Write down what you saw and heard",
                    "Anotar lo que vio y oyó",
                    None,
                ),
            ],
            order: vec![2, 0, 3, 1],
            scoring: Scoring::PerPart,
        },
        both(
            "Safety first, then the person in charge, then the facts while they are fresh.",
            "Primero la seguridad, luego la persona a cargo, luego los hechos mientras están frescos.",
        ),
    )
}

fn matching() -> (Shown, Task, Shown) {
    (
        both("What does each word mean?", "¿Qué significa cada palabra?"),
        Task::PairUp {
            left: vec![
                part(
                    "smuggling",
                    "Smuggling",
                    "Tráfico de migrantes",
                    Some((
                        "It is a crime against a border.",
                        "Es un delito contra una frontera.",
                    )),
                ),
                part("trafficking", "Trafficking", "Trata", None),
                part("debt", "Debt bondage", "Servidumbre por deudas", None),
            ],
            right: vec![
                part(
                    "exploit",
                    "Exploiting a person by force, fraud or coercion",
                    "Explotar a una persona con fuerza, fraude o coacción",
                    None,
                ),
                part(
                    "late",
                    "Paying a worker late once",
                    "Pagar tarde una vez a un trabajador",
                    Some((
                        "Wrong, and no crime of this kind.",
                        "Está mal, y no es un delito de este tipo.",
                    )),
                ),
                part(
                    "hold",
                    "Holding a person by a debt that cannot be paid",
                    "Retener a una persona con una deuda impagable",
                    None,
                ),
                part(
                    "border",
                    "Taking someone over a border unlawfully",
                    "Cruzar a alguien ilegalmente por una frontera",
                    None,
                ),
            ],
            partner: vec![3, 0, 2],
            scoring: Scoring::PerPart,
        },
        both(
            "The first needs a border, the second exploitation, the third a debt used to hold someone.",
            "El primero necesita una frontera, la segunda explotación, la tercera una deuda que retiene.",
        ),
    )
}

fn cloze() -> (Shown, Task, Shown) {
    let gap = |id: &str, blank| Gapped {
        id: id.parse().expect("an id"),
        blank,
    };
    (
        both("Fill in what is missing.", "Complete lo que falta."),
        Task::Gaps {
            text: both(
                "What a caller describes is logged as a {gap:case}. Ten of them among 200,000 residents are {gap:rate} per 100,000. The figure also rises when more people {gap:why}.",
                "Lo que alguien describe al llamar se registra como un {gap:case}. Diez entre 200,000 habitantes son {gap:rate} por cada 100,000. La cifra también sube cuando más personas {gap:why}.",
            ),
            gaps: vec![
                gap(
                    "case",
                    Blank::Words {
                        accept: accepted(&["case", "situation"], &["caso", "situación"]),
                        anticipated: Vec::new(),
                    },
                ),
                gap(
                    "rate",
                    Blank::Number {
                        key: number("5"),
                        tolerance: number("0"),
                        unit: Some(UnitWords {
                            one: both("{n} case", "{n} caso"),
                            other: both("{n} cases", "{n} casos"),
                            ask: both("a number of cases", "un número de casos"),
                        }),
                        anticipated: vec![NearMiss {
                            id: "ten".parse().expect("an id"),
                            given: (number("10"), number("0")),
                            feedback: both(
                                "Ten is the count. Divide it by two hundred thousands.",
                                "Diez es el conteo. Divídalo entre dos veces cien mil.",
                            ),
                        }],
                    },
                ),
                gap(
                    "why",
                    Blank::Pick {
                        options: vec![
                            part("move", "move into the state", "se mudan al estado", None),
                            part(
                                "know",
                                "know the number to call",
                                "conocen el número al que llamar",
                                None,
                            ),
                        ],
                        credit: vec![Credit::NONE, Credit::FULL],
                    },
                ),
            ],
            scoring: Scoring::PerPart,
        },
        both(
            "A rate of reports moves with reporting.",
            "Una tasa de reportes se mueve con los reportes.",
        ),
    )
}

/// A question that belongs to the case of the two friends, in English only where `translated` is not asked for.
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
        objectives: [(
            "signs".parse().expect("an id"),
            both(
                "Tell strong signs from weak ones",
                "Distinguir señales fuertes de débiles",
            ),
        )]
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
