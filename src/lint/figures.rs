//! Figures and phone numbers typed by hand, and figures that must not be taught at all.

use super::lexicon::Topic;
use super::rule::{Check, Rule, Say};
use super::text::Text;
use super::things::Passage;
use super::view::View;
use crate::core::content::hole::{self, Piece};
use crate::core::content::{Interaction, Item};
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::text::Thing;

/// The rules on what is typed by hand.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0801",
        severity: Hint,
        title: "a figure typed by hand",
        reason: "A share or a large number without a fact has no source, no period and no date to check it again. Write \
                 {fact:ID}. An item that has variants or a numeric answer reckons with numbers of its own, and what calls \
                 its figures made up, or says \"suppose\", claims nothing: both are left alone.",
        evidence: "House rule: a number in a question comes from a fact.",
        bad: "rationale = \"In that year 38 percent of detected victims were children.\"",
        good: "rationale = \"In that year {fact:children-detected-2022} of detected victims were children.\"",
        check: Check::Text(by_hand),
    },
    Rule {
        code: "L0805",
        severity: Warning,
        title: "a phone number typed by hand",
        reason: "It will not change when the fact does, and somebody may call it. Write {fact:ID} of a contact.",
        evidence: "House rubric: every phone number is tested every 90 days, in one place.",
        bad: "rationale = \"The Hotline is 1-888-555-0100.\"",
        good: "rationale = \"Section 1591-1595 of title 18, page 100-200-3000 of the binder.\"",
        check: Check::Text(phone),
    },
    Rule {
        code: "L0808",
        severity: Warning,
        title: "a figure that must not be taught as true",
        reason: "The figure has no traceable source, or its author warned against this use. As a key or as a true statement \
                 it teaches a myth; as a distractor with feedback it may refute one.",
        evidence: "Polaris 2016 on the age of entry; GAO 2006 on early US estimates; see the course on reading numbers.",
        bad: "type = \"true-false\"\nstem = \"The average age of entry is 13.\"\nanswer = true",
        good: "type = \"true-false\"\nstem = \"The average age of entry is 13.\"\nanswer = false",
        check: Check::Item(myth),
    },
];

const UNITS: [&str; 8] = [
    "%",
    "percent",
    "per cent",
    "por ciento",
    "million",
    "billion",
    "millones",
    "mil millones",
];

/// What statistics on this subject count: a number of thousands before one of these is a figure.
const COUNTED: [&str; 46] = [
    "people",
    "persons",
    "victims",
    "survivors",
    "cases",
    "situations",
    "incidents",
    "calls",
    "contacts",
    "callers",
    "messages",
    "reports",
    "tips",
    "referrals",
    "children",
    "minors",
    "adults",
    "women",
    "men",
    "girls",
    "boys",
    "workers",
    "investigations",
    "prosecutions",
    "convictions",
    "arrests",
    "defendants",
    "residents",
    "shelters",
    "respondents",
    "personas",
    "víctimas",
    "sobrevivientes",
    "casos",
    "situaciones",
    "incidentes",
    "llamadas",
    "contactos",
    "denuncias",
    "niños",
    "niñas",
    "menores",
    "adultos",
    "mujeres",
    "hombres",
    "condenas",
];

fn by_hand(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    if !text.raw.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let is_told = match passage.item {
        None => passage.thing == Thing::Lesson || passage.thing == Thing::Card,
        Some(view) => {
            !is_sum(view.item) && !passage.is_distractor(text) && !is_supposed(view.stem())
        }
    };
    // Of a figure that is known to be a myth nobody should make a fact: L0808 speaks of it.
    let is_myth = text.first(Topic::Myth).is_some();
    if !is_told || is_myth || is_supposed(text) {
        return;
    }
    for (_, piece) in hole::pieces(text.raw) {
        let Piece::Words(words) = piece else {
            continue;
        };
        let digits = words.char_indices().filter(|(_, c)| c.is_ascii_digit());
        for (from, _) in digits {
            let is_start =
                !words[..from].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == ',');
            let number: &str = words[from..]
                .split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
                .next()
                .unwrap_or("");
            let number = number.trim_end_matches(['.', ',']);
            let rest = words[from + number.len()..].trim_start_matches([' ', '\n', '\u{a0}']);
            let unit = UNITS.iter().find(|unit| rest.starts_with(**unit));
            let unit = unit.copied().or_else(|| counted(number, rest));
            if let (true, Some(unit)) = (is_start, unit) {
                // 0, 50 and 100 % are ways to speak.
                if ["0", "50", "100"].contains(&number) {
                    continue;
                }
                let quote = &words[from..from + number.len()];
                say.say(
                    passage.words(text, quote),
                    format!("{number} {unit} has no source, no period and no date"),
                )
                .help("write it as a fact and name it: {fact:ID}");
                return;
            }
        }
    }
}

// Whether a text says of its figures that they are made up.
fn is_supposed(text: &Text<'_>) -> bool {
    let says = text.all(Topic::Fictional).next().is_some();
    const SUPPOSED: [&str; 7] = [
        "suppose", "imagine", "assume", "say", "suponga", "digamos", "pongamos",
    ];
    let mut words = text.words().enumerate();
    says || words.any(|(at, word)| {
        // "Say" and "imagine" are asides or beginnings: what people say in a report is another matter.
        let range = text.range(at);
        let before = text.folded[..range.start].trim_end();
        let opens = before.is_empty() || before.ends_with(['.', ',', '?', '!', ':', '¿', '¡']);
        let is_aside = word != "say" || text.folded[range.end..].starts_with(',');
        SUPPOSED.contains(&word) && opens && is_aside
    })
}

// What a number of thousands counts: "11,500 situations", "4,000 potential victims".
fn counted<'r>(number: &str, rest: &'r str) -> Option<&'r str> {
    let is_grouped = number.split([',', '.']).skip(1).all(|part| part.len() == 3);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let mut words = rest.split(|c: char| !c.is_alphabetic());
    let mut next = || words.next().filter(|word| !word.is_empty());
    let (first, second) = (next(), next());
    let found = [first, second].into_iter().flatten();
    let mut found = found.filter(|word| COUNTED.contains(word));
    // 1,500 is one number, and so is 20000; 2024 is a year.
    let is_large = is_grouped && (digits > 4 || number.contains([',', '.']) && digits == 4);
    found.next().filter(|_| is_large)
}

// An item that reckons with numbers of its own.
fn is_sum(item: &Item) -> bool {
    !item.variants.is_empty()
        || matches!(
            item.interaction,
            Interaction::Numeric(_) | Interaction::Cloze(_)
        )
}

fn phone(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let has_contact_shape = text.raw.contains(|c: char| c.is_ascii_digit());
    if passage.thing == Thing::Fact || !has_contact_shape {
        return;
    }
    for (_, piece) in hole::pieces(text.raw) {
        let Piece::Words(words) = piece else {
            continue;
        };
        // Digits with only what stands inside a phone number between them.
        let runs = words.split(|c: char| !c.is_ascii_digit() && !"-.() ".contains(c));
        for run in runs {
            let groups: Vec<&str> = run
                .split(|c: char| !c.is_ascii_digit())
                .filter(|g| !g.is_empty())
                .collect();
            let lengths: Vec<usize> = groups.iter().map(|g| g.len()).collect();
            let area = groups.iter().rev().nth(2).copied().unwrap_or("");
            let is_phone = matches!(lengths.as_slice(), [3, 3, 4] | [1, 3, 3, 4])
                // No area code begins with 0 or 1: 100-200-3000 is a page of a binder.
                && !area.starts_with(['0', '1']);
            let is_code = matches!(lengths.as_slice(), [5 | 6]) && is_texted(words, run);
            if is_phone || is_code {
                let quote = run.trim_matches([' ', '.', '(', ')']);
                say.say(
                    passage.words(text, quote),
                    format!("the phone number {quote} is typed by hand: it stays when the number changes"),
                )
                .help("make it a fact of kind \"contact\", and write {fact:ID} here");
                return;
            }
        }
    }
}

// Whether the sentence before a number says to send a message there: "Text HELP to 233733".
fn is_texted(words: &str, run: &str) -> bool {
    let before = words.split(run).next().unwrap_or("").to_lowercase();
    let sentence = before.rsplit(['.', '?', '!']).next().unwrap_or("");
    let mut said = sentence.split(|c: char| !c.is_alphabetic());
    let sends = ["text", "sms", "message", "texto", "mensaje", "envíe"];
    let to = sentence.trim_end().rsplit(' ').next().unwrap_or("");
    said.any(|word| sends.contains(&word)) && ["to", "al", "a"].contains(&to)
}

fn myth(view: &View<'_>, say: &mut Say) {
    let told: Vec<&Text<'_>> = match &view.item.interaction {
        Interaction::TrueFalse(statement) if statement.answer => vec![view.stem()],
        Interaction::TrueFalse(_)
        | Interaction::Numeric(_)
        | Interaction::ShortAnswer(_)
        | Interaction::Cloze(_) => Vec::new(),
        Interaction::Choice(_) | Interaction::MultipleResponse(_) => view
            .options()
            .filter(|o| o.option.key)
            .map(|o| o.text)
            .collect(),
        Interaction::Ordering(_) | Interaction::Matching(_) => Vec::new(),
    };
    for text in told {
        if text.all(Topic::Negative).next().is_some()
            || text.all(Topic::HalfNegative).next().is_some()
        {
            continue;
        }
        if let Some(hit) = text.first(Topic::Myth) {
            let phrase = text.phrase(hit);
            say.say(
                view.words(text, phrase),
                format!("\"{phrase}\" has no traceable source"),
            )
            .help(
                "ask about the figure's limits instead, or make it a distractor that is answered",
            );
        }
    }
}
