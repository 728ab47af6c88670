//! What `--help` says, and what completes it in a shell.

use assert_cmd::Command;

#[test]
fn the_first_page_of_help_is_for_people() {
    let text = stdout(&["--help"]);
    snapshot("help", &text);
    assert_eq!(text, stdout(&["-h"]));
}

#[test]
fn the_help_of_a_command_begins_with_examples() {
    snapshot("help-quiz", &stdout(&["quiz", "--help"]));
    for command in tutela::cli::help::command(80).get_subcommands() {
        let name = command.get_name();
        let text = stdout(&[name, "--help"]);
        let (examples, usage) = (text.find("Examples"), text.find("Usage:"));
        assert!(
            examples.is_some() && examples < usage,
            "`tutela {name} --help` does not begin with examples:\n{text}"
        );
        assert_eq!(text, stdout(&[name, "-h"]));
    }
}

#[test]
fn no_line_of_help_is_wider_than_a_small_terminal() {
    let commands = tutela::cli::help::command(80);
    let mut pages = vec![vec!["--help"]];
    for command in commands.get_subcommands() {
        pages.push(vec![command.get_name(), "--help"]);
        for below in command.get_subcommands() {
            pages.push(vec![command.get_name(), below.get_name(), "--help"]);
        }
    }
    for page in pages {
        for line in stdout(&page).lines() {
            assert!(line.chars().count() <= 80, "{page:?}: {line}");
        }
    }
}

#[test]
fn a_course_is_named_by_its_place_or_by_a_flag() {
    let named = stdout(&["form", "lodging", "--seed", "1"]);
    assert_eq!(
        named,
        stdout(&["form", "--course", "lodging", "--seed", "1"])
    );
    let quiz = ["quiz", "--anonymous", "--questions", "1", "--seed", "1"];
    let by_place = stdout(&[&quiz[..], &["lodging"]].concat());
    assert_eq!(
        by_place,
        stdout(&[&quiz[..], &["--course", "lodging"]].concat())
    );
    assert_ne!(by_place, stdout(&[&quiz[..], &["transport"]].concat()));
}

#[test]
fn each_shell_completes_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&["completions", shell]);
        for word in ["quiz", "certificate", "completions", "--library"] {
            assert!(
                script.contains(word.trim_start_matches('-')),
                "{shell} does not know {word}"
            );
        }
    }
}

#[test]
fn a_shell_we_do_not_know_is_a_usage_mistake_with_the_list() {
    let done = tutela().args(["completions", "tcsh"]).assert().code(2);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(
        said.contains("bash, elvish, fish, powershell, zsh"),
        "{said}"
    );
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

fn stdout(args: &[&str]) -> String {
    let done = tutela().args(args).assert().success();
    String::from_utf8(done.get_output().stdout.clone()).expect("we write UTF-8")
}

fn tutela() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    command.env_clear();
    command
}
