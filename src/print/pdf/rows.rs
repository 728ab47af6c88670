//! What stands side by side: labelled facts, tables, columns. Each row is one piece.

use super::layout::Layout;
use super::piece::{Mark, Node, Piece, Tag, stacked};
use super::style::{Align, LINE, Look, QUIET, Style};
use crate::print::block::{Block, Column, Kind, Marks, Table, Text};
use crate::print::dress::Design;
use crate::print::page::Fact;

impl Layout<'_> {
    /// Labelled facts, one under the other.
    pub fn facts(
        &mut self,
        kind: Column,
        facts: &[Fact],
        [x, width]: [f32; 2],
        out: &mut Vec<Piece>,
    ) -> Node {
        let look = match kind {
            Column::Records => Look {
                scale: self.look.scale * 0.8,
                ..self.look
            },
            Column::Lines | Column::Across => self.look,
        };
        let labels =
            (width * 0.28).min(look.body() * if kind == Column::Records { 18.0 } else { 14.0 });
        let mut items = Vec::new();
        for fact in facts {
            let [mut left, mut right] = [const { Vec::new() }; 2];
            let value = Style {
                before: 0.0,
                ..look.plain()
            };
            let label = self.paragraph(
                &fact.label.as_str().into(),
                look.label(),
                [x, labels - look.body()],
                &mut left,
            );
            let value = self.paragraph(
                &fact.value.as_str().into(),
                value,
                [x + labels, width - labels],
                &mut right,
            );
            let (left, mut right) = (stacked(left, 0.0), stacked(right, look.body() * 0.18));
            right.height = right.height.max(left.height);
            right.marks.splice(0..0, left.marks);
            out.push(right);
            items.push(Node::Group(
                Tag::Item,
                vec![
                    Node::Group(Tag::Label, label),
                    Node::Group(Tag::Body, value),
                ],
            ));
        }
        Node::Group(Tag::List(Marks::Labels), items)
    }

    /// Labelled facts side by side.
    pub fn across(&mut self, facts: &[Fact], [x, width]: [f32; 2], out: &mut Vec<Piece>) -> Node {
        let look = self.look;
        let gap = look.body() * 1.2;
        let each = (width + gap) / (facts.len().max(1) as f32) - gap;
        let mut items = Vec::new();
        let mut row = Piece {
            before: look.body() * 1.3,
            ..Piece::default()
        };
        for (number, fact) in facts.iter().enumerate() {
            let x = x + (each + gap) * number as f32;
            let mut pieces = Vec::new();
            let (label, value) = (look.label(), look.plain());
            let align = match (look.kind, look.design) {
                (Kind::Certificate, Design::Classic) => Align::Middle,
                _ => Align::Left,
            };
            let label = Style {
                size: label.size * 0.86,
                align,
                ..label
            };
            let value = Style {
                before: 0.0,
                align,
                ..value
            };
            let label = self.paragraph(&fact.label.as_str().into(), label, [x, each], &mut pieces);
            let value = self.paragraph(&fact.value.as_str().into(), value, [x, each], &mut pieces);
            let cell = stacked(pieces, 0.0);
            row.height = row.height.max(cell.height);
            row.marks.extend(cell.marks);
            items.push(Node::Group(
                Tag::Item,
                vec![
                    Node::Group(Tag::Label, label),
                    Node::Group(Tag::Body, value),
                ],
            ));
        }
        out.push(row);
        Node::Group(Tag::List(Marks::Labels), items)
    }

    /// Rows under a head.
    pub fn table(&mut self, table: &Table, [x, width]: [f32; 2], out: &mut Vec<Piece>) -> Node {
        let look = self.look;
        let mut parts = Vec::new();
        if !table.caption.is_empty() {
            let from = out.len();
            let caption = self.paragraph(
                &table.caption.as_str().into(),
                look.label(),
                [x, width],
                out,
            );
            out[from..]
                .iter_mut()
                .for_each(|piece| piece.is_glued = true);
            parts.push(Node::Group(Tag::Caption, caption));
        }
        let cell = look.cell();
        let small = Style {
            ink: QUIET,
            size: cell.size * 0.9,
            ..cell
        };
        let gap = look.body() * 0.7;
        let head: Vec<Text> = table.head.iter().map(|name| name.as_str().into()).collect();
        let mut columns = Vec::new();
        let mut left = x;
        for each in self.shares(table, [cell, small], gap, width) {
            columns.push([left, each - gap]);
            left += each;
        }
        let cells = self.row(&head, &columns, small, |_| Tag::HeadCell, out);
        if let Some(piece) = out.last_mut() {
            piece.is_glued = true;
            piece.marks.push(Mark::Bar {
                at: [x, piece.height, width, 0.9],
                ink: look.mark,
            });
        }
        parts.push(Node::Group(Tag::Head, vec![Node::Group(Tag::Row, cells)]));
        let mut rows = Vec::new();
        for row in &table.rows {
            let tag = |at| {
                if at == 0 && table.is_named {
                    Tag::RowCell
                } else {
                    Tag::Cell
                }
            };
            let cells = self.row(row, &columns, cell, tag, out);
            if let Some(piece) = out.last_mut() {
                piece.marks.push(Mark::Bar {
                    at: [x, piece.height, width, 0.4],
                    ink: LINE,
                });
            }
            rows.push(Node::Group(Tag::Row, cells));
        }
        parts.push(Node::Group(Tag::Rows, rows));
        Node::Group(Tag::Table, parts)
    }

    // How wide each column is: its share, but no narrower than its longest word, which the wider columns make room for.
    fn shares(&self, table: &Table, [cell, small]: [Style; 2], gap: f32, width: f32) -> Vec<f32> {
        let whole: u16 = table.widths.iter().sum();
        let shares = table.widths.iter();
        let mut shares: Vec<f32> = shares
            .map(|share| width * f32::from(*share) / f32::from(whole.max(1)))
            .collect();
        // A word that is longer than this is parted.
        let most = width * 0.4;
        let longest = |at: usize| {
            let head = table.head.get(at).map(|name| (name.clone(), small));
            let rows = table.rows.iter().filter_map(|row| row.get(at));
            let texts = head
                .into_iter()
                .chain(rows.map(|text| (text.plain(), cell)));
            let words = texts.flat_map(|(text, style)| {
                let words: Vec<f32> = text
                    .split_whitespace()
                    .map(|word| self.width(word, style))
                    .collect();
                words
            });
            (words.fold(0.0, f32::max) + gap).min(most)
        };
        let least: Vec<f32> = (0..shares.len()).map(longest).collect();
        let wanting: f32 = (shares.iter().zip(&least))
            .map(|(share, least)| (least - share).max(0.0))
            .sum();
        let spare: f32 = (shares.iter().zip(&least))
            .map(|(share, least)| (share - least).max(0.0))
            .sum();
        if wanting > 0.0 && spare >= wanting {
            for (share, least) in shares.iter_mut().zip(&least) {
                let over = *share - least;
                *share -= if over > 0.0 {
                    over * wanting / spare
                } else {
                    over
                };
            }
        }
        shares
    }

    fn row(
        &mut self,
        cells: &[Text],
        columns: &[[f32; 2]],
        style: Style,
        tag: impl Fn(usize) -> Tag,
        out: &mut Vec<Piece>,
    ) -> Vec<Node> {
        let pad = self.look.body() * 0.3;
        let mut row = Piece {
            height: 0.0,
            ..Piece::default()
        };
        let mut nodes = Vec::new();
        for (at, (cell, column)) in cells.iter().zip(columns).enumerate() {
            let mut pieces = Vec::new();
            let children = self.paragraph(cell, style, *column, &mut pieces);
            let cell = stacked(pieces, 0.0);
            row.height = row.height.max(cell.height + 2.0 * pad);
            row.marks
                .extend(cell.marks.into_iter().map(|mark| mark.moved([0.0, pad])));
            nodes.push(Node::Group(tag(at), children));
        }
        out.push(row);
        nodes
    }

    /// Blocks side by side, feet level.
    pub fn side(
        &mut self,
        columns: &[(u16, Vec<Block>)],
        [x, width]: [f32; 2],
        out: &mut Vec<Piece>,
    ) -> Vec<Node> {
        let gap = self.look.body() * 1.8;
        let whole: f32 = columns
            .iter()
            .map(|(share, _)| f32::from(*share))
            .sum::<f32>()
            .max(1.0);
        let room = width - gap * (columns.len().saturating_sub(1) as f32);
        let mut left = x;
        let mut nodes = Vec::new();
        let mut cells = Vec::new();
        for (share, blocks) in columns {
            let each = room * f32::from(*share) / whole;
            let mut pieces = Vec::new();
            let children = self.blocks(blocks, [left, each], &mut pieces);
            nodes.push(Node::Group(Tag::Div, children));
            cells.push(stacked(pieces, 0.0));
            left += each + gap;
        }
        let height = cells.iter().map(|cell| cell.height).fold(0.0, f32::max);
        let mut row = Piece {
            before: self.look.body(),
            height,
            ..Piece::default()
        };
        for cell in cells {
            let down = height - cell.height;
            row.marks
                .extend(cell.marks.into_iter().map(|mark| mark.moved([0.0, down])));
        }
        out.push(row);
        nodes
    }
}
