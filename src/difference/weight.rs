//! How much a change weighs: whether it changes what is asked or what is right, only the words, or only their spelling.
//!
//! Nobody can tell by rule whether a sentence means the same in other words. So three things are told for certain (a
//! number changed, a word that turns a sentence came or went, only the spelling changed), and the rest is said to be
//! reworded, for a person to look at. An option of which little stayed is another option under the same id.

use std::collections::BTreeMap;

use super::aspect::Sort;
use super::words::{Rewording, reword, split};
use crate::core::content::hole::{self, Piece};
use crate::core::text::Lang;

/// How much a change weighs, heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// What is asked, or what is right, is not what it was.
    Meaning,
    /// Other words; a person has to see whether they mean the same.
    Wording,
    /// Only spelling, capital letters or punctuation.
    Slip,
    /// Nothing of what is asked.
    Setting,
}

/// What a change of this sort weighs; `None` where nothing changed. `lang` is the language of the words.
pub fn weigh(sort: Sort, old: Option<&str>, new: Option<&str>, lang: Lang) -> Option<Weight> {
    let (old, new) = match (old, new) {
        (None, None) => return None,
        (Some(old), Some(new)) => (old, new),
        (Some(_), None) | (None, Some(_)) => {
            return Some(match sort {
                Sort::Key | Sort::Part | Sort::Asked | Sort::Offered | Sort::Rule => {
                    Weight::Meaning
                }
                Sort::Told | Sort::Translated => Weight::Wording,
                Sort::Setting => Weight::Setting,
            });
        }
    };
    let wording = compare(old, new, lang);
    match (sort, wording) {
        // A part is what its texts say, and they are weighed by themselves.
        (Sort::Part, _) | (_, Wording::Same) => None,
        (Sort::Key | Sort::Rule, _) => Some(Weight::Meaning),
        (Sort::Setting, _) => Some(Weight::Setting),
        (Sort::Asked | Sort::Offered | Sort::Told | Sort::Translated, Wording::Slip) => {
            Some(Weight::Slip)
        }
        (Sort::Asked | Sort::Offered | Sort::Told, Wording::Turned) => Some(Weight::Meaning),
        (Sort::Offered, Wording::Reworded) => Some(match reword(old, new) {
            Rewording::Words(_) => Weight::Wording,
            Rewording::Anew => Weight::Meaning,
        }),
        (Sort::Asked | Sort::Told, Wording::Reworded) => Some(Weight::Wording),
        (Sort::Translated, Wording::Turned | Wording::Reworded) => Some(Weight::Wording),
    }
}

/// How one wording differs from another, as far as a rule can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wording {
    /// Not at all, but for spaces and line breaks.
    Same,
    /// In spelling, capital letters or punctuation.
    Slip,
    /// In a number, a fact, or a word that turns a sentence.
    Turned,
    /// In other words.
    Reworded,
}

fn compare(old: &str, new: &str, lang: Lang) -> Wording {
    let (a, b) = (split(old), split(new));
    if a == b {
        return Wording::Same;
    }
    if telling(old, lang) != telling(new, lang) {
        return Wording::Turned;
    }
    let (a, b) = (bare(&a), bare(&b));
    let is_slip = a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a == b || is_slip(a, b));
    match is_slip {
        true => Wording::Slip,
        false => Wording::Reworded,
    }
}

// Words without punctuation and capital letters.
fn bare(words: &[&str]) -> Vec<String> {
    let bare = words.iter().map(|word| {
        let letters = word.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    });
    bare.filter(|word| !word.is_empty()).collect()
}

// One letter wrong, missing, too much, or two changed over, inside a word of five or more: at its ends a letter makes
// another word (trafficker and trafficked, typical and atypical).
fn is_slip(a: &str, b: &str) -> bool {
    let ends = |word: &str| (word.chars().next(), word.chars().next_back());
    a.chars().count().max(b.chars().count()) >= 5
        && ends(a) == ends(b)
        && strsim::osa_distance(a, b) == 1
}

/// Words that turn a sentence into another one.
const TURNS_EN: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "only", "always",
    "except", "unless", "without", "cannot",
];
const TURNS_ES: &[&str] = &[
    "no",
    "nunca",
    "jamás",
    "ninguno",
    "ninguna",
    "ningún",
    "nadie",
    "nada",
    "ni",
    "solo",
    "sólo",
    "solamente",
    "siempre",
    "excepto",
    "salvo",
    "sin",
];
/// Numbers in words; `one` is left out, as it is rarely a number.
const COUNTS_EN: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "twenty", "thirty", "forty", "fifty", "hundred", "thousand", "million", "billion", "half",
    "third", "quarter", "twice",
];
const COUNTS_ES: &[&str] = &[
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "veinte",
    "treinta",
    "cuarenta",
    "cincuenta",
    "cien",
    "ciento",
    "mil",
    "millón",
    "millones",
    "mitad",
    "tercio",
    "cuarto",
    "doble",
];

// The numbers, facts, gaps and turning words of a text, and how often each stands there.
fn telling(text: &str, lang: Lang) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for (range, piece) in hole::pieces(text) {
        let Piece::Words(words) = piece else {
            *found.entry(text[range].to_owned()).or_default() += 1;
            continue;
        };
        for word in words.split(|c: char| c.is_whitespace() || "-–—/()\"“”«»".contains(c))
        {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !"%$€£".contains(c));
            let word = word.to_lowercase().replace('’', "'");
            let turned = match lang == Lang::ES {
                true => TURNS_ES.contains(&word.as_str()) || COUNTS_ES.contains(&word.as_str()),
                false => TURNS_EN.contains(&word.as_str()) || COUNTS_EN.contains(&word.as_str()),
            };
            let word = match word.as_str() {
                "cannot" => "not".to_owned(),
                short if short.ends_with("n't") && lang != Lang::ES => "not".to_owned(),
                number if number.contains(|c: char| c.is_ascii_digit()) => number.to_owned(),
                word if turned => word.to_owned(),
                _ => continue,
            };
            *found.entry(word).or_default() += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, wording: Wording) {
        assert_eq!(compare(old, new, Lang::EN), wording, "{old} / {new}");
    }

    #[test]
    fn spaces_are_nothing_and_spelling_is_a_slip() {
        check("Held\n papers.", "Held papers.", Wording::Same);
        for (old, new) in [
            ("Held papers.", "held papers"),
            ("He recieves nothing.", "He receives nothing."),
            ("The goverment, she says", "The government she says"),
            ("the labor law of today", "the labour law of today"),
            ("the co-worker", "the coworker"),
        ] {
            check(old, new, Wording::Slip);
        }
    }

    #[test]
    fn numbers_facts_and_words_that_turn_a_sentence_are_told_for_certain() {
        for (old, new) in [
            ("27 % of them", "28 % of them"),
            ("two of them", "three of them"),
            ("about {fact:a}", "about {fact:b}"),
            ("It is proof.", "It is not proof."),
            ("You can tell.", "You can't tell."),
            ("Call.", "Never call."),
            ("It shows a sign.", "It only shows a sign."),
            ("in 2019-2020", "in 2019-2021"),
        ] {
            check(old, new, Wording::Turned);
        }
    }

    #[test]
    fn a_letter_that_makes_another_word_is_no_slip() {
        for (old, new) in [
            ("a trafficker", "a trafficked"),
            ("her employer", "her employee"),
            ("a typical sign", "an atypical sign"),
            ("it is legal", "it is illegal"),
            ("the man left", "the men left"),
            ("Which shows it?", "What shows it?"),
        ] {
            check(old, new, Wording::Reworded);
        }
    }

    #[test]
    fn spanish_turns_by_its_own_words() {
        let turned = |old, new| compare(old, new, Lang::ES) == Wording::Turned;
        assert!(turned("Es una prueba.", "No es una prueba."));
        assert!(turned("dos personas", "tres personas"));
        assert!(!turned("Avise al guardia.", "Avise a la jefa."));
    }

    #[test]
    fn the_same_words_weigh_by_where_they_stand() {
        let of = |sort, old, new| weigh(sort, Some(old), Some(new), Lang::EN);
        for (old, new, weight) in [
            (
                "Call the emergency services",
                "Phone the emergency services",
                Weight::Wording,
            ),
            ("Reported", "Estimated", Weight::Meaning),
            (
                "Call the agency first",
                "Post it where others read it",
                Weight::Meaning,
            ),
            (
                "Tell her manager",
                "Never tell her manager",
                Weight::Meaning,
            ),
        ] {
            assert_eq!(of(Sort::Offered, old, new), Some(weight), "{new}");
        }
        assert_eq!(
            of(Sort::Asked, "Tell her", "Warn her"),
            Some(Weight::Wording)
        );
        assert_eq!(
            of(Sort::Told, "See 3 of them", "See 4 of them"),
            Some(Weight::Meaning)
        );
        assert_eq!(of(Sort::Setting, "recall", "apply"), Some(Weight::Setting));
        assert_eq!(of(Sort::Key, "tell", "ask"), Some(Weight::Meaning));
        assert_eq!(of(Sort::Key, "tell", "tell"), None);
        assert_eq!(
            weigh(Sort::Part, None, Some("x"), Lang::EN),
            Some(Weight::Meaning)
        );
        assert_eq!(
            weigh(Sort::Told, None, Some("x"), Lang::EN),
            Some(Weight::Wording)
        );
    }
}
