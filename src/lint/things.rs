//! Everything besides items that holds texts, and what a rule needs to know of where a text stands.

use super::rule::within;
use super::text::Text;
use super::view::View;
use crate::core::content::item::{AnswerOption, Gap};
use crate::core::content::{Fact, Interaction, Library};
use crate::core::diagnostic::Spot;
use crate::core::text::{Lang, Place, Thing};

/// Where a text stands.
#[derive(Debug)]
pub struct Passage<'a> {
    /// The kind of thing.
    pub thing: Thing,
    /// Its id, as places give it.
    pub id: &'a str,
    /// The translation it is from; `None` for the original.
    pub translation: Option<Lang>,
    /// Whether a content note is said before it.
    pub has_note: bool,
    /// The item, where it is one.
    pub item: Option<&'a View<'a>>,
}

impl Passage<'_> {
    /// Words of a text as a spot.
    pub fn words(&self, text: &Text<'_>, quote: &str) -> Spot {
        let place = Place::new(self.thing, self.id, text.path.as_str());
        within(place, self.translation, Some(quote))
    }

    /// Whether the text is a distractor or what is said to it: there a mistake may be shown on purpose.
    pub fn is_distractor(&self, text: &Text<'_>) -> bool {
        let Some(view) = self.item else {
            return false;
        };
        let path = text.path.as_str();
        let wrong = |prefix: &str, options: &[AnswerOption]| {
            let rest = path.strip_prefix(prefix);
            let id = rest.and_then(|rest| rest.split('.').next());
            id.is_some_and(|id| options.iter().any(|o| o.id.as_str() == id && !o.key))
        };
        match &view.item.interaction {
            Interaction::Choice(choice) => wrong("options.", &choice.options),
            Interaction::MultipleResponse(several) => wrong("options.", &several.options),
            Interaction::Matching(_) => path.starts_with("extra."),
            Interaction::Cloze(cloze) => cloze.gaps.iter().any(|(id, gap)| match gap {
                Gap::Choice(choice) => wrong(&format!("gaps.{id}.options."), &choice.options),
                Gap::Numeric(_) | Gap::ShortAnswer(_) => path.contains(".anticipated."),
            }),
            Interaction::Numeric(_) | Interaction::ShortAnswer(_) => {
                path.starts_with("anticipated.")
            }
            Interaction::TrueFalse(statement) => path == "stem" && !statement.answer,
            Interaction::Ordering(_) => false,
        }
    }
}

/// A thing that is no item, with its texts in its own language.
#[derive(Debug)]
pub struct Piece<'a> {
    /// The kind of thing.
    pub thing: Thing,
    /// Its id, as places give it.
    pub id: String,
    /// Whether a content note is said before it.
    pub has_note: bool,
    /// Its texts with their paths.
    pub texts: Vec<(String, &'a str)>,
}

/// All things of a library that hold texts and are no items.
pub fn things(library: &Library) -> Vec<Piece<'_>> {
    let mut things = Vec::new();
    let mut add = |thing, id: String, has_note, texts| {
        things.push(Piece {
            thing,
            id,
            has_note,
            texts,
        });
    };
    let named = |key: &str, text| (key.to_owned(), text);
    for case in library.cases.values() {
        let texts = vec![
            named("title", case.title.as_str()),
            named("text", case.text.as_str()),
        ];
        add(
            Thing::Case,
            case.id.to_string(),
            !case.content_notes.is_empty(),
            texts,
        );
    }
    for fact in library.facts.values() {
        add(Thing::Fact, fact.id.to_string(), false, fact_texts(fact));
    }
    for course in library.courses.values() {
        let mut texts = vec![
            named("title", course.title.as_str()),
            named("summary", course.summary.as_str()),
        ];
        for objective in &course.objectives {
            let path = format!("objective.{}.text", objective.id);
            texts.push((path, objective.text.as_str()));
        }
        add(Thing::Course, course.id.to_string(), false, texts);
        for module in &course.modules {
            let noted = !module.content_notes.is_empty();
            let texts = vec![
                named("title", module.title.as_str()),
                named("summary", module.summary.as_str()),
            ];
            add(
                Thing::Module,
                format!("{}/{}", course.id, module.id),
                noted,
                texts,
            );
            for lesson in &module.lessons {
                let texts = vec![
                    named("title", lesson.title.as_str()),
                    named("text", lesson.text.as_str()),
                ];
                add(
                    Thing::Lesson,
                    format!("{}/{}", course.id, lesson.id),
                    noted,
                    texts,
                );
            }
        }
        if let Some(card) = &course.card {
            let noted = !card.content_notes.is_empty();
            add(Thing::Card, course.id.to_string(), noted, card.texts());
        }
    }
    things
}

fn fact_texts(fact: &Fact) -> Vec<(String, &str)> {
    let fields = [
        "name",
        "counts",
        "population",
        "place",
        "period",
        "period_note",
        "hours",
        "caution",
    ];
    fields
        .into_iter()
        .filter_map(|field| Some((field.to_owned(), fact.text(field)?)))
        .collect()
}

impl Piece<'_> {
    /// The place of one of its texts.
    pub fn place(&self, path: &str) -> Place {
        Place::new(self.thing, &self.id, path)
    }
}
