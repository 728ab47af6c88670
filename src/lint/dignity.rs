//! Language and dignity: people before labels, nothing graphic without a note, nobody asked to disclose, no sign taken
//! for proof. The lists lie in `lexicon`; words held up between quotation marks are spoken of, not used.

use super::danger::{unsafe_advice, unsafe_key};
use super::lexicon::{Hit, Topic};
use super::rule::{Check, Rule, Say, within};
use super::text::Text;
use super::things::Passage;
use super::view::View;
use crate::core::content::{Case, Interaction, Library};
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::text::{Place, Thing};

/// The rules on language and dignity.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L1001",
        severity: Warning,
        title: "a label in place of a person",
        reason: "Write the person first: \"a person who was trafficked\", \"a child exploited in commercial sex\", \"child \
                 sexual abuse material\", \"undocumented\". A statute, or a word that the item is about, stands between \
                 quotation marks.",
        evidence: "OVC TTAC model standards; Luxembourg Guidelines 2016 on terms for exploited children. The words are a list \
                   that people keep.",
        bad: "stem = \"What do illegal immigrants fear most?\"",
        good: "stem = \"Why is the word \\\"illegals\\\" not used here?\"",
        check: Check::Text(label),
    },
    Rule {
        code: "L1002",
        severity: Hint,
        title: "a reader who is made a saviour",
        reason: "\"Rescue\" makes one person helpless and the other a hero, and heroes act alone. Say what is done: offer, \
                 report, support.",
        evidence: "House rubric after survivor-led style guides; opinions differ, so a hint.",
        bad: "stem = \"How is she rescued?\"",
        good: "stem = \"Why does the guide avoid the word \\\"rescue\\\"?\"",
        check: Check::Text(rescue),
    },
    Rule {
        code: "L1003",
        severity: Warning,
        title: "a race, a nation or a faith as an option",
        reason: "An answer that depends on a group teaches whom to suspect. Ask what somebody does, holds or controls.",
        evidence: "House rubric: no answer depends on race, nationality, religion, accent or dress.",
        bad: "options = [{ id = \"a\", text = \"Mexican workers\", key = true }, { id = \"b\", text = \"Chinese workers\" }, { id = \"c\", text = \"Students\" }]",
        good: "options = [{ id = \"a\", text = \"Workers who owe a fee\", key = true }, { id = \"b\", text = \"Workers on a tied visa\" }, { id = \"c\", text = \"Students\" }]",
        check: Check::Item(group),
    },
    Rule {
        code: "L1004",
        severity: Warning,
        title: "violence without a content note",
        reason: "Survivors are among the learners. Name a content note, so that they may leave it out, or say it without the \
                 detail.",
        evidence: "SAMHSA 2014, trauma-informed approach; content notes themselves have mixed evidence, choice has not.",
        bad: "stem = \"She was beaten when she asked for her pay. What is this?\"",
        good: "stem = \"She was threatened when she asked for her pay. What is this?\"",
        check: Check::Text(graphic),
    },
    Rule {
        code: "L1005",
        severity: Warning,
        title: "a learner asked to disclose",
        reason: "Nobody is asked about their own life here: an answer is stored, and an unprepared question can hurt.",
        evidence: "House rubric; SAMHSA 2014.",
        bad: "stem = \"Have you ever been made to work without pay?\"",
        good: "stem = \"A guest asks whether you have ever been to the coast. What do you say?\"",
        check: Check::Text(disclosure),
    },
    Rule {
        code: "L1006",
        severity: Warning,
        title: "a case that does not say it is made up",
        reason: "Readers look for the town and the employer. Begin with \"Fictional case\".",
        evidence: "House rubric: scenarios are fictional and say so.",
        bad: "text = \"Robin works the night desk.\"",
        good: "text = \"Fictional case. Robin works the night desk.\"",
        check: Check::Case(fictional),
    },
    Rule {
        code: "L1007",
        severity: Warning,
        title: "a key that sends somebody into danger",
        reason: "Confronting, following, photographing, promising: none of it is ever the right thing to do alone. See whether \
                 the key stands on the right option.",
        evidence: "DHS Blue Campaign and hotel guidance: do not confront, do not attempt a rescue.",
        bad: "options = [{ id = \"a\", text = \"Confront the man at the desk\", key = true }, { id = \"b\", text = \"Wait\" }, { id = \"c\", text = \"Go home\" }]",
        good: "options = [{ id = \"a\", text = \"Do not confront the man\", key = true }, { id = \"b\", text = \"Wait\" }, { id = \"c\", text = \"Go home\" }]",
        check: Check::Item(unsafe_key),
    },
    Rule {
        code: "L1008",
        severity: Warning,
        title: "one sign taken for proof",
        reason: "No sign proves anything by itself, and not seeing one proves nothing either. Say what it calls for.",
        evidence: "DHS Blue Campaign; UNODC; no study gives the sensitivity of bystander signs.",
        bad: "rationale = \"Held papers are a sure sign of trafficking.\"",
        good: "rationale = \"Held papers are no sure sign of trafficking.\"",
        check: Check::Item(proof),
    },
    Rule {
        code: "L1009",
        severity: Warning,
        title: "advice that sends somebody into danger",
        reason: "A sentence that begins with such a verb tells the reader to do it: to follow, to confront, to photograph, to \
                 promise secrecy. Say what is safe: tell the person in charge, write down what you saw, call the number.",
        evidence: "DHS Blue Campaign and hotel guidance: do not confront, do not attempt a rescue.",
        bad: "rationale = \"Follow the man to his car, and note the plate.\"",
        good: "rationale = \"Do not follow the man. Tell the person in charge what you saw.\"",
        check: Check::Text(unsafe_advice),
    },
];

fn label(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    if let Some(hit) = text.first(Topic::Label) {
        let phrase = text.phrase(hit);
        say.say(
            passage.words(text, phrase),
            format!("\"{phrase}\" puts a label before a person"),
        )
        .help(
            "write the person first, or put the word between quotation marks where it is spoken of",
        );
    }
}

fn rescue(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let is_shown = passage.is_distractor(text);
    // Who is called a hero in a text is mostly told not to be one; in what is asked, or is right, the word is meant.
    let is_claimed = text.path == "stem" || text.path.starts_with("options.");
    let is_name = |hit: &Hit| {
        let phrase = &text.folded[hit.range.clone()];
        let acts = [
            "rescue ", "rescues ", "rescued", "save", "saving", "set ", "free", "be ", "is ",
            "are ", "liberat", "deliver", "get", "bring", "lead", "pull", "guardian",
        ];
        let acts_es = [
            "rescat", "salv", "liber", "ser ", "es ", "son ", "la ", "lo ", "las ", "los ", "fue",
            "sacar", "saca", "ángel",
        ];
        !acts
            .iter()
            .chain(&acts_es)
            .any(|act| phrase.starts_with(act))
    };
    let found = text.all(Topic::Rescue).find(|hit| {
        let is_meant = !is_denied(text, hit.word) && !is_attempt(text, hit) && !is_noun(text, hit);
        is_meant && !text.is_cited(hit) && (is_claimed || !is_name(hit))
    });
    if let Some(hit) = found.filter(|_| !is_shown) {
        let phrase = text.phrase(hit);
        say.say(
            passage.words(text, phrase),
            format!("\"{phrase}\" makes one person helpless and the other a hero"),
        )
        .help("say what is done: offer, report, support");
    }
}

// "Promise a rescue": a thing, and nobody who does it.
fn is_noun(text: &Text<'_>, hit: &Hit) -> bool {
    let before = hit.word.checked_sub(1).and_then(|at| text.words().nth(at));
    let is_article = before.is_some_and(|word| ["a", "an", "the"].contains(&word));
    is_article && text.folded[hit.range.clone()].starts_with("rescue")
}

// "An attempt to rescue somebody" is told of, mostly to warn.
fn is_attempt(text: &Text<'_>, hit: &Hit) -> bool {
    const ATTEMPTS: [&str; 10] = [
        "attempt",
        "attempts",
        "attempted",
        "trying",
        "tries",
        "tried",
        "intento",
        "intentar",
        "intentos",
        "tratar",
    ];
    let from = hit.word.saturating_sub(3);
    text.words()
        .skip(from)
        .take(hit.word - from)
        .any(|word| ATTEMPTS.contains(&word))
}

// Whether the words just before turn what follows: "do not confront", "never follow", "no sure sign".
pub(super) fn is_denied(text: &Text<'_>, word: usize) -> bool {
    let start = text.range(word).start;
    let clause = text.folded[..start].rfind(['.', ',', ';', ':', '!', '?', '\n']);
    text.hits.iter().any(|hit| {
        let turns = matches!(hit.topic, Topic::Negative | Topic::HalfNegative);
        let is_near = hit.word < word && word - hit.word <= 6;
        let is_in_clause = hit.word < word && clause.is_none_or(|at| hit.range.start > at);
        turns && (is_near || is_in_clause)
    })
}

fn group(view: &View<'_>, say: &mut Say) {
    for o in view.options() {
        if let Some(hit) = o
            .text
            .all(Topic::Group)
            .find(|hit| !is_language(o.text, hit))
        {
            let phrase = o.text.phrase(hit);
            say.say(
                view.words(o.text, phrase),
                format!("\"{phrase}\" makes a group an answer"),
            )
            .help("ask what somebody does, holds or controls");
            return;
        }
    }
    let text = view.rationale();
    if let Some(hit) = text.all(Topic::Group).find(|hit| is_made_sign(text, hit)) {
        let phrase = text.phrase(hit);
        say.say(
            view.words(text, phrase),
            format!("\"{phrase}\" makes a group a sign"),
        )
        .help("say what somebody does, holds or controls; where somebody is from is no sign");
    }
}

// "A foreign accent is a sign": what follows in the sentence calls it one, and nothing denies it.
fn is_made_sign(text: &Text<'_>, hit: &Hit) -> bool {
    const SIGNS: [&str; 5] = ["sign", "signs", "señal", "señales", "indicio"];
    let rest = &text.folded[hit.range.end..];
    let end = rest.find(['.', '!', '?', '\n']).unwrap_or(rest.len());
    let calls = rest[..end]
        .split(|c: char| !c.is_alphabetic())
        .any(|word| SIGNS.contains(&word));
    let from = text.folded[..hit.range.start].rfind(['.', '!', '?', '\n']);
    let sentence = from.unwrap_or(0)..hit.range.end + end;
    let is_turned = text.hits.iter().any(|hit| {
        let turns = matches!(hit.topic, Topic::Negative | Topic::HalfNegative);
        turns && sentence.contains(&hit.range.start)
    });
    calls && !is_turned && !text.is_cited(hit)
}

// "A form in Chinese": a language, and nobody from anywhere.
fn is_language(text: &Text<'_>, hit: &Hit) -> bool {
    let from = hit.word.saturating_sub(3);
    let mut before = text.words().skip(from).take(hit.word - from);
    hit.words == 1 && before.any(|word| ["in", "into", "en", "al"].contains(&word))
}

fn graphic(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let is_read = match passage.thing {
        Thing::Item | Thing::Case | Thing::Lesson | Thing::Card => true,
        Thing::Library
        | Thing::Course
        | Thing::Module
        | Thing::Bank
        | Thing::Fact
        | Thing::Source => false,
    };
    if !is_read || passage.has_note {
        return;
    }
    if let Some(hit) = text.first(Topic::Graphic) {
        let phrase = text.phrase(hit);
        say.say(
            passage.words(text, phrase),
            format!("\"{phrase}\" stands here without a content note"),
        )
        .help("name a content note of the library, or say it without the detail");
    }
}

fn disclosure(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let is_asked = text.shown.contains('?') && passage.thing != Thing::Fact;
    // A lesson asks much that is no question to the reader: there the sentence itself has to ask.
    let asks = |hit: &Hit| {
        let rest = &text.folded[hit.range.end..];
        let end = rest.find(['.', '!', '?', '\n']);
        passage.thing == Thing::Item || end.is_some_and(|end| rest[end..].starts_with('?'))
    };
    // "Never ask: have you been trafficked?" teaches the opposite.
    let found = text
        .all(Topic::Disclosure)
        .find(|hit| asks(hit) && !is_denied(text, hit.word) && !text.is_cited(hit));
    if let Some(hit) = found.filter(|_| is_asked && !passage.is_distractor(text)) {
        let follows = text.words().nth(hit.word + hit.words);
        // "Have you ever been to" asks for a place.
        if follows == Some("to") || follows == Some("a") {
            return;
        }
        let phrase = text.phrase(hit);
        say.say(
            passage.words(text, phrase),
            format!("\"{phrase}\" asks a learner to disclose"),
        )
        .help("ask about a case, not about the reader");
    }
}

fn fictional(case: &Case, library: &Library, say: &mut Say) {
    let lang = library.own_language();
    let says = [&case.title, &case.text].into_iter().any(|text| {
        let text = Text::new(String::new(), text, lang, library);
        text.hits.iter().any(|hit| hit.topic == Topic::Fictional)
    });
    if !says {
        let spot = within(Place::new(Thing::Case, &case.id, "text"), None, None);
        say.say(
            spot,
            format!("case `{}` does not say that it is made up", case.id),
        )
        .help("begin its text with \"Fictional case.\"");
    }
}

// What a law or a definition calls somebody rests on more than a sign.
fn is_of_law(text: &Text<'_>) -> bool {
    const LAW: [&str; 16] = [
        "law",
        "legally",
        "statute",
        "force",
        "fraud",
        "coercion",
        "defines",
        "definition",
        "convicted",
        "court",
        "ley",
        "fuerza",
        "fraude",
        "coacción",
        "define",
        "tribunal",
    ];
    text.words().any(|word| LAW.contains(&word))
}

fn proof(view: &View<'_>, say: &mut Say) {
    let statement = match &view.item.interaction {
        Interaction::TrueFalse(statement) => statement.answer,
        Interaction::Choice(_)
        | Interaction::MultipleResponse(_)
        | Interaction::Numeric(_)
        | Interaction::ShortAnswer(_)
        | Interaction::Ordering(_)
        | Interaction::Matching(_)
        | Interaction::Cloze(_) => false,
    };
    let keys = view.options().filter(|o| o.option.key).map(|o| o.text);
    let stem = statement.then(|| view.stem());
    for text in keys.chain(stem).chain([view.rationale()]) {
        let equated = text.all(Topic::Equates).filter(|_| !is_of_law(text));
        let found = text.all(Topic::Proof).chain(equated).find(|hit| {
            let next = text.words().nth(hit.word + hit.words);
            let is_nothing = next.is_some_and(|w| ["nothing", "little", "nada"].contains(&w));
            !is_nothing && !is_denied(text, hit.word) && !text.is_cited(hit)
        });
        if let Some(hit) = found {
            let phrase = text.phrase(hit);
            say.say(
                view.words(text, phrase),
                format!("\"{phrase}\" takes one sign for proof"),
            )
            .help("say what it calls for");
            return;
        }
    }
}
