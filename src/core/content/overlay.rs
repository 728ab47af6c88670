//! Translations: texts of one language by the place they belong to. Never a key, a number or a date.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::id::CourseId;
use crate::core::text::Place;

/// Everything translated into one language.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    /// Texts by place.
    pub texts: BTreeMap<Place, String>,
    /// `accept` lists, which a translation replaces whole.
    pub lists: BTreeMap<Place, Vec<String>>,
    /// Courses some of whose translation no person has reviewed.
    pub unreviewed: BTreeSet<CourseId>,
}
