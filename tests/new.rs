//! `tutela new` by flags: what it writes passes `check` without a remark, and every byte that was there stays.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

pub fn tutela(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    let done = command
        .env_clear()
        .env("TUTELA_NOW", "2026-11-22T12:00:00Z")
        .current_dir(folder)
        .args(args)
        .output();
    let done = done.expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("we write UTF-8");
    (
        done.status.code().unwrap_or(-1),
        text(done.stdout),
        text(done.stderr),
    )
}

pub fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

// A folder with the course `our-desk` in a library.
pub fn desk() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    run(dir.path(), "new course our-desk");
    dir
}

#[track_caller]
pub fn run(folder: &Path, line: &str) -> String {
    let (code, out, err) = tutela(folder, &words(line));
    assert_eq!(code, 0, "{line}: {err}");
    out
}

// Nothing is remarked on but that examples are still examples, once a file.
#[track_caller]
pub fn is_clean(folder: &Path) {
    let (code, out, _) = tutela(folder, &["check"]);
    assert_eq!(code, 0, "{out}");
    let mut files = BTreeSet::new();
    for line in out.lines().filter(|line| line.contains("]: ")) {
        // An exam that draws from forms waits until they are written, and asks what its sections draw.
        if ["warning[L0512]", "hint[L0507]", "hint[L0511]"]
            .iter()
            .any(|code| line.contains(&format!(": {code}: ")))
        {
            continue;
        }
        assert!(line.contains(": warning[L0412]: "), "{out}");
        let file = line.split(':').next().unwrap_or_default();
        assert!(files.insert(file), "{out}");
    }
}

#[track_caller]
pub fn is_clean_but_for_facts(folder: &Path) {
    let (code, out, _) = tutela(folder, &["check"]);
    assert_eq!(code, 0, "{out}");
    let warned = out.matches("warning[").count();
    let forms = ["warning[L0412]", "warning[L0512]"].map(|code| out.matches(code).count());
    assert_eq!(warned, forms.iter().sum::<usize>(), "{out}");
}

pub fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}

// Every file below a folder, with what it holds.
pub fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        match path.is_dir() {
            true => all.extend(everything(&path)),
            false => drop(all.insert(path.clone(), fs::read(&path).expect("readable"))),
        }
    }
    all
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
schema/
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
    run(dir.path(), "new course one --to lib");
    let kept = fs::read_to_string(path("lib/library.toml")).expect("written");
    fs::write(path("lib/library.toml"), kept + "# mine\n").expect("written");
    let out = run(
        dir.path(),
        "new course two --to lib --title Ours --minutes 25",
    );
    assert!(!out.contains("library.toml"));
    assert!(
        fs::read_to_string(path("lib/library.toml"))
            .expect("there")
            .ends_with("# mine\n")
    );
    let course = fs::read_to_string(path("lib/two/course.toml")).expect("there");
    assert!(course.contains("title = \"Ours\"") && course.contains("minutes = 25\n"));
    is_clean(&path("lib"));
    // From inside a course too it is that library, and no other is made.
    run(&path("lib/one/banks"), "new course three");
    assert!(path("lib/three/course.toml").is_file());
}

#[test]
fn a_new_library_reads_clean_before_and_after_it_has_a_course() {
    let dir = tempfile::tempdir().expect("a folder");
    let (code, out, err) = tutela(
        dir.path(),
        &["new", "library", "our-courses", "--languages", "en,es"],
    );
    assert_eq!(code, 0, "{err}");
    assert_eq!(
        out,
        "\
our-courses/library.toml
our-courses/sources.toml
our-courses/facts/contacts.toml
our-courses/tutela.toml
our-courses/schema/
"
    );
    assert_eq!(
        err,
        "\nNext: cd our-courses && tutela new course our-desk\n"
    );
    let library = dir.path().join("our-courses");
    let text = fs::read_to_string(library.join("library.toml")).expect("written");
    assert!(text.contains("title = \"Our courses\""), "{text}");
    assert!(text.contains("languages = [\"en\", \"es\"]"), "{text}");
    let (code, out, _) = tutela(&library, &["check", "--deny", "warnings"]);
    assert_eq!(code, 0, "{out}");
    run(&library, "new course our-desk");
    assert_eq!(tutela(&library, &["check", "--deny", "warnings"]).0, 0);
}

#[test]
fn new_files_name_their_schema_where_the_library_has_it() {
    let dir = desk();
    run(dir.path(), "new bank our-desk/safety");
    run(dir.path(), "new module our-desk/signs --bank safety");
    run(dir.path(), "new fact section --kind law");
    for (path, schema) in [
        ("library.toml", "schema/library.json"),
        ("facts/law.toml", "../schema/facts.json"),
        ("our-desk/course.toml", "../schema/course.json"),
        ("our-desk/banks/safety.toml", "../../schema/bank.json"),
        ("our-desk/modules/02-signs.toml", "../../schema/module.json"),
    ] {
        let file = dir.path().join(path);
        let text = fs::read_to_string(&file).expect("written");
        let named = text.lines().filter(|line| line.starts_with("#:schema "));
        assert_eq!(
            named.collect::<Vec<_>>(),
            [format!("#:schema {schema}")],
            "{path}"
        );
        let folder = file.parent().expect("a folder");
        assert!(folder.join(schema).is_file(), "{path}");
    }
    // Where somebody has taken the schemas out, no file asks for them.
    fs::remove_dir_all(dir.path().join("schema")).expect("gone");
    run(dir.path(), "new course two");
    let course = fs::read_to_string(dir.path().join("two/course.toml")).expect("written");
    assert!(!course.contains("#:schema"), "{course}");
    is_clean_but_for_facts(dir.path());
}

#[test]
fn an_item_of_every_type_reads_clean_however_often_it_is_written() {
    let dir = desk();
    for kind in tutela::source::word::TYPES {
        run(
            dir.path(),
            &format!("new item our-desk/notice a-{kind} --type {kind}"),
        );
        run(
            dir.path(),
            &format!("new item our-desk/notice b-{kind} --type {kind} --level judge --brief"),
        );
        is_clean(dir.path());
    }
    run(
        dir.path(),
        "new item our-desk/banks/notice.toml by-file --type choice",
    );
    is_clean(dir.path());
    run(dir.path(), "form our-desk --seed 1");
}

#[test]
fn an_item_comes_with_what_each_key_is_for() {
    let dir = desk();
    let bank = dir.path().join("our-desk/banks/notice.toml");
    let before = fs::read_to_string(&bank).expect("there");
    let (code, out, err) = tutela(
        dir.path(),
        &words("new item our-desk/notice late-guest --type numeric --set use=exam --set points=2"),
    );
    assert_eq!(code, 0, "{err}");
    let after = fs::read_to_string(&bank).expect("there");
    let added = after.strip_prefix(&before).expect("what was there stays");
    snapshot("new-item", &format!("{out}{err}\n---\n{added}"));
}

#[test]
fn a_case_of_every_signal_reads_clean_and_can_be_drawn() {
    let dir = desk();
    for signal in tutela::source::word::SIGNALS {
        for id in ["a", "b"] {
            run(
                dir.path(),
                &format!("new case our-desk/notice {id}-{signal} --signal {signal}"),
            );
        }
        is_clean(dir.path());
    }
    run(dir.path(), "preview a-present");
    // With ten items it is no first draft any more, and its exam asks none of the cases.
    let said = run(dir.path(), "check our-desk");
    let unasked =
        "hint[L0511]: no exam asks the cases of the bank `notice`: `draw` takes single items";
    assert!(said.contains(unasked), "{said}");
}

#[test]
fn a_module_is_named_in_its_course_and_asks_a_question_of_its_own() {
    let dir = desk();
    let course = dir.path().join("our-desk/course.toml");
    let text = fs::read_to_string(&course).expect("there");
    let spread = "modules = [\n  \"notice\", # first\n] # in order\n";
    fs::write(&course, text.replace("modules = [\"notice\"]\n", spread)).expect("written");
    let (code, out, err) = tutela(dir.path(), &words("new module our-desk/signs"));
    assert_eq!(code, 0, "{err}");
    assert_eq!(
        out,
        "\
our-desk/modules/02-signs.toml
our-desk/banks/notice.toml:98
our-desk/course.toml:14
"
    );
    assert_eq!(
        err,
        "
Next: write the lesson in our-desk/modules/02-signs.toml
      tutela check our-desk
      tutela preview our-desk/signs
"
    );
    let text = fs::read_to_string(&course).expect("there");
    let named = "modules = [\n  \"notice\", # first\n  \"signs\",\n] # in order\n";
    assert!(text.contains(named), "{text}");
    is_clean(dir.path());
    run(dir.path(), "new bank our-desk/safety");
    is_clean(dir.path());
    run(
        dir.path(),
        "new module our-desk/stay-safe --new-objective our-desk.safe --bank safety",
    );
    run(
        dir.path(),
        "new module our-desk/more --objective our-desk.safe --bank our-desk/safety",
    );
    is_clean(dir.path());
    let preview = run(dir.path(), "preview our-desk/stay-safe");
    assert!(preview.contains("Example"), "{preview}");
}

#[test]
fn a_card_stands_beside_its_course_and_is_shown_for_its_role() {
    let dir = desk();
    let (code, out, err) = tutela(dir.path(), &words("new card our-desk night-desk"));
    assert_eq!(code, 0, "{err}");
    let card = fs::read_to_string(dir.path().join("our-desk/card.toml")).expect("written");
    snapshot("new-card", &format!("{out}{err}\n---\n{card}"));
    is_clean(dir.path());
    let shown = run(dir.path(), "card night-desk");
    assert!(shown.contains("Night desk"), "{shown}");
    // The next one is for another role; the only course is the one that is meant.
    run(dir.path(), "new course two");
    let (code, _, err) = tutela(dir.path(), &words("new card two night-desk"));
    assert_eq!(code, 2);
    assert!(
        err.contains("`night-desk` is taken: our-desk/card.toml"),
        "{err}"
    );
    run(dir.path(), "new card two");
    is_clean(dir.path());
}

#[test]
fn a_fact_is_a_form_that_nobody_takes_for_checked() {
    let dir = desk();
    let (code, out, err) = tutela(dir.path(), &words("new fact line-local --kind contact"));
    assert_eq!(code, 0, "{err}");
    let facts = fs::read_to_string(dir.path().join("facts/contacts.toml")).expect("there");
    let added = facts.split("\n\n").last().unwrap_or_default();
    snapshot("new-fact", &format!("{out}{err}\n---\n{added}"));
    run(
        dir.path(),
        "new fact reports --kind statistic --source our-policy --file numbers --brief",
    );
    run(
        dir.path(),
        "new fact section --kind law --file facts/law.toml",
    );
    run(
        dir.path(),
        "new source act-of-2000 --set title=Act --set opened=true",
    );
    assert!(dir.path().join("facts/numbers.toml").is_file());
    // Hints that it is neither used nor looked up, and no warning but that forms are still to be filled in.
    is_clean_but_for_facts(dir.path());
    // A week later somebody should have looked.
    let mut later = Command::new(env!("CARGO_BIN_EXE_tutela"));
    let later = later.env_clear().env("TUTELA_NOW", "2026-11-30T12:00:00Z");
    let done = later
        .current_dir(dir.path())
        .args(["check", "--deny", "warnings"])
        .output();
    let out = String::from_utf8(done.expect("it runs").stdout).expect("we write UTF-8");
    assert_eq!(out.matches("warning[L0802]").count(), 3, "{out}");
    // No key can rest on it.
    run(
        dir.path(),
        "new item our-desk/notice how-many --type numeric",
    );
    let bank = dir.path().join("our-desk/banks/notice.toml");
    let text = fs::read_to_string(&bank).expect("there");
    fs::write(
        &bank,
        text.replace("answer = 15", "answer = { fact = \"reports\" }"),
    )
    .expect("written");
    let (code, out, _) = tutela(dir.path(), &["check"]);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("error[E030"), "{out}");
    // Whoever looked it up says so.
    let looked = "new fact ours --kind contact --set confidence=read --set name=Ours --set value=x --source our-policy";
    run(dir.path(), looked);
    let facts = fs::read_to_string(dir.path().join("facts/contacts.toml")).expect("there");
    let own = facts.split("\n\n").last().unwrap_or_default();
    assert!(
        own.starts_with("[[fact]]") && own.contains("checked = 2026-11-22"),
        "{own}"
    );
}

#[test]
fn every_byte_that_was_there_stays() {
    let dir = desk();
    let bank = dir.path().join("our-desk/banks/notice.toml");
    let text = fs::read_to_string(&bank).expect("there");
    let odd = text.replace("stem =", "stem   =") + "# the end";
    for (before, end) in [
        (odd.clone(), "\n"),
        (format!("\u{FEFF}{}", odd.replace('\n', "\r\n")), "\r\n"),
    ] {
        fs::write(&bank, &before).expect("written");
        run(dir.path(), "new item our-desk/notice late --type choice");
        let after = fs::read_to_string(&bank).expect("there");
        let added = after.strip_prefix(&before).expect("what was there stays");
        assert!(
            added.starts_with(&format!("{end}{end}# An example")),
            "{added:?}"
        );
        assert_eq!(added.matches('\n').count(), added.matches(end).count());
        is_clean(dir.path());
    }
    let course = dir.path().join("our-desk/course.toml");
    let text = fs::read_to_string(&course)
        .expect("there")
        .replace('\n', "\r\n");
    let text = format!("\u{FEFF}{text}");
    fs::write(&course, &text).expect("written");
    run(
        dir.path(),
        "new module our-desk/signs --new-objective our-desk.signs",
    );
    let after = fs::read_to_string(&course).expect("there");
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
    let named = after.replace("[\"notice\", \"signs\"]", "[\"notice\"]");
    let (head, tail) = named
        .split_once("[[objective]]\r\nid = \"our-desk.signs\"")
        .expect("there");
    let tail = tail
        .split_once("\r\n\r\n")
        .expect("a blank line below it")
        .1;
    assert_eq!(format!("{head}{tail}"), text);
    is_clean(dir.path());
}

#[test]
fn a_library_is_in_use_where_it_lies_with_and_without_a_site_file() {
    let dir = desk();
    fs::remove_file(dir.path().join("tutela.toml")).expect("a site file");
    fs::create_dir_all(dir.path().join("es/our-desk")).expect("a folder");
    fs::write(dir.path().join("es/library.toml"), "reviewed = false\n").expect("written");
    for folder in ["", "our-desk", "our-desk/banks", "es/our-desk"] {
        let (code, out, err) = tutela(&dir.path().join(folder), &words("preview our-desk-worried"));
        assert_eq!(code, 0, "{folder}: {err}");
        assert!(out.contains("You are worried about a guest"), "{out}");
    }
}
