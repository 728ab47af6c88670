//! An erratum was itself a mistake: what ends, what stands, who is told.

use super::{ACCEPT, NOTICE, Story, check};
use crate::store::tamper;

const WITHDRAW: [&str; 7] = [
    "erratum",
    "withdraw",
    "latest",
    "--reason",
    "The key was right after all",
    "--by",
    "Ines Ruiz",
];

// Opened by mistake a month after the exams; Ana and Dora have read the notice, Ana has her certificate.
fn opened_by_mistake() -> Story {
    let mut story = Story::of_four();
    story.world.wait(30 * 86_400);
    story.done(&[&ACCEPT[..], &["--notice-en", NOTICE, "--yes"]].concat());
    for handle in ["ana", "dora"] {
        let told = story.done(&["--learner", handle, "resume"]);
        assert!(told.contains("A correction"), "{told}");
    }
    story.done(&["--learner", "ana", "certificate", "claim"]);
    story.world.wait(10 * 86_400);
    story
}

#[test]
fn an_erratum_opened_by_mistake_is_withdrawn_and_a_pass_that_it_made_stands() {
    let mut story = opened_by_mistake();
    story.note("Ten days later it turns out that the key was right");
    story.run(&[&WITHDRAW[..], &["--dry-run"]].concat());
    story.run(&WITHDRAW);
    story.run(&[&WITHDRAW[..], &["--yes"]].concat());
    story.run(&[&WITHDRAW[..], &["--yes"]].concat());
    story.run(&["erratum", "list"]);
    story.run(&["erratum", "show"]);
    check("erratum-withdrawn", &story.text);
    story.text.clear();

    story.note("Ana read the first notice, and holds a certificate");
    story.run(&["--learner", "ana"]);
    story.run(&["--learner", "ana", "resume"]);
    story.run(&["--learner", "ana", "progress"]);
    story.run(&["--learner", "ana", "certificate", "list"]);
    story.note("Dora read it too; she only practised");
    story.run(&["--learner", "dora", "review"]);
    story.note("Ben and Carla never read it: there is nothing to tell");
    story.run(&["--learner", "ben", "resume"]);
    story.run(&["--learner", "ben", "certificate", "list"]);
    story.run(&["--learner", "carla", "progress"]);
    story.run(&["store", "verify"]);
    check("erratum-withdrawn-told", &story.text);
}

#[test]
fn a_pass_that_an_erratum_made_falls_by_name_and_its_certificate_waits_for_a_person() {
    let mut story = opened_by_mistake();
    story.done(&["learner", "set", "ana", "--language", "es"]);
    let by_name = [
        "--override",
        "Board of training",
        "--notice-es",
        "La respuesta 40 era la correcta.",
    ];
    story.run(&[&WITHDRAW[..], &by_name, &["--yes"]].concat());
    story.run(&["erratum", "notices", "--csv"]);
    story.world.columns = Some(40);
    story.run(&["--learner", "ana", "resume"]);
    assert!(
        story
            .text
            .lines()
            .skip_while(|line| !line.contains("resume"))
            .all(|line| line.chars().count() <= 40),
        "{}",
        story.text
    );
    story.world.columns = None;
    story.run(&["--learner", "ana", "certificate", "list"]);
    let out = story.world.file("out");
    let out = out.to_str().expect("UTF-8");
    story.done(&["certificate", "export", "--all", "--to", out]);
    let index = std::fs::read_to_string(story.world.file("out/index.csv")).expect("an index");
    let corrected = "A correction that this result counts was withdrawn on 1 January 2027.";
    assert_eq!(index.matches(corrected).count(), 1, "{index}");
    let id = story.world.store().certificates(None).expect("readable");
    let id = id.last().expect("hers").id.clone();
    let json = story.done(&["verify", &id, "--json"]);
    assert!(json.contains("\"status\": \"valid\""), "{json}");
    assert!(json.contains("\"errata\": ["), "{json}");
    story.run(&["store", "verify"]);
    check("erratum-withdrawn-override", &story.text);
    story.done(&[
        "certificate",
        "revoke",
        &id,
        "--reason",
        "The exam counts as not passed",
        "--by",
        "Ines Ruiz",
    ]);
    assert_eq!(story.world.run(&["verify", &id], "").code, 1);
    let verified = story.done(&["store", "verify"]);
    assert!(verified.ends_with("Everything holds.\n"), "{verified}");
}

#[test]
fn a_certificate_made_later_from_a_pass_that_stands_says_what_it_rests_on() {
    let mut story = Story::of_four();
    story.world.wait(30 * 86_400);
    story.done(&[&ACCEPT[..], &["--yes"]].concat());
    story.world.wait(86_400);
    story.done(&[&WITHDRAW[..], &["--yes"]].concat());
    story.done(&["--learner", "ana", "certificate", "claim"]);
    let listed = story.done(&["--learner", "ana", "certificate", "list"]);
    assert!(listed.contains("Completed: 2026-12-22"), "{listed}");
    let rests = "A correction that this result counts was withdrawn on 23 December 2026.";
    assert!(listed.contains(rests), "{listed}");
    let verified = story.done(&["store", "verify"]);
    assert!(verified.ends_with("Everything holds.\n"), "{verified}");
}

#[test]
fn what_nobody_was_told_of_is_withdrawn_without_a_word_to_anybody() {
    let mut story = Story::of_four();
    story.done(&[&ACCEPT[..], &["--yes"]].concat());
    story.done(&[&WITHDRAW[..], &["--override", "Ines Ruiz", "--yes"]].concat());
    for handle in ["ana", "ben", "carla", "dora"] {
        let start = story.done(&["--learner", handle]);
        assert!(!start.contains("correc"), "{start}");
    }
    let progress = story.done(&["--learner", "ana", "progress"]);
    assert!(progress.contains("score: 3/5\n"), "{progress}");
    let listed = story.done(&["--learner", "ben", "certificate", "list"]);
    assert!(!listed.contains("Correction"), "{listed}");
    // The same may be decided anew: it is not in force.
    story.done(&[&ACCEPT[..], &["--yes"]].concat());
    let start = story.done(&["--learner", "ana"]);
    assert!(start.contains("is passed after all"), "{start}");
    story.done(&["store", "verify"]);
}

#[test]
fn what_is_withdrawn_before_an_exam_is_handed_in_never_counted_for_it() {
    let mut story = Story::new();
    story.add("Ana Ruiz", "ana");
    story.add("Ben Cho", "ben");
    story.sits("ben", "40 1 1+2 estimate 2");
    let begin = ["--learner", "ana", "quiz", "--exam", "rates"];
    story.world.run(&begin, "4\n2\n");
    story.done(&[&ACCEPT[..], &["--yes"]].concat());
    story.done(&[&WITHDRAW[..], &["--yes"]].concat());
    let said = story
        .world
        .run(&["--learner", "ana", "resume"], "1 2\nestimate\n2\ny\ny\n");
    let result = "Not passed this time. 3 of 5 points";
    assert!(said.out.contains(result), "{said:?}");
    assert!(!said.out.contains("orrect"), "{said:?}");
    story.done(&["store", "verify"]);
}

#[test]
fn an_export_holds_withdrawals_and_says_what_they_are() {
    let mut story = opened_by_mistake();
    story.done(&[&WITHDRAW[..], &["--yes"]].concat());
    let to = story.world.file("export");
    story.done(&["store", "export", to.to_str().expect("UTF-8")]);
    let read = |name: &str| std::fs::read_to_string(to.join(name)).expect("a file");
    let register = read("register.jsonl");
    assert!(
        register.contains("tutela.erratum-withdrawn/1"),
        "{register}"
    );
    assert!(register.contains("\"what\":\"withdrawn\""), "{register}");
    let readme = read("README.md");
    for word in ["withdrawn", "tutela.erratum-withdrawn/1"] {
        assert!(readme.contains(word), "{word}");
    }
}

#[test]
fn a_withdrawal_that_was_changed_emptied_removed_or_made_up_is_found() {
    for (sql, found) in [
        (
            "update register set body = replace(body, 'Ines Ruiz', 'Nobody') where what = 'withdrawn'",
            "changed after it was written",
        ),
        (
            "update register set salt = null, body = null where what = 'withdrawn'",
            "emptied, and no erasure is registered",
        ),
        ("delete from register where what = 'withdrawn'", "cut off"),
        (
            "update register set what = 'withdrawn', note = 'contacts 1' where what = 'corrected'",
            "changed after it was written",
        ),
    ] {
        let mut story = Story::of_four();
        story.done(&[&ACCEPT[..], &["--yes"]].concat());
        story.done(&[&WITHDRAW[..], &["--yes"]].concat());
        tamper(&story.world.store_path(), sql);
        let said = story.world.run(&["store", "verify"], "");
        assert_eq!(said.code, 1, "{sql}: {said:?}");
        assert!(said.out.contains(found), "{sql}: {}", said.out);
    }
}
