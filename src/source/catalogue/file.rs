//! The catalogue's entries on files and on TOML itself.

use super::{Code, Entry};

pub const ENTRIES: &[Entry] = &[
    Entry {
        code: Code::NotUtf8,
        text: "Files are UTF-8, so that every letter of every language means the same on every computer. An old editor \
               may have saved this one in another encoding. A byte-order mark and Windows line ends are fine.",
        bad: "title = \"Se\\xF1ales\"   # one byte of another encoding",
        good: "title = \"Señales\"",
    },
    Entry {
        code: Code::Syntax,
        text: "The line cannot be read as TOML. The usual reasons: a text without quotes, a quote that never closes, `:` for \
               `=`, a comma left out between two values, the same key twice. Of each line the first mistake is shown. Where it \
               is certain what is meant, the rest is checked as if it stood there; where it is not, what may merely follow \
               from the line is held back until it can be read.",
        bad: "stem = Which of these show control?",
        good: "stem = \"Which of these show control?\"",
    },
    Entry {
        code: Code::NoFile,
        text: "A library has library.toml at its top; each course is a folder with course.toml; each id in `modules` has \
               a file modules/<nn>-<id>.toml.",
        bad: "modules = [\"contrl\"]    # the file is modules/01-control.toml",
        good: "modules = [\"control\"]",
    },
    Entry {
        code: Code::Newer,
        text: "Courses are written in TOML 1.0. Line breaks and a last comma inside { } came with TOML 1.1: this program \
               reads them, other editors and programs may not.",
        bad: "where = {\n  case = \"none\",\n}",
        good: "where = { case = \"none\" }",
    },
    Entry {
        code: Code::StrayFile,
        text: "The file lies where nothing looks for it, or its module is not listed in course.toml. Its content reaches \
               no learner. Move it, list it, or delete it.",
        bad: "our-desk/bank/signs.toml",
        good: "our-desk/banks/signs.toml",
    },
];
