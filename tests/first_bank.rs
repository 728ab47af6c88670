//! A first bank written by hand, with the slips of somebody who knows the subject and no programs: each is met with words
//! that say what to write, and no slip is told twice.

use std::fs;

use crate::new::{desk, run, snapshot, tutela, words};

#[test]
fn each_slip_of_a_first_bank_says_what_to_write() {
    let dir = desk();
    run(dir.path(), "new bank our-desk/signs");
    let bank = dir.path().join("our-desk/banks/signs.toml");
    let mut said = String::new();
    for slips in [
        "headers",
        "words",
        "lists",
        "numbers",
        "gaps",
        "brackets",
        "single-gap",
        "second-item",
    ] {
        let path = format!(
            "{}/tests/fixtures/first-bank/{slips}.toml",
            env!("CARGO_MANIFEST_DIR")
        );
        fs::copy(path, &bank).expect("copied");
        let (code, out, _) = tutela(dir.path(), &words("check our-desk --no-lint"));
        assert_eq!(code, 1, "{out}");
        said.push_str(&format!("# {slips}\n{out}\n"));
    }
    snapshot("first-bank", &said);
}

#[test]
fn a_name_that_is_meant_from_elsewhere_is_written_out() {
    let dir = desk();
    run(dir.path(), "new bank our-desk/signs");
    let banks = dir.path().join("our-desk/banks");
    for command in ["check", "fmt", "balance"] {
        let (code, _, err) = tutela(&banks, &[command, "our-desk"]);
        assert_eq!(code, 3, "{command}: {err}");
        assert!(
            err.contains("help: from this folder it is ../../our-desk"),
            "{command}: {err}"
        );
        let (_, _, err) = tutela(&banks, &[command, "../../our-desk"]);
        assert!(!err.contains("error:"), "{command}: {err}");
    }
    for command in ["preview", "stress"] {
        let (code, _, err) = tutela(dir.path(), &[command, "signs"]);
        assert_eq!(code, 2, "{command}: {err}");
        assert!(
            err.contains("the bank is named with its course: our-desk/signs"),
            "{command}: {err}"
        );
    }
}

#[test]
fn a_file_that_lies_elsewhere_says_where_it_belongs() {
    let dir = desk();
    let course = dir.path().join("our-desk");
    for folder in ["bank", "Modules"] {
        fs::create_dir(course.join(folder)).expect("a folder");
    }
    for place in [
        "banks/Señales de control.toml",
        "bank/signs.toml",
        "Modules/02-more.toml",
        "signs.toml",
    ] {
        fs::write(course.join(place), "title = \"Signs\"\n").expect("written");
    }
    let spanish = dir.path().join("es/our-desk/banks");
    fs::create_dir_all(&spanish).expect("a folder");
    fs::write(spanish.join("notice.toml"), "title = \"Notar\"\n").expect("written");
    let (_, out, _) = tutela(dir.path(), &words("check"));
    snapshot("first-bank-elsewhere", &out);
}

#[test]
fn the_slips_of_a_first_course_are_told_where_they_are_and_nowhere_else() {
    let dir = desk();
    let course = dir.path().join("our-desk/course.toml");
    let text = fs::read_to_string(&course).expect("written");
    let mut said = String::new();
    for slips in [
        &[("[[objective]]", "[objective]")][..],
        &[("from = [\"notice\"]", "from = \"notice\"")],
        &[(
            "from = [\"notice\"]",
            "from = [\"our-desk/banks/notice.toml\"]",
        )],
        &[(
            "modules = [\"notice\"]",
            "modules = [\"notice\", \"signs\"]",
        )],
        &[
            ("cut_score = \"80 %\"", "cut_score = 80"),
            ("time_limit = \"none\"", "time_limit = 30"),
            ("draw = 2", "draw = \"2\""),
        ],
    ] {
        let mut torn = text.clone();
        for (find, write) in slips {
            assert!(torn.contains(find), "{find}");
            torn = torn.replacen(find, write, 1);
        }
        fs::write(&course, torn).expect("written");
        let (code, out, _) = tutela(dir.path(), &words("check --no-lint"));
        assert_eq!(code, 1, "{out}");
        said.push_str(&format!("# {slips:?}\n{out}\n"));
    }
    snapshot("first-course", &said);
    let letter = "{\\rtf1\\ansi title = \"Signs\"}\n";
    fs::write(&course, text).expect("written");
    fs::write(dir.path().join("our-desk/banks/letter.toml"), letter).expect("written");
    let (_, out, _) = tutela(dir.path(), &words("check --no-lint"));
    assert!(out.contains("Make Plain Text"), "{out}");
}

#[test]
fn the_slips_of_a_first_fact_and_card_say_what_to_write() {
    let dir = desk();
    let facts = dir.path().join("facts/contacts.toml");
    let mut text = fs::read_to_string(&facts).expect("written");
    text.push_str(
        "\n[[fact]]\nid = \"share\"\nkind = \"statistic\"\nvalue = \"38 %\"\nmeasure = \"estimated\"\ncounts = \"children\"\n\
         place = \"world\"\nperiod = \"2022\"\nsources = [\"our-policy\"]\nconfidence = \"known\"\nchecked = \"today\"\n",
    );
    fs::write(&facts, text).expect("written");
    let card = "role = \"Night desk\"\ntitle = \"Card\"\ntext = \"Notice\"\nsigns = [\"One\"]\nhelp_lines = [\"911\"]\n";
    fs::write(dir.path().join("our-desk/card.toml"), card).expect("written");
    let (code, out, _) = tutela(dir.path(), &words("check --no-lint"));
    assert_eq!(code, 1, "{out}");
    snapshot("first-fact", &out);
}
