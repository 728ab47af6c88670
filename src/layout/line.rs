//! A file as lines of TOML: a comment, a header, or a key with its value, however many lines that value runs over.

use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, ParseError, Source};

/// A part of a line: what kind it is, and its text.
pub type Part<'t> = (EventKind, &'t str);

/// A line.
#[derive(Clone, Debug)]
pub struct Line<'t> {
    /// What it is.
    pub kind: LineKind,
    /// Its parts, spaces left out; the breaks inside a value are among them.
    pub parts: Vec<Part<'t>>,
    /// Where it begins, in bytes.
    pub start: usize,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing.
    Blank,
    /// A comment that stands alone.
    Comment,
    /// `[table]` or `[[table]]`.
    Header,
    /// `key = value`.
    Entry,
}

/// The deepest nesting that is followed; the parser of the reader stops there too.
const DEEPEST: u32 = 80;

/// The lines of a text; `None` where it is no TOML.
pub fn lines(text: &str) -> Option<Vec<Line<'_>>> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut events: Vec<Event> = Vec::new();
    let mut faults = Faults(0);
    {
        let mut keep = |event: Event| events.push(event);
        let mut guarded = RecursionGuard::new(&mut keep, DEEPEST);
        parse_document(&tokens, &mut guarded, &mut faults);
    }
    (faults.0 == 0).then(|| split(text, &events))
}

struct Faults(usize);

impl ErrorSink for Faults {
    fn report_error(&mut self, _: ParseError) {
        self.0 += 1;
    }
}

fn split<'t>(text: &'t str, events: &[Event]) -> Vec<Line<'t>> {
    let mut lines = Vec::new();
    let mut parts: Vec<Part<'t>> = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for event in events {
        let span = event.span().start()..event.span().end();
        match event.kind() {
            EventKind::ArrayOpen | EventKind::InlineTableOpen => depth += 1,
            EventKind::ArrayClose | EventKind::InlineTableClose => depth = depth.saturating_sub(1),
            EventKind::Newline if depth == 0 => {
                lines.push(line(std::mem::take(&mut parts), start));
                start = span.end;
                continue;
            }
            EventKind::Whitespace => continue,
            _ => {}
        }
        parts.push((event.kind(), text.get(span).unwrap_or("")));
    }
    if !parts.is_empty() {
        lines.push(line(parts, start));
    }
    lines
}

fn line(parts: Vec<Part<'_>>, start: usize) -> Line<'_> {
    let kind = match parts.first().map(|(kind, _)| kind) {
        None => LineKind::Blank,
        Some(EventKind::Comment) => LineKind::Comment,
        Some(EventKind::StdTableOpen | EventKind::ArrayTableOpen) => LineKind::Header,
        Some(_) => LineKind::Entry,
    };
    Line { kind, parts, start }
}

impl<'t> Line<'t> {
    /// The keys of a header or an entry, from the outermost in.
    pub fn keys(&self) -> Vec<String> {
        let own = self
            .parts
            .iter()
            .take_while(|(kind, _)| *kind != EventKind::KeyValSep);
        own.filter(|(kind, _)| *kind == EventKind::SimpleKey)
            .map(|(_, written)| plain_key(written))
            .collect()
    }

    /// The value of an entry, where it is one text.
    pub fn text(&self) -> Option<String> {
        let mut value = self
            .parts
            .iter()
            .skip_while(|(kind, _)| *kind != EventKind::KeyValSep);
        let (_, written) = value
            .nth(1)
            .filter(|(kind, _)| *kind == EventKind::Scalar)?;
        let value = toml::de::DeValue::parse(written).ok()?;
        value.get_ref().as_str().map(str::to_owned)
    }
}

// A key without its quotes.
fn plain_key(written: &str) -> String {
    if !written.starts_with(['"', '\'']) {
        return written.to_owned();
    }
    let table = format!("{written} = 0");
    let parsed = toml::de::DeTable::parse(&table).ok();
    let key = parsed.and_then(|table| {
        let key = table.get_ref().keys().next()?;
        Some(key.get_ref().to_string())
    });
    key.unwrap_or_else(|| written.to_owned())
}
