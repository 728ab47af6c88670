//! Records of a passed exam: tampered with, rolled back, erased, and read after the courses are gone.

use std::path::Path;

use crate::journey::{World, copy, pass};
use crate::store::tamper;

#[test]
fn a_swapped_name_is_found_and_a_changed_one_is_not() {
    let mut world = passed();
    holds(&mut world);
    world.run(&["learner", "add", "Somebody Else"], "");
    holds(&mut world);
    tamper(
        &world.store_path(),
        "update learner set name = 'Somebody Else' where name = 'Dana Reyes Ochoa'",
    );
    let said = world.run(&["store", "verify"], "");
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("says otherwise: learner's name\n"),
        "{}",
        said.out
    );
    tamper(
        &world.store_path(),
        "update learner set name = 'Dana Reyes Ochoa', handle = 'dana' where id = (select learner from certificate)",
    );
    world.run(&["learner", "set", "dana", "--name", "Dana Ochoa"], "");
    holds(&mut world);
}

#[test]
fn records_rolled_back_behind_a_certificate_are_found_by_it() {
    let mut world = World::new();
    world.run(&["learner", "add", "Dana Reyes Ochoa"], "");
    world.run(&["store", "backup", "before"], "");
    pass(&mut world, Some("Dana Reyes Ochoa"));
    world.run(&["certificate", "export", "latest", "--to", "out"], "");
    let certificate = file_with(&world.file("out"), "json");
    let held = world.run(&["store", "verify", &certificate], "");
    assert_eq!((held.code, held.err.as_str()), (0, ""), "{}", held.out);
    std::fs::copy(world.file("before"), world.store_path()).expect("rolled back");
    holds(&mut world);
    let said = world.run(&["store", "verify", &certificate], "");
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("they were rolled back behind it"),
        "{}",
        said.out
    );
}

#[test]
fn an_erased_learner_leaves_records_that_hold_and_no_name() {
    let mut world = passed();
    world.run(&["learner", "add", "Ben"], "");
    let code = world.store().learners().expect("readable")[1].code.clone();
    let said = world.run(&["learner", "erase", code.as_str(), "--yes"], "");
    assert_eq!(said.code, 0, "{said:?}");
    assert!(
        said.out.contains("  1 certificate\n  1 attestation\n"),
        "{}",
        said.out
    );
    holds(&mut world);
    for file in ["records.sqlite", "records.sqlite-wal"] {
        let bytes = std::fs::read(world.file(file)).unwrap_or_default();
        assert!(
            !bytes.windows(6).any(|window| window == b"Ochoa\""),
            "{file}"
        );
        assert!(
            !bytes.windows(10).any(|window| window == b"Dana Reyes"),
            "{file}"
        );
    }
}

#[test]
fn everything_about_a_pass_can_be_read_after_the_courses_are_gone() {
    let mut world = World::new();
    let courses = world.file("courses");
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("courses"),
        &courses,
    );
    std::fs::write(world.file("tutela.toml"), "library = \"courses\"\n").expect("written");
    world.run(&["learner", "add", "Dana Reyes Ochoa"], "");
    pass(&mut world, Some("Dana Reyes Ochoa"));
    world.run(&["quiz", "recognize-trafficking", "--questions", "3"], "");
    std::fs::remove_dir_all(&courses).expect("removed");
    for (args, typed) in [
        (vec!["resume"], "1\n"),
        (vec!["review"], ""),
        (vec!["certificate", "list"], ""),
        (vec!["certificate", "show", "latest"], ""),
        (vec!["certificate", "export", "latest", "--to", "out"], ""),
    ] {
        let said = world.run(&args, typed);
        assert_eq!(said.code, 0, "{args:?}: {said:?}");
    }
    holds(&mut world);
}

fn passed() -> World {
    let mut world = World::new();
    world.run(&["learner", "add", "Dana Reyes Ochoa"], "");
    let last = pass(&mut world, Some("Dana Reyes Ochoa"));
    assert!(last.out.contains("tutela certificate export"), "{last:?}");
    world
}

fn holds(world: &mut World) {
    let said = world.run(&["store", "verify"], "");
    assert!(said.out.ends_with("Everything holds.\n"), "{said:?}");
    assert_eq!(said.code, 0);
}

fn file_with(folder: &Path, extension: &str) -> String {
    let mut files = std::fs::read_dir(folder).expect("a folder");
    let file = files.find_map(|file| {
        let path = file.expect("a file").path();
        (path.extension()? == extension).then_some(path)
    });
    file.expect("a file of that kind").display().to_string()
}
