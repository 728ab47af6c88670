//! A QR code as a square of dark and light modules.

use fast_qr::{ECL, QRBuilder};

/// A QR code; the quiet margin is left to whoever draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules on a side.
    pub size: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// The code of a text, with the least redundancy: it is read from clean paper, and small modules are what fails.
    /// `None` where the text is too long for any.
    pub fn new(text: &str) -> Option<Qr> {
        let code = QRBuilder::new(text).ecl(ECL::L).build().ok()?;
        let size = code.size;
        let dark = (0..size * size).map(|at| code[at / size][at % size].value());
        Some(Qr {
            size,
            dark: dark.collect(),
        })
    }

    /// Whether each module is dark, row by row from the top.
    pub fn modules(&self) -> &[bool] {
        &self.dark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners() {
        let qr = Qr::new("tutela").expect("a short text");
        assert_eq!(qr.size, 21);
        for (row, column) in [(0, 0), (0, 14), (14, 0)] {
            let from = row * qr.size + column;
            assert!(qr.modules()[from..from + 7].iter().all(|dark| *dark));
        }
    }

    #[test]
    fn what_no_code_can_hold_is_none() {
        assert_eq!(Qr::new(&"x".repeat(4000)), None);
    }
}
