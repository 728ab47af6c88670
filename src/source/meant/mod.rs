//! A text with syntax errors, read as its author meant it: each slip with the words for it, the text as it reads once they
//! are mended, and what nobody can read. Knows no shape.

mod braces;
mod ends;
mod header;
mod key;
mod list;
mod long;
mod part;
mod quote;
mod scan;
mod value;

use std::collections::BTreeSet;
use std::ops::Range;

use super::parse;
use super::syntax::{self, Plain};
use crate::core::diagnostic::Fix;
use part::Part;
use scan::Scan;

pub use part::CURLY;

/// What is wrong at one place of the text.
#[derive(Clone, Debug)]
pub struct Slip {
    /// Where, in bytes of the text as it is written.
    pub at: Range<usize>,
    /// In words.
    pub plain: Plain,
    /// The correction, where it is certain.
    pub fix: Option<Fix>,
}

/// A stretch of the text that nobody can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The thing it stands in: what is missing there may stand in what is lost.
    pub thing: Range<usize>,
    /// Whether it may give a name to something.
    pub defines: bool,
    /// Whether nothing of the thing means anything.
    pub all: bool,
}

/// A text as it is meant.
#[derive(Debug)]
pub struct Meant {
    /// It, with what is certain put right and what is lost left out.
    pub text: String,
    /// What is wrong with what is written; of a line the first.
    pub slips: Vec<Slip>,
    /// What could not be read.
    pub lost: Vec<Lost>,
    // Where a change begins in `text`, how long it is there, and which bytes of the written text it stands for.
    changes: Vec<(usize, usize, Range<usize>)>,
}

/// A change of the text.
#[derive(Clone, Debug)]
struct Edit {
    span: Range<usize>,
    with: String,
}

/// How often what the parser still refuses is left out before the whole text is given up: the first part alone, since what it
/// refuses below may only follow from that; in the last rounds all of them.
const ROUNDS: usize = 64;
const LAST_ROUNDS: usize = 3;

impl Meant {
    /// Reads a text that has syntax errors.
    pub fn of(text: &str) -> Meant {
        if text.starts_with("{\\rtf") {
            return Meant::nothing(text, Vec::new());
        }
        let scan = Scan::new(text).run();
        let (mut said, mut edits, mut gone) = (scan.slips, scan.edits, scan.lost);
        let parts = scan.parts;
        if scan.gave_up {
            return Meant::nothing(text, said);
        }
        for round in 0..ROUNDS {
            let (mended, changes) = apply(text, &edits);
            let (_, faults) = parse::parse(&mended);
            let faults = faults.into_iter().filter(|fault| !fault.is_twice());
            let mut refused = BTreeSet::new();
            for fault in faults {
                let at = back(&changes, fault.span.start)..back(&changes, fault.span.end);
                let part = parts.partition_point(|part| part.range.start <= at.start);
                let Some(part) = part.checked_sub(1).filter(|part| refused.insert(*part)) else {
                    continue;
                };
                if refused.len() > 1 && round < ROUNDS - LAST_ROUNDS {
                    refused.remove(&part);
                    break;
                }
                let range = &parts[part].range;
                if !said.iter().any(|slip| range.contains(&slip.at.start)) {
                    let plain = syntax::plain(&mended, &fault);
                    said.push(Slip::new(at, plain));
                }
            }
            if refused.is_empty() {
                let lost = gone.iter().map(|part| lost(*part, &parts, text.len()));
                return Meant {
                    text: mended,
                    lost: lost.collect(),
                    slips: firsts(text, said),
                    changes,
                };
            }
            for part in refused {
                gone.push(part);
                let range = part::section(&parts, part);
                edits.retain(|edit| !range.contains(&edit.span.start));
                edits.push(Edit {
                    span: range,
                    with: String::new(),
                });
            }
        }
        Meant::nothing(text, said)
    }

    // A text of which nothing can be told but what is wrong with it.
    fn nothing(text: &str, mut said: Vec<Slip>) -> Meant {
        if said.is_empty() {
            let (_, faults) = parse::parse(text);
            let slips = faults
                .iter()
                .map(|f| Slip::new(f.span.clone(), syntax::plain(text, f)));
            said = slips.collect();
        }
        Meant {
            text: String::new(),
            slips: firsts(text, said),
            lost: vec![Lost {
                thing: 0..text.len(),
                defines: true,
                all: true,
            }],
            changes: vec![(0, 0, 0..text.len())],
        }
    }

    /// The place in the written text of a place in the text as it is meant.
    pub fn back(&self, at: usize) -> usize {
        back(&self.changes, at)
    }
}

impl Slip {
    fn new(at: Range<usize>, plain: Plain) -> Slip {
        Slip {
            at,
            plain,
            fix: None,
        }
    }
}

fn lost(part: usize, parts: &[Part], end: usize) -> Lost {
    match (&parts[part].key, parts[part].is_header) {
        // Under which header the lines below it belong nobody can tell: anything of the file may be missing.
        (_, true) => Lost {
            thing: 0..end,
            defines: true,
            all: false,
        },
        (key, false) => Lost {
            thing: part::thing(parts, part, end),
            defines: key
                .as_deref()
                .is_none_or(|key| key == "id" || key == "role" || key.contains('.')),
            all: false,
        },
    }
}

// The text with all changes that do not overlap, and where they stand in it.
fn apply(text: &str, edits: &[Edit]) -> (String, Vec<(usize, usize, Range<usize>)>) {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let (mut mended, mut changes, mut from) =
        (String::with_capacity(text.len() + 64), Vec::new(), 0);
    for edit in edits {
        let Some(kept) = text
            .get(from..edit.span.start)
            .filter(|_| edit.span.start >= from)
        else {
            continue;
        };
        mended.push_str(kept);
        changes.push((mended.len(), edit.with.len(), edit.span.clone()));
        mended.push_str(&edit.with);
        from = edit.span.end;
    }
    mended.push_str(&text[from..]);
    (mended, changes)
}

fn back(changes: &[(usize, usize, Range<usize>)], at: usize) -> usize {
    let found = changes.partition_point(|(start, ..)| *start <= at);
    match found.checked_sub(1).map(|found| &changes[found]) {
        None => at,
        Some((start, long, written)) if at < start + long => {
            written.end.min(written.start + (at - start))
        }
        Some((start, long, written)) => written.end + (at - start - long),
    }
}

// Of each line the first.
fn firsts(text: &str, mut said: Vec<Slip>) -> Vec<Slip> {
    said.sort_by_key(|slip| slip.at.start);
    said.dedup_by(|next, first| {
        let between = text.get(first.at.start..next.at.start);
        between.is_some_and(|between| !between.contains('\n'))
    });
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "title = \"Signs\"\n\n[[item]]\nid = \"a\"\nkey = true\nlist = [\"x\", \"y\"]\n\
                         where = { a = [1], b = \"ñ\" }\ntext = \"\"\"\nOne \\\" two.\n\"\"\"\n\n# note\n[item.gaps.one]\n\
                         accept = 'it'\n[[item]]\nid = \"b\"\n";

    const LISTS: &str = "[[item]]\nid = \"a\"\noptions = [\n  { id = \"b\", text = \"One, two\", key = true },\n  \
                         { id = 'c', text = \"Ñ “x”\" },\n]\n\n[[item]]\naccept = [\n  \"a\",\n  \"b\"\n]\n\
                         sources = [{ id = \"d\", n = [1, 2] }]\nstem = \"It\"\n";

    /// How many slips one slip of the pen is told as, at most.
    const MOST: usize = 3;

    // What is said of a text, by line, and how it reads then.
    #[track_caller]
    fn check(text: &str, said: &[(usize, &str)], reads: &str) {
        let meant = Meant::of(text);
        let line = |at: usize| text[..at].matches('\n').count() + 1;
        let told: Vec<(usize, &str)> = meant
            .slips
            .iter()
            .map(|slip| (line(slip.at.start), slip.plain.message.as_str()))
            .collect();
        assert_eq!(told.len(), said.len(), "{told:?}");
        for ((line, message), (here, words)) in told.iter().zip(said) {
            assert!(line == here && message.contains(words), "{told:?}");
        }
        assert_eq!(meant.text, reads);
    }

    #[test]
    fn what_is_certain_is_read_as_it_is_meant() {
        let colon = "a key word is followed by `=`";
        check(
            "a: 1\nb: true\n",
            &[(1, colon), (2, colon)],
            "a = 1\nb = true\n",
        );
        check("a \"x\"\n", &[(1, "`=` is missing")], "a = \"x\"\n");
        check("a = “x”,\n", &[(1, "curly")], "a = \"x\"\n");
        check(
            "a = x y\nb = yes\n",
            &[(1, "quotation marks"), (2, "quotation marks")],
            "a = \"x y\"\nb = \"yes\"\n",
        );
        check(
            "key = yes\n",
            &[(1, "neither true nor false")],
            "key = true\n",
        );
        check(
            "a = \"C:\\data\"\n",
            &[(1, "special sign")],
            "a = \"C:\\\\data\"\n",
        );
        check(
            "a = \"he \"said\" so\"\n",
            &[(1, "ended before this")],
            "a = \"he \\\"said\\\" so\"\n",
        );
        check("a = 'I don't'\n", &[(1, "apostrophe")], "a = \"I don't\"\n");
        check(
            "a = [\"x]\nb = 1\n",
            &[(1, "not closed")],
            "a = [\"x\"]\nb = 1\n",
        );
        check(
            "a = [\"x\" \"y\"\nb = 1\n",
            &[(1, "begins in line 1")],
            "a = [\"x\", \"y\"]\nb = 1\n",
        );
        check(
            "a = [\n  1,\n  2\n[x]\n",
            &[(1, "list that begins in line 1")],
            "a = [\n  1,\n  2]\n[x]\n",
        );
        check("a = { b: 1\n[x]\n", &[(1, "{ }")], "a = { b = 1}\n[x]\n");
        check(
            "[x]\n[[y]\n[[y]]\n",
            &[(2, "brackets")],
            "[x]\n[[y]]\n[[y]]\n",
        );
        check("[y]\n[[y]]\n", &[(1, "further down")], "[[y]]\n[[y]]\n");
        check("// x\na = 1\n", &[(1, "a note")], "# x\na = 1\n");
        check(
            "a =\n\"x\"\n",
            &[(1, "in the line of its `=`")],
            "a = \"x\"\n",
        );
        check("a\u{a0}= 1\n", &[(1, "looks like a blank")], "a = 1\n");
    }

    #[test]
    fn a_text_that_is_not_closed_is_told_where_it_begins_and_ends_where_something_else_begins() {
        let open = |line: usize| format!("the text that begins in line {line} is not closed");
        check(
            "x = 1\na = \"\"\"\nOne.\n\nTwo.\n\n# note\nb = \"\"\"\nThree.\n\"\"\"\n",
            &[(2, &open(2))],
            "x = 1\na = \"\"\"\nOne.\n\nTwo.\"\"\"\n\n# note\nb = \"\"\"\nThree.\n\"\"\"\n",
        );
        check(
            "a = \"\"\"\nOne.\"\n[x]\n",
            &[(1, &open(1))],
            "a = \"\"\"\nOne.\"\"\"\n[x]\n",
        );
        check(
            "a = \"\"\"\nOne.",
            &[(1, &open(1))],
            "a = \"\"\"\nOne.\"\"\"",
        );
        check(
            "a = \"One\nand two.\"\nb = 1\n",
            &[(1, "over several lines")],
            "a = \"\"\"One\nand two.\"\"\"\nb = 1\n",
        );
        check(
            "a = \"One\nb = 1\n",
            &[(1, "second quotation mark")],
            "a = \"One\"\nb = 1\n",
        );
    }

    #[test]
    fn what_nobody_can_read_is_left_out_and_its_thing_is_known() {
        let text = "t = 1\n[[item]]\nid = \"a\"\n[item.x]\nto myself\n[[item]]\nid = \"b\"\n";
        let meant = Meant::of(text);
        assert_eq!(meant.slips.len(), 1);
        assert_eq!(
            &text[meant.lost[0].thing.clone()],
            &text[6..text.len() - 18]
        );
        assert!(meant.lost[0].defines);
        assert!(!Meant::of("[[item]]\nstem\nid = \"a\"\n").lost[0].defines);
    }

    #[test]
    fn a_place_in_what_is_meant_is_one_in_what_is_written() {
        let text = "a: 1\nb = x\nc = \"y\"\n";
        let meant = Meant::of(text);
        let at = meant.text.find("\"y\"").expect("it is there");
        assert_eq!(meant.back(at), text.find("\"y\"").expect("it is there"));
    }

    #[test]
    fn whatever_is_left_out_or_slips_in_the_rest_parses_and_nothing_panics() {
        let places = |whole: &'static str| whole.char_indices().map(move |place| (whole, place));
        for (whole, (at, first)) in [WHOLE, LISTS].into_iter().flat_map(places) {
            let long = first.len_utf8();
            for with in [
                "", "\"", "\"\"\"", "'", "[", "]", "{", "}", ",", ":", "=", "\\", "“", "\n", "#",
                "x y",
            ] {
                for end in [at, at + long] {
                    let torn = format!("{}{with}{}", &whole[..at], &whole[end..]);
                    let (_, faults) = parse::parse(&torn);
                    if faults.is_empty() {
                        continue;
                    }
                    let meant = Meant::of(&torn);
                    let (_, left) = parse::parse(&meant.text);
                    assert!(
                        left.iter().all(parse::Fault::is_twice),
                        "{torn}\n{}",
                        meant.text
                    );
                    let is_told =
                        !meant.slips.is_empty() || faults.iter().all(parse::Fault::is_twice);
                    assert!(is_told, "{torn}");
                    assert!(meant.slips.len() <= MOST, "{torn}\n{:?}", meant.slips);
                    for at in 0..=meant.text.len() {
                        assert!(meant.back(at) <= torn.len());
                    }
                }
            }
        }
    }
}
