//! Abbreviations that nothing explains.

use super::rule::Say;
use super::view::View;

/// Letters everybody reads.
const KNOWN: [&str; 28] = [
    "US", "USA", "UN", "EU", "UK", "ID", "TV", "DNA", "PDF", "AM", "PM", "OK", "GPS", "HIV", "SMS",
    "FAQ", "PIN", "CEO", "HR", "FBI", "ONU", "EE", "UU", "ATM", "SIM", "ISO", "VIP", "LGBTQ",
];

/// Words written large to be seen.
const LOUD: [&str; 16] = [
    "NOT", "NO", "LEAST", "EXCEPT", "MOST", "NEVER", "BEST", "FIRST", "ALL", "ONLY", "DO", "MENOS",
    "SALVO", "NUNCA", "SOLO", "MEJOR",
];

/// Notes the first abbreviation of a stem or an option that neither the item nor any lesson explains.
pub fn unexplained(view: &View<'_>, say: &mut Say) {
    for text in std::iter::once(view.stem()).chain(view.options().map(|o| o.text)) {
        // All in capitals is a way to shout.
        if !text.shown.contains(char::is_lowercase) {
            continue;
        }
        let mut before = "";
        for word in text.shown.split(|c: char| !c.is_alphanumeric()) {
            let is_letters =
                (2..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
            // "22 USC 7102" is an address in the law.
            let is_section = before.ends_with(|c: char| c.is_ascii_digit());
            before = word;
            if !is_letters || is_section || KNOWN.contains(&word) || LOUD.contains(&word) {
                continue;
            }
            if is_roman(word) || is_explained(view, word) {
                continue;
            }
            let message =
                format!("the item does not say what {word} stands for, nor does a lesson");
            say.say(view.words(text, word), message)
                .help("write the words once, with the letters behind them");
            return;
        }
    }
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|b| b"IVXLC".contains(&b))
}

fn is_explained(view: &View<'_>, letters: &str) -> bool {
    let inside = [format!("({letters}"), format!("{letters} (")];
    let explains = |text: &str| inside.iter().any(|form| text.contains(form));
    let library = view.library;
    let case = view.item.case.as_ref().and_then(|id| library.cases.get(id));
    let lessons = library.courses.values().flat_map(|course| course.lessons());
    let translated = view
        .translation
        .and_then(|lang| library.overlays.get(&lang));
    view.texts.iter().any(|text| explains(&text.shown))
        || case.is_some_and(|case| case.text.contains(letters))
        || lessons.into_iter().any(|lesson| explains(&lesson.text))
        || translated.is_some_and(|overlay| overlay.texts.values().any(|text| explains(text)))
}
