//! Items that are still a form of `tutela new`: an author sees them, no learner is asked them, and an exam that would need
//! one waits.

use std::fs;

use crate::computer::{Computer, Done};

fn desk() -> Computer {
    let computer = Computer::new();
    for line in [
        "new library desk",
        "--library desk new course our-desk",
        "--library desk new item our-desk/notice late --type choice --objective our-desk.respond",
    ] {
        ok(&computer, line);
    }
    computer
}

fn tutela(computer: &Computer, line: &str) -> Done {
    computer.run(&line.split(' ').collect::<Vec<_>>())
}

#[track_caller]
fn ok(computer: &Computer, line: &str) -> Done {
    let done = tutela(computer, line);
    assert_eq!(done.code, Some(0), "{line}: {done:?}");
    done
}

fn drawn(computer: &Computer) -> String {
    let forms = (1..=20).map(|seed| {
        let line = format!("--library desk form our-desk --seed {seed} --json");
        ok(computer, &line).out
    });
    forms.collect()
}

#[test]
fn what_is_still_a_form_is_shown_to_its_author_and_asked_of_nobody() {
    let computer = desk();
    let shown = ok(&computer, "--library desk preview late");
    assert!(shown.out.contains("Example. "), "{shown:?}");
    assert!(!drawn(&computer).contains("\"late\""));
    let quiz = "--library desk quiz our-desk --anonymous --questions 20";
    let practice = ok(&computer, quiz);
    assert!(
        practice.out.contains("Practice, 3 questions"),
        "{practice:?}"
    );
    // Whoever means the words says so.
    let bank = computer.path("desk/our-desk/banks/notice.toml");
    let text = fs::read_to_string(&bank).expect("it is there");
    let allow = "id = \"late\"\nallow = [\"L0412: these are our words\"]";
    fs::write(&bank, text.replace("id = \"late\"", allow)).expect("written");
    assert!(drawn(&computer).contains("\"late\""));
    let practice = ok(&computer, quiz);
    assert!(
        practice.out.contains("Practice, 4 questions"),
        "{practice:?}"
    );
}

#[test]
fn an_exam_that_needs_a_form_waits_and_check_says_so() {
    let computer = desk();
    let root = computer.path("desk/our-desk/course.toml");
    let text = fs::read_to_string(&root).expect("it is there");
    fs::write(&root, text.replace("draw = 2", "draw = 3")).expect("written");
    let check = ok(&computer, "check desk");
    assert!(
        check.out.contains(
            "warning[L0512]: section `what-you-do` draws 3 items, and 2 are there that can be asked"
        ),
        "{check:?}"
    );
    let form = ok(&computer, "--library desk form our-desk --seed 1");
    assert!(
        form.err.contains("no learner gets this exam yet: `late`"),
        "{form:?}"
    );
    ok(&computer, "learner add Ana");
    for (lang, said) in [
        (
            "en",
            "error: this exam cannot be given yet: some of its questions are still to be written",
        ),
        (
            "es",
            "error: este examen todavía no se puede hacer: faltan por escribir algunas de sus preguntas",
        ),
    ] {
        let line = format!("--lang {lang} --library desk quiz our-desk --exam");
        let exam = tutela(&computer, &line);
        assert_eq!(exam.code, Some(1), "{exam:?}");
        assert!(exam.err.contains(said), "{exam:?}");
    }
}
