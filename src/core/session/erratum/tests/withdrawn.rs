//! What ends with an erratum that is withdrawn, and what stands all the same.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{any_errata, at, erratum, option, sat, shown, with_override};
use crate::core::session::erratum::{
    Change, Choice, Erratum, Withdrawal, Withdrawn, WithdrawnSchema, as_of, change, newest,
    rescored,
};
use crate::core::session::outcome::outcome;
use crate::core::text::Lang;
use crate::core::time::Stamp;

// Withdrawn in this entry of the register; `by` answers for passes that fall.
fn ended(mut erratum: Erratum, entry: u32, by: Option<&str>) -> Erratum {
    erratum.withdrawn = Some(Withdrawal {
        entry,
        at: Stamp {
            utc: at(100 + i64::from(entry)),
            offset: 0,
        },
        said: Withdrawn {
            schema: WithdrawnSchema::V1,
            erratum: erratum.said.id,
            reason: "The key was right".into(),
            by: "Ines Ruiz".into(),
            lowered_by: by.map(str::to_owned),
            notices: BTreeMap::new(),
        },
    });
    erratum
}

fn drop_of(entry: u32, item: &str) -> Erratum {
    erratum(entry, item, Choice::Drop)
}

fn accept_of(entry: u32, item: &str, part: &str) -> Erratum {
    erratum(entry, item, Choice::Accept(vec![option(part)]))
}

#[test]
fn the_table_of_what_a_withdrawal_does_to_a_result() {
    let board = Some("Board");
    for (given, cut, errata, before, after, changes) in [
        // What only changed points, or nothing, ends.
        (
            "100",
            "80",
            vec![ended(drop_of(1, "second"), 2, None)],
            "1 of 2 fail",
            "1 of 3 fail",
            Change::Points,
        ),
        (
            "111",
            "80",
            vec![ended(drop_of(1, "second"), 2, None)],
            "2 of 2 pass",
            "3 of 3 pass",
            Change::Points,
        ),
        (
            "111",
            "80",
            vec![ended(accept_of(1, "second", "one"), 2, None)],
            "3 of 3 pass",
            "3 of 3 pass",
            Change::Nothing,
        ),
        // A pass that only the erratum made stands, unless somebody answers for taking it back.
        (
            "101",
            "80",
            vec![ended(drop_of(1, "second"), 2, None)],
            "2 of 2 pass",
            "2 of 2 pass kept",
            Change::Kept,
        ),
        (
            "101",
            "80",
            vec![ended(drop_of(1, "second"), 2, board)],
            "2 of 2 pass",
            "2 of 3 fail",
            Change::Fails,
        ),
        // A pass that fell by name comes back.
        (
            "110",
            "60",
            vec![ended(with_override(drop_of(1, "second")), 2, None)],
            "1 of 2 fail",
            "2 of 3 pass",
            Change::Passes,
        ),
        // A pass that stood is a plain pass again.
        (
            "110",
            "60",
            vec![ended(drop_of(1, "second"), 2, None)],
            "2 of 3 pass kept",
            "2 of 3 pass",
            Change::Nothing,
        ),
        // Another erratum that carries the pass by itself carries it still.
        (
            "101",
            "80",
            vec![
                ended(drop_of(1, "second"), 3, None),
                accept_of(2, "second", "one"),
            ],
            "2 of 2 pass",
            "3 of 3 pass",
            Change::Points,
        ),
        // Only told: nothing was ever scored by it.
        (
            "101",
            "80",
            vec![ended(erratum(1, "second", Choice::NoChange), 2, board)],
            "2 of 3 fail",
            "2 of 3 fail",
            Change::Nothing,
        ),
    ] {
        let session = sat(given, cut);
        let earlier = as_of(&errata, newest(&errata) - 1);
        let (then, now) = (rescored(&session, &earlier), rescored(&session, &errata));
        let case = format!("{given} at {cut} %, {errata:?}");
        assert_eq!(shown(&then), before, "{case}");
        assert_eq!(shown(&now), after, "{case}");
        assert_eq!(change(&then, &now), changes, "{case}");
        assert_eq!(now.first, outcome(&session), "{case}");
        assert!(now.errata.iter().all(|one| one.is_in_force()), "{case}");
    }
}

#[test]
fn a_pass_that_stands_is_dated_by_the_erratum_that_made_it_and_one_that_fell_names_who_answers() {
    let session = sat("101", "80");
    let stands = [ended(drop_of(1, "second"), 2, None)];
    let now = rescored(&session, &stands);
    assert_eq!(
        now.turned.map(|turn| (turn.entry, turn.by)),
        Some((1, None))
    );
    assert_eq!(now.rests_on, Some(&stands[0]));
    let falls = [ended(drop_of(1, "second"), 2, Some("Board"))];
    let now = rescored(&session, &falls);
    let turned = now.turned.map(|turn| (turn.entry, turn.by));
    assert_eq!((turned, now.rests_on), (Some((2, Some("Board"))), None));
    // What came back was there all along.
    let back = [ended(with_override(drop_of(1, "second")), 2, None)];
    assert_eq!(rescored(&sat("110", "60"), &back).turned, None);
}

#[test]
fn what_was_withdrawn_before_the_exam_was_handed_in_never_counted() {
    let session = sat("101", "80");
    let mut one = ended(drop_of(1, "second"), 2, None);
    one.at.utc = at(5);
    if let Some(end) = &mut one.withdrawn {
        end.at.utc = at(6);
    }
    let errata = [one];
    let now = rescored(&session, &errata);
    assert_eq!(shown(&now), "2 of 3 fail");
    assert_eq!(now.first, outcome(&session));
}

#[test]
fn as_it_was_what_came_later_is_not_there() {
    let errata = [ended(drop_of(1, "first"), 3, None), drop_of(2, "second")];
    let there = |entry| -> Vec<(u32, bool)> {
        let errata = as_of(&errata, entry);
        errata
            .iter()
            .map(|one| (one.entry, one.is_in_force()))
            .collect()
    };
    assert_eq!(there(0), []);
    assert_eq!(there(1), [(1, true)]);
    assert_eq!(there(2), [(1, true), (2, true)]);
    assert_eq!(there(3), [(1, false), (2, true)]);
    for (entry, counts) in [(0, false), (1, true), (2, true), (3, false)] {
        assert_eq!(errata[0].was_in_force(entry), counts, "{entry}");
    }
    assert_eq!((newest(&errata), newest(&[])), (3, 0));
}

#[test]
fn what_is_withdrawn_neither_repeats_nor_covers_a_new_decision() {
    let one = ended(drop_of(1, "first"), 2, None);
    assert!(!one.repeats(&drop_of(3, "first").said));
    assert!(!one.drops_all_of(&one.said.wrong));
}

#[test]
fn the_json_of_a_withdrawal_is_a_promise() {
    let one = ended(drop_of(3, "first"), 4, Some("Board"));
    let mut said = one.withdrawn.expect("it was withdrawn").said;
    said.notices = BTreeMap::from([(Lang::EN, "It was right.".to_owned())]);
    let text = serde_json::to_string(&said).expect("our own shape");
    assert_eq!(
        text,
        r#"{"schema":"tutela.erratum-withdrawn/1","erratum":"00000000-0000-0000-0000-000000000003","reason":"The key was right","by":"Ines Ruiz","override":"Board","notices":{"en":"It was right."}}"#
    );
    assert_eq!(serde_json::from_str::<Withdrawn>(&text).ok(), Some(said));
    let newer = text.replace("withdrawn/1", "withdrawn/2");
    assert!(serde_json::from_str::<Withdrawn>(&newer).is_err());
}

// Errata of which some are withdrawn by nobody's name, each after all that were recorded.
fn some_ended() -> impl Strategy<Value = Vec<Erratum>> {
    (any_errata(), prop::collection::vec(any::<bool>(), 6)).prop_map(|(errata, ends)| {
        let mut next = newest(&errata);
        let all = errata.into_iter().zip(ends);
        all.map(|(one, ends)| {
            next += u32::from(ends);
            match ends {
                true => ended(one, next, None),
                false => one,
            }
        })
        .collect()
    })
}

proptest! {
    #[test]
    fn without_an_override_no_withdrawal_takes_a_pass_away(
        given in "[01-]{3}",
        cut in 0u32..=100,
        errata in some_ended(),
    ) {
        let session = sat(&given, &cut.to_string());
        let mut passed = outcome(&session).passed;
        for entry in 0..=newest(&errata) {
            let then = as_of(&errata, entry);
            let now = rescored(&session, &then).outcome;
            prop_assert!(now.points <= now.of);
            prop_assert!(passed != Some(true) || now.passed == Some(true));
            passed = now.passed;
        }
    }

    #[test]
    fn with_everything_withdrawn_what_no_pass_rests_on_is_as_it_was_first(
        given in "[01-]{3}",
        cut in 0u32..=100,
        errata in any_errata(),
    ) {
        let session = sat(&given, &cut.to_string());
        let next = newest(&errata);
        let all: Vec<Erratum> = (next + 1..)
            .zip(errata)
            .map(|(entry, one)| ended(one, entry, Some("Board")))
            .collect();
        let now = rescored(&session, &all);
        prop_assert_eq!(&now.outcome, &outcome(&session));
        prop_assert!(now.errata.is_empty() && !now.kept);
    }
}
