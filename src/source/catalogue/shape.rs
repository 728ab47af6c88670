//! The catalogue's entries on keys and values.

use super::{Code, Entry};

pub const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::UnknownKey,
        text: "Every key has a meaning. One that has none is nearly always a slip of the pen, and what it was meant to say \
               would be lost in silence.",
        bad: "rational = \"Held papers are a means of control.\"",
        good: "rationale = \"Held papers are a means of control.\"",
    },
    Entry {
        code: Code::WrongType,
        text: "Text stands in quotes; numbers, dates, true and false stand without; a list stands in [ ].",
        bad: "points = \"2\"",
        good: "points = 2",
    },
    Entry {
        code: Code::MissingKey,
        text: "Something that has to be said is not. The help names the key and shows a value.",
        bad: "[[item]]\nid = \"border\"\ntype = \"true-false\"\n# no answer",
        good: "[[item]]\nid = \"border\"\ntype = \"true-false\"\nanswer = false",
    },
    Entry {
        code: Code::KeyInPart,
        text: "In TOML every line below [[item.options]] belongs to that option, whatever it looks like. Keys of the item \
               itself stand above its first part.",
        bad: "[[item.options]]\nid = \"eyes\"\ntext = \"Looks at the floor\"\nrationale = \"Shyness looks the same.\"",
        good: "rationale = \"Shyness looks the same.\"\n\n[[item.options]]\nid = \"eyes\"\ntext = \"Looks at the floor\"",
    },
    Entry {
        code: Code::UnknownWord,
        text: "The key takes one of a few words, and this is none of them.",
        bad: "level = \"easy\"",
        good: "level = \"recall\"",
    },
    Entry {
        code: Code::BadQuantity,
        text: "A quantity with a unit is a text with its unit. A bare 30 could be seconds, minutes or percent, and nobody \
               would notice until the exam closes.",
        bad: "time_limit = 30",
        good: "time_limit = \"30 min\"",
    },
    Entry {
        code: Code::BadId,
        text: "An id stands in file names, records and addresses for ever: small letters a to z, digits and hyphens, at \
               most 64. Only objectives have dots, between a parent and its child.",
        bad: "id = \"What it is?\"",
        good: "id = \"what-it-is\"",
    },
    Entry {
        code: Code::OutOfRange,
        text: "The number is outside what makes sense here.",
        bad: "points = 0",
        good: "points = 1",
    },
    Entry {
        code: Code::Inexact,
        text: "Numbers are kept exactly as they are written, because learners are marked by them: plain decimals of at most \
               15 digits, no exponents.",
        bad: "answer = 2.5e3",
        good: "answer = 2500",
    },
    Entry {
        code: Code::Empty,
        text: "The key is there and holds nothing. Leave it out where it may be left out; else say something.",
        bad: "stem = \"\"",
        good: "stem = \"Which of these show control?\"",
    },
    Entry {
        code: Code::BadLanguage,
        text: "`languages` lists tags such as en, es or pt-BR, each once, first the one the courses are written in.",
        bad: "languages = [\"English\"]",
        good: "languages = [\"en\"]",
    },
];
