//! How hard a text is to read: published formulas in whole hundredths, and the syllables they count.

use super::text::Text;
use crate::core::content::Library;
use crate::core::text::Lang;

/// How hard a text is to read, in the measure of its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Grade of a US school: the lower of two formulas.
    Grade(i64),
    /// Ease in Spanish, from 0 hard to 100 easy (INFLESZ).
    Ease(i64),
}

/// The fewest words of which the formulas mean anything.
pub const FEWEST: usize = 100;

/// How hard a text is to read; `None` where it is too short to tell, or in a language without a formula.
pub fn reads(text: &str, lang: Lang, library: &Library) -> Option<Reads> {
    let text = Text::bare(text, lang, library);
    let counts = Counts::of(&text);
    match lang {
        _ if text.count() < FEWEST => None,
        Lang::EN => Some(Reads::Grade(counts.grade())),
        Lang::ES => Some(Reads::Ease(counts.inflesz() / 100)),
        Lang { .. } => None,
    }
}

/// What formulas ask of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words.
    pub words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Syllables.
    pub syllables: u32,
    /// Letters and digits.
    pub letters: u32,
}

impl Counts {
    /// Counts a text; numbers count as one syllable, as the formulas were made on words.
    pub fn of(text: &Text<'_>) -> Counts {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut counts = Counts {
            sentences: number(text.sentences().len()),
            ..Counts::default()
        };
        for word in text.words() {
            counts.words += 1;
            counts.letters += number(word.chars().filter(|c| c.is_alphanumeric()).count());
            counts.syllables += match text.lang == Lang::ES {
                true => spanish(word),
                false => english(word),
            };
        }
        counts
    }

    fn per(of: u32, by: u32, factor: i64) -> i64 {
        i64::from(of) * factor / i64::from(by.max(1))
    }

    /// Grade of a US school in hundredths: 0.39 words per sentence + 11.8 syllables per word − 15.59
    /// (Flesch & Kincaid 1975).
    pub fn flesch_kincaid(self) -> i64 {
        Counts::per(self.words, self.sentences, 39) + Counts::per(self.syllables, self.words, 1180)
            - 1559
    }

    /// The same grade from letters instead of syllables: 4.71 letters per word + 0.5 words per sentence − 21.43
    /// (Automated Readability Index, Senter & Smith 1967).
    pub fn automated(self) -> i64 {
        Counts::per(self.letters, self.words, 471) + Counts::per(self.words, self.sentences, 50)
            - 2143
    }

    /// The lower of the two grades, whole.
    pub fn grade(self) -> i64 {
        self.flesch_kincaid().min(self.automated()).max(0) / 100
    }

    /// Ease in hundredths, 0 hard to 100 easy, for Spanish: 206.84 − 60 syllables per word − 1.02 words per sentence
    /// (Fernández Huerta 1959, as corrected by Law 2011).
    pub fn fernandez_huerta(self) -> i64 {
        20_684
            - Counts::per(self.syllables, self.words, 6000)
            - Counts::per(self.words, self.sentences, 102)
    }

    /// Ease in hundredths for Spanish: 206.835 − 62.3 syllables per word − words per sentence
    /// (Szigriszt 1993; the scale INFLESZ, Barrio 2008: below 40 very hard, 55 to 65 normal).
    pub fn inflesz(self) -> i64 {
        20_684
            - Counts::per(self.syllables, self.words, 6230)
            - Counts::per(self.words, self.sentences, 100)
    }
}

// Groups of vowels, without a silent e at the end; good to within a few in a hundred on running text.
fn english(word: &str) -> u32 {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return 1;
    }
    let is_vowel = |c: char| "aeiouyáéíóúü".contains(c);
    let mut count = 0;
    let mut before = false;
    for c in word.chars() {
        count += u32::from(is_vowel(c) && !before);
        before = is_vowel(c);
    }
    let silent = (word.ends_with('e') && !word.ends_with("le") && !word.ends_with("ee"))
        || (word.ends_with("es")
            && !word.ends_with("ses")
            && !word.ends_with("ces")
            && !word.ends_with("ges"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"));
    count = count.saturating_sub(u32::from(silent));
    count.max(1)
}

// Groups of vowels, two strong ones parted, an accented weak one parted from its neighbours.
fn spanish(word: &str) -> u32 {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return 1;
    }
    let strong = |c: char| "aeoáéó".contains(c);
    let weak = |c: char| "iuü".contains(c);
    let split = |c: char| "íú".contains(c);
    let mut count = 0;
    let mut before: Option<char> = None;
    let word = word
        .replace("qu", "q")
        .replace("gue", "ge")
        .replace("gui", "gi")
        .replace("gué", "gé")
        .replace("guí", "gí");
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let is_last = chars.peek().is_none();
        let is_vowel = strong(c) || weak(c) || split(c) || (c == 'y' && is_last);
        if is_vowel {
            let joins = before.is_some_and(|b| !(split(c) || split(b) || (strong(c) && strong(b))));
            count += u32::from(!joins);
        }
        before = is_vowel.then_some(c);
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        for (word, syllables) in [
            ("the", 1),
            ("people", 2),
            ("labour", 2),
            ("indicator", 4),
            ("used", 1),
            ("wanted", 2),
            ("passport", 2),
            ("exploitation", 4),
            ("38", 1),
            ("cases", 2),
            ("table", 2),
        ] {
            assert_eq!(english(word), syllables, "{word}");
        }
        for (word, syllables) in [
            ("trata", 2),
            ("víctima", 3),
            ("guía", 2),
            ("país", 2),
            ("tiempo", 2),
            ("leer", 2),
            ("quien", 1),
            ("averigüe", 4),
            ("ciudad", 2),
            ("muy", 1),
            ("explotación", 4),
        ] {
            assert_eq!(spanish(word), syllables, "{word}");
        }
    }

    #[test]
    fn the_formulas_give_what_their_authors_print() {
        // 100 words, 5 sentences, 150 syllables, 450 letters, worked by hand.
        let counts = Counts {
            words: 100,
            sentences: 5,
            syllables: 150,
            letters: 450,
        };
        assert_eq!(counts.flesch_kincaid(), 780 + 1770 - 1559);
        assert_eq!(counts.automated(), 2119 + 1000 - 2143);
        assert_eq!(counts.fernandez_huerta(), 20_684 - 9000 - 2040);
        assert_eq!(counts.inflesz(), 20_684 - 9345 - 2000);
    }
}
