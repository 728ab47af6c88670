//! Errata where somebody sits and can be asked: what is read counts as told, what is typed is recorded; and how a notice
//! stands on the page.

use super::{ACCEPT, NOTICE, Story};
use crate::journey::World;

#[test]
fn what_nobody_stayed_to_read_is_told_again() {
    let mut story = Story::of_four();
    story.done(&[&ACCEPT[..], &["--notice-en", NOTICE, "--yes"]].concat());
    story.world.asks = true;
    let start = |story: &mut Story, typed: &str| {
        let said = story.world.run(&["--learner", "ana"], typed);
        assert_eq!(said.code, 0, "{said:?}");
        (
            said.out.contains(NOTICE),
            said.err.contains("Enter to go on:"),
        )
    };
    assert_eq!(start(&mut story, ""), (true, true));
    assert_eq!(start(&mut story, "\n"), (true, true));
    assert_eq!(start(&mut story, ""), (false, false));
}

#[test]
fn to_withdraw_is_confirmed_by_the_name_of_the_item() {
    let mut story = Story::of_four();
    story.done(&[&ACCEPT[..], &["--yes"]].concat());
    story.world.asks = true;
    let withdraw = [
        "erratum", "withdraw", "latest", "--reason", "Why", "--by", "Ines",
    ];
    for (typed, recorded) in [
        ("\n", false),
        ("contacts\n", false),
        ("", false),
        ("Cases-per-100k\n", true),
    ] {
        let said = story.world.run(&withdraw, typed);
        let shown = "Type cases-per-100k to withdraw the erratum, Enter to";
        assert!(said.err.contains(shown), "{said:?}");
        assert_eq!(
            said.out.contains("Withdrawn: erratum"),
            recorded,
            "{typed:?}: {said:?}"
        );
        assert_eq!(
            said.out.contains("Nothing was recorded."),
            !recorded,
            "{typed:?}"
        );
    }
    story.done(&["store", "verify"]);
}

#[test]
fn what_no_flag_says_is_asked_and_in_a_pipe_named_at_once() {
    let mut story = Story::of_four();
    let open = ["erratum", "open", "cases-per-100k"];
    let piped = story.world.run(&open, "");
    assert_eq!(piped.code, 2, "{piped:?}");
    assert!(
        piped.err.ends_with(
            "error: an erratum says what is decided, why, and who decides\nhelp: give --accept ANSWER, --drop or --no-change; \
             --reason TEXT; --by NAME\n"
        ),
        "{piped:?}"
    );
    story.world.asks = true;
    let typed = "?\naccept\n?\nfour\n4\n\nThe key had a slip\nInes Ruiz\ncases-per-100k\n";
    let asked = story.world.run(&open, typed);
    assert_eq!(asked.code, 0, "{asked:?}");
    for said in [
        "Choice (accept, drop, no-change), ? or /quit:",
        "drop: the item counts no longer",
        "Answer that counts as right as well, ? or /quit:",
        "--accept 4",
        "is not a number",
        "It needs an answer; ? explains.",
        "Who decides, ? or /quit:",
    ] {
        assert!(asked.err.contains(said), "{said}: {asked:?}");
    }
    assert!(asked.out.contains("Recorded: erratum"), "{asked:?}");
    story.done(&["store", "verify"]);
}

#[test]
fn a_mistyped_item_is_met_with_the_nearest_of_all_there_are() {
    let mut story = Story::of_four();
    let near = story.world.run(&["erratum", "report", "cases-per-100"], "");
    assert!(
        near.err.contains("did you mean `cases-per-100k`?\n"),
        "{near:?}"
    );
}

#[test]
fn a_notice_stands_between_single_blank_lines_wherever_somebody_starts() {
    let course = "recognize-trafficking";
    for start in [
        &[][..],
        &["quiz", course],
        &["learn", "--course", course],
        &["resume"],
        &["review"],
    ] {
        for (asks, lang) in [(false, "en"), (true, "es")] {
            let mut world = World::new();
            world.lang = lang;
            let mut done = |args: &[&str], typed: &str| {
                let said = world.run(args, typed);
                assert_eq!(said.code, 0, "{args:?}: {said:?}");
                world.store()
            };
            done(&["learner", "add", "Ana Ruiz", "--id", "ana"], "");
            let store = done(&["quiz", course, "--questions", "2"], "/skip\n/skip\n");
            if !start.contains(&"quiz") && !start.contains(&"review") {
                done(&["learn", "--course", course], "");
            }
            let attempt = &store.attempts(Default::default()).expect("readable")[0];
            let (session, _) = tutela::sitting::replay(&store, attempt.id).expect("readable");
            let item = session.slot_at(0).expect("a question").item.to_string();
            let open = [
                "erratum", "open", &item, "--drop", "--reason", "Why", "--by", "Ines", "--yes",
            ];
            done(&open, "");
            world.asks = asks;
            let said = world.run(&[&["--learner", "ana"], start].concat(), "\n\n");
            let title = if lang == "es" {
                "Una corrección"
            } else {
                "A correction"
            };
            let text = format!("{start:?}, asks: {asks}\n{}\n{}", said.out, said.err);
            assert!(said.out.contains(title), "{text}");
            assert!(!said.out.contains("\n\n\n"), "{text}");
            assert!(!said.out.starts_with('\n'), "{text}");
        }
    }
}
