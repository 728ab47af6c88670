//! Bytes for bytes: what is changed in a text is changed at its place, and comments and layout stay as they are.

use std::ops::Range;

use crate::core::diagnostic::Fix;

/// The text with all changes that do not overlap, and how many those are. Of two that overlap the first is made; two
/// that insert at one place are made in the order they are given.
pub fn mend(text: &str, fixes: &[&Fix]) -> (String, usize) {
    let mut changes: Vec<(Range<usize>, &str)> = fixes
        .iter()
        .map(|fix| (fix.span.clone(), fix.with.as_str()))
        .collect();
    changes.sort_by_key(|(span, _)| (span.start, span.end));
    let mut mended = String::with_capacity(text.len());
    let (mut from, mut count) = (0, 0);
    for (span, with) in changes {
        if let Some(before) = text.get(from..span.start).filter(|_| span.start >= from) {
            mended.push_str(before);
            mended.push_str(with);
            from = span.end;
            count += 1;
        }
    }
    mended.push_str(&text[from..]);
    (mended, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quote: &str, with: &str, mended: &str) {
        let start = text.find(quote).expect("it is there");
        let fix = Fix {
            span: start..start + quote.len(),
            with: with.to_owned(),
        };
        assert_eq!(mend(text, &[&fix]).0, mended);
    }

    #[test]
    fn words_are_changed_and_comments_stay() {
        check(
            "stem = \"is not so\"  # why\n",
            "not",
            "NOT",
            "stem = \"is NOT so\"  # why\n",
        );
    }

    #[test]
    fn of_two_changes_that_overlap_the_first_is_made() {
        let fix = |span, with: &str| Fix {
            span,
            with: with.to_owned(),
        };
        let (mended, count) = mend(
            "abcdef",
            &[&fix(1..3, "X"), &fix(2..4, "Y"), &fix(6..6, "!")],
        );
        assert_eq!((mended.as_str(), count), ("aXdef!", 2));
    }
}
