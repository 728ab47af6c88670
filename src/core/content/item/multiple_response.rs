//! Several answers of several.

use super::{AnswerOption, Kind, option_texts};
use crate::core::score::Scoring;
use crate::core::session::pose::Pen;
use crate::core::session::task::{Pos, Task};

/// Several answers of several: at least one option is a key and at least one is not.
#[derive(Clone, Debug)]
pub struct MultipleResponse {
    /// As written.
    pub options: Vec<AnswerOption>,
    /// All or nothing unless the author says otherwise.
    pub scoring: Scoring,
}

impl Kind for MultipleResponse {
    fn name(&self) -> &'static str {
        "multiple-response"
    }
    fn texts(&self) -> Vec<(String, &str)> {
        option_texts("options", &self.options)
    }
    fn pose(&self, pen: &mut Pen<'_>) -> Task {
        let (order, options) = pen.parts("options", &self.options);
        let keys = (0..)
            .zip(&order)
            .filter(|(_, at)| self.options[**at].key)
            .map(|(pos, _): (Pos, _)| pos)
            .collect();
        Task::PickSeveral {
            options,
            keys,
            scoring: self.scoring,
        }
    }
}
