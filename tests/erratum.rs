//! `tutela erratum`: an item was wrong after people had met it. As stories, and as what must never happen.

mod at_desk;
mod left_out;
mod never;
mod withdrawn;

use crate::journey::{Said, World};

const LIBRARY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/fixtures/erratum-library"
);

/// What the coordinator decides about the item whose key was wrong: it says 40, and 4 is right.
const ACCEPT: [&str; 9] = [
    "erratum",
    "open",
    "cases-per-100k",
    "--accept",
    "4",
    "--reason",
    "The key had a slip",
    "--by",
    "Ines Ruiz",
];

const NOTICE: &str = "The answer is 4: 10 divided by 250,000, times 100,000.";

/// People at one computer, and a transcript of what they see. Ids are called by the order they first appear in.
pub struct Story {
    pub world: World,
    pub text: String,
    ids: Vec<String>,
}

impl Story {
    pub fn new() -> Story {
        let mut world = World::new();
        world.library = Some(LIBRARY.to_owned());
        Story {
            world,
            text: String::new(),
            ids: Vec::new(),
        }
    }

    /// Somebody with a handle.
    pub fn add(&mut self, name: &str, handle: &str) {
        let said = self
            .world
            .run(&["learner", "add", name, "--id", handle], "");
        assert_eq!(said.code, 0, "{said:?}");
    }

    /// Somebody sits the exam; what is given to its five questions, an answer a word.
    pub fn sits(&mut self, handle: &str, given: &str) -> Said {
        let typed = format!("{}\ny\ny\n", given.replace(' ', "\n").replace('+', " "));
        let said = self
            .world
            .run(&["--learner", handle, "quiz", "--exam", "rates"], &typed);
        assert_eq!(said.code, 0, "{said:?}");
        said
    }

    /// Runs a command that must succeed and is not written down.
    pub fn done(&mut self, args: &[&str]) -> String {
        let said = self.world.run(args, "");
        assert_eq!(said.code, 0, "{args:?}: {said:?}");
        said.out
    }

    pub fn note(&mut self, text: &str) {
        self.text.push_str(&format!("# {text}\n\n"));
    }

    /// Runs a command and writes down what it said; the exit code where it is not 0.
    pub fn run(&mut self, args: &[&str]) -> Said {
        let said = self.world.run(args, "");
        let typed: Vec<String> = args
            .iter()
            .map(|arg| match arg.contains(' ') {
                true => format!("\"{arg}\""),
                false => (*arg).to_owned(),
            })
            .collect();
        let code = match said.code {
            0 => String::new(),
            code => format!("exit: {code}\n"),
        };
        let text = format!(
            "$ tutela {}\n{}{}{code}\n",
            typed.join(" "),
            said.out,
            said.err
        );
        let text = self.shown(&text);
        self.text.push_str(&text);
        said
    }

    // A random id is `<1>`, also where only its beginning is shown.
    fn shown(&mut self, text: &str) -> String {
        let store = self.world.store();
        let certificates = store.certificates(None).expect("readable");
        let attempts = store.attempts(Default::default()).expect("readable");
        let errata = tutela::sitting::errata(&store).expect("readable");
        let all = errata
            .iter()
            .map(|one| one.said.id.to_string())
            .chain(attempts.iter().map(|attempt| attempt.id.to_string()))
            .chain(certificates.into_iter().map(|kept| kept.id));
        for id in all {
            if text.contains(&id[..8]) && !self.ids.contains(&id) {
                self.ids.push(id);
            }
        }
        let home = self.world.home.path().display().to_string();
        let mut text = text.replace(&home, "HOME");
        for (number, id) in self.ids.iter().enumerate() {
            let name = format!("<{}>", number + 1);
            text = text.replace(id, &name).replace(&id[..8], &name);
        }
        text
    }

    /// Three who sat the exam, and one who only practised.
    pub fn of_four() -> Story {
        let mut story = Story::new();
        story.add("Ana Ruiz", "ana");
        story.add("Ben Cho", "ben");
        story.add("Carla Diaz", "carla");
        story.done(&["learner", "set", "carla", "--language", "es"]);
        story.add("Dora Lee", "dora");
        // Ana would have passed, Ben passed with the wrong key, Carla passes neither way.
        story.sits("ana", "4 2 1+2 estimate 2");
        story.sits("ben", "40 1 1+2 estimate 2");
        story.sits("carla", "38 2 1+2 estimate 1");
        let practice = ["--learner", "dora", "quiz", "rates", "--topic", "divide"];
        let said = story.world.run(&practice, "4\n\n");
        assert!(said.out.contains("End of practice"), "{said:?}");
        story
    }
}

#[test]
fn a_wrong_key_is_put_right_and_everybody_is_told() {
    let mut story = Story::of_four();
    story.note("A month later somebody writes in: the answer is 4");
    story.world.wait(30 * 86_400);
    story.run(&["erratum", "report", "cases-per-100k"]);
    let open = [&ACCEPT[..], &["--notice-en", NOTICE]].concat();
    story.run(&[&open[..], &["--dry-run"]].concat());
    story.run(&open);
    story.run(&[&open[..], &["--yes"]].concat());
    story.run(&[&open[..], &["--yes"]].concat());
    story.run(&["erratum", "list"]);
    check("erratum-open", &story.text);
    story.text.clear();

    story.note("Ana starts, twice");
    story.run(&["--learner", "ana"]);
    story.run(&["--learner", "ana"]);
    story.note("Ten days later she asks for the certificate");
    story.world.wait(10 * 86_400);
    story.done(&["--learner", "ana", "certificate", "claim"]);
    story.run(&["--learner", "ana", "certificate", "list"]);
    story.run(&["--learner", "ana", "progress"]);
    story.note("Ben holds one already");
    story.run(&["--learner", "ben", "review", "--wrong"]);
    story.run(&["--learner", "ben", "certificate", "list"]);
    story.note("Carla reads Spanish");
    story.run(&["--learner", "carla", "resume"]);
    story.note("Dora only practised");
    story.run(&["--learner", "dora", "resume"]);
    story.run(&["--learner", "dora", "resume"]);
    story.run(&["erratum", "show"]);
    story.run(&["store", "verify"]);
    check("erratum-told", &story.text);
}

#[test]
fn a_dropped_item_takes_no_pass_away_unless_somebody_answers_for_it() {
    let mut story = Story::new();
    story.add("Ana Ruiz", "ana");
    story.add("Ben Cho", "ben");
    // Without the second question Ana has 4 of 4, Ben 3 of 4: he passed by it.
    story.sits("ana", "40 2 1+2 estimate 2");
    story.sits("ben", "40 1 1+2 guess 2");
    story.done(&["--learner", "ben", "certificate", "show"]);
    let drop = [
        "erratum",
        "open",
        "contacts",
        "--drop",
        "--reason",
        "Two options were right",
        "--by",
        "Ines Ruiz",
    ];
    story.run(&[&drop[..], &["--override", "Board of training", "--dry-run"]].concat());
    story.run(&[&drop[..], &["--yes"]].concat());
    story.run(&["--learner", "ben"]);
    story.run(&["--learner", "ben", "progress"]);
    story.run(&["store", "verify"]);
    check("erratum-drop", &story.text);
}

#[test]
fn a_pass_falls_by_a_named_override_and_its_certificate_holds() {
    let mut story = Story::new();
    story.add("Ben Cho", "ben");
    story.sits("ben", "40 1 1+2 guess 2");
    story.done(&[
        "erratum",
        "open",
        "contacts",
        "--drop",
        "--reason",
        "Two options were right",
        "--by",
        "Ines Ruiz",
        "--override",
        "Board of training",
        "--yes",
    ]);
    story.run(&["--learner", "ben", "review", "--wrong"]);
    story.run(&["--learner", "ben", "progress"]);
    story.run(&["--learner", "ben", "certificate", "list"]);
    story.run(&["erratum", "show", "latest"]);
    let id = story.world.store().certificates(None).expect("readable")[0]
        .id
        .clone();
    let json = story.done(&["verify", &id, "--json"]);
    assert!(json.contains("\"status\": \"valid\""), "{json}");
    assert!(json.contains("\"errata\": ["), "{json}");
    story.run(&["store", "verify"]);
    check("erratum-override", &story.text);
}

#[test]
fn the_certificate_of_a_pass_by_erratum_is_dated_by_the_erratum() {
    let mut story = Story::of_four();
    story.world.wait(30 * 86_400);
    story.done(&[&ACCEPT[..], &["--yes"]].concat());
    story.world.wait(10 * 86_400);
    story.done(&["--learner", "ana", "certificate", "claim"]);
    // The exam was on 22 November, the erratum on 22 December, the claim on 1 January.
    let listed = story.done(&["--learner", "ana", "certificate", "list", "--json"]);
    assert!(listed.contains("\"completed\": \"2026-12-22\""), "{listed}");
    assert!(
        listed.contains("\"valid_until\": \"2027-12-22\""),
        "{listed}"
    );
    let again = story.done(&["--learner", "ben", "certificate", "list", "--json"]);
    assert!(again.contains("\"completed\": \"2026-11-22\""), "{again}");
    let record = story.world.file("record.html");
    let record = record.to_str().expect("UTF-8");
    story.done(&["--learner", "ana", "transcript", "--to", record]);
    let page = std::fs::read_to_string(record).expect("a page");
    for words in [
        "passed, corrected",
        "One question of this exam was corrected on 22 December 2026.",
    ] {
        assert!(page.contains(words), "{page}");
    }
    story.done(&["store", "verify"]);
}

#[test]
fn a_notice_fits_forty_columns_in_spanish() {
    let mut story = Story::of_four();
    story.done(&[&ACCEPT[..], &["--notice-en", NOTICE, "--yes"]].concat());
    story.done(&[
        "erratum",
        "open",
        "contacts",
        "--no-change",
        "--reason",
        "Two words were unclear",
        "--by",
        "Ines Ruiz",
        "--notice-es",
        "Un contacto puede ser también un mensaje.",
        "--yes",
    ]);
    story.world.columns = Some(40);
    story.run(&["--learner", "carla", "resume"]);
    assert!(
        story.text.lines().all(|line| line.chars().count() <= 40),
        "{}",
        story.text
    );
    check("erratum-notice-40-es", &story.text);
}

#[test]
fn an_exam_in_flight_is_finished_as_it_was_begun_and_scored_with_the_erratum() {
    let mut story = Story::new();
    story.add("Ana Ruiz", "ana");
    story.add("Ben Cho", "ben");
    story.sits("ben", "40 1 1+2 estimate 2");
    let begin = ["--learner", "ana", "quiz", "--exam", "rates"];
    story.world.run(&begin, "4\n2\n");
    story.done(&[&ACCEPT[..], &["--notice-en", NOTICE, "--yes"]].concat());
    story.note("No notice while the question is before her");
    let before = story.done(&["--learner", "ana"]);
    assert!(!before.contains(NOTICE), "{before}");
    let notices = story.world.run(&["erratum", "notices", "--csv"], "");
    assert!(!notices.out.contains("ana"), "{notices:?}");
    let said = story
        .world
        .run(&["--learner", "ana", "resume"], "1 2\nestimate\n2\ny\ny\n");
    let text = story.shown(&said.out);
    let place = |words: &str| text.find(words).expect("it stands there");
    let (result, certificate) = (place("Submitted"), place("Certificate <"));
    let (result, notice) = (&text[result..certificate], &text[place("A correction")..]);
    let said = format!("$ tutela --learner ana resume\n…\n{result}…\n\n{notice}\n");
    story.text.push_str(&said);
    let after = story.done(&["--learner", "ana"]);
    assert!(!after.contains(NOTICE), "told once: {after}");
    story.run(&["store", "verify"]);
    check("erratum-in-flight", &story.text);
}

#[test]
fn a_mail_merge_speaks_to_each_in_their_language() {
    let mut story = Story::of_four();
    let notices = [
        "--notice-en",
        NOTICE,
        "--notice-es",
        "La respuesta es 4: 10 entre 250,000, por 100,000.",
    ];
    story.done(&[&ACCEPT[..], &notices, &["--yes"]].concat());
    check(
        "erratum-notices",
        &story.done(&["erratum", "notices", "--csv"]),
    );
}

fn check(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}
