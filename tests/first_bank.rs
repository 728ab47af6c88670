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
        &[("from = [\"notice\"]", "from = [\"notice.toml\"]")],
        &[("from = [\"notice\"]", "from = [\"notices.toml\"]")],
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

#[test]
fn an_option_without_an_id_is_given_one_of_its_own_words() {
    let dir = desk();
    let bank = dir.path().join("our-desk/banks/notice.toml");
    let mut text = fs::read_to_string(&bank).expect("written");
    for id in ["ask", "wait", "guess"] {
        text = text.replacen(&format!("id = \"{id}\"\n"), "", 1);
    }
    fs::write(&bank, text).expect("written");
    let (_, out, _) = tutela(dir.path(), &words("check --no-lint"));
    for id in [
        "ask-guest-somebody",
        "wait-until-certain",
        "think-guest-hiding",
    ] {
        assert!(
            out.contains(&format!("add `id = \"{id}\"` or a word of your own")),
            "{out}"
        );
    }
}

#[test]
fn a_line_that_is_no_toml_is_one_error_and_what_follows_from_it_is_none() {
    const COURSE: &str = "course.toml";
    const BANK: &str = "banks/notice.toml";
    const MODULE: &str = "modules/01-notice.toml";
    let stem = "stem = \"Before I tell anyone I should question the person myself.\"";
    let dir = desk();
    let folder = dir.path().join("our-desk");
    let mut said = String::new();
    for (file, find, write) in [
        (BANK, "level = \"recall\"", "level: \"recall\""),
        (
            BANK,
            "id = \"our-desk-question-them\"",
            "id: our-desk-question-them",
        ),
        (BANK, "key = true\n# what one", "key: true\n# what one"),
        (BANK, "key = true\n# what one", "key = True\n# what one"),
        (BANK, stem, &stem.replace("= ", "")),
        (BANK, stem, &stem.replace("stem = ", "stem =\n")),
        (BANK, stem, &stem[..stem.len() - 1]),
        (BANK, stem, &stem.replace("anyone ", "anyone\n")),
        (BANK, stem, &stem.replace("= \"", "= \"\"\"")),
        (
            BANK,
            stem,
            &stem
                .replace("= \"", "= \"\"\"\n")
                .replace("anyone ", "anyone\n"),
        ),
        (
            BANK,
            stem,
            &stem.replace("= \"", "= “").replace(".\"", ".”"),
        ),
        (BANK, stem, &stem.replace("anyone", "\"anyone\"")),
        (BANK, stem, &stem.replace("anyone", "D:\\desk")),
        (BANK, stem, &format!("{stem},")),
        (BANK, stem, &format!("{stem}\nask Ana about this one")),
        (
            BANK,
            "id = \"our-desk-question-them\"",
            "id = \"our-desk\" question-them",
        ),
        (
            BANK,
            "[[item]]\nid = \"our-desk-question-them\"",
            "[[item]\nid = \"our-desk-question-them\"",
        ),
        (
            BANK,
            "[[item.options]]\nid = \"ask\"",
            "[item.options]\nid = \"ask\"",
        ),
        (
            BANK,
            "[[item.options]]\nid = \"ask\"",
            "[[item.options\nid = \"ask\"",
        ),
        (COURSE, "modules = [\"notice\"]", "modules = [\"notice\""),
        (COURSE, "modules = [\"notice\"]", "modules = [\"notice]"),
        (
            COURSE,
            "where = { objective = [\"our-desk.respond\"] }",
            "where = { objective: [\"our-desk.respond\"]",
        ),
        (COURSE, "cut_score =", "cut score ="),
        (COURSE, "[[objective]]", "[[our objective]]"),
        (MODULE, "services.\n\"\"\"", "services.\n"),
        (MODULE, "services.\n\"\"\"", "services.\"\n"),
    ] {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).expect("written");
        assert!(text.contains(find), "{find}");
        for ends in ["\n", "\r\n"] {
            let torn = text.replacen(find, write, 1).replace('\n', ends);
            fs::write(&path, torn).expect("written");
            let (code, out, _) = tutela(dir.path(), &words("check our-desk --no-lint"));
            assert_eq!(
                (code, out.matches("error[").count()),
                (1, 1),
                "{write}: {out}"
            );
            if ends == "\n" {
                said.push_str(&format!("# {file}: {write}\n{out}\n"));
            }
        }
        fs::write(&path, text).expect("written");
    }
    snapshot("first-syntax", &said);
}

#[test]
fn several_lines_that_are_no_toml_are_all_told_at_once() {
    let dir = desk();
    let bank = dir.path().join("our-desk/banks/notice.toml");
    let text = fs::read_to_string(&bank).expect("written");
    let torn = text
        .replacen(
            "level = \"apply\"\n# what is asked",
            "level: \"apply\"\n# what is asked",
            1,
        )
        .replacen("rationale = \"What was", "rationale = “What was", 1)
        .replacen("stem = \"Before", "stem = \"\"\"Before", 1)
        .replacen("use = \"practice\"", "use = \"practise\"", 1);
    fs::write(&bank, &torn).expect("written");
    let (_, out, _) = tutela(dir.path(), &words("check --no-lint"));
    snapshot("first-syntax-three", &out);
    let colon = torn.replacen("level: \"apply\"", "level = \"apply\"", 1);
    let (_, _, err) = tutela(dir.path(), &words("check --no-lint --fix"));
    assert!(err.contains("notice.toml: 1 correction"), "{err}");
    assert_eq!(fs::read_to_string(&bank).expect("written"), colon);
}
