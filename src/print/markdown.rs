//! An author's Markdown as blocks: paragraphs, lists, quotes, strong words.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::block::{Block, Entry, Marks, Role, Span, Text};
use super::page::clean;
use crate::core::text::Lang;

/// The blocks of a Markdown text; its paragraphs play `role`. `lang` is its language where that is another than the document's.
pub fn blocks(text: &str, role: Role, lang: Option<Lang>) -> Vec<Block> {
    let mut reader = Reader {
        role,
        lang,
        open: vec![Vec::new()],
        lists: Vec::new(),
        words: Text::default(),
        strong: 0,
    };
    // Gaps stand in braces; no extension is wanted that would read them as anything.
    for event in Parser::new_ext(text, Options::empty()) {
        reader.read(event);
    }
    reader.flush();
    reader.open.into_iter().flatten().collect()
}

/// A short text (an option, a title) as words in one line.
pub fn line(text: &str, lang: Option<Lang>) -> Text {
    let mut line = Text::default();
    for block in blocks(text, Role::Body, lang) {
        gather(&block, &mut line);
    }
    line
}

fn gather(block: &Block, line: &mut Text) {
    match block {
        Block::Line(_, text) | Block::Heading(_, text) => {
            if !line.0.is_empty() {
                line.0.push(Span::plain(" ", None));
            }
            line.0.extend(text.0.iter().cloned());
        }
        Block::List(_, entries) => {
            let inside = entries.iter().flat_map(|entry| &entry.blocks);
            inside.for_each(|block| gather(block, line));
        }
        // Markdown gives no other.
        Block::Facts(..)
        | Block::Table(_)
        | Block::Side(_)
        | Block::Figure(_)
        | Block::Rule
        | Block::Gap
        | Block::Blank(_)
        | Block::Keep(_)
        | Block::Section(..)
        | Block::Fill
        | Block::NewPage => {}
    }
}

struct Reader {
    role: Role,
    lang: Option<Lang>,
    // Blocks of what is open: the text, then an entry of each list.
    open: Vec<Vec<Block>>,
    // Open lists: the next number, if they have numbers, and their entries.
    lists: Vec<(Option<u64>, Vec<Entry>)>,
    words: Text,
    strong: usize,
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.say(&text);
            }
            Event::SoftBreak => self.say(" "),
            Event::HardBreak | Event::Rule => self.flush(),
            Event::Start(Tag::Strong | Tag::Heading { .. }) => self.strong += 1,
            Event::Start(Tag::List(number)) => {
                self.flush();
                self.lists.push((number, Vec::new()));
            }
            Event::Start(Tag::Item) => self.open.push(Vec::new()),
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::End(TagEnd::Heading(_)) => {
                self.strong = self.strong.saturating_sub(1);
                self.flush();
            }
            Event::End(TagEnd::Item) => {
                self.flush();
                let blocks = self.open.pop().unwrap_or_default();
                if let Some((number, entries)) = self.lists.last_mut() {
                    let label = number.map_or_else(String::new, |n| format!("{n}."));
                    *number = number.map(|n| n + 1);
                    entries.push(Entry { label, blocks });
                }
            }
            Event::End(TagEnd::List(_)) => {
                if let Some((number, entries)) = self.lists.pop() {
                    let marks = match number {
                        Some(_) => Marks::Labels,
                        None => Marks::Dots,
                    };
                    self.put(Block::List(marks, entries));
                }
            }
            Event::End(TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::BlockQuote(_)) => {
                self.flush();
            }
            // Links and pictures are their words; the rest comes only with extensions that are off.
            Event::Start(_)
            | Event::End(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn say(&mut self, text: &str) {
        self.words.0.push(Span {
            text: clean(text),
            is_strong: self.strong > 0,
            lang: self.lang,
        });
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if !words.is_empty() {
            self.put(Block::Line(self.role, words));
        }
    }

    fn put(&mut self, block: Block) {
        if let Some(last) = self.open.last_mut() {
            last.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_nest_and_strong_words_stay_strong() {
        let found = blocks(
            "A **b** c\nd.\n\n1. one\n   - deep\n2. two",
            Role::Body,
            None,
        );
        let [
            Block::Line(Role::Body, text),
            Block::List(Marks::Labels, entries),
        ] = &found[..]
        else {
            panic!("{found:?}");
        };
        assert_eq!(text.plain(), "A b c d.");
        assert!(text.0.iter().any(|span| span.is_strong && span.text == "b"));
        assert_eq!(entries[1].label, "2.");
        assert!(matches!(
            &entries[0].blocks[..],
            [Block::Line(..), Block::List(Marks::Dots, _)]
        ));
        assert_eq!(line("x *y*\n\n- z", None).plain(), "x y z");
    }
}
