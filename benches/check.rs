//! How long `tutela check --no-lint` takes on generated banks, beside a loader in pydantic that asks the same of them.
//! `cargo bench --bench check -- 10000` takes another size. The peer needs python3 with pydantic; without, ours runs alone.
#![expect(clippy::print_stdout, reason = "a bench says what it left out")]

mod pair;

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tutela::core::seed::{Seed, Stream};

fn main() {
    #[expect(
        clippy::disallowed_methods,
        reason = "a bench takes its sizes from the command line"
    )]
    let mut sizes: Vec<usize> = std::env::args()
        .filter_map(|size| size.parse().ok())
        .collect();
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000];
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let peer = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peer.py");
    let has_peer =
        succeeds(Command::new("python3").args(["-c", "import pydantic, resource, tomllib"]));
    let load = |bank: &Path| {
        let mut command = Command::new("python3");
        command.arg(&peer).arg(bank);
        command
    };
    for size in sizes {
        let (toml, json) = (
            folder.path().join("bank.toml"),
            folder.path().join("bank.json"),
        );
        let items = items(size);
        std::fs::write(&toml, as_toml(&items)).expect("a temporary folder can be written");
        std::fs::write(
            &json,
            json!({"title": "Generated", "item": items}).to_string(),
        )
        .expect("a temporary folder can be written");
        let title = format!("Checking {size} items");
        let rounds = if size > 50_000 { 3 } else { 7 };
        linted(&toml, size, rounds);
        let mut ours = || pair::time(|| must(check(&toml)));
        if !has_peer {
            pair::pair(&title, rounds, [("tutela check", &mut ours)]);
            println!("  no peer and no peak memory: python3 with pydantic is not here");
            continue;
        }
        let [ours, peer_toml, peer_json] = pair::pair(
            &title,
            rounds,
            [
                ("tutela check", &mut ours),
                ("pydantic, the same TOML", &mut || {
                    pair::time(|| must(load(&toml)))
                }),
                ("pydantic, as JSON", &mut || {
                    pair::time(|| must(load(&json)))
                }),
            ],
        );
        let ratio = ours.as_secs_f64() / peer_toml.as_secs_f64();
        pair::verdict(
            "of the peer's time on TOML",
            ratio,
            "at most 0.1",
            ratio <= 0.1,
        );
        let ratio = ours.as_secs_f64() / peer_json.as_secs_f64();
        pair::verdict(
            "of the peer's time on JSON",
            ratio,
            "at most 0.333",
            ratio <= 1.0 / 3.0,
        );
        let bytes = std::fs::metadata(&toml).expect("it was just written").len();
        let times = peak(&peer, &toml) / bytes as f64;
        pair::verdict(
            "peak memory, in times the file",
            times,
            "at most 8",
            times <= 8.0,
        );
    }
}

// Every rule beside none: what an editor's eye costs.
fn linted(bank: &Path, size: usize, rounds: usize) {
    let whole = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
        command.arg("check").arg(bank).arg("--json");
        command
    };
    let [all, none] = pair::pair(
        &format!("Linting {size} items"),
        rounds,
        [
            ("tutela check", &mut || pair::time(|| must(whole()))),
            ("tutela check --no-lint", &mut || {
                pair::time(|| must(check(bank)))
            }),
        ],
    );
    let ratio = all.as_secs_f64() / none.as_secs_f64();
    pair::verdict(
        "of the time without rules",
        ratio,
        "at most 5",
        ratio <= 5.0,
    );
}

fn check(bank: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    command.arg("check").arg(bank).args(["--no-lint", "--json"]);
    command
}

// The most memory `tutela check` held, in bytes: the peer's script starts it and asks the system afterwards.
fn peak(peer: &Path, bank: &Path) -> f64 {
    let command = check(bank);
    let said = Command::new("python3")
        .arg(peer)
        .arg("--peak")
        .arg(command.get_program())
        .args(command.get_args())
        .output();
    let said = said.expect("python3 was here a moment ago").stdout;
    String::from_utf8_lossy(&said)
        .trim()
        .parse()
        .expect("the script prints a number of bytes")
}

fn must(mut command: Command) {
    assert!(succeeds(&mut command), "{command:?} succeeds");
}

fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

// Items of the five types that both can read, worded by chance from a seed.
fn items(count: usize) -> Vec<Value> {
    let mut chance = Seed::from_bits(2026).stream(("bench", "check"));
    (0..count).map(|number| item(number, &mut chance)).collect()
}

fn item(number: usize, chance: &mut Stream) -> Value {
    let kind = [
        "choice",
        "choice",
        "choice",
        "multiple-response",
        "true-false",
        "numeric",
        "short-answer",
    ][chance.below(7)];
    let level = ["recall", "apply", "judge"][chance.below(3)];
    let mut item = json!({
        "id": format!("item-{number}"),
        "type": kind,
        "objective": format!("topic.part-{}", chance.below(40)),
        "level": level,
        "points": 1 + chance.below(3),
        "stem": format!("In case {number}, which {}?", words(6, 15, chance)),
        "rationale": format!("Because {}.", words(8, 21, chance)),
    });
    match kind {
        "choice" | "multiple-response" => {
            let keys = if kind == "choice" { 1 } else { 2 };
            let options = (0..4).map(|at| {
                json!({
                    "id": format!("part-{at}"),
                    "text": format!("{} {at}", words(2, 7, chance)),
                    "key": at < keys,
                    "feedback": words(3, 8, chance),
                })
            });
            item["options"] = options.collect();
        }
        "true-false" => item["answer"] = json!(chance.below(2) == 1),
        "numeric" => {
            item["answer"] = json!(chance.below(500));
            item["tolerance"] = json!(1);
        }
        _ => item["accept"] = json!([words(1, 3, chance), words(1, 3, chance)]),
    }
    item
}

fn words(least: usize, end: usize, chance: &mut Stream) -> String {
    const WORDS: [&str; 24] = [
        "guest", "worker", "night", "desk", "paper", "passport", "debt", "wage", "door", "driver",
        "manager", "hotline", "report", "child", "adult", "sign", "rate", "count", "share", "year",
        "state", "court", "help", "home",
    ];
    let count = least + chance.below(end - least);
    (0..count)
        .map(|_| WORDS[chance.below(WORDS.len())])
        .collect::<Vec<_>>()
        .join(" ")
}

fn as_toml(items: &[Value]) -> String {
    let mut text = "title = \"Generated\"\n".to_owned();
    for item in items {
        text.push_str("\n[[item]]\n");
        for (key, value) in item
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(key, _)| *key != "options")
        {
            writeln!(text, "{key} = {value}").expect("a string can be written");
        }
        for option in item["options"].as_array().into_iter().flatten() {
            text.push_str("[[item.options]]\n");
            for (key, value) in option.as_object().into_iter().flatten() {
                writeln!(text, "{key} = {value}").expect("a string can be written");
            }
        }
    }
    text
}
