//! `tutela facts update`: a fact was looked up again, and the library follows: whole, shown first, byte for byte
//! elsewhere.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::computer::{Computer, Done};
use crate::journey::copy;

const FACT: &str = "children-detected-2022";
const NEXT: &str = "children-detected-2024";
const NOW: &str = "2027-03-01T12:00:00Z";

#[track_caller]
fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

fn fixtures() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
}

// An author with the example library, and a bank more in which every type rests on one fact.
fn author() -> Computer {
    let computer = Computer::new();
    copy(&fixtures().join("example-library"), &computer.path("desk"));
    fs::copy(
        fixtures().join("fact-update/figures.toml"),
        computer.path("desk/night-desk/banks/figures.toml"),
    )
    .expect("the bank is copied");
    computer
}

fn tutela(computer: &Computer, args: &[&str]) -> Done {
    let whole = [&["--library", "desk"][..], args].concat();
    let mut command = computer.command(&whole);
    computer.done(&command.env("TUTELA_NOW", NOW).output().expect("it starts"))
}

fn update(computer: &Computer, args: &[&str]) -> Done {
    tutela(computer, &[&["facts", "update"][..], args].concat())
}

const EDITION: [&str; 13] = [
    FACT,
    "--value",
    "41",
    "--period",
    "2024",
    "--source",
    "unodc-2026",
    "--publisher",
    "UNODC",
    "--title",
    "Global Report 2026",
    "--confidence",
    "read",
];

fn edition(computer: &Computer, more: &[&str]) -> Done {
    update(computer, &[&EDITION[..], more].concat())
}

// Every file of the library with its bytes.
fn files(computer: &Computer) -> Vec<(String, Vec<u8>)> {
    fn walk(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).expect("readable") {
            let path = entry.expect("readable").path();
            match path.is_dir() {
                true => walk(&path, files),
                false => files.push((
                    crate::computer::path(&path),
                    fs::read(&path).expect("readable"),
                )),
            }
        }
    }
    let mut all = Vec::new();
    walk(&computer.path("desk"), &mut all);
    all.sort();
    all
}

#[test]
fn a_new_edition_is_shown_whole_and_written_once_that_is_wanted() {
    let computer = author();
    let before = files(&computer);
    let look = edition(&computer, &["--dry-run"]);
    snapshot("facts-update-edition", &look.shown());
    assert_eq!(files(&computer), before, "a dry run writes nothing");
    let done = edition(&computer, &["--yes", "--raise-versions"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    // Nothing names the old fact but the fact itself and the one that took its place.
    let left: Vec<String> = files(&computer)
        .iter()
        .flat_map(|(_, bytes)| {
            String::from_utf8(bytes.clone())
                .expect("UTF-8")
                .lines()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|line| line.contains(FACT))
        .collect();
    let id = format!("id = \"{FACT}\"");
    assert_eq!(left, [id.clone(), id, format!("supersedes = [\"{FACT}\"]")]);
    let checked = tutela(&computer, &["check", "desk"]);
    assert_eq!(checked.code, Some(0), "{checked:?}");
    assert!(
        !checked.out.contains("L0803") && checked.out.contains("of revision 1; the item is at 2")
    );
    // What the author was told to look at, and nothing else, is wrong now.
    let stress = tutela(&computer, &["stress", "--seeds", "20", "--json"]);
    let stress: Value = serde_json::from_str(&stress.out).expect("JSON");
    let faults = stress["faults"].as_array().expect("a list");
    let items: Vec<&Value> = faults.iter().map(|fault| &fault["item"]).collect();
    assert_eq!(items, ["fill-the-share", "share-of-children"], "{faults:?}");
    let again = edition(&computer, &["--yes"]);
    assert_eq!(again.code, Some(2), "{again:?}");
}

#[test]
fn all_but_the_lines_that_were_shown_stays_byte_for_byte() {
    let computer = author();
    let bank = computer.path("desk/night-desk/banks/figures.toml");
    let facts = computer.path("desk/facts/statistics.toml");
    // As another editor saves them.
    for file in [&bank, &facts] {
        let text = fs::read_to_string(file).expect("readable");
        fs::write(file, format!("\u{feff}{}", text.replace('\n', "\r\n"))).expect("written");
    }
    let old = [&bank, &facts].map(|file| fs::read_to_string(file).expect("readable"));
    assert_eq!(edition(&computer, &["--yes"]).code, Some(0));
    let [bank, facts] = [&bank, &facts].map(|file| fs::read_to_string(file).expect("readable"));
    let wanted = old[0]
        .replace(FACT, NEXT)
        .replace(
            "revision = 3 # its third wording",
            "revision = 4 # its third wording",
        )
        .replace("one day\r\n", "one day\r\nrevision = 2\r\n");
    let raised = [
        "of-two-hundred",
        "of-so-many",
        "say-the-share",
        "fill-the-share",
    ];
    let wanted = raised.iter().fold(wanted, |text, id| {
        let at = text.find(&format!("id = \"{id}\"")).expect("it is there");
        let end = at + text[at..].find("type = ").expect("it has a type");
        let end = end + text[end..].find("\r\n").expect("a line ends") + 2;
        format!("{}revision = 2\r\n{}", &text[..end], &text[end..])
    });
    let wanted = wanted.replace(
        "title = \"A poster\"\r\n",
        "title = \"A poster\"\r\nrevision = 2\r\n",
    );
    assert_eq!(bank, wanted);
    let from = facts
        .find(&format!("\r\n[[fact]]\r\nid = \"{NEXT}\""))
        .expect("the new fact");
    let to = from + 2 + facts[from + 2..].find("\r\n\r\n").expect("it ends") + 2;
    assert_eq!(format!("{}{}", &facts[..from], &facts[to..]), old[1]);
    assert!(
        !facts.replace("\r\n", "").contains('\n'),
        "its line ends are those of its file"
    );
}

#[test]
fn a_fact_that_stands_moves_on_with_its_translations() {
    let computer = author();
    let args = [
        "hotline-us",
        "--unchanged",
        "--confidence",
        "read",
        "--by",
        "Ana Ruiz",
    ];
    let args = [&args[..], &["--raise-versions", "--yes"]].concat();
    let done = update(&computer, &args);
    let facts = fs::read_to_string(computer.path("desk/facts/contacts.toml")).expect("readable");
    let at = facts.find("id = \"hotline-us\"").expect("it is there");
    let entry = facts[at..].split("\n\n").next().unwrap_or_default();
    let overlay =
        fs::read_to_string(computer.path("desk/es/facts/contacts.toml")).expect("readable");
    assert!(
        overlay.contains("id = \"hotline-us\"\nof_checked = 2027-03-01\n"),
        "{overlay}"
    );
    let checked = tutela(&computer, &["check", "desk", "--no-lint"]);
    assert_eq!(checked.code, Some(0), "{checked:?}");
    let again = update(
        &computer,
        &["hotline-us", "--unchanged", "--by", "Ana Ruiz", "--yes"],
    );
    snapshot(
        "facts-update-unchanged",
        &format!("{}\n{entry}\n\n{}", done.shown(), again.shown()),
    );
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_written() {
    let computer = author();
    let before = files(&computer);
    let mut said = String::new();
    let mut refuse = |args: &[&str]| {
        let done = update(&computer, args);
        said.push_str(&format!(
            "$ tutela facts update {}\n{}\n",
            args.join(" "),
            done.shown()
        ));
    };
    refuse(&["children-detected-2023", "--unchanged"]);
    refuse(&[FACT]);
    refuse(&[FACT, "--value", "41"]);
    refuse(&[FACT, "--unchanged"]);
    refuse(&[FACT, "--unchanged", "--checked", "2028-01-01", "--yes"]);
    refuse(&[FACT, "--unchanged", "--checked", "2026-01-01", "--yes"]);
    let whole = ["--period", "2024", "--source", "unodc-2024", "--confidence"];
    let mut given = |value: &str, confidence: &str, more: &[&str]| {
        refuse(&[&[FACT, "--value", value][..], &whole, &[confidence], more].concat());
    };
    given("41 %", "read", &[]);
    given("-", "read", &[]);
    given("41", "unverified", &["--yes"]);
    given("41", "read", &["--id", "ms-hotline-rate"]);
    given("41", "read", &["--id", "Children 2024"]);
    given("41", "read", &["--unit", "persent"]);
    given("41", "read", &["--hours", "all day"]);
    given("41", "read", &["--counts", "people\tfound"]);
    refuse(&[
        FACT,
        "--value",
        "38",
        "--period",
        "2022",
        "--source",
        "unodc-2024",
        "--confidence",
        "secondary",
    ]);
    refuse(&[
        FACT,
        "--value",
        "41",
        "--period",
        "2024",
        "--source",
        "unodc-2025",
        "--confidence",
        "read",
    ]);
    snapshot("facts-update-refused", &said);
    assert_eq!(files(&computer), before);
}

#[test]
fn a_library_with_errors_is_left_alone_and_so_is_the_one_in_the_program() {
    let computer = author();
    let bank = computer.path("desk/night-desk/banks/figures.toml");
    let text = fs::read_to_string(&bank).expect("readable");
    fs::write(&bank, text.replace("type = \"cloze\"", "type = \"clozed\"")).expect("written");
    let broken = edition(&computer, &["--yes"]);
    let inside = computer.run(&["facts", "update", "hotline-us", "--unchanged"]);
    snapshot(
        "facts-update-no-library",
        &format!("{}\n{}", broken.shown(), inside.shown()),
    );
}

#[test]
fn where_one_file_cannot_be_written_none_is() {
    let computer = author();
    let draft = computer.path("desk/night-desk/banks/control.toml.draft");
    fs::create_dir(&draft).expect("made");
    let before = files(&computer);
    let done = edition(&computer, &["--yes"]);
    assert_eq!(done.code, Some(3), "{done:?}");
    assert!(
        done.err
            .contains("control.toml.draft is in the way; nothing was written"),
        "{done:?}"
    );
    assert_eq!(files(&computer), before);
}

#[test]
fn programs_read_the_plan_as_json() {
    let computer = author();
    let done = edition(&computer, &["--json", "--dry-run"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    let plan: Value = serde_json::from_str(&done.out).expect("JSON");
    assert_eq!(plan["schema"], "tutela.fact-update/1");
    assert_eq!(
        (&plan["written"], &plan["fact"]),
        (&false.into(), &NEXT.into())
    );
    let raised = |item: &&Value| item["revision"] != item["next_revision"];
    let items = plan["items"].as_array().expect("a list");
    let keys = items.iter().filter(|item| item["effect"] == "key");
    assert!(
        keys.clone()
            .all(|item| raised(&item) && item["keys"][0]["old"] != item["keys"][0]["new"])
    );
    assert_eq!(keys.count(), 4, "{items:?}");
    let told = items.iter().find(|item| item["id"] == "what-was-counted");
    assert!(told.is_some_and(|item| item["effect"] == "told" && !raised(&item)));
    // What it says of a file is what would be done to it.
    for file in plan["files"].as_array().expect("a list") {
        let name = file["file"].as_str().expect("a text");
        let text = fs::read_to_string(computer.path("desk").join(name)).expect("readable");
        let lines: Vec<&str> = text.lines().collect();
        for change in file["changes"].as_array().expect("a list") {
            let line = usize::try_from(change["line"].as_u64().expect("a number")).expect("small");
            let old = change["old"].as_str().expect("a text");
            assert!(
                lines.get(line - 1).is_none_or(|text| text.contains(old)),
                "{name}: {change}"
            );
        }
    }
}

#[test]
fn a_rule_of_ones_own_house_is_asked_about_in_its_own_words() {
    use crate::new_asked::typing;
    let computer = author();
    let law = computer.path("desk/facts/house.toml");
    fs::write(
        &law,
        "[[fact]]\nid = \"house-lead\"\nkind = \"legal\"\nvalue = \"the night lead\"\nsources = [{ id = \"unodc-2024\" }]\n\
         confidence = \"read\"\nchecked = 2026-11-01\n",
    )
    .expect("written");
    let command = "tutela --library desk facts update house-lead --dry-run";
    let lines = [
        "?",
        "2",
        "?",
        "the day lead",
        "?",
        "2026-11",
        "",
        "?",
        "",
        "",
        "?",
        "",
        "?",
        "",
        "?",
        "",
    ];
    let said = typing(&computer.path(""), 80, command, &lines);
    snapshot("facts-update-rule", &said);
}

#[cfg(unix)]
#[test]
fn at_a_terminal_each_thing_is_asked_for_and_what_cannot_be_is_asked_again() {
    use expectrl::{Eof, Expect, Session};
    let computer = author();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tutela"));
    command
        .args(["--library", "desk", "facts", "update", FACT])
        .env_clear()
        .current_dir(computer.path(""));
    command
        .env("TUTELA_NOW", NOW)
        .env("TERM", "dumb")
        .env("COLUMNS", "80");
    let mut seat = Session::spawn(command).expect("a terminal");
    for (asked, typed) in [
        ("Number (1 or 2; ? explains):", "?"),
        ("It becomes a fact of its own", "2"),
        ("Value [38]:", "41 %"),
        ("the unit stands apart", ""),
        ("Unit [percent]:", ""),
        ("Period of the data [2022]:", "?"),
        ("of the data, never of the publication.", "2024"),
        ("Measure [detected]:", "detekted"),
        ("did you mean `detected`?", "sampled"),
        ("Place [world]:", ""),
        ("Population [detected victims of trafficking]:", "-"),
        ("What it counts [", ""),
        ("Caution [", "A new caution"),
        (
            "Source (its id, or that of a new one) [unodc-2024]:",
            "unodc-2026",
        ),
        ("Page, table or section []:", "table 3"),
        ("Publisher []:", ""),
        ("there is nothing.", "UNODC"),
        ("Title []:", "Global Report"),
        ("Published, for example 2026-12 []:", "2026-12"),
        ("Address on the web []:", ""),
        (
            "Confidence (read, secondary, known, unverified) [secondary]:",
            "read",
        ),
        ("Checked on [2027-03-01]:", "2027-03-02"),
        ("is a day to come", "2027-02-28"),
        ("Id of the new fact [children-detected-2024]:", ""),
        ("files? y to write, Enter to stop:", "?"),
        ("every file, or none.", "y"),
        ("Written:", ""),
    ] {
        seat.expect(asked)
            .unwrap_or_else(|error| panic!("{asked}: {error}"));
        seat.send_line(typed).expect("a line");
    }
    let _end = seat.expect(Eof);
    let facts = fs::read_to_string(computer.path("desk/facts/statistics.toml")).expect("readable");
    let at = facts
        .find(&format!("id = \"{NEXT}\""))
        .expect("it was written");
    snapshot(
        "facts-update-asked",
        facts[at..].split("\n\n").next().unwrap_or_default(),
    );
}
