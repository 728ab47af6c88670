//! The map of the house in `src/lib.rs`, and the arrows that the code draws on it.

use std::collections::BTreeSet;

use super::files::read;

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

/// `src/core/session/mod.rs` is `core::session`. `main.rs` and `lib.rs` are the house itself.
pub fn module(file: &str) -> Option<String> {
    let path = file.strip_prefix("src/")?.strip_suffix(".rs")?;
    let path = path.strip_suffix("/mod").unwrap_or(path);
    (path != "main" && path != "lib").then(|| path.replace('/', "::"))
}

/// Every path of this crate that `code`, standing in `module`, names.
pub fn arrows(module: &str, code: &str) -> BTreeSet<String> {
    let parent = |path: &str| {
        path.rsplit_once("::")
            .map_or("", |(parent, _)| parent)
            .to_owned()
    };
    let mut found = BTreeSet::new();
    for word in ["crate::", "super::"] {
        for (at, _) in code.match_indices(word) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:$".contains(c)) {
                continue;
            }
            let mut rest = &code[at + word.len()..];
            let mut from = if word == "crate::" {
                String::new()
            } else {
                parent(module)
            };
            while let Some(more) = rest.strip_prefix("super::") {
                from = parent(&from);
                rest = more;
            }
            follow(&from, rest, &mut found);
        }
    }
    // `super::*` of a module at the top, as its tests write it, names the module itself.
    found.remove("");
    found
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
    let code = "use crate::{core::{id::A, text as t}, host}; fn f(x: super::b::C, y: super::super::d) { crate::words::<u8>() }";
    let found = arrows("store::sqlite::rows", code)
        .into_iter()
        .collect::<Vec<_>>();
    assert_eq!(
        found,
        [
            "core::id::A",
            "core::text",
            "host",
            "store::d",
            "store::sqlite::b::C",
            "words"
        ]
    );
}
