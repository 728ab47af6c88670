//! What was right and wrong in a response, part by part, with its feedback. Holds keys: never part of an exam screen.

use serde::Serialize;

use super::response::{Entry, Pos, Response};
use super::task::{Blank, Part, Task, accepts, fold};
use crate::core::locale;
use crate::core::score::{Credit, Decimal};
use crate::core::text::{Lang, Shown};

/// One part of a response against its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which part.
    pub spot: Spot,
    /// What was given; `None` where nothing was.
    pub given: Option<Said>,
    /// What is right.
    pub key: Said,
    /// Whether this part is right.
    pub right: bool,
    /// Feedback on what was given, or on what was missed.
    pub note: Option<String>,
    /// Whether what was given could hurt someone.
    pub is_unsafe: bool,
}

/// A part of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Spot {
    /// The only one.
    Whole,
    /// An option that was chosen, or should have been.
    Option {
        /// Whether it is right.
        key: bool,
    },
    /// The place in an order, from 0.
    Place(Pos),
    /// A left side, from 0.
    Left(Pos),
    /// A gap, from 0.
    Gap(Pos),
}

/// Something given or right, as it can be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Its shown place, where it is one of several.
    pub pos: Option<Pos>,
    /// Its words: the option, the number with its unit, the words.
    pub text: String,
    /// For a number: the least and the most that count, where they differ.
    pub range: Option<(String, String)>,
}

impl Task {
    /// The response part by part, in `lang`. A missing response is wrong in every part.
    pub fn findings(&self, response: Option<&Response>, lang: Lang) -> Vec<Finding> {
        match self {
            Task::Field(blank) => {
                let entry = response.and_then(Response::field);
                vec![blank.finding(Spot::Whole, entry, lang)]
            }
            Task::PickSeveral { options, keys, .. } => {
                let chosen = response.and_then(Response::several);
                let is_chosen = |pos: &Pos| chosen.is_some_and(|chosen| chosen.contains(pos));
                (0..)
                    .zip(options)
                    .filter(|(pos, _)| is_chosen(pos) || keys.contains(pos))
                    .map(|(pos, part)| {
                        let (given, key) = (is_chosen(&pos), keys.contains(&pos));
                        Finding {
                            spot: Spot::Option { key },
                            given: given.then(|| said(pos, part, lang)),
                            key: said(pos, part, lang),
                            right: given == key,
                            note: note(part, lang),
                            is_unsafe: given && part.is_unsafe,
                        }
                    })
                    .collect()
            }
            Task::Arrange { things, order, .. } => {
                let given = response.and_then(Response::order).unwrap_or_default();
                let say = |pos: Pos| things.get(usize::from(pos)).map(|p| said(pos, p, lang));
                (0..)
                    .zip(order)
                    .filter_map(|(place, key)| {
                        let mine = given.get(usize::from(place)).copied();
                        Some(Finding {
                            spot: Spot::Place(place),
                            given: mine.and_then(say),
                            key: say(*key)?,
                            right: mine == Some(*key),
                            note: things.get(usize::from(*key)).and_then(|p| note(p, lang)),
                            is_unsafe: false,
                        })
                    })
                    .collect()
            }
            Task::PairUp {
                left,
                right,
                partner,
                ..
            } => {
                let given = response.and_then(Response::pairs);
                let say = |pos: Pos| right.get(usize::from(pos)).map(|p| said(pos, p, lang));
                (0..)
                    .zip(left.iter().zip(partner))
                    .filter_map(|(at, (part, key))| {
                        let mine = given.and_then(|given| given.get(&at)).copied();
                        let wrong = mine.filter(|pos| pos != key);
                        let mine_note = wrong
                            .and_then(|pos| right.get(usize::from(pos)))
                            .and_then(|p| note(p, lang));
                        Some(Finding {
                            spot: Spot::Left(at),
                            given: mine.and_then(say),
                            key: say(*key)?,
                            right: mine == Some(*key),
                            note: mine_note.or_else(|| note(part, lang)),
                            is_unsafe: false,
                        })
                    })
                    .collect()
            }
            Task::Gaps { gaps, .. } => {
                let given = response.and_then(Response::gaps).unwrap_or_default();
                (0..)
                    .zip(gaps)
                    .map(|(at, gap)| {
                        let entry = given.get(usize::from(at)).and_then(Option::as_ref);
                        gap.blank.finding(Spot::Gap(at), entry, lang)
                    })
                    .collect()
            }
        }
    }
}

impl Blank {
    fn finding(&self, spot: Spot, entry: Option<&Entry>, lang: Lang) -> Finding {
        let right = entry
            .and_then(|e| self.score(e))
            .is_some_and(Credit::is_full);
        let (note, is_unsafe) = entry.map_or((None, false), |e| self.note(e, lang));
        Finding {
            spot,
            given: entry.map(|e| self.say(e, lang)),
            key: self.say_key(lang),
            right,
            note,
            is_unsafe,
        }
    }

    /// An entry as it can be said: the option, the number with its unit, the words.
    pub fn say(&self, entry: &Entry, lang: Lang) -> Said {
        let plain = |text| Said {
            pos: None,
            text,
            range: None,
        };
        match (self, entry) {
            (Blank::Pick { options, .. }, Entry::Pick(pos)) => match options.get(usize::from(*pos))
            {
                Some(part) => said(*pos, part, lang),
                None => plain(String::new()),
            },
            (Blank::Number { .. }, Entry::Number(number)) => plain(self.number(*number, lang)),
            (
                Blank::Pick { .. } | Blank::Number { .. } | Blank::Words { .. },
                Entry::Words(words),
            ) => plain(words.clone()),
            (Blank::Pick { .. } | Blank::Words { .. }, Entry::Number(number)) => {
                plain(locale::number(*number))
            }
            (Blank::Number { .. } | Blank::Words { .. }, Entry::Pick(_)) => plain(String::new()),
        }
    }

    fn say_key(&self, lang: Lang) -> Said {
        match self {
            Blank::Pick { .. } => self.say(&self.key(), lang),
            Blank::Number { key, tolerance, .. } => Said {
                pos: None,
                text: self.number(*key, lang),
                range: (*tolerance > Decimal::ZERO).then(|| {
                    (
                        locale::number(key.plus(tolerance.negated())),
                        locale::number(key.plus(*tolerance)),
                    )
                }),
            },
            Blank::Words { accept, .. } => Said {
                pos: None,
                text: accept
                    .get(&lang)
                    .or_else(|| accept.values().next())
                    .and_then(|words| words.first())
                    .cloned()
                    .unwrap_or_default(),
                range: None,
            },
        }
    }

    fn number(&self, number: Decimal, lang: Lang) -> String {
        let shown = locale::number(number);
        match self {
            Blank::Number {
                unit: Some(unit), ..
            } => {
                let form = match locale::plural(number) {
                    locale::Plural::One => &unit.one,
                    locale::Plural::Other => &unit.other,
                };
                form.say(lang).replace("{n}", &shown)
            }
            Blank::Number { unit: None, .. } | Blank::Pick { .. } | Blank::Words { .. } => shown,
        }
    }

    fn note(&self, entry: &Entry, lang: Lang) -> (Option<String>, bool) {
        let say = |text: &Shown| Some(text.say(lang).to_owned());
        match (self, entry) {
            (Blank::Pick { options, .. }, Entry::Pick(pos)) => options
                .get(usize::from(*pos))
                .map_or((None, false), |part| (note(part, lang), part.is_unsafe)),
            (Blank::Number { anticipated, .. }, Entry::Number(given)) => {
                if self.score(entry).is_some_and(Credit::is_full) {
                    return (None, false);
                }
                let near = anticipated
                    .iter()
                    .find(|miss| given.is_near(miss.given.0, miss.given.1));
                (near.and_then(|miss| say(&miss.feedback)), false)
            }
            (Blank::Words { anticipated, .. }, Entry::Words(given)) => {
                if self.score(entry).is_some_and(Credit::is_full) {
                    return (None, false);
                }
                let given = fold(given);
                let near = anticipated.iter().find(|miss| accepts(&miss.given, &given));
                (near.and_then(|miss| say(&miss.feedback)), false)
            }
            (
                Blank::Pick { .. } | Blank::Number { .. } | Blank::Words { .. },
                Entry::Pick(_) | Entry::Number(_) | Entry::Words(_),
            ) => (None, false),
        }
    }
}

fn said(pos: Pos, part: &Part, lang: Lang) -> Said {
    Said {
        pos: Some(pos),
        text: part.text.say(lang).to_owned(),
        range: None,
    }
}

fn note(part: &Part, lang: Lang) -> Option<String> {
    part.feedback.as_ref().map(|text| text.say(lang).to_owned())
}
