//! Things put in order.

use super::Kind;
use crate::core::id::PartId;
use crate::core::score::Scoring;
use crate::core::session::pose::Pen;
use crate::core::session::task::{Part, Pos, Task};

/// Things to put in order, written in the right one.
#[derive(Clone, Debug)]
pub struct Ordering {
    /// In the right order.
    pub things: Vec<Step>,
    /// Per part unless the author says otherwise.
    pub scoring: Scoring,
}

/// One thing to put in its place.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its id, unique in the item.
    pub id: PartId,
    /// What is shown.
    pub text: String,
    /// What one reads about it afterwards.
    pub feedback: Option<String>,
}

impl Kind for Ordering {
    fn name(&self) -> &'static str {
        "ordering"
    }
    fn texts(&self) -> Vec<(String, &str)> {
        let mut texts = Vec::new();
        for step in &self.things {
            texts.push((format!("order.{}.text", step.id), step.text.as_str()));
            if let Some(feedback) = &step.feedback {
                texts.push((format!("order.{}.feedback", step.id), feedback.as_str()));
            }
        }
        texts
    }
    fn pose(&self, pen: &mut Pen<'_>) -> Task {
        // The right order is never the one shown: a person who answers 1 2 3 unread would be right.
        let shown = pen.disorder(self.things.len());
        let things = shown
            .iter()
            .map(|&at| {
                let step = &self.things[at];
                let feedback = step
                    .feedback
                    .as_ref()
                    .map(|f| pen.text(&format!("order.{}.feedback", step.id), f));
                Part {
                    id: step.id.clone(),
                    text: pen.text(&format!("order.{}.text", step.id), &step.text),
                    feedback,
                    is_unsafe: false,
                    says: None,
                }
            })
            .collect();
        let mut order: Vec<Pos> = vec![0; shown.len()];
        for (pos, &at) in (0..).zip(&shown) {
            order[at] = pos;
        }
        Task::Arrange {
            things,
            order,
            scoring: self.scoring,
        }
    }
}
