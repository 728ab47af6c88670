//! The lists of words that rules go by, in English and Spanish, and the one pass that finds them all in a text: phrases
//! as they stand, and frames, verbs with the kinds of things they are done to.

mod en;
mod en_frames;
mod es;
mod es_frames;
mod frame;

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

use self::frame::Step;
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
    /// Calls somebody a victim, or a trafficker, for a habit.
    Equates,
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

// FNV-1a: words are short, and nobody chooses them to collide.
#[derive(Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

// What is known of a word: whether it is small, the phrases it begins, each with its topic and its other words, and the
// frames it begins, by their numbers.
#[derive(Default)]
struct Known {
    is_small: bool,
    phrases: Vec<(Topic, Vec<&'static str>)>,
    frames: Vec<usize>,
}

struct Frame {
    topic: Topic,
    // Whether it is a verb only where a sentence or a step begins.
    begins: bool,
    rest: Vec<Step>,
}

struct Lexicon {
    words: HashMap<String, Known, BuildHasherDefault<Fnv>>,
    frames: Vec<Frame>,
}

impl Lexicon {
    fn new(
        lists: &[(Topic, &'static str)],
        small: &'static str,
        frames: &[(Topic, &'static str)],
        kinds: &[(&'static str, &'static str)],
    ) -> Lexicon {
        let mut words: HashMap<String, Known, _> = HashMap::default();
        for (topic, list) in lists {
            for phrase in list.split(", ").map(|p| p.trim_end_matches(',')) {
                let mut rest = phrase.split_whitespace();
                if let Some(first) = rest.next() {
                    let known = words.entry(first.to_owned()).or_default();
                    known.phrases.push((*topic, rest.collect()));
                }
            }
        }
        for word in small.split_whitespace() {
            words.entry(word.to_owned()).or_default().is_small = true;
        }
        let kinds: BTreeMap<&str, &str> = kinds.iter().copied().collect();
        let mut all = Vec::with_capacity(frames.len());
        for (topic, written) in frames {
            let begins = written.starts_with("^ ");
            let mut steps = frame::steps(written.trim_start_matches("^ "), &kinds).into_iter();
            let Some(first) = steps.next() else { continue };
            for word in first.any {
                words.entry(word).or_default().frames.push(all.len());
            }
            all.push(Frame {
                topic: *topic,
                begins,
                rest: steps.collect(),
            });
        }
        Lexicon { words, frames: all }
    }
}

static EN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(en::LISTS, en::SMALL, en_frames::FRAMES, en_frames::KINDS));
static ES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(es::LISTS, es::SMALL, es_frames::FRAMES, es_frames::KINDS));

fn of(lang: Lang) -> Option<&'static Lexicon> {
    match lang.as_str().get(..2) {
        Some("en") => Some(&EN),
        Some("es") => Some(&ES),
        _ => None,
    }
}

/// A word in a folded text: its bytes, and whether it carries no meaning of its own (articles, prepositions, pronouns,
/// forms of to be).
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Whether it is small.
    pub is_small: bool,
}

/// Finds the phrases of a language in a text cut into words, and marks its small words.
pub fn scan(folded: &str, words: &mut [Word], lang: Lang) -> Vec<Hit> {
    let mut hits = Vec::new();
    let lexicon = of(lang);
    for at in 0..words.len() {
        let word = slice(folded, words[at]);
        let known = lexicon.and_then(|lexicon| lexicon.words.get(word));
        words[at].is_small = known.is_some_and(|k| k.is_small) || word.chars().nth(2).is_none();
        for (topic, rest) in known.map_or(&[][..], |known| &known.phrases) {
            let end = at + rest.len();
            let fits = end < words.len()
                && (0..).zip(rest).all(|(i, word): (usize, _)| {
                    slice(folded, words[at + 1 + i]) == *word && is_joined(folded, words, at + i)
                });
            if fits {
                hits.push(Hit {
                    topic: *topic,
                    range: words[at].from as usize..words[end].to as usize,
                    word: at,
                    words: rest.len() + 1,
                });
            }
        }
        let frames = known.map_or(&[][..], |known| &known.frames);
        let all = lexicon.map_or(&[][..], |lexicon| &lexicon.frames);
        for frame in frames.iter().map(|number| &all[*number]) {
            if frame.begins && !begins(folded, words, at) {
                continue;
            }
            if let Some(end) = follow(folded, words, at, &frame.rest) {
                hits.push(Hit {
                    topic: frame.topic,
                    range: words[at].from as usize..words[end].to as usize,
                    word: at,
                    words: end - at + 1,
                });
            }
        }
    }
    hits
}

// The last word of a frame that stands here, none of its steps across a stop.
fn follow(folded: &str, words: &[Word], at: usize, steps: &[Step]) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(at);
    };
    let joined = (at..words.len().saturating_sub(1))
        .take(step.gap + 1)
        .take_while(|before| !is_parted(folded, words, *before));
    let mut next = joined.map(|before| before + 1);
    next.find_map(|at| {
        let takes = step.any.contains(slice(folded, words[at]));
        takes.then(|| follow(folded, words, at, rest))?
    })
}

// Whether a word begins a text, a sentence or a step, or follows a word after which a verb stands.
fn begins(folded: &str, words: &[Word], at: usize) -> bool {
    const BEFORE: [&str; 24] = [
        "and",
        "then",
        "or",
        "to",
        "must",
        "should",
        "may",
        "can",
        "will",
        "would",
        "you",
        "quietly",
        "politely",
        "gently",
        "firmly",
        "discreetly",
        "first",
        "staff",
        "y",
        "luego",
        "o",
        "debe",
        "puede",
        "discretamente",
    ];
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    !is_joined(folded, words, before) || BEFORE.contains(&slice(folded, words[before]))
}

fn slice(folded: &str, word: Word) -> &str {
    &folded[word.from as usize..word.to as usize]
}

// Whether a sentence ends between two words.
fn is_parted(folded: &str, words: &[Word], at: usize) -> bool {
    let between = &folded[words[at].to as usize..words[at + 1].from as usize];
    between.contains(['.', ':', ';', '?', '!', '(', ')'])
}

// Between the words of a phrase stands no stop.
fn is_joined(folded: &str, words: &[Word], at: usize) -> bool {
    let between = &folded[words[at].to as usize..words[at + 1].from as usize];
    !between.contains(['.', ':', ';', '?', '!', ',', '(', ')'])
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
