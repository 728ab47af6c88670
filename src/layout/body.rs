//! The lines below a header, as keys with the comments that belong to them, put in the order of their rows.

use super::Why;
use super::line::{Line, LineKind};
use crate::schema::{Form, Holds};

/// What stands below a header.
pub struct Body<'l, 't> {
    /// Its parts, as they are to be written.
    pub parts: Vec<Part<'l, 't>>,
    // Whether the comment at the top of the file touches the first key.
    touches: bool,
}

/// A key with the comments right above it, or comments that stand alone.
pub struct Part<'l, 't> {
    /// The comments.
    pub comments: &'l [Line<'t>],
    /// The key; `None` below comments that stand alone.
    pub entry: Option<&'l Line<'t>>,
    /// Whether a blank line stands above.
    pub has_gap: bool,
    // Whether it is the comment at the top of the file, which stays there.
    is_head: bool,
}

impl<'l, 't> Body<'l, 't> {
    /// The parts of these lines, which begin a file or stand below a header.
    pub fn of(lines: &'l [Line<'t>], begins_file: bool) -> Body<'l, 't> {
        let mut parts = Vec::new();
        let mut touches = false;
        let (mut from, mut has_gap) = (0, false);
        for (at, line) in lines.iter().enumerate() {
            let comments = &lines[from..at];
            match line.kind {
                LineKind::Comment | LineKind::Header => continue,
                LineKind::Blank => {
                    alone(&mut parts, comments, has_gap, begins_file);
                    has_gap = true;
                }
                LineKind::Entry => {
                    let head = match begins_file && parts.is_empty() {
                        true => head(comments),
                        false => 0,
                    };
                    if head > 0 {
                        alone(&mut parts, &comments[..head], has_gap, true);
                        touches = !is_directive(&comments[head - 1]);
                        has_gap = false;
                    }
                    parts.push(Part {
                        comments: &comments[head..],
                        entry: Some(line),
                        has_gap,
                        is_head: false,
                    });
                    has_gap = false;
                }
            }
            from = at + 1;
        }
        alone(&mut parts, &lines[from..], has_gap, begins_file);
        Body { parts, touches }
    }

    /// Puts the keys in the order of their rows.
    ///
    /// # Errors
    /// A comment cannot surely be placed; all stay where they are.
    pub fn order(&mut self, form: &Form) -> Result<(), Why> {
        let head = self.parts.iter().take_while(|part| part.is_head).count();
        // Comments below a gap at the end are about what follows, and stay there.
        let tail = self.parts[head..].iter().rev();
        let tail = tail.take_while(|part| part.entry.is_none() && part.has_gap);
        let own = head..self.parts.len() - tail.count();
        let mut ranks: Vec<Vec<usize>> = Vec::new();
        for part in self.parts[own.clone()].iter().filter_map(|part| part.entry) {
            // What has no row stays behind what it follows; words of an author's own stand last.
            let last = match form.others {
                Some(_) => vec![usize::MAX],
                None => ranks.last().cloned().unwrap_or_default(),
            };
            ranks.push(rank(form, &part.keys()).unwrap_or(last));
        }
        if ranks.is_sorted() {
            return Ok(());
        }
        let stray = self.parts[own.clone()]
            .iter()
            .find(|part| part.entry.is_none());
        if let Some(at) = stray.and_then(|part| part.comments.first()) {
            return Err(Why::Alone(at.start));
        }
        if self.touches && ranks.iter().skip(1).any(|rank| *rank < ranks[0]) {
            return Err(Why::Head);
        }
        let gap = self.parts[head].has_gap;
        let tail = self.parts.split_off(own.end);
        let mut ranked: Vec<(Vec<usize>, Part<'l, 't>)> =
            ranks.into_iter().zip(self.parts.drain(head..)).collect();
        ranked.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (at, (_, mut part)) in ranked.into_iter().enumerate() {
            // Gaps grouped keys that now stand elsewhere.
            part.has_gap = gap && at == 0;
            self.parts.push(part);
        }
        self.parts.extend(tail);
        Ok(())
    }
}

fn alone<'l, 't>(
    parts: &mut Vec<Part<'l, 't>>,
    comments: &'l [Line<'t>],
    has_gap: bool,
    begins_file: bool,
) {
    if !comments.is_empty() {
        parts.push(Part {
            is_head: begins_file && parts.is_empty(),
            comments,
            entry: None,
            has_gap,
        });
    }
}

// How many of the comments at the top of a file are about the file: down to the last line for an editor, or all.
fn head(comments: &[Line<'_>]) -> usize {
    let last = comments.iter().rposition(is_directive);
    last.map_or(comments.len(), |last| last + 1)
}

// `#:schema …`: a line for an editor.
fn is_directive(line: &Line<'_>) -> bool {
    line.parts.iter().any(|(_, text)| text.starts_with("#:"))
}

// Where a key stands among its rows, and in the tables inside where it is dotted.
fn rank(form: &Form, keys: &[String]) -> Option<Vec<usize>> {
    let (first, rest) = keys.split_first()?;
    let at = form.lines.iter().position(|line| line.row.key == *first)?;
    let mut rank = vec![at];
    if let Holds::Inside(table) = &form.lines[at].holds
        && let Some(inner) = table.form(|_| None)
        && let Some(more) = self::rank(inner, rest)
    {
        rank.extend(more);
    }
    Some(rank)
}
