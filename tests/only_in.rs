//! A course that is not meant to be in a language is not met half in it: that is said once, and all of it is in its own.

use std::fs;
use std::path::Path;

use crate::computer::Computer;
use crate::journey::copy;

fn night_desk(languages: &str) -> Computer {
    let computer = Computer::new();
    let fixture = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/example-library"
    ));
    copy(fixture, &computer.path("desk"));
    let root = computer.path("desk/night-desk/course.toml");
    let text = fs::read_to_string(&root).expect("it is there");
    let listed = format!("builds_on = []\n{languages}");
    fs::write(&root, text.replace("builds_on = []\n", &listed)).expect("written");
    computer
}

// Everything that a practice of all questions shows to whoever asks for Spanish.
fn practice(computer: &Computer) -> String {
    let line = "--lang es --library desk --seed 1 quiz night-desk --anonymous --questions 20";
    let mut command = computer.command(&line.split(' ').collect::<Vec<_>>());
    let answers = computer.path("answers");
    fs::write(&answers, "1\n1; 1; 1\n1 2 3\n".repeat(60)).expect("written");
    command.stdin(fs::File::open(answers).expect("there"));
    computer.done(&command.output().expect("it starts")).out
}

#[test]
fn a_course_in_english_only_is_in_english_and_says_so_once() {
    let only = "Este curso está solo en inglés.";
    let both = practice(&night_desk(""));
    assert!(!both.contains(only) && both.contains('¿'), "{both}");
    let computer = night_desk("languages = [\"en\"]\n");
    let one = practice(&computer);
    assert_eq!(one.matches(only).count(), 1, "{one}");
    assert!(
        !one.contains('¿') && !one.contains("Aún no traducida"),
        "{one}"
    );
    let shown = |lang: &str| {
        let line = format!("--lang {lang} --library desk preview what-a-rate-counts");
        computer.run(&line.split(' ').collect::<Vec<_>>())
    };
    let (spanish, english) = (shown("es"), shown("en"));
    assert_eq!(spanish.out, english.out);
    assert!(spanish.err.starts_with(only), "{spanish:?}");
}
