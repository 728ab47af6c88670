//! Which facts stand where: in keys and texts of items, in cases, lessons, cards and course pages, in every language.

use std::collections::BTreeMap;

use super::item::Value;
use super::{Course, Item, Library, hole};
use crate::core::id::FactId;
use crate::core::text::{Lang, Place, Thing};

/// A place that rests on a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Usage {
    /// Where.
    pub place: Place,
    /// In which language's files.
    pub lang: Lang,
    /// What it does there.
    pub role: Role,
}

/// What a fact does at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It is a key, or decides a variant's.
    Key,
    /// It is filled into a text.
    Text,
    /// It is called for help.
    HelpLine,
}

/// Every use of every fact, facts by id, places in order.
pub fn usages(library: &Library) -> BTreeMap<FactId, Vec<Usage>> {
    let mut found = Found {
        own: library.own_language(),
        uses: BTreeMap::new(),
    };
    for fact in &library.help_lines {
        found.add(
            fact.clone(),
            Thing::Library,
            "",
            "help_lines",
            Role::HelpLine,
        );
    }
    found.text(Thing::Library, "", "title", &library.title);
    for (note, text) in &library.content_notes {
        let path = format!("content_notes.{note}.text");
        found.text(Thing::Library, "", &path, text);
    }
    for (id, bank) in &library.banks {
        found.text(Thing::Bank, &id.to_string(), "title", &bank.title);
    }
    for item in library.items.values() {
        found.item(item);
    }
    for case in library.cases.values() {
        found.text(Thing::Case, case.id.as_str(), "title", &case.title);
        found.text(Thing::Case, case.id.as_str(), "text", &case.text);
    }
    for course in library.courses.values() {
        found.course(course);
    }
    for (lang, overlay) in &library.overlays {
        found.own = *lang;
        for (place, text) in &overlay.texts {
            found.text(place.thing, &place.id, &place.path, text);
        }
        for (place, words) in &overlay.lists {
            for word in words {
                found.text(place.thing, &place.id, &place.path, word);
            }
        }
    }
    let mut uses = found.uses;
    for places in uses.values_mut() {
        places.sort();
        places.dedup();
    }
    uses
}

struct Found {
    own: Lang,
    uses: BTreeMap<FactId, Vec<Usage>>,
}

impl Found {
    fn add(&mut self, fact: FactId, thing: Thing, id: &str, path: &str, role: Role) {
        let place = Place::new(thing, id, path);
        let lang = self.own;
        let usage = Usage { place, lang, role };
        self.uses.entry(fact).or_default().push(usage);
    }

    fn text(&mut self, thing: Thing, id: &str, path: &str, text: &str) {
        for fact in hole::facts(text) {
            self.add(fact, thing, id, path, Role::Text);
        }
    }

    fn item(&mut self, item: &Item) {
        let id = item.id.as_str();
        for (path, text) in item.texts() {
            self.text(Thing::Item, id, &path, text);
        }
        for (path, words) in item.interaction.kind().lists() {
            for word in words {
                self.text(Thing::Item, id, &path, word);
            }
        }
        for key in item.interaction.kind().keys() {
            if let Value::Fact(fact) = key {
                self.add(fact.clone(), Thing::Item, id, "answer", Role::Key);
            }
        }
        for variant in &item.variants {
            for (name, value) in &variant.values {
                if let Value::Fact(fact) = value {
                    let role = match name.as_str() {
                        "answer" => Role::Key,
                        _ => Role::Text,
                    };
                    let path = format!("variants.{}.{name}", variant.id);
                    self.add(fact.clone(), Thing::Item, id, &path, role);
                }
            }
        }
    }

    fn course(&mut self, course: &Course) {
        let id = course.id.as_str();
        self.text(Thing::Course, id, "title", &course.title);
        self.text(Thing::Course, id, "summary", &course.summary);
        for objective in &course.objectives {
            let path = format!("objective.{}.text", objective.id);
            self.text(Thing::Course, id, &path, &objective.text);
        }
        for section in course.exam.iter().flat_map(|exam| &exam.sections) {
            let path = format!("exam.section.{}.title", section.id);
            self.text(Thing::Course, id, &path, &section.title);
        }
        if let Some(text) = &course.completion.attestation {
            self.text(Thing::Course, id, "completion.attestation", text);
        }
        for module in &course.modules {
            let module_id = format!("{id}/{}", module.id);
            self.text(Thing::Module, &module_id, "title", &module.title);
            self.text(Thing::Module, &module_id, "summary", &module.summary);
            for lesson in &module.lessons {
                let lesson_id = format!("{id}/{}", lesson.id);
                self.text(Thing::Lesson, &lesson_id, "title", &lesson.title);
                self.text(Thing::Lesson, &lesson_id, "text", &lesson.text);
            }
        }
        if let Some(card) = &course.card {
            for (path, text) in card.texts() {
                self.text(Thing::Card, id, &path, text);
            }
            for fact in &card.help_lines {
                self.add(fact.clone(), Thing::Card, id, "help_lines", Role::HelpLine);
            }
        }
    }
}
