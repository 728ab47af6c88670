//! The catalogue's entries on courses and exams.

use super::{Code, Entry};

pub const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::Shortfall,
        text: "The exam asks for more than its banks hold once every section has its share, enemies are kept apart and \
               practice items are left out. Write more items, draw fewer, or widen `where`. A case comes whole or not at all: where \
               it has fewer items than `items_per_case`, lower that number or write the items that are missing.",
        bad: "draw = 20   # of 12 items that fit",
        good: "draw = 10",
    },
    Entry {
        code: Code::QuotaUnclear,
        text: "A section draws a number of items with `draw`, or whole cases with `cases` and `items_per_case`, so that every \
               form is equally long.",
        bad: "cases = 1",
        good: "cases = 1\nitems_per_case = 3",
    },
    Entry {
        code: Code::ExamMissing,
        text: "Completion asks for a passed exam, and the course has none: nobody could ever complete it.",
        bad: "[completion]\nexam = \"passed\"   # and no [exam]",
        good: "[completion]\nexam = \"none\"",
    },
    Entry {
        code: Code::ValidityTwice,
        text: "A certificate holds for a time (`valid_for`), until a date for everybody (`valid_until`), or to the end of the \
               licence cycle it was earned in (`licence_cycle`). One of them, or nobody could say which holds.",
        bad: "valid_for = \"12 months\"\nvalid_until = 2027-06-30",
        good: "valid_until = 2027-06-30",
    },
];
