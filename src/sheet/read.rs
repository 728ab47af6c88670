//! Reads filled-in sheets: every judgement, and every row that is none, with its line.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::COLUMNS;
use crate::core::score::Decimal;
use crate::source::near;

/// One judge's word on one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Who.
    pub judge: String,
    /// When.
    pub date: Date,
    /// In which round.
    pub round: u8,
    /// On what, as a place in the items that were wanted.
    pub item: usize,
    /// Of a hundred people who are just good enough, how many get it right.
    pub percent: Decimal,
    /// The line it stands at.
    pub line: u64,
}

/// What a sheet must be about.
pub struct Wanted<'w> {
    /// The course.
    pub course: &'w str,
    /// The items with their revisions.
    pub items: &'w [(&'w str, u32)],
}

/// Something wrong in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong, and what to do.
    pub message: String,
}

/// Reads one sheet. An empty judge, date or round is that of the row above.
pub fn read(bytes: &[u8], wanted: &Wanted<'_>) -> (Vec<Judgement>, Vec<Bad>) {
    // What a spreadsheet writes first is no part of the first column's name.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(delimiter(bytes))
        .flexible(true)
        .has_headers(false)
        .from_reader(bytes);
    let mut reader = Reader {
        wanted,
        above: Above::default(),
        known: BTreeMap::new(),
        found: Vec::new(),
        bad: Vec::new(),
    };
    let mut record = csv::ByteRecord::new();
    let mut columns: Option<Vec<String>> = None;
    let mut lines = Lines {
        bytes,
        at: 0,
        line: 1,
    };
    loop {
        match rows.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                reader.say(lines.line, format!("cannot be read: {error}"));
                break;
            }
        }
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        let Some(cells) = cells(&record) else {
            reader.say(
                line,
                "is not UTF-8 text; save the sheet as CSV UTF-8".to_owned(),
            );
            continue;
        };
        match &columns {
            Some(columns) => reader.row(line, columns, &cells),
            None => {
                let missing: Vec<&str> = needed().filter(|name| !has(&cells, name)).collect();
                if !missing.is_empty() {
                    let missing = missing.join("`, `");
                    reader.say(line, format!("the first row names no column `{missing}`"));
                    break;
                }
                columns = Some(cells.iter().map(|cell| cell.to_lowercase()).collect());
            }
        }
    }
    if columns.is_none() && reader.bad.is_empty() {
        reader.say(1, "the sheet is empty".to_owned());
    }
    (reader.found, reader.bad)
}

// Counts lines up to a place. The reader's own count is one behind where lines end in CR LF.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, byte: u64) -> u64 {
        let rest = self
            .bytes
            .iter()
            .skip(usize::try_from(byte).unwrap_or(usize::MAX));
        let ends = rest
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let to = usize::try_from(byte)
            .unwrap_or(usize::MAX)
            .saturating_add(ends);
        let to = to.min(self.bytes.len()).max(self.at);
        let passed = self.bytes[self.at..to]
            .iter()
            .filter(|byte| **byte == b'\n');
        self.line += passed.count() as u64;
        self.at = to;
        self.line
    }
}

// What a judgement cannot do without.
fn needed() -> impl Iterator<Item = &'static str> {
    let wanted = ["judge", "date", "round", "item", "revision", "probability"];
    COLUMNS
        .into_iter()
        .filter(move |name| wanted.contains(name))
}

fn has(cells: &[String], name: &str) -> bool {
    cells.iter().any(|cell| cell.eq_ignore_ascii_case(name))
}

// A spreadsheet of a country that writes 2,5 separates columns by semicolons.
fn delimiter(bytes: &[u8]) -> u8 {
    let first = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let count = |wanted: u8| first.iter().filter(|byte| **byte == wanted).count();
    [b';', b'\t']
        .into_iter()
        .find(|byte| count(*byte) > count(b','))
        .unwrap_or(b',')
}

fn cells(record: &csv::ByteRecord) -> Option<Vec<String>> {
    record
        .iter()
        .map(|cell| Some(std::str::from_utf8(cell).ok()?.trim().to_owned()))
        .collect()
}

#[derive(Default)]
struct Above {
    judge: Option<String>,
    date: Option<Date>,
    round: Option<u8>,
    // Columns in which no row so far had anything: said once, not for each row.
    missed: BTreeSet<&'static str>,
}

struct Reader<'w> {
    wanted: &'w Wanted<'w>,
    above: Above,
    known: BTreeMap<(String, u8, usize), u64>,
    found: Vec<Judgement>,
    bad: Vec<Bad>,
}

impl Reader<'_> {
    fn say(&mut self, line: u64, message: String) {
        self.bad.push(Bad { line, message });
    }

    // A spreadsheet counts rows, and a row can have several lines: so what is wrong is said with its item too.
    fn row(&mut self, line: u64, columns: &[String], cells: &[String]) {
        let before = self.bad.len();
        let cell = |name: &str| {
            let at = columns.iter().position(|column| column == name);
            at.and_then(|at| cells.get(at)).map_or("", String::as_str)
        };
        self.judged(line, cells, &cell);
        let named = format!("`{}`", cell("item"));
        for bad in &mut self.bad[before..] {
            if named != "``" && !bad.message.contains(&named) {
                bad.message = format!("{named}: {}", bad.message);
            }
        }
    }

    fn judged<'c>(&mut self, line: u64, cells: &[String], cell: &dyn Fn(&str) -> &'c str) {
        if cells.iter().all(String::is_empty) {
            return;
        }
        let judge = self.judge(line, cell("judge"));
        let date = self.date(line, cell("date"));
        let round = self.round(line, cell("round"));
        let item = self.item(line, cell("course"), cell("item"), cell("revision"));
        let percent = match percent(cell("probability")) {
            Ok(percent) => Some(percent),
            Err(message) => {
                self.say(line, message);
                None
            }
        };
        let (Some(judge), Some(date), Some(round), Some(item), Some(percent)) =
            (judge, date, round, item, percent)
        else {
            return;
        };
        if let Some(first) = self.known.insert((judge.clone(), round, item), line) {
            let name = self.wanted.items.get(item).map_or("", |(id, _)| id);
            let message = format!(
                "`{name}` is judged twice by {judge} in round {round}; first in line {first}"
            );
            return self.say(line, message);
        }
        self.found.push(Judgement {
            judge,
            date,
            round,
            item,
            percent,
            line,
        });
    }

    fn miss(&mut self, line: u64, column: &'static str) {
        if self.above.missed.insert(column) {
            self.say(line, format!("there is no `{column}`, here or above"));
        }
    }

    fn judge(&mut self, line: u64, cell: &str) -> Option<String> {
        if !cell.is_empty() {
            self.above.judge = Some(cell.to_owned());
        } else if self.above.judge.is_none() {
            self.miss(line, "judge");
        }
        self.above.judge.clone()
    }

    fn date(&mut self, line: u64, cell: &str) -> Option<Date> {
        match (cell.is_empty(), cell.parse()) {
            (false, Ok(date)) => self.above.date = Some(date),
            (false, Err(_)) => {
                let message = format!("`date` is `{cell}`; write it like 2026-11-22");
                self.say(line, message);
                return None;
            }
            (true, _) if self.above.date.is_none() => {
                self.miss(line, "date");
            }
            (true, _) => {}
        }
        self.above.date
    }

    fn round(&mut self, line: u64, cell: &str) -> Option<u8> {
        match (cell.is_empty(), cell.parse()) {
            (false, Ok(round @ 1..=9)) => self.above.round = Some(round),
            (false, _) => {
                self.say(line, format!("`round` is `{cell}`; rounds are 1 to 9"));
                return None;
            }
            (true, _) if self.above.round.is_none() => {
                self.miss(line, "round");
            }
            (true, _) => {}
        }
        self.above.round
    }

    fn item(&mut self, line: u64, course: &str, id: &str, revision: &str) -> Option<usize> {
        if !course.is_empty() && course != self.wanted.course {
            let message = format!(
                "is of the course `{course}`, not of `{}`",
                self.wanted.course
            );
            self.say(line, message);
            return None;
        }
        let items = self.wanted.items;
        let Some(at) = items.iter().position(|(known, _)| *known == id) else {
            let near = near::did_you_mean(id, items.iter().map(|(known, _)| *known));
            let near = near.map_or(String::new(), |near| format!("; {near}"));
            self.say(line, format!("the exam draws no item `{id}`{near}"));
            return None;
        };
        let now = items[at].1;
        if revision.parse() != Ok(now) {
            let message = match revision {
                "" => format!("there is no `revision`; `{id}` is at {now}"),
                old => {
                    format!(
                        "`{id}` was judged at revision {old} and is at {now}: judge it as it is now, and write {now} under `revision`"
                    )
                }
            };
            self.say(line, message);
            return None;
        }
        Some(at)
    }
}

// 65, 65 %, 65.5, 65,5; from 0 to 100. What may be meant as a share of 1 is not guessed at.
fn percent(cell: &str) -> Result<Decimal, String> {
    let number = cell.trim_end_matches('%').trim().replace(',', ".");
    let range = "write a percentage from 0 to 100";
    if number.is_empty() {
        return Err(format!("there is no `probability`; {range}"));
    }
    let percent: Decimal = number
        .parse()
        .map_err(|_| format!("`probability` is `{cell}`; {range}"))?;
    match percent {
        p if p < Decimal::ZERO || p > Decimal::whole(100) => {
            Err(format!("`probability` is `{cell}`; {range}"))
        }
        p if p > Decimal::ZERO && p <= Decimal::whole(1) && !cell.ends_with('%') => Err(format!(
            "`probability` is `{cell}`, which looks like a share of 1; {range}, or `1 %` if one percent is meant"
        )),
        p => Ok(p),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEMS: [(&str, u32); 2] = [("guest-list", 1), ("room-value", 2)];

    fn told(text: &str) -> Vec<String> {
        let wanted = Wanted {
            course: "lodging",
            items: &ITEMS,
        };
        let (found, bad) = read(text.as_bytes(), &wanted);
        let found = found.iter().map(|j| {
            let item = ITEMS[j.item].0;
            format!("{} {} {} {item} {}", j.line, j.judge, j.round, j.percent)
        });
        let bad = bad
            .iter()
            .map(|bad| format!("{}: {}", bad.line, bad.message));
        found.chain(bad).collect()
    }

    #[test]
    fn an_empty_judge_date_or_round_is_that_of_the_row_above() {
        let rows = "judge,date,round,item,revision,probability\n\
                    Ana,2026-11-20,1,guest-list,1,65\n,,,room-value,2,70 %\n";
        assert_eq!(
            told(rows),
            ["2 Ana 1 guest-list 65", "3 Ana 1 room-value 70"]
        );
    }

    #[test]
    fn a_spreadsheet_of_another_country_is_read() {
        let rows = "\u{feff}Judge;Date;Round;Item;Revision;Probability\r\n\
                    Ana;2026-11-20;1;guest-list;1;65,5\r\n\r\n\
                    ;;;\"room-\r\nvalue\";2;70\r\n;;;room-value;2;70\r\n";
        let odd = "4: the exam draws no item `room-\r\nvalue`; did you mean `room-value`?";
        assert_eq!(
            told(rows),
            ["2 Ana 1 guest-list 65.5", "6 Ana 1 room-value 70", odd]
        );
    }

    #[test]
    fn every_bad_row_is_said_with_its_line_and_all_that_is_wrong_in_it() {
        let rows = "judge,date,round,item,revision,probability\n\
                    ,20.11.2026,0,guest-lis,1,120\n\
                    Ana,2026-11-20,1,guest-list,1,0.65\n\
                    Ana,2026-11-20,1,room-value,1,60\n\
                    Ana,2026-11-20,1,guest-list,1,60\n\
                    Ana,2026-11-20,1,guest-list,1,70\n\
                    Ana,2026-11-20,1,room-value,2,\n";
        insta::with_settings!({
            snapshot_path => "../../snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("standard-bad-rows", told(rows).join("\n"));
        });
    }

    #[test]
    fn what_is_no_sheet_is_said() {
        assert_eq!(told(""), ["1: the sheet is empty"]);
        let missing = "1: the first row names no column `date`, `round`, `revision`, `probability`";
        assert_eq!(told("judge,item\nAna,guest-list\n"), [missing]);
    }
}
