//! A few words, compared with case, accents and spacing folded.

use super::{Anticipated, Kind};
use crate::core::session::pose::Pen;
use crate::core::session::task::{Blank, NearMiss, Task};

/// A few words.
#[derive(Clone, Debug)]
pub struct ShortAnswer {
    /// What counts as right; the first is shown as the answer.
    pub accept: Vec<String>,
    /// Wrong words worth their own.
    pub anticipated: Vec<Anticipated<Vec<String>>>,
}

impl ShortAnswer {
    /// The blank to fill, for the item itself or for a gap at `path` (empty, or ending in a dot).
    pub fn blank(&self, path: &str, pen: &mut Pen<'_>) -> Blank {
        Blank::Words {
            accept: pen.list(&format!("{path}accept"), &self.accept),
            anticipated: self
                .anticipated
                .iter()
                .map(|a| NearMiss {
                    id: a.id.clone(),
                    given: pen.list(&format!("{path}anticipated.{}.accept", a.id), &a.given),
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

    /// `accept` lists below `path` (empty, or ending in a dot).
    pub fn lists_at(&self, path: &str) -> Vec<(String, &[String])> {
        let own = (format!("{path}accept"), self.accept.as_slice());
        let others = self.anticipated.iter().map(|a| {
            (
                format!("{path}anticipated.{}.accept", a.id),
                a.given.as_slice(),
            )
        });
        std::iter::once(own).chain(others).collect()
    }
}

impl Kind for ShortAnswer {
    fn name(&self) -> &'static str {
        "short-answer"
    }
    fn texts(&self) -> Vec<(String, &str)> {
        self.texts_at("")
    }
    fn lists(&self) -> Vec<(String, &[String])> {
        self.lists_at("")
    }
    fn pose(&self, pen: &mut Pen<'_>) -> Task {
        Task::Field(self.blank("", pen))
    }
}
