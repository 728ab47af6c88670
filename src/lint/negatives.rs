//! Negatives: those that are easily read over, and those that meet another.

use super::asking;
use super::lexicon::{Hit, Topic};
use super::rule::{Check, Rule, Say};
use super::text::Text;
use super::view::{Choosable, View};
use crate::core::content::Interaction;
use crate::core::diagnostic::Severity::Warning;
use crate::core::text::Lang;

/// The rules on negatives.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0401",
        severity: Warning,
        title: "a negative that is easily read over",
        reason: "Readers in a hurry miss a \"not\" in a stem, and answer the opposite of what they know. Ask for what is \
                 right, or write the word in capitals. `tutela check --fix` does the latter.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 17; 18 of 27 textbooks; harder items with no gain.",
        bad: "stem = \"Which of these is not a sign of control?\"",
        good: "stem = \"Which of these is NOT a sign of control?\"",
        check: Check::Item(negative),
    },
    Rule {
        code: "L0402",
        severity: Warning,
        title: "a double negative",
        reason: "A \"not\" that meets another in the same sentence, in a word like \"unlawful\" or in an option, has to be \
                 worked out like a sum. Capitals do not help with that.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 17; Chiavaroli 2017 on negatively worded items.",
        bad: "stem = \"Which of these is NOT unlikely?\"",
        good: "stem = \"Which of these is NOT a sign?\"",
        check: Check::Item(double_negative),
    },
];

// A word the author has made stand out: capitals, or Markdown emphasis around it.
fn is_emphasised(text: &Text<'_>, hit: &Hit) -> bool {
    let phrase = text.phrase(hit);
    let capitals = phrase.chars().count() > 1 && !phrase.contains(char::is_lowercase);
    let beside = |c: Option<char>| c.is_some_and(|c| "*_".contains(c));
    capitals
        || (beside(text.folded[..hit.range.start].chars().next_back())
            && beside(text.folded[hit.range.end..].chars().next()))
}

// The negative that turns the question itself, in the sentence that asks.
fn asked_negative<'t>(view: &'t View<'_>) -> Option<&'t Hit> {
    let text = view.stem();
    let is_asked = match view.item.interaction {
        Interaction::Choice(_) | Interaction::MultipleResponse(_) => true,
        Interaction::TrueFalse(_)
        | Interaction::Numeric(_)
        | Interaction::ShortAnswer(_)
        | Interaction::Ordering(_)
        | Interaction::Matching(_)
        | Interaction::Cloze(_) => false,
    };
    let asked = asking::asked(text);
    let first_word = asking::first_word(text);
    // "Why may he not leave?" asks about a negative thing; "Which is not a sign?" turns the question.
    let turns = [
        "which", "what", "who", "all", "each", "every", "qué", "cuál", "cuáles", "quién", "todos",
        "todas",
    ]
    .contains(&first_word);
    let found = text.all(Topic::Negative).find(|hit| {
        let word = &text.folded[hit.range.clone()];
        let inside = hit.range.start >= asked.start && hit.range.end <= asked.end;
        let before = &text.folded[asked.start..hit.range.start.max(asked.start)];
        // "All of these, except" takes one out of the question, whatever stands before it.
        let excepts = ["except", "least", "excepto", "salvo", "menos"].contains(&word);
        let is_elsewhere = !excepts && asking::opens_a_clause(before);
        // "Which is wrong?" turns the question; "Which wrong option?" and "What is wrong?" ask for a mistake.
        let is_adjective = [
            "wrong",
            "incorrect",
            "false",
            "falso",
            "falsa",
            "incorrecto",
            "incorrecta",
        ]
        .contains(&word);
        let before = hit.word.checked_sub(1).and_then(|at| text.words().nth(at));
        let is_said = before.is_some_and(|w| ["is", "are", "step", "es", "son"].contains(&w));
        let is_mistake = is_adjective && (!is_said || ["what", "qué"].contains(&first_word));
        // In Spanish "menos" is nearly always "less".
        let is_less = view.lang == Lang::ES && word == "menos";
        inside && !is_mistake && !is_elsewhere && !is_less
    });
    found.filter(|_| is_asked && turns)
}

fn negative(view: &View<'_>, say: &mut Say) {
    let text = view.stem();
    let Some(hit) = asked_negative(view).filter(|hit| !is_emphasised(text, hit)) else {
        return;
    };
    let phrase = text.phrase(hit);
    let capitals = phrase.to_uppercase();
    // Where the word stands twice, a correction could hit the other one.
    let folded = &text.folded[hit.range.clone()];
    let is_alone = text.words().filter(|word| *word == folded).count() == 1;
    let said = say.say(
        view.words(text, phrase),
        format!("\"{phrase}\" turns the question and is easily read over"),
    );
    said.help(format!("ask for what is right, or write {capitals}"));
    if is_alone {
        said.fix(capitals);
    }
}

fn double_negative(view: &View<'_>, say: &mut Say) {
    let text = view.stem();
    let is_statement = matches!(view.item.interaction, Interaction::TrueFalse(_));
    let first = match is_statement {
        true => text.all(Topic::Negative).find(|hit| denies(text, hit)),
        false => asked_negative(view),
    };
    let Some(first) = first else {
        return;
    };
    // In a statement only what is said at once is one thought: "does not call without asking" is plain.
    let within = if is_statement { 2 } else { 6 };
    let half = text.hits.iter().find(|hit| {
        let second = hit.topic == Topic::HalfNegative
            || (hit.topic == Topic::Negative && hit.word != first.word);
        let is_near = hit.word > first.word && hit.word - first.word <= within;
        second && is_near && !is_statement && !text.is_quoted(hit)
    });
    let second = half.map(|hit| hit.range.clone()).or_else(|| {
        let words = text.words().enumerate().skip(first.word + 1).take(within);
        let mut turned = words.filter(|(_, word)| is_turned(word, view.lang));
        turned.next().map(|(at, _)| text.range(at))
    });
    let is_joined = |range: &std::ops::Range<usize>| {
        !text.folded[first.range.end..range.start].contains([',', ';', ':', '.', '"', '“', '«'])
    };
    if let Some(second) = second.filter(is_joined) {
        let phrase = &text.folded[second];
        say.say(
            view.words(text, phrase),
            format!(
                "\"{}\" and \"{phrase}\" in one question",
                text.phrase(first)
            ),
        )
        .help("say it without either");
        return;
    }
    let negative = view.options().find(|o| is_negative(o));
    if let Some(o) = negative {
        say.say(
            view.at(&o.text.path),
            "a negative option under a negative stem",
        )
        .help("ask for what is right")
        .beside(view.words(text, text.phrase(first)), "the stem's negative");
    }
}

// "Not" and its kin; "except", "least", "wrong" are negatives of a stem only.
fn denies(text: &Text<'_>, hit: &Hit) -> bool {
    let word = &text.folded[hit.range.clone()];
    let plain = ["not", "never", "cannot", "no", "nunca", "jamás"];
    plain.contains(&word) || word.ends_with("n't")
}

// An option whose own verb is denied, or that begins with a negative: not one that speaks of a guest who does not answer.
fn is_negative(option: &Choosable<'_>) -> bool {
    let text = option.text;
    let is_own = |hit: &Hit| {
        let before = &text.folded[..hit.range.start];
        hit.word <= 4 && denies(text, hit) && !asking::opens_a_clause(before)
    };
    text.all(Topic::Negative).any(is_own) || text.all(Topic::HalfNegative).any(|hit| hit.word == 0)
}

// A word that carries a negative inside it: unlawful, illegal, injusto.
fn is_turned(word: &str, lang: Lang) -> bool {
    const NOT_TURNED: [&str; 11] = [
        "under", "until", "unto", "union", "unit", "uniform", "uniq", "univers", "uncle", "unanim",
        "unison",
    ];
    const ENGLISH: [&str; 32] = [
        "illegal",
        "illegitimate",
        "illicit",
        "impermissible",
        "impolite",
        "impossible",
        "improbable",
        "improper",
        "inaccurate",
        "inadequate",
        "inadmissible",
        "inadvisable",
        "inappropriate",
        "incomplete",
        "inconsistent",
        "incorrect",
        "ineffective",
        "ineligible",
        "insufficient",
        "invalid",
        "irregular",
        "irrelevant",
        "irresponsible",
        "dishonest",
        "disallowed",
        "discouraged",
        "forbidden",
        "prohibited",
        "banned",
        "harmless",
        "pointless",
        "useless",
    ];
    const SPANISH: [&str; 24] = [
        "desaconsejable",
        "desconocid",
        "ilegal",
        "ilegítim",
        "ilícit",
        "imposible",
        "improbable",
        "impropi",
        "inadecuad",
        "inapropiad",
        "incomplet",
        "incorrect",
        "indebid",
        "ineficaz",
        "inexact",
        "injust",
        "innecesari",
        "insegur",
        "insuficiente",
        "inválid",
        "irregular",
        "irrelevante",
        "irresponsable",
        "prohibid",
    ];
    if lang == Lang::ES {
        return SPANISH.iter().any(|root| word.starts_with(root));
    }
    let is_long = |fewest| word.chars().count() >= fewest;
    let un = word.starts_with("un") && is_long(5);
    let non = word.starts_with("non") && is_long(7) && !word.starts_with("nonsens");
    (un && !NOT_TURNED.iter().any(|root| word.starts_with(root))) || non || ENGLISH.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_negative_inside_are_told_from_those_that_look_alike() {
        for word in ["unlawful", "undone", "unpaid", "illegal", "nonpayment"] {
            assert!(is_turned(word, Lang::EN), "{word}");
        }
        for word in ["underpaid", "uniform", "unions", "until", "united", "none"] {
            assert!(!is_turned(word, Lang::EN), "{word}");
        }
        assert!(is_turned("ilegales", Lang::ES));
        assert!(!is_turned("informe", Lang::ES));
    }
}
