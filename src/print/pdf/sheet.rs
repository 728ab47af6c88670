//! Where on which page things may stand, and what decorates a page. All lengths are points.

use super::piece::Mark;
use super::style::{LINE, Look};
use crate::print::block::Kind;
use crate::print::dress::{Design, Dress, Size};

/// A place that pieces fill from the top.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The page, from 0.
    pub page: usize,
    /// Left, top, width, height.
    pub at: [f32; 4],
}

/// A document's sheets.
#[derive(Clone, Copy, Debug)]
pub struct Sheets {
    kind: Kind,
    design: Design,
    /// Width and height.
    pub size: [f32; 2],
}

const MM: f32 = 72.0 / 25.4;
// ISO 7810 ID-1, the size of a bank card.
const CARD: [f32; 2] = [85.6 * MM, 53.98 * MM];

impl Sheets {
    /// The sheets of a kind of document.
    pub fn new(kind: Kind, dress: &Dress) -> Sheets {
        let [short, long] = match dress.paper {
            Size::A4 => [595.28, 841.89],
            Size::Letter => [612.0, 792.0],
        };
        let lies = kind == Kind::Certificate && dress.design == Design::Classic;
        Sheets {
            kind,
            design: dress.design,
            size: if lies { [long, short] } else { [short, long] },
        }
    }

    /// The least scale at which a part of the document (from 0) is drawn to fit its frame; `None` where it may go on.
    pub fn least_scale(&self, part: usize) -> Option<f32> {
        match (self.kind, part) {
            (Kind::Certificate, 0) | (Kind::Wallet, _) => Some(0.3),
            (Kind::Certificate | Kind::Card, _) => Some(0.72),
            (Kind::Exam { .. } | Kind::Transcript | Kind::Acknowledgement, _) => None,
        }
    }

    /// The frame in which a part begins, `page` being the first free page.
    pub fn first(&self, part: usize, page: usize) -> Frame {
        match (self.kind, part) {
            (Kind::Certificate, 0) => self.front(),
            (Kind::Wallet, 1 | 2) => {
                let inset = 4.4 * MM;
                let [x, y] = self.card(part - 1);
                let at = [
                    x + inset,
                    y + inset,
                    CARD[0] - 2.0 * inset,
                    CARD[1] - 2.0 * inset,
                ];
                Frame { page: 0, at }
            }
            (Kind::Wallet, 0) => {
                let [x, y] = self.card(0);
                Frame {
                    page: 0,
                    at: [x, 20.0 * MM, CARD[0] * 2.0, y - 26.0 * MM],
                }
            }
            (
                Kind::Certificate
                | Kind::Wallet
                | Kind::Card
                | Kind::Exam { .. }
                | Kind::Transcript
                | Kind::Acknowledgement,
                _,
            ) => self.next(page),
        }
    }

    /// The frame on a page that a part goes on to.
    pub fn next(&self, page: usize) -> Frame {
        let [width, height] = self.size;
        let margin = match self.kind {
            Kind::Certificate | Kind::Card => 16.0 * MM,
            Kind::Wallet | Kind::Exam { .. } | Kind::Transcript | Kind::Acknowledgement => {
                19.0 * MM
            }
        };
        let foot = margin + 4.0 * MM;
        Frame {
            page,
            at: [margin, margin, width - 2.0 * margin, height - margin - foot],
        }
    }

    /// What decorates a page.
    pub fn decoration(&self, page: usize, look: &Look) -> Vec<Mark> {
        let [width, height] = self.size;
        let bar = |at| Mark::Bar { at, ink: look.mark };
        match (self.kind, self.design, page) {
            (Kind::Certificate, Design::Classic, 0) => {
                let outline = |inset: f32, thick: f32, ink| Mark::Outline {
                    at: [inset, inset, width - 2.0 * inset, height - 2.0 * inset],
                    width: thick,
                    ink,
                };
                let mut marks = vec![outline(24.0, 3.4, look.mark), outline(30.5, 0.7, look.mark)];
                // A small square in each corner of the inner frame.
                let (near, side) = (35.0, 7.0);
                for x in [near, width - near - side] {
                    for y in [near, height - near - side] {
                        marks.push(bar([x, y, side, side]));
                    }
                }
                marks
            }
            (Kind::Certificate, Design::Modern, 0) => {
                vec![
                    bar([0.0, 0.0, 13.0 * MM, height]),
                    Mark::Bar {
                        at: [15.0 * MM, 0.0, 0.8, height],
                        ink: LINE,
                    },
                ]
            }
            (Kind::Wallet, _, 0) => self.cuts(look),
            (Kind::Card, _, _) => vec![bar([0.0, 0.0, width, 5.0 * MM])],
            (
                Kind::Certificate
                | Kind::Wallet
                | Kind::Exam { .. }
                | Kind::Transcript
                | Kind::Acknowledgement,
                _,
                _,
            ) => vec![],
        }
    }

    fn front(&self) -> Frame {
        let [width, height] = self.size;
        let at = match self.design {
            Design::Classic => [70.0, 54.0, width - 140.0, height - 108.0],
            Design::Modern => {
                let left = 27.0 * MM;
                [
                    left,
                    20.0 * MM,
                    width - left - 20.0 * MM,
                    height - 38.0 * MM,
                ]
            }
        };
        Frame { page: 0, at }
    }

    // The left top corner of a face of the wallet card.
    fn card(&self, face: usize) -> [f32; 2] {
        let x = (self.size[0] - 2.0 * CARD[0]) / 2.0;
        [x + CARD[0] * face as f32, 52.0 * MM]
    }

    fn cuts(&self, look: &Look) -> Vec<Mark> {
        let [x, y] = self.card(0);
        let (width, height) = (2.0 * CARD[0], CARD[1]);
        let line = |from, to| Mark::Dashes { from, to };
        vec![
            Mark::Bar {
                at: [x, y, 2.2 * MM, height],
                ink: look.mark,
            },
            Mark::Outline {
                at: [x, y, width, height],
                width: 0.5,
                ink: LINE,
            },
            line(
                [x + CARD[0], y - 4.0 * MM],
                [x + CARD[0], y + height + 4.0 * MM],
            ),
        ]
    }
}
