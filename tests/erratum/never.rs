//! What must never happen: practice told to others, a decision without its words, a record changed unseen.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use super::{ACCEPT, LIBRARY, Story};
use crate::computer::Computer;
use crate::store::tamper;

#[test]
fn nobody_is_told_who_practised() {
    let mut story = Story::of_four();
    let mut said = String::new();
    for args in [
        &["erratum", "report", "cases-per-100k"][..],
        &["erratum", "report", "cases-per-100k", "--json"],
        &[&ACCEPT[..], &["--yes"]].concat(),
        &["erratum", "show", "--json"],
        &["erratum", "notices"],
        &["erratum", "notices", "--csv"],
        &["erratum", "notices", "--json"],
        &["erratum", "list", "--json"],
    ] {
        said += &story.done(args);
    }
    for word in ["dora", "Dora"] {
        assert!(!said.contains(word), "{said}");
    }
    let store = story.world.store();
    let attempts = store.attempts(Default::default()).expect("readable");
    let practised = attempts.last().expect("an attempt").id.to_string();
    assert!(!said.contains(&practised[..8]), "{said}");
}

#[test]
fn that_somebody_was_told_does_not_say_of_what() {
    let mut story = Story::of_four();
    story.add("Eva Roth", "eva");
    story.done(&[&ACCEPT[..], &["--yes"]].concat());
    let told = |story: &mut Story, handle: &str| {
        let said = story.done(&["--learner", handle, "resume"]);
        let store = story.world.store();
        let learner = store
            .find_learner(handle)
            .expect("readable")
            .expect("known");
        (
            said.contains("A correction"),
            store.told(learner.id).expect("readable").is_some(),
        )
    };
    assert_eq!(told(&mut story, "dora"), (true, true));
    assert_eq!(told(&mut story, "eva"), (false, true));
    // And it is written once.
    let before = story.world.store().register_head().expect("readable").seq;
    told(&mut story, "eva");
    assert_eq!(
        story.world.store().register_head().expect("readable").seq,
        before
    );
}

#[test]
fn what_cannot_be_decided_is_refused_with_words() {
    let mut story = Story::of_four();
    let because = ["--reason", "Why", "--by", "Ines Ruiz", "--yes"];
    for choice in [
        &["cases-per-100k", "--accept", "40"][..],
        &["cases-per-100k", "--accept", "about four"],
        &["cases-per-100k", "--accept", "4+-x"],
        &["contacts", "--accept", "lives"],
        &["contacts", "--accept", "calls"],
        &["contacts", "--accept", "calls,crimes"],
        &["comparable", "--accept", "same-thing,same-day"],
        &["not-a-count", "--accept", "Estimate"],
        &["not-a-count", "--accept", " "],
        &["rate-is-risk", "--accept", "False"],
        &["rate-is-risk", "--revision", "2", "--drop"],
        &["rate-is-risk", "--variant", "b", "--drop"],
        &["case-per-100k", "--drop"],
        &["quite-another", "--drop"],
    ] {
        let open = [&["erratum", "open"][..], choice, &because].concat();
        let said = story.world.run(&open, "");
        story.text += &format!("{}\n{}exit: {}\n\n", choice.join(" "), said.err, said.code);
        assert_eq!(said.out, "", "{choice:?}");
    }
    super::check("erratum-refused", &story.text);
    assert_eq!(story.done(&["erratum", "list"]), "");
}

#[test]
fn a_dropped_item_takes_no_further_choice_and_an_accepted_one_may_still_be_dropped() {
    let mut story = Story::of_four();
    let open = |story: &mut Story, choice: &[&str]| {
        let because = ["--reason", "Why", "--by", "Ines Ruiz", "--yes"];
        let args = [&["erratum", "open", "cases-per-100k"][..], choice, &because].concat();
        story.world.run(&args, "").code
    };
    assert_eq!(open(&mut story, &["--accept", "4"]), 0);
    assert_eq!(open(&mut story, &["--accept", "4,0"]), 1);
    assert_eq!(open(&mut story, &["--accept", "38"]), 0);
    assert_eq!(open(&mut story, &["--drop"]), 0);
    assert_eq!(open(&mut story, &["--drop"]), 1);
    assert_eq!(open(&mut story, &["--accept", "39"]), 1);
    assert_eq!(
        open(
            &mut story,
            &["--no-change", "--notice-en", "One more word."]
        ),
        0
    );
    assert_eq!(
        open(
            &mut story,
            &["--no-change", "--notice-en", "One more word."]
        ),
        1
    );
    let ids = story.done(&["erratum", "list", "--json"]);
    assert_eq!(ids.matches("\"id\"").count(), 4, "{ids}");
    story.done(&["store", "verify"]);
}

#[test]
fn a_report_suggests_nothing_that_is_decided_already() {
    let mut story = Story::of_four();
    let suggested = |story: &mut Story| -> Vec<String> {
        let said = story.done(&["erratum", "report", "cases-per-100k"]);
        let flags = said.lines().filter(|line| line.starts_with("--"));
        flags
            .filter_map(|line| Some(line.split_once(':')?.0.to_owned()))
            .collect()
    };
    let because = ["--reason", "Why", "--by", "Ines Ruiz", "--yes"];
    let open = |story: &mut Story, choice: &[&str]| {
        story.done(&[&["erratum", "open", "cases-per-100k"][..], choice, &because].concat());
    };
    let all = ["--drop", "--no-change", "--accept 4", "--accept 38"];
    assert_eq!(suggested(&mut story), all);
    // What is near enough is accepted with it.
    open(&mut story, &["--accept", "37+-1"]);
    assert_eq!(
        suggested(&mut story),
        ["--drop", "--no-change", "--accept 4"]
    );
    open(&mut story, &["--drop"]);
    assert_eq!(suggested(&mut story), ["--no-change"]);
    // Withdrawn, it may be decided again.
    let withdraw = [&["erratum", "withdraw", "latest"][..], &because].concat();
    story.done(&withdraw);
    assert_eq!(
        suggested(&mut story),
        ["--drop", "--no-change", "--accept 4"]
    );
    let said = story.done(&["erratum", "report", "cases-per-100k", "--item"]);
    assert!(
        said.contains("was withdrawn on 2026-11-22: dropped"),
        "{said}"
    );
    assert!(said.contains("Typed: 40 (the key)"), "{said}");
}

#[test]
fn an_erased_learner_is_counted_and_named_no_more() {
    let mut story = Story::of_four();
    story.done(&[&ACCEPT[..], &["--yes"]].concat());
    story.done(&["--learner", "ana", "certificate", "claim"]);
    story.done(&["learner", "erase", "ana", "--yes"]);
    story.done(&["learner", "forget-practice", "dora"]);
    let mut said = String::new();
    for args in [
        &["erratum", "report", "cases-per-100k"][..],
        &["erratum", "show"],
        &["erratum", "notices", "--csv"],
        &["certificate", "list", "--all"],
    ] {
        said += &story.done(args);
    }
    assert!(!said.contains("ana") && !said.contains("Ana"), "{said}");
    assert!(said.contains("Erased since: 1 attempt."), "{said}");
    assert!(!said.contains("Practice, lessons"), "{said}");
    let verified = story.done(&["store", "verify"]);
    assert!(verified.ends_with("Everything holds.\n"), "{verified}");
    // Who forgot their practice is told of nothing.
    let dora = story.done(&["--learner", "dora", "resume"]);
    assert!(!dora.contains("correction"), "{dora}");
}

#[test]
fn an_erratum_that_was_changed_emptied_or_removed_is_found() {
    for (sql, found) in [
        (
            "update register set body = replace(body, '\"4\"', '\"5\"') where what = 'corrected'",
            "changed after it was written",
        ),
        (
            "update register set note = 'contacts 1' where what = 'corrected'",
            "changed after it was written",
        ),
        (
            "update register set salt = null, body = null where what = 'corrected'",
            "emptied, and no erasure is registered",
        ),
        ("delete from register where what = 'corrected'", "cut off"),
        (
            "update register set note = '1' where what = 'told'",
            "changed after it was written",
        ),
    ] {
        let mut story = Story::of_four();
        story.done(&[&ACCEPT[..], &["--yes"]].concat());
        if sql.contains("told") {
            story.done(&["--learner", "ben", "resume"]);
        }
        tamper(&story.world.store_path(), sql);
        let said = story.world.run(&["store", "verify"], "");
        assert_eq!(said.code, 1, "{sql}: {said:?}");
        assert!(said.out.contains(found), "{sql}: {}", said.out);
    }
}

#[test]
fn an_export_holds_errata_and_says_what_they_are() {
    let mut story = Story::of_four();
    story.done(&[&ACCEPT[..], &["--yes"]].concat());
    story.done(&["--learner", "ben", "resume"]);
    let to = story.world.file("export");
    story.done(&["store", "export", to.to_str().expect("UTF-8")]);
    let read = |name: &str| std::fs::read_to_string(to.join(name)).expect("a file");
    let register = read("register.jsonl");
    assert!(register.contains("tutela.erratum/1"), "{register}");
    assert!(register.contains("\"what\":\"told\""), "{register}");
    let readme = read("README.md");
    for word in ["corrected", "told", "tutela.erratum/1"] {
        assert!(readme.contains(word), "{word}");
    }
}

// Runs it again and again, killed after ever more lines, until it has recorded what it is to record: `found` in the list
// of errata, once.
fn kill_until_recorded(computer: &Computer, args: &[&str], found: &str) {
    let mut kept = 0;
    for lines in 0..16 {
        let mut command = computer.command(args);
        command
            .env("TUTELA_LIBRARY", LIBRARY)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let out = BufReader::new(child.stdout.take().expect("piped"));
        out.lines().take(lines).for_each(drop);
        child.kill().expect("it is killed, or has ended");
        child.wait().expect("it is gone");
        let verified = computer.run(&["store", "verify"]);
        assert_eq!(verified.code, Some(0), "after {lines} lines: {verified:?}");
        let listed = computer.out(&["erratum", "list"]);
        let now = listed.matches(found).count();
        assert!(
            now == kept || (kept, now) == (0, 1),
            "after {lines} lines: {listed}"
        );
        kept = now;
    }
    // Once recorded it is refused; whether or not a kill came first.
    computer.run(args);
    let listed = computer.out(&["erratum", "list"]);
    assert_eq!(listed.matches(found).count(), 1, "{listed}");
}

#[test]
fn killed_at_any_moment_an_erratum_is_recorded_or_withdrawn_whole_or_not_at_all() {
    let computer = Computer::new();
    let run = |args: &[&str], typed: &str| {
        let mut command = computer.command(args);
        command.env("TUTELA_LIBRARY", LIBRARY);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let mut input = child.stdin.take().expect("piped");
        std::io::Write::write_all(&mut input, typed.as_bytes()).expect("it reads");
        drop(input);
        child
    };
    computer.out(&["learner", "add", "Ana Ruiz", "--id", "ana"]);
    let exam = ["--learner", "ana", "quiz", "--exam", "rates"];
    let sat = run(&exam, "4\n2\n1 2\nestimate\n2\ny\n").wait_with_output();
    assert!(sat.expect("it ends").status.success());
    let open = [&ACCEPT[..], &["--yes"]].concat();
    kill_until_recorded(&computer, &open, "erratum: ");
    let start = computer
        .command(&["--learner", "ana", "review"])
        .output()
        .expect("it starts");
    let text = String::from_utf8(start.stdout).expect("UTF-8");
    assert!(
        text.contains("is passed after all: 4 of 5 points"),
        "{text}"
    );
    let because = ["--reason", "Why", "--by", "Ines Ruiz", "--yes"];
    let withdraw = [&["erratum", "withdraw", "latest"][..], &because].concat();
    kill_until_recorded(&computer, &withdraw, "withdrawn: ");
}
