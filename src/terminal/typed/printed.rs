//! A response in its typed form: reading it back gives the same response.

use crate::core::score::Decimal;
use crate::core::session::response::{Entry, Pos, Response};
use crate::core::session::task::Prompt;

/// What one types to give `response`: what `form --key` prints.
pub fn print(response: &Response) -> String {
    match response {
        Response::Field(Entry::Words(words)) if words.starts_with(['/', '?']) => {
            format!(" {words}")
        }
        Response::Field(entry) => print_entry(entry),
        Response::Several(chosen) => numbers(chosen.iter().copied()),
        Response::Order(order) => numbers(order.iter().copied()),
        Response::Pairs(pairs) => pairs
            .iter()
            .map(|(left, right)| format!("{}{}", letter(*left), number(*right)))
            .collect::<Vec<_>>()
            .join(" "),
        Response::Gaps(entries) => {
            let typed: Vec<String> = entries
                .iter()
                .map(|entry| entry.as_ref().map_or(String::new(), in_gap))
                .collect();
            let typed = typed.join("; ");
            match typed.starts_with(['/', '?']) {
                true => format!(" {typed}"),
                false => typed,
            }
        }
    }
}

/// The parts of a response that are still open, as they are labelled on the screen; none before anything was given.
pub fn open(prompt: &Prompt, response: Option<&Response>) -> Vec<String> {
    let open = match prompt {
        Prompt::Field(_) | Prompt::Several(_) => None,
        Prompt::Order(things) => response.and_then(Response::order).map(|given| {
            let places = (0..).take(things.len());
            places
                .filter(|pos| !given.contains(pos))
                .map(number)
                .collect()
        }),
        Prompt::Pairs(left, _) => response.and_then(Response::pairs).map(|given| {
            let sides = (0..).take(left.len());
            sides
                .filter(|pos| !given.contains_key(pos))
                .map(letter)
                .collect()
        }),
        Prompt::Gaps(_, asks) => response.and_then(Response::gaps).map(|given| {
            let is_open = |pos: &Pos| given.get(usize::from(*pos)).is_none_or(Option::is_none);
            let gaps = (0..).take(asks.len()).filter(is_open);
            gaps.map(|pos| format!("({})", number(pos))).collect()
        }),
    };
    open.unwrap_or_default()
}

/// The letter of a left side: a to z, then aa, ab…
pub fn letter(pos: Pos) -> String {
    let name = |n: u8| char::from(b'a' + n % 26);
    match pos.checked_sub(26) {
        None => name(pos).to_string(),
        Some(more) => [name(more / 26), name(more)].iter().collect(),
    }
}

/// The number of an option: its place from 1.
pub fn number(pos: Pos) -> String {
    (u16::from(pos) + 1).to_string()
}

fn numbers(places: impl Iterator<Item = Pos>) -> String {
    places.map(number).collect::<Vec<_>>().join(" ")
}

fn print_entry(entry: &Entry) -> String {
    match entry {
        Entry::Pick(pos) => number(*pos),
        Entry::Number(number) => decimal(*number),
        Entry::Words(words) => words.clone(),
    }
}

// Marks that part entries or label them become spaces: they never matter to what counts as right.
fn in_gap(entry: &Entry) -> String {
    match entry {
        Entry::Words(words) => words
            .chars()
            .map(|c| if ";:=()".contains(c) { ' ' } else { c })
            .collect::<String>()
            .trim()
            .to_owned(),
        Entry::Pick(_) | Entry::Number(_) => print_entry(entry),
    }
}

// Without noughts at the end: `2.500` could be read as two and a half thousand.
fn decimal(number: Decimal) -> String {
    let text = number.to_string();
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}
