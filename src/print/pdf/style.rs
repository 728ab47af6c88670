//! How each part of a document looks: its letters, colours and spaces, by kind and design. All lengths are points.

use super::font::Face;
use crate::print::block::{Kind, Role};
use crate::print::dress::{Design, Dress, Rgb};

/// Where lines stand in their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At its left.
    Left,
    /// In its middle.
    Middle,
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Its face, and that of its strong words.
    pub faces: [Face; 2],
    /// Size of its letters.
    pub size: f32,
    /// From line to line, in sizes.
    pub leading: f32,
    /// Its colour.
    pub ink: Rgb,
    /// Where its lines stand.
    pub align: Align,
    /// Space before it.
    pub before: f32,
    /// The least size it may shrink to so that it takes no more than two lines.
    pub least: Option<f32>,
}

/// The looks of one document.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// What it is.
    pub kind: Kind,
    /// The design of a certificate.
    pub design: Design,
    /// The organisation's colour.
    pub mark: Rgb,
    /// Everything is this much of its size.
    pub scale: f32,
}

/// The colour of text.
pub const INK: Rgb = Rgb(0x1d, 0x27, 0x33);
/// The colour of labels and small print.
pub const QUIET: Rgb = Rgb(0x4a, 0x55, 0x62);
/// The colour of thin lines.
pub const LINE: Rgb = Rgb(0xb9, 0xc3, 0xcb);

const SANS: [Face; 2] = [Face::Sans, Face::Semibold];
const HEAVY: [Face; 2] = [Face::Semibold, Face::Semibold];
const SERIF: [Face; 2] = [Face::Serif, Face::Serif];
const ITALIC: [Face; 2] = [Face::Italic, Face::Italic];

impl Look {
    /// The looks of a document in an organisation's dress.
    pub fn new(kind: Kind, dress: &Dress, scale: f32) -> Look {
        Look {
            kind,
            design: dress.design,
            mark: dress.mark,
            scale,
        }
    }

    /// A length at this scale.
    pub fn long(&self, points: f32) -> f32 {
        points * self.scale * self.zoom()
    }

    /// The size of plain words.
    pub fn body(&self) -> f32 {
        self.long(match self.kind {
            Kind::Certificate => 9.5,
            Kind::Wallet => 7.5,
            Kind::Card | Kind::Exam { .. } | Kind::Transcript | Kind::Acknowledgement => 10.5,
        })
    }

    /// The style of a heading.
    pub fn heading(&self, level: u8) -> Style {
        let title = Style {
            faces: SERIF,
            leading: 1.14,
            ink: self.mark,
            least: Some(self.long(16.0)),
            ..self.plain()
        };
        match (level, self.kind, self.design) {
            (0 | 1, Kind::Certificate, Design::Classic) => self.sized(
                Style {
                    align: Align::Middle,
                    ..title
                },
                37.0,
                6.0,
            ),
            (0 | 1, Kind::Certificate, Design::Modern) => self.sized(title, 40.0, 26.0),
            (0 | 1, Kind::Wallet, _) => self.sized(title, 13.0, 2.0),
            (
                0 | 1,
                Kind::Card | Kind::Exam { .. } | Kind::Transcript | Kind::Acknowledgement,
                _,
            ) => self.sized(title, 23.0, 0.0),
            (2, _, _) => Style {
                faces: HEAVY,
                ink: self.mark,
                before: self.body() * 1.25,
                size: self.body() * 1.12,
                ..self.plain()
            },
            (_, _, _) => Style {
                faces: HEAVY,
                before: self.body() * 0.9,
                ..self.plain()
            },
        }
    }

    /// The style of a paragraph.
    pub fn line(&self, role: Role) -> Style {
        match self.kind {
            Kind::Certificate => self.certificate(role),
            Kind::Wallet => self.wallet(role),
            Kind::Card | Kind::Exam { .. } | Kind::Transcript | Kind::Acknowledgement => {
                self.page(role)
            }
        }
    }

    /// The style of what stands in a table; its head is quieter.
    pub fn cell(&self) -> Style {
        let size = match self.kind {
            Kind::Transcript => self.body() * 0.86,
            Kind::Certificate
            | Kind::Wallet
            | Kind::Card
            | Kind::Exam { .. }
            | Kind::Acknowledgement => self.body(),
        };
        Style {
            before: 0.0,
            size,
            ..self.plain()
        }
    }

    /// The size of a page's number.
    pub fn foot(&self) -> f32 {
        match self.small() < 1.0 {
            true => 8.0,
            false => self.body(),
        }
    }

    /// The style of a fact's label.
    pub fn label(&self) -> Style {
        Style {
            ink: QUIET,
            before: 0.0,
            ..self.plain()
        }
    }

    /// The style of plain words.
    pub fn plain(&self) -> Style {
        Style {
            faces: SANS,
            size: self.body(),
            leading: 1.36,
            ink: INK,
            align: Align::Left,
            before: self.body() * 0.42,
            least: None,
        }
    }

    fn certificate(&self, role: Role) -> Style {
        let align = match self.design {
            Design::Classic => Align::Middle,
            Design::Modern => Align::Left,
        };
        let serif = Style {
            faces: SERIF,
            align,
            leading: 1.16,
            ..self.plain()
        };
        match role {
            Role::Provider => self.sized(
                Style {
                    faces: HEAVY,
                    ink: self.mark,
                    align,
                    least: Some(self.long(8.0)),
                    ..self.plain()
                },
                12.5,
                8.0,
            ),
            Role::Sentence => self.sized(
                Style {
                    faces: ITALIC,
                    ink: QUIET,
                    ..serif
                },
                15.0,
                9.0,
            ),
            Role::Name => self.sized(
                Style {
                    least: Some(self.long(19.0)),
                    ..serif
                },
                38.0,
                5.0,
            ),
            Role::Course => self.sized(
                Style {
                    least: Some(self.long(14.0)),
                    ..serif
                },
                23.0,
                5.0,
            ),
            Role::Extra => self.sized(
                Style {
                    align,
                    ..self.plain()
                },
                10.0,
                8.0,
            ),
            Role::Signatory => self.sized(
                Style {
                    faces: HEAVY,
                    ..self.plain()
                },
                9.5,
                2.0,
            ),
            Role::Small => self.sized(
                Style {
                    ink: QUIET,
                    ..self.plain()
                },
                8.0,
                1.0,
            ),
            Role::Code | Role::Body | Role::Notice | Role::Case => self.page(role),
        }
    }

    fn wallet(&self, role: Role) -> Style {
        let serif = Style {
            faces: SERIF,
            leading: 1.12,
            ..self.plain()
        };
        match role {
            Role::Provider => self.sized(
                Style {
                    faces: HEAVY,
                    ink: self.mark,
                    ..self.plain()
                },
                7.5,
                0.0,
            ),
            Role::Name => self.sized(
                Style {
                    least: Some(self.long(9.0)),
                    ..serif
                },
                14.0,
                3.0,
            ),
            Role::Course => self.sized(
                Style {
                    least: Some(self.long(7.5)),
                    ..serif
                },
                10.0,
                2.0,
            ),
            Role::Small => self.sized(
                Style {
                    ink: QUIET,
                    leading: 1.25,
                    ..self.plain()
                },
                6.2,
                2.0,
            ),
            Role::Sentence
            | Role::Extra
            | Role::Signatory
            | Role::Code
            | Role::Body
            | Role::Notice
            | Role::Case => self.sized(self.plain(), 7.0, 2.0),
        }
    }

    fn page(&self, role: Role) -> Style {
        let plain = self.plain();
        match role {
            Role::Provider => Style {
                faces: HEAVY,
                ink: QUIET,
                before: 0.0,
                ..plain
            },
            Role::Name | Role::Course => Style {
                faces: SERIF,
                size: plain.size * 1.5,
                leading: 1.2,
                ..plain
            },
            Role::Signatory | Role::Notice => Style {
                faces: HEAVY,
                ..plain
            },
            Role::Small => Style {
                ink: QUIET,
                size: plain.size * self.small(),
                ..plain
            },
            Role::Sentence | Role::Extra | Role::Code | Role::Body | Role::Case => plain,
        }
    }

    fn sized(&self, style: Style, size: f32, before: f32) -> Style {
        Style {
            size: self.long(size),
            before: self.long(before),
            ..style
        }
    }

    // In large print nothing is small.
    fn small(&self) -> f32 {
        match self.kind {
            Kind::Exam { large: true } => 1.0,
            Kind::Exam { large: false }
            | Kind::Certificate
            | Kind::Wallet
            | Kind::Card
            | Kind::Transcript
            | Kind::Acknowledgement => 0.86,
        }
    }

    // Large print is 18 points and more, as the associations of the blind ask.
    fn zoom(&self) -> f32 {
        match self.kind {
            Kind::Exam { large: true } => 18.0 / 10.5,
            Kind::Exam { large: false }
            | Kind::Certificate
            | Kind::Wallet
            | Kind::Card
            | Kind::Transcript
            | Kind::Acknowledgement => 1.0,
        }
    }
}
