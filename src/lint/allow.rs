//! What authors allow: findings that are not meant, and allowances that nothing asks for any more.

use std::collections::HashMap;

use super::rule::{Check, Finding, Rule, Say, within};
use crate::core::content::Library;
use crate::core::diagnostic::Severity::Warning;
use crate::core::text::{Place, Thing};

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
        title: "an allowance without its reason",
        reason: "An allowance names one code of an editor's remark and says why it does not hold here: the next author has \
                 to know. Errors cannot be allowed.",
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
    let mut kept = Vec::with_capacity(findings.len());
    for finding in findings {
        let place = &finding.spot.place;
        let own = by_thing.get(&(place.thing, place.id.as_str()));
        let mut is_allowed = false;
        for &at in own.into_iter().flatten() {
            if library.allowances[at].code() == finding.rule.code {
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
        let code = allowance.code();
        if super::rule(code).is_none() {
            say.turn(&RULES[1]);
            say.say(spot, format!("`{code}` is no remark that can be allowed"))
                .help("`tutela explain` lists the codes; write `allow = [\"CODE: reason\"]`");
        } else if allowance.reason().is_empty() {
            say.turn(&RULES[1]);
            say.say(spot, format!("the allowance of {code} gives no reason"))
                .help(format!("write `\"{code}: why it does not hold here\"`"));
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
