//! `tutela store`: where records are, what cannot be a store, copies, exports, tampering.

use std::path::Path;

use rusqlite::Connection;

use crate::computer::{Computer, Done, path};

#[test]
fn nothing_is_made_by_looking() {
    let computer = Computer::new();
    for args in [["store", "status"], ["store", "verify"]] {
        let done = computer.run(&args);
        assert_eq!(done.code, Some(3));
        assert!(
            done.err
                .contains("there are no records at HOME/.local/share/tutela/records.sqlite")
        );
    }
    assert_eq!(computer.run(&["learner", "list"]).code, Some(0));
    assert!(!computer.records().exists());
}

#[test]
fn status_says_where_records_are_and_what_they_hold() {
    let computer = Computer::new();
    computer.out(&["learner", "add", "Ana"]);
    computer.out(&["learner", "add", "Ben", "--id", "ben"]);
    computer.out(&["learner", "erase", "ben", "--yes"]);
    check("store-status", &computer.out(&["store", "status"]));
    let json = computer.out(&["store", "status", "--json"]);
    let status: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(status["schema"], "tutela.store-status/1");
    assert_eq!(
        (&status["learners"], &status["erased"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn records_are_kept_where_flag_environment_or_account_say() {
    let computer = Computer::new();
    let made = |name: &str| computer.path(name).exists();
    computer.out(&["learner", "add", "Ana"]);
    assert!(computer.records().exists());
    computer.out(&["--store", "flag.sqlite", "learner", "add", "Ana"]);
    assert!(made("flag.sqlite"));
    computer.out(&[
        "learner",
        "add",
        "Ana",
        "--store",
        "sqlite:deep/er/flag.sqlite",
    ]);
    assert!(made("deep/er/flag.sqlite"));
    for (variable, value, file) in [
        ("TUTELA_STORE", "env.sqlite", "env.sqlite"),
        (
            "XDG_DATA_HOME",
            &path(&computer.path("xdg")),
            "xdg/tutela/records.sqlite",
        ),
    ] {
        let done = computer
            .command(&["learner", "add", "Ana"])
            .env(variable, value)
            .output();
        assert!(done.expect("the program starts").status.success());
        assert!(made(file), "{variable}");
    }
}

#[test]
fn what_cannot_be_a_store_is_a_clear_failure() {
    let computer = Computer::new();
    std::fs::write(computer.path("garbage"), "not a database\n".repeat(100)).expect("written");
    std::fs::create_dir(computer.path("folder")).expect("made");
    std::fs::write(computer.path("file"), "x").expect("written");
    Connection::open(computer.path("other"))
        .and_then(|conn| conn.execute_batch("create table music (song text)"))
        .expect("a database");
    computer.out(&["--store", "newer", "learner", "add", "Ana"]);
    tamper(
        &computer.path("newer"),
        "update schema_version set version = 9",
    );
    let mut said = String::new();
    for store in [
        "garbage",
        "folder",
        "file/records",
        "other",
        "newer",
        "postgres://host/db",
    ] {
        let done = computer.run(&["--store", store, "learner", "add", "Ana"]);
        said += &format!("--store {store}\n{}\n", done.shown());
    }
    check("store-refused", &said);
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_said_at_once() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let computer = Computer::new();
    computer.out(&["--store", "records.sqlite", "learner", "add", "Ana"]);
    let file = computer.path("records.sqlite");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o444)).expect("set");
    let home = computer.path("");
    std::fs::set_permissions(&home, PermissionsExt::from_mode(0o555)).expect("set");
    let owner = home.metadata().expect("it is there").uid();
    let mut command = computer.command(&["--store", "records.sqlite", "learner", "add", "Ben"]);
    // Root may write to any file: then somebody else tries.
    let copy;
    if owner == 0 {
        copy = tempfile::tempdir().expect("a temporary folder");
        std::fs::set_permissions(copy.path(), PermissionsExt::from_mode(0o755)).expect("set");
        let program = copy.path().join("tutela");
        // By a process of its own: a program that this one holds open for writing, if only in a fork, cannot be started.
        let mut copying = std::process::Command::new("cp");
        let copied = copying.arg(command.get_program()).arg(&program).status();
        assert!(copied.expect("cp starts").success());
        command = std::process::Command::new(program);
        command
            .args(["--store", "records.sqlite", "learner", "add", "Ben"])
            .env_clear()
            .current_dir(&home)
            .uid(65534);
    }
    let output = command.output().expect("the program starts");
    std::fs::set_permissions(&home, PermissionsExt::from_mode(0o755)).expect("set");
    let done = computer.done(&output);
    assert_eq!(
        done.err,
        "error: records.sqlite can be read but not written to\n"
    );
    assert_eq!(done.code, Some(3));
}

#[test]
fn a_backup_is_a_store_of_its_own_and_nothing_is_written_over() {
    let computer = Computer::new();
    computer.out(&["learner", "add", "Ana"]);
    computer.out(&["store", "backup", "copy.sqlite"]);
    let again = computer.run(&["store", "backup", "copy.sqlite"]);
    assert_eq!(
        (again.code, again.err.as_str()),
        (
            Some(3),
            "error: HOME/copy.sqlite is there already; nothing was written\n"
        )
    );
    assert_eq!(
        computer.out(&["--store", "copy.sqlite", "learner", "list"]),
        computer.out(&["learner", "list"])
    );
    let nowhere = computer.run(&["store", "backup", "no/such/folder.sqlite"]);
    assert_eq!(nowhere.code, Some(3));
}

#[test]
fn init_makes_records_once() {
    let computer = Computer::new();
    computer.out(&["store", "init", "new.sqlite"]);
    assert!(
        computer
            .out(&["--store", "new.sqlite", "store", "status"])
            .contains("learners: 0")
    );
    assert_eq!(computer.run(&["store", "init", "new.sqlite"]).code, Some(3));
}

#[test]
fn an_export_goes_into_an_empty_folder_only() {
    let computer = Computer::new();
    computer.out(&["learner", "add", "Zoë Ångström"]);
    let done = computer.run(&["store", "export", "out"]);
    check("store-export", &done.shown());
    let learners = std::fs::read_to_string(computer.path("out/learner.jsonl")).expect("a file");
    let learner: serde_json::Value = serde_json::from_str(learners.trim()).expect("JSON");
    assert_eq!(learner["name"], "Zoë Ångström");
    assert_eq!(computer.run(&["store", "export", "out"]).code, Some(3));
}

#[test]
fn verify_says_what_was_tampered_with_and_answers_no() {
    let computer = Computer::new();
    computer.out(&["learner", "add", "Ana", "--id", "ana"]);
    computer.out(&["learner", "set", "ana", "--name", "Ana Ruiz"]);
    assert_eq!(
        computer.out(&["store", "verify"]),
        "Looked at 0 attempts, 0 events, 0 certificates. Everything holds.\n"
    );
    tamper(
        &computer.records(),
        "update register set at = '2020-01-01T00:00:00.000Z'",
    );
    let done = computer.run(&["store", "verify"]);
    let expected = Done {
        code: Some(1),
        out: "register entry 1: changed after it was written\nLooked at 0 attempts, 0 events, 0 certificates. 1 finding.\n".into(),
        err: String::new(),
    };
    assert_eq!(done, expected);
    let json = computer.run(&["store", "verify", "--json"]);
    assert_eq!(json.code, Some(1));
    let verified: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(verified["findings"][0]["record"], "register entry 1");
}

/// Changes records behind the program's back.
pub fn tamper(file: &Path, sql: &str) {
    Connection::open(file)
        .and_then(|conn| conn.execute_batch(sql))
        .expect("tampered");
}

fn check(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}
