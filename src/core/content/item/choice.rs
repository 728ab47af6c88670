//! One answer of several.

use super::{AnswerOption, Kind, option_texts};
use crate::core::score::Credit;
use crate::core::session::pose::Pen;
use crate::core::session::task::{Blank, Task};

/// One answer of several: exactly one option is the key.
#[derive(Clone, Debug)]
pub struct Choice {
    /// As written.
    pub options: Vec<AnswerOption>,
}

impl Choice {
    /// The blank to fill, for the item itself or for a gap at `path`.
    pub fn blank(&self, path: &str, pen: &mut Pen<'_>) -> Blank {
        let (order, options) = pen.parts(path, &self.options);
        let credit = order
            .iter()
            .map(|&at| match self.options[at].key {
                true => Credit::FULL,
                false => Credit::NONE,
            })
            .collect();
        Blank::Pick { options, credit }
    }

    /// Texts below `path`.
    pub fn texts_at(&self, path: &str) -> Vec<(String, &str)> {
        option_texts(path, &self.options)
    }
}

impl Kind for Choice {
    fn name(&self) -> &'static str {
        "choice"
    }
    fn texts(&self) -> Vec<(String, &str)> {
        self.texts_at("options")
    }
    fn pose(&self, pen: &mut Pen<'_>) -> Task {
        Task::Field(self.blank("options", pen))
    }
}
