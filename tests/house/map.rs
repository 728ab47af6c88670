//! The map of the house in `src/lib.rs`, and the arrows that the code draws on it.

use std::collections::BTreeSet;

use super::files::{read, rust_files};

/// A room of the map: `core`, `core::session`, `store`. The map's order is the order of the list.
pub struct Room {
    /// As a path: `core::session`.
    pub path: String,
    /// 1 to 5.
    pub floor: u8,
}

impl Room {
    /// Whether that module lies in this room.
    pub fn holds(&self, module: &str) -> bool {
        within(module, &self.path)
    }
}

/// The map in `src/lib.rs`: `//! room  FLOOR n  words`, and indented below it `//!   inner room  words`.
pub fn map() -> Vec<Room> {
    let text = read("src/lib.rs");
    let lines = text
        .lines()
        .skip_while(|line| *line != "//! ```text")
        .skip(1)
        .take_while(|line| *line != "//! ```");
    let mut rooms: Vec<Room> = Vec::new();
    let mut outer = String::new();
    for line in lines.filter_map(|line| line.strip_prefix("//! ")) {
        let mut words = line.split_whitespace();
        let name = words.next().expect("a line of the map names a room");
        let room = if line.starts_with(' ') {
            Room {
                path: format!("{outer}::{name}"),
                floor: rooms
                    .last()
                    .expect("an inner room stands below its outer one")
                    .floor,
            }
        } else {
            outer = name.to_owned();
            let floor = words.nth(1).expect("a room of the map says its floor");
            Room {
                path: outer.clone(),
                floor: floor.parse().expect("a floor is a number"),
            }
        };
        rooms.push(room);
    }
    rooms
}

/// Whether `module` is `room` or lies in it.
pub fn within(module: &str, room: &str) -> bool {
    module
        .strip_prefix(room)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Every file of `src` with its module: `src/core/session/mod.rs` is `core::session`. `main.rs` and `lib.rs` are the
/// house itself.
pub fn modules() -> Vec<(String, String)> {
    let house = ["src/main.rs", "src/lib.rs"];
    let files = rust_files("src")
        .into_iter()
        .filter(|file| !house.contains(&file.as_str()));
    files
        .map(|file| {
            let path = file.trim_start_matches("src/").trim_end_matches(".rs");
            let path = path.trim_end_matches("/mod").replace('/', "::");
            (file, path)
        })
        .collect()
}

/// Every path of this crate that `code`, standing in `module`, names. Its tests, at its end, are a module inside it.
pub fn arrows(module: &str, code: &str) -> BTreeSet<String> {
    const TESTS: &str = "#[cfg(test)]\nmod tests {";
    let (rules, tests) = code.split_once(TESTS).unwrap_or((code, ""));
    let mut found = BTreeSet::new();
    for (module, code) in [(module, rules), (&*format!("{module}::tests"), tests)] {
        for word in ["crate::", "super::"] {
            for (at, _) in code.match_indices(word) {
                let before = &code[..at];
                if !before.ends_with(|c: char| c.is_alphanumeric() || "_:$".contains(c)) {
                    let from = if word == "crate::" {
                        ""
                    } else {
                        parent(module)
                    };
                    climb(from, &code[at + word.len()..], &mut found);
                }
            }
        }
    }
    // `super::*` of a room at the top names nothing below it.
    found.remove("");
    found
}

fn climb(from: &str, text: &str, found: &mut BTreeSet<String>) {
    match text.strip_prefix("super::") {
        Some(rest) => climb(parent(from), rest, found),
        None => drop(follow(from, text, found)),
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once("::").map_or("", |(parent, _)| parent)
}

/// Reads one path at the start of `text`, opening `{…}` groups; gives back what follows it.
fn follow<'a>(from: &str, text: &'a str, found: &mut BTreeSet<String>) -> &'a str {
    if let Some(mut rest) = text.strip_prefix('{') {
        while !rest.is_empty() && !rest.starts_with('}') {
            rest = follow(from, rest.trim_start(), found);
            // Past `as name` and the comma.
            rest = &rest[rest.find([',', '}']).unwrap_or(rest.len())..];
            rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        }
        return rest.strip_prefix('}').unwrap_or(rest);
    }
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let path = [from, name]
        .into_iter()
        .filter(|part| !part.is_empty() && *part != "self");
    let path = path.collect::<Vec<_>>().join("::");
    if let Some(rest) = rest.strip_prefix("::") {
        return follow(&path, rest, found);
    }
    found.insert(path);
    rest
}

#[test]
fn paths_are_read_through_groups_renames_and_parents() {
    let code = "use crate::{core::{id::A, text as t}, host};
fn f(x: super::b::C, y: super::super::d) { crate::words::<u8>() }
#[cfg(test)]
mod tests {
use super::super::e; }";
    let found: Vec<_> = arrows("store::sqlite::rows", code).into_iter().collect();
    assert_eq!(
        found.join(" "),
        "core::id::A core::text host store::d store::sqlite::b::C store::sqlite::e words"
    );
}
