//! What a printed document holds: blocks in reading order, drawn as pages of a PDF and as HTML. Knows no font and no place.

use std::sync::Arc;

use jiff::civil::Date;

use super::page::Fact;
use crate::core::text::Lang;

/// A document ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What it is; says how it looks.
    pub kind: Kind,
    /// The language it speaks.
    pub lang: Lang,
    /// Its title, as a reader's window shows it.
    pub title: String,
    /// The day it was made, for whoever looks at the file.
    pub date: Option<Date>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// The kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A certificate: a front to hang up, and a page of details.
    Certificate,
    /// A certificate's short form to cut out and fold.
    Wallet,
    /// One page for one role.
    Card,
    /// An exam on paper, its answer sheet or its key; the letters large or not.
    Exam {
        /// For eyes that need it.
        large: bool,
    },
    /// What a learner has done.
    Transcript,
    /// A signed statement.
    Acknowledgement,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of a level from 1.
    Heading(u8, Text),
    /// A paragraph that plays a part.
    Line(Role, Text),
    /// Things said one by one.
    List(Marks, Vec<Entry>),
    /// Labelled facts.
    Facts(Column, Vec<Fact>),
    /// Rows under a head.
    Table(Table),
    /// Blocks side by side, feet level; the numbers share out the width.
    Side(Vec<(u16, Vec<Block>)>),
    /// Something to look at.
    Figure(Figure),
    /// A thin line.
    Rule,
    /// Some space.
    Gap,
    /// A line to write on, with what belongs on it.
    Blank(String),
    /// Kept on one page.
    Keep(Vec<Block>),
    /// A part with an id of its own, for style sheets and links.
    Section(&'static str, Vec<Block>),
    /// Takes what height is left.
    Fill,
    /// What follows begins a page.
    NewPage,
}

/// The part a paragraph plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The organisation.
    Provider,
    /// Words of the sentence on a certificate.
    Sentence,
    /// Whose it is.
    Name,
    /// What was learnt.
    Course,
    /// A line that the organisation adds.
    Extra,
    /// Who signs.
    Signatory,
    /// What follows under something in small letters.
    Small,
    /// A paragraph.
    Body,
    /// A command or a number to copy.
    Code,
    /// Something to see first.
    Notice,
    /// A case that questions belong to.
    Case,
}

/// How facts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Each on a line, its label before it.
    Lines,
    /// Side by side, each under its label.
    Across,
    /// Small: ids and digests.
    Records,
}

/// What stands before the entries of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// A dot.
    Dots,
    /// The entry's own label: a number, a letter.
    Labels,
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its label, where the list has labels.
    pub label: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Rows under a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Whether the first cell of a row names it.
    pub is_named: bool,
    /// Names of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Text>>,
    /// How the columns share out the width.
    pub widths: Vec<u16>,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A picture of the organisation's, at most so many hundredths of a millimetre wide and high.
    Picture(Picture, u16, u16),
    /// A QR code of a text, and what it is for.
    Code(String, String),
}

/// A picture's file as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Its format.
    pub format: Format,
    /// What it shows, in words.
    pub alt: String,
}

/// Formats of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// Words, some of them set apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Span>);

/// Words in one tone and language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Whether they weigh more.
    pub is_strong: bool,
    /// Their language, where it is another than the document's.
    pub lang: Option<Lang>,
}

/// A file that travels in a document.
#[derive(Clone, Copy, Debug)]
pub struct Attachment<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its media type.
    pub media_type: &'a str,
    /// What it is, for people.
    pub description: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

impl<'a> Attachment<'a> {
    /// A signed certificate, and the same as a token where it has one: what was changed in one shows against the other.
    pub fn credential(
        description: &'a str,
        document: &'a str,
        token: Option<&'a str>,
    ) -> Vec<Attachment<'a>> {
        let json = Attachment {
            name: "credential.json",
            media_type: "application/json",
            description,
            bytes: document.as_bytes(),
        };
        let jwt = token.map(|token| Attachment {
            name: "credential.jwt",
            media_type: "application/vc+jwt",
            description,
            bytes: token.as_bytes(),
        });
        [json].into_iter().chain(jwt).collect()
    }
}

impl Paper {
    /// All its words, for whoever must know which letters it needs.
    pub fn text(&self) -> String {
        let mut out = self.title.clone();
        words(&self.blocks, &mut out);
        out
    }
}

fn words(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading(_, text) | Block::Line(_, text) => out.push_str(&text.plain()),
            Block::List(_, entries) => {
                for entry in entries {
                    out.push_str(&entry.label);
                    words(&entry.blocks, out);
                }
            }
            Block::Facts(_, facts) => {
                for fact in facts {
                    out.push_str(&fact.label);
                    out.push_str(&fact.value);
                }
            }
            Block::Table(table) => {
                out.push_str(&table.caption);
                out.extend(table.head.iter().map(String::as_str));
                let cells = table.rows.iter().flatten();
                cells.for_each(|cell| out.push_str(&cell.plain()));
            }
            Block::Side(columns) => columns.iter().for_each(|(_, blocks)| words(blocks, out)),
            Block::Blank(label) => out.push_str(label),
            Block::Keep(blocks) | Block::Section(_, blocks) => words(blocks, out),
            Block::Figure(_) | Block::Rule | Block::Gap | Block::Fill | Block::NewPage => {}
        }
    }
}

impl Text {
    /// Words in another language than the document's, if one is named.
    pub fn of(text: impl Into<String>, lang: Option<Lang>) -> Text {
        Text(vec![Span::plain(text, lang)])
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty())
    }
}

impl<T: Into<String>> From<T> for Text {
    fn from(text: T) -> Text {
        Text::of(text, None)
    }
}

impl Span {
    /// Words that stand out in nothing.
    pub fn plain(text: impl Into<String>, lang: Option<Lang>) -> Span {
        Span {
            text: text.into(),
            is_strong: false,
            lang,
        }
    }
}

impl Format {
    /// The format of a file by its first bytes.
    pub fn of(bytes: &[u8]) -> Option<Format> {
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => Some(Format::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Format::Jpeg),
            _ => None,
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Png => "image/png",
            Format::Jpeg => "image/jpeg",
        }
    }
}
