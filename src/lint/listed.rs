//! Options that stand for others: all or none of them, the first two, A and C.

use super::lexicon::{Hit, Topic};
use super::rule::{Check, Rule, Say};
use super::text::Text;
use super::view::{Choosable, View};
use crate::core::diagnostic::Severity::Warning;

/// The rules on such options.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0301",
        severity: Warning,
        title: "all of the above",
        reason: "Whoever sees two right options knows that all are; whoever sees one wrong knows they are not. Under a \
                 shuffle nothing is above. Ask for several answers instead.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 25; most textbooks against, studies show easier items.",
        bad: "options = [{ id = \"a\", text = \"Held papers\" }, { id = \"b\", text = \"Threats\" }, { id = \"c\", text = \"All of the above\", key = true }]",
        good: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Uniforms\" }, { id = \"c\", text = \"The fee is above all others\" }]",
        check: Check::Item(all_of_these),
    },
    Rule {
        code: "L0302",
        severity: Warning,
        title: "none of the above",
        reason: "Who rejects every option has shown no knowledge of what is right, and learns nothing from the feedback.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 24; harder items, mixed discrimination.",
        bad: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Threats\" }, { id = \"c\", text = \"None of these\" }]",
        good: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Uniforms\" }, { id = \"c\", text = \"It has none of the usual fees\" }]",
        check: Check::Item(none_of_these),
    },
    Rule {
        code: "L0303",
        severity: Warning,
        title: "an option that points at another",
        reason: "Options are shuffled: \"the first two\" or \"A and C\" mean other options for the next learner. And a \
                 combination is solved by whoever knows one part.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 9 (Type K); tested and clear.",
        bad: "options = [{ id = \"a\", text = \"Held papers\" }, { id = \"b\", text = \"Threats\" }, { id = \"c\", text = \"Both A and B\", key = true }]",
        good: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"A uniform\" }, { id = \"c\", text = \"Vitamin A and B\" }]",
        check: Check::Item(points_at_another),
    },
];

// An option that begins with a phrase of the topic: in the middle of a sentence it means something else.
fn begins<'v>(view: &'v View<'_>, topic: Topic) -> Option<Choosable<'v>> {
    view.options().find(|o| {
        let mut hits = o.text.hits.iter().filter(|hit| hit.topic == topic);
        hits.any(|hit| {
            let leads = [
                "both", "only", "options", "answers", "just", "solo", "tanto",
            ];
            let first = o.text.words().next().unwrap_or("");
            let leads = hit.word == 0 || (hit.word == 1 && leads.contains(&first));
            leads && ends_there(o.text, hit) && !is_one_of_a_scale(view, *o, hit)
        })
    })
}

// Behind the phrase comes nothing but a verdict: "the first two" are options, "the first two guests" are guests.
fn ends_there(text: &Text<'_>, hit: &Hit) -> bool {
    const BEHIND: [&str; 26] = [
        "is",
        "are",
        "apply",
        "applies",
        "correct",
        "true",
        "right",
        "answer",
        "answers",
        "option",
        "options",
        "choices",
        "statements",
        "signs",
        "things",
        "steps",
        "listed",
        "above",
        "here",
        "es",
        "son",
        "correcta",
        "correctas",
        "respuestas",
        "opciones",
        "aplican",
    ];
    let mut rest = text.words().skip(hit.word + hit.words);
    rest.len() <= 2 && rest.all(|word| BEHIND.contains(&word))
}

// "All of them", beside "half of them": a share of what the stem speaks of.
fn is_one_of_a_scale(view: &View<'_>, option: Choosable<'_>, hit: &Hit) -> bool {
    const ENDS: [&str; 6] = [
        "of them", "of these", "of those", "de ellas", "de ellos", "de estas",
    ];
    let phrase = &option.text.folded[hit.range.clone()];
    let Some(end) = ENDS.iter().find(|end| phrase.ends_with(**end)) else {
        return false;
    };
    let listed = |topic| matches!(topic, Topic::AllOfThese | Topic::NoneOfThese);
    view.options().any(|other| {
        let folded = other
            .text
            .folded
            .trim_end_matches(|c: char| !c.is_alphanumeric());
        folded.ends_with(end) && !other.text.hits.iter().any(|hit| listed(hit.topic))
    })
}

// "Everything listed here", "None of the places named": a word for all or none, and one that points at the list.
fn takes_the_list(text: &Text<'_>, firsts: &[&str]) -> bool {
    const POINTS: [&str; 26] = [
        "above",
        "below",
        "here",
        "listed",
        "named",
        "mentioned",
        "given",
        "shown",
        "stated",
        "anteriores",
        "anterior",
        "arriba",
        "aquí",
        "mencionado",
        "mencionada",
        "mencionados",
        "mencionadas",
        "nombrado",
        "nombrados",
        "nombradas",
        "indicado",
        "indicados",
        "indicadas",
        "dicho",
        "dichas",
        "dichos",
    ];
    const VERBS: [&str; 12] = [
        "is", "are", "was", "were", "has", "have", "had", "does", "es", "son", "fue", "hay",
    ];
    if !text
        .words()
        .next()
        .is_some_and(|first| firsts.contains(&first))
    {
        return false;
    }
    let words: Vec<&str> = text.words().collect();
    match words.as_slice() {
        [first, second, .., last] => {
            words.len() <= 6
                && firsts.contains(first)
                && !VERBS.contains(second)
                && POINTS.contains(last)
        }
        [first, last] => firsts.contains(first) && POINTS.contains(last),
        _ => false,
    }
}

// Letters and what joins them, and nothing else: "A and C", "Only B", "I, II and III".
fn is_combination(text: &Text<'_>) -> bool {
    const JOINS: [&str; 16] = [
        "and", "or", "both", "only", "either", "neither", "nor", "not", "but", "y", "o", "e",
        "solo", "tanto", "como", "ni",
    ];
    let words = || text.shown.split(|c: char| !c.is_alphanumeric());
    let is_letter = |word: &str| {
        let is_roman = word.bytes().all(|b| matches!(b, b'I' | b'V'));
        matches!(word, "A" | "B" | "C" | "D" | "E" | "F") || is_roman
    };
    let (mut letters, mut joins) = (0, 0);
    for word in words().filter(|word| !word.is_empty()) {
        match (
            is_letter(word),
            JOINS.contains(&word.to_lowercase().as_str()),
        ) {
            (true, _) => letters += 1,
            (false, true) => joins += 1,
            (false, false) => return false,
        }
    }
    letters > 0 && joins > 0
}

fn all_of_these(view: &View<'_>, say: &mut Say) {
    const ALL: [&str; 8] = [
        "all",
        "each",
        "every",
        "everything",
        "todo",
        "toda",
        "todos",
        "todas",
    ];
    let listed = || view.options().find(|o| takes_the_list(o.text, &ALL));
    if let Some(o) = begins(view, Topic::AllOfThese).or_else(listed) {
        say.say(
            view.at(&o.text.path),
            "an option that takes in all the others",
        )
        .help("make it a multiple response, or write the option that is meant");
    }
}

fn none_of_these(view: &View<'_>, say: &mut Say) {
    const NONE: [&str; 6] = ["none", "nothing", "neither", "ninguno", "ninguna", "nada"];
    let listed = || view.options().find(|o| takes_the_list(o.text, &NONE));
    if let Some(o) = begins(view, Topic::NoneOfThese).or_else(listed) {
        say.say(
            view.at(&o.text.path),
            "an option that denies all the others",
        )
        .help("write the answer that people would give");
    }
}

fn points_at_another(view: &View<'_>, say: &mut Say) {
    let letters = || view.options().find(|o| is_combination(o.text));
    if let Some(o) = begins(view, Topic::Position).or_else(letters) {
        let message = match view.is_shuffled() {
            true => "the option points at others, and they are shuffled",
            false => "the option points at others",
        };
        say.say(view.at(&o.text.path), message)
            .help("make it a multiple response, or say what is meant");
    }
}
