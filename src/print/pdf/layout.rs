//! Blocks as pieces that stand under each other, and the tree that says in which order they are read. Knows no page.

use super::font::Fonts;
use super::piece::{Mark, Node, Piece, Special, Tag, end, stacked};
use super::shape::{Line, Paragraph};
use super::style::{Align, Look, QUIET, Style};
use crate::print::block::{Block, Column, Entry, Figure, Marks, Role, Text};
use crate::print::dress::Rgb;
use crate::print::qr::Qr;

/// Lays out blocks.
pub struct Layout<'a> {
    fonts: &'a Fonts,
    /// The looks of the document.
    pub look: Look,
    leaves: usize,
}

impl<'a> Layout<'a> {
    /// A layout whose first leaf has the number `leaves`.
    pub fn new(fonts: &'a Fonts, look: Look, leaves: usize) -> Layout<'a> {
        Layout {
            fonts,
            look,
            leaves,
        }
    }

    /// How many leaves have been given out.
    pub fn leaves(&self) -> usize {
        self.leaves
    }

    /// Blocks in a column that begins at `x`.
    pub fn blocks(
        &mut self,
        blocks: &[Block],
        [x, width]: [f32; 2],
        out: &mut Vec<Piece>,
    ) -> Vec<Node> {
        let mut nodes = Vec::new();
        for block in blocks {
            nodes.extend(self.block(block, [x, width], out));
        }
        nodes
    }

    fn block(&mut self, block: &Block, column: [f32; 2], out: &mut Vec<Piece>) -> Vec<Node> {
        let look = self.look;
        match block {
            Block::Heading(level, text) => {
                let from = out.len();
                let children = self.paragraph(text, look.heading(*level), column, out);
                if let Some(first) = out.get_mut(from) {
                    first.heading = Some((*level, text.plain()));
                }
                out[from..]
                    .iter_mut()
                    .for_each(|piece| piece.is_glued = true);
                vec![Node::Group(Tag::Heading(*level, text.plain()), children)]
            }
            Block::Line(Role::Notice, text) => self.notice(text, column, out),
            Block::Line(role, text) => {
                let children = self.paragraph(text, look.line(*role), column, out);
                vec![Node::Group(Tag::Paragraph, children)]
            }
            Block::List(marks, entries) => vec![self.list(*marks, entries, column, out)],
            Block::Facts(Column::Across, facts) => vec![self.across(facts, column, out)],
            Block::Facts(kind, facts) => vec![self.facts(*kind, facts, column, out)],
            Block::Table(table) => vec![self.table(table, column, out)],
            Block::Side(columns) => self.side(columns, column, out),
            Block::Figure(figure) => self.figure(figure, column, out),
            Block::Blank(label) => {
                let style = Style {
                    before: look.body() * 1.1,
                    ..look.plain()
                };
                let children = self.paragraph(&label.as_str().into(), style, column, out);
                if let Some(piece) = out.last_mut() {
                    let used = piece.marks.iter().map(end).fold(column[0], f32::max);
                    let (left, right) = (used + look.long(4.0), column[0] + column[1]);
                    let at = [left, piece.height - look.body() * 0.3, right - left, 0.6];
                    piece.marks.push(Mark::Bar { at, ink: QUIET });
                }
                vec![Node::Group(Tag::Paragraph, children)]
            }
            Block::Rule => {
                let at = [column[0], 0.0, column[1], 0.6];
                out.push(Piece {
                    before: look.long(3.0),
                    height: look.long(2.0),
                    marks: vec![Mark::Bar { at, ink: QUIET }],
                    ..Piece::default()
                });
                vec![]
            }
            Block::Gap => {
                out.push(Piece {
                    before: look.body() * 0.7,
                    ..Piece::default()
                });
                vec![]
            }
            Block::Keep(blocks) => {
                let from = out.len();
                let nodes = self.blocks(blocks, column, out);
                let last = out.len().saturating_sub(1);
                out[from.min(last)..last]
                    .iter_mut()
                    .for_each(|piece| piece.is_glued = true);
                nodes
            }
            Block::Section(_, blocks) => {
                vec![Node::Group(Tag::Section, self.blocks(blocks, column, out))]
            }
            Block::Fill => {
                out.push(Piece {
                    special: Some(Special::Fill),
                    ..Piece::default()
                });
                vec![]
            }
            Block::NewPage => {
                out.push(Piece {
                    special: Some(Special::NewPage),
                    ..Piece::default()
                });
                vec![]
            }
        }
    }

    /// A paragraph's pieces, a line each, and its leaves.
    pub fn paragraph(
        &mut self,
        text: &Text,
        style: Style,
        [x, width]: [f32; 2],
        out: &mut Vec<Piece>,
    ) -> Vec<Node> {
        if text.is_empty() {
            return vec![];
        }
        let paragraph = self.fitted(text, style, width);
        let lines = match style.align {
            Align::Middle => paragraph.even_lines(width),
            Align::Left => paragraph.lines(width),
        };
        let size = paragraph.size();
        let height = size * style.leading;
        let mut nodes = Vec::new();
        let count = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            let x = match style.align {
                Align::Left => x,
                Align::Middle => x + (width - line.width) / 2.0,
            };
            let y = (height - size) / 2.0 + size * 0.8;
            let mut marks = Vec::new();
            self.line(line, [x, y], &paragraph, style.ink, &mut marks, &mut nodes);
            out.push(Piece {
                before: if number == 0 { style.before } else { 0.0 },
                height,
                marks,
                // No line of a paragraph is left alone at the foot or the top of a page.
                is_glued: number + 1 < count && (number == 0 || number + 2 == count),
                ..Piece::default()
            });
        }
        nodes
    }

    /// How wide a word is on one line.
    pub fn width(&self, word: &str, style: Style) -> f32 {
        Paragraph::new(&word.into(), style.faces, style.size, self.fonts).width()
    }

    // Shrunk until it takes a line, or two where one would be too small, or its least size is reached.
    fn fitted(&self, text: &Text, style: Style, width: f32) -> Paragraph {
        let shaped = |size| Paragraph::new(text, style.faces, size, self.fonts);
        let paragraph = shaped(style.size);
        let Some(least) = style.least else {
            return paragraph;
        };
        let one = style.size * width / paragraph.width().max(0.1);
        if one >= style.size {
            return paragraph;
        }
        if one >= (style.size * 0.72).max(least) {
            return shaped(one * 0.999);
        }
        let mut size = style.size * 0.82;
        while size > least && shaped(size).count(width) > 2 {
            size *= 0.94;
        }
        shaped(size.max(least))
    }

    // Leaves stand in the order of the text, whichever way it runs.
    fn line(
        &mut self,
        line: Line,
        [x, y]: [f32; 2],
        paragraph: &Paragraph,
        ink: Rgb,
        marks: &mut Vec<Mark>,
        nodes: &mut Vec<Node>,
    ) {
        let mut leaves = Vec::new();
        for run in line.runs {
            let begins = run.glyphs.iter().map(|glyph| glyph.text_range.start).min();
            leaves.push((begins, self.leaves));
            marks.push(Mark::Glyphs {
                leaf: Some(self.leaves),
                x: x + run.x,
                y,
                size: paragraph.size(),
                ink,
                run,
                text: paragraph.text.clone(),
            });
            self.leaves += 1;
        }
        leaves.sort();
        nodes.extend(leaves.into_iter().map(|(_, leaf)| Node::Leaf(leaf)));
    }

    fn notice(&mut self, text: &Text, [x, width]: [f32; 2], out: &mut Vec<Piece>) -> Vec<Node> {
        let inset = self.look.body();
        let mut pieces = Vec::new();
        let style = self.look.line(Role::Notice);
        let children = self.paragraph(text, style, [x + inset, width - inset], &mut pieces);
        let mut piece = stacked(pieces, style.before);
        let at = [x, 0.0, inset * 0.22, piece.height];
        piece.marks.push(Mark::Bar {
            at,
            ink: self.look.mark,
        });
        out.push(piece);
        vec![Node::Group(Tag::Paragraph, children)]
    }

    fn list(
        &mut self,
        marks: Marks,
        entries: &[Entry],
        [x, width]: [f32; 2],
        out: &mut Vec<Piece>,
    ) -> Node {
        let look = self.look;
        let mut items = Vec::new();
        let dot = "\u{2022}".to_owned();
        let widest = entries.iter().map(|entry| match marks {
            Marks::Dots => dot.as_str(),
            Marks::Labels => &entry.label,
        });
        let widest = widest.map(|label| {
            Paragraph::new(&label.into(), look.plain().faces, look.body(), self.fonts).width()
        });
        let indent = widest.fold(look.body() * 0.6, f32::max) + look.body() * 0.6;
        for entry in entries {
            let label = match marks {
                Marks::Dots => &dot,
                Marks::Labels => &entry.label,
            };
            let from = out.len();
            let body = self.blocks(&entry.blocks, [x + indent, width - indent], out);
            let mut label_pieces = Vec::new();
            let label = self.paragraph(
                &label.as_str().into(),
                look.plain(),
                [x, indent + look.long(60.0)],
                &mut label_pieces,
            );
            if let (Some(first), Some(drawn)) = (out.get_mut(from), label_pieces.into_iter().next())
            {
                first.marks.splice(0..0, drawn.marks);
            }
            items.push(Node::Group(
                Tag::Item,
                vec![Node::Group(Tag::Label, label), Node::Group(Tag::Body, body)],
            ));
        }
        Node::Group(Tag::List(marks), items)
    }

    fn figure(&mut self, figure: &Figure, [x, width]: [f32; 2], out: &mut Vec<Piece>) -> Vec<Node> {
        let leaf = self.leaves;
        let (mark, height, alt) = match figure {
            Figure::Picture(picture, wide, high) => {
                let Some((w, h)) = super::picture::size(picture) else {
                    return vec![];
                };
                let millimetres =
                    |hundredths: u16| self.look.long(f32::from(hundredths) * 72.0 / 2540.0);
                let (w, h) = (w.max(1) as f32, h.max(1) as f32);
                let scale = (millimetres(*wide).min(width) / w).min(millimetres(*high) / h);
                let x = match self.look.line(Role::Provider).align {
                    Align::Middle if *wide > 4000 => x + (width - w * scale) / 2.0,
                    Align::Middle | Align::Left => x,
                };
                let at = [x, 0.0, w * scale, h * scale];
                (
                    Mark::Picture {
                        leaf,
                        at,
                        picture: picture.clone(),
                    },
                    h * scale,
                    &picture.alt,
                )
            }
            Figure::Code(text, alt) => {
                let Some(code) = Qr::new(text) else {
                    return vec![];
                };
                // Three dots of a 150 dpi scanner a module, and the four modules of quiet that readers want around it.
                let side = (code.size + 8) as f32 * 1.44;
                let side = side.min(width);
                let at = [x + width - side, 0.0, side, side];
                (Mark::Code { leaf, at, code }, side, alt)
            }
        };
        self.leaves += 1;
        out.push(Piece {
            height,
            marks: vec![mark],
            ..Piece::default()
        });
        vec![Node::Group(
            Tag::Figure(alt.clone()),
            vec![Node::Leaf(leaf)],
        )]
    }
}
