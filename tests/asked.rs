//! Prompts on the way to the questions: each shows the help lines where somebody asks for them, and lets one leave.

use crate::new_asked::typing;

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

// Commands on the same new records, one after the other; the records' place reads RECORDS.
fn terminal(columns: usize, lang: &str, runs: &[(&str, &[&str])]) -> String {
    let home = tempfile::tempdir().expect("a folder");
    let records = home.path().join("r").display().to_string();
    let runs = runs.iter().map(|(command, lines)| {
        let flags = format!("tutela --store {records} --lang {lang}");
        let command = command.replacen("tutela", &flags, 1);
        let said = typing(home.path(), columns, &command, lines);
        said.replace(&flags, "tutela").replace(&records, "RECORDS")
    });
    runs.collect::<Vec<_>>().join("\n")
}

#[test]
fn who_and_which_course_are_asked_with_help_and_a_way_out() {
    for (lang, columns, help, leave) in [("en", 80, "/help", "q"), ("es", 40, "ayuda", "/salir")] {
        let said = terminal(
            columns,
            lang,
            &[
                ("tutela", &[help, "/back", "/hepl", leave]),
                ("tutela", &["1", help, "", "/quit"]),
                ("tutela learn", &["1", "Ana Ruiz", "y", help, "99", leave]),
                ("tutela quiz --exam lodging", &["1", help, "/quit"]),
            ],
        );
        for line in said.lines().filter(|line| !line.contains("RECORDS")) {
            // What is typed behind a prompt may pass the edge.
            let ours = line.rsplit_once(": ").map_or(line, |(prompt, _)| prompt);
            assert!(ours.chars().count() <= columns, "{line}");
        }
        snapshot(&format!("prompts-{columns}-{lang}"), &said);
    }
}

#[test]
fn practice_without_a_name_promises_to_keep_nothing_and_ends_with_what_comes_next() {
    let said = terminal(
        80,
        "en",
        &[("tutela quiz --anonymous lodging", &["", "/help", "/submit"])],
    );
    assert!(
        said.contains("clear the screen, stop; nothing is kept"),
        "{said}"
    );
    assert!(!said.contains("save, clear"), "{said}");
    assert!(
        said.contains("Next:  tutela quiz --anonymous lodging"),
        "{said}"
    );
}

#[test]
fn a_rehearsal_says_why_it_asks_who_and_learning_why_it_needs_a_name() {
    let said = terminal(
        80,
        "en",
        &[
            ("tutela quiz lodging --exam --seed 3", &["/quit"]),
            ("tutela learn lodging --anonymous", &[]),
        ],
    );
    snapshot("why-a-name", &said);
}
