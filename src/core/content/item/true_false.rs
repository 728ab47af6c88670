//! True or false: always shown as 1 True, 2 False.

use super::Kind;
use crate::core::locale;
use crate::core::score::Credit;
use crate::core::session::pose::Pen;
use crate::core::session::task::{Blank, Part, Task};

/// A statement that is true or false.
#[derive(Clone, Debug)]
pub struct TrueFalse {
    /// Whether it is true.
    pub answer: bool,
    /// What one reads after "true".
    pub feedback_true: Option<String>,
    /// What one reads after "false".
    pub feedback_false: Option<String>,
}

impl TrueFalse {
    fn sides(&self) -> [(bool, &'static str, Option<&String>); 2] {
        [
            (true, "true", self.feedback_true.as_ref()),
            (false, "false", self.feedback_false.as_ref()),
        ]
    }
}

impl Kind for TrueFalse {
    fn name(&self) -> &'static str {
        "true-false"
    }
    fn texts(&self) -> Vec<(String, &str)> {
        self.sides()
            .into_iter()
            .filter_map(|(_, id, feedback)| Some((format!("feedback.{id}"), feedback?.as_str())))
            .collect()
    }
    fn pose(&self, pen: &mut Pen<'_>) -> Task {
        let options = self
            .sides()
            .into_iter()
            .map(|(side, id, feedback)| Part {
                id: id.parse().expect("`true` and `false` are ids"),
                text: pen.words(|lang| locale::truth(side, lang).to_owned()),
                feedback: feedback.map(|f| pen.text(&format!("feedback.{id}"), f)),
                is_unsafe: false,
                says: None,
            })
            .collect();
        let credit = match self.answer {
            true => vec![Credit::FULL, Credit::NONE],
            false => vec![Credit::NONE, Credit::FULL],
        };
        Task::Field(Blank::Pick { options, credit })
    }
}
