//! What the tests of the rules share.

use crate::core::content::Library;

/// A library with nothing in it.
pub fn empty() -> Library {
    crate::source::read(Vec::new()).library
}
