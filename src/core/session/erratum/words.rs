//! What counts as right as well, in the words in which a learner was shown it.

use super::accepted::{Accepted, Value, pos};
use crate::core::id::PartId;
use crate::core::locale;
use crate::core::score::Decimal;
use crate::core::session::response::Entry;
use crate::core::session::task::{Blank, Part, Task};
use crate::core::text::Lang;

impl Accepted {
    /// In words, in `lang`; `None` where this task has no such part.
    pub fn in_words(&self, task: &Task, lang: Lang) -> Option<String> {
        let say = |parts: &[Part], id: &PartId| {
            let part = parts.iter().find(|part| part.id == *id)?;
            Some(part.text.say(lang).to_owned())
        };
        let all = |parts: &[Part], ids: Vec<&PartId>| {
            let said: Option<Vec<String>> = ids.into_iter().map(|id| say(parts, id)).collect();
            Some(said?.join("; "))
        };
        match (self, task) {
            (Accepted::Entry(value), Task::Field(blank)) => value.in_words(blank, lang),
            (Accepted::Options(ids), Task::PickSeveral { options, .. }) => {
                all(options, ids.iter().collect())
            }
            (Accepted::Order(ids), Task::Arrange { things, .. }) => {
                all(things, ids.iter().collect())
            }
            (Accepted::Pair(one, other), Task::PairUp { left, right, .. }) => {
                Some(format!("{}: {}", say(left, one)?, say(right, other)?))
            }
            (Accepted::Gap(id, value), Task::Gaps { gaps, .. }) => {
                let gap = gaps.iter().find(|gap| gap.id == *id)?;
                value.in_words(&gap.blank, lang)
            }
            (
                Accepted::Entry(_)
                | Accepted::Options(_)
                | Accepted::Order(_)
                | Accepted::Pair(..)
                | Accepted::Gap(..),
                _,
            ) => None,
        }
    }
}

impl Value {
    fn in_words(&self, blank: &Blank, lang: Lang) -> Option<String> {
        let say = |entry: &Entry| blank.say(entry, lang).text;
        match (self, blank) {
            (Value::Option(id), Blank::Pick { options, .. }) => {
                let at = options.iter().position(|part| part.id == *id)?;
                Some(say(&Entry::Pick(pos(at))))
            }
            (Value::Number(value, tolerance), Blank::Number { .. }) => {
                let said = say(&Entry::Number(*value));
                let ends = [value.plus(tolerance.negated()), value.plus(*tolerance)];
                Some(match *tolerance > Decimal::ZERO {
                    true => format!("{said} ({})", ends.map(locale::number).join(" – ")),
                    false => said,
                })
            }
            (Value::Words(words), Blank::Words { .. }) => Some(words.clone()),
            (Value::Option(_) | Value::Number(..) | Value::Words(_), _) => None,
        }
    }
}
