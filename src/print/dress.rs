//! What an organisation's documents wear: design, size of paper, colour, logo, signatures and words of its own. Claims nothing.

use std::collections::BTreeMap;

use super::block::Picture;
use crate::core::text::Lang;

/// The dress of documents. What a certificate claims is in the certificate; all this is print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dress {
    /// The design of certificates.
    pub design: Design,
    /// The size of paper.
    pub paper: Size,
    /// The organisation's colour.
    pub mark: Rgb,
    /// Its logo.
    pub logo: Option<Picture>,
    /// Pictures of signatures, by the signatory's name.
    pub signatures: BTreeMap<String, Picture>,
    /// Its own words for the sentence on a certificate.
    pub wording: BTreeMap<Lang, Wording>,
    /// Lines it adds.
    pub lines: BTreeMap<Lang, Vec<String>>,
}

/// Designs of certificates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Design {
    /// Lying paper, a double frame, everything in the middle.
    #[default]
    Classic,
    /// Standing paper, a band at its edge, everything from the left.
    Modern,
}

/// Sizes of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 210 by 297 millimetres.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// An organisation's own words for the sentence on a certificate; what is `None` is said in ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// For "Certificate of completion".
    pub title: Option<String>,
    /// For "This is to say that".
    pub lead: Option<String>,
    /// For "completed the course".
    pub link: Option<String>,
}

impl Default for Dress {
    fn default() -> Dress {
        Dress {
            design: Design::default(),
            paper: Size::default(),
            mark: Rgb(0x0f, 0x4c, 0x5c),
            logo: None,
            signatures: BTreeMap::new(),
            wording: BTreeMap::new(),
            lines: BTreeMap::new(),
        }
    }
}

impl Rgb {
    /// The colour `#0f4c5c` names.
    pub fn read(text: &str) -> Option<Rgb> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Rgb(part(0)?, part(2)?, part(4)?))
    }

    /// Whether it can be read on white: a contrast of at least 4.5 to 1, as WCAG 2.2 (1.4.3) asks.
    pub fn is_readable(self) -> bool {
        // Luminance in millionths. sRGB to linear light by the table below, in steps of 16 and straight between them.
        let linear = |part: u8| {
            let (step, rest) = (usize::from(part / 16), u64::from(part % 16));
            LINEAR[step] + (LINEAR[step + 1] - LINEAR[step]) * rest / 16
        };
        let light = 2126 * linear(self.0) + 7152 * linear(self.1) + 722 * linear(self.2);
        // (1 + 0.05) / (light + 0.05) >= 4.5
        2 * 1_050_000 >= 9 * (light / 10_000 + 50_000)
    }
}

// ((v / 255 + 0.055) / 1.055) ^ 2.4 in millionths, for v = 0, 16, 32 ... 256 (v / 255 / 12.92 below 0.04045).
const LINEAR: [u64; 17] = [
    0, 5_182, 14_444, 29_557, 51_269, 80_220, 116_971, 162_029, 215_861, 278_894, 351_533, 434_154,
    527_115, 630_757, 745_404, 871_367, 1_008_940,
];

impl Design {
    /// The name in the site file.
    pub const NAMES: [(&'static str, Design); 2] =
        [("classic", Design::Classic), ("modern", Design::Modern)];
}

impl Size {
    /// The name in the site file.
    pub const NAMES: [(&'static str, Size); 2] = [("a4", Size::A4), ("letter", Size::Letter)];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_and_too_pale_a_one_is_known() {
        assert_eq!(Rgb::read("#0f4C5c"), Some(Rgb(15, 76, 92)));
        for bad in ["0f4c5c", "#0f4c5", "#0f4c5g", "#é4c5c", ""] {
            assert_eq!(Rgb::read(bad), None, "{bad}");
        }
        // #767676 is the palest grey that WCAG lets stand on white.
        for (colour, readable) in [
            ("#0f4c5c", true),
            ("#000000", true),
            ("#767676", true),
            ("#797979", false),
            ("#ffee00", false),
            ("#ffffff", false),
        ] {
            assert_eq!(
                Rgb::read(colour).map(Rgb::is_readable),
                Some(readable),
                "{colour}"
            );
        }
    }
}
