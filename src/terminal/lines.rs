//! Lines of plain text at a width: paragraphs, hanging items, Markdown. Styling only adds, and only where it is wanted.

use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter};

use super::markdown;

/// How lines are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns to write in.
    pub columns: usize,
    /// Whether bold and italic may be used.
    pub styled: bool,
    /// Whether words of a program keep the marks around them (`key = true`): a guide tells what to type.
    pub ticks: bool,
}

impl Look {
    /// Plain lines at `columns`, kept between 20 and 100.
    pub fn plain(columns: usize) -> Look {
        Look {
            columns: columns.clamp(20, 100),
            styled: false,
            ticks: false,
        }
    }

    /// The same with the marks around words of a program.
    #[must_use]
    pub fn ticks(self) -> Look {
        Look {
            ticks: true,
            ..self
        }
    }

    /// The same with bold and italic.
    #[must_use]
    pub fn styled(self) -> Look {
        Look {
            styled: true,
            ..self
        }
    }
}

/// A growing page of lines.
#[derive(Clone, Debug)]
pub struct Lines {
    look: Look,
    lines: Vec<String>,
}

impl Lines {
    /// An empty page.
    pub fn new(look: Look) -> Lines {
        Lines {
            look,
            lines: Vec::new(),
        }
    }

    /// How its lines are laid out.
    pub fn look(&self) -> Look {
        self.look
    }

    /// The lines.
    pub fn done(mut self) -> Vec<String> {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }

    /// An empty line; never two, and none at the top.
    pub fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// A paragraph.
    pub fn say(&mut self, text: &str) {
        self.wrapped("", "", &clean(text));
    }

    /// A line that a styled page shows bold.
    pub fn head(&mut self, text: &str) {
        let text = bold(&clean(text), self.look);
        self.wrapped("", "", &text);
    }

    /// A label with its text hanging behind it: `  1  Text`. Labels of one list share `width`.
    pub fn item(&mut self, label: &str, width: usize, text: &str) {
        // Labels that leave no room for a long word beside them stand above their text.
        const WORD: usize = 14;
        if width + 4 + WORD > self.look.columns || width * 2 > self.look.columns {
            self.wrapped("  ", "  ", &clean(label));
            self.wrapped("    ", "    ", &clean(text));
            return;
        }
        let pad = width.saturating_sub(textwrap::core::display_width(label));
        let first = format!("  {label}{}  ", " ".repeat(pad));
        self.hang(&first, text);
    }

    /// A text whose further lines stand under its first word.
    pub fn hang(&mut self, first: &str, text: &str) {
        let rest = " ".repeat(textwrap::core::display_width(first));
        self.wrapped(first, &rest, &clean(text));
    }

    /// A text after `first`, its further lines after `rest`; one that was cleaned already, and may be styled.
    pub fn lead(&mut self, first: &str, rest: &str, text: &str) {
        self.wrapped(first, rest, text);
    }

    /// More text below an item of labels as wide as `width`.
    pub fn under(&mut self, width: usize, text: &str) {
        let indent = " ".repeat(width + 4);
        self.wrapped(&indent, &indent, &clean(text));
    }

    /// An author's Markdown.
    pub fn markdown(&mut self, text: &str) {
        for block in markdown::blocks(text, self.look) {
            if block.apart {
                self.blank();
            }
            self.wrapped(&block.first, &block.rest, &block.text);
        }
    }

    fn wrapped(&mut self, first: &str, rest: &str, text: &str) {
        let options = Options::new(self.look.columns)
            .initial_indent(first)
            .subsequent_indent(rest)
            .break_words(false)
            .word_separator(WordSeparator::Custom(words))
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text.trim_end(), options) {
            self.lines.push(line.trim_end().to_owned());
        }
    }
}

// A phone number, `a-2`, `/help` or an address stays in one piece: a line breaks at a space, or where a script without
// spaces lets it.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut from = 0;
    let mut at = 0;
    for piece in WordSeparator::UnicodeBreakProperties.find_words(line) {
        at += piece.word.len() + piece.whitespace.len();
        let goes_on = piece.whitespace.is_empty() && piece.word.ends_with(|c: char| c.is_ascii());
        if !goes_on {
            words.push(Word::from(&line[from..at]));
            from = at;
        }
    }
    if from < line.len() {
        words.push(Word::from(&line[from..]));
    }
    Box::new(words.into_iter())
}

/// Several words at their labels' common width.
pub fn width<'t>(labels: impl IntoIterator<Item = &'t str>) -> usize {
    labels
        .into_iter()
        .map(textwrap::core::display_width)
        .max()
        .unwrap_or(0)
}

/// The text in bold on a styled page.
pub fn bold(text: &str, look: Look) -> String {
    style(text, "1", look)
}

/// The text in italics on a styled page.
pub fn italic(text: &str, look: Look) -> String {
    style(text, "3", look)
}

/// Words that went, in red on a styled page.
pub fn red(text: &str, look: Look) -> String {
    style(text, "31", look)
}

/// Words that came, in green on a styled page.
pub fn green(text: &str, look: Look) -> String {
    style(text, "32", look)
}

// Each word by itself, so that a style never runs over the indent of the next line.
fn style(text: &str, code: &str, look: Look) -> String {
    if !look.styled {
        return text.to_owned();
    }
    text.split_inclusive(char::is_whitespace)
        .map(|piece| {
            let word = piece.trim_end();
            match word.is_empty() {
                true => piece.to_owned(),
                false => format!("\u{1b}[{code}m{word}\u{1b}[0m{}", &piece[word.len()..]),
            }
        })
        .collect()
}

/// The beginning of a text, in one line of so many columns: whole words, and a mark where more follows.
pub fn cut(text: &str, columns: usize) -> String {
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if textwrap::core::display_width(&whole) <= columns {
        return whole;
    }
    let room = columns.saturating_sub(2);
    let mut line = String::new();
    for word in whole.split(' ') {
        let space = if line.is_empty() { "" } else { " " };
        let longer = format!("{line}{space}{word}");
        if textwrap::core::display_width(&longer) > room {
            break;
        }
        line = longer;
    }
    // A first word that is longer than the line is cut itself.
    if line.is_empty() {
        for letter in whole.chars() {
            let longer = format!("{line}{letter}");
            if textwrap::core::display_width(&longer) > room {
                break;
            }
            line = longer;
        }
    }
    format!("{line} …")
}

/// A text of an author's or a learner's without control characters: they could move the cursor or hide a line. A tab
/// stands between words.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| *c == '\n' || !c.is_control())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_lines_of_an_item_stand_under_its_first_word() {
        let mut lines = Lines::new(Look::plain(30));
        lines.item("1", 2, "Call 1-888-373-7888 or the manager on duty tonight");
        lines.item("10", 2, "Wait");
        assert_eq!(
            lines.done(),
            [
                "  1   Call 1-888-373-7888 or",
                "      the manager on duty",
                "      tonight",
                "  10  Wait",
            ]
        );
    }

    #[test]
    fn no_line_passes_the_width_but_for_a_word_that_cannot_break() {
        for columns in 20..=100 {
            let mut lines = Lines::new(Look::plain(columns));
            lines.item(
                "a",
                1,
                "Una persona que no puede irse: ¿qué se lo impide? 人人人人 人人人人人人人人人人",
            );
            lines.markdown("- *one* two three four five six\n- seven\n\n> eight nine ten eleven");
            for line in lines.done() {
                assert!(textwrap::core::display_width(&line) <= columns, "{line}");
            }
        }
        let mut lines = Lines::new(Look::plain(20));
        lines.say("see https://example.org/a/very/long/address or /help now");
        assert_eq!(
            lines.done(),
            [
                "see",
                "https://example.org/a/very/long/address",
                "or /help now"
            ]
        );
    }

    #[test]
    fn a_long_text_is_cut_to_one_line_at_a_word() {
        for (text, columns, line) in [
            ("two\n words", 20, "two words"),
            ("exactly ten", 11, "exactly ten"),
            ("one two three four", 11, "one two …"),
            ("人人人人人人", 8, "人人人 …"),
            ("", 5, ""),
        ] {
            assert_eq!(cut(text, columns), line);
        }
    }

    #[test]
    fn style_adds_codes_and_no_width() {
        let look = Look::plain(20).styled();
        let mut lines = Lines::new(look);
        lines.markdown("a **b c** d *e*");
        assert_eq!(
            lines.done(),
            ["a \u{1b}[1mb\u{1b}[0m \u{1b}[1mc\u{1b}[0m d \u{1b}[3me\u{1b}[0m"]
        );
        let mut plain = Lines::new(Look::plain(20));
        plain.markdown("a **b c** d *e*");
        assert_eq!(plain.done(), ["a b c d e"]);
    }

    #[test]
    fn control_characters_of_a_text_never_reach_the_terminal() {
        let mut lines = Lines::new(Look::plain(40).styled());
        lines.markdown("a\u{7}b \u{1b}[2Jc");
        lines.say("x\u{1b}]0;y\u{7}");
        assert_eq!(lines.done(), ["ab [2Jc", "x]0;y"]);
    }
}
