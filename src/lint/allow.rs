//! What authors allow: findings that are not meant, and allowances that nothing asks for any more.

use std::collections::{BTreeSet, HashMap};

use super::rule::{Check, Finding, Rule, Say, within};
use crate::core::content::Library;
use crate::core::content::allowance::Allowance;
use crate::core::diagnostic::Severity::Warning;
use crate::core::text::{Place, Thing};
use crate::source::{Code, near};

/// The rules on allowances.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0001",
        severity: Warning,
        title: "an allowance that nothing needs",
        reason: "The remark that is allowed here is not made any more. An allowance that stays would hide the next one. \
                 `tutela check --fix` takes it out.",
        evidence: "House rule: what is allowed must be read to be believed.",
        bad: "stem = \"Which of these is a sign?\"\nallow = [\"L0401: the law says not\"]",
        good: "stem = \"Which of these is not a sign?\"\nallow = [\"L0401: the law says not\"]",
        check: Check::Engine,
    },
    Rule {
        code: "L0002",
        severity: Warning,
        title: "an allowance that does not hold",
        reason: "An allowance names one code of an editor's remark and says why it does not hold here: the next author has \
                 to know. It stands in the thing that the remark is made of: an item, a case, a fact, a lesson, a bank or a \
                 course. Errors cannot be allowed, nor what is told of files and translations.",
        evidence: "House rule.",
        bad: "stem = \"Which of these is not a sign?\"\nallow = [\"L0401\"]",
        good: "stem = \"Which of these is not a sign?\"\nallow = [\"L0401: the law says not\"]",
        check: Check::Engine,
    },
];

/// Takes out what is allowed; adds what is to be said of the allowances themselves.
pub fn heed(findings: Vec<Finding>, library: &Library) -> Vec<Finding> {
    if library.allowances.is_empty() {
        return findings;
    }
    let mut by_thing: HashMap<(Thing, &str), Vec<usize>> = HashMap::new();
    for (at, allowance) in library.allowances.iter().enumerate() {
        let place = &allowance.place;
        by_thing
            .entry((place.thing, place.id.as_str()))
            .or_default()
            .push(at);
    }
    let mut needed = vec![false; library.allowances.len()];
    let told: BTreeSet<(&str, Thing)> = findings
        .iter()
        .map(|finding| (finding.rule.code, finding.spot.place.thing))
        .collect();
    let mut kept = Vec::with_capacity(findings.len());
    for finding in findings {
        let place = &finding.spot.place;
        let own = by_thing.get(&(place.thing, place.id.as_str()));
        let mut is_allowed = false;
        for &at in own.into_iter().flatten() {
            if library.allowances[at].is_of(finding.rule.code) {
                needed[at] = true;
                is_allowed = true;
            }
        }
        if !is_allowed {
            kept.push(finding);
        }
    }
    let mut say = Say::new(&RULES[0]);
    for (allowance, needed) in library.allowances.iter().zip(needed) {
        let place = Place::new(allowance.place.thing, &allowance.place.id, "allow");
        let spot = within(place, None, Some(&allowance.written));
        let Some(rule) = super::rule(allowance.code()).filter(|rule| !is_engine(rule)) else {
            let (message, help) = cannot(allowance.code());
            say.turn(&RULES[1]);
            say.say(spot, message).help(help);
            continue;
        };
        let code = rule.code;
        if allowance.reason().is_empty() {
            say.turn(&RULES[1]);
            say.say(spot, format!("the allowance of {code} gives no reason"))
                .help(format!("write `\"{code}: why it does not hold here\"`"));
        } else if let Some(thing) = elsewhere(rule, allowance, &told).filter(|_| !needed) {
            let (own, other) = (named(allowance.place.thing), named(thing));
            say.turn(&RULES[1]);
            say.say(
                spot,
                format!("{code} is told of {other}, and cannot be allowed in {own}"),
            )
            .help(match thing {
                Thing::Course => "write this line in course.toml, above its first section",
                Thing::Bank => "write this line above the first item of the bank's file",
                Thing::Case | Thing::Fact | Thing::Item | Thing::Lesson => {
                    "write this line in the thing that `tutela check` names with that code"
                }
                Thing::Library | Thing::Module | Thing::Card | Thing::Source => {
                    "nothing can be allowed there: do what the remark says, or leave it"
                }
            });
        } else if !needed {
            say.turn(&RULES[0]);
            say.say(
                spot,
                format!("{code} is allowed here and nothing asks for it"),
            )
            .help("take it out: it would hide the next one")
            .fix("");
        }
    }
    kept.append(&mut say.findings);
    kept
}

fn is_engine(rule: &Rule) -> bool {
    matches!(rule.check, Check::Engine)
}

// Of what a rule tells, where it tells nothing of things of the kind that the allowance stands in.
fn elsewhere(rule: &Rule, allowance: &Allowance, told: &BTreeSet<(&str, Thing)>) -> Option<Thing> {
    if told.contains(&(rule.code, allowance.place.thing)) {
        return None;
    }
    let mut others = told.iter().filter(|(code, _)| *code == rule.code);
    others.next().map(|(_, thing)| *thing)
}

fn named(thing: Thing) -> &'static str {
    match thing {
        Thing::Library => "the library",
        Thing::Course => "a course",
        Thing::Module => "a module",
        Thing::Lesson => "a lesson",
        Thing::Bank => "a bank",
        Thing::Card => "a card",
        Thing::Case => "a case",
        Thing::Item => "an item",
        Thing::Fact => "a fact",
        Thing::Source => "a source",
    }
}

// Why a code cannot be allowed, and what to do instead.
fn cannot(typed: &str) -> (String, String) {
    let code = typed.to_uppercase();
    let is = |own: Code| own.name() == code;
    if is(Code::Untranslated) {
        (
            format!("{code} cannot be allowed: it is told of a whole course"),
            "say in which languages the course is meant to be: `languages = [\"en\"]` in course.toml".to_owned(),
        )
    } else if is(Code::Stale) {
        (
            format!("{code} cannot be allowed: it is told of a translation"),
            "compare it with what is new, then raise its `of_revision` or `of_checked`".to_owned(),
        )
    } else if Code::of(&code).is_some() && code.starts_with('E') {
        (
            format!("{code} is an error, and errors cannot be allowed"),
            format!("take this out and mend it: `tutela explain {code}` says more"),
        )
    } else if Code::of(&code).is_some() {
        (
            format!("{code} cannot be allowed: it is told of a whole file"),
            format!("take this out: `tutela explain {code}` says what to do"),
        )
    } else if super::rule(&code).is_some() {
        (
            format!("{code} cannot be allowed: it is about what is allowed"),
            "put right the line that it names".to_owned(),
        )
    } else if let Some(first) = no_colon(&code) {
        (
            format!("a colon is missing behind {first}"),
            format!("write `\"{first}: why it does not hold here\"`"),
        )
    } else {
        let near = near::did_you_mean(&code, super::rules().map(|rule| rule.code));
        (
            format!("there is no remark `{typed}`"),
            near.unwrap_or_else(|| {
                "write `\"CODE: reason\"`; `tutela explain` lists the codes".to_owned()
            }),
        )
    }
}

// The code of a remark, where its reason follows without a colon.
fn no_colon(code: &str) -> Option<&str> {
    let first = code.split_whitespace().next()?;
    (first != code && super::rule(first).is_some()).then_some(first)
}
