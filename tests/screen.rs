//! The JSON of screens, `tutela.screen/1`: other interfaces are built on it, so it changes only on purpose.

use std::sync::Arc;

use tutela::core::seed::Seed;
use tutela::core::session::draw::Exposure;
use tutela::core::session::{Event, Screen, Session, Without, assemble};
use tutela::core::text::Lang;
use tutela::disk;

fn screens(behaviour: &str) -> Vec<Screen> {
    let root = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/example-library"
    );
    let library = disk::read(Some(root.as_ref()))
        .expect("the fixture is there")
        .library;
    let course = library.courses.values().next().expect("a course");
    let seed = Seed::from_bits(1);
    let form = match behaviour {
        "exam" => assemble::exam(
            &library,
            course,
            seed,
            &Exposure::new(),
            &Without::default(),
        )
        .expect("an exam")
        .expect("filled"),
        _ => assemble::reading(&library, course, 1, seed, &Without::default()).expect("a lesson"),
    };
    let at = "2026-11-22T20:05:00Z".parse().expect("an instant");
    let mut session = Session::new(Arc::new(form))
        .after(&Event::Opened { rehearsal: false }, at)
        .expect("opened");
    let mut screens = vec![session.screen(at, Lang::EN)];
    let key = |session: &Session| {
        session
            .slot_at(0)
            .map(|slot| slot.posed.task.key())
            .expect("a seat")
    };
    let events = match behaviour {
        "exam" => vec![
            Event::Answered {
                seat: 0,
                response: key(&session),
            },
            Event::Moved {
                to: session.count(),
            },
        ],
        _ => vec![
            Event::Turned { page: 1 },
            Event::Answered {
                seat: 0,
                response: key(&session),
            },
        ],
    };
    for event in events {
        session = session.after(&event, at).expect("allowed");
        screens.push(session.screen(at, Lang::EN));
    }
    screens
}

fn check(name: &str) {
    let json = serde_json::json!({ "schema": "tutela.screen/1", "screens": screens(name) });
    let text = serde_json::to_string_pretty(&json).expect("JSON");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("screens-{name}"), text);
    });
}

#[test]
fn the_screens_of_an_exam() {
    check("exam");
}

#[test]
fn the_screens_of_a_lesson() {
    check("lesson");
}

#[test]
fn no_screen_of_an_open_exam_holds_a_key() {
    let text = serde_json::to_string(&screens("exam")).expect("JSON");
    for word in ["rationale", "findings", "feedback", "credit", "\"key\""] {
        assert!(!text.contains(word), "{word} in {text}");
    }
}
