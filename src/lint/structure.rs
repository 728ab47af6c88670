//! How an item is put together: what it asks, how many options it has, what repeats.

use super::asking;
use super::lexicon::Topic;
use super::rule::{Check, Rule, Say};
use super::view::View;
use crate::core::content::Interaction;
use crate::core::content::item::Value;
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::score::Decimal;

/// The rules on structure.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0201",
        severity: Warning,
        title: "a stem that asks nothing",
        reason: "Cover the options: a reader should know what is asked. A stem is a question, an instruction, or a sentence \
                 that the options complete.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guidelines 13 and 14; unanimous in 27 textbooks.",
        bad: "stem = \"Debt bondage.\"",
        good: "stem = \"A debt holds a person when\"",
        check: Check::Item(asks_nothing),
    },
    Rule {
        code: "L0202",
        severity: Warning,
        title: "a true-false item that is a question",
        reason: "True and false answer a statement. A question asks for yes or no, and a reader has to translate.",
        evidence: "Haladyna & Rodriguez 2013, on true-false items; consensus, not tested.",
        bad: "type = \"true-false\"\nstem = \"Is a border needed?\"\nanswer = false",
        good: "type = \"true-false\"\nstem = \"Trafficking needs a border.\"\nanswer = false",
        check: Check::Item(asks_for_truth),
    },
    Rule {
        code: "L0203",
        severity: Hint,
        title: "a blank in the middle of the stem",
        reason: "A blank that is not at the end makes a reader hold half a sentence in mind. Put it at the end, ask a \
                 question, or make it a cloze.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 17; consensus, thin evidence.",
        bad: "stem = \"A ____ by another is a sign of control.\"",
        good: "stem = \"A sign of control is ____\"",
        check: Check::Item(blank_inside),
    },
    Rule {
        code: "L0204",
        severity: Hint,
        title: "fewer than three options",
        reason: "With two options every second guess is right. Add a distractor that people do choose, or make it a \
                 true-false item.",
        evidence: "Rodriguez 2005, 80 years of studies: three options are enough; two lose reliability.",
        bad: "options = [{ id = \"a\", text = \"Yes\", key = true }, { id = \"b\", text = \"No\" }]",
        good: "options = [{ id = \"a\", text = \"At once\", key = true }, { id = \"b\", text = \"At noon\" }, { id = \"c\", text = \"At night\" }]",
        check: Check::Item(too_few),
    },
    Rule {
        code: "L0205",
        severity: Hint,
        title: "more than five options",
        reason: "Beyond three or four, distractors are seldom chosen and only cost reading time.",
        evidence: "Rodriguez 2005; Tarrant et al. 2009: of four options, few items had three working distractors.",
        bad: "options = [{ id = \"a\", text = \"Ash\", key = true }, { id = \"b\", text = \"Birch\" }, { id = \"c\", text = \"Cedar\" }, { id = \"d\", text = \"Elm\" }, { id = \"e\", text = \"Fir\" }, { id = \"f\", text = \"Oak\" }]",
        good: "options = [{ id = \"a\", text = \"Ash\", key = true }, { id = \"b\", text = \"Birch\" }, { id = \"c\", text = \"Cedar\" }, { id = \"d\", text = \"Elm\" }, { id = \"e\", text = \"Fir\" }]",
        check: Check::Item(too_many),
    },
    Rule {
        code: "L0206",
        severity: Hint,
        title: "a multiple response with one key",
        reason: "A reader who may choose several looks for several. With one key it is a choice.",
        evidence: "Haladyna & Rodriguez 2013; consensus.",
        bad: "type = \"multiple-response\"\noptions = [{ id = \"a\", text = \"Ash\", key = true }, { id = \"b\", text = \"Birch\" }, { id = \"c\", text = \"Cedar\" }]",
        good: "type = \"multiple-response\"\noptions = [{ id = \"a\", text = \"Ash\", key = true }, { id = \"b\", text = \"Birch\", key = true }, { id = \"c\", text = \"Cedar\" }]",
        check: Check::Item(one_of_several),
    },
    Rule {
        code: "L0207",
        severity: Hint,
        title: "a stem longer than its question needs",
        reason: "More than 60 words before the question test reading. Put the situation into a case, or cut what no option \
                 needs.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 15 (window dressing); consensus. The number is ours.",
        bad: "stem = \"On a night in the week after the feast, when the lobby of the old hotel by the river had been empty for an hour and the rain had not stopped, a guest whom nobody had seen before came down the stairs with two bags and a coat that was too large, and asked the clerk, who had worked a double shift and was tired, whether the bus to the coast would come in time; what does the clerk do?\"",
        good: "stem = \"A guest asks the clerk whether the bus to the coast will come in time. What does the clerk do?\"",
        check: Check::Item(window_dressing),
    },
    Rule {
        code: "L0208",
        severity: Hint,
        title: "options that all begin alike",
        reason: "Words that every option repeats belong in the stem: they are read once, and what differs stands out. Where \
                 whole sentences or headings are to be chosen from, they stay.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 14; consensus.",
        bad: "options = [{ id = \"a\", text = \"The person can always leave at once\", key = true }, { id = \"b\", text = \"The person can always be found\" }, { id = \"c\", text = \"The person can always pay later\" }]",
        good: "options = [{ id = \"a\", text = \"Leave at once\", key = true }, { id = \"b\", text = \"Pay later\" }, { id = \"c\", text = \"Wait for a day\" }]",
        check: Check::Item(begin_alike),
    },
    Rule {
        code: "L0209",
        severity: Hint,
        title: "a matching that gives its last pair away",
        reason: "With as many right sides as left ones the last pair needs no knowledge. One `extra` right side mends it.",
        evidence: "Haladyna & Rodriguez 2013, on matching; consensus.",
        bad: "type = \"matching\"\npairs = [{ id = \"a\", left = \"Ash\", right = \"Tree\" }, { id = \"b\", left = \"Rose\", right = \"Flower\" }, { id = \"c\", left = \"Wheat\", right = \"Grain\" }]",
        good: "type = \"matching\"\npairs = [{ id = \"a\", left = \"Ash\", right = \"Tree\" }, { id = \"b\", left = \"Rose\", right = \"Flower\" }]\nextra = [{ id = \"c\", right = \"Grain\" }]",
        check: Check::Item(last_pair),
    },
    Rule {
        code: "L0210",
        severity: Hint,
        title: "a large number asked to the last digit",
        reason: "What matters is the order of magnitude. A tolerance accepts who knows it, and an anticipated answer tells \
                 who is off by ten.",
        evidence: "House rubric; recall of digits is not what a course on statistics teaches.",
        bad: "type = \"numeric\"\nanswer = 27600",
        good: "type = \"numeric\"\nanswer = 27600\ntolerance = 1500",
        check: Check::Item(to_the_digit),
    },
];

fn asks_nothing(view: &View<'_>, say: &mut Say) {
    let asks_by_itself = match view.item.interaction {
        Interaction::TrueFalse(_) | Interaction::Cloze(_) => true,
        Interaction::Choice(_)
        | Interaction::MultipleResponse(_)
        | Interaction::Numeric(_)
        | Interaction::ShortAnswer(_)
        | Interaction::Ordering(_)
        | Interaction::Matching(_) => false,
    };
    let stem = view.stem();
    let end = stem
        .shown
        .trim_end()
        .trim_end_matches(['"', '”', '»', '*', ')']);
    let is_statement = end.ends_with(['.', '!']) && !end.ends_with("...");
    if asks_by_itself || !is_statement || stem.shown.contains('?') || stem.shown.contains("___") {
        return;
    }
    // An instruction begins a sentence: "Here are four signs. Choose two."
    let instructs = stem.hits.iter().any(|hit| {
        hit.topic == Topic::Imperative
            && stem.folded[..hit.range.start]
                .trim_end()
                .chars()
                .next_back()
                .is_none_or(|c| ".:;!,\n¿(".contains(c))
    });
    if !instructs {
        say.say(view.at("stem"), "the stem asks nothing")
            .help("end it with a question, an instruction, or a sentence the options complete");
    }
}

fn asks_for_truth(view: &View<'_>, say: &mut Say) {
    if matches!(view.item.interaction, Interaction::TrueFalse(_))
        && view.stem().shown.trim_end().ends_with('?')
    {
        say.say(view.at("stem"), "a question is neither true nor false")
            .help("write the statement that is");
    }
}

fn blank_inside(view: &View<'_>, say: &mut Say) {
    let Interaction::Choice(_) = view.item.interaction else {
        return;
    };
    let text = &view.stem().shown;
    let Some(at) = text.find("___") else {
        return;
    };
    let after = text[at..].trim_start_matches('_');
    if after
        .split_whitespace()
        .filter(|w| w.contains(char::is_alphanumeric))
        .count()
        > 1
    {
        say.say(
            view.words(view.stem(), "___"),
            "the blank stands in the middle of the stem",
        )
        .help("put it at the end, ask a question, or make it a cloze");
    }
}

fn too_few(view: &View<'_>, say: &mut Say) {
    if let Interaction::Choice(choice) = &view.item.interaction
        && view.is_original()
        && choice.options.len() < 3
    {
        say.say(
            view.at("options"),
            "two options: every second guess is right",
        )
        .help("add a distractor that people do choose, or make it a true-false item");
    }
}

fn too_many(view: &View<'_>, say: &mut Say) {
    if let Interaction::Choice(choice) = &view.item.interaction
        && view.is_original()
        && choice.options.len() > 5
    {
        let message = format!(
            "{} options; three or four do the work",
            choice.options.len()
        );
        say.say(view.at("options"), message)
            .help("keep the distractors that people choose");
    }
}

fn one_of_several(view: &View<'_>, say: &mut Say) {
    if let Interaction::MultipleResponse(several) = &view.item.interaction
        && view.is_original()
        && several.options.iter().filter(|o| o.key).count() == 1
    {
        say.say(view.at("options"), "several may be chosen and one is right")
            .help("make it `type = \"choice\"`");
    }
}

const LONGEST_STEM: usize = 60;

fn window_dressing(view: &View<'_>, say: &mut Say) {
    let words = view.stem().count();
    if words > LONGEST_STEM && view.is_original() {
        say.say(
            view.at("stem"),
            format!("{words} words stand before the options"),
        )
        .help("put the situation into a case, or cut what no option needs");
    }
}

const SHARED_WORDS: usize = 4;

fn begin_alike(view: &View<'_>, say: &mut Say) {
    let mut options = view.options();
    let (Some(first), true) = (options.next(), view.options().len() > 2) else {
        return;
    };
    let start: Vec<&str> = first.text.words().take(SHARED_WORDS).collect();
    let is_shared = start.len() == SHARED_WORDS
        && options.all(|o| o.text.words().take(SHARED_WORDS).eq(start.iter().copied()));
    if is_shared && !asking::asks_for_wording(view.stem()) {
        let message = format!("every option begins with \"{}\"", start.join(" "));
        say.say(view.at("options"), message)
            .help("move what they share into the stem");
    }
}

fn last_pair(view: &View<'_>, say: &mut Say) {
    if let Interaction::Matching(matching) = &view.item.interaction
        && view.is_original()
        && matching.extra.is_empty()
    {
        say.say(
            view.at("pairs"),
            "as many right sides as left ones: the last pair needs no knowledge",
        )
        .help("add one `extra` right side");
    }
}

fn to_the_digit(view: &View<'_>, say: &mut Say) {
    if let Interaction::Numeric(numeric) = &view.item.interaction
        && view.is_original()
        && numeric.tolerance == Decimal::ZERO
        && let Some(Value::Number(answer)) = &numeric.answer
        && *answer >= Decimal::whole(1000)
    {
        say.say(view.at("answer"), format!("only {answer} exactly is right"))
            .help("add a `tolerance`");
    }
}
