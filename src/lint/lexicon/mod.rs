//! The lists of words that rules go by, in English and Spanish, and the one pass that finds them all in a text.

mod en;
mod es;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::core::text::Lang;

/// What a phrase is listed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// "All of the above".
    AllOfThese,
    /// "None of the above".
    NoneOfThese,
    /// Points at other options by place or letter.
    Position,
    /// Always, never, only.
    Absolute,
    /// Usually, often, some.
    Vague,
    /// Not, except, least.
    Negative,
    /// A word that turns another: unlikely, without.
    HalfNegative,
    /// Asks what one thinks.
    Opinion,
    /// Asks what one has lived through.
    Disclosure,
    /// Names a person by a label.
    Label,
    /// Makes the reader a saviour.
    Rescue,
    /// A group by race, nation or faith.
    Group,
    /// Shows violence.
    Graphic,
    /// Shames who was wrong.
    Shaming,
    /// Takes one sign for proof.
    Proof,
    /// What nobody should do alone.
    Unsafe,
    /// A figure without a source.
    Myth,
    /// Says that a situation is made up.
    Fictional,
    /// Begins a feedback with yes.
    Yes,
    /// Begins a feedback with no.
    No,
    /// Tells the reader what to do: a stem that asks.
    Imperative,
}

/// A phrase found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is listed for.
    pub topic: Topic,
    /// Its bytes in the folded text.
    pub range: Range<usize>,
    /// The number of its first word.
    pub word: usize,
    /// How many words it has.
    pub words: usize,
}

struct Lexicon {
    // Phrases by their first word: topic, and the words after it.
    phrases: HashMap<&'static str, Vec<(Topic, Vec<&'static str>)>>,
    small: HashSet<&'static str>,
}

impl Lexicon {
    fn new(lists: &[(Topic, &'static str)], small: &'static str) -> Lexicon {
        let mut phrases: HashMap<&str, Vec<(Topic, Vec<&str>)>> = HashMap::new();
        for (topic, list) in lists {
            for phrase in list.split(',').map(str::trim) {
                let mut words = phrase.split_whitespace();
                if let Some(first) = words.next() {
                    phrases
                        .entry(first)
                        .or_default()
                        .push((*topic, words.collect()));
                }
            }
        }
        let small = small.split_whitespace().collect();
        Lexicon { phrases, small }
    }
}

static EN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(en::LISTS, en::SMALL));
static ES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(es::LISTS, es::SMALL));

fn of(lang: Lang) -> Option<&'static Lexicon> {
    match lang.as_str().get(..2) {
        Some("en") => Some(&EN),
        Some("es") => Some(&ES),
        _ => None,
    }
}

/// Finds the phrases of a language in a text cut into words.
pub fn scan(folded: &str, words: &[(u32, u32)], lang: Lang) -> Vec<Hit> {
    let mut hits = Vec::new();
    let Some(lexicon) = of(lang) else {
        return hits;
    };
    let slice = |at: usize| {
        let (from, to) = words[at];
        &folded[from as usize..to as usize]
    };
    // Between the words of a phrase stands no stop.
    let joined = |at: usize| {
        let between = &folded[words[at].1 as usize..words[at + 1].0 as usize];
        !between.contains(['.', ':', ';', '?', '!', ',', '(', ')'])
    };
    for at in 0..words.len() {
        let Some(phrases) = lexicon.phrases.get(slice(at)) else {
            continue;
        };
        for (topic, rest) in phrases {
            let end = at + rest.len();
            let fits = end < words.len()
                && rest
                    .iter()
                    .enumerate()
                    .all(|(i, word)| slice(at + 1 + i) == *word && joined(at + i));
            if fits {
                hits.push(Hit {
                    topic: *topic,
                    range: words[at].0 as usize..words[end].1 as usize,
                    word: at,
                    words: rest.len() + 1,
                });
            }
        }
    }
    hits
}

/// Whether a word carries no meaning of its own: articles, prepositions, pronouns, forms of to be.
pub fn is_small(word: &str, lang: Lang) -> bool {
    word.chars().count() < 3 || of(lang).is_some_and(|lexicon| lexicon.small.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_whole_and_not_inside_a_word() {
        let topics = |text: &str| {
            let library = crate::lint::fixture::empty();
            let text = crate::lint::text::Text::new(String::new(), text, Lang::EN, &library);
            text.hits.iter().map(|hit| hit.topic).collect::<Vec<_>>()
        };
        assert_eq!(
            topics("All of the above"),
            [Topic::AllOfThese, Topic::Absolute]
        );
        assert_eq!(topics("an ally of the abovementioned"), []);
    }
}
