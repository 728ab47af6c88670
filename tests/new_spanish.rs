//! `tutela new` where a library is written in Spanish: what learners read is Spanish, and `check` finds nothing to say.

use std::path::Path;

use crate::new::{everything, is_clean, is_clean_but_for_facts, run, tutela, words};

// A library of every thing there is to write.
fn whole(folder: &Path) {
    run(folder, "new library . --title Cursos --languages es");
    run(folder, "new course mostrador");
    run(folder, "new course otro --minutes 15");
    run(folder, "new bank mostrador/avisos");
    run(folder, "new bank mostrador/casos");
    for kind in tutela::source::word::TYPES {
        run(
            folder,
            &format!("new item mostrador/avisos a-{kind} --type {kind}"),
        );
    }
    for signal in tutela::source::word::SIGNALS {
        run(
            folder,
            &format!("new case mostrador/casos c-{signal} --signal {signal}"),
        );
    }
    run(
        folder,
        "new module mostrador/senales --new-objective mostrador.senales --bank avisos",
    );
    run(folder, "new card mostrador recepcion");
    let course = folder.join("mostrador/course.toml");
    let text = std::fs::read_to_string(&course).expect("written");
    let text = text.replace("from = [\"notice\"]", "from = [\"notice\", \"avisos\"]");
    let section = "[[exam.section]]\nid = \"casos\"\ntitle = \"Un caso\"\ncases = 1\nitems_per_case = 3\nfrom = [\"casos\"]\n";
    let text = text.replace("[completion]", &format!("{section}\n[completion]"));
    std::fs::write(&course, text).expect("written");
}

#[test]
fn a_spanish_library_of_everything_checks_without_an_error() {
    let dir = tempfile::tempdir().expect("a folder");
    whole(dir.path());
    is_clean(dir.path());
    // A fact that nobody has looked up yet is a hint, here as elsewhere.
    for kind in ["statistic", "contact", "law"] {
        run(
            dir.path(),
            &format!("new fact un-{kind} --kind {kind} --file hechos"),
        );
    }
    run(dir.path(), "new source manual");
    is_clean_but_for_facts(dir.path());
    run(dir.path(), "stress mostrador --seeds 5");
    run(dir.path(), "--lang es card recepcion");
}

#[test]
fn no_learner_of_a_spanish_library_meets_an_english_example() {
    let dir = tempfile::tempdir().expect("a folder");
    whole(dir.path());
    run(dir.path(), "new source manual");
    run(dir.path(), "new fact linea --kind contact");
    const ENGLISH: [&str; 12] = [
        "the", "and", "who", "what", "with", "your", "you", "is", "are", "example", "be", "filled",
    ];
    for (path, text) in everything(dir.path()) {
        let is_schema = path.extension().is_some_and(|ending| ending == "json");
        let text = String::from_utf8(text).expect("UTF-8");
        let written = text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'));
        for line in written.filter(|_| !is_schema) {
            let value = line.split_once('=').map_or(line, |(_, value)| value);
            // What the engine's own words are is no example: ids, types, who set a cut score.
            if line.starts_with("id =") || line.starts_with("cut_score_set_by") {
                continue;
            }
            let mut all = value.split(|c: char| !c.is_alphabetic());
            let english = all.find(|word| ENGLISH.contains(&word.to_lowercase().as_str()));
            assert_eq!(english, None, "{}: {line}", path.display());
        }
    }
}

#[test]
fn the_first_language_decides_and_a_law_stays_in_its_own() {
    let dir = tempfile::tempdir().expect("a folder");
    run(dir.path(), "new library en-es --languages en,es");
    run(dir.path(), "new library es-en --languages es,en");
    for (library, summary) in [("en-es", "What to do when"), ("es-en", "Qué hacer cuando")] {
        let folder = dir.path().join(library);
        run(&folder, "new course desk");
        let course = std::fs::read_to_string(folder.join("desk/course.toml")).expect("written");
        assert!(course.contains(summary), "{course}");
    }
    let folder = dir.path().join("es-en");
    let (code, _, err) = tutela(&folder, &words("new course hotel --from us-ca-lodging"));
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("The topics stand in English"), "{err}");
    run(
        dir.path(),
        "new library solo --languages es --from us-ca-lodging",
    );
    is_clean(&dir.path().join("solo"));
}
