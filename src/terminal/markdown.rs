//! An author's Markdown as plain blocks: paragraphs, lists, headings. Emphasis shows only on a styled page.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::example;
use super::lines::{Look, bold, clean, italic};

/// A block of text to be wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Whether an empty line comes before it.
    pub apart: bool,
    /// Before its first line.
    pub first: String,
    /// Before its further lines.
    pub rest: String,
    /// Its words.
    pub text: String,
}

/// The blocks of a Markdown text, in order.
pub fn blocks(text: &str, look: Look) -> Vec<Block> {
    let mut reader = Reader {
        look,
        blocks: Vec::new(),
        text: String::new(),
        lists: Vec::new(),
        marker: None,
        quotes: 0,
        strong: 0,
        emphasis: 0,
        apart: true,
        link: None,
        is_code: false,
        is_toml: false,
    };
    // Holes for blanks stand in braces; no extension is wanted that would read them as anything.
    for event in Parser::new_ext(text, Options::empty()) {
        reader.read(event);
    }
    reader.flush();
    reader.blocks
}

/// A short text (an option, a reason) as plain words in one line.
pub fn plain(text: &str) -> String {
    let blocks = blocks(text, Look::plain(80));
    let words: Vec<String> = blocks
        .iter()
        .map(|block| format!("{}{}", block.first.trim_start(), block.text))
        .collect();
    words.join(" ").replace('\n', " ")
}

struct Reader {
    look: Look,
    blocks: Vec<Block>,
    text: String,
    // Numbers of open lists: `None` for bullets.
    lists: Vec<Option<u64>>,
    marker: Option<String>,
    quotes: usize,
    strong: usize,
    emphasis: usize,
    apart: bool,
    link: Option<(String, usize)>,
    is_code: bool,
    is_toml: bool,
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.is_code => self.text.push_str(&clean(&text)),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.words(&text),
            Event::Code(text) => {
                let tick = if self.look.ticks { "`" } else { "" };
                self.text.push_str(&format!("{tick}{}{tick}", clean(&text)));
            }
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::Rule => {
                self.flush();
                self.apart = true;
            }
            // These come only with extensions that are off.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.words(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.flush(),
            Tag::Heading { .. } => {
                self.flush();
                self.strong += 1;
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::List(number) => {
                self.flush();
                self.apart = self.lists.is_empty();
                self.lists.push(number);
            }
            Tag::Item => {
                self.flush();
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let marker = format!("{number}. ");
                        *number += 1;
                        marker
                    }
                    Some(None) | None => "- ".to_owned(),
                });
            }
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } => {
                self.link = Some((dest_url.into_string(), self.text.len()));
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.is_code = true;
                self.is_toml =
                    matches!(kind, CodeBlockKind::Fenced(word) if word.starts_with("toml"));
            }
            // A picture is its words; tables are their text.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.flush();
                self.apart = self.lists.is_empty();
            }
            TagEnd::Heading(_) => {
                self.strong = self.strong.saturating_sub(1);
                self.flush();
                self.apart = true;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
                self.apart = true;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
                self.apart = self.lists.is_empty();
            }
            TagEnd::Item => {
                self.flush();
                self.marker = None;
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => {
                if let Some((address, from)) = self.link.take()
                    && self.text.get(from..) != Some(address.as_str())
                {
                    self.text.push_str(&format!(" ({})", clean(&address)));
                }
            }
            TagEnd::CodeBlock => self.code(),
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        let mut text = clean(text);
        if self.emphasis > 0 {
            text = italic(&text, self.look);
        }
        if self.strong > 0 {
            text = bold(&text, self.look);
        }
        self.text.push_str(&text);
    }

    // Line by line as it is written; a line that goes on stands deeper.
    fn code(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.is_code = false;
        self.apart = true;
        let indent = example::indent(self.look.columns);
        let lines = match std::mem::take(&mut self.is_toml) {
            true => example::fit(
                text.trim_end(),
                self.look.columns.saturating_sub(indent.len()),
            ),
            false => text.trim_end().split('\n').map(str::to_owned).collect(),
        };
        for line in lines {
            let words = line.trim_start();
            let first = format!("{indent}{}", &line[..line.len() - words.len()]);
            self.blocks.push(Block {
                apart: std::mem::take(&mut self.apart),
                rest: format!("{first}    "),
                first,
                text: words.to_owned(),
            });
        }
        self.apart = true;
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        let quote = "  ".repeat(self.quotes);
        let deep = "  ".repeat(self.lists.len().saturating_sub(1));
        let marker = self.marker.as_deref().unwrap_or_default();
        let indent = match (self.lists.is_empty(), self.marker.is_some()) {
            (true, _) => String::new(),
            // A further paragraph of an item stands under its words.
            (false, false) => "  ".to_owned(),
            (false, true) => " ".repeat(marker.len()),
        };
        self.blocks.push(Block {
            apart: std::mem::take(&mut self.apart),
            first: match marker.is_empty() {
                true => format!("{quote}{deep}{indent}"),
                false => format!("{quote}{deep}{marker}"),
            },
            rest: format!("{quote}{deep}{indent}"),
            text: text.trim().to_owned(),
        });
        self.marker = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::lines::Lines;

    fn check(text: &str, expected: &str) {
        let mut lines = Lines::new(Look::plain(30));
        lines.markdown(text);
        assert_eq!(lines.done().join("\n"), expected);
    }

    #[test]
    fn paragraphs_stand_apart_and_lists_hold_together() {
        check(
            "One *two*\nthree.\n\nFour:\n\n- a long item that goes over the line\n- b\n\nFive.",
            "One two three.\n\nFour:\n\n- a long item that goes over\n  the line\n- b\n\nFive.",
        );
    }

    #[test]
    fn numbered_and_nested_lists_keep_their_numbers_and_depth() {
        check(
            "1. one\n2. two\n   - deep\n   - deeper\n3. three",
            "1. one\n2. two\n  - deep\n  - deeper\n3. three",
        );
    }

    #[test]
    fn headings_quotes_links_and_code_are_words() {
        check(
            "# Title\n\n> Said.\n\nSee [this](https://a.example) or <https://b.example>, `code`.",
            "Title\n\n  Said.\n\nSee this (https://a.example)\nor https://b.example, code.",
        );
    }

    #[test]
    fn a_block_of_code_keeps_its_lines_and_a_long_one_goes_on_deeper() {
        check(
            "So:\n\n```text\n[[item]]\n  id = \"a\"\n\nstem = \"One two three four five?\"\n```\n\nDone.",
            "So:\n\n  [[item]]\n    id = \"a\"\n\n  stem = \"One two three four\n      five?\"\n\nDone.",
        );
    }

    #[test]
    fn a_guide_keeps_the_marks_around_what_is_typed() {
        let mut lines = Lines::new(Look::plain(40).ticks());
        lines.markdown("Write `key = true` there.");
        assert_eq!(lines.done(), ["Write `key = true` there."]);
    }

    #[test]
    fn a_short_text_is_one_line_of_plain_words() {
        for (text, words) in [
            ("Take *no* for an\nanswer.", "Take no for an answer."),
            ("2020. A year", "2020. A year"),
            ("5 * 3 < 20", "5 * 3 < 20"),
            ("- no", "- no"),
        ] {
            assert_eq!(plain(text), words);
        }
    }

    #[test]
    fn text_that_only_looks_like_a_hole_stays() {
        check("a {gap:1} b_c_d * e", "a {gap:1} b_c_d * e");
    }
}
