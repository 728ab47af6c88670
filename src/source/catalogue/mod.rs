//! The catalogue of codes: everything `tutela check` can say, and what `tutela explain` answers to each.
//!
//! Numbers are never used twice, not even after a kind of mistake has gone.

mod course;
mod file;
mod item;
mod reference;
mod shape;
mod translation;

use crate::core::diagnostic::Severity;

macro_rules! codes {
    ($($name:ident $number:literal $severity:ident $title:literal;)*) => {
        /// A kind of mistake, or of remark.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!($number, ": ", $title, ".")] $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$name),*];

            /// The code as it is printed.
            pub fn name(self) -> &'static str {
                match self {
                    $(Code::$name => $number,)*
                }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self {
                    $(Code::$name => Severity::$severity,)*
                }
            }

            /// What it is, in a few words.
            pub fn title(self) -> &'static str {
                match self {
                    $(Code::$name => $title,)*
                }
            }
        }
    };
}

codes! {
    NotUtf8 "E0101" Error "a file is not UTF-8";
    Syntax "E0102" Error "a line is not TOML";
    NoFile "E0103" Error "a file is missing";
    Newer "L0101" Warning "a line needs TOML 1.1";
    StrayFile "L0102" Warning "a file that nothing reads";

    UnknownKey "E0201" Error "a key that means nothing here";
    WrongType "E0202" Error "a value of the wrong type";
    MissingKey "E0203" Error "a key is missing";
    KeyInPart "E0204" Error "a key stands inside a part";
    UnknownWord "E0205" Error "a word that is not in the list";
    BadQuantity "E0206" Error "a quantity without its unit";
    BadId "E0207" Error "an id that is not one";
    OutOfRange "E0208" Error "a number outside its range";
    Inexact "E0209" Error "a number that cannot be kept exactly";
    Empty "E0210" Error "nothing where something has to be";
    BadLanguage "E0211" Error "a language that is not one";

    IdTwice "E0301" Error "one id for two things";
    PartTwice "E0302" Error "one id for two parts of an item or a card";
    NoSuch "E0303" Error "a reference to something that is not there";
    NotBuiltOn "E0304" Error "something of a course that this one does not build on";
    Cycle "E0305" Error "courses that build on each other";
    NoField "E0306" Error "a field that a fact does not have";
    Unverified "E0307" Error "an unverified fact as a key";
    KeyNotNumber "E0308" Error "a key that is not a number";
    NotContact "E0309" Error "a help line that is not a contact";
    OtherBank "E0310" Error "a case in another bank";

    KeyCount "E0401" Error "too few or too many keys";
    SameText "E0402" Error "two parts that say the same";
    PartCount "E0403" Error "too few or too many parts";
    NoAnswer "E0404" Error "a numeric item without an answer";
    OwnEnemy "E0405" Error "an item that is its own enemy";
    BrokenHole "E0406" Error "braces that hold no name";
    UnknownHole "E0407" Error "a word in braces that nothing sets";
    VariantGap "E0408" Error "a variant that leaves a word open";
    GapAstray "E0409" Error "a gap outside the text of a cloze";
    NoGap "E0410" Error "a gap that is not described";
    GapTwice "E0411" Error "a gap that stands twice";
    GapUnused "E0412" Error "a gap that the text does not have";

    Shortfall "E0501" Error "an exam that cannot be drawn";
    QuotaUnclear "E0502" Error "a section that does not say what it draws";
    ExamMissing "E0503" Error "an exam to pass that is not there";
    ValidityTwice "E0504" Error "two rules for how long a certificate holds";

    NotText "E0601" Error "a translation that holds more than text";
    NoOriginal "E0602" Error "a translation of nothing";
    NoOriginalPart "E0603" Error "a translation of a part that is not there";
    HolesDiffer "E0604" Error "a translation with other gaps";
    Stale "L0601" Warning "a translation of an older revision";
    Untranslated "L0602" Hint "something is not translated";
}

/// What there is to say about a code.
#[derive(Debug)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// Why it matters and what to do, in a paragraph.
    pub text: &'static str,
    /// A small example with the mistake.
    pub bad: &'static str,
    /// The same put right.
    pub good: &'static str,
}

impl Code {
    /// The code of a name, in whatever case it is typed.
    pub fn of(name: &str) -> Option<Code> {
        let same = |code: &&Code| code.name().eq_ignore_ascii_case(name);
        Code::ALL.iter().find(same).copied()
    }

    /// What there is to say about it.
    pub fn entry(self) -> &'static Entry {
        entries()
            .find(|entry| entry.code == self)
            .expect("a test sees that every code has an entry")
    }
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    let families = [
        file::ENTRIES,
        shape::ENTRIES,
        reference::ENTRIES,
        item::ENTRIES,
        course::ENTRIES,
        translation::ENTRIES,
    ];
    families.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_entry_and_a_number_of_its_own() {
        for code in Code::ALL {
            let found = entries().filter(|entry| entry.code == *code).count();
            assert_eq!(found, 1, "{code:?}");
            assert_eq!(Code::of(&code.name().to_lowercase()), Some(*code));
            let is_error = code.severity() == Severity::Error;
            assert_eq!(is_error, code.name().starts_with('E'), "{code:?}");
        }
        assert_eq!(entries().count(), Code::ALL.len());
    }
}
