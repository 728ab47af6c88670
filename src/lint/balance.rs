//! Courses as a whole: whether their exams can be drawn, what their banks lean to, who appears in which role.

use std::collections::BTreeMap;

use super::rule::{Check, Rule, Say, Whole, at, within};
use crate::core::content::blueprint::Quota;
use crate::core::content::case::Signal;
use crate::core::content::item::Level;
use crate::core::content::library::Bank;
use crate::core::content::{Course, Interaction, Item, Library, Section};
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::diagnostic::Spot;
use crate::core::id::{BankId, ObjectiveId};
use crate::core::session::draw::{shortfalls_without, unfinished};
use crate::core::text::{Place, Thing};

/// The rules on courses and balance.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0501",
        severity: Warning,
        title: "an exam that cannot be drawn without a content note",
        reason: "A learner may leave out what carries a content note, before the draw and without giving a reason. For such \
                 a learner this exam could not be drawn. Add items without that note.",
        evidence: "House rule: skipping must not cost an exam.",
        bad: "draw = 5   # of 6 items, 3 of them with the note",
        good: "draw = 5   # of 8 items, 3 of them with the note",
        check: Check::Course(without_notes),
    },
    Rule {
        code: "L0502",
        severity: Warning,
        title: "a case that is never drawn",
        reason: "A section that draws cases takes the first `items_per_case` items of each that are for the exam. This case \
                 has fewer and is never drawn.",
        evidence: "How the draw works.",
        bad: "items_per_case = 3   # the case has 2",
        good: "items_per_case = 2",
        check: Check::Course(case_lengths),
    },
    Rule {
        code: "L0503",
        severity: Hint,
        title: "a bank whose statements are mostly true",
        reason: "Authors find true statements easier to write, and guessers know it. Aim at half and half, or somewhat more \
                 false ones: they tell more.",
        evidence: "Haladyna & Rodriguez 2013, on true-false items; the limit of 60 % is custom. Small banks are left alone.",
        bad: "# 12 true-false items, 11 of them true",
        good: "# 12 true-false items, 7 of them true",
        check: Check::Bank(mostly_true),
    },
    Rule {
        code: "L0504",
        severity: Warning,
        title: "a key that stands in one place too often",
        reason: "Options shown as written keep the key where the author put it, and authors like the middle. Shuffle them, \
                 or move keys.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 18; Attali & Bar-Hillel 2003: three quarters of keys in the \
                   middle. Only what chance would not do is reported.",
        bad: "# 15 items as written, 12 of them with the key in the second place",
        good: "# 15 items as written, 6 of them with the key in the second place",
        check: Check::Bank(one_place),
    },
    Rule {
        code: "L0505",
        severity: Warning,
        title: "an objective that no item asks for",
        reason: "The course promises it, and nobody is asked. Write items, or take the objective out.",
        evidence: "Standards for Educational and Psychological Testing 2014, 4.12; a matter of logic.",
        bad: "[[objective]]\nid = \"law\"   # and no item with objective = \"law\"",
        good: "[[objective]]\nid = \"law\"   # and an item with objective = \"law.states\"",
        check: Check::Course(not_asked),
    },
    Rule {
        code: "L0506",
        severity: Hint,
        title: "a bank that only asks to recall",
        reason: "Staff have to act. Items of level `apply` and `judge` ask whether they can.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 2; consensus. The limit of 80 % is ours.",
        bad: "# 20 items, 18 of them recall",
        good: "# 20 items, 12 of them recall",
        check: Check::Bank(only_recall),
    },
    Rule {
        code: "L0507",
        severity: Hint,
        title: "a section that draws from few items",
        reason: "With fewer than three times the items a section draws, soon everybody has met every item: of twice as many \
                 a second attempt has met half. Write more, or draw fewer. A section that draws fewer than four is left alone, \
                 unless it draws all there are in a course of ten items or more: then everybody is asked the same.",
        evidence: "Custom in item banking; two forms of n from a pool of m share about n/m of their items. Three times is what \
                   the guide for authors asks for.",
        bad: "draw = 10   # of 20",
        good: "draw = 10   # of 30",
        check: Check::Course(head_room),
    },
    Rule {
        code: "L0508",
        severity: Hint,
        title: "cases that nearly all hold signs",
        reason: "Where nearly every case is trafficking, \"yes\" is the best guess, and nobody learns to tell the harmless \
                 ones. About a third should hold none, or too little to tell.",
        evidence: "Signal detection: criterion follows base rate. The share is a suggestion of ours.",
        bad: "# 6 cases, all of them signal = \"present\"",
        good: "# 6 cases, 4 of them signal = \"present\"",
        check: Check::Library(all_signals),
    },
    Rule {
        code: "L0509",
        severity: Hint,
        title: "a role that leans on one group",
        reason: "Where nearly everybody controlled is a woman, or every controller a man, the courses teach whom to suspect \
                 instead of what to see.",
        evidence: "House rubric on balance; representation of victims skews who is recognised. Small numbers are left alone.",
        bad: "# 8 of 8 controlled people are women",
        good: "# 5 of 8 controlled people are women",
        check: Check::Library(leaning_role),
    },
    Rule {
        code: "L0510",
        severity: Hint,
        title: "an objective that no lesson teaches",
        reason: "Items ask for it and no lesson of the course, nor of one it builds on, names it among its objectives.",
        evidence: "Alignment of teaching and testing; a matter of logic.",
        bad: "[[objective]]\nid = \"law\"   # and no lesson with objectives = [\"law\"]",
        good: "[[objective]]\nid = \"law\"   # and a lesson with objectives = [\"law\"]",
        check: Check::Course(not_taught),
    },
    Rule {
        code: "L0511",
        severity: Hint,
        title: "items that no exam draws",
        reason: "They may stand in an exam, and no section of any course takes them: none names the bank in `from`, or those that \
                 do draw single items where there are cases, or cases where there are single items. A bank of one or two such \
                 items is left alone.",
        evidence: "How the draw works.",
        bad: "from = [\"notice\"]   # and banks/signs.toml holds ten items",
        good: "from = [\"notice\", \"signs\"]",
        check: Check::Course(not_drawn),
    },
    Rule {
        code: "L0512",
        severity: Warning,
        title: "an exam that has to wait until items are written",
        reason: "No learner is asked an item that is still a form of `tutela new`, or says TODO. Where what is written is too \
                 little for a section, no exam is given; `tutela form` and `tutela preview` show the draft all the same. \
                 Practice and lessons leave such items out.",
        evidence: "House rule: a question that nobody wrote proves nothing.",
        bad: "draw = 3   # of 4 items, 2 of them as `tutela new item` wrote them",
        good: "draw = 3   # of 4 items that are written",
        check: Check::Course(to_be_written),
    },
];

fn section(course: &Course, id: impl std::fmt::Display) -> Spot {
    at(Place::new(
        Thing::Course,
        &course.id,
        format!("exam.section.{id}"),
    ))
}

fn without_notes(course: &Course, library: &Library, say: &mut Say) {
    for note in library.content_notes.keys() {
        for short in shortfalls_without(library, course, &[note.clone()].into()) {
            let message = format!("for a learner who leaves out `{note}`: {short}");
            say.say(section(course, &short.section), message)
                .help(format!(
                    "write more items that fit and do not carry `{note}`"
                ));
        }
    }
}

fn to_be_written(course: &Course, library: &Library, say: &mut Say) {
    for short in unfinished(library, course) {
        let message = format!("{short} that can be asked: the rest is still to be written");
        say.say(section(course, &short.section), message)
            .help("write what L0412 names, or draw less; until then no learner gets this exam");
    }
}

fn case_lengths(course: &Course, library: &Library, say: &mut Say) {
    let sections = course.exam.iter().flat_map(|exam| &exam.sections);
    for Section { id, draw, from, .. } in sections {
        let Quota::Cases { items_per_case, .. } = *draw else {
            continue;
        };
        let cases = from.iter().filter_map(|bank| library.banks.get(bank));
        for case in cases.flat_map(|bank| &bank.cases) {
            let Some(case) = library.cases.get(case) else {
                continue;
            };
            let items = case.items.iter().filter_map(|id| library.items.get(id));
            let there = items.filter(|item| item.purpose.in_exam()).count();
            // A case that is all practice was never meant for the exam.
            if there == 0 || there >= usize::from(items_per_case) {
                continue;
            }
            let message = format!(
                "case `{}` has {there} of {items_per_case} items for the exam, and section `{id}` never draws it",
                case.id
            );
            say.say(at(Place::new(Thing::Case, &case.id, "")), message)
                .help("write the items that are missing, or lower `items_per_case`");
        }
    }
}

// A first bank is begun with fewer.
const BEGUN: usize = 3;

fn not_drawn(course: &Course, library: &Library, say: &mut Say) {
    if course.exam.is_none() {
        return;
    }
    let exams = library.courses.values().filter_map(|any| any.exam.as_ref());
    let sections: Vec<&Section> = exams.flat_map(|exam| &exam.sections).collect();
    let own = library
        .banks
        .iter()
        .filter(|(id, _)| id.course == course.id);
    let is_draft = size(course, library) < DRAFT;
    for (id, bank) in own {
        let name = &id.bank;
        let of_bank = || {
            let sections = sections.iter().copied();
            sections.filter(|section| section.from.contains(id))
        };
        let is_of_cases = |section: &Section| matches!(section.draw, Quota::Cases { .. });
        let ready = |in_case: bool| {
            let is_ready = |item: &&Item| item.purpose.in_exam() && item.case.is_some() == in_case;
            items(bank, library).filter(is_ready).count()
        };
        let (single, in_cases) = (ready(false), ready(true));
        let all = single + in_cases;
        let (message, add) = match of_bank().next() {
            None if all >= BEGUN => (
                format!("no exam draws from the bank `{name}`, and {all} of its items are for one"),
                format!("add \"{name}\" to `from` of a section in course.toml"),
            ),
            Some(_) if in_cases > 0 && !is_draft && !of_bank().any(is_of_cases) => (
                format!("no exam asks the cases of the bank `{name}`: `draw` takes single items"),
                format!("add a section with `cases`, `items_per_case` and `from = [\"{name}\"]`"),
            ),
            Some(_) if single >= BEGUN && !is_draft && of_bank().all(is_of_cases) => (
                format!("no exam asks the single items of the bank `{name}`: `cases` takes cases"),
                format!("add a section with `draw` and `from = [\"{name}\"]`"),
            ),
            Some(_) | None => continue,
        };
        let help = format!("{add}, or give the items use = \"practice\"");
        say.say(whole(id), message).help(help);
    }
}

fn items<'l>(bank: &'l Bank, library: &'l Library) -> impl Iterator<Item = &'l Item> {
    bank.items.iter().filter_map(|id| library.items.get(id))
}

fn whole(bank: &BankId) -> Spot {
    at(Place::new(Thing::Bank, bank, ""))
}

const ENOUGH: usize = 10;

/// Whether `count` of `of` is more than chance would bring where each has one chance in `ways`: by more than two and
/// a third standard errors, which chance exceeds once in a hundred banks.
fn beyond_chance(count: usize, of: usize, ways: usize) -> bool {
    // (count - of/ways)² > 2.33² · of · (1/ways)(1 - 1/ways), both sides times 100 ways².
    let above = (count * ways).saturating_sub(of);
    above > 0 && 100 * above * above > 543 * of * (ways - 1)
}

fn mostly_true(id: &BankId, bank: &Bank, library: &Library, say: &mut Say) {
    let truths: Vec<bool> = items(bank, library)
        .filter_map(|item| match &item.interaction {
            Interaction::TrueFalse(statement) => Some(statement.answer),
            Interaction::Choice(_)
            | Interaction::MultipleResponse(_)
            | Interaction::Numeric(_)
            | Interaction::ShortAnswer(_)
            | Interaction::Ordering(_)
            | Interaction::Matching(_)
            | Interaction::Cloze(_) => None,
        })
        .collect();
    let (count, of) = (truths.iter().filter(|t| **t).count(), truths.len());
    if of >= ENOUGH && count * 10 > of * 6 && beyond_chance(count, of, 2) {
        say.say(whole(id), format!("{count} of {of} statements are true"))
            .help("turn some into false ones that people believe");
    }
}

fn one_place(id: &BankId, bank: &Bank, library: &Library, say: &mut Say) {
    let mut places: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for item in items(bank, library) {
        let as_written = item.option_order.unwrap_or(library.option_order)
            == crate::core::content::item::OptionOrder::AsWritten;
        if let (Interaction::Choice(choice), true) = (&item.interaction, as_written)
            && let Some(key) = choice.options.iter().position(|o| o.key)
        {
            let counts = places.entry(choice.options.len()).or_default();
            *counts.entry(key + 1).or_default() += 1;
        }
    }
    for (ways, counts) in places {
        let of: usize = counts.values().sum();
        for (place, count) in counts {
            if of >= ENOUGH && count * 10 > of * 4 && beyond_chance(count, of, ways) {
                let message = format!(
                    "of {of} choices among {ways} that are shown as written, {count} have the key in place {place}"
                );
                say.say(whole(id), message)
                    .help("move keys, or let the options be shuffled");
            }
        }
    }
}

fn only_recall(id: &BankId, bank: &Bank, library: &Library, say: &mut Say) {
    let of = bank.items.len();
    let recall = items(bank, library)
        .filter(|item| item.level == Level::Recall)
        .count();
    if of >= ENOUGH && recall * 10 > of * 8 {
        say.say(whole(id), format!("{recall} of {of} items ask to recall"))
            .help("write items of level \"apply\" and \"judge\"");
    }
}

// The course and those it builds on.
fn bases<'l>(course: &'l Course, library: &'l Library) -> Vec<&'l Course> {
    let mut all = vec![course];
    let mut next = 0;
    while let Some(course) = all.get(next).copied() {
        for base in course
            .builds_on
            .iter()
            .filter_map(|id| library.courses.get(id))
        {
            if !all.iter().any(|other| other.id == base.id) {
                all.push(base);
            }
        }
        next += 1;
    }
    all
}

fn objective(course: &Course, id: &ObjectiveId) -> Spot {
    at(Place::new(
        Thing::Course,
        &course.id,
        format!("objective.{id}"),
    ))
}

fn not_asked(course: &Course, library: &Library, say: &mut Say) {
    for own in &course.objectives {
        let asks = |item: &Item| item.objective.is_within(&own.id);
        if !library.items.values().any(asks) {
            say.say(
                objective(course, &own.id),
                format!("no item asks for `{}`", own.id),
            )
            .help("write items for it, or take it out");
        }
    }
}

fn not_taught(course: &Course, library: &Library, say: &mut Say) {
    let all = bases(course, library);
    let taught: Vec<&ObjectiveId> = all
        .iter()
        .flat_map(|course| course.lessons())
        .flat_map(|lesson| &lesson.objectives)
        .collect();
    for own in &course.objectives {
        let near = |id: &&ObjectiveId| id.is_within(&own.id) || own.id.is_within(id);
        if !taught.iter().any(near) {
            say.say(
                objective(course, &own.id),
                format!("no lesson teaches `{}`", own.id),
            )
            .help("name it among the objectives of a lesson, or take it out");
        }
    }
}

// A course with fewer items than this is a first draft.
const DRAFT: usize = 10;

// How many items it has.
fn size(course: &Course, library: &Library) -> usize {
    let banks = library.banks.iter();
    let own = banks.filter(|(id, _)| id.course == course.id);
    own.map(|(_, bank)| items(bank, library).count()).sum()
}

fn head_room(course: &Course, library: &Library, say: &mut Say) {
    let asked = size(course, library);
    let sections = course.exam.iter().flat_map(|exam| &exam.sections);
    for wanted in sections {
        let Quota::Items(draws) = wanted.draw else {
            continue;
        };
        let draws = usize::from(draws);
        let banks = wanted.from.iter().filter_map(|id| library.banks.get(id));
        let fits = banks
            .flat_map(|bank| items(bank, library))
            .filter(|item| item.case.is_none() && item.purpose.in_exam())
            .filter(|item| wanted.filter.fits(item))
            .count();
        let (id, wants) = (&wanted.id, draws * 3);
        let message = match fits {
            _ if draws == fits && draws > 1 && asked >= DRAFT => {
                format!("section `{id}` draws all {fits} of its items: everybody is asked the same")
            }
            // A handful is a first draft.
            _ if draws >= 4 && (draws..wants).contains(&fits) => {
                format!("section `{id}` draws {draws} of {fits} items")
            }
            _ => continue,
        };
        say.say(section(course, id), message).help(format!(
            "write more items that fit, up to {wants}, or draw fewer"
        ));
    }
}

fn all_signals(whole: &Whole<'_>, say: &mut Say) {
    for (id, bank) in &whole.library.banks {
        let cases = bank
            .cases
            .iter()
            .filter_map(|id| whole.library.cases.get(id));
        let signals: Vec<Signal> = cases.filter_map(|case| case.signal).collect();
        let present = signals.iter().filter(|s| **s == Signal::Present).count();
        if signals.len() >= 5 && present * 5 > signals.len() * 4 {
            let message = format!("{present} of {} cases hold signs", signals.len());
            let spot = within(Place::new(Thing::Bank, id, ""), None, None);
            say.say(spot, message)
                .help("write cases that look alike and are harmless, or hold too little to tell");
        }
    }
}

fn leaning_role(whole: &Whole<'_>, say: &mut Say) {
    let mut roles: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for person in whole.library.cases.values().flat_map(|case| &case.people) {
        if person.gender != "unstated"
            && (person.role == "controlled" || person.role == "controller")
        {
            let genders = roles.entry(&person.role).or_default();
            *genders.entry(&person.gender).or_default() += 1;
        }
    }
    for (role, genders) in roles {
        let of: usize = genders.values().sum();
        for (gender, count) in genders {
            if of >= 8 && count * 5 > of * 4 {
                let message = format!(
                    "{count} of {of} people in the role `{role}` are of one gender ({gender})"
                );
                say.say(at(Place::new(Thing::Library, "", "")), message)
                    .help("write cases that show others in that role; `tutela balance` counts");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_chance_does_once_in_a_hundred_banks_is_let_pass() {
        assert!(beyond_chance(9, 10, 2));
        assert!(!beyond_chance(8, 10, 2), "z = 1.9");
        assert!(!beyond_chance(7, 10, 2));
        assert!(beyond_chance(12, 15, 4));
        assert!(!beyond_chance(5, 15, 4));
    }
}
