//! The tidy test: holds the house to its map, its floors, its file sizes and its manners, and says why.

pub mod files;
mod map;

use std::collections::BTreeSet;

use files::{all_rust, code, everything, files, read, root, rust_files};
use map::{arrows, map, modules, within};

const LONGEST_FILE: usize = 500;

/// Arrows against the map that we want all the same: from, to, and why.
const EXCEPTIONS: [(&str, &str, &str); 1] = [(
    "core::content::item",
    "core::session",
    "an item type poses itself, so that a new type is one file here and one in `source`",
)];

/// What reaches out into the world.
const WORLDLY: [&str; 6] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "rusqlite",
];

#[test]
fn every_arrow_points_down_the_map() {
    let map = map();
    let place = |path: &str| map.iter().rposition(|room| room.holds(path));
    let excused = |from: &str, to: &str| {
        let mut exceptions = EXCEPTIONS.iter();
        exceptions.any(|(a, b, _)| within(from, a) && within(to, b))
    };
    let mut mistakes = Vec::new();
    for (file, from) in modules() {
        for to in arrows(&from, &code(&file)) {
            match (place(&from), place(&to)) {
                (Some(here), Some(there)) if there <= here || excused(&from, &to) => {}
                (Some(here), Some(there)) => mistakes.push(format!(
                    "{file}: `{}` (floor {}) asks `{to}` (floor {})",
                    map[here].path, map[here].floor, map[there].floor
                )),
                _ => mistakes.push(format!("{file}: `{from}` or `{to}` is not on the map")),
            }
        }
    }
    check(
        "A module imports from floors below, or from rooms that the map in src/lib.rs lists before its own: then any \
         room can be read, tested and replaced knowing only what is under it. Move the type down, or pass the value in.",
        &mistakes,
    );
}

#[test]
fn the_map_lists_every_room_and_no_other() {
    let map = map();
    // Where the map looks inside a room, it names every folder there.
    let is_open = |top: &str| {
        map.iter()
            .any(|room| room.path.starts_with(&format!("{top}::")))
    };
    let mut rooms = BTreeSet::new();
    for (file, module) in modules() {
        match module.split_once("::") {
            None => drop(rooms.insert(module)),
            Some((top, inner)) => {
                if is_open(top) && file.ends_with("/mod.rs") && !inner.contains("::") {
                    rooms.insert(module);
                }
            }
        }
    }
    let mapped: BTreeSet<String> = map.iter().map(|room| room.path.clone()).collect();
    let unmapped = rooms
        .difference(&mapped)
        .map(|room| format!("`{room}` is not on the map"));
    let gone = mapped
        .difference(&rooms)
        .map(|room| format!("`{room}` is on the map and not in src"));
    let mut mistakes: Vec<String> = unmapped.chain(gone).collect();
    if !map.is_sorted_by_key(|room| room.floor) {
        mistakes.push("the floors do not ascend".to_owned());
    }
    check(
        "The map in src/lib.rs is a newcomer's first page, lowest floor first: it must be true.",
        &mistakes,
    );
}

#[test]
fn the_lower_floors_ask_nothing_of_the_world() {
    let map = map();
    let is_low = |module: &str| map.iter().any(|room| room.holds(module) && room.floor <= 2);
    let mut mistakes = Vec::new();
    for (file, _) in modules().into_iter().filter(|(_, module)| is_low(module)) {
        let code = code(&file);
        let found = WORLDLY.iter().filter(|name| code.contains(**name));
        mistakes.extend(found.map(|name| format!("{file}: {name}")));
    }
    check(
        "Floors 1 and 2 are text and values in, values out: no file, clock, chance, environment or process. So every \
         rule can be tested as an equation, and every interface can use it. Do it in `disk`, `store` or `host`.",
        &mistakes,
    );
}

#[test]
fn no_file_is_longer_than_a_sitting() {
    let long = all_rust()
        .into_iter()
        .map(|file| (read(&file).lines().count(), file))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, file)| format!("{file}: {lines} lines"))
        .collect::<Vec<_>>();
    check(
        "A file of more than 500 lines holds more than one thing. Find the second thing and give it a name.",
        &long,
    );
}

#[test]
fn every_file_begins_by_saying_what_it_holds() {
    let silent = all_rust()
        .into_iter()
        .filter(|file| {
            !read(file)
                .lines()
                .next()
                .is_some_and(|line| line.starts_with("//! ") && line.len() > 20)
        })
        .collect::<Vec<_>>();
    check(
        "The first line of a file is a `//!` sentence that says what it holds: a reader decides by it whether to go on.",
        &silent,
    );
}

#[test]
fn no_test_file_is_forgotten() {
    let listed = read("tests/main.rs")
        .lines()
        .filter_map(|line| {
            line.strip_prefix("mod ")?
                .strip_suffix(';')
                .map(str::to_owned)
        })
        .collect::<Vec<_>>();
    let mut mistakes = Vec::new();
    for file in rust_files("tests") {
        let name = file
            .trim_start_matches("tests/")
            .trim_end_matches(".rs")
            .trim_end_matches("/mod");
        if name != "main" && !name.contains('/') && !listed.iter().any(|listed| listed == name) {
            mistakes.push(format!(
                "{file} is no `mod` of tests/main.rs, so it never runs"
            ));
        }
    }
    if !listed.is_sorted() {
        mistakes.push(format!(
            "the `mod` lines of tests/main.rs are not in alphabetical order: {listed:?}"
        ));
    }
    check(
        "The integration tests are one binary (it links once): each file of tests/ is a `mod` of tests/main.rs.",
        &mistakes,
    );
}

#[test]
fn no_snapshot_or_fixture_is_left_behind() {
    let sources = all_rust().iter().map(|file| read(file)).collect::<String>();
    let names = sources.split('"').collect::<BTreeSet<_>>();
    let mut mistakes = Vec::new();
    for file in files("snapshots") {
        let name = file.trim_start_matches("snapshots/");
        match name.strip_suffix(".snap") {
            None => mistakes.push(format!("{file} waits for somebody to read it")),
            Some(name) if !names.iter().any(|written| spells(written, name)) => {
                mistakes.push(format!("{file} is compared with nothing"));
            }
            Some(_) => {}
        }
    }
    for file in files("tests/fixtures") {
        let name = file.split('/').nth(2).unwrap_or_default();
        if !sources.contains(name) {
            mistakes.push(format!("{file}: no test names {name}"));
        }
    }
    check(
        "What no test looks at proves nothing and still asks to be kept. Delete it.",
        &mistakes,
    );
}

#[test]
fn nothing_speaks_of_one_persons_machine() {
    let homes = ["root", "Users", "work"].map(|folder| format!("/{folder}/"));
    let mut mistakes = Vec::new();
    for file in everything() {
        for (number, line) in read(&file).lines().enumerate() {
            let found = |home: &String| {
                line.match_indices(home.as_str()).any(|(at, _)| {
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-})".contains(c))
                })
            };
            if homes.iter().any(found) {
                mistakes.push(format!("{file}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    check(
        "A path of one machine is wrong on every other. Make it relative, or an argument.",
        &mistakes,
    );
}

#[test]
fn the_papers_are_in_order() {
    let mut mistakes = [
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "courses/LICENSE",
    ]
    .into_iter()
    .filter(|paper| !root().join(paper).is_file())
    .map(|paper| format!("{paper} is missing"))
    .collect::<Vec<_>>();
    let heading = format!("## [{}]", env!("CARGO_PKG_VERSION"));
    if !read("CHANGELOG.md")
        .lines()
        .any(|line| line.starts_with(&heading))
    {
        mistakes.push(format!("CHANGELOG.md has no section `{heading}`"));
    }
    check(
        "Whoever gets a copy may know what it is, what changed, and what they may do with it.",
        &mistakes,
    );
}

#[track_caller]
fn check(why: &str, mistakes: &[String]) {
    assert!(
        mistakes.is_empty(),
        "{why}\n\n  {}\n",
        mistakes.join("\n  ")
    );
}

#[test]
fn a_literal_with_holes_spells_the_names_it_makes() {
    assert!(spells("choice-{how}-{columns}", "choice-right-40"));
    assert!(!spells("choice-{how}-{columns}", "numeric-right-40"));
    assert!(!spells("{}", "anything"));
    assert!(!spells("choice", "choice-right"));
}

/// Whether `written`, a literal that may have `{holes}`, can spell `name`.
fn spells(written: &str, name: &str) -> bool {
    let mut pieces = written
        .split('{')
        .map(|piece| piece.split_once('}').map_or(piece, |(_, after)| after));
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let mut holes = false;
    let mut fixed = first.len();
    for piece in pieces {
        let Some(at) = rest.rfind(piece) else {
            return false;
        };
        rest = &rest[at + piece.len()..];
        fixed += piece.len();
        holes = true;
    }
    fixed > 0 && (rest.is_empty() || (holes && written.ends_with('}')))
}
