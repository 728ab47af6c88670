//! What an author allows in one thing although an editor would object, with the reason.

use crate::core::text::Place;

/// One entry of an `allow` list: `"L0304: the key needs the legal term"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The thing it stands in; the path is empty.
    pub place: Place,
    /// The entry as written.
    pub written: String,
}

impl Allowance {
    /// The code that is allowed.
    pub fn code(&self) -> &str {
        self.parts().0
    }

    /// Whether it is the remark of this code that is allowed.
    pub fn is_of(&self, code: &str) -> bool {
        self.code().eq_ignore_ascii_case(code)
    }

    /// Why; empty where the author gave no reason.
    pub fn reason(&self) -> &str {
        self.parts().1
    }

    fn parts(&self) -> (&str, &str) {
        let (code, reason) = self.written.split_once(':').unwrap_or((&self.written, ""));
        (code.trim(), reason.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::text::Thing;

    #[test]
    fn an_entry_is_a_code_and_a_reason() {
        let place = Place::new(Thing::Item, "a", "");
        let written = "L0304: the term: as the law has it".to_owned();
        let allowance = Allowance { place, written };
        assert_eq!(allowance.code(), "L0304");
        assert_eq!(allowance.reason(), "the term: as the law has it");
    }
}
