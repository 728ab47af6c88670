//! A text with gaps, each a choice, a number or words.

use super::{Choice, Kind, Numeric, ShortAnswer, Value};
use crate::core::id::PartId;
use crate::core::score::Scoring;
use crate::core::session::pose::Pen;
use crate::core::session::task::{Blank, Gapped, Task};

/// A text with gaps.
#[derive(Clone, Debug)]
pub struct Cloze {
    /// The text; `{gap:ID}` marks each gap once.
    pub text: String,
    /// In the order of the author's text, so that labels never move with language.
    pub gaps: Vec<(PartId, Gap)>,
    /// Per part unless the author says otherwise.
    pub scoring: Scoring,
}

/// What a gap asks for.
#[derive(Clone, Debug)]
pub enum Gap {
    /// One of several.
    Choice(Choice),
    /// A number.
    Numeric(Numeric),
    /// A few words.
    ShortAnswer(ShortAnswer),
}

impl Gap {
    fn blank(&self, id: &PartId, pen: &mut Pen<'_>) -> Blank {
        match self {
            Gap::Choice(x) => x.blank(&format!("gaps.{id}.options"), pen),
            Gap::Numeric(x) => x.blank(&format!("gaps.{id}."), pen),
            Gap::ShortAnswer(x) => x.blank(&format!("gaps.{id}."), pen),
        }
    }
}

impl Kind for Cloze {
    fn name(&self) -> &'static str {
        "cloze"
    }
    fn texts(&self) -> Vec<(String, &str)> {
        let mut texts = vec![("text".to_owned(), self.text.as_str())];
        for (id, gap) in &self.gaps {
            texts.extend(match gap {
                Gap::Choice(x) => x.texts_at(&format!("gaps.{id}.options")),
                Gap::Numeric(x) => x.texts_at(&format!("gaps.{id}.")),
                Gap::ShortAnswer(x) => x.texts_at(&format!("gaps.{id}.")),
            });
        }
        texts
    }
    fn lists(&self) -> Vec<(String, &[String])> {
        let lists = self.gaps.iter().map(|(id, gap)| match gap {
            Gap::Choice(_) | Gap::Numeric(_) => Vec::new(),
            Gap::ShortAnswer(x) => x.lists_at(&format!("gaps.{id}.")),
        });
        lists.flatten().collect()
    }
    fn keys(&self) -> Vec<&Value> {
        let gaps = self.gaps.iter().flat_map(|(_, gap)| match gap {
            Gap::Choice(_) | Gap::ShortAnswer(_) => None,
            Gap::Numeric(x) => x.answer.as_ref(),
        });
        gaps.collect()
    }
    fn pose(&self, pen: &mut Pen<'_>) -> Task {
        let gaps = self
            .gaps
            .iter()
            .map(|(id, gap)| Gapped {
                id: id.clone(),
                blank: gap.blank(id, pen),
            })
            .collect();
        Task::Gaps {
            text: pen.text("text", &self.text),
            gaps,
            scoring: self.scoring,
        }
    }
}
