//! How sentences are put: absolutes, vague words, abbreviations, length, slips of the pen.

use super::asking;
use super::clues::stark;
use super::letters;
use super::lexicon::{Hit, Topic};
use super::readable::{Counts, FEWEST};
use super::rule::{Check, Rule, Say};
use super::text::Text;
use super::things::Passage;
use super::view::View;
use crate::core::content::Interaction;
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::text::{Lang, Thing};

/// The rules on wording.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0403",
        severity: Hint,
        title: "a vague word in a statement to judge",
        reason: "Nobody can say whether \"often\" is true: how often is often? Give the share, or another statement.",
        evidence: "Haladyna & Rodriguez 2013, on true-false items; readers give \"often\" anything from 20 to 80 %.",
        bad: "type = \"true-false\"\nstem = \"A manager often keeps papers.\"\nanswer = true",
        good: "type = \"true-false\"\nstem = \"A manager who keeps papers breaks a law.\"\nanswer = true",
        check: Check::Item(vague_statement),
    },
    Rule {
        code: "L0404",
        severity: Hint,
        title: "an absolute that gives a false statement away",
        reason: "Guessers know that statements with \"always\" or \"never\" are false. Write the belief as people hold it.",
        evidence: "Slakter et al. 1970, on specific determiners; an old and steady finding.",
        bad: "type = \"true-false\"\nstem = \"Trafficking always needs a border.\"\nanswer = false",
        good: "type = \"true-false\"\nstem = \"Trafficking needs a border.\"\nanswer = false",
        check: Check::Item(absolute_statement),
    },
    Rule {
        code: "L0405",
        severity: Hint,
        title: "an abbreviation that nothing explains",
        reason: "The item does not say what the letters stand for, and it may be drawn alone. Write the words once.",
        evidence: "Plain-language guidance (ISO 24495-1:2023); a few letters everybody reads are left alone.",
        bad: "stem = \"Whom does the OPR inform?\"",
        good: "stem = \"Whom does the Office of Public Relations (OPR) inform?\"",
        check: Check::Item(letters::unexplained),
    },
    Rule {
        code: "L0406",
        severity: Hint,
        title: "English that is hard to read",
        reason: "Two formulas put the text above the eleventh grade. Shorter sentences and plainer words reach more \
                 of your learners. Texts below 100 words are left alone: the formulas mean nothing there.",
        evidence: "Flesch & Kincaid 1975; Senter & Smith 1967. Formulas count letters and know no meaning: a hint.",
        bad: "# 120 words in three sentences, with words of four syllables",
        good: "# 120 words in ten sentences",
        check: Check::Text(hard_english),
    },
    Rule {
        code: "L0407",
        severity: Hint,
        title: "Spanish that is hard to read",
        reason: "Fernández Huerta and INFLESZ both put the text among the hard ones. Shorter sentences reach more of your \
                 learners. Texts below 100 words are left alone.",
        evidence: "Fernández Huerta 1959; Szigriszt 1993; Barrio 2008 (below 40 is very hard). Formulas know no meaning.",
        bad: "# 120 palabras en tres frases, con palabras de cinco sílabas",
        good: "# 120 palabras en diez frases",
        check: Check::Text(hard_spanish),
    },
    Rule {
        code: "L0408",
        severity: Hint,
        title: "a sentence of more than forty words",
        reason: "A reader has forgotten its beginning. Make two of it.",
        evidence: "Plain-language guidance; the number is custom.",
        bad: "stem = \"When a person who works at night and lives in a room above the shop that belongs to the same man who holds her papers and counts what she owes for food and bed each week says that she is tired and wants to go home, what is the first thing to do?\"",
        good: "stem = \"A person works at night and lives above the shop. The owner holds her papers. She says she wants to go home. What is the first thing to do?\"",
        check: Check::Text(long_sentence),
    },
    Rule {
        code: "L0409",
        severity: Warning,
        title: "the same word twice",
        reason: "A slip of the pen, nearly always at the end of a line. `tutela check --fix` takes one out.",
        evidence: "A matter of spelling.",
        bad: "stem = \"Which of the the signs is strong?\"",
        good: "stem = \"What had had an effect?\"",
        check: Check::Text(word_twice),
    },
    Rule {
        code: "L0410",
        severity: Hint,
        title: "a space too many",
        reason: "A space before a comma, a point or a question mark, or a comma with none after it. `tutela check --fix` \
                 mends the first.",
        evidence: "A matter of spelling.",
        bad: "stem = \"Which sign is strong ?\"",
        good: "stem = \"Which sign is strong?\"",
        check: Check::Text(space),
    },
    Rule {
        code: "L0411",
        severity: Warning,
        title: "a stem that asks for an opinion",
        reason: "No opinion is wrong. Ask what a source says, what a law asks, or what the procedure is.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 6; consensus.",
        bad: "stem = \"What do you think is the strongest sign?\"",
        good: "stem = \"Which sign does the source call the strongest?\"",
        check: Check::Item(opinion),
    },
];

fn statement(view: &View<'_>) -> Option<bool> {
    match &view.item.interaction {
        Interaction::TrueFalse(statement) => Some(statement.answer),
        Interaction::Choice(_)
        | Interaction::MultipleResponse(_)
        | Interaction::Numeric(_)
        | Interaction::ShortAnswer(_)
        | Interaction::Ordering(_)
        | Interaction::Matching(_)
        | Interaction::Cloze(_) => None,
    }
}

// What is judged of a statement: where a situation stands before it, its last sentence.
fn judged<'t>(view: &'t View<'_>, hits: impl Iterator<Item = &'t Hit>) -> Option<&'t Hit> {
    let last = asking::last(view.stem());
    let mut hits = hits.filter(|hit| hit.range.start >= last.start);
    hits.next()
}

fn vague_statement(view: &View<'_>, say: &mut Say) {
    const LOOSE: [&str; 29] = [
        "often",
        "usually",
        "sometimes",
        "frequently",
        "generally",
        "rarely",
        "seldom",
        "typically",
        "occasionally",
        "normally",
        "commonly",
        "mostly",
        "tends to",
        "tend to",
        "in many cases",
        "in most cases",
        "in some cases",
        "most of the time",
        "some of the time",
        "a menudo",
        "a veces",
        "generalmente",
        "frecuentemente",
        "con frecuencia",
        "por lo general",
        "rara vez",
        "normalmente",
        "la mayoría de las veces",
        "en muchos casos",
    ];
    let text = view.stem();
    let loose = text
        .all(Topic::Vague)
        .filter(|hit| LOOSE.contains(&&text.folded[hit.range.clone()]));
    if let (Some(_), Some(hit)) = (statement(view), judged(view, loose)) {
        let phrase = text.phrase(hit);
        say.say(
            view.words(text, phrase),
            format!("nobody can say whether \"{phrase}\" is true"),
        )
        .help("give the share, or write another statement");
    }
}

fn absolute_statement(view: &View<'_>, say: &mut Say) {
    const STARK: [&str; 28] = [
        "always",
        "never",
        "all",
        "every",
        "none",
        "only",
        "nobody",
        "no one",
        "everyone",
        "everybody",
        "everything",
        "nothing",
        "impossible",
        "at all times",
        "in every case",
        "without exception",
        "siempre",
        "nunca",
        "todos",
        "todas",
        "jamás",
        "nadie",
        "ningún",
        "ninguna",
        "solo",
        "sólo",
        "solamente",
        "únicamente",
    ];
    let text = view.stem();
    let hit = judged(view, stark(text, &STARK));
    if let (Some(false), Some(hit)) = (statement(view), hit) {
        let phrase = text.phrase(hit);
        say.say(
            view.words(text, phrase),
            format!("\"{phrase}\" tells a guesser that the statement is false"),
        )
        .help("write the belief as people hold it");
    }
}

// Running text of lessons and cases; what is shorter says nothing about its author.
fn running<'t, 'a>(passage: &Passage<'_>, text: &'t Text<'a>) -> Option<&'t Text<'a>> {
    let runs = match passage.thing {
        Thing::Lesson | Thing::Case => text.path == "text",
        Thing::Item => text.path == "stem" || text.path == "rationale",
        Thing::Library
        | Thing::Course
        | Thing::Module
        | Thing::Bank
        | Thing::Card
        | Thing::Fact
        | Thing::Source => false,
    };
    (runs && text.count() >= FEWEST).then_some(text)
}

const HARD_GRADE: i64 = 1100;

fn hard_english(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let Some(text) = running(passage, text).filter(|t| t.lang == Lang::EN) else {
        return;
    };
    let counts = Counts::of(text);
    let (one, other) = (counts.flesch_kincaid(), counts.automated());
    if one > HARD_GRADE && other > HARD_GRADE {
        let message = format!("the text reads like school grade {}", counts.grade());
        say.say(passage.words(text, ""), message)
            .help("shorter sentences, plainer words");
    }
}

fn hard_spanish(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let Some(text) = running(passage, text).filter(|t| t.lang == Lang::ES) else {
        return;
    };
    let counts = Counts::of(text);
    let (one, other) = (counts.fernandez_huerta(), counts.inflesz());
    if one < 5000 && other < 4000 {
        let message = format!(
            "the text is hard to read: INFLESZ {}, where 55 to 65 is normal",
            other / 100
        );
        say.say(passage.words(text, ""), message)
            .help("shorter sentences, plainer words");
    }
}

const LONGEST_SENTENCE: usize = 40;

fn long_sentence(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    if text.count() <= LONGEST_SENTENCE {
        return;
    }
    let mut from = 0;
    for words in text.sentences() {
        if words > LONGEST_SENTENCE {
            let start = text.range(from).start;
            let end = text.range(from + 2).end;
            let quote = text.folded[start..end].to_owned();
            say.say(
                passage.words(text, &quote),
                format!("a sentence of {words} words"),
            )
            .help("make two of it");
            return;
        }
        from += words;
    }
}

// Twice on purpose, in a sentence or for weight: "gave her her papers", "sí sí".
const MEANT: [&str; 18] = [
    "had", "that", "so", "very", "no", "nos", "sí", "muy", "yes", "well", "poco", "her", "do",
    "bye", "luego", "casi", "bien", "ya",
];

// May be meant ("checks in in the evening"): told, and left to the author.
const DOUBTFUL: [&str; 10] = [
    "is", "in", "on", "it", "you", "to", "para", "como", "una", "sobre",
];

fn word_twice(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    if text.shown.len() != text.folded.len() {
        return;
    }
    let mut said: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < text.count() {
        let last = (at + 1..text.count())
            .take_while(|next| is_again(text, *next))
            .last();
        if let Some(last) = last {
            let from = text.range(at);
            let word = &text.folded[from.clone()];
            let quote = &text.shown[from.start..text.range(last).end];
            // The same words once more would be looked for at the same place.
            if is_slip(text, at, word) && !said.contains(&quote) {
                said.push(quote);
                let times = match last - at {
                    1 => "twice",
                    _ => "more than once",
                };
                let spot = passage.words(text, quote);
                let found = say.say(spot, format!("\"{word}\" stands here {times}"));
                match DOUBTFUL.contains(&word) {
                    true => found.help("take one out, or put other words where both are meant"),
                    false => found
                        .help("take one out; `tutela check --fix` does")
                        .fix(&text.shown[from]),
                };
            }
        }
        at = last.unwrap_or(at) + 1;
    }
}

// Whether a word is the one before it. Anything but space between them parts two sentences or two cells.
fn is_again(text: &Text<'_>, at: usize) -> bool {
    let (before, own) = (text.range(at - 1), text.range(at));
    text.folded[before.clone()] == text.folded[own.clone()]
        && text.folded[before.end..own.start].trim().is_empty()
}

// One letter is a word where the language has it; two capitals are letters that are named ("A A").
fn is_slip(text: &Text<'_>, at: usize, word: &str) -> bool {
    let is_word = match word.chars().nth(1) {
        Some(_) => word.chars().all(char::is_alphabetic),
        None => {
            let second = &text.shown[text.range(at + 1)];
            match text.lang {
                Lang::EN => word == "i" || second == "a",
                Lang::ES => ["a", "e", "o", "u", "y"].contains(&second),
                _ => false,
            }
        }
    };
    is_word && !MEANT.contains(&word)
}

fn space(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let raw = text.raw;
    let mut said: Vec<&str> = Vec::new();
    for (at, c) in raw
        .char_indices()
        .filter(|(_, c)| matches!(c, ',' | '?' | '.' | ';'))
    {
        let before = raw[..at].chars().next_back();
        let letter = raw[..at].trim_end_matches(' ').chars().next_back();
        let next = raw[at + 1..].chars().next();
        let is_end = next.is_none_or(|n| n == ' ' || n == '\n');
        if before == Some(' ') && letter.is_some_and(char::is_alphabetic) && is_end {
            let start = raw[..at].trim_end_matches(' ').len();
            let word = raw[..start]
                .rfind(|c: char| c.is_whitespace())
                .map_or(0, |s| s + 1);
            let quote = &raw[word..=at];
            if said.contains(&quote) {
                continue;
            }
            said.push(quote);
            let with = format!("{}{c}", &raw[word..start]);
            say.say(
                passage.words(text, quote),
                format!("a space before \"{c}\""),
            )
            .help("take it out")
            .fix(with);
        }
    }
}

fn opinion(view: &View<'_>, say: &mut Say) {
    let text = view.stem();
    if let Some(hit) = text.first(Topic::Opinion) {
        let phrase = text.phrase(hit);
        say.say(
            view.words(text, phrase),
            format!("\"{phrase}\" asks for an opinion, and no opinion is wrong"),
        )
        .help("ask what a source says, what a law asks, or what the procedure is");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubled_word_is_mended_where_it_cannot_be_meant() {
        let library = crate::lint::fixture::empty();
        let passage = Passage {
            thing: Thing::Item,
            id: "a",
            translation: None,
            has_note: false,
            item: None,
        };
        let check = |text: &str, lang, fixes: &[Option<&str>]| {
            let mut say = Say::new(&RULES[6]);
            word_twice(
                &passage,
                &Text::new("stem".into(), text, lang, &library),
                &mut say,
            );
            let found: Vec<_> = say.findings.iter().map(|f| f.fix.as_deref()).collect();
            assert_eq!(found, fixes, "{text}");
        };
        check(
            "A a guest and the the van",
            Lang::EN,
            &[Some("A"), Some("the")],
        );
        check("of the the the desk", Lang::EN, &[Some("the")]);
        check("She checks in in the evening", Lang::EN, &[None]);
        check("That that had had her her papers. A A, b b", Lang::EN, &[]);
        check(
            "Va a a pie, ella y y él o o ellos",
            Lang::ES,
            &[Some("a"), Some("y"), Some("o")],
        );
        check("Sí sí, nos nos vamos luego luego", Lang::ES, &[]);
        check("El bus para para que suba", Lang::ES, &[None]);
    }
}
