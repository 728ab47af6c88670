//! Texts that are still the form's: as `tutela new` wrote them, or "TODO".
//!
//! Knows the samples by their first words; a test holds it against each of them. A sample that is complete as it stands
//! (the small course that `tutela new library` writes) is nobody's placeholder.

use rayon::prelude::*;

use super::rule::{Check, Rule, Say, Whole, at};
use super::things::things;
use crate::core::content::Item;
use crate::core::content::fact::FactValue;
use crate::core::diagnostic::Severity::Warning;
use crate::core::text::{Place, Thing};

/// The rule on placeholders.
pub static RULES: &[Rule] = &[Rule {
    code: "L0412",
    severity: Warning,
    title: "a form that is still to be filled in",
    reason: "The text is the form's own, as `tutela new` wrote it, or says that it is still to be written. A learner would \
             read it as it stands. Said once a file, with how many there are.",
    evidence: "A matter of upkeep: the words are those of the forms, and few of everybody's (\"TODO\").",
    bad: "stem = \"Example. One sign alone shows that a person is being exploited.\"",
    good: "stem = \"Which of these is an example of control?\"",
    check: Check::Library(placeholders),
}];

/// How forms begin.
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

// What is left of a text that is a placeholder: enough to find it by.
fn form(text: &str) -> Option<&str> {
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

fn placeholders(whole: &Whole<'_>, say: &mut Say) {
    let library = whole.library;
    let mut look = |text: &str, place: &dyn Fn() -> Place| {
        if let Some(form) = form(text) {
            say.say(at(place()), format!("still as the form has it: \"{form}\""))
                .help("write what your learners are to read in its place")
                .once_a_file();
        }
    };
    let items: Vec<&Item> = library.items.values().collect();
    let forms = items.par_iter().flat_map_iter(|item| {
        let texts = item.texts().into_iter();
        texts.filter_map(|(path, text)| form(text).map(|_| (*item, path, text)))
    });
    for (item, path, text) in forms.collect::<Vec<_>>() {
        look(text, &|| Place::new(Thing::Item, &item.id, path.as_str()));
    }
    for thing in things(library) {
        for (path, text) in &thing.texts {
            look(text, &|| thing.place(path));
        }
    }
    for fact in library.facts.values() {
        if let FactValue::Words(words) = &fact.value {
            look(words, &|| Place::new(Thing::Fact, &fact.id, "value"));
        }
    }
    for source in library.sources.values() {
        for (key, text) in [("publisher", &source.publisher), ("title", &source.title)] {
            look(text, &|| Place::new(Thing::Source, &source.id, key));
        }
    }
}

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

    #[test]
    fn every_sample_that_is_marked_as_one_is_known() {
        let mut known = 0;
        for (_, name, text) in crate::template::SAMPLES {
            let marked = text.lines().filter_map(|line| {
                let (_, value) = line.split_once(" = \"")?;
                let value = value.trim_end_matches('"');
                let says = [
                    "Example",
                    "o be filled in",
                    "still to be written",
                    "Ejemplo",
                    "or completar",
                    "por escribir",
                ];
                says.iter()
                    .any(|word| value.contains(word))
                    .then_some(value)
            });
            for value in marked {
                assert!(form(value).is_some(), "{name}: {value}");
                known += 1;
            }
        }
        assert!(known > 15, "{known}");
    }
}
