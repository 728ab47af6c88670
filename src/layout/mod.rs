//! An author's file in the house way: keys in the order of their rows, one blank line between tables, one space where
//! spaces go. No value is written anew, every comment stays with what it is about, and what the file says stays the same:
//! that is looked at each time. A text in, a text out.

mod body;
mod form;
mod line;
#[cfg(test)]
mod tests;
mod write;

use toml::de::DeTable;
use toml_parser::parser::EventKind;

use crate::schema::Table;
use crate::source::digest::Meaning;
use body::Body;
use form::Forms;
use line::{Line, LineKind, lines};
use write::written;

/// A file as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tidy {
    /// Its text.
    pub text: String,
    /// What was left in its order, as far down the file as it stands.
    pub left: Vec<Left>,
}

impl Tidy {
    /// A text that stays as it is.
    pub fn untouched(text: &str) -> Tidy {
        Tidy {
            text: text.to_owned(),
            left: Vec::new(),
        }
    }
}

/// A table that was left in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Where it begins in the old text, in bytes.
    pub at: usize,
    /// What it is: "item `border`".
    pub what: String,
    /// Why.
    pub why: Why,
}

/// Why something was left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A comment stands by itself among its keys, at this byte: nobody can tell what it is about.
    Alone(usize),
    /// The comment at the top of the file touches a key that would move: it may be about either.
    Head,
    /// The whole file: it would not say the same afterwards.
    Unsure,
}

/// A text in the house way; `table` says which keys it may hold, and without it their order is left alone. `None` where the
/// text is no TOML.
pub fn tidy(text: &str, table: Option<&Table>) -> Option<Tidy> {
    let before = DeTable::parse(text).ok()?;
    let all = lines(text)?;
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut page = Page {
        end,
        out: String::with_capacity(text.len()),
        left: Vec::new(),
    };
    let mut forms = table.map(Forms::new);
    for block in blocks(&all) {
        page.block(block, forms.as_mut());
    }
    let after = DeTable::parse(&page.out);
    let same =
        after.is_ok_and(|after| Meaning::of(after.get_ref()) == Meaning::of(before.get_ref()));
    if !same || comments(&all) != lines(&page.out).map_or(Vec::new(), |new| comments(&new)) {
        let what = "the file".to_owned();
        let why = Why::Unsure;
        let left = vec![Left { at: 0, what, why }];
        return Some(Tidy {
            left,
            ..Tidy::untouched(text)
        });
    }
    Some(Tidy {
        text: page.out,
        left: page.left,
    })
}

// A header with the comments right above it, and the lines below; the first block has no header.
struct Block<'l, 't> {
    lead: &'l [Line<'t>],
    header: Option<&'l Line<'t>>,
    body: &'l [Line<'t>],
}

fn blocks<'l, 't>(all: &'l [Line<'t>]) -> Vec<Block<'l, 't>> {
    let is_header = |line: &Line<'_>| line.kind == LineKind::Header;
    let headers = (0..all.len()).filter(|at| is_header(&all[*at]));
    // The comments that touch a header from above are its own.
    let starts: Vec<(usize, usize)> = headers
        .map(|header| {
            let above = all[..header].iter().rev();
            let lead = above.take_while(|line| line.kind == LineKind::Comment);
            (header - lead.count(), header)
        })
        .collect();
    let ends = starts.iter().map(|(lead, _)| *lead).chain([all.len()]);
    let mut ends = ends.into_iter();
    let mut found = vec![Block {
        lead: &[],
        header: None,
        body: &all[..ends.next().unwrap_or(0)],
    }];
    found.extend(starts.iter().zip(ends).map(|((lead, header), end)| Block {
        lead: &all[*lead..*header],
        header: Some(&all[*header]),
        body: &all[*header + 1..end],
    }));
    found
}

struct Page<'e> {
    end: &'e str,
    out: String,
    left: Vec<Left>,
}

impl Page<'_> {
    fn block<'a>(&mut self, block: Block<'_, '_>, forms: Option<&mut Forms<'a>>) {
        if let Some(header) = block.header {
            self.gap();
            for line in block.lead {
                self.line(line);
            }
            self.line(header);
        }
        let mut body = Body::of(block.body, block.header.is_none());
        let path = block.header.map_or(Vec::new(), Line::keys);
        if let Some(forms) = forms
            && let Some((thing, form)) = forms.enter(path, block.body)
            && let Err(why) = body.order(form)
        {
            let at = block.header.or(block.body.first());
            self.left.push(Left {
                at: at.map_or(0, |line| line.start),
                what: called(thing, block.body),
                why,
            });
        }
        let mut is_first = block.header.is_some();
        for part in body.parts {
            // Right below a header the first key follows without a gap.
            if part.has_gap && !(is_first && part.entry.is_some()) {
                self.gap();
            }
            is_first = false;
            for line in part.comments.iter().chain(part.entry) {
                self.line(line);
            }
        }
    }

    fn line(&mut self, line: &Line<'_>) {
        self.out.push_str(&written(line, self.end));
        self.out.push_str(self.end);
    }

    // One blank line, but for the top of the file.
    fn gap(&mut self) {
        let blank = format!("{0}{0}", self.end);
        if !self.out.is_empty() && !self.out.ends_with(&blank) {
            self.out.push_str(self.end);
        }
    }
}

fn called(thing: &str, body: &[Line<'_>]) -> String {
    let mut ids = body.iter().filter(|line| line.keys() == ["id"]);
    match ids.next().and_then(Line::text) {
        Some(id) => format!("{thing} `{id}`"),
        None => thing.to_owned(),
    }
}

// Every comment there is, in no order.
fn comments<'t>(lines: &[Line<'t>]) -> Vec<&'t str> {
    let parts = lines.iter().flat_map(|line| &line.parts);
    let mut found: Vec<&str> = parts
        .filter(|(kind, _)| *kind == EventKind::Comment)
        .map(|(_, text)| text.trim_end())
        .collect();
    found.sort_unstable();
    found
}
