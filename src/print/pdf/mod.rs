//! Documents as PDF/UA-1: tagged, in reading order, fonts embedded, the same bytes for the same document.
//!
//! Lengths are points in `f32`, as the PDF library takes them; nothing that is scored or signed passes through here.

mod font;
mod layout;
mod pack;
mod paint;
mod picture;
mod piece;
mod rows;
mod shape;
mod sheet;
mod style;

pub use font::{Fonts, Undrawable, system_folders};

use super::block::{Attachment, Block, Paper, Picture};
use super::dress::Dress;
use layout::Layout;
use paint::Page;
use piece::{Mark, Node, Piece, Special};
use sheet::Sheets;
use style::{Look, QUIET};

/// Why a document was not printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the PDF cannot be written: {0}")]
pub struct NotPrinted(String);

/// The document as a PDF, dressed as the organisation wants it.
///
/// # Errors
/// [`NotPrinted`] where the result would not be PDF/UA-1: a character without a letter, a picture without words.
pub fn pdf(
    paper: &Paper,
    dress: &Dress,
    fonts: &Fonts,
    attachments: &[Attachment<'_>],
) -> Result<Vec<u8>, NotPrinted> {
    let sheets = Sheets::new(paper.kind, dress);
    let mut pages: Vec<Page> = Vec::new();
    let mut tree = Vec::new();
    let mut leaves = 0;
    for (part, blocks) in paper
        .blocks
        .split(|block| *block == Block::NewPage)
        .enumerate()
    {
        let first = sheets.first(part, pages.len());
        let (pieces, nodes, used) = fitted(paper, dress, fonts, &sheets, part, blocks, leaves);
        leaves = used;
        tree.extend(nodes);
        fill(pieces, first, &sheets, &mut pages);
    }
    let look = Look::new(paper.kind, dress, 1.0);
    let count = pages.len();
    for (number, page) in pages.iter_mut().enumerate() {
        let decoration = sheets.decoration(number, &look);
        page.marks.splice(0..0, decoration);
        if count > 1 && !(number == 0 && sheets.least_scale(0).is_some()) {
            page.marks
                .extend(foot(number + 1, count, &look, &sheets, fonts));
        }
    }
    let pdf = paint::paint(paper, sheets.size, &pages, tree, leaves, attachments);
    pdf.map(pack::pack).map_err(NotPrinted)
}

// A part laid out, smaller where it would not fit and may be smaller.
fn fitted(
    paper: &Paper,
    dress: &Dress,
    fonts: &Fonts,
    sheets: &Sheets,
    part: usize,
    blocks: &[Block],
    leaves: usize,
) -> (Vec<Piece>, Vec<Node>, usize) {
    let frame = sheets.first(part, 0).at;
    let laid = |scale: f32| {
        let mut layout = Layout::new(fonts, Look::new(paper.kind, dress, scale), leaves);
        let mut pieces = Vec::new();
        let nodes = layout.blocks(blocks, [frame[0], frame[2]], &mut pieces);
        (pieces, nodes, layout.leaves())
    };
    let whole = laid(1.0);
    let Some(least) = sheets
        .least_scale(part)
        .filter(|_| height(&whole.0) > frame[3])
    else {
        return whole;
    };
    let mut scale = 0.97;
    while scale > least {
        let smaller = laid(scale);
        if height(&smaller.0) <= frame[3] {
            return smaller;
        }
        scale *= 0.97;
    }
    // What cannot be made to fit is better read at its full size.
    whole
}

/// Whether a picture's file is sound.
pub fn can_draw(picture: &Picture) -> bool {
    picture::read(picture).is_some()
}

fn height(pieces: &[Piece]) -> f32 {
    let first = pieces.first().map_or(0.0, |piece| piece.before);
    pieces
        .iter()
        .map(|piece| piece.before + piece.height)
        .sum::<f32>()
        - first
}

// Pieces into frames; glued ones move on together.
fn fill(pieces: Vec<Piece>, first: sheet::Frame, sheets: &Sheets, pages: &mut Vec<Page>) {
    let mut frame = first;
    let mut groups: Vec<Vec<Piece>> = Vec::new();
    let mut open = false;
    for piece in pieces {
        let glued = piece.is_glued;
        match groups.last_mut() {
            Some(group) if open => group.push(piece),
            Some(_) | None => groups.push(vec![piece]),
        }
        open = glued;
    }
    let mut placed: Vec<(sheet::Frame, f32, Piece)> = Vec::new();
    let mut y = 0.0;
    let mut is_top = true;
    for group in groups {
        let needed = height(&group) + group.first().map_or(0.0, |piece| piece.before);
        if !is_top && y + needed > frame.at[3] {
            frame = sheets.next(frame.page + 1);
            (y, is_top) = (0.0, true);
        }
        for piece in group {
            // A group that is higher than a page is parted like any other.
            if !is_top && y + piece.before + piece.height > frame.at[3] + 0.5 {
                frame = sheets.next(frame.page + 1);
                (y, is_top) = (0.0, true);
            }
            y += if is_top { 0.0 } else { piece.before };
            is_top = false;
            let height = piece.height;
            placed.push((frame, y, piece));
            y += height;
        }
    }
    stretch(&mut placed);
    for (frame, y, piece) in placed {
        while pages.len() <= frame.page {
            pages.push(Page::default());
        }
        let page = &mut pages[frame.page];
        let top = frame.at[1] + y;
        page.headings
            .extend(piece.heading.map(|(level, words)| (level, words, top)));
        page.marks
            .extend(piece.marks.into_iter().map(|mark| mark.moved([0.0, top])));
    }
}

// The height left on a page goes to the places that want it.
fn stretch(placed: &mut [(sheet::Frame, f32, Piece)]) {
    let pages: std::collections::BTreeSet<usize> =
        placed.iter().map(|(frame, _, _)| frame.page).collect();
    for page in pages {
        let mut here: Vec<_> = placed
            .iter_mut()
            .filter(|(frame, _, _)| frame.page == page)
            .collect();
        let is_fill = |piece: &Piece| piece.special == Some(Special::Fill);
        let wants = here.iter().filter(|(_, _, piece)| is_fill(piece)).count();
        let Some((frame, y, last)) = here
            .last()
            .map(|(frame, y, piece)| (frame, *y, piece.height))
        else {
            continue;
        };
        let left = (frame.at[3] - y - last).max(0.0);
        let mut down = 0.0;
        for (_, y, piece) in &mut here {
            if is_fill(piece) {
                down += left / (wants.max(1) as f32);
            }
            *y += down;
        }
    }
}

// Which page of how many: for people with loose sheets in their hands.
fn foot(number: usize, count: usize, look: &Look, sheets: &Sheets, fonts: &Fonts) -> Vec<Mark> {
    let frame = sheets.next(0).at;
    let text = format!("{number} / {count}");
    let paragraph = shape::Paragraph::new(
        &text.as_str().into(),
        look.plain().faces,
        look.foot(),
        fonts,
    );
    let lines = paragraph.lines(frame[2]);
    let marks = lines.into_iter().flat_map(|line| {
        let x = frame[0] + frame[2] - line.width;
        line.runs.into_iter().map(move |run| (x + run.x, run))
    });
    let marks = marks.map(|(x, run)| Mark::Glyphs {
        leaf: None,
        x,
        y: frame[1] + frame[3] + 22.0,
        size: paragraph.size(),
        ink: QUIET,
        run,
        text: paragraph.text.clone(),
    });
    marks.collect()
}
