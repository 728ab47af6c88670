//! What is known to be wrong is asked no more until it is put right: in practice never, in an exam where others can stand
//! in its place.

use std::fs;
use std::path::{Path, PathBuf};

use super::{LIBRARY, Story, check};

const DROP: [&str; 9] = [
    "erratum",
    "open",
    "contacts",
    "--drop",
    "--reason",
    "Two options were right",
    "--by",
    "Ines Ruiz",
    "--yes",
];

const STEM: &str = "A hotline reports 40 contacts.";

// One more item for the same place in the exam.
const ANOTHER: &str = r#"
[[item]]
id = "calls-counted"
type = "true-false"
objective = "count"
level = "recall"
stem = "A call is a contact."
answer = true
rationale = "It is one way to be in contact."
sources = []
"#;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &name),
            false => drop(fs::copy(&path, &name).expect("a copy")),
        }
    }
}

// A library of the story's own, whose bank can be changed.
fn own_library(story: &mut Story) -> PathBuf {
    let folder = story.world.file("library");
    copy(Path::new(LIBRARY), &folder);
    story.world.library = Some(folder.to_str().expect("UTF-8").to_owned());
    folder.join("rates/banks/rates.toml")
}

fn change(bank: &Path, change: impl Fn(&str) -> String) {
    let text = fs::read_to_string(bank).expect("a bank");
    let course = bank.with_file_name("../course.toml");
    fs::write(bank, change(&text)).expect("written");
    // The same version with other content is refused once somebody sat it.
    let text = fs::read_to_string(&course).expect("a course");
    let (before, after) = ("version = \"1.0.0\"", "version = \"1.1.0\"");
    fs::write(&course, text.replace(before, after)).expect("written");
}

fn practises(story: &mut Story, args: &[&str]) -> String {
    let args = [&["quiz", "rates"], args].concat();
    let said = story.world.run(&args, &"/skip\n".repeat(9));
    format!("{}{}", said.out, said.err)
}

#[test]
fn practice_leaves_out_what_is_known_to_be_wrong_until_its_revision_is_raised() {
    let mut story = Story::new();
    let bank = own_library(&mut story);
    story.add("Ana Ruiz", "ana");
    story.sits("ana", "40 1 1+2 estimate 2");
    let before = practises(&mut story, &["--learner", "ana"]);
    assert!(before.contains("Practice, 5 questions."), "{before}");
    story.done(&DROP);
    for whose in [&["--learner", "ana"][..], &["--anonymous"]] {
        let said = practises(&mut story, whose);
        assert!(said.contains("Practice, 4 questions."), "{said}");
        assert_eq!(
            said.matches(STEM).count(),
            usize::from(said.contains("orrection"))
        );
    }
    story.world.lang = "es";
    story.run(&["--learner", "ana", "quiz", "rates", "--topic", "count"]);
    story.world.lang = "en";
    story.run(&["--learner", "ana", "quiz", "rates", "--topic", "count"]);
    check("erratum-practice-all-wrong", &story.text);
    // Withdrawn, it is asked again.
    story.done(&[
        "erratum", "withdraw", "latest", "--reason", "Why", "--by", "Ines", "--yes",
    ]);
    let back = practises(&mut story, &["--anonymous"]);
    assert!(back.contains("Practice, 5 questions."), "{back}");
    story.done(&DROP);
    change(&bank, |text| {
        text.replace("id = \"contacts\"\n", "id = \"contacts\"\nrevision = 2\n")
    });
    let raised = practises(&mut story, &["--anonymous"]);
    assert!(raised.contains("Practice, 5 questions."), "{raised}");
}

#[test]
fn an_exam_draws_another_where_there_is_one() {
    let mut story = Story::new();
    let bank = own_library(&mut story);
    story.add("Ana Ruiz", "ana");
    story.sits("ana", "40 1 1+2 estimate 2");
    let opened = story.done(&DROP);
    let short = "The exam of rates has too few others";
    assert!(opened.contains(short), "{opened}");
    change(&bank, |text| format!("{text}{ANOTHER}"));
    for number in 0..6 {
        let handle = format!("l{number}x");
        story.add("Lou Park", &handle);
        let said = story.world.run(
            &["--learner", &handle, "quiz", "--exam", "rates"],
            "40\n1\n1 2\nestimate\n2\ny\ny\n",
        );
        assert!(said.out.contains("A call is a contact."), "{said:?}");
        assert!(!said.out.contains(STEM), "{said:?}");
    }
    // A rehearsal is drawn by its seed and the library alone, as `form` shows it.
    let drawn = |story: &mut Story, seed: &str| {
        let form = ["form", "rates", "--seed", seed, "--json"];
        story.done(&form).contains("\"item\": \"contacts\"")
    };
    let seed = ["1", "2", "3", "4", "5", "6", "7", "8"]
        .into_iter()
        .find(|seed| drawn(&mut story, seed))
        .expect("one of them draws it");
    let form = story.world.run(&["form", "rates", "--seed", seed], "");
    assert!(
        form.err.contains("`contacts` is known to be wrong"),
        "{form:?}"
    );
    let rehearsal = [
        "--learner",
        "ana",
        "quiz",
        "--exam",
        "rates",
        "--seed",
        seed,
    ];
    let said = story
        .world
        .run(&rehearsal, "40\n1\n1 2\nestimate\n2\ny\ny\n");
    assert!(said.out.contains(STEM), "{said:?}");
    story.done(&["store", "verify"]);
}

#[test]
fn where_there_is_no_other_it_is_drawn_scored_with_the_erratum_and_told() {
    let mut story = Story::new();
    story.add("Ana Ruiz", "ana");
    story.sits("ana", "40 1 1+2 estimate 2");
    story.done(&DROP);
    story.add("Eva Roth", "eva");
    story.note("Eva starts before she sits anything: nothing concerns her yet");
    story.run(&["--learner", "eva", "resume"]);
    let said = story.world.run(
        &["--learner", "eva", "quiz", "--exam", "rates"],
        "40\n2\n1 2\nestimate\n2\ny\ny\n",
    );
    let text = story.shown(&said.out);
    let result = text.find("Submitted").expect("a result");
    let result = &text[result..];
    story.text.push_str(&format!(
        "$ tutela --learner eva quiz --exam rates\n…\n{result}\n"
    ));
    story.note("It was told once");
    story.run(&["--learner", "eva", "resume"]);
    story.run(&["store", "verify"]);
    check("erratum-drawn-all-the-same", &story.text);
}
