//! The catalogue of codes: what `tutela check` may say, and what `tutela explain` answers.

use crate::core::diagnostic::Severity;

/// A kind of mistake or remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    NotUtf8,
    Syntax,
    Newer,
    NoFile,
    StrayFile,
    UnknownKey,
    WrongType,
    MissingKey,
    KeyInPart,
    UnknownWord,
    BadQuantity,
    BadId,
    OutOfRange,
    Inexact,
    Empty,
    BadLanguage,
    QuotaUnclear,
    IdTwice,
    PartTwice,
    NoSuch,
    NotBuiltOn,
    Cycle,
    NoField,
    Unverified,
    KeyNotNumber,
    NotContact,
    OtherBank,
    KeyCount,
    SameText,
    PartCount,
    NoAnswer,
    OwnEnemy,
    BrokenHole,
    UnknownHole,
    VariantGap,
    GapAstray,
    NoGap,
    GapTwice,
    GapUnused,
    ExamMissing,
    Shortfall,
    ShortfallWithoutNote,
    CaseLength,
    NotText,
    NoOriginal,
    NoOriginalPart,
    Stale,
    Untranslated,
    Paragraphs,
    HolesDiffer,
    FactLeftOut,
}
impl Code {
    pub fn name(self) -> &'static str {
        match self {
            Code::Syntax => "E0102",
            _ => "E0000",
        }
    }
    pub fn severity(self) -> Severity {
        match self {
            Code::Stale
            | Code::FactLeftOut
            | Code::Paragraphs
            | Code::Newer
            | Code::StrayFile
            | Code::ShortfallWithoutNote => Severity::Warning,
            Code::Untranslated => Severity::Hint,
            _ => Severity::Error,
        }
    }
}
