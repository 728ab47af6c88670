//! A text as the rules read it: facts filled in, folded to small letters, cut into words, known phrases marked.

use std::borrow::Cow;

use super::lexicon::{self, Hit, Topic, Word};
use crate::core::content::Library;
use crate::core::content::fact::FactValue;
use crate::core::content::hole::{self, Piece};
use crate::core::text::Lang;

/// A text with its words.
#[derive(Debug)]
pub struct Text<'a> {
    /// The path of the text inside its thing.
    pub path: String,
    /// As written.
    pub raw: &'a str,
    /// The language it is written in.
    pub lang: Lang,
    /// With the values of its facts, as a learner would read it.
    pub shown: Cow<'a, str>,
    /// The same in small letters.
    pub folded: String,
    words: Vec<Word>,
    /// Phrases of the lexicon in it, in their order.
    pub hits: Vec<Hit>,
}

impl<'a> Text<'a> {
    /// Reads a text.
    pub fn new(path: String, raw: &'a str, lang: Lang, library: &Library) -> Text<'a> {
        let shown = fill(raw, library);
        let folded = shown.to_lowercase();
        let mut words = cut(&folded);
        let hits = lexicon::scan(&folded, &mut words, lang);
        Text {
            path,
            raw,
            lang,
            shown,
            folded,
            words,
            hits,
        }
    }

    /// Reads a text for its words alone: no phrase is looked for, and no word is known to be small.
    pub fn bare(raw: &'a str, lang: Lang, library: &Library) -> Text<'a> {
        let shown = fill(raw, library);
        let folded = shown.to_lowercase();
        Text {
            path: String::new(),
            raw,
            lang,
            shown,
            words: cut(&folded),
            folded,
            hits: Vec::new(),
        }
    }

    /// Its words, in small letters.
    pub fn words(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.words.iter().map(|w| self.slice(*w))
    }

    /// How many words it has.
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// The bytes of a word of the folded text.
    pub fn range(&self, word: usize) -> std::ops::Range<usize> {
        let Word { from, to, .. } = self.words[word];
        from as usize..to as usize
    }

    fn slice(&self, word: Word) -> &str {
        &self.folded[word.from as usize..word.to as usize]
    }

    /// Characters as a learner counts them.
    pub fn length(&self) -> usize {
        self.shown.trim().chars().count()
    }

    /// The first phrase of a topic that is not held up between quotation marks.
    pub fn first(&self, topic: Topic) -> Option<&Hit> {
        self.all(topic).next()
    }

    /// All phrases of a topic that are not held up between quotation marks.
    pub fn all(&self, topic: Topic) -> impl Iterator<Item = &Hit> {
        let own = self.hits.iter().filter(move |hit| hit.topic == topic);
        own.filter(|hit| !self.is_quoted(hit))
    }

    /// Whether a phrase stands between quotation marks: it is spoken of, not used.
    pub fn is_quoted(&self, hit: &Hit) -> bool {
        let before = self.folded[..hit.range.start].chars().next_back();
        let opened = before.is_some_and(|c| "\"“‘«'`".contains(c));
        let after = self.folded[hit.range.end..].chars().next();
        opened && after.is_some_and(|c| "\"”’»'`,.".contains(c))
    }

    /// Whether a phrase stands inside something that is quoted, whole or in part.
    pub fn is_cited(&self, hit: &Hit) -> bool {
        let (before, after) = (
            &self.folded[..hit.range.start],
            &self.folded[hit.range.end..],
        );
        let straight = before.matches('"').count() % 2 == 1 && after.contains('"');
        let curly = [('“', '”'), ('«', '»')].iter().any(|(open, close)| {
            let opened = before.rfind(*open);
            opened.is_some() && opened > before.rfind(*close) && after.contains(*close)
        });
        straight || curly
    }

    /// A phrase as the learner reads it.
    pub fn phrase(&self, hit: &Hit) -> &str {
        let same = self.shown.len() == self.folded.len();
        let written = self.shown.get(hit.range.clone()).filter(|_| same);
        written.unwrap_or(&self.folded[hit.range.clone()])
    }

    /// Words that carry meaning: no articles, prepositions and the like, cut to their beginning so that
    /// `worker` and `workers` are one.
    pub fn roots(&self) -> impl Iterator<Item = &str> {
        let telling = self.words.iter().filter(|word| !word.is_small);
        telling.map(|word| root(self.slice(*word)))
    }

    /// Whether the word at a place carries no meaning of its own.
    pub fn is_small(&self, word: usize) -> bool {
        self.words[word].is_small
    }

    /// Its sentences, as counts of words.
    pub fn sentences(&self) -> Vec<usize> {
        let mut sentences = Vec::new();
        let mut count = 0;
        for (at, word) in self.words.iter().enumerate() {
            count += 1;
            let next = self
                .words
                .get(at + 1)
                .map_or(self.folded.len(), |w| w.from as usize);
            let between = &self.folded[word.to as usize..next];
            // A point inside a number or an abbreviation is followed by no space.
            let ends = between.contains("\n\n")
                || between.char_indices().any(|(i, c)| {
                    let rest = &between[i + c.len_utf8()..];
                    matches!(c, '.' | '!' | '?' | ':' | ';' | '…')
                        && (rest.is_empty()
                            || rest
                                .starts_with(|c: char| c.is_whitespace() || "\"”’»)*_".contains(c)))
                });
            if ends {
                sentences.push(count);
                count = 0;
            }
        }
        if count > 0 {
            sentences.push(count);
        }
        sentences
    }
}

/// The beginning that the forms of a word share, roughly.
pub fn root(word: &str) -> &str {
    let chars = word.chars().count();
    let keep = match chars {
        0..=4 => chars - usize::from(chars == 4 && word.ends_with('s')),
        5 => 4,
        6 => 5,
        _ => 6,
    };
    word.char_indices()
        .nth(keep)
        .map_or(word, |(end, _)| &word[..end])
}

// Facts as their values; other holes as they are written.
fn fill<'a>(raw: &'a str, library: &Library) -> Cow<'a, str> {
    if !raw.contains(['{', '}']) {
        return Cow::Borrowed(raw);
    }
    let mut shown = String::with_capacity(raw.len());
    for (range, piece) in hole::pieces(raw) {
        match piece {
            Piece::Words(words) => shown.push_str(words),
            Piece::Fact(id, field) => match library.facts.get(id) {
                Some(fact) => match (field.and_then(|f| fact.text(f)), &fact.value) {
                    (Some(text), _) => shown.push_str(text),
                    (None, FactValue::Number(number)) => shown.push_str(&number.to_string()),
                    (None, FactValue::Words(words)) => shown.push_str(words),
                },
                None => shown.push('0'),
            },
            Piece::Gap(_) => shown.push_str("____"),
            Piece::Value(_) => shown.push('0'),
            Piece::Broken(_) => shown.push_str(&raw[range]),
        }
    }
    Cow::Owned(shown)
}

// Words: letters and digits, with an apostrophe or a point inside.
fn cut(folded: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(folded.len() / 6 + 1);
    let mut from: Option<usize> = None;
    let mut last = 0;
    let word = |from: usize, to: usize| Word {
        from: u32::try_from(from).unwrap_or(u32::MAX),
        to: u32::try_from(to).unwrap_or(u32::MAX),
        is_small: false,
    };
    for (at, c) in folded.char_indices() {
        let inside = match c {
            'a'..='z' | '0'..='9' => true,
            '\'' | '’' | '.' | ',' => {
                let next = folded[at + c.len_utf8()..].chars().next();
                let joins = match c {
                    '.' | ',' => {
                        next.is_some_and(|n| n.is_ascii_digit())
                            && folded[..at].ends_with(|p: char| p.is_ascii_digit())
                    }
                    _ => next.is_some_and(char::is_alphabetic),
                };
                from.is_some() && joins
            }
            c if c.is_ascii() => false,
            c => c.is_alphanumeric(),
        };
        match (inside, from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                words.push(word(start, at));
                from = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
        last = at + c.len_utf8();
    }
    if let Some(start) = from {
        words.push(word(start, last));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let words = cut(text);
        words
            .iter()
            .map(|w| text[w.from as usize..w.to as usize].to_owned())
            .collect()
    }

    #[test]
    fn words_keep_their_apostrophes_and_numbers_their_points() {
        assert_eq!(
            words("it's 6.31 per 100,000, so-called. ñandú"),
            ["it's", "6.31", "per", "100,000", "so", "called", "ñandú"]
        );
    }

    #[test]
    fn forms_of_a_word_share_their_root() {
        assert_eq!(root("identity"), root("identities"));
        assert_eq!(root("papers"), "paper");
        assert_eq!(root("años"), "año");
    }
}
