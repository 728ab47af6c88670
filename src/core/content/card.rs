//! A card: one page for one role, to keep at hand. Says what to do; holds no item and no lesson.

use crate::core::id::{FactId, NoteId, PartId, RoleId};

/// One page for one role.
#[derive(Clone, Debug)]
pub struct Card {
    /// Whom it is for; unique in the library.
    pub role: RoleId,
    /// Its title.
    pub title: String,
    /// What holds for all of it, in a sentence or two.
    pub summary: String,
    /// Content notes said at its top.
    pub content_notes: Vec<NoteId>,
    /// Signs in their context.
    pub signs: Vec<Line>,
    /// What to do, in order.
    pub steps: Vec<Line>,
    /// What not to do.
    pub donts: Vec<Line>,
    /// Contact facts at its foot.
    pub help_lines: Vec<FactId>,
}

/// One line of a card.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its id, unique in its list.
    pub id: PartId,
    /// What it says.
    pub text: String,
}

impl Card {
    /// Its lists, each by the key authors write it under.
    pub fn lists(&self) -> [(&'static str, &[Line]); 3] {
        [
            ("signs", &self.signs),
            ("do", &self.steps),
            ("dont", &self.donts),
        ]
    }

    /// Every text with its path, in the order it is read.
    pub fn texts(&self) -> Vec<(String, &str)> {
        let mut texts = vec![
            ("title".to_owned(), self.title.as_str()),
            ("summary".to_owned(), self.summary.as_str()),
        ];
        for (key, lines) in self.lists() {
            let lines = lines.iter();
            texts.extend(lines.map(|line| (format!("{key}.{}.text", line.id), line.text.as_str())));
        }
        texts
    }
}
