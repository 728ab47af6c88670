//! Diagnostics as an author reads them: drawn with the lines concerned for a terminal, or one line each for a pipe.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::core::diagnostic::{At, Diagnostic, Severity};
use crate::source::{File, Positions};

/// Where a diagnostic stands, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The file as the person would name it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
}

/// A diagnostic with what is needed to show it.
#[derive(Debug)]
pub struct Placed<'r> {
    /// The diagnostic.
    pub diagnostic: &'r Diagnostic,
    /// Where it stands.
    pub position: Position,
    /// The file it stands in.
    pub file: &'r File,
    /// The file of the other place, with that place.
    pub other: Option<(&'r File, Position, &'r str)>,
}

/// Works out where diagnostics stand; they come sorted, as the reader leaves them. `file` finds a file by its path,
/// `shown` says how the person would name it.
pub fn place<'r>(
    diagnostics: impl IntoIterator<Item = &'r Diagnostic>,
    file: impl Fn(&str) -> Option<&'r File>,
    shown: impl Fn(&str) -> String,
) -> Vec<Placed<'r>> {
    let mut placed = Vec::new();
    let mut walk: Option<(&'r File, Positions<'r>)> = None;
    for diagnostic in diagnostics {
        let Some(here) = file(&diagnostic.at.file) else {
            continue;
        };
        let positions = match &mut walk {
            Some((at, positions)) if std::ptr::eq(*at, here) => positions,
            _ => &mut walk.insert((here, Positions::new(here))).1,
        };
        let position = |positions: &mut Positions<'_>, at: &At| {
            let (line, column) = positions.at(at.span.start);
            let file = shown(&at.file);
            Position { file, line, column }
        };
        let other = diagnostic.other.as_ref().and_then(|(at, what)| {
            let there = file(&at.file)?;
            let position = position(&mut Positions::new(there), at);
            Some((there, position, what.as_str()))
        });
        placed.push(Placed {
            diagnostic,
            position: position(positions, &diagnostic.at),
            file: here,
            other,
        });
    }
    placed
}

/// A diagnostic in a line, what to do and the other place in lines of their own below it.
pub fn lines(placed: &Placed<'_>) -> String {
    let Placed {
        diagnostic: d,
        position: p,
        ..
    } = placed;
    let mut lines = format!(
        "{}:{}:{}: {}[{}]: {}",
        p.file, p.line, p.column, d.severity, d.code, d.message
    );
    if let Some((_, p, what)) = &placed.other {
        lines.push_str(&format!("\n  {}:{}:{}: {what}", p.file, p.line, p.column));
    }
    if let Some(help) = &d.help {
        lines.push_str(&format!("\n  help: {help}"));
    }
    lines
}

/// Whether a drawing has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// It has.
    Colours,
    /// It has none.
    Plain,
}

/// A diagnostic with the lines it is about. Only those are handed to the drawing crate: a whole file would cost
/// milliseconds a diagnostic.
pub fn draw(placed: &Placed<'_>, ink: Ink, columns: usize) -> String {
    let d = placed.diagnostic;
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let columns = columns.max(20);
    // `error[E0102]: `
    let label = d.severity.to_string().len() + d.code.len() + 4;
    let title = wrapped(&d.message, columns.saturating_sub(label));
    let mut group = Group::with_title(level.primary_title(title).id(d.code));
    let gutter = gutter(placed);
    // Behind the gutter, and between the dots where the line is cut at both ends.
    let room = columns.saturating_sub(gutter + 16);
    let stretch = Stretch::around(placed.file, &d.at.span, room);
    group = stretch.add_to(group, &placed.position, AnnotationKind::Primary, None);
    if let Some((file, position, what)) = &placed.other
        && let Some((at, _)) = &d.other
    {
        let label = textwrap::core::display_width(what) + 1;
        let stretch = Stretch::around(file, &at.span, room.saturating_sub(label));
        group = stretch.add_to(group, position, AnnotationKind::Context, Some(what));
    }
    if let Some(help) = &d.help {
        // `= help: `
        let help = wrapped(help, columns.saturating_sub(gutter + 9));
        group = group.element(Level::HELP.message(help));
    }
    let renderer = match ink {
        Ink::Colours => Renderer::styled(),
        Ink::Plain => Renderer::plain(),
    };
    let renderer = renderer.term_width(columns).decor_style(DecorStyle::Ascii);
    renderer.render(&[group])
}

// Broken between words where it would run over the edge.
fn wrapped(text: &str, columns: usize) -> String {
    let options = textwrap::Options::new(columns.max(12))
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(&whole(text, columns), options).replace(KEPT, " ")
}

// Stands for a blank that is not broken at.
const KEPT: char = '\u{E000}';

// What is to be typed stays in one line, where it fits.
fn whole(text: &str, columns: usize) -> String {
    let parts = text.split('`').enumerate().map(|(at, part)| {
        let is_typed = at % 2 == 1 && textwrap::core::display_width(part) + 3 <= columns;
        match is_typed {
            true => part.replace(' ', KEPT.encode_utf8(&mut [0; 4])),
            false => part.to_owned(),
        }
    });
    parts.collect::<Vec<_>>().join("`")
}

// Columns that the numbers of its lines take.
fn gutter(placed: &Placed<'_>) -> usize {
    let other = placed
        .other
        .as_ref()
        .map_or(0, |(_, position, _)| position.line);
    placed.position.line.max(other).to_string().len() + 1
}

// The first line of a span, cut where it is long.
struct Stretch {
    line: usize,
    text: String,
    span: Range<usize>,
    // Where the line was cut at its beginning, the columns of what is left are not the file's.
    is_cut: bool,
}

/// Bytes shown to either side of a span.
const BESIDE: usize = 1000;

impl Stretch {
    fn around(file: &File, span: &Range<usize>, room: usize) -> Stretch {
        let text = file.text();
        let start = floor(text, span.start.min(text.len()));
        let line = file.line(start);
        let whole = file.line_range(line);
        let end = floor(text, span.end.min(whole.end)).max(start);
        // A mark that is longer than the screen is wide would run over its edge.
        let fits = text[start..end].char_indices().nth(room.max(8));
        let end = fits.map_or(end, |(at, _)| start + at);
        let from = floor(text, whole.start.max(start.saturating_sub(BESIDE)));
        let to = floor(text, whole.end.min(end.min(start + BESIDE) + BESIDE)).max(from);
        Stretch {
            line,
            is_cut: from > whole.start,
            text: text[from..to].to_owned(),
            span: start.min(to) - from..end.min(to) - from,
        }
    }

    fn add_to<'g>(
        self,
        group: Group<'g>,
        position: &Position,
        kind: AnnotationKind,
        label: Option<&str>,
    ) -> Group<'g> {
        let annotation = kind.span(self.span).label(label.map(str::to_owned));
        let snippet = Snippet::source(self.text).line_start(self.line);
        let snippet = snippet.annotation(annotation);
        match self.is_cut {
            false => group.element(snippet.path(position.file.clone())),
            true => {
                let origin = Origin::path(position.file.clone());
                let origin = origin.line(position.line).char_column(position.column);
                group.element(origin).element(snippet)
            }
        }
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{self, SourceFile};

    fn check(text: &str, drawn: &str) {
        let reading = source::read_bank(SourceFile::new("bank.toml", text));
        let placed = place(
            &reading.diagnostics,
            |path| reading.file(path),
            str::to_owned,
        );
        let all: Vec<String> = placed.iter().map(|p| draw(p, Ink::Plain, 80)).collect();
        assert_eq!(all.join("\n"), drawn);
    }

    #[test]
    fn a_mistake_is_drawn_on_its_line() {
        check(
            "titel = \"x\"\ntitle = \"y\"\n",
            "\
error[E0201]: the bank has no key `titel`
 --> bank.toml:1:1
  |
1 | titel = \"x\"
  | ^^^^^
  |
  = help: did you mean `title`?",
        );
    }

    #[test]
    fn a_line_of_ten_megabytes_is_cut_around_the_mistake() {
        let text = format!("title = \"{}\" x\n", "é".repeat(5_000_000));
        let reading = source::read_bank(SourceFile::new("bank.toml", text));
        let placed = place(
            &reading.diagnostics,
            |path| reading.file(path),
            str::to_owned,
        );
        let drawn = draw(&placed[0], Ink::Plain, 80);
        assert!(drawn.len() < 5_000, "{drawn}");
        assert_eq!(placed[0].position.column, 5_000_012);
    }
}
