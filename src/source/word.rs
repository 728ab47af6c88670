//! The closed lists of words in the authoring language, and what each stands for.

use crate::core::content::blueprint::{ExamClock, Review, SectionOrder};
use crate::core::content::case::Signal;
use crate::core::content::fact::{Confidence, Measure};
use crate::core::content::item::{Level, OptionOrder, Purpose};

macro_rules! words {
    ($($(#[$doc:meta])* $list:ident $read:ident $of:ty { $($word:literal => $value:expr,)* })*) => {$(
        $(#[$doc])*
        pub const $list: &[&str] = &[$($word),*];
        #[doc = concat!("What a word of [`", stringify!($list), "`] stands for.")]
        pub fn $read(word: &str) -> Option<$of> {
            match word {
                $($word => Some($value),)*
                _ => None,
            }
        }
    )*};
}

words! {
    /// What a case holds.
    SIGNALS signal Signal {
        "present" => Signal::Present,
        "absent" => Signal::Absent,
        "not-enough" => Signal::NotEnough,
    }
    /// How deep an item asks.
    LEVELS level Level {
        "recall" => Level::Recall,
        "apply" => Level::Apply,
        "judge" => Level::Judge,
    }
    /// Where an item may appear.
    USES purpose Purpose {
        "practice" => Purpose::Practice,
        "exam" => Purpose::Exam,
        "both" => Purpose::Both,
    }
    /// How options stand.
    ORDERS order OptionOrder {
        "shuffled" => OptionOrder::Shuffled,
        "as-written" => OptionOrder::AsWritten,
    }
    /// How a figure is known.
    MEASURES measure Measure {
        "estimated" => Measure::Estimated,
        "detected" => Measure::Detected,
        "reported" => Measure::Reported,
        "prosecuted" => Measure::Prosecuted,
        "sampled" => Measure::Sampled,
        "enacted" => Measure::Enacted,
    }
    /// How sure the library is of a fact.
    CONFIDENCES confidence Confidence {
        "read" => Confidence::Read,
        "secondary" => Confidence::Secondary,
        "known" => Confidence::Known,
        "unverified" => Confidence::Unverified,
    }
    /// How the sections of an exam stand.
    SECTION_ORDERS section_order SectionOrder {
        "sections" => SectionOrder::Sections,
        "shuffled" => SectionOrder::Shuffled,
    }
    /// What a learner who failed may see.
    REVIEWS review Review {
        "reasons" => Review::Reasons,
        "topics" => Review::Topics,
    }
    /// What the exam clock does while the learner is away.
    CLOCKS clock ExamClock {
        "stops" => ExamClock::Stops,
        "runs" => ExamClock::Runs,
    }
}

/// The word of the authoring language for how a figure is known.
pub fn of_measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Estimated => "estimated",
        Measure::Detected => "detected",
        Measure::Reported => "reported",
        Measure::Prosecuted => "prosecuted",
        Measure::Sampled => "sampled",
        Measure::Enacted => "enacted",
    }
}

/// The word of the authoring language for how sure the library is of a fact.
pub fn of_confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Read => "read",
        Confidence::Secondary => "secondary",
        Confidence::Known => "known",
        Confidence::Unverified => "unverified",
    }
}

/// How an item is asked.
pub const TYPES: &[&str] = &[
    "choice",
    "multiple-response",
    "true-false",
    "numeric",
    "short-answer",
    "ordering",
    "matching",
    "cloze",
];

/// Roles of people in a case.
pub const ROLES: &[&str] = &["controlled", "controller", "helper", "bystander", "other"];
/// Genders of people in a case.
pub const GENDERS: &[&str] = &["woman", "man", "nonbinary", "unstated"];
/// Ages of people in a case.
pub const AGES: &[&str] = &["child", "adolescent", "adult", "older", "unstated"];
/// Forms of exploitation in a case.
pub const FORMS: &[&str] = &["labour", "sex", "domestic", "other"];
/// Standing of people in a case towards the country.
pub const STATUSES: &[&str] = &["citizen", "migrant", "unstated"];
