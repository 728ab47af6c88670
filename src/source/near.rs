//! "Did you mean": the nearest of several words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The candidate nearest to `word`, if it is near enough to be a slip of the pen.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let most = match word.len() {
        0..=2 => 1,
        3..=6 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= most)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(far, candidate)| *far <= most && *far < candidate.chars().count())
        .min()
        .map(|(_, candidate)| candidate)
}

/// `did you mean …?`, if something is near.
pub fn did_you_mean<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<String> {
    nearest(word, candidates).map(|near| format!("did you mean `{near}`?"))
}

/// The id that comes nearest to some words: `Señales de control` is `senales-de-control`; empty where nothing is left.
pub fn slug(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// Words that say little by themselves.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "is", "are", "and", "or", "that", "which",
    "what", "these", "this", "i", "am", "be", "my", "you", "your", "they", "them", "whether", "el",
    "la", "los", "las", "un", "una", "de", "del", "en", "es", "y", "o", "que", "cual", "al", "con",
    "se", "su", "yo", "mi",
];

/// A short id from the first words of a text that say something: `A manager keeps a worker's papers` is
/// `manager-keeps-workers`; empty where nothing is left.
pub fn short(text: &str) -> String {
    const WORDS: usize = 3;
    const LONGEST: usize = 30;
    let slug = slug(&text.replace(['\'', '’'], ""));
    let words = slug.split('-').filter(|word| !SMALL.contains(word));
    let mut short = String::new();
    for word in words.take(WORDS) {
        if !short.is_empty() && short.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.push_str(word);
    }
    match short.len() > crate::core::id::LONGEST {
        true => String::new(),
        false => short,
    }
}

/// What people write who do not know our words yet, and the words that may be meant.
const OTHERS: &[(&str, &[&str])] = &[
    ("question", &["item", "stem"]),
    ("questions", &["item", "questions"]),
    ("items", &["item"]),
    ("prompt", &["stem"]),
    ("choice", &["options"]),
    ("choices", &["options"]),
    ("answers", &["options", "accept"]),
    ("answer", &["accept", "key"]),
    ("option", &["options"]),
    ("correct", &["key", "answer"]),
    ("correct_answer", &["answer", "key"]),
    ("right", &["key", "answer"]),
    ("explanation", &["rationale"]),
    ("reason", &["rationale"]),
    ("why", &["rationale"]),
    ("comment", &["feedback"]),
    ("difficulty", &["level"]),
    ("kind", &["type"]),
    ("topic", &["objective"]),
    ("tags", &["objective", "content_notes"]),
    ("steps", &["order"]),
    ("pass_mark", &["cut_score"]),
    ("passing_score", &["cut_score"]),
    ("number", &["value"]),
    ("author", &["publisher"]),
    ("link", &["url"]),
    ("date", &["checked", "published"]),
];

/// The key that somebody means who writes another word for it: a slip of the pen, or a word of their own.
pub fn meant<'c>(word: &str, keys: &[&'c str]) -> Option<&'c str> {
    let own = word.to_lowercase();
    let same = keys.iter().copied().find(|key| *key == own);
    let near = || nearest(&own, keys.iter().copied());
    let other = || {
        let (_, ours) = OTHERS.iter().find(|(theirs, _)| *theirs == own)?;
        ours.iter()
            .find_map(|our| keys.iter().copied().find(|key| key == our))
    };
    same.or_else(other).or_else(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_another_word_finds_none() {
        let keys = ["stem", "rationale", "options", "objective"];
        assert_eq!(nearest("rational", keys), Some("rationale"));
        assert_eq!(nearest("setm", keys), Some("stem"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("x", ["y"]), None, "nothing of the word is left");
    }

    #[test]
    fn a_short_id_is_made_of_the_first_words_that_say_something() {
        assert_eq!(
            short("A manager keeps a worker's papers"),
            "manager-keeps-workers"
        );
        assert_eq!(short("¿Qué señales son de control?"), "senales-son-control");
        assert_eq!(short("Wait until I am certain"), "wait-until-certain");
        assert_eq!(short("Yes"), "yes");
        assert_eq!(short("…"), "");
        assert!(short(&"x".repeat(300)).is_empty());
    }

    #[test]
    fn another_word_for_a_key_finds_it() {
        let item = ["type", "stem", "options", "rationale", "level"];
        assert_eq!(meant("question", &item), Some("stem"));
        assert_eq!(meant("question", &["title", "item", "case"]), Some("item"));
        assert_eq!(meant("Type", &item), Some("type"));
        assert_eq!(meant("explanation", &item), Some("rationale"));
        assert_eq!(meant("rational", &item), Some("rationale"));
        assert_eq!(meant("colour", &item), None);
    }
}
