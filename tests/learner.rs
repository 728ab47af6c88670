//! `tutela learner` and `tutela attempt allow`: people on a shared computer.

use crate::computer::Computer;

#[test]
fn namesakes_have_codes_of_their_own() {
    let computer = Computer::new();
    let code = |said: &str| {
        let said = said
            .trim_end()
            .strip_prefix("Added Maria Lopez, code ")
            .expect("said");
        said.trim_end_matches('.').to_owned()
    };
    let first = code(&computer.out(&["learner", "add", "Maria Lopez"]));
    let done = computer.run(&["learner", "add", "Maria  Lopez"]);
    let second = code(&done.out);
    assert_ne!(first, second);
    assert_eq!(
        done.err,
        format!(
            "There was a Maria Lopez before, with the code {first}.\n\
             Where several people learn here, `--learner {second}` says who it is.\n"
        )
    );
    for code in [first, second] {
        assert_eq!((code.len(), code.is_ascii()), (2, true));
        let set = computer.out(&[
            "learner",
            "set",
            &code.to_uppercase(),
            "--role",
            "Night desk",
        ]);
        assert_eq!(
            set,
            format!("name: Maria Lopez\ncode: {code}\nrole: Night desk\n")
        );
    }
}

#[test]
fn everything_kept_about_somebody_can_be_set_and_taken_away() {
    let computer = Computer::new();
    computer.out(&["learner", "add", "أمل ح", "--id", "amal"]);
    let set = computer.out(&[
        "learner",
        "set",
        "AMAL",
        "--role",
        "Front desk",
        "--site",
        "Main St",
        "--staff-number",
        "E-12",
        "--start-date",
        "2026-01-31",
        "--licence-ends",
        "2027-07-31",
        "--identity-confirmed-by",
        "Ines Ruiz",
        "--language",
        "es",
        "--time-factor",
        "1.5",
        "--by",
        "Ines Ruiz",
        "--name",
        "Amal H.",
    ]);
    check("learner-set", &masked(&set));
    let bare = computer.out(&[
        "learner",
        "set",
        "amal",
        "--role=",
        "--site=",
        "--staff-number=",
        "--start-date=",
        "--licence-ends=",
        "--identity-confirmed-by=",
        "--language=",
        "--time-factor=",
        "--by",
        "Ines",
        "--id=",
    ]);
    assert_eq!(masked(&bare), "name: Amal H.\ncode: k7\n");
    assert_eq!(computer.out(&["learner", "list"]), bare);
}

#[test]
fn what_cannot_be_kept_is_refused_with_words() {
    let computer = Computer::new();
    computer.out(&["learner", "add", "Ana", "--id", "ana"]);
    let long = "x".repeat(201);
    for (args, code, words) in [
        (
            vec!["learner", "add", ""],
            2,
            "a name needs at least one letter",
        ),
        (
            vec!["learner", "add", "a\u{1b}[2Jb"],
            2,
            "invisible character U+001B",
        ),
        (
            vec!["learner", "add", &long],
            2,
            "at most 200 characters; this one has 201",
        ),
        (
            vec!["learner", "add", "Ben", "--id", "b b"],
            2,
            "is not a handle",
        ),
        (
            vec!["learner", "add", "Ben", "--id", "ANA"],
            1,
            "`ANA` is taken by another learner",
        ),
        (vec!["learner", "set", "ana"], 2, "required"),
        (
            vec!["learner", "set", "ana", "--time-factor", "2"],
            2,
            "--by",
        ),
        (
            vec!["learner", "set", "ana", "--time-factor", "0.5", "--by", "I"],
            2,
            "is not a time factor",
        ),
        (
            vec!["learner", "set", "ana", "--start-date", "yesterday"],
            2,
            "--start-date",
        ),
        (
            vec!["learner", "set", "nobody", "--role", "x"],
            2,
            "there is no learner `nobody`",
        ),
        (
            vec!["learner", "erase", "nobody"],
            2,
            "there is no learner `nobody`",
        ),
        (
            vec!["attempt", "allow", "--reason", "x", "--by", "Ines"],
            2,
            "--learner HANDLE",
        ),
        (
            vec![
                "attempt",
                "allow",
                "--learner",
                "ana",
                "--reason",
                " ",
                "--by",
                "Ines",
            ],
            2,
            "a reason is kept",
        ),
        (
            vec![
                "attempt",
                "allow",
                "--learner",
                "ana",
                "--reason",
                "x",
                "--by",
                "Ines",
            ],
            1,
            "sat no exam yet",
        ),
    ] {
        let done = computer.run(&args);
        assert_eq!(done.code, Some(code), "{args:?}: {}", done.err);
        assert!(done.err.contains(words), "{args:?}: {}", done.err);
    }
}

#[test]
fn an_erasure_is_shown_before_it_is_done_and_leaves_a_tombstone() {
    let computer = Computer::new();
    computer.out(&["learner", "add", "Dana Reyes Ochoa", "--id", "dana"]);
    let dry = computer.run(&["learner", "erase", "dana"]);
    check("learner-erase", &masked(&dry.shown()));
    assert!(computer.out(&["learner", "list"]).contains("Dana"));
    let done = computer.out(&["learner", "erase", "dana", "--yes"]);
    assert!(masked(&done).ends_with("Erased. The code k7 is not given again.\n"));
    assert_eq!(computer.out(&["learner", "list"]), "");
    let file = std::fs::read(computer.records()).expect("a file");
    assert!(!file.windows(4).any(|bytes| bytes == b"Dana"));
    assert!(
        computer
            .out(&["store", "status"])
            .contains("learners: 0, 1 erased")
    );
    assert!(
        computer
            .out(&["store", "verify"])
            .ends_with("Everything holds.\n")
    );
}

#[test]
fn a_list_is_lines_in_a_pipe_and_json_on_request() {
    let computer = Computer::new();
    computer.out(&["learner", "add", "Ben", "--id", "ben", "--lang", "es"]);
    computer.out(&["learner", "add", "Ana"]);
    check("learner-list", &masked(&computer.out(&["learner", "list"])));
    let json = computer.out(&["learner", "list", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(listed["schema"], "tutela.learners/1");
    assert_eq!(listed["learners"][1]["handle"], "ben");
    assert_eq!(
        listed["learners"][0]["staff_number"],
        serde_json::Value::Null
    );
}

#[cfg(unix)]
#[test]
fn a_terminal_gets_a_table_no_wider_than_it_is() {
    let computer = Computer::new();
    computer.out(&["learner", "add", "Ana", "--id", "ana"]);
    computer.out(&[
        "learner",
        "add",
        "Benedicta Wolfeschlegelsteinhausen of the Long Corridor",
    ]);
    computer.out(&["learner", "set", "ana", "--role", "Front desk"]);
    let mut command = computer.command(&["learner", "list"]);
    command.env("COLUMNS", "74");
    let mut session = expectrl::Session::spawn(command).expect("a terminal");
    let mut shown = String::new();
    std::io::Read::read_to_string(&mut session, &mut shown).expect("it ends");
    check("learner-list-table", &masked(&shown.replace('\r', "")));
}

// Codes are random; what they look like is tested by itself.
fn masked(text: &str) -> String {
    let mut words = Vec::new();
    for word in text.split_inclusive([' ', '\n']) {
        let bare: Vec<u8> = word.bytes().filter(u8::is_ascii_alphanumeric).collect();
        let is_code = bare.len() == 2
            && bare.iter().any(u8::is_ascii_digit)
            && bare.iter().any(u8::is_ascii_lowercase);
        words.push(match is_code {
            true => word.replace(&String::from_utf8_lossy(&bare).into_owned(), "k7"),
            false => word.to_owned(),
        });
    }
    without_today(&words.concat())
}

fn without_today(text: &str) -> String {
    match text.split_once("by Ines Ruiz on ") {
        Some((before, after)) => format!("{before}by Ines Ruiz on TODAY{}", &after[10..]),
        None => text.to_owned(),
    }
}

fn check(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}
