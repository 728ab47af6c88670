//! Where texts are still the form's: as `tutela new` wrote them, or "TODO". What a form is, `core` knows; a test holds it
//! against each sample.

use rayon::prelude::*;

use super::rule::{Check, Rule, Say, Whole, at};
use super::things::things;
use crate::core::content::Item;
use crate::core::content::fact::FactValue;
use crate::core::content::placeholder::{self, form};
use crate::core::diagnostic::Severity::Warning;
use crate::core::text::{Place, Thing};

/// The rule on placeholders.
pub static RULES: &[Rule] = &[Rule {
    code: placeholder::CODE,
    severity: Warning,
    title: "a form that is still to be filled in",
    reason: "The text is the form's own, as `tutela new` wrote it, or says that it is still to be written. An item that \
             holds such a text is asked of no learner, in practice, lesson or exam; anything else they would read as it \
             stands. Said once a file, with how many there are.",
    evidence: "A matter of upkeep: the words are those of the forms, and few of everybody's (\"TODO\").",
    bad: "stem = \"Example. One sign alone shows that a person is being exploited.\"",
    good: "stem = \"Which of these is an example of control?\"",
    check: Check::Library(placeholders),
}];

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
