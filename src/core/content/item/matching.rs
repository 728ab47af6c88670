//! Left sides joined to right sides.

use super::Kind;
use crate::core::id::PartId;
use crate::core::score::Scoring;
use crate::core::session::pose::Pen;
use crate::core::session::task::{Part, Pos, Task};

/// Left sides to join to right sides, some of which may belong to nobody.
#[derive(Clone, Debug)]
pub struct Matching {
    /// Pairs that belong together.
    pub pairs: Vec<Pair>,
    /// Right sides that belong to nobody.
    pub extra: Vec<Extra>,
    /// Per part unless the author says otherwise.
    pub scoring: Scoring,
}

/// Two sides that belong together.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Its id, unique in the item.
    pub id: PartId,
    /// The left side, shown with a letter.
    pub left: String,
    /// The right side, shown with a number.
    pub right: String,
    /// What one reads about it afterwards.
    pub feedback: Option<String>,
}

/// A right side that belongs to nobody.
#[derive(Clone, Debug)]
pub struct Extra {
    /// Its id, unique in the item.
    pub id: PartId,
    /// What is shown.
    pub right: String,
    /// What one reads after using it.
    pub feedback: Option<String>,
}

impl Kind for Matching {
    fn name(&self) -> &'static str {
        "matching"
    }
    fn texts(&self) -> Vec<(String, &str)> {
        let mut texts = Vec::new();
        for pair in &self.pairs {
            texts.push((format!("pairs.{}.left", pair.id), pair.left.as_str()));
            texts.push((format!("pairs.{}.right", pair.id), pair.right.as_str()));
            if let Some(feedback) = &pair.feedback {
                texts.push((format!("pairs.{}.feedback", pair.id), feedback.as_str()));
            }
        }
        for extra in &self.extra {
            texts.push((format!("extra.{}.right", extra.id), extra.right.as_str()));
            if let Some(feedback) = &extra.feedback {
                texts.push((format!("extra.{}.feedback", extra.id), feedback.as_str()));
            }
        }
        texts
    }
    fn pose(&self, pen: &mut Pen<'_>) -> Task {
        let lefts = pen.order(self.pairs.len());
        let rights = pen.order(self.pairs.len() + self.extra.len());
        let left = lefts
            .iter()
            .map(|&at| {
                let pair = &self.pairs[at];
                let feedback = pair
                    .feedback
                    .as_ref()
                    .map(|f| pen.text(&format!("pairs.{}.feedback", pair.id), f));
                let text = pen.text(&format!("pairs.{}.left", pair.id), &pair.left);
                Part::plain(pair.id.clone(), text, feedback)
            })
            .collect();
        let right = rights
            .iter()
            .map(|&at| match self.pairs.get(at) {
                Some(pair) => {
                    let text = pen.text(&format!("pairs.{}.right", pair.id), &pair.right);
                    Part::plain(pair.id.clone(), text, None)
                }
                None => {
                    let extra = &self.extra[at - self.pairs.len()];
                    let feedback = extra
                        .feedback
                        .as_ref()
                        .map(|f| pen.text(&format!("extra.{}.feedback", extra.id), f));
                    let text = pen.text(&format!("extra.{}.right", extra.id), &extra.right);
                    Part::plain(extra.id.clone(), text, feedback)
                }
            })
            .collect();
        let place = |pair: &usize| {
            let found = (0..).zip(&rights).find(|(_, at)| *at == pair);
            found.map_or(0, |(pos, _): (Pos, _)| pos)
        };
        Task::PairUp {
            left,
            right,
            partner: lefts.iter().map(place).collect(),
            scoring: self.scoring,
        }
    }
}
