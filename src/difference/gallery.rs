//! A portrait of everything in a library, by name.

use std::collections::BTreeMap;

use super::Name;
use super::aspect::{Portrait, Sort, course, item, shared};
use crate::core::content::Library;
use crate::core::text::Thing;

/// Every thing of a library.
pub fn of(library: &Library) -> BTreeMap<Name, Portrait> {
    let mut all = BTreeMap::new();
    all.insert((Thing::Library, String::new()), shared::of_library(library));
    for (at, source) in library.sources.values().enumerate() {
        let name = (Thing::Source, source.id.to_string());
        all.insert(name, shared::of_source(source, at));
    }
    for (at, fact) in library.facts.values().enumerate() {
        let name = (Thing::Fact, fact.id.to_string());
        all.insert(name, shared::of_fact(fact, at));
    }
    for (id, bank) in &library.banks {
        all.insert((Thing::Bank, id.to_string()), shared::of_bank(bank, id));
        let cases = bank.cases.iter().filter_map(|id| library.cases.get(id));
        for (at, case) in cases.enumerate() {
            all.insert((Thing::Case, case.id.to_string()), item::of_case(case, at));
        }
        let items = bank.items.iter().filter_map(|id| library.items.get(id));
        for (at, own) in items.enumerate() {
            let name = (Thing::Item, own.id.to_string());
            all.insert(name, item::of_item(own, library, at));
        }
    }
    for own in library.courses.values() {
        let id = &own.id;
        all.insert((Thing::Course, id.to_string()), course::of_course(own));
        for (at, module) in own.modules.iter().enumerate() {
            let name = (Thing::Module, format!("{id}/{}", module.id));
            all.insert(name, course::of_module(module, id, at));
        }
        let modules = own.modules.iter();
        let lessons = modules.flat_map(|module| module.lessons.iter().map(move |l| (module, l)));
        for (at, (module, lesson)) in lessons.enumerate() {
            let name = (Thing::Lesson, format!("{id}/{}", lesson.id));
            all.insert(name, course::of_lesson(lesson, module, id, at));
        }
        if let Some(card) = &own.card {
            all.insert((Thing::Card, id.to_string()), course::of_card(card, id, 0));
        }
    }
    for allowance in &library.allowances {
        let name = (allowance.place.thing, allowance.place.id.clone());
        if let Some(portrait) = all.get_mut(&name) {
            let path = format!("allow.{}", allowance.code());
            portrait.add(path, Sort::Setting, allowance.reason());
        }
    }
    all
}
