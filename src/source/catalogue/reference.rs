//! The catalogue's entries on ids and on what refers to them.

use super::{Code, Entry};

pub const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::IdTwice,
        text: "Records name things by id, for years. Ids of items, cases, facts, sources and objectives are unique in the \
               library; of lessons, modules and sections in their course. Give the newer one another id.",
        bad: "[[item]]\nid = \"border\"   # and again in another bank",
        good: "[[item]]\nid = \"border-2\"",
    },
    Entry {
        code: Code::PartTwice,
        text: "A response is kept as the ids of the parts that were chosen. Two parts with one id could never be told apart \
               in the records. Lines of a card are matched with their translation by id.",
        bad: "options = [{ id = \"a\", text = \"Yes\" }, { id = \"a\", text = \"No\" }]",
        good: "options = [{ id = \"a\", text = \"Yes\" }, { id = \"b\", text = \"No\" }]",
    },
    Entry {
        code: Code::NoSuch,
        text: "Something is named that the library does not have: a fact, a source, an objective, a case, an item, a bank, a \
               lesson, a unit, a content note or a course. The help names the nearest, or says where such things stand.",
        bad: "objective = \"definitions\"",
        good: "objective = \"definition\"",
    },
    Entry {
        code: Code::NotBuiltOn,
        text: "A course uses banks, items and objectives of its own and of the courses it says it builds on, so that a \
               change over there is known to reach it.",
        bad: "builds_on = []\n# … from = [\"recognize/definition\"]",
        good: "builds_on = [\"recognize\"]\n# … from = [\"recognize/definition\"]",
    },
    Entry {
        code: Code::Cycle,
        text: "A course builds on one that, by some way round, builds on it. Neither could come first.",
        bad: "# a/course.toml: builds_on = [\"b\"]\n# b/course.toml: builds_on = [\"a\"]",
        good: "# a/course.toml: builds_on = [\"b\"]\n# b/course.toml: builds_on = []",
    },
    Entry {
        code: Code::NoField,
        text: "{fact:ID.field} shows one field of a fact. This one the fact does not have.",
        bad: "{fact:hotline-us.period}",
        good: "{fact:hotline-us.hours}",
    },
    Entry {
        code: Code::Unverified,
        text: "Nobody is marked by a number that nobody has verified. Check the fact at its source and raise its \
               `confidence`, or ask something else.",
        bad: "answer = { fact = \"rumour\" }   # confidence = \"unverified\"",
        good: "answer = { fact = \"children-detected-2022\" }",
    },
    Entry {
        code: Code::KeyNotNumber,
        text: "The key of a numeric item is a number, written without quotes or taken from a fact whose value is one.",
        bad: "answer = \"38\"",
        good: "answer = 38",
    },
    Entry {
        code: Code::NotContact,
        text: "`help_lines` is what a person in need sees when they type /help: facts of kind \"contact\", and nothing else.",
        bad: "help_lines = [\"children-detected-2022\"]",
        good: "help_lines = [\"hotline-us\"]",
    },
    Entry {
        code: Code::OtherBank,
        text: "A case and its items stand in one bank file, so that they are read, moved and drawn together.",
        bad: "case = \"nine-nights\"   # which stands in another file",
        good: "# move the item to the file of its case",
    },
];
