//! What a stem asks for: the sentence that asks, and whether it asks for words, for an event, or for what is so.
//!
//! Rules on clues go by this: where a wording is asked for the key has to say the stem's words again, and of one event
//! "nobody" and "only" are as often true as not.

use std::ops::Range;

use super::text::Text;

/// The bytes of the sentence that asks, in the folded text: the last one that ends in a question mark or a colon, else
/// the last.
pub fn asked(text: &Text<'_>) -> Range<usize> {
    let folded = text.folded.trim_end();
    let ends = folded.rfind(['?', ':']).unwrap_or(folded.len());
    begins(folded, ends)..ends
}

/// The bytes of the last sentence.
pub fn last(text: &Text<'_>) -> Range<usize> {
    let folded = text.folded.trim_end_matches(|c: char| !c.is_alphanumeric());
    begins(folded, folded.len())..folded.len()
}

// Where the sentence begins that ends there; the point of 6.31 ends none.
fn begins(folded: &str, ends: usize) -> usize {
    let mut from = 0;
    for (at, c) in folded[..ends].char_indices() {
        let rest = &folded[at + c.len_utf8()..ends];
        let is_end = match c {
            '.' | '!' | '?' | ':' | ';' | '…' => {
                rest.starts_with(|c: char| c.is_whitespace() || "\"”’»)".contains(c))
            }
            '\n' | '¿' => true,
            _ => false,
        };
        if is_end && rest.contains(char::is_alphanumeric) {
            from = at + c.len_utf8();
        }
    }
    from
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let parts = sentence.split(|c: char| !c.is_alphanumeric());
    parts.filter(|word| !word.is_empty())
}

/// The first word of the sentence that asks.
pub fn first_word<'t>(text: &'t Text<'_>) -> &'t str {
    words(&text.folded[asked(text)]).next().unwrap_or("")
}

/// Whether it asks which wording is the right one: the options are sentences, headings, notes.
pub fn asks_for_wording(text: &Text<'_>) -> bool {
    const WORDINGS: [&str; 32] = [
        "sentence",
        "sentences",
        "heading",
        "headings",
        "headline",
        "headlines",
        "wording",
        "wordings",
        "phrasing",
        "summary",
        "summaries",
        "note",
        "caption",
        "title",
        "paraphrase",
        "quote",
        "reading",
        "conclusion",
        "oración",
        "oraciones",
        "frase",
        "frases",
        "titular",
        "titulares",
        "título",
        "títulos",
        "redacción",
        "resumen",
        "nota",
        "cita",
        "lectura",
        "conclusión",
    ];
    words(&text.folded[asked(text)]).any(|word| WORDINGS.contains(&word))
}

/// Whether it asks what happened once, or what was found: no claim about the world at large.
pub fn asks_for_event(text: &Text<'_>) -> bool {
    const PAST: [&str; 21] = [
        "did",
        "was",
        "were",
        "had",
        "happened",
        "fue",
        "fueron",
        "era",
        "eran",
        "había",
        "pasó",
        "ocurrió",
        "sucedió",
        "hizo",
        "hicieron",
        "dijo",
        "dijeron",
        "encontró",
        "halló",
        "contó",
        "mostró",
    ];
    words(&text.folded[asked(text)])
        .take(5)
        .any(|word| PAST.contains(&word))
}

// Words that begin a clause of its own.
const OPENERS: [&str; 20] = [
    "who", "that", "when", "if", "because", "whose", "whom", "since", "where", "unless", "while",
    "so", "que", "si", "cuando", "quien", "porque", "donde", "aunque", "pues",
];

/// Whether a word of a question, after these, stands in a clause of its own: in "What does a person do who cannot leave?"
/// the negative belongs to the person.
pub fn opens_a_clause(before: &str) -> bool {
    // The first word is the one that asks.
    before.contains(',') || words(before).skip(1).any(|word| OPENERS.contains(&word))
}

/// Whether a word of a statement, after these, stands in a clause of its own: "He waits, since nobody came" claims that he
/// waits.
pub fn is_in_a_clause(before: &str) -> bool {
    let here = before.rsplit(',').next().unwrap_or("");
    words(here).any(|word| OPENERS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::text::Lang;

    fn read<T>(stem: &str, of: impl Fn(&Text<'_>) -> T) -> T {
        let library = crate::lint::fixture::empty();
        of(&Text::new(String::new(), stem, Lang::EN, &library))
    }

    #[test]
    fn the_sentence_that_asks_is_the_last_that_can() {
        let check = |stem: &str, sentence: &str| {
            let found = read(stem, |text| text.folded[asked(text)].trim().to_owned());
            assert_eq!(found, sentence);
        };
        check("A man waits. What do you do?", "what do you do");
        check("The rate is 6.31 here. Which is it?", "which is it");
        check("All of these go in, except:", "all of these go in, except");
        check("It rained; what does she do?", "what does she do");
        check("Name the sign.", "name the sign.");
        check("«No sé», dice. ¿Qué hace?", "qué hace");
    }

    #[test]
    fn a_statement_of_two_sentences_is_judged_by_its_last() {
        let found = read("Ask only the lost. That is fair.", |text| {
            text.folded[last(text)].trim().to_owned()
        });
        assert_eq!(found, "that is fair");
    }

    #[test]
    fn a_clause_is_told_from_what_is_claimed() {
        assert!(is_in_a_clause("he waits, since "));
        assert!(is_in_a_clause("a helper who looks for women "));
        assert!(!is_in_a_clause("if it is paid, it is "));
        assert!(!is_in_a_clause("it is found "));
        assert!(!opens_a_clause("who may "));
        assert!(opens_a_clause("what does a person do who "));
    }

    #[test]
    fn wordings_and_events_are_told_from_what_is_so() {
        assert!(read("Which heading is fair?", asks_for_wording));
        assert!(!read(
            "Who wrote the heading? Who knows it?",
            asks_for_wording
        ));
        assert!(read("What happened to the parcel?", asks_for_event));
        assert!(read("What did the survey find?", asks_for_event));
        assert!(!read("What is known of debts?", asks_for_event));
    }
}
