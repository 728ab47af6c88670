//! The whole life of a certificate, as a transcript: earned, about to end, renewed, corrected, withdrawn; and what a
//! reader is told at each turn.

use std::path::Path;

use crate::journey::{World, copy, pass};

/// A transcript of what the coordinator and the learner see. Ids are called by the order they first appear in.
struct Transcript {
    world: World,
    text: String,
    ids: Vec<String>,
}

impl Transcript {
    fn new(lang: &'static str) -> Transcript {
        let mut world = World::new();
        world.lang = lang;
        Transcript {
            world,
            text: String::new(),
            ids: Vec::new(),
        }
    }

    fn note(&mut self, text: &str) {
        self.text.push_str(&format!("# {text}\n\n"));
    }

    // Runs a command and writes down what it said; the exit code where it is not 0.
    fn run(&mut self, args: &[&str]) -> String {
        let args: Vec<String> = args.iter().map(|arg| self.real(arg)).collect();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let said = self.world.run(&args, "");
        let typed: Vec<String> = args
            .iter()
            .map(|arg| match arg.contains(' ') {
                true => format!("\"{arg}\""),
                false => (*arg).to_owned(),
            })
            .collect();
        let mut text = format!("$ tutela {}\n{}{}", typed.join(" "), said.out, said.err);
        if said.code != 0 {
            text.push_str(&format!("exit: {}\n", said.code));
        }
        let mut text = self.shown(&text);
        // What a certificate says is another test's; here it is the verdict that counts.
        if args[0] == "verify" {
            let (verdict, rest) = text.split_once("\n\n").expect("a verdict and its facts");
            let exit = rest
                .rsplit_once("exit: ")
                .map_or(String::new(), |(_, code)| format!("exit: {code}"));
            text = format!("{verdict}\n…\n{exit}");
        }
        self.text.push_str(&format!("{text}\n"));
        said.out
    }

    // Everything from the lessons to the certificate; only the end of it is written down.
    fn pass(&mut self, name: &str) {
        let said = pass(&mut self.world, Some(name));
        let at = said.out.rfind("\n\n").map_or(0, |at| at + 2);
        let text = self.shown(&said.out[at..]);
        self.text
            .push_str(&format!("$ tutela resume --attest \"{name}\"\n…\n{text}\n"));
    }

    fn days(&mut self, days: i64) {
        self.world.wait(days * 86_400);
    }

    fn real(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (number, id) in self.ids.iter().enumerate() {
            text = text.replace(&format!("<{}>", number + 1), id);
        }
        text
    }

    fn shown(&mut self, text: &str) -> String {
        for certificate in self.world.store().certificates(None).expect("readable") {
            if !self.ids.contains(&certificate.id) {
                self.ids.push(certificate.id);
            }
        }
        let home = self.world.home.path().display().to_string();
        let mut text = text.replace(&home, "HOME");
        for (number, id) in self.ids.iter().enumerate() {
            text = text.replace(id, &format!("<{}>", number + 1));
        }
        text
    }
}

#[test]
fn the_life_of_a_certificate() {
    let mut life = Transcript::new("en");
    life.run(&["learner", "add", "Dana Reyes Ochoa", "--id", "dana"]);
    life.pass("Dana Reyes Ochoa");
    life.run(&["certificate", "status"]);
    life.run(&["certificate", "renew"]);
    life.note("Ten months later");
    life.days(300);
    life.run(&["certificate", "status", "--within", "90"]);
    life.run(&["courses"]);
    life.run(&["certificate", "renew"]);
    life.note("Dana does the course again");
    life.pass("Dana Reyes Ochoa");
    life.run(&["verify", "<1>"]);
    life.run(&["verify", "<2>"]);
    life.run(&["certificate", "status"]);
    life.note("The name was wrong");
    life.run(&[
        "certificate",
        "correct",
        "<2>",
        "--name",
        "Dana Reyes",
        "--reason",
        "One family name",
        "--by",
        "Ines Ruiz",
    ]);
    life.run(&[
        "certificate",
        "correct",
        "<3>",
        "--reason",
        "Again",
        "--by",
        "Ines Ruiz",
    ]);
    life.run(&["verify", "<2>"]);
    life.run(&["verify", "<3>"]);
    life.note("A new key; then the old computer is stolen");
    life.run(&["key", "show"]);
    life.run(&["key", "rotate"]);
    life.run(&["verify", "<3>"]);
    life.run(&[
        "key",
        "lost",
        "--since",
        "2027-09-01",
        "--reason",
        "Laptop stolen",
        "--by",
        "Ines Ruiz",
    ]);
    life.run(&["verify", "<3>"]);
    life.run(&[
        "certificate",
        "correct",
        "<3>",
        "--reason",
        "Key",
        "--by",
        "Ines Ruiz",
    ]);
    life.run(&["key", "rotate"]);
    life.run(&["key", "show"]);
    life.run(&[
        "certificate",
        "correct",
        "<3>",
        "--reason",
        "The old key is stolen",
        "--by",
        "Ines Ruiz",
    ]);
    life.run(&["verify", "<4>"]);
    life.note("It comes out that somebody else sat the exam");
    life.run(&[
        "certificate",
        "revoke",
        "<4>",
        "--reason",
        "Sat by another",
        "--by",
        "Ines Ruiz",
    ]);
    life.run(&[
        "certificate",
        "revoke",
        "<4>",
        "--reason",
        "Sat by another",
        "--by",
        "Ines Ruiz",
    ]);
    life.run(&["verify", "<4>"]);
    life.run(&["certificate", "status-list", "--to", "lists"]);
    life.run(&["certificate", "claim"]);
    life.run(&["certificate", "status"]);
    life.run(&["certificate", "list"]);
    life.run(&["store", "verify"]);
    check("life-of-a-certificate", &life.text);
}

// The course whose certificate ends with the holder's own licence.
fn by_licence(world: &mut World) {
    let library = world.file("library");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("courses");
    copy(&shipped, &library);
    let file = library.join("recognize-trafficking/course.toml");
    let text = std::fs::read_to_string(&file).expect("a course");
    let rule = "licence_cycle = { length = \"24 months\" }";
    let ruled = text.replace("valid_for = \"12 months\"", rule);
    assert_ne!(ruled, text);
    std::fs::write(&file, ruled).expect("written");
    world.library = Some(library.display().to_string());
}

#[test]
fn a_certificate_that_ends_with_a_licence_waits_for_its_day_and_loses_nothing() {
    for lang in ["en", "es"] {
        let mut life = Transcript::new(lang);
        by_licence(&mut life.world);
        life.run(&["learner", "add", "Dana Reyes Ochoa", "--id", "dana"]);
        life.pass("Dana Reyes Ochoa");
        life.run(&["certificate", "claim", "--attest", "Dana Reyes Ochoa"]);
        assert!(life.ids.is_empty());
        life.run(&["learner", "set", "dana", "--licence-ends", "2027-02-30"]);
        life.run(&["learner", "set", "dana", "--licence-ends", "2029-02-28"]);
        life.run(&["certificate", "claim", "--attest", "Dana Reyes Ochoa"]);
        life.note("Another day entered later changes no certificate");
        life.run(&["learner", "set", "dana", "--licence-ends", "2030-12-31"]);
        life.run(&["certificate", "list"]);
        life.note("The day is personal data");
        life.run(&["learner", "erase", "dana", "--yes"]);
        let row = "select count(*) from learner where licence_ends is not null";
        let kept = rusqlite::Connection::open(life.world.store_path());
        let kept = kept.expect("records").query_row(row, [], |row| row.get(0));
        assert_eq!(kept, Ok(0));
        check(&format!("life-by-licence-{lang}"), &life.text);
    }
}

fn check(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}
