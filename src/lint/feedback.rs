//! What a learner reads afterwards: that it is there, says why, names no letter and shames nobody.

use super::lexicon::{Hit, Topic};
use super::rule::{Check, Rule, Say};
use super::text::Text;
use super::things::Passage;
use super::view::View;
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::text::Thing;

/// The rules on feedback.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0701",
        severity: Warning,
        title: "a distractor without feedback",
        reason: "Whoever chose it believed something, and only the feedback can answer that belief. An uncorrected lure is \
                 remembered.",
        evidence: "Van der Kleij et al. 2015: explanation 0.49, right or wrong alone 0.05; Butler & Roediger 2008 on lures.",
        bad: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Uniforms\" }, { id = \"c\", text = \"A name tag\", feedback = \"Most staff wear one.\" }]",
        good: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Uniforms\", feedback = \"Many wear them by choice.\" }, { id = \"c\", text = \"A name tag\", feedback = \"Most staff wear one.\" }]",
        check: Check::Item(missing),
    },
    Rule {
        code: "L0702",
        severity: Warning,
        title: "a reason that gives none",
        reason: "\"Correct\" and \"wrong\" are known already. Say why, in a sentence.",
        evidence: "Van der Kleij et al. 2015, as above.",
        bad: "rationale = \"That is correct.\"",
        good: "rationale = \"Held papers keep a person from leaving.\"",
        check: Check::Item(bare),
    },
    Rule {
        code: "L0703",
        severity: Warning,
        title: "feedback that names a letter or a place",
        reason: "Options are shuffled and numbered anew for each learner: \"B is right\" is another option for the next one. \
                 Say what the option says. Plan B and the second visit are left alone.",
        evidence: "How forms are drawn.",
        bad: "rationale = \"Option B is right, since papers are held.\"",
        good: "rationale = \"Vitamin B is not the matter: papers are held.\"",
        check: Check::Text(names_place),
    },
    Rule {
        code: "L0704",
        severity: Warning,
        title: "feedback that says the opposite",
        reason: "The feedback of a distractor begins with yes, or that of a key with no. Either the key is wrong or the \
                 feedback stands under the wrong option.",
        evidence: "A matter of logic.",
        bad: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Uniforms\", feedback = \"Yes: they are worn.\" }, { id = \"c\", text = \"A tag\", feedback = \"Most wear one.\" }]",
        good: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Uniforms\", feedback = \"Yes and no: some are made to.\" }, { id = \"c\", text = \"A tag\", feedback = \"Most wear one.\" }]",
        check: Check::Item(opposite),
    },
    Rule {
        code: "L0705",
        severity: Warning,
        title: "feedback that shames",
        reason: "Who was wrong should want to read on. \"Obviously\" tells them that everybody else knew.",
        evidence: "Hattie & Timperley 2007: feedback on the self is the least useful. House rubric: kind, never shames.",
        bad: "rationale = \"Obviously, held papers keep a person from leaving.\"",
        good: "rationale = \"Held papers, a course of action that is plain to see, keep a person from leaving.\"",
        check: Check::Text(shames),
    },
    Rule {
        code: "L0706",
        severity: Warning,
        title: "an unsafe option that is not corrected",
        reason: "Choosing it in life could hurt someone. It is shown first and in full, and so it needs its own words.",
        evidence: "House rubric: a wrong answer on safety is corrected at once and in full.",
        bad: "options = [{ id = \"a\", text = \"Call the duty manager\", key = true, feedback = \"Yes.\" }, { id = \"b\", text = \"Ask him to show the papers\", unsafe = true }]",
        good: "options = [{ id = \"a\", text = \"Call the duty manager\", key = true, feedback = \"Yes.\" }, { id = \"b\", text = \"Ask him to show the papers\", unsafe = true, feedback = \"It warns him, and she pays for it.\" }]",
        check: Check::Item(unsafe_bare),
    },
    Rule {
        code: "L0707",
        severity: Hint,
        title: "the same feedback twice",
        reason: "A distractor has the words of another option. Each is chosen for another belief, and only its own words can \
                 answer that. Two keys of a multiple response may well be right for the same reason.",
        evidence: "Nearly always a copy that was never changed.",
        bad: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Uniforms\", feedback = \"Many wear them by choice.\" }, { id = \"c\", text = \"A tag\", feedback = \"Many wear them by choice.\" }]",
        good: "options = [{ id = \"a\", text = \"Held papers\", key = true }, { id = \"b\", text = \"Uniforms\", feedback = \"Many wear them by choice.\" }, { id = \"c\", text = \"A tag\", feedback = \"Most staff wear one.\" }]",
        check: Check::Item(twice),
    },
];

fn missing(view: &View<'_>, say: &mut Say) {
    if !view.is_original() {
        return;
    }
    for o in view
        .options()
        .filter(|o| !o.option.key && !o.option.is_unsafe)
    {
        if o.feedback.is_none() {
            let message = format!("distractor `{}` has no feedback", o.option.id);
            say.say(
                view.at(&format!("options.{}.feedback", o.option.id)),
                message,
            )
            .help("add `feedback = \"…\"`: why somebody might choose it, and why it is not so");
        }
    }
}

fn unsafe_bare(view: &View<'_>, say: &mut Say) {
    if !view.is_original() {
        return;
    }
    for o in view.options().filter(|o| o.option.is_unsafe) {
        if o.feedback.is_none() {
            let message = format!("unsafe option `{}` has no feedback", o.option.id);
            say.say(
                view.at(&format!("options.{}.feedback", o.option.id)),
                message,
            )
            .help("add `feedback = \"…\"`: what could happen, and to whom");
        }
    }
}

// A verdict and nothing else: yes or no, "that is correct", "the answer is wrong".
fn is_bare(text: &Text<'_>) -> bool {
    const VERDICT: [&str; 48] = [
        "correct",
        "right",
        "wrong",
        "incorrect",
        "yes",
        "no",
        "true",
        "false",
        "answer",
        "option",
        "choice",
        "good",
        "well",
        "done",
        "great",
        "job",
        "excellent",
        "perfect",
        "exactly",
        "not",
        "quite",
        "almost",
        "nearly",
        "close",
        "sorry",
        "unfortunately",
        "try",
        "again",
        "think",
        "guess",
        "sí",
        "correcto",
        "correcta",
        "incorrecto",
        "incorrecta",
        "bien",
        "mal",
        "respuesta",
        "cierto",
        "falso",
        "opción",
        "exacto",
        "casi",
        "intente",
        "inténtelo",
        "lamentablemente",
        "perfecto",
        "excelente",
    ];
    let mut own = text
        .words()
        .enumerate()
        .filter(|(at, w)| !text.is_small(*at) || VERDICT.contains(w))
        .map(|(_, w)| w)
        .peekable();
    // "No other may" has a no that belongs to what follows.
    let begins = text.words().next().unwrap_or("");
    let goes_on = ["no", "not"].contains(&begins)
        && text.count() > 1
        && !text
            .folded
            .trim_end_matches(|c: char| !c.is_alphanumeric())
            .contains(['.', ',', '!', ':', ';'])
        && !text
            .words()
            .any(|w| ["right", "correct", "quite", "true"].contains(&w));
    let is_said = own.peek().is_some();
    text.count() <= 6 && is_said && !goes_on && own.all(|w| VERDICT.contains(&w))
}

fn bare(view: &View<'_>, say: &mut Say) {
    let rationale = view.rationale();
    if is_bare(rationale) {
        say.say(view.at("rationale"), "the rationale gives no reason")
            .help("say in a sentence why the key is right");
    }
    for o in view.options().filter(|o| !o.option.key) {
        if let Some(feedback) = o.feedback.filter(|f| is_bare(f)) {
            say.say(view.at(&feedback.path), "the feedback gives no reason")
                .help("say why it is not so");
        }
    }
}

fn names_place(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let is_feedback = text.path == "rationale"
        || text.path.ends_with("feedback")
        || text.path.starts_with("feedback.");
    if passage.thing != Thing::Item || !is_feedback {
        return;
    }
    let named = text
        .all(Topic::Position)
        .find(|hit| names_an_option(text, hit));
    // A stem that speaks of "the second option" is about another item's.
    let stem = passage.item.map_or("", |view| view.stem().folded.as_str());
    if let Some(hit) = named.filter(|hit| !stem.contains(&text.folded[hit.range.clone()])) {
        let phrase = text.phrase(hit);
        say.say(
            passage.words(text, phrase),
            format!("\"{phrase}\" is another option for the next learner"),
        )
        .help("say what the option says");
    } else if let Some(letter) = judged_letter(text) {
        say.say(
            passage.words(text, letter),
            format!("\"{letter}\" is another option for the next learner"),
        )
        .help("say what the option says");
    }
}

// "a and b" may be two farms, and "the first two" two visits; that an option, or an answer, is named by letter or number
// is plain.
fn names_an_option(text: &Text<'_>, hit: &Hit) -> bool {
    const NAMED: [&str; 4] = ["option", "answer", "opción", "respuesta"];
    let phrase = &text.folded[hit.range.clone()];
    let is_named = NAMED.iter().any(|word| phrase.contains(word));
    let next = text.words().nth(hit.word + hit.words).unwrap_or("");
    let counts = ["the first", "the second", "the last"]
        .iter()
        .any(|word| phrase.starts_with(word));
    let is_judged = counts && ["are", "is"].contains(&next);
    // A letter names an option in capitals: `option a` may be a way to go on.
    let last = text.phrase(hit).split_whitespace().next_back();
    let last = last.unwrap_or("");
    let is_large = last.chars().count() > 1 || !last.contains(char::is_lowercase);
    (is_named || is_judged) && is_large
}

// A letter that is right or wrong: "B is wrong because", "the key is C".
fn judged_letter<'t>(text: &'t Text<'_>) -> Option<&'t str> {
    const IS: [&str; 8] = ["is", "are", "was", "would", "be", "es", "sería", "son"];
    const VERDICTS: [&str; 16] = [
        "right",
        "wrong",
        "correct",
        "incorrect",
        "true",
        "false",
        "best",
        "better",
        "correcta",
        "incorrecta",
        "correcto",
        "incorrecto",
        "falsa",
        "verdadera",
        "mejor",
        "mal",
    ];
    const KEYS: [&str; 6] = ["key", "answer", "option", "clave", "respuesta", "opción"];
    const JOINS: [&str; 11] = [
        "and", "or", "but", "that", "so", "because", "while", "only", "y", "o", "que",
    ];
    let word = |at: Option<usize>| at.and_then(|at| text.words().nth(at)).unwrap_or("");
    (0..text.count()).find_map(|at| {
        let range = text.range(at);
        let letter = text.shown.get(range.clone())?;
        if !matches!(letter, "A" | "B" | "C" | "D" | "E" | "F") {
            return None;
        }
        // Plan B, vitamin B and visa category C have a name before them.
        let before = text.shown[..range.start].trim_end();
        let stands_alone = before.is_empty()
            || before.ends_with(['.', ',', ':', ';', '!', '?', '('])
            || JOINS.contains(&word(at.checked_sub(1)));
        let next = |n: usize| word(Some(at + n));
        let is_judged =
            stands_alone && IS.contains(&next(1)) && (2..=3).any(|n| VERDICTS.contains(&next(n)));
        let is_key =
            IS.contains(&word(at.checked_sub(1))) && KEYS.contains(&word(at.checked_sub(2)));
        (is_judged || is_key).then_some(letter)
    })
}

fn opposite(view: &View<'_>, say: &mut Say) {
    let first = |text: &Text<'_>, topic| {
        let hit = text
            .hits
            .iter()
            .find(|hit| hit.topic == topic && hit.word == 0)?;
        // "No single sign proves it" and "Right now nobody knows" are sentences; a verdict has a stop behind it.
        let next = text.folded[hit.range.end..].chars().next();
        next.is_none_or(|c| ".,:;!".contains(c))
            .then_some(hit.clone())
    };
    let Some((key, distractors)) = view.choice() else {
        return;
    };
    for o in distractors {
        if let Some(feedback) = o.feedback
            && let Some(hit) = first(feedback, Topic::Yes)
            && !feedback.folded.starts_with("true, but")
        {
            let phrase = feedback.phrase(&hit);
            say.say(
                view.words(feedback, phrase),
                format!("the feedback of a distractor begins with \"{phrase}\""),
            )
            .help("see which option is the key, and which feedback belongs to it");
        }
    }
    if let Some(feedback) = key.feedback
        && let Some(hit) = first(feedback, Topic::No)
    {
        let phrase = feedback.phrase(&hit);
        say.say(
            view.words(feedback, phrase),
            format!("the feedback of the key begins with \"{phrase}\""),
        )
        .help("see which option is the key, and which feedback belongs to it");
    }
}

fn shames(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let is_feedback = text.path == "rationale" || text.path.contains("feedback");
    if passage.thing != Thing::Item || !is_feedback {
        return;
    }
    if let Some(hit) = text.first(Topic::Shaming) {
        let phrase = text.phrase(hit);
        say.say(
            passage.words(text, phrase),
            format!("\"{phrase}\" shames whoever was wrong"),
        )
        .help("take it out: the reason is enough");
    }
}

fn twice(view: &View<'_>, say: &mut Say) {
    let given: Vec<(bool, &Text<'_>)> = view
        .options()
        .filter_map(|o| Some((o.option.key, o.feedback?)))
        .collect();
    for (at, (is_key, one)) in given.iter().enumerate() {
        let same = given[..at].iter().find(|(is_too, other)| {
            !(*is_key && *is_too) && one.count() > 2 && one.raw.trim() == other.raw.trim()
        });
        if let Some((_, other)) = same {
            say.say(view.at(&one.path), "another option has the same feedback")
                .help("each was chosen for another reason: answer that one")
                .beside(view.at(&other.path), "the same words");
            return;
        }
    }
}
