//! Cards through the program: both languages, narrow and wide, and what a card says when a number is out of date.

use assert_cmd::Command;

// At a terminal's width, on a day.
fn tutela(columns: &str, day: &str, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    let done = command
        .env_clear()
        .env("COLUMNS", columns)
        .env("TUTELA_NOW", format!("{day}T12:00:00Z"))
        .args(args)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("we write UTF-8");
    let code = done.status.code().unwrap_or(-1);
    (code, text(done.stdout), text(done.stderr))
}

fn card(columns: &str, day: &str, lang: &str) -> String {
    let (code, out, err) = tutela(columns, day, &["card", "everyone", "--lang", lang]);
    assert_eq!((code, err.as_str()), (0, ""));
    let wide = columns.parse().expect("a width");
    for line in out.lines() {
        assert!(line.chars().count() <= wide, "{line}");
    }
    out
}

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

#[test]
fn a_card_is_one_page_in_both_languages_at_both_widths() {
    for lang in ["en", "es"] {
        for columns in ["40", "80"] {
            let card = card(columns, "2026-11-22", lang);
            snapshot(&format!("card-{columns}-{lang}"), &card);
        }
        let wide = card("80", "2026-11-22", lang);
        assert!(wide.lines().count() <= 66, "more than a sheet of paper");
    }
}

#[test]
fn a_card_past_its_review_date_says_so_in_its_first_line() {
    let first = |day: &str, lang: &str| {
        let card = card("100", day, lang);
        card.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(
        first("2027-02-20", "en"),
        "When you are worried about someone"
    );
    assert!(first("2027-02-21", "en").starts_with("Check before use:"));
    assert!(first("2027-02-21", "es").starts_with("Verifique antes de usar:"));
    snapshot("card-overdue-80-en", &card("80", "2027-02-21", "en"));
}

#[test]
fn the_roles_are_listed_and_a_slip_finds_its_role() {
    let (code, out, _) = tutela("80", "2026-11-22", &["card"]);
    assert_eq!(code, 0);
    assert!(out.contains("role: everyone\n"), "{out}");
    let (code, out, err) = tutela("80", "2026-11-22", &["card", "evryone"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("did you mean `everyone`?"), "{err}");
}

#[test]
fn a_card_that_is_not_translated_whole_is_shown_whole_in_its_own_language() {
    let files = tutela::disk::find(std::path::Path::new("courses")).expect("the shipped courses");
    let tutela::disk::Found::Library { mut files, .. } = files else {
        panic!("it is a library");
    };
    for file in &mut files {
        if file.path == "es/recognize-trafficking/card.toml" {
            let text = std::str::from_utf8(&file.bytes).expect("UTF-8");
            let text = text.replacen("[[do]]\nid = \"you\"", "[[do]]\nid = \"gone\"", 1);
            file.bytes = text.into_bytes().into();
        }
    }
    let dir = tempfile::tempdir().expect("a folder");
    for file in files {
        let path = dir.path().join(&file.path);
        std::fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        std::fs::write(path, &file.bytes).expect("written");
    }
    let folder = dir.path().to_str().expect("UTF-8");
    let args = ["card", "everyone", "--lang", "es", "--library", folder];
    let (code, out, _) = tutela("80", "2026-11-22", &args);
    assert_eq!(code, 0);
    let notice = "Aún no traducida; se muestra en inglés.";
    assert_eq!(out.lines().nth(1), Some(notice), "{out}");
    assert!(!out.contains("Qué hacer") && out.contains("What to do"));
}
