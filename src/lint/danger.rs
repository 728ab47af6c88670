//! What sends a reader into danger: a right answer, a step or a sentence that says to do what nobody should do alone.

use super::asking;
use super::dignity::is_denied;
use super::lexicon::{Hit, Topic};
use super::rule::Say;
use super::text::Text;
use super::things::Passage;
use super::view::View;
use crate::core::text::Thing;

/// A key, or a step in an order, that says what nobody should do alone.
pub fn unsafe_key(view: &View<'_>, say: &mut Say) {
    // A question that asks what not to do has such keys by right; what its story denies is another matter.
    let asked = asking::asked(view.stem());
    let asks_not = |hit: &Hit| asked.contains(&hit.range.start);
    if view.stem().all(Topic::Negative).any(asks_not) {
        return;
    }
    let keys = view.options().filter(|o| o.option.key);
    let keys = keys.map(|o| {
        (
            o.text,
            "the key",
            "see whether the key stands on the right option",
        )
    });
    // Of things to put in order each is to be done.
    let is_step =
        |text: &&Text<'_>| text.path.starts_with("order.") && text.path.ends_with(".text");
    let steps = view.texts.iter().filter(is_step);
    let steps = steps.map(|text| (text, "a step", "see whether this should be done at all"));
    for (text, who, help) in keys.chain(steps) {
        let found = text
            .all(Topic::Unsafe)
            .find(|hit| !is_denied(text, hit.word) && is_done(view, text, hit));
        if let Some(hit) = found {
            let phrase = text.phrase(hit);
            say.say(view.words(text, phrase), format!("{who} says \"{phrase}\""))
                .help(help);
        }
    }
}

/// What a rationale, the feedback of a right answer, a lesson or a card tells the reader to do.
pub fn unsafe_advice(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let advises = match passage.thing {
        Thing::Item => text.path == "rationale" || text.path.ends_with("feedback"),
        Thing::Lesson => true,
        // What is not to be done has lines of its own there.
        Thing::Card => !text.path.starts_with("dont"),
        Thing::Library
        | Thing::Course
        | Thing::Module
        | Thing::Bank
        | Thing::Case
        | Thing::Fact
        | Thing::Source => false,
    };
    if !advises || passage.is_distractor(text) {
        return;
    }
    let found = text.all(Topic::Unsafe).find(|hit| {
        // Of a rule, a procedure: where the stem speaks of a van is not known here.
        let is_of_thing = text.folded[hit.range.clone()].ends_with(" it");
        is_told(text, hit) && !is_of_thing && !is_denied(text, hit.word) && !text.is_cited(hit)
    });
    if let Some(hit) = found {
        let phrase = text.phrase(hit);
        say.say(
            passage.words(text, phrase),
            format!("\"{phrase}\" tells the reader to do what is not safe"),
        )
        .help("say what is safe to do, or begin with \"do not\" or \"never\"");
    }
}

// "Follow it" may mean a rule: it means a van where the stem speaks of one. A promise may be an employer's: it is the
// reader's where the option begins with it.
fn is_done(view: &View<'_>, text: &Text<'_>, hit: &Hit) -> bool {
    const MOVES: [&str; 14] = [
        "van",
        "car",
        "truck",
        "bus",
        "taxi",
        "cab",
        "vehicle",
        "minivan",
        "motorcycle",
        "camioneta",
        "auto",
        "carro",
        "camión",
        "vehículo",
    ];
    let phrase = &text.folded[hit.range.clone()];
    let moves = || view.stem().words().any(|word| MOVES.contains(&word));
    match phrase.split(' ').next_back() {
        Some("it") if phrase.starts_with("follow") => moves(),
        Some("to" | "not" | "that") => hit.word == 0,
        // Of a thing; a frame sees to it where it is of a person.
        Some("photo" | "photos" | "picture" | "pictures" | "foto" | "fotos") => {
            let next = text.words().nth(hit.word + hit.words);
            !next.is_some_and(|word| ["of", "de", "del"].contains(&word))
        }
        Some(_) | None => true,
    }
}

// Whether a phrase is what a sentence tells the reader to do: it begins it, alone or behind "then" and the like. A line
// of a list may be one of things that are not to be done: the line above the list says so.
fn is_told(text: &Text<'_>, hit: &Hit) -> bool {
    const BEFORE: [&str; 12] = [
        "then",
        "always",
        "just",
        "simply",
        "please",
        "first",
        "quietly",
        "luego",
        "siempre",
        "primero",
        "después",
        "simplemente",
    ];
    let mut from = hit.word;
    while let Some(before) = from.checked_sub(1).and_then(|at| text.words().nth(at))
        && BEFORE.contains(&before)
    {
        from -= 1;
    }
    let before = &text.folded[..text.range(from).start];
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let is_listed = |line: &str| {
        line.trim_start().starts_with([
            '-', '*', '•', '>', '1', '2', '3', '4', '5', '6', '7', '8', '9',
        ])
    };
    let begins = |line: &str| {
        let bare = line.trim_end_matches([' ', '*', '_', '¡', '(']);
        let ends = ['.', '!', '?', ':', ';', '…'];
        let is_next = from < hit.word && bare.ends_with(',');
        bare.is_empty()
            || bare.ends_with(ends)
            || is_next
            || is_listed(bare) && !bare.contains(char::is_alphabetic)
    };
    // The last line above that is none of the list.
    let mut end = line;
    let lead = before[..line].split_inclusive('\n').rev().find_map(|line| {
        let start = end - line.len();
        let range = start..end;
        end = start;
        (!line.trim().is_empty() && !is_listed(line)).then_some(range)
    });
    let is_warned = is_listed(&text.folded[line..])
        && lead.is_some_and(|lead| {
            text.hits.iter().any(|hit| {
                let turns = matches!(hit.topic, Topic::Negative | Topic::HalfNegative);
                turns && lead.contains(&hit.range.start)
            })
        });
    begins(&before[line..]) && !is_warned
}
