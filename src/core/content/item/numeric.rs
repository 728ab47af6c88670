//! A number, right within a tolerance.

use super::{Anticipated, Kind, Value};
use crate::core::id::UnitId;
use crate::core::score::Decimal;
use crate::core::session::pose::Pen;
use crate::core::session::task::{Blank, NearMiss, Task};

/// A number.
#[derive(Clone, Debug)]
pub struct Numeric {
    /// The key; `None` where every variant brings its own.
    pub answer: Option<Value>,
    /// How far off still counts, in the unit of the answer.
    pub tolerance: Decimal,
    /// The unit; a fact brings its own.
    pub unit: Option<UnitId>,
    /// Wrong numbers worth their own words: the number and its tolerance.
    pub anticipated: Vec<Anticipated<(Decimal, Decimal)>>,
}

impl Numeric {
    /// The blank to fill, for the item itself or for a gap at `path` (empty, or ending in a dot).
    pub fn blank(&self, path: &str, pen: &mut Pen<'_>) -> Blank {
        let key = pen.key(self.answer.as_ref());
        Blank::Number {
            key: pen.number(&key),
            tolerance: self.tolerance,
            unit: pen.unit(self.unit.as_ref(), &key),
            anticipated: self
                .anticipated
                .iter()
                .map(|a| NearMiss {
                    id: a.id.clone(),
                    given: a.given,
                    feedback: pen
                        .text(&format!("{path}anticipated.{}.feedback", a.id), &a.feedback),
                })
                .collect(),
        }
    }

    /// Texts below `path` (empty, or ending in a dot).
    pub fn texts_at(&self, path: &str) -> Vec<(String, &str)> {
        self.anticipated
            .iter()
            .map(|a| {
                (
                    format!("{path}anticipated.{}.feedback", a.id),
                    a.feedback.as_str(),
                )
            })
            .collect()
    }
}

impl Kind for Numeric {
    fn name(&self) -> &'static str {
        "numeric"
    }
    fn keys(&self) -> Vec<&Value> {
        self.answer.iter().collect()
    }
    fn texts(&self) -> Vec<(String, &str)> {
        self.texts_at("")
    }
    fn pose(&self, pen: &mut Pen<'_>) -> Task {
        Task::Field(self.blank("", pen))
    }
}
