//! The catalogue's entries on translations.

use super::{Code, Entry};

pub const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::NotText,
        text: "A translation holds texts, and the lists of accepted words. Keys, numbers, dates and references come from the \
               original, so that they cannot differ.",
        bad: "id = \"children-detected\"\nanswer = 38",
        good: "id = \"children-detected\"\nstem = \"¿Qué parte tenía menos de 18 años?\"",
    },
    Entry {
        code: Code::NoOriginal,
        text: "The translation names a file or a thing that the original does not have: perhaps it was renamed or deleted \
               there.",
        bad: "[[item]]\nid = \"bordr\"",
        good: "[[item]]\nid = \"border\"",
    },
    Entry {
        code: Code::NoOriginalPart,
        text: "The translation has an option, a feedback or another part that the original does not have. Parts are matched \
               by id, never by their order.",
        bad: "[[item.options]]\nid = \"paper\"",
        good: "[[item.options]]\nid = \"papers\"",
    },
    Entry {
        code: Code::HolesDiffer,
        text: "A cloze has the same gaps in every language, each once; they may stand in another order.",
        bad: "text = \"Un acto y un {gap:tercero}.\"",
        good: "text = \"Un acto y un {gap:third}.\"",
    },
    Entry {
        code: Code::Stale,
        text: "`of_revision` (for facts `of_checked`) says which original was translated. The original has changed since: \
               compare, correct, then raise the number.",
        bad: "of_revision = 1   # the item is at revision 2",
        good: "of_revision = 2",
    },
    Entry {
        code: Code::Untranslated,
        text: "The library names this language and the text is not there in it. Learners see the whole thing in the original \
               language, and are told so; nothing is shown half and half. A course that is not meant to be in all languages of \
               its library says so: `languages = [\"en\"]` in course.toml. Facts are missed only where a translated text shows \
               them.",
        bad: "# es/our-desk/banks/signs.toml has no [[item]] of this id",
        good: "# our-desk/course.toml\nlanguages = [\"en\"]",
    },
];
