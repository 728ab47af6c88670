//! What a layout is made of: pieces with marks on them, and the tree of what is read. Draws nothing.

use super::shape::Run;
use crate::print::block::{Marks, Picture};
use crate::print::dress::Rgb;
use crate::print::qr::Qr;

/// Something that is not parted: a line of a paragraph, a row of a table.
#[derive(Default)]
pub struct Piece {
    /// Space above it, left out at the top of a page.
    pub before: f32,
    /// Its height.
    pub height: f32,
    /// What is drawn, from its top left corner.
    pub marks: Vec<Mark>,
    /// Whether it stays on the page of the next.
    pub is_glued: bool,
    /// Whether it is more than a piece.
    pub special: Option<Special>,
    /// The heading that begins here, for the outline.
    pub heading: Option<(u8, String)>,
}

/// What a piece does to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// Takes what height is left.
    Fill,
    /// Ends the page.
    NewPage,
}

/// Something drawn.
pub enum Mark {
    /// Glyphs on a base line; part of the text, or of nothing (a page number).
    Glyphs {
        leaf: Option<usize>,
        x: f32,
        y: f32,
        size: f32,
        ink: Rgb,
        run: Run,
        text: std::sync::Arc<str>,
    },
    /// A filled rectangle, for the eye alone.
    Bar { at: [f32; 4], ink: Rgb },
    /// The outline of a rectangle, for the eye alone.
    Outline { at: [f32; 4], width: f32, ink: Rgb },
    /// A dashed line to cut or fold along, for the eye alone.
    Dashes { from: [f32; 2], to: [f32; 2] },
    /// A picture.
    Picture {
        leaf: usize,
        at: [f32; 4],
        picture: Picture,
    },
    /// A QR code.
    Code { leaf: usize, at: [f32; 4], code: Qr },
}

/// A part of the tree.
pub enum Node {
    /// Parts under a tag.
    Group(Tag, Vec<Node>),
    /// Something drawn.
    Leaf(usize),
}

/// What a part is to somebody who listens.
#[derive(Clone, Debug, PartialEq)]
pub enum Tag {
    Heading(u8, String),
    Paragraph,
    Section,
    Div,
    List(Marks),
    Item,
    Label,
    Body,
    Table,
    Caption,
    Head,
    Rows,
    Row,
    HeadCell,
    RowCell,
    Cell,
    Figure(String),
}

/// Pieces as one.
pub fn stacked(pieces: Vec<Piece>, before: f32) -> Piece {
    let mut whole = Piece {
        before,
        ..Piece::default()
    };
    for (number, piece) in pieces.into_iter().enumerate() {
        if number > 0 {
            whole.height += piece.before;
        }
        let down = whole.height;
        whole
            .marks
            .extend(piece.marks.into_iter().map(|mark| mark.moved([0.0, down])));
        whole.height += piece.height;
    }
    whole
}

impl Mark {
    /// The mark at another place.
    pub fn moved(mut self, [right, down]: [f32; 2]) -> Mark {
        match &mut self {
            Mark::Glyphs { x, y, .. } => {
                *x += right;
                *y += down;
            }
            Mark::Bar { at, .. }
            | Mark::Outline { at, .. }
            | Mark::Picture { at, .. }
            | Mark::Code { at, .. } => {
                at[0] += right;
                at[1] += down;
            }
            Mark::Dashes { from, to } => {
                for point in [from, to] {
                    point[0] += right;
                    point[1] += down;
                }
            }
        }
        self
    }
}

/// Where a mark ends on the right.
pub fn end(mark: &Mark) -> f32 {
    match mark {
        Mark::Glyphs { x, size, run, .. } => {
            x + run.glyphs.iter().map(|g| g.x_advance * size).sum::<f32>()
        }
        Mark::Bar { at, .. }
        | Mark::Outline { at, .. }
        | Mark::Picture { at, .. }
        | Mark::Code { at, .. } => at[0] + at[2],
        Mark::Dashes { from, to } => from[0].max(to[0]),
    }
}
