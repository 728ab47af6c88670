//! Options among themselves: order, overlap, doubles, how they end.

use super::lexicon::Topic;
use super::rule::{Check, Rule, Say};
use super::text::Text;
use super::view::{Choosable, View};
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::score::Decimal;

/// The rules on options.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0305",
        severity: Hint,
        title: "numbers out of order",
        reason: "Options that are numbers or years are found fastest in ascending order; a shuffle makes reading them a \
                 second task. `option_order = \"as-written\"` keeps them.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 19 (logical order); consensus.",
        bad: "option_order = \"as-written\"\noptions = [{ id = \"a\", text = \"30\" }, { id = \"b\", text = \"10\", key = true }, { id = \"c\", text = \"20\" }]",
        good: "option_order = \"as-written\"\noptions = [{ id = \"a\", text = \"10\", key = true }, { id = \"b\", text = \"20\" }, { id = \"c\", text = \"30\" }]",
        check: Check::Item(out_of_order),
    },
    Rule {
        code: "L0307",
        severity: Warning,
        title: "ranges that overlap",
        reason: "A value that lies in two ranges makes two answers right.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 20; a matter of logic.",
        bad: "option_order = \"as-written\"\noptions = [{ id = \"a\", text = \"0 to 10\", key = true }, { id = \"b\", text = \"10 to 20\" }, { id = \"c\", text = \"20 to 30\" }]",
        good: "option_order = \"as-written\"\noptions = [{ id = \"a\", text = \"0 to 9\", key = true }, { id = \"b\", text = \"10 to 19\" }, { id = \"c\", text = \"20 to 29\" }]",
        check: Check::Item(overlap),
    },
    Rule {
        code: "L0308",
        severity: Hint,
        title: "an option inside another",
        reason: "Where one option says everything another says and more, they cannot both be wrong, or not both be right: \
                 a guesser strikes one.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 20; NBME 2020 on irrelevant difficulty.",
        bad: "options = [{ id = \"a\", text = \"Tell the manager\", key = true }, { id = \"b\", text = \"Tell the manager and the guest\" }, { id = \"c\", text = \"Wait\" }]",
        good: "options = [{ id = \"a\", text = \"Tell the manager\", key = true }, { id = \"b\", text = \"Tell the guest\" }, { id = \"c\", text = \"Wait\" }]",
        check: Check::Item(one_inside_another),
    },
    Rule {
        code: "L0309",
        severity: Hint,
        title: "two options that leave nothing else",
        reason: "An option and its plain denial hold the answer between them: the others are read for nothing.",
        evidence: "NBME 2020, cues for the test-wise (collectively exhaustive options).",
        bad: "options = [{ id = \"a\", text = \"The fee is lawful\", key = true }, { id = \"b\", text = \"The fee is not lawful\" }, { id = \"c\", text = \"It rains\" }]",
        good: "options = [{ id = \"a\", text = \"The fee is lawful\", key = true }, { id = \"b\", text = \"The debt is not paid\" }, { id = \"c\", text = \"It rains\" }]",
        check: Check::Item(exhaustive),
    },
    Rule {
        code: "L0310",
        severity: Warning,
        title: "two options that differ in nothing that matters",
        reason: "They differ only in case, points or accents. A reader cannot tell which is meant.",
        evidence: "A matter of logic.",
        bad: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"held papers.\" }, { id = \"c\", text = \"Wait\" }]",
        good: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Held pay\" }, { id = \"c\", text = \"Wait\" }]",
        check: Check::Item(twins),
    },
    Rule {
        code: "L0316",
        severity: Hint,
        title: "options that end differently",
        reason: "Some options end in a full stop and some do not. Guessers read such slips: the key was written with more \
                 care. A question mark belongs to what is said, and is left alone.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 23 (parallel options); thin.",
        bad: "options = [{ id = \"a\", text = \"Tell the manager.\", key = true }, { id = \"b\", text = \"Tell the guest\" }, { id = \"c\", text = \"Wait\" }]",
        good: "options = [{ id = \"a\", text = \"Tell the manager\", key = true }, { id = \"b\", text = \"Tell the guest\" }, { id = \"c\", text = \"Wait\" }]",
        check: Check::Item(end_differently),
    },
];

// The number an option is, if it is one and little else.
fn number(text: &Text<'_>) -> Option<Decimal> {
    let mut words = text.words();
    let is_short = words.len() <= 3;
    let found = words.find(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    found.filter(|_| is_short)?.replace(',', "").parse().ok()
}

fn out_of_order(view: &View<'_>, say: &mut Say) {
    if !view.is_original() || view.options().len() < 3 {
        return;
    }
    let numbers: Option<Vec<Decimal>> = view.options().map(|o| number(o.text)).collect();
    let Some(numbers) = numbers else {
        return;
    };
    let ascends = numbers.is_sorted();
    let descends = numbers.iter().rev().is_sorted();
    match (view.is_shuffled(), ascends || descends) {
        (true, _) => {
            say.say(
                view.at("options"),
                "the options are numbers, and they are shuffled",
            )
            .help("write them in ascending order with `option_order = \"as-written\"`");
        }
        (false, false) => {
            say.say(view.at("options"), "the options are numbers out of order")
                .help("write them in ascending order");
        }
        (false, true) => {}
    }
}

// `10 to 20`, `10-20`, `10–20`: two numbers and nothing between them but what joins a range.
fn range(text: &Text<'_>) -> Option<(Decimal, Decimal)> {
    let words: Vec<&str> = text.words().collect();
    let numbers: Vec<(usize, Decimal)> = words
        .iter()
        .enumerate()
        .filter_map(|(at, w)| Some((at, w.replace(',', "").parse().ok()?)))
        .collect();
    let [(first, from), (second, to)] = numbers.as_slice() else {
        return None;
    };
    let joined = match second - first {
        1 => {
            text.folded[text.range(*first).end..text.range(*second).start].contains(['-', '–', '—'])
        }
        2 => ["to", "and", "a", "y", "hasta"].contains(&words[first + 1]),
        _ => false,
    };
    (joined && from < to).then_some((*from, *to))
}

fn overlap(view: &View<'_>, say: &mut Say) {
    let ranges: Vec<(Choosable<'_>, (Decimal, Decimal))> = view
        .options()
        .filter_map(|o| Some((o, range(o.text)?)))
        .collect();
    for (at, (o, (from, to))) in ranges.iter().enumerate() {
        let earlier = ranges[..at].iter();
        let mut meets = earlier.filter(|(_, (a, b))| from <= b && a <= to);
        if let Some((other, _)) = meets.next() {
            say.say(view.at(&o.text.path), "the range overlaps with another")
                .help("end each range where the next has not begun")
                .beside(view.at(&other.text.path), "the other range");
            return;
        }
    }
}

fn one_inside_another(view: &View<'_>, say: &mut Say) {
    let options: Vec<Choosable<'_>> = view.options().collect();
    for small in &options {
        let inner: Vec<&str> = small.text.words().collect();
        if inner.len() < 3 {
            continue;
        }
        let around = options.iter().find(|big| {
            let words: Vec<&str> = big.text.words().collect();
            words.len() > inner.len() && words.windows(inner.len()).any(|w| w == inner)
        });
        // What is denied is L0309's business.
        if let Some(big) = around.filter(|big| !denies(big.text, small.text)) {
            say.say(
                view.at(&big.text.path),
                "the option says all that another says, and more",
            )
            .help("make the two exclude each other")
            .beside(view.at(&small.text.path), "the other option");
            return;
        }
    }
}

// Whether one text is the other with a "not" more: "it goes up" and "it does not go up", "can" and "cannot".
fn denies(one: &Text<'_>, other: &Text<'_>) -> bool {
    let negatives = |text: &Text<'_>| {
        let hits = text.hits.iter();
        hits.filter(|hit| hit.topic == Topic::Negative).count()
    };
    negatives(one) > 0 && negatives(other) == 0 && affirmed(one) == affirmed(other)
}

// The words of a text without what denies them, verbs in one form.
fn affirmed(text: &Text<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_denied = false;
    let is_negative = |at: usize| {
        let mut hits = text.hits.iter().filter(|hit| hit.topic == Topic::Negative);
        hits.any(|hit| hit.word == at)
    };
    for (at, word) in text.words().enumerate() {
        // The first negative is what denies; a second would turn it again.
        if is_denied || !is_negative(at) {
            words.push(plain(word));
            continue;
        }
        is_denied = true;
        match word {
            "cannot" | "can't" => words.push("can".to_owned()),
            "won't" => words.push("will".to_owned()),
            "don't" | "doesn't" | "didn't" => {}
            _ => words.extend(word.strip_suffix("n't").map(plain)),
        }
        let helps = ["do", "does", "did"];
        if words
            .last()
            .is_some_and(|last| helps.contains(&last.as_str()))
        {
            words.pop();
        }
    }
    words
}

// A verb without the s of the third person; a plural goes the same way on both sides.
fn plain(word: &str) -> String {
    let kept = match word.len() {
        0..=3 => word,
        _ => word
            .strip_suffix("es")
            .or_else(|| word.strip_suffix('s'))
            .unwrap_or(word),
    };
    // "leave" and "leaves" meet without their e.
    kept.strip_suffix('e').unwrap_or(kept).to_owned()
}

fn exhaustive(view: &View<'_>, say: &mut Say) {
    let options: Vec<Choosable<'_>> = view.options().collect();
    if options.len() < 3 {
        return;
    }
    for one in &options {
        let other = options.iter().find(|other| denies(one.text, other.text));
        if let Some(other) = other {
            say.say(
                view.at(&one.text.path),
                "the option denies another: one of the two must be right",
            )
            .help("keep one of them, or make it a true-false item")
            .beside(view.at(&other.text.path), "what it denies");
            return;
        }
    }
}

fn twins(view: &View<'_>, say: &mut Say) {
    let options: Vec<Choosable<'_>> = view.options().collect();
    for (at, one) in options.iter().enumerate() {
        let twin = options[..at].iter().find(|other| {
            one.text.count() > 0
                && one.text.raw.trim() != other.text.raw.trim()
                && sounds_alike(one.text, other.text)
                && !has_sign(one.text)
                && !has_sign(other.text)
        });
        if let Some(twin) = twin {
            say.say(
                view.at(&one.text.path),
                "the option differs from another in nothing that matters",
            )
            .help("change one or take it out")
            .beside(view.at(&twin.text.path), "the other option");
        }
    }
}

// Whether two texts have the same words, accents that are easily left out apart; ñ is a letter of its own.
fn sounds_alike(one: &Text<'_>, other: &Text<'_>) -> bool {
    let plain = |c| match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        other => other,
    };
    let mut pairs = one.words().zip(other.words());
    one.count() == other.count()
        && pairs.all(|(a, b)| a.chars().map(plain).eq(b.chars().map(plain)))
}

// A sign that no word shows may be all the difference: -5 and 5, 10 % and 10.
fn has_sign(text: &Text<'_>) -> bool {
    text.folded
        .contains(['<', '>', '=', '+', '%', '$', '-', '−'])
}

// How an option ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Stop,
    Bare,
    // A question, a call, an abbreviation: its mark belongs to what it says.
    Own,
}

fn end(text: &Text<'_>) -> End {
    let shown = text.shown.trim_end().trim_end_matches(['"', '”', '»']);
    let last = shown.split_whitespace().next_back().unwrap_or("");
    match last.strip_suffix('.') {
        Some(word) if word.contains('.') || word.len() == 1 || word == "etc" => End::Own,
        Some(_) => End::Stop,
        None if last.ends_with(['?', '!', '…']) => End::Own,
        None => End::Bare,
    }
}

fn end_differently(view: &View<'_>, say: &mut Say) {
    let count = |kind: End| view.options().filter(|o| end(o.text) == kind).count();
    let (with, without) = (count(End::Stop), count(End::Bare));
    if with == 0 || without == 0 {
        return;
    }
    let odd = if with <= without {
        End::Stop
    } else {
        End::Bare
    };
    if let Some(odd) = view.options().find(|o| end(o.text) == odd) {
        say.say(
            view.at(&odd.text.path),
            "some options end in a full stop and some do not",
        )
        .help("end all of them alike");
    }
}
