//! How long a command takes to begin: `tutela --version` and `tutela form` beside a program that only prints a line.

mod pair;

use std::path::Path;
use std::process::{Command, Stdio};

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let hello = folder.path().join("hello");
    build_hello(&hello);
    let tutela = Path::new(env!("CARGO_BIN_EXE_tutela"));
    let form = ["form", "recognize-trafficking", "--seed", "1", "--json"];

    let [version, form, bare] = pair::pair(
        "Start-up",
        100,
        [
            ("tutela --version", &mut || {
                pair::time(|| run(tutela, &["--version"]))
            }),
            ("tutela form", &mut || pair::time(|| run(tutela, &form))),
            ("a Rust hello, world", &mut || {
                pair::time(|| run(&hello, &[]))
            }),
        ],
    );
    for (what, took, limit) in [
        ("tutela --version", version, 10.0),
        ("tutela form", form, 40.0),
    ] {
        let over = (took.as_secs_f64() - bare.as_secs_f64()) * 1e3;
        pair::verdict(
            &format!("{what}, ms over hello"),
            over,
            &format!("at most {limit}"),
            over <= limit,
        );
    }
}

fn build_hello(program: &Path) {
    let source = program.with_extension("rs");
    std::fs::write(&source, "fn main() { println!(\"hello, world\"); }")
        .expect("a temporary folder can be written");
    let done = Command::new("rustc")
        .arg("-O")
        .arg("-o")
        .args([program, &source])
        .status();
    assert!(
        done.is_ok_and(|status| status.success()),
        "rustc builds a hello, world"
    );
}

fn run(program: &Path, args: &[&str]) {
    let status = Command::new(program)
        .args(args)
        .stdout(Stdio::null())
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "{} {} succeeds",
        program.display(),
        args.join(" ")
    );
}
