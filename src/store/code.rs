//! Short codes that tell namesakes apart: a letter and a digit, none that can be taken for another.

use std::fmt;

/// A learner's short code, such as `k7` or `4d`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(String);

// Without i, l, o, s, z and 0, 1, 2, 5: people read these to each other and write them on paper.
const LETTERS: &[u8] = b"abcdefghjkmnpqrtuvwxy";
const DIGITS: &[u8] = b"346789";

impl Code {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A code that is not `taken`, chosen by `number`: two characters, or more where all of those are.
    pub(super) fn choose(number: usize, taken: impl Fn(&str) -> bool) -> Code {
        let free = (2..)
            .flat_map(|length| {
                let all = count(length);
                (0..all).map(move |step| code(length, (number + step) % all))
            })
            .find(|code| !taken(code));
        Code(free.expect("codes of every length never run out"))
    }

    pub(super) fn stored(text: String) -> Code {
        Code(text)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

// Letters and digits take turns; half of the codes begin with either.
fn alphabets(length: usize, digit_first: bool) -> impl Iterator<Item = &'static [u8]> {
    (0..length).map(move |at| {
        if (at % 2 == 0) == digit_first {
            DIGITS
        } else {
            LETTERS
        }
    })
}

fn count_from(length: usize, digit_first: bool) -> usize {
    alphabets(length, digit_first).map(<[u8]>::len).product()
}

fn count(length: usize) -> usize {
    count_from(length, false) + count_from(length, true)
}

fn code(length: usize, number: usize) -> String {
    let letter_first = count_from(length, false);
    let (digit_first, mut rest) = match number.checked_sub(letter_first) {
        Some(rest) => (true, rest),
        None => (false, number),
    };
    alphabets(length, digit_first)
        .map(|alphabet| {
            let character = alphabet[rest % alphabet.len()];
            rest /= alphabet.len();
            char::from(character)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_thousand_learners_have_a_thousand_codes_and_the_first_are_of_two_characters() {
        let mut taken = BTreeSet::new();
        for number in 0..1000 {
            let code = Code::choose(number * 7919, |code| taken.contains(code));
            assert_eq!(
                code.as_str().len(),
                if number < count(2) { 2 } else { 3 },
                "{number}"
            );
            assert!(taken.insert(code.0), "{number}");
        }
    }

    #[test]
    fn every_number_below_the_count_has_a_code_of_its_own() {
        for length in 2..=3 {
            let all: BTreeSet<String> = (0..count(length)).map(|n| code(length, n)).collect();
            assert_eq!(all.len(), count(length));
        }
        assert_eq!(
            (code(2, 0), code(2, count(2) - 1)),
            ("a3".into(), "9y".into())
        );
    }
}
