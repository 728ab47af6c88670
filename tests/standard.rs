//! `tutela standard`: from the sheet that judges fill in to the two lines that go into a course.

use std::fs;

use crate::computer::Computer;

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

// An author's computer, with a new course.
fn author() -> Computer {
    let computer = Computer::new();
    computer.out(&["new", "course", "our-desk"]);
    fs::write(computer.path("tutela.toml"), "library = \"our-desk\"\n").expect("a site file");
    computer
}

// A sheet of a judge, its last column filled in from above to below.
fn filled(computer: &Computer, judge: &str, round: &str, date: &str, percents: &[&str]) -> String {
    let sheet = computer.out(&["standard", "sheet", "--judge", judge, "--round", round]);
    let mut rows = csv::Reader::from_reader(sheet.as_bytes());
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(rows.headers().expect("heads"))
        .expect("a row");
    let count = rows.records().map(|row| row.expect("a row")).zip(percents);
    for (row, percent) in count {
        let mut cells: Vec<&str> = row.iter().collect();
        cells[1] = date;
        cells[12] = percent;
        out.write_record(cells).expect("a row");
    }
    let name = format!("{judge}-{round}.csv");
    let bytes = out.into_inner().expect("in memory");
    fs::write(computer.path(&name), bytes).expect("the sheet can be written");
    name
}

#[test]
fn a_sheet_has_a_row_for_each_item_the_exam_can_draw() {
    let computer = author();
    let done = computer.run(&["standard", "sheet", "--judge", "Ana"]);
    snapshot("standard-sheet", &done.shown());
    let all = Computer::new().run(&["standard", "sheet", "lodging", "--lang", "es"]);
    assert_eq!(all.code, Some(0), "{}", all.err);
    let mut rows = csv::Reader::from_reader(all.out.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    assert!(rows.len() > 50 && all.err.contains(&format!("{} items", rows.len())));
    for row in &rows {
        let risky = |cell: &str| cell.starts_with(['=', '+', '-', '@']);
        assert!(
            !row.iter().any(risky),
            "a spreadsheet would reckon: {row:?}"
        );
        assert!(!row[9].is_empty() && !row[11].is_empty(), "{row:?}");
        assert!(!row.iter().any(|cell| cell.contains("{gap:")), "{row:?}");
    }
    // A gap is numbered, as a learner meets it; so are what may stand in it and what is right.
    let gaps = rows.iter().find(|row| row[10].contains("____ (1)"));
    let gaps = gaps.expect("a text with gaps");
    assert!(
        gaps[10].contains("\n\n(1), ") && gaps[11].starts_with("(1) "),
        "{gaps:?}"
    );
}

#[test]
fn fewer_than_five_judges_are_remarked_on() {
    let computer = author();
    let names = ["Ana", "Bo", "Cy", "Dee", "Eva"];
    let sheets =
        names.map(|judge| filled(&computer, judge, "1", "2026-11-18", &["70", "70", "70"]));
    for (count, said) in [
        (1, "One judge is no panel. Ask 5 or more"),
        (4, "4 judges are few for a panel. Ask 5 or more"),
        (5, ""),
    ] {
        let sheets = sheets[..count].iter().map(String::as_str);
        let read: Vec<&str> = ["standard", "read", "our-desk"]
            .into_iter()
            .chain(sheets)
            .collect();
        let out = computer.out(&read);
        assert!(
            out.contains(said) && out.contains("Ask 5") != said.is_empty(),
            "{out}"
        );
        let json = computer.out(&[&read[..], &["--json"]].concat());
        let panel: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let remarks = panel["remarks"].as_array().expect("a list");
        assert_eq!(remarks.is_empty(), said.is_empty(), "{remarks:?}");
    }
}

#[test]
fn a_panel_of_three_in_two_rounds_sets_a_cut_score() {
    let computer = author();
    let mut files = vec!["standard", "read", "our-desk"];
    let sheets = [
        ("Ana", "1", "2026-11-18", ["85", "40", "90"]),
        ("Bo", "1", "2026-11-18", ["70", "75 %", "80"]),
        ("Cy", "1", "2026-11-19", ["75", "70", "85,5"]),
        ("Ana", "2", "2026-11-20", ["80", "60", "85"]),
        ("Bo", "2", "2026-11-20", ["75", "70", "80"]),
        ("Cy", "2", "2026-11-20", ["75", "65", "85"]),
    ];
    let names = sheets
        .map(|(judge, round, date, percents)| filled(&computer, judge, round, date, &percents));
    files.extend(names.iter().map(String::as_str));
    snapshot("standard-read", &computer.run(&files).shown());
    let first = computer.out(&files[..6]);
    assert!(
        first.contains("our-desk-which-notes: judged 40.0 to 75.0, deviation 18.9"),
        "{first}"
    );
    // What it says to write is read back, and every form that is drawn carries it.
    let json = computer.out(&[&files[..], &["--json"]].concat());
    let panel: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let text = |name: &str| panel[name].as_str().expect("a text").to_owned();
    let course = computer.path("our-desk/course.toml");
    let old = fs::read_to_string(&course).expect("the course");
    let new = old
        .replace(
            "cut_score = \"80 %\"",
            &format!("cut_score = \"{}\"", text("cut_score")),
        )
        .replace("not set by a panel", &text("set_by"));
    assert_ne!(old, new);
    fs::write(&course, new).expect("the course can be written");
    computer.out(&["check", "our-desk"]);
    let report = computer.out(&["simulate", "--learners", "10"]);
    assert!(
        report.contains(&format!("cut-score: {}", text("cut_score"))),
        "{report}"
    );
    assert!(
        report.contains(&format!("cut-score-set-by: {}", text("set_by"))),
        "{report}"
    );
}

#[test]
fn bad_rows_of_all_sheets_are_said_at_their_lines_and_nothing_is_worked_out() {
    let computer = author();
    let ana = filled(&computer, "Ana", "1", "2026-11-18", &["85", "0.4", ""]);
    let bo = filled(&computer, "Bo", "1", "18.11.2026", &["70", "75", "80"]);
    let again = filled(&computer, "Cy", "1", "2026-11-18", &["70", "75", "80"]);
    fs::copy(computer.path(&again), computer.path("cy.csv")).expect("a copy");
    let done = computer.run(&["standard", "read", "our-desk", &ana, &bo, &again, "cy.csv"]);
    snapshot("standard-bad-sheets", &done.shown());
    let short = filled(&computer, "Dee", "1", "2026-11-18", &["70"]);
    let done = computer.run(&["standard", "read", "our-desk", &short]);
    snapshot("standard-left-out", &done.shown());
}

#[test]
fn a_cut_score_that_nobody_set_says_so() {
    let report = Computer::new().out(&["simulate", "lodging", "--learners", "10"]);
    assert!(
        report.contains("cut-score-set-by: not set by a panel"),
        "{report}"
    );
}
