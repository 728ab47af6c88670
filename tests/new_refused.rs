//! `tutela new` where something is wrong: it says what, where and what to do, and nothing is written.

use std::fs;

use crate::new::{desk, everything, run, snapshot, tutela, words};

#[test]
fn what_cannot_be_done_says_why_and_what_to_do_and_writes_nothing() {
    let dir = desk();
    run(dir.path(), "new bank our-desk/safety");
    run(dir.path(), "new case our-desk/notice night");
    run(dir.path(), "new card our-desk");
    run(
        dir.path(),
        "new module our-desk/signs --new-objective our-desk.signs --bank notice",
    );
    let before = everything(dir.path());
    let mut said = String::new();
    for line in [
        "new course our-desk",
        "new course Our_Desk",
        "new course two --to our-desk",
        "new course two --minutes soon",
        "new library .",
        "new library our-desk/banks",
        "new library our-desk/course.toml",
        "new library",
        "new bank our-desk/notice",
        "new bank our-deks/other",
        "new bank other",
        "new module our-desk/notice",
        "new module our-desk/more",
        "new module our-desk/more --objective our-desk.sings --bank notice",
        "new module our-desk/more --new-objective our-desk.signs --bank notice",
        "new item our-desk/notcie late --type choice",
        "new item our-desk/notice",
        "new item our-desk/notice Late --type choice",
        "new item our-desk/notice our-desk-worried --type choice",
        "new item our-desk/notice late",
        "new item our-desk/notice late --type choise",
        "new item our-desk/notice late --type choice",
        "new item our-desk/notice late --type choice --objective our-desk.respond --level hard",
        "new item our-desk/notice late --type choice --objective our-desk.respond --set use=exams",
        "new item our-desk/notice late --type choice --objective our-desk.respond --set stme=x",
        "new item our-desk/notice late --type choice --objective our-desk.respond --set stem=a{fact:none}b",
        "new item our-desk/notice late --type choice --objective our-desk.respond --set id=x",
        "new item our-desk/course.toml late --type choice",
        "new case our-desk/notice night",
        "new case our-desk/notice our-desk --signal maybe",
        "new fact emergency --kind contact",
        "new fact other --kind rumour",
        "new fact other",
        "new fact other --kind law --file ../other.toml",
        "new fact other --kind law --source our-polcy",
        "new source our-policy",
        "new item our-desk/evenings late --type choice",
        "new item our-desk/banks/evenings.toml late --type choice",
        "new card our-desc",
        "new card our-desk",
    ] {
        let (code, out, err) = tutela(dir.path(), &words(line));
        assert_eq!(out, "", "{line}");
        assert_ne!(code, 0, "{line}");
        let err = err.replace(&dir.path().display().to_string(), "HERE");
        said.push_str(&format!("$ tutela {line}\n{err}[{code}]\n\n"));
        assert_eq!(everything(dir.path()), before, "{line}");
    }
    snapshot("new-refused", &said);
}

#[test]
fn a_file_with_errors_is_shown_and_left_alone() {
    let dir = desk();
    let bank = dir.path().join("our-desk/banks/notice.toml");
    let text = fs::read_to_string(&bank).expect("there");
    fs::write(
        &bank,
        text.replace("level = \"recall\"", "level = \"remember\""),
    )
    .expect("written");
    let before = everything(dir.path());
    let (code, out, err) = tutela(
        dir.path(),
        &words("new item our-desk/notice late --type choice"),
    );
    assert_eq!((code, out.as_str()), (3, ""));
    assert_eq!(
        err,
        "\
our-desk/banks/notice.toml:90:9: error[E0205]: `level` does not take \"remember\"
  help: it takes one of \"recall\", \"apply\", \"judge\"
error: our-desk/banks/notice.toml has errors; nothing was written
help: put them right first; `tutela explain CODE` says more about a code
"
    );
    assert_eq!(everything(dir.path()), before);
    // Another bank is none of its business.
    run(dir.path(), "new bank our-desk/safety");
    run(dir.path(), "new item our-desk/safety late --type choice");
    // Items in one list cannot be added to below it.
    let listed = "title = \"L\"\nitem = [{ id = \"i\", type = \"true-false\", objective = \"our-desk.respond\", \
                  level = \"recall\", stem = \"S.\", rationale = \"R.\", answer = true }]\n";
    fs::write(dir.path().join("our-desk/banks/safety.toml"), listed).expect("written");
    let before = everything(dir.path());
    let (code, _, err) = tutela(
        dir.path(),
        &words("new item our-desk/safety more --type choice"),
    );
    assert_eq!(code, 3, "{err}");
    assert!(err.contains("our-desk/banks/safety.toml:"), "{err}");
    assert!(
        err.contains("with this the library would have errors; nothing was written"),
        "{err}"
    );
    assert_eq!(everything(dir.path()), before);
}

#[test]
fn without_a_library_it_says_how_to_make_one() {
    let dir = tempfile::tempdir().expect("a folder");
    let (code, out, err) = tutela(dir.path(), &words("new item a/b c --type choice"));
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "error: there is no library here\nhelp: `tutela new library NAME` makes one; --library DIR names one\n"
    );
    let (code, _, err) = tutela(dir.path(), &words("--library none new bank a/b"));
    assert_eq!(code, 3, "{err}");
    let (code, _, err) = tutela(dir.path(), &["new", "library", ""]);
    assert_eq!(code, 2);
    assert!(err.contains("a folder has a name"), "{err}");
    // A path with spaces is said so that it can be copied.
    let (code, _, err) = tutela(dir.path(), &["new", "library", "our año 2026"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        err.contains("cd \"our año 2026\" && tutela new course"),
        "{err}"
    );
    fs::remove_dir_all(dir.path().join("our año 2026")).expect("gone");
    run(dir.path(), "new library lib");
    let (code, _, err) = tutela(
        &dir.path().join("lib"),
        &words("new item a/b c --type choice"),
    );
    assert_eq!(code, 2);
    assert!(err.contains("the library has no bank"), "{err}");
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_library() {
    let dir = desk();
    let outside = tempfile::tempdir().expect("a folder");
    fs::remove_dir_all(dir.path().join("facts")).expect("gone");
    std::os::unix::fs::symlink(outside.path(), dir.path().join("facts")).expect("a link");
    let (code, _, err) = tutela(dir.path(), &words("new fact line --kind contact"));
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("lies outside the library"), "{err}");
    assert!(everything(outside.path()).is_empty());
    let bank = outside.path().join("bank.toml");
    fs::write(&bank, "title = \"B\"\n").expect("written");
    let named = bank.display().to_string();
    let (code, _, err) = tutela(
        dir.path(),
        &["new", "item", &named, "x", "--type", "choice"],
    );
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("lies outside the library"), "{err}");
}

#[cfg(target_os = "linux")]
#[test]
fn where_nothing_can_be_written_nothing_is_left_behind() {
    // A file system without room, as the operating system's limit on a file's size makes it.
    let dir = tempfile::tempdir().expect("a folder");
    let line = "trap '' XFSZ; ulimit -f 2; exec \"$0\" new course our-desk";
    let mut shell = std::process::Command::new("bash");
    let shell = shell.args(["-c", line, env!("CARGO_BIN_EXE_tutela")]);
    let done = shell
        .current_dir(dir.path())
        .output()
        .expect("there is a shell");
    let err = String::from_utf8(done.stderr).expect("we write UTF-8");
    assert_eq!(done.status.code(), Some(3), "{err}");
    assert!(
        err.contains("schema/library.json cannot be written: File too large"),
        "{err}"
    );
    assert!(err.contains("help: nothing was written"), "{err}");
    let left = fs::read_dir(dir.path()).expect("readable").count();
    assert_eq!(left, 0, "neither a file nor a folder");
    // A folder that takes no file.
    let (code, _, err) = tutela(dir.path(), &words("new library /proc/ours"));
    assert_eq!(code, 3, "{err}");
    assert!(err.contains("cannot be written"), "{err}");
}
