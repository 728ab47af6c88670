//! The chapters of the author's guide, in reading order. Their examples, put together in that order, are a library; a
//! test checks it.

/// A chapter.
pub struct Chapter {
    /// By which it is asked for.
    pub name: &'static str,
    // Markdown: a heading, and the text.
    text: &'static str,
}

macro_rules! chapters {
    ($($name:literal)*) => {
        /// All of them.
        pub const CHAPTERS: &[Chapter] = &[$(Chapter {
            name: $name,
            text: include_str!(concat!("author/", $name, ".md")),
        }),*];
    };
}

chapters! {
    "start" "files" "plan" "safety" "new" "item"
    "choice" "multiple-response" "true-false" "numeric" "short-answer" "ordering" "matching" "cloze"
    "options" "feedback" "levels" "facts" "variants" "cases" "notes"
    "lessons" "exam" "check" "try" "versions" "translations" "keys"
}

impl Chapter {
    /// Its heading.
    pub fn title(&self) -> &'static str {
        let first = self.text.lines().next().unwrap_or_default();
        first.trim_start_matches("# ")
    }

    /// What stands below its heading.
    pub fn body(&self) -> &'static str {
        self.text.split_once('\n').map_or("", |(_, body)| body)
    }
}
