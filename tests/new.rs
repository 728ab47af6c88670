//! `tutela new course` through the program: what it writes passes `check`, and nothing is overwritten.

use std::path::Path;

use assert_cmd::Command;

fn tutela(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    let done = command.env_clear().current_dir(folder).args(args).output();
    let done = done.expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("we write UTF-8");
    (
        done.status.code().unwrap_or(-1),
        text(done.stdout),
        text(done.stderr),
    )
}

#[test]
fn a_new_course_brings_a_library_and_both_read_clean() {
    let dir = tempfile::tempdir().expect("a folder");
    let (code, out, err) = tutela(dir.path(), &["new", "course", "our-desk"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(
        out,
        "\
library.toml
sources.toml
facts/contacts.toml
tutela.toml
our-desk/course.toml
our-desk/modules/01-notice.toml
our-desk/banks/notice.toml
"
    );
    assert_eq!(
        err,
        "\nNext: tutela check our-desk\n      tutela quiz our-desk --anonymous\n"
    );
    let (code, out, _) = tutela(dir.path(), &["check", "--deny", "warnings"]);
    assert_eq!(
        (code, out.as_str()),
        (0, "6 files, 3 items: nothing wrong.\n")
    );
    let (code, out, _) = tutela(dir.path(), &["form", "our-desk", "--seed", "1", "--key"]);
    assert_eq!(code, 0);
    assert!(out.contains("our-desk-worried"), "{out}");
}

#[test]
fn a_second_course_joins_the_library_and_nothing_is_overwritten() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = |name: &str| dir.path().join(name);
    assert_eq!(
        tutela(dir.path(), &["new", "course", "one", "--to", "lib"]).0,
        0
    );
    let kept = std::fs::read_to_string(path("lib/library.toml")).expect("written");
    std::fs::write(path("lib/library.toml"), kept + "# mine\n").expect("written");
    let (code, out, _) = tutela(dir.path(), &["new", "course", "two", "--to", "lib"]);
    assert_eq!(code, 0);
    assert!(!out.contains("library.toml"));
    assert!(
        std::fs::read_to_string(path("lib/library.toml"))
            .expect("there")
            .ends_with("# mine\n")
    );
    assert_eq!(tutela(dir.path(), &["check", "lib"]).0, 0);
    let (code, _, err) = tutela(dir.path(), &["new", "course", "two", "--to", "lib"]);
    assert_eq!(code, 2);
    assert!(
        err.contains("there is something at lib/two already"),
        "{err}"
    );
    for bad in ["Our Desk", &"a".repeat(41)] {
        assert_eq!(tutela(dir.path(), &["new", "course", bad]).0, 2);
    }
}
