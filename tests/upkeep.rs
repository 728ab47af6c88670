//! What happens to learners while authors work: a changed course, a broken neighbour, a practice that ends on time.

use std::path::{Path, PathBuf};

use crate::journey::{World, copy};

const COURSE: &str = "recognize-trafficking";

fn library(world: &mut World) -> PathBuf {
    let folder = world.file("library");
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("courses"),
        &folder,
    );
    world.library = Some(folder.display().to_string());
    folder
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).expect("readable");
    assert!(text.contains(from), "{}: {from}", file.display());
    std::fs::write(file, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn a_course_changed_under_the_same_version_is_refused_for_exams_once_somebody_sat_it() {
    let mut world = World::new();
    let folder = library(&mut world);
    world.run(&["learner", "add", "Dana"], "");
    world.run(&["quiz", "--exam", COURSE], "");
    world.run(&["resume"], "/submit\ny\n");
    world.wait(3700);
    let course = folder.join(COURSE).join("course.toml");
    edit(&course, "minutes = 45", "minutes = 46");
    let refused = world.run(&["quiz", "--exam", COURSE], "");
    assert_eq!(refused.code, 3, "{refused:?}");
    assert!(refused.err.contains("raise `version`"), "{refused:?}");
    // Practice goes on, and so does the exam under a new version.
    assert_eq!(world.run(&["quiz", COURSE, "--questions", "1"], "").code, 0);
    edit(&course, "version = \"1.", "version = \"2.");
    assert_eq!(world.run(&["quiz", "--exam", COURSE], "").code, 0);
}

#[test]
fn errors_in_one_course_do_not_stop_learners_of_another() {
    let mut world = World::new();
    let folder = library(&mut world);
    edit(
        &folder.join("read-the-numbers/course.toml"),
        "version",
        "verzion",
    );
    let sound = world.run(&["quiz", COURSE, "--anonymous", "--questions", "1"], "");
    assert_eq!(sound.code, 0, "{sound:?}");
    assert!(
        sound.err.contains("`read-the-numbers`"),
        "the closed course is named: {sound:?}"
    );
    let closed = world.run(&["quiz", "read-the-numbers", "--anonymous"], "");
    assert_eq!(closed.code, 3, "{closed:?}");
    assert!(closed.err.contains("tutela check"), "{closed:?}");
}

#[test]
fn practice_by_the_minute_ends_after_the_question_in_hand() {
    let mut world = World::new();
    // The clock ticks twenty seconds at each look, so a minute is over after a question or two.
    let said = world.run(
        &[
            "quiz",
            COURSE,
            "--anonymous",
            "--minutes",
            "1",
            "--questions",
            "50",
        ],
        &"1\n1 2\na1\n".repeat(40),
    );
    assert_eq!(said.code, 0, "{said:?}");
    let asked = said.out.matches("One answer.").count() + said.out.matches("Type a").count();
    assert!(asked < 10, "{asked} questions were asked in a minute");
    assert!(said.out.contains("End of practice"), "{}", said.out);
}
