//! The catalogue's entries on items.

use super::{Code, Entry};

pub const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::KeyCount,
        text: "A choice has exactly one key. A multiple response has at least one key and at least one option that is none: \
               else nothing, or nothing but everything, would be right.",
        bad: "options = [{ id = \"a\", text = \"Yes\" }, { id = \"b\", text = \"No\" }]",
        good: "options = [{ id = \"a\", text = \"Yes\", key = true }, { id = \"b\", text = \"No\" }]",
    },
    Entry {
        code: Code::SameText,
        text: "Two options, things or sides show the same words; a learner could not tell them apart.",
        bad: "options = [{ id = \"a\", text = \"Yes\", key = true }, { id = \"b\", text = \"Yes\" }]",
        good: "options = [{ id = \"a\", text = \"Yes\", key = true }, { id = \"b\", text = \"No\" }]",
    },
    Entry {
        code: Code::PartCount,
        text: "There is nothing to choose, order or match among fewer than two parts, and nobody reads more than forty. \
               Matching has at most 26 pairs, one for each letter.",
        bad: "options = [{ id = \"a\", text = \"Yes\", key = true }]",
        good: "options = [{ id = \"a\", text = \"Yes\", key = true }, { id = \"b\", text = \"No\" }]",
    },
    Entry {
        code: Code::NoAnswer,
        text: "A numeric item says its answer once, or each of its variants says its own.",
        bad: "type = \"numeric\"\nvariants = [{ id = \"a\", cases = 10 }]",
        good: "type = \"numeric\"\nvariants = [{ id = \"a\", cases = 10, answer = 4 }]",
    },
    Entry {
        code: Code::OwnEnemy,
        text: "Enemies give each other away and never stand in one form. An item that is its own enemy could never stand in \
               any.",
        bad: "id = \"border\"\nenemies = [\"border\"]",
        good: "id = \"border\"\nenemies = [\"moved-across\"]",
    },
    Entry {
        code: Code::BrokenHole,
        text: "Braces hold {fact:ID}, {fact:ID.field}, {gap:ID} or a {word} that variants set. A brace that is only a brace is \
               written twice.",
        bad: "stem = \"Call {fact:} or {\"",
        good: "stem = \"Call {fact:hotline-us} or {{\"",
    },
    Entry {
        code: Code::UnknownHole,
        text: "A {word} in braces is filled from the variants of an item. No variant sets this one, so a learner would read \
               the braces.",
        bad: "stem = \"A county has {residents} residents.\"   # no variants",
        good: "stem = \"A county has {residents} residents.\"\nvariants = [{ id = \"a\", residents = 250000, answer = 4 }]",
    },
    Entry {
        code: Code::VariantGap,
        text: "One variant is drawn and fills all the words of the item. Each variant sets each word.",
        bad: "variants = [{ id = \"a\", cases = 10 }, { id = \"b\" }]",
        good: "variants = [{ id = \"a\", cases = 10 }, { id = \"b\", cases = 20 }]",
    },
    Entry {
        code: Code::GapAstray,
        text: "{gap:ID} marks a gap in the `text` of a cloze item. Anywhere else there is nothing to fill in.",
        bad: "stem = \"An act, a means and a {gap:third}.\"",
        good: "stem = \"Fill in the gap.\"\ntext = \"An act, a means and a {gap:third}.\"",
    },
    Entry {
        code: Code::NoGap,
        text: "The text has a gap that [item.gaps.ID] does not describe: nobody could say what is right.",
        bad: "text = \"A {gap:third}.\"   # and no [item.gaps.third]",
        good: "[item.gaps.third]\ntype = \"short-answer\"\naccept = [\"purpose\"]",
    },
    Entry {
        code: Code::GapTwice,
        text: "Each gap stands once in the text. For the same word twice, describe two gaps.",
        bad: "text = \"A {gap:one} and a {gap:one}.\"",
        good: "text = \"A {gap:one} and a {gap:two}.\"",
    },
    Entry {
        code: Code::GapUnused,
        text: "A gap is described that the text does not have: it could never be filled in.",
        bad: "text = \"An act.\"\n\n[item.gaps.third]",
        good: "text = \"An act and a {gap:third}.\"\n\n[item.gaps.third]",
    },
];
