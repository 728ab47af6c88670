//! Two wordings of a text, word by word: what stayed, what went, what came. Knows nothing of where a text stands.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// In both.
    Kept(String),
    /// In both, and far from any change: nobody needs to read it again.
    Passed,
    /// Only in the old wording.
    Out(String),
    /// Only in the new wording.
    In(String),
}

/// How one wording became the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rewording {
    /// Word by word; what goes stands before what comes.
    Words(Vec<Stretch>),
    /// So little stayed that each is better read whole.
    Anew,
}

/// Words shown to either side of a change.
const BESIDE: usize = 7;

/// Compares two wordings. Line breaks and spaces are nobody's words.
pub fn reword(old: &str, new: &str) -> Rewording {
    let (old, new) = (split(old), split(new));
    let runs = runs(&old, &new);
    let kept: usize = runs.iter().filter(|r| r.is_kept).map(|r| r.new.len()).sum();
    if kept * 3 < old.len().max(new.len()) {
        return Rewording::Anew;
    }
    let mut stretches = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        match run.is_kept {
            true => pass(&run.new, at > 0, at + 1 < runs.len(), &mut stretches),
            false if run.old.is_empty() => stretches.push(Stretch::In(run.new.join(" "))),
            false => {
                stretches.push(Stretch::Out(run.old.join(" ")));
                if !run.new.is_empty() {
                    stretches.push(Stretch::In(run.new.join(" ")));
                }
            }
        }
    }
    Rewording::Words(stretches)
}

/// The words of a text as people count them.
pub fn split(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

struct Run<'t> {
    is_kept: bool,
    old: Vec<&'t str>,
    new: Vec<&'t str>,
}

// Changes with a single word between them are one: nobody reads a sentence in which every other word is struck.
fn runs<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Run<'t>> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let mut runs: Vec<Run<'t>> = Vec::new();
    for (at, op) in ops.iter().enumerate() {
        let (out, into) = (&old[op.old_range()], &new[op.new_range()]);
        let is_bridge = at > 0 && at + 1 < ops.len() && into.len() == 1;
        let is_kept = op.tag() == DiffTag::Equal && !is_bridge;
        match runs.last_mut() {
            Some(run) if run.is_kept == is_kept => {
                run.old.extend(out);
                run.new.extend(into);
            }
            Some(_) | None => runs.push(Run {
                is_kept,
                old: out.to_vec(),
                new: into.to_vec(),
            }),
        }
    }
    runs
}

// What stayed, without its middle where that is long; `after` and `before` a change, or at an end of the text.
fn pass(words: &[&str], after: bool, before: bool, stretches: &mut Vec<Stretch>) {
    let head = if after { BESIDE } else { 0 };
    let tail = if before { BESIDE } else { 0 };
    // A mark in place of one or two words would save nothing.
    if words.len() <= head + tail + 2 {
        stretches.push(Stretch::Kept(words.join(" ")));
        return;
    }
    if head > 0 {
        stretches.push(Stretch::Kept(words[..head].join(" ")));
    }
    stretches.push(Stretch::Passed);
    if tail > 0 {
        stretches.push(Stretch::Kept(words[words.len() - tail..].join(" ")));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(old: &str, new: &str) -> String {
        match reword(old, new) {
            Rewording::Anew => "anew".to_owned(),
            Rewording::Words(stretches) => {
                let shown = stretches.iter().map(|stretch| match stretch {
                    Stretch::Kept(words) => words.clone(),
                    Stretch::Passed => "…".to_owned(),
                    Stretch::Out(words) => format!("[-{words}-]"),
                    Stretch::In(words) => format!("{{+{words}+}}"),
                });
                shown.collect::<Vec<_>>().join(" ")
            }
        }
    }

    #[test]
    fn words_that_go_stand_before_those_that_come() {
        assert_eq!(
            shown("Tell the manager now.", "Tell  the\nguard now."),
            "Tell the [-manager-] {+guard+} now."
        );
        assert_eq!(shown("Tell her.", "Do not tell her."), "anew");
        assert_eq!(
            shown("a guest is tired today", "a person was tired today"),
            "a [-guest is-] {+person was+} tired today"
        );
    }

    #[test]
    fn what_is_far_from_a_change_is_passed_over() {
        let old = "one two three four five six seven eight nine ten eleven twelve end";
        let new = old.replace("end", "stop");
        assert_eq!(
            shown(old, &new),
            "… six seven eight nine ten eleven twelve [-end-] {+stop+}"
        );
    }

    #[test]
    fn one_word_between_two_changes_goes_with_them() {
        assert_eq!(
            shown("x x x x a b c x x x", "x x x x d b e x x x"),
            "x x x x [-a b c-] {+d b e+} x x x"
        );
    }

    proptest! {
        #[test]
        fn both_wordings_can_be_read_out_of_the_stretches(
            old in prop::collection::vec("[abc]", 0..12),
            new in prop::collection::vec("[abc]", 0..12),
        ) {
            // What is passed over cannot be read back.
            if let Rewording::Words(stretches) = reword(&old.join(" "), &new.join("\n"))
                && !stretches.contains(&Stretch::Passed)
            {
                let read = |wanted: fn(&Stretch) -> Option<&String>| {
                    let words: Vec<&str> = stretches.iter().filter_map(wanted).map(String::as_str).collect();
                    words.join(" ")
                };
                prop_assert_eq!(read(|s| match s {
                    Stretch::Kept(words) | Stretch::Out(words) => Some(words),
                    Stretch::In(_) | Stretch::Passed => None,
                }), old.join(" "));
                prop_assert_eq!(read(|s| match s {
                    Stretch::Kept(words) | Stretch::In(words) => Some(words),
                    Stretch::Out(_) | Stretch::Passed => None,
                }), new.join(" "));
            }
        }
    }
}
