//! What people type at each kind of question, and two properties: printed reads back, and nothing panics.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;

use super::*;

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn options(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("Option {n}")).collect()
}

fn check(prompt: &Prompt, given: Option<&Response>, line: &str, expected: Typed) {
    assert_eq!(read(prompt, given, line), expected, "{line}");
}

fn picked(pos: u8) -> Typed {
    Typed::Answer(Response::Field(Entry::Pick(pos)))
}

fn no_such(label: &str) -> Typed {
    Typed::Unclear(Unclear::NoSuch {
        label: label.to_owned(),
    })
}

fn not_this(typed: &str) -> Typed {
    Typed::Unclear(Unclear::Not {
        typed: typed.to_owned(),
    })
}

#[test]
fn a_choice_is_its_number_or_its_words() {
    let prompt = Prompt::Field(Ask::Pick(words(&["In a hotel", "At home", "20 people"])));
    check(&prompt, None, "2", picked(1));
    check(&prompt, None, " 2) ", picked(1));
    check(&prompt, None, "at HOME.", picked(1));
    check(&prompt, None, "20 people", picked(2));
    check(&prompt, None, "4", no_such("4"));
    check(&prompt, None, "0", no_such("0"));
    check(&prompt, None, "1 3", Typed::Unclear(Unclear::OnlyOne));
    check(&prompt, None, "the first one", not_this("the first one"));
    check(&prompt, None, "   ", Typed::Empty);
    check(&prompt, None, " /help", Typed::Command(Command::Help));
    check(&prompt, None, "help", Typed::Command(Command::Help));
    let slash = Typed::Unclear(Unclear::NoSlash { command: "/pause" });
    check(&prompt, None, "pause", slash);
}

#[test]
fn true_and_false_are_understood_in_both_languages() {
    for shown in [["True", "False"], ["Verdadero", "Falso"]] {
        let prompt = Prompt::Field(Ask::Pick(words(&shown)));
        for (line, pos) in [
            ("1", 0),
            ("2", 1),
            ("t", 0),
            ("F", 1),
            ("true", 0),
            ("falso", 1),
            ("V", 0),
        ] {
            check(&prompt, None, line, picked(pos));
        }
    }
    let other = Prompt::Field(Ask::Pick(words(&["Yes", "No"])));
    check(&other, None, "t", not_this("t"));
}

#[test]
fn several_are_numbers_with_spaces_commas_or_an_and() {
    let prompt = Prompt::Several(options(4));
    for line in ["1 3", "3,1", "1, 3", "1 and 3", "1 y 3", "1;3", "1 3 3"] {
        check(
            &prompt,
            None,
            line,
            Typed::Answer(Response::Several([0, 2].into())),
        );
    }
    let joined = Typed::Unclear(Unclear::Joined {
        typed: "13".to_owned(),
        apart: "1 3".to_owned(),
    });
    check(&prompt, None, "13", joined);
    check(&prompt, None, "17", no_such("17"));
    check(&prompt, None, "1-3", not_this("1-3"));
    check(
        &Prompt::Several(options(13)),
        None,
        "13",
        Typed::Answer(Response::Several([12].into())),
    );
}

#[test]
fn an_order_can_be_given_in_two_goes() {
    let prompt = Prompt::Order(options(4));
    let order = |places: &[u8]| Response::Order(places.to_vec());
    check(
        &prompt,
        None,
        "3 1 2 4",
        Typed::Answer(order(&[2, 0, 1, 3])),
    );
    check(&prompt, None, "3 1", Typed::Answer(order(&[2, 0])));
    let begun = order(&[2, 0]);
    assert_eq!(open(&prompt, Some(&begun)), ["2", "4"]);
    check(
        &prompt,
        Some(&begun),
        "2 4",
        Typed::Answer(order(&[2, 0, 1, 3])),
    );
    check(&prompt, Some(&begun), "1 3", Typed::Answer(order(&[0, 2])));
    let twice = Typed::Unclear(Unclear::Twice {
        label: "3".to_owned(),
    });
    check(&prompt, None, "3 1 3", twice);
    let joined = Typed::Unclear(Unclear::Joined {
        typed: "3124".to_owned(),
        apart: "3 1 2 4".to_owned(),
    });
    check(&prompt, None, "3124", joined);
}

#[test]
fn pairs_are_letters_with_numbers_and_can_be_given_in_two_goes() {
    let prompt = Prompt::Pairs(options(3), options(4));
    let pairs = |pairs: &[(u8, u8)]| Response::Pairs(pairs.iter().copied().collect());
    for line in [
        "a2 b1",
        "A2,B1",
        "a-2 b-1",
        "a=2 b=1",
        "a 2 b 1",
        "a2b1",
        "1=2 2=1",
        "a2 y b1",
        "a2 and b1",
        "a->2, b->1",
        "(a2) (b1)",
    ] {
        check(&prompt, None, line, Typed::Answer(pairs(&[(0, 1), (1, 0)])));
    }
    let given = pairs(&[(0, 3), (1, 0)]);
    assert_eq!(open(&prompt, Some(&given)), ["c"]);
    check(
        &prompt,
        Some(&given),
        "c3",
        Typed::Answer(pairs(&[(0, 3), (1, 0), (2, 2)])),
    );
    check(
        &prompt,
        Some(&given),
        "a1",
        Typed::Answer(pairs(&[(0, 0), (1, 0)])),
    );
    check(&prompt, None, "d1", no_such("d"));
    check(&prompt, None, "a5", no_such("5"));
    check(&prompt, None, "2 1", not_this("2 1"));
    check(&prompt, None, "a", not_this("a"));
    let twice = Typed::Unclear(Unclear::Twice {
        label: "a".to_owned(),
    });
    check(&prompt, None, "a1 a2", twice);
}

#[test]
fn blanks_are_filled_in_order_or_by_their_label() {
    let asks = vec![
        Ask::Words,
        Ask::Number(Some("a number of years".to_owned())),
        Ask::Pick(words(&["act", "means"])),
    ];
    let prompt = Prompt::Gaps("{gap:1} {gap:2} {gap:3}".to_owned(), asks);
    let word = Some(Entry::Words("purpose".to_owned()));
    let age = Some(Entry::Number(Decimal::whole(18)));
    let pick = Some(Entry::Pick(1));
    let all = Response::Gaps(vec![word.clone(), age.clone(), pick.clone()]);
    for line in [
        "purpose; 18; 2",
        "purpose, 18, means",
        "purpose;18 years;2;",
        "(3) 2; (1) purpose; 2: 18",
    ] {
        check(&prompt, None, line, Typed::Answer(all.clone()));
    }
    let begun = Response::Gaps(vec![word, None, pick]);
    check(&prompt, None, "purpose; ; 2", Typed::Answer(begun.clone()));
    assert_eq!(open(&prompt, Some(&begun)), ["(2)"]);
    // A label with nothing behind it fills nothing, and takes nothing away.
    for line in ["2=", "(2)", "1:; 3 =", ";"] {
        check(&prompt, Some(&begun), line, not_this(line));
        check(&prompt, None, line, not_this(line));
    }
    check(&prompt, Some(&begun), "18", Typed::Answer(all.clone()));
    let how_many = |given| Typed::Unclear(Unclear::HowMany { given, blanks: 3 });
    check(&prompt, Some(&begun), "18; 2", how_many(2));
    check(&prompt, None, "a; 1; 2; 3", how_many(4));
    check(&prompt, Some(&all), "18", how_many(1));
    check(&prompt, Some(&all), "(2) 18", Typed::Answer(all.clone()));
    check(&prompt, None, "; ;", not_this("; ;"));
    let unclear = Typed::Unclear(Unclear::Blank {
        label: 2,
        because: Box::new(Unclear::Not {
            typed: "grown up".to_owned(),
        }),
    });
    check(&prompt, None, "purpose; grown up; 2", unclear);
}

#[test]
fn words_are_kept_as_typed_up_to_two_hundred_characters() {
    let prompt = Prompt::Field(Ask::Words);
    let said = |words: &str| Typed::Answer(Response::Field(Entry::Words(words.to_owned())));
    check(
        &prompt,
        None,
        " Tráfico de migrantes ",
        said("Tráfico de migrantes"),
    );
    check(&prompt, None, " /home", said("/home"));
    check(&prompt, None, "/help", Typed::Command(Command::Help));
    check(&prompt, None, "help", said("help"));
    check(&prompt, None, "a\u{1b}[2Jb", said("a[2Jb"));
    check(&prompt, None, "...", not_this("..."));
    check(&prompt, None, &"é".repeat(300), said(&"é".repeat(200)));
}

fn an_entry(ask: &Ask) -> BoxedStrategy<Entry> {
    match ask {
        Ask::Pick(options) => (0..u8::try_from(options.len()).expect("few options"))
            .prop_map(Entry::Pick)
            .boxed(),
        Ask::Number(_) => (any::<i32>(), 0..5u32)
            .prop_map(|(units, scale)| {
                let power = 10i64.pow(scale);
                let (whole, part) = (
                    i64::from(units).abs() / power,
                    i64::from(units).abs() % power,
                );
                let sign = if units < 0 { "-" } else { "" };
                let width = usize::try_from(scale).expect("small");
                let text = match scale {
                    0 => format!("{sign}{whole}"),
                    _ => format!("{sign}{whole}.{part:0width$}"),
                };
                Entry::Number(text.parse().expect("a number"))
            })
            .boxed(),
        Ask::Words => "\\PC{0,20}[a-zñ0-9]\\PC{0,20}"
            .prop_map(Entry::Words)
            .boxed(),
    }
}

fn an_ask() -> impl Strategy<Value = Ask> {
    prop_oneof![
        (1usize..30).prop_map(|n| Ask::Pick(options(n))),
        Just(Ask::Number(None)),
        Just(Ask::Number(Some("in percent".to_owned()))),
        Just(Ask::Words),
    ]
}

fn a_prompt() -> impl Strategy<Value = Prompt> {
    prop_oneof![
        an_ask().prop_map(Prompt::Field),
        (1usize..30).prop_map(|n| Prompt::Several(options(n))),
        (2usize..12).prop_map(|n| Prompt::Order(options(n))),
        (1usize..30, 1usize..30).prop_map(|(l, r)| Prompt::Pairs(options(l), options(r))),
        vec(an_ask(), 1..6).prop_map(|asks| Prompt::Gaps(String::new(), asks)),
    ]
}

fn a_response(prompt: &Prompt) -> BoxedStrategy<Response> {
    let places = |options: &[String]| 0..u8::try_from(options.len()).expect("few options");
    match prompt {
        Prompt::Field(ask) => an_entry(ask).prop_map(Response::Field).boxed(),
        Prompt::Several(options) => btree_set(places(options), 1..=options.len())
            .prop_map(Response::Several)
            .boxed(),
        Prompt::Order(things) => {
            let all: Vec<u8> = places(things).collect();
            (Just(all).prop_shuffle(), 1..=things.len())
                .prop_map(|(order, count)| Response::Order(order[..count].to_vec()))
                .boxed()
        }
        Prompt::Pairs(left, right) => btree_map(places(left), places(right), 1..=left.len())
            .prop_map(Response::Pairs)
            .boxed(),
        Prompt::Gaps(_, asks) => {
            let entries: Vec<_> = asks
                .iter()
                .map(|ask| proptest::option::of(an_entry(ask)))
                .collect();
            entries
                .prop_filter("nothing given", |entries| {
                    entries.iter().any(Option::is_some)
                })
                .prop_map(Response::Gaps)
                .boxed()
        }
    }
}

// What counts of a response: words folded, as they are compared.
fn folded(response: &Response) -> Response {
    let entry = |entry: &Entry| match entry {
        Entry::Words(words) => Entry::Words(fold(words)),
        Entry::Pick(_) | Entry::Number(_) => entry.clone(),
    };
    match response {
        Response::Field(one) => Response::Field(entry(one)),
        Response::Gaps(all) => {
            Response::Gaps(all.iter().map(|one| one.as_ref().map(entry)).collect())
        }
        Response::Several(_) | Response::Order(_) | Response::Pairs(_) => response.clone(),
    }
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_as_the_same_response(
        (prompt, response) in a_prompt().prop_flat_map(|prompt| {
            let response = a_response(&prompt);
            (Just(prompt), response)
        })
    ) {
        let printed = print(&response);
        let Typed::Answer(back) = read(&prompt, None, &printed) else {
            return Err(TestCaseError::fail(format!("{printed:?}: {:?}", read(&prompt, None, &printed))));
        };
        prop_assert_eq!(folded(&back), folded(&response), "{:?}", printed);
    }

    #[test]
    fn no_line_whatever_panics_or_gives_a_place_that_is_not_there(
        (prompt, given) in a_prompt().prop_flat_map(|prompt| {
            let given = proptest::option::of(a_response(&prompt));
            (Just(prompt), given)
        }),
        line in prop_oneof!["\\PC{0,60}", "[0-9a-z=;,. /?-]{0,30}", any::<String>()]
    ) {
        match read(&prompt, given.as_ref(), &line) {
            Typed::Answer(response) => {
                let back = read(&prompt, None, &print(&response));
                prop_assert!(matches!(back, Typed::Answer(_)), "{:?}", back);
            }
            Typed::Command(_) | Typed::Empty | Typed::Unclear(_) => {}
        }
    }
}

#[test]
fn letters_go_on_after_z() {
    assert_eq!(
        [0, 25, 26, 51, 52].map(letter),
        ["a", "z", "aa", "az", "ba"]
    );
    let pairs: BTreeMap<_, _> = [(27, 9)].into();
    assert_eq!(print(&Response::Pairs(pairs)), "ab10");
}
