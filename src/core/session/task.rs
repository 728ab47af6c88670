//! The closed tasks that items are posed as: what is stored, shown and scored. Never names an item type.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::response::{Entry, LONGEST_WORDS, Response};
use crate::core::content::case::Signal;
use crate::core::id::PartId;
use crate::core::score::{Credit, Decimal, Scoring};
use crate::core::text::{Lang, Shown};

pub use super::response::Pos;

/// What is asked, with its key and feedback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// One blank.
    Field(Blank),
    /// Options of which several are right.
    PickSeveral {
        /// In shown order.
        options: Vec<Part>,
        /// Shown places of the right ones.
        keys: BTreeSet<Pos>,
        /// How parts become credit.
        scoring: Scoring,
    },
    /// Things to put in order.
    Arrange {
        /// In shown order.
        things: Vec<Part>,
        /// `order[0]` is the shown place of what comes first.
        order: Vec<Pos>,
        /// How parts become credit.
        scoring: Scoring,
    },
    /// Left sides to join to right sides.
    PairUp {
        /// In shown order, lettered.
        left: Vec<Part>,
        /// In shown order, numbered; some may belong to nobody.
        right: Vec<Part>,
        /// `partner[0]` is the shown place of the first left side's right side.
        partner: Vec<Pos>,
        /// How parts become credit.
        scoring: Scoring,
    },
    /// A text with gaps.
    Gaps {
        /// The text; `{gap:ID}` marks each gap.
        text: Shown,
        /// In labelled order.
        gaps: Vec<Gapped>,
        /// How parts become credit.
        scoring: Scoring,
    },
}

/// A gap of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gapped {
    /// Its id.
    pub id: PartId,
    /// What it asks for.
    pub blank: Blank,
}

/// One thing to give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blank {
    /// One of several options.
    Pick {
        /// In shown order.
        options: Vec<Part>,
        /// What each earns.
        credit: Vec<Credit>,
    },
    /// A number.
    Number {
        /// The key.
        key: Decimal,
        /// How far off still counts.
        tolerance: Decimal,
        /// Its unit.
        unit: Option<UnitWords>,
        /// Wrong numbers with their own words.
        anticipated: Vec<NearMiss<(Decimal, Decimal)>>,
    },
    /// A few words.
    Words {
        /// What counts, by language; any language's words count.
        accept: BTreeMap<Lang, Vec<String>>,
        /// Wrong words with their own.
        anticipated: Vec<NearMiss<BTreeMap<Lang, Vec<String>>>>,
    },
}

/// An option, a thing, a side of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The author's id.
    pub id: PartId,
    /// What is shown.
    pub text: Shown,
    /// What one reads afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<Shown>,
    /// Whether choosing it in life could hurt someone.
    #[serde(default, rename = "unsafe", skip_serializing_if = "std::ops::Not::not")]
    pub is_unsafe: bool,
    /// What choosing it says of the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<Signal>,
}

impl Part {
    /// A part that is neither unsafe nor a judgement.
    pub fn plain(id: PartId, text: Shown, feedback: Option<Shown>) -> Part {
        Part {
            id,
            text,
            feedback,
            is_unsafe: false,
            says: None,
        }
    }
}

/// An anticipated wrong answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearMiss<T> {
    /// The author's id.
    pub id: PartId,
    /// What was given.
    pub given: T,
    /// What is said to it.
    pub feedback: Shown,
}

/// A unit's wording, `{n}` for the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitWords {
    /// For one.
    pub one: Shown,
    /// For any other number.
    pub other: Shown,
    /// Ends the prompt.
    pub ask: Shown,
}

/// What an interface sees: the shape without key, credit or feedback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Prompt {
    /// One blank.
    Field(Ask),
    /// Options of which several may be right.
    Several(Vec<String>),
    /// Things to put in order.
    Order(Vec<String>),
    /// Left and right sides.
    Pairs(Vec<String>, Vec<String>),
    /// A text with `{gap:1}`, `{gap:2}`… in labelled order, and what each asks for.
    Gaps(String, Vec<Ask>),
}

/// What a blank asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ask {
    /// One of these.
    Pick(Vec<String>),
    /// A number; the wording ends the prompt.
    Number(Option<String>),
    /// A few words.
    Words,
}

impl Task {
    /// What is asked, in `lang`, without key and feedback.
    pub fn prompt(&self, lang: Lang) -> Prompt {
        match self {
            Task::Field(blank) => Prompt::Field(blank.ask(lang)),
            Task::PickSeveral { options, .. } => Prompt::Several(texts(options, lang)),
            Task::Arrange { things, .. } => Prompt::Order(texts(things, lang)),
            Task::PairUp { left, right, .. } => {
                Prompt::Pairs(texts(left, lang), texts(right, lang))
            }
            Task::Gaps { text, gaps, .. } => {
                let mut text = text.say(lang).to_owned();
                for (label, gap) in (1..).zip(gaps) {
                    text =
                        text.replace(&format!("{{gap:{}}}", gap.id), &format!("{{gap:#{label}}}"));
                }
                let text = text.replace("{gap:#", "{gap:");
                Prompt::Gaps(text, gaps.iter().map(|gap| gap.blank.ask(lang)).collect())
            }
        }
    }

    /// What a response earns; `None` where it does not fit this task (another shape, a place that is not there).
    pub fn score(&self, response: &Response) -> Option<Credit> {
        if !self.fits(response) {
            return None;
        }
        match self {
            Task::Field(blank) => blank.score(response.field()?),
            Task::PickSeveral { keys, scoring, .. } => {
                let chosen = response.several()?;
                let hits = chosen.intersection(keys).count();
                let slips = chosen.difference(keys).count();
                let earned = hits.saturating_sub(slips);
                Some(Credit::share(earned, keys.len(), *scoring))
            }
            Task::Arrange { order, scoring, .. } => {
                let given = response.order()?;
                let right = given.iter().zip(order).filter(|(a, b)| a == b).count();
                Some(Credit::share(right, order.len(), *scoring))
            }
            Task::PairUp {
                partner, scoring, ..
            } => {
                let given = response.pairs()?;
                let right = (0..).zip(partner).filter(|(l, r)| given.get(l) == Some(*r));
                Some(Credit::share(right.count(), partner.len(), *scoring))
            }
            Task::Gaps { gaps, scoring, .. } => {
                let right = gaps.iter().zip(response.gaps()?).filter(|(gap, entry)| {
                    let credit = entry.as_ref().and_then(|e| gap.blank.score(e));
                    credit.is_some_and(Credit::is_full)
                });
                Some(Credit::share(right.count(), gaps.len(), *scoring))
            }
        }
    }

    /// Whether a response has this task's shape and names only places that are there, none twice.
    pub fn fits(&self, response: &Response) -> bool {
        let within = |pos: &Pos, of: usize| usize::from(*pos) < of;
        match self {
            Task::Field(blank) => response
                .field()
                .is_some_and(|entry| blank.score(entry).is_some()),
            Task::PickSeveral { options, .. } => response.several().is_some_and(|chosen| {
                !chosen.is_empty() && chosen.iter().all(|p| within(p, options.len()))
            }),
            Task::Arrange { things, .. } => response.order().is_some_and(|given| {
                let distinct: BTreeSet<_> = given.iter().collect();
                !given.is_empty()
                    && distinct.len() == given.len()
                    && given.iter().all(|p| within(p, things.len()))
            }),
            Task::PairUp { left, right, .. } => response.pairs().is_some_and(|given| {
                let there = |(l, r): (&Pos, &Pos)| within(l, left.len()) && within(r, right.len());
                !given.is_empty() && given.iter().all(there)
            }),
            Task::Gaps { gaps, .. } => response.gaps().is_some_and(|given| {
                let fits = |(gap, entry): (&Gapped, &Option<Entry>)| {
                    entry.as_ref().is_none_or(|e| gap.blank.score(e).is_some())
                };
                given.len() == gaps.len()
                    && given.iter().any(Option::is_some)
                    && gaps.iter().zip(given).all(fits)
            }),
        }
    }

    /// Whether a fitting response leaves nothing open.
    pub fn is_complete(&self, response: &Response) -> bool {
        match self {
            Task::Field(_) | Task::PickSeveral { .. } => true,
            Task::Arrange { order, .. } => response
                .order()
                .is_some_and(|given| given.len() == order.len()),
            Task::PairUp { partner, .. } => response
                .pairs()
                .is_some_and(|given| given.len() == partner.len()),
            Task::Gaps { .. } => response
                .gaps()
                .is_some_and(|given| given.iter().all(Option::is_some)),
        }
    }

    /// A response as it is kept: words that an author foresaw in the author's spelling, others cut to what may be kept.
    pub fn settled(&self, response: Response) -> Response {
        match (self, response.field(), response.gaps()) {
            (Task::Field(blank), Some(entry), _) => Response::Field(blank.settled(entry)),
            (Task::Gaps { gaps, .. }, _, Some(given)) => {
                let settle = |(gap, entry): (&Gapped, &Option<Entry>)| {
                    entry.as_ref().map(|entry| gap.blank.settled(entry))
                };
                Response::Gaps(gaps.iter().zip(given).map(settle).collect())
            }
            (
                Task::Field(_)
                | Task::PickSeveral { .. }
                | Task::Arrange { .. }
                | Task::PairUp { .. }
                | Task::Gaps { .. },
                _,
                _,
            ) => response,
        }
    }

    /// The response that earns everything.
    pub fn key(&self) -> Response {
        self.key_by(None)
    }

    /// The same, in words of `lang` where it has any.
    pub fn key_in(&self, lang: Lang) -> Response {
        self.key_by(Some(lang))
    }

    fn key_by(&self, lang: Option<Lang>) -> Response {
        let of = |blank: &Blank| blank.key_by(lang);
        match self {
            Task::Field(blank) => Response::Field(of(blank)),
            Task::PickSeveral { keys, .. } => Response::Several(keys.clone()),
            Task::Arrange { order, .. } => Response::Order(order.clone()),
            Task::PairUp { partner, .. } => {
                Response::Pairs((0..).zip(partner.iter().copied()).collect())
            }
            Task::Gaps { gaps, .. } => {
                Response::Gaps(gaps.iter().map(|gap| Some(of(&gap.blank))).collect())
            }
        }
    }
}

impl Blank {
    /// What is asked, in `lang`.
    pub fn ask(&self, lang: Lang) -> Ask {
        match self {
            Blank::Pick { options, .. } => Ask::Pick(texts(options, lang)),
            Blank::Number { unit, .. } => {
                Ask::Number(unit.as_ref().map(|u| u.ask.say(lang).to_owned()))
            }
            Blank::Words { .. } => Ask::Words,
        }
    }

    /// What an entry earns; `None` where it does not fit.
    pub fn score(&self, entry: &Entry) -> Option<Credit> {
        let earned = |right| if right { Credit::FULL } else { Credit::NONE };
        match (self, entry) {
            (Blank::Pick { credit, .. }, Entry::Pick(pos)) => {
                credit.get(usize::from(*pos)).copied()
            }
            (Blank::Number { key, tolerance, .. }, Entry::Number(given)) => {
                Some(earned(given.is_near(*key, *tolerance)))
            }
            (Blank::Words { accept, .. }, Entry::Words(given)) => {
                Some(earned(accepts(accept, given)))
            }
            (
                Blank::Pick { .. } | Blank::Number { .. } | Blank::Words { .. },
                Entry::Pick(_) | Entry::Number(_) | Entry::Words(_),
            ) => None,
        }
    }

    fn settled(&self, entry: &Entry) -> Entry {
        let (
            Blank::Words {
                accept,
                anticipated,
            },
            Entry::Words(given),
        ) = (self, entry)
        else {
            return entry.clone();
        };
        let folded = fold(given);
        let foreseen = anticipated.iter().map(|miss| &miss.given);
        let known = std::iter::once(accept)
            .chain(foreseen)
            .flat_map(|lists| lists.values().flatten())
            .find(|word| fold(word) == folded);
        Entry::Words(match known {
            Some(word) => word.clone(),
            None => given.chars().take(LONGEST_WORDS).collect(),
        })
    }

    /// The entry that earns everything.
    pub fn key(&self) -> Entry {
        self.key_by(None)
    }

    /// The same, in words of `lang` where it has any.
    pub fn key_in(&self, lang: Lang) -> Entry {
        self.key_by(Some(lang))
    }

    fn key_by(&self, lang: Option<Lang>) -> Entry {
        match self {
            Blank::Pick { credit, .. } => {
                let best = (0..).zip(credit).find(|(_, c)| c.is_full());
                Entry::Pick(best.map_or(0, |(pos, _)| pos))
            }
            Blank::Number { key, .. } => Entry::Number(*key),
            Blank::Words { accept, .. } => {
                Entry::Words(first_words(accept, lang).unwrap_or_default().to_owned())
            }
        }
    }
}

/// The first words of `lang`, else of any language.
pub fn first_words(words: &BTreeMap<Lang, Vec<String>>, lang: Option<Lang>) -> Option<&str> {
    let own = lang.and_then(|lang| words.get(&lang)?.first());
    own.or_else(|| words.values().flatten().next())
        .map(String::as_str)
}

/// Whether `given` is among the accepted words of any language, folded.
pub fn accepts(accept: &BTreeMap<Lang, Vec<String>>, given: &str) -> bool {
    let given = fold(given);
    accept.values().flatten().any(|word| fold(word) == given)
}

/// Words without what should not matter: case, accents, spacing, hyphens, and marks at the ends.
pub fn fold(words: &str) -> String {
    let plain: String = words
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(parts: &[Part], lang: Lang) -> Vec<String> {
    parts
        .iter()
        .map(|part| part.text.say(lang).to_owned())
        .collect()
}
