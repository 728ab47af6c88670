//! What is wrong in an author's files: many values at places, never one error that stops.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::text::{Lang, Place};

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The engine cannot run this.
    Error,
    /// An editor would insist.
    Warning,
    /// An editor would mention it.
    Hint,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        })
    }
}

/// A stretch of a file. Offsets are bytes; lines and columns are worked out when drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The file as the author knows it: the path inside the library, with `/`.
    pub file: Arc<str>,
    /// Byte range in the file; empty at 0 for the whole file.
    pub span: Range<usize>,
}

/// A place in what was read, whatever it was read from; `source` knows where it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The place.
    pub place: Place,
    /// The translation that is meant; `None` for the original.
    pub lang: Option<Lang>,
    /// The words of the text at the place that are meant; `None` for all of it.
    pub quote: Option<Box<str>>,
}

/// A certain correction: these bytes of the file become this text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Range<usize>,
    /// What stands there afterwards.
    pub with: String,
}

/// One mistake (or one remark) at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code: `E…` what the engine cannot run, `L…` what an editor would say. `tutela explain CODE`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub at: At,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Another place that matters, with what it is (`first used here`).
    pub other: Option<(At, String)>,
    /// The correction, where it is certain.
    pub fix: Option<Fix>,
}

/// Line and column of a byte offset in a text, both from 1, columns in Unicode scalar values.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    (line, before[start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        let text = "a\nñandú x\n";
        assert_eq!(line_and_column(text, 0), (1, 1));
        assert_eq!(line_and_column(text, text.find('x').expect("x")), (2, 7));
        assert_eq!(line_and_column(text, 3), (2, 1), "inside ñ");
        assert_eq!(line_and_column(text, 999), (3, 1));
    }
}
