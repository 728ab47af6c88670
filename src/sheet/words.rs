//! A task in words, for people who judge it on paper: what may be chosen, and what is right.

use crate::core::session::task::{Blank, Part, Task};
use crate::core::text::Lang;

/// What may be chosen, a line each. Numbered, because a spreadsheet takes a cell that begins with a hyphen for a formula.
pub fn options(task: &Task, lang: Lang) -> String {
    match task {
        Task::Field(blank) => of_blank(blank, lang),
        Task::PickSeveral { options, .. } => numbered(options, lang),
        Task::Arrange { things, .. } => numbered(things, lang),
        Task::PairUp { left, right, .. } => {
            format!("{}\n\n{}", numbered(left, lang), numbered(right, lang))
        }
        Task::Gaps { text, gaps, .. } => {
            let text = (1..)
                .zip(gaps)
                .fold(text.say(lang).trim().to_owned(), |text, (n, gap)| {
                    text.replace(&format!("{{gap:{}}}", gap.id), &format!("____ ({n})"))
                });
            let gaps = (1..).zip(gaps).map(|(n, gap)| {
                let inside = of_blank(&gap.blank, lang);
                match gap.blank {
                    Blank::Pick { .. } => format!("({n}), one of these:\n{inside}"),
                    Blank::Number { .. } | Blank::Words { .. } => format!("({n}), {inside}"),
                }
            });
            let gaps: Vec<String> = gaps.collect();
            format!("{text}\n\n{}", gaps.join("\n\n"))
        }
    }
}

/// What is right, for whoever sees gaps numbered as [`options`] numbers them.
pub fn key_by_number(task: &Task, lang: Lang) -> String {
    match task {
        Task::Gaps { gaps, .. } => {
            let lines = (1..).zip(gaps);
            let lines = lines.map(|(n, gap)| format!("({n}) {}", right(&gap.blank, lang)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Task::Field(_) | Task::PickSeveral { .. } | Task::Arrange { .. } | Task::PairUp { .. } => {
            key(task, lang)
        }
    }
}

/// What is right, gaps by their ids.
pub fn key(task: &Task, lang: Lang) -> String {
    let say = |parts: &[Part], at: u8| {
        let part = parts.get(usize::from(at));
        part.map_or("", |part| part.text.say(lang)).to_owned()
    };
    let lines: Vec<String> = match task {
        Task::Field(blank) => vec![right(blank, lang)],
        Task::PickSeveral { options, keys, .. } => {
            keys.iter().map(|at| say(options, *at)).collect()
        }
        Task::Arrange { things, order, .. } => (1..)
            .zip(order)
            .map(|(place, at)| format!("{place}. {}", say(things, *at)))
            .collect(),
        Task::PairUp {
            left,
            right,
            partner,
            ..
        } => left
            .iter()
            .zip(partner)
            .map(|(left, at)| format!("{} = {}", left.text.say(lang), say(right, *at)))
            .collect(),
        Task::Gaps { gaps, .. } => gaps
            .iter()
            .map(|gap| format!("{}: {}", gap.id, right(&gap.blank, lang)))
            .collect(),
    };
    lines.join("\n")
}

fn of_blank(blank: &Blank, lang: Lang) -> String {
    match blank {
        Blank::Pick { options, .. } => numbered(options, lang),
        Blank::Number { unit, .. } => unit.as_ref().map_or("a number".to_owned(), |unit| {
            format!("a number ({})", unit.ask.say(lang))
        }),
        Blank::Words { .. } => "a few words".to_owned(),
    }
}

fn right(blank: &Blank, lang: Lang) -> String {
    match blank {
        Blank::Pick { options, credit } => {
            let right = options
                .iter()
                .zip(credit)
                .filter(|(_, credit)| credit.is_full());
            let texts: Vec<&str> = right.map(|(option, _)| option.text.say(lang)).collect();
            texts.join("\n")
        }
        Blank::Number { key, tolerance, .. } => match tolerance.to_string().as_str() {
            "0" => key.to_string(),
            by => format!("{key}, give or take {by}"),
        },
        Blank::Words { accept, .. } => {
            let words = accept.get(&lang).or_else(|| accept.values().next());
            words.map_or(String::new(), |words| words.join(", "))
        }
    }
}

fn numbered(parts: &[Part], lang: Lang) -> String {
    let lines = (1..).zip(parts);
    let lines = lines.map(|(n, part)| format!("{n}. {}", part.text.say(lang).trim()));
    lines.collect::<Vec<_>>().join("\n")
}
