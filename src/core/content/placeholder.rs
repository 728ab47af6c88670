//! Texts that are still a form's: as `tutela new` wrote them, or "TODO"; and the items that hold some, which no learner
//! is asked.
//!
//! Knows the forms by their first words; `lint` holds that against each of them, and says where they stand. A sample that
//! is complete as it stands (the small course that `tutela new library` writes) is nobody's form.

use std::collections::BTreeSet;

use super::{Item, Library};
use crate::core::id::CaseId;
use crate::core::text::Thing;

/// The code of the remark on them: whoever allows it in an item or a case says that the words are meant.
pub const CODE: &str = "L0412";

/// What is left of a text that is a form's: enough to find it by.
pub fn form(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let plain = text.trim_end_matches(['.', ' ', '\n']);
    let whole = ["to be filled in", "por completar"];
    if whole.iter().any(|form| plain.eq_ignore_ascii_case(form)) {
        return Some(plain);
    }
    let found = FORMS.iter().find(|form| text.starts_with(**form))?;
    // TODOS and XXXIX are words.
    let rest = &text[found.len()..];
    let ends = match found.ends_with('.') {
        true => rest.is_empty() || rest.starts_with(char::is_whitespace),
        false => !rest.starts_with(char::is_alphabetic),
    };
    ends.then_some(*found)
}

/// Marks the items of which some text, or some text of their case, is still a form's.
pub fn mark(library: &mut Library) {
    let allowed = library.allowances.iter().filter(|one| one.is_of(CODE));
    let allowed: BTreeSet<(Thing, &str)> = allowed
        .map(|one| (one.place.thing, one.place.id.as_str()))
        .collect();
    let cases = library.cases.values();
    let cases: BTreeSet<&CaseId> = cases
        .filter(|case| {
            [&case.title, &case.text]
                .into_iter()
                .any(|text| form(text).is_some())
        })
        .map(|case| &case.id)
        .filter(|id| !allowed.contains(&(Thing::Case, id.as_str())))
        .collect();
    let is_form = |item: &Item| {
        let mut texts = item.texts().into_iter();
        let own = texts.any(|(_, text)| form(text).is_some());
        own && !allowed.contains(&(Thing::Item, item.id.as_str()))
    };
    for item in library.items.values_mut() {
        let of_case = item.case.as_ref().is_some_and(|id| cases.contains(id));
        item.unfinished = of_case || is_form(item);
    }
}

// How forms begin.
const FORMS: &[&str] = &[
    "Example.",
    "Example, with made-up numbers.",
    "Example: the hotel safe",
    "Example: from night to night",
    "Example: what the drawer holds",
    "Example: one sentence on what this module is about",
    "Example: a lesson to write",
    "This lesson is an example and is still to be written",
    "This lesson is still to be written",
    "What is right, still to be written",
    "What many believe, still to be written",
    "What comes close, still to be written",
    "Say why the key is right, and what it rests on",
    "Say why it is right.",
    "Say why it is wrong, without blame",
    "Say what is missing in it",
    "Ejemplo.",
    "Ejemplo, con cifras inventadas.",
    "Ejemplo: la caja fuerte del hotel",
    "Ejemplo: noche tras noche",
    "Ejemplo: lo que guarda el cajón",
    "Ejemplo: una frase sobre el tema de este módulo",
    "Ejemplo: una lección por escribir",
    "Esta lección es un ejemplo y todavía está por escribirse",
    "Esta lección todavía está por escribirse",
    "Lo que es correcto, todavía por escribir",
    "Lo que cree mucha gente, todavía por escribir",
    "Lo que se acerca, todavía por escribir",
    "Diga por qué la clave es correcta y en qué se basa",
    "Diga por qué es correcto.",
    "Diga por qué es un error, sin culpar",
    "Diga qué le falta.",
    "TODO",
    "TBD",
    "FIXME",
    "XXX",
    "Lorem ipsum",
    "lorem ipsum",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_from_what_people_write() {
        for text in [
            "Example. Fill the gaps.",
            "To be filled in",
            "to be filled in.",
            "TODO: ask the manager",
            "  TBD",
        ] {
            assert!(form(text).is_some(), "{text}");
        }
        for text in [
            "Example: what a foreman said",
            "Examples of control",
            "The form is to be filled in by the clerk.",
            "TODOS los huéspedes",
            "XXXIX",
            "Say why it is right to ask first.",
        ] {
            assert_eq!(form(text), None, "{text}");
        }
    }
}
