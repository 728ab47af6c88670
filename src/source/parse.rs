//! TOML text to a tree with a span on every key and value, and all its syntax errors. Knows no shape.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

/// A syntax error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// What the parser says.
    pub message: String,
}

impl Fault {
    /// Whether it is only that something stands a second time: all there is can be read.
    pub fn is_twice(&self) -> bool {
        self.message.ends_with(TWICE)
    }

    /// Whether it says so of a key word, and of no line in brackets.
    pub fn is_key_twice(&self, text: &str) -> bool {
        let before = text.get(..self.span.start).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        self.is_twice() && !text[line..].trim_start().starts_with('[')
    }
}

const TWICE: &str = " stands here a second time";
const ID_TWICE: &str = "the key `id` stands here a second time";

/// Parses a text. Of the errors of one line the first is kept, of an error that runs to the end of the file the first
/// line, and of a header that stands again (`[item.options]` above each option) the first time.
pub fn parse(text: &str) -> (Spanned<DeTable<'_>>, Vec<Fault>) {
    let (tree, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<Fault> = errors
        .into_iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            let message = error.message().trim();
            let message = message.strip_suffix(", expected literal string");
            let mut message = message.unwrap_or(error.message().trim()).to_owned();
            if message == "duplicate key" {
                let key = text.get(span.clone()).unwrap_or("");
                message = format!("the key `{key}`{TWICE}");
            }
            Fault {
                span: span.start..span.end.max(span.start),
                message,
            }
        })
        .collect();
    faults.sort_by_key(|fault| fault.span.start);
    let mut kept: Vec<Fault> = Vec::new();
    // An error that swallows the rest of the text: what else is said of it means nothing.
    let is_open = |fault: &Fault| {
        fault.message.starts_with("unclosed") && text[fault.span.end..].trim().is_empty()
    };
    let open = faults.iter().any(is_open);
    let mut again: Option<(&str, Range<usize>)> = None;
    for fault in faults {
        let header = repeated_header(text, &fault);
        // What stands below it is said twice only because the header is.
        let is_below = |(_, range): &(&str, Range<usize>)| range.contains(&fault.span.start);
        let is_known = |(known, _): &(&str, Range<usize>)| header == Some(*known);
        if again
            .as_ref()
            .is_some_and(|again| is_below(again) || is_known(again))
        {
            if let (Some(again), Some(_)) = (again.as_mut(), header) {
                again.1 = section(text, fault.span.start);
            }
            continue;
        }
        if let Some(header) = header {
            again = Some((header, section(text, fault.span.start)));
        }
        // Everything after the first error of a bracket that never closes is an echo of it; so is every key of a thing
        // whose `id` stands in the one before, for want of a header of its own.
        let echo = kept.last().is_some_and(|last| {
            let between = &text[last.span.start..fault.span.start.max(last.span.start)];
            let same_line = !between.contains('\n');
            let same_thing = last.message == ID_TWICE && !between.contains("\n[");
            open || same_line || (same_thing && fault.message.ends_with(TWICE))
        });
        if !echo {
            kept.push(fault);
        }
    }
    (tree, kept)
}

/// No header is longer: what stands further from a line's beginning is none.
const LONGEST_HEADER: usize = 200;

// The header that a fault says stands here a second time; `[[item]]` may.
fn repeated_header<'t>(text: &'t str, fault: &Fault) -> Option<&'t str> {
    if !fault.message.ends_with(TWICE) {
        return None;
    }
    let at = fault.span.start.min(text.len());
    let near =
        (at.saturating_sub(LONGEST_HEADER)..=at).find(|from| text.is_char_boundary(*from))?;
    let from = match text.get(near..at)?.rfind('\n') {
        Some(end) => near + end + 1,
        None if near == 0 => 0,
        None => return None,
    };
    let header = text.get(from..)?.trim_start_matches([' ', '\t']);
    let is_one = header.starts_with('[') && !header.starts_with("[[");
    let ends = header
        .bytes()
        .take(2 * LONGEST_HEADER)
        .position(|b| b == b']')?;
    is_one.then(|| &header[..=ends])
}

// From a header to the next.
fn section(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or("");
    at..rest.find("\n[").map_or(text.len(), |end| at + end)
}

/// The size a large bank is cut into.
pub const PIECE: usize = 64 * 1024;

/// Where a large bank can be cut: stretches of about [`PIECE`] bytes, each but the first beginning with `[[item]]`.
/// A cut inside a multi-line string leaves a string open, so that the piece has a syntax error.
pub fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while text.len() - from > PIECE {
        let mut look = from + PIECE;
        while !text.is_char_boundary(look) {
            look += 1;
        }
        let Some(found) = text[look..].find("\n[[item]]") else {
            break;
        };
        let to = look + found + 1;
        pieces.push(from..to);
        from = to;
    }
    pieces.push(from..text.len());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_line_the_first_error_is_kept() {
        let (_, faults) = parse("a = = 1\nb = 2\nc = = 3\n");
        let starts: Vec<usize> = faults.iter().map(|fault| fault.span.start).collect();
        assert_eq!(starts, [4, 18]);
    }

    #[test]
    fn a_header_above_each_of_several_is_one_error() {
        let option = |id| format!("[item.options]\nid = \"{id}\"\ntext = \"x\"\n");
        let text = format!("[[item]]\n{}{}{}", option("a"), option("b"), option("c"));
        let (_, faults) = parse(&text);
        assert_eq!(faults.len(), 1, "{faults:?}");
        let text = format!("{text}x = 1\nx = 2\n[y]\na = 1\na = 2\n");
        assert_eq!(
            parse(&text).1.len(),
            2,
            "what stands elsewhere is still said"
        );
    }

    #[test]
    fn a_bracket_that_never_closes_is_one_error() {
        let (_, faults) = parse("a = 1\nb = [1, 2\nc = 3\n[x]\ny = 1\n");
        assert_eq!(faults.len(), 1, "{faults:?}");
    }

    #[test]
    fn a_hundred_thousand_brackets_are_an_error_and_not_a_crash() {
        let (open, close, dots) = (
            "[".repeat(100_000),
            "]".repeat(100_000),
            ".a".repeat(100_000),
        );
        for text in [
            format!("a = {open}"),
            format!("a = {open}{close}"),
            format!("a = {}", "{a=".repeat(100_000)),
            open,
            format!("a{dots} = 1"),
            format!("[a{dots}]"),
        ] {
            assert!(!parse(&text).1.is_empty());
        }
    }

    #[test]
    fn pieces_join_to_the_whole_and_begin_with_an_item() {
        let text = "[[item]]\nid = \"a\"\n".repeat(60_000);
        let pieces = pieces(&text);
        assert!(pieces.len() > 3);
        assert!(
            pieces
                .iter()
                .all(|p| text[p.clone()].starts_with("[[item]]"))
        );
        assert_eq!(pieces.iter().map(Range::len).sum::<usize>(), text.len());
    }
}
