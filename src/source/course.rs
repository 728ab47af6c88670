//! A course: `course.toml`.

use super::catalogue::Code;
use super::exam::{self, EXAM};
use super::notes::{Add, Named, Notes, Purpose};
use super::shape::{ALLOW, Row, Shape, Takes, Which, may, must, or_else};
use super::table::Table;
use super::untranslated::Meant;
use super::word;
use crate::core::content::course::{Completion, Lessons, Objective};
use crate::core::content::item::OptionOrder;
use crate::core::content::{Course, Module};
use crate::core::id::{CourseId, ModuleId};
use crate::core::text::{Place, Thing};
use crate::core::time::Validity;

/// The shape of an objective.
pub static OBJECTIVE: Shape = Shape {
    thing: "objective",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::DottedId,
            "its name, unique in the library",
            "\"definition\"",
        ),
        must(
            "text",
            Takes::Phrase,
            "what a learner can do afterwards; starts with a verb",
            "\"Say what trafficking is, and what it is not.\"",
        ),
    ]],
    others: None,
    home: None,
};

static PRACTICE: Shape = Shape {
    thing: "practice",
    name: "",
    rows: &[&[or_else(
        "draw",
        Takes::Whole(1, 200),
        "10",
        "how many questions",
        "5",
    )]],
    others: None,
    home: None,
};

static DEFAULTS: Shape = Shape {
    thing: "defaults",
    name: "",
    rows: &[&[may(
        "option_order",
        Takes::OneOf(word::ORDERS),
        "how options stand in this course's banks unless an item says otherwise",
        "\"as-written\"",
    )]],
    others: None,
    home: None,
};

static CYCLE: Shape = Shape {
    thing: "licence cycle",
    name: "",
    rows: &[&[
        must(
            "length",
            Takes::Calendar,
            "how long a cycle is",
            "\"24 months\"",
        ),
        may(
            "ends",
            Takes::Date,
            "the last day of one of them; left out, each learner's own licence has one",
            "2027-07-31",
        ),
    ]],
    others: None,
    home: None,
};

static COMPLETION: Shape = Shape {
    thing: "completion",
    name: "",
    rows: &[&[
        or_else(
            "lessons",
            Takes::Or("all", &Takes::Or("none", &Takes::List(&Takes::Id))),
            "all",
            "which lessons must have been read",
            "[\"what-it-is\"]",
        ),
        may(
            "exam",
            Takes::OneOf(&["passed", "none"]),
            "whether it must be passed",
            "\"passed\"",
        ),
        may(
            "active_time",
            Takes::Or("none", &Takes::Span),
            "the least time, idle time not counted",
            "\"20 min\"",
        ),
        or_else(
            "valid_for",
            Takes::Or("unlimited", &Takes::Calendar),
            "unlimited",
            "how long the certificate holds",
            "\"12 months\"",
        ),
        may(
            "valid_until",
            Takes::Date,
            "the last day the certificate holds, whenever it was earned",
            "2027-06-30",
        ),
        may(
            "licence_cycle",
            Takes::Inside(Which::One(&CYCLE)),
            "the certificate holds to the end of the cycle it was earned in",
            "{ length = \"24 months\", ends = 2027-07-31 }",
        ),
        may(
            "contact_hours",
            Takes::Number,
            "as the certificate states them; left out, it states none",
            "1.5",
        ),
        may(
            "attestation",
            Takes::Phrase,
            "what the learner signs",
            "\"I answered the questions myself.\"",
        ),
    ]],
    others: None,
    home: None,
};

/// In which languages it is meant to be.
pub const LANGUAGES: Row = may(
    "languages",
    Takes::List(&Takes::Text),
    "those of the library's languages that it is meant to be in; left out, all of them",
    "[\"en\"]",
);

const ROWS: &[Row] = &[
    must(
        "title",
        Takes::Phrase,
        "its title",
        "\"Control, not looks\"",
    ),
    must(
        "version",
        Takes::Text,
        "the same version never has other content once anyone sat it",
        "\"1.0.0\"",
    ),
    must(
        "summary",
        Takes::Phrase,
        "one or two sentences",
        "\"Twenty minutes for staff.\"",
    ),
    or_else(
        "audience",
        Takes::List(&Takes::Text),
        "[]",
        "for whom",
        "[\"lodging\"]",
    ),
    LANGUAGES,
    must(
        "minutes",
        Takes::Whole(1, 10_000),
        "what the first screen promises",
        "20",
    ),
    must(
        "modules",
        Takes::List(&Takes::Id),
        "in reading order; the ids in modules/<nn>-<id>.toml",
        "[\"control\"]",
    ),
    or_else(
        "builds_on",
        Takes::List(&Takes::Id),
        "[]",
        "courses whose banks and objectives it may use",
        "[\"recognize\"]",
    ),
    must(
        "objective",
        Takes::Parts(Which::One(&OBJECTIVE)),
        "its objectives",
        "[[objective]]",
    ),
    may(
        "defaults",
        Takes::Inside(Which::One(&DEFAULTS)),
        "what holds unless an item says otherwise",
        "{ option_order = \"as-written\" }",
    ),
    may(
        "practice",
        Takes::Inside(Which::One(&PRACTICE)),
        "`tutela quiz`",
        "{ draw = 5 }",
    ),
    may(
        "exam",
        Takes::Inside(Which::One(&EXAM)),
        "`tutela quiz --exam`",
        "[exam]",
    ),
    may(
        "completion",
        Takes::Inside(Which::One(&COMPLETION)),
        "what completes it",
        "{ lessons = \"all\", exam = \"passed\" }",
    ),
];

/// The shape of a course.
pub static COURSE: Shape = Shape {
    thing: "the course",
    name: "",
    rows: &[ROWS, &[ALLOW]],
    others: None,
    home: Some(Thing::Course),
};

/// What `course.toml` says; the modules, the card and the digest come from other files.
#[derive(Debug)]
pub struct Read {
    /// The course with no modules yet; `None` where a mistake keeps it from being one.
    pub course: Option<Course>,
    /// The modules it lists.
    pub modules: Vec<(ModuleId, std::ops::Range<usize>)>,
    /// How its banks' options stand.
    pub option_order: Option<OptionOrder>,
    /// The courses it names, and where.
    pub builds_on: Vec<(CourseId, std::ops::Range<usize>)>,
    /// The languages it is meant to be in.
    pub meant: Meant,
}

/// Walks and reads a course.
pub fn read(table: &Table<'_>, id: &CourseId, notes: &mut Notes<'_>) -> Read {
    super::walk::walk(table, Which::One(&COURSE), notes);
    notes.refuse_holes();
    notes.allow(&Place::new(Thing::Course, id, ""), table);
    for (course, at) in table.list("builds_on") {
        notes.mention(Named::Course, course, Purpose::Any, at);
    }
    let objectives = table.parts("objective");
    for objective in &objectives {
        if let Some(id) = objective.str("id") {
            notes.define(Named::Objective, id, objective.at("id"));
        }
    }
    let exam_table = table.inside("exam");
    let exam = exam_table.as_ref().map(|t| exam::read(t, id, notes));
    let completion = completion(table, exam_table.is_some(), notes);
    let ids = |key: &str| table.list(key).into_iter();
    let modules: Vec<_> = ids("modules")
        .filter_map(|(id, at)| Some((id.parse().ok()?, at)))
        .collect();
    let builds_on: Vec<_> = ids("builds_on")
        .filter_map(|(id, at)| Some((id.parse().ok()?, at)))
        .collect();
    let order = table
        .inside("defaults")
        .and_then(|d| word::order(d.str("option_order")?));
    let meant = meant(table, notes);
    let languages = meant.languages.iter().flatten();
    let languages = languages.map(|(lang, _)| *lang).collect();
    let course = (|| {
        Some(Course {
            id: id.clone(),
            title: table.text("title")?,
            version: table.text("version")?,
            digest: String::new(),
            summary: table.text("summary")?,
            audience: table.texts("audience"),
            minutes: table.whole("minutes")?,
            builds_on: builds_on
                .iter()
                .map(|(id, _)| CourseId::clone(id))
                .collect(),
            objectives: objectives.iter().filter_map(objective).collect(),
            modules: Vec::<Module>::new(),
            practice_draw: table
                .inside("practice")
                .and_then(|p| p.whole("draw"))
                .unwrap_or(10),
            exam: match exam {
                Some(exam) => Some(exam?),
                None => None,
            },
            completion,
            card: None,
            languages,
        })
    })();
    Read {
        course,
        modules,
        option_order: order,
        builds_on,
        meant,
    }
}

fn meant(table: &Table<'_>, notes: &mut Notes<'_>) -> Meant {
    if !table.has(LANGUAGES.key) {
        return Meant::default();
    }
    let mut languages = Vec::new();
    for (tag, at) in table.list(LANGUAGES.key) {
        match tag.parse() {
            Ok(lang) => languages.push((lang, at)),
            Err(error) => {
                let error: String = error;
                notes.say(Code::BadLanguage, at, error);
            }
        }
    }
    if table.list(LANGUAGES.key).is_empty() {
        notes
            .say(
                Code::BadLanguage,
                table.at(LANGUAGES.key),
                "the course is in no language",
            )
            .help("name the languages it is meant to be in, or leave the key out for all of them");
    }
    Meant {
        languages: Some(languages),
    }
}

fn objective(table: &Table<'_>) -> Option<Objective> {
    Some(Objective {
        id: table.id("id")?,
        text: table.text("text")?,
    })
}

fn completion(course: &Table<'_>, has_exam: bool, notes: &mut Notes<'_>) -> Completion {
    let empty = Completion {
        lessons: Lessons::All,
        exam: has_exam,
        active_time: None,
        validity: Validity::Unlimited,
        contact_hours: None,
        attestation: None,
    };
    let Some(table) = course.inside("completion") else {
        return empty;
    };
    for (lesson, at) in table.list("lessons") {
        notes.mention(Named::Lesson, lesson, Purpose::Any, at);
    }
    let passed = table.str("exam");
    if passed == Some("passed") && !has_exam {
        notes
            .say(
                Code::ExamMissing,
                table.at("exam"),
                "the course has no exam to pass",
            )
            .help("add `[exam]`, or write `exam = \"none\"`");
    }
    Completion {
        lessons: match table.str("lessons") {
            Some("none") => Lessons::None,
            Some(_) => Lessons::All,
            None if table.has("lessons") => Lessons::Only(table.ids("lessons")),
            None => Lessons::All,
        },
        exam: passed.map_or(has_exam, |word| word == "passed"),
        active_time: table.time("active_time"),
        validity: validity(&table, notes),
        contact_hours: table.number("contact_hours"),
        attestation: table.text("attestation"),
    }
}

fn validity(table: &Table<'_>, notes: &mut Notes<'_>) -> Validity {
    let rules = ["valid_for", "valid_until", "licence_cycle"];
    let given: Vec<&str> = rules.into_iter().filter(|key| table.has(key)).collect();
    if let [first, second, ..] = given[..] {
        notes
            .say(
                Code::ValidityTwice,
                table.at(second),
                format!("the certificate holds by `{second}` and by `{first}`"),
            )
            .help("keep one of them");
    }
    let cycle = table.inside("licence_cycle");
    if let Some(cycle) = cycle.and_then(|cycle| {
        Some(Validity::Cycle {
            length: cycle.calendar("length")?,
            ends: cycle.date("ends"),
        })
    }) {
        return cycle;
    }
    match (table.date("valid_until"), table.calendar("valid_for")) {
        (Some(day), _) => Validity::Until(day),
        (None, Some(length)) => Validity::For(length),
        (None, None) => Validity::Unlimited,
    }
}
