//! A kind of file as an author meets it: its tables, each with its keys in house order. A translation has the tables of
//! its original and only the texts in them.

use crate::source::overlay::{ABOUT, OF_CHECKED, OF_REVISION};
use crate::source::shape::{Need, Row, Shape, Takes, Which, must};

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is: `item`.
    pub thing: &'static str,
    /// The key whose value chooses among its forms.
    pub by: Option<&'static str>,
    /// Its forms; one without a name where nothing decides.
    pub forms: Vec<Form>,
}

/// One form of a table.
#[derive(Clone, Debug)]
pub struct Form {
    /// The value of the deciding key: `choice`.
    pub name: &'static str,
    /// Its keys, in house order.
    pub lines: Vec<Line>,
    /// What keys without a line take; `None` where there must be none.
    pub others: Option<Takes>,
}

/// One key.
#[derive(Clone, Debug)]
pub struct Line {
    /// The row that says what it is for.
    pub row: &'static Row,
    /// Whether it has to be there.
    pub need: Need,
    /// A value as an author would write it; empty where there is none to show.
    pub example: &'static str,
    /// What it holds.
    pub holds: Holds,
}

/// What a key holds.
#[derive(Clone, Debug)]
pub enum Holds {
    /// A value.
    Value(Takes),
    /// A table.
    Inside(Table),
    /// A list of tables.
    List(Table),
    /// Tables by id.
    Named(Table),
}

impl Table {
    /// The table that has one of these shapes.
    pub fn of(which: Which) -> Table {
        let (by, shapes) = match which {
            Which::One(shape) => (None, vec![shape]),
            Which::By(key, shapes) => (Some(key), shapes.to_vec()),
        };
        let form = |shape: &&'static Shape| Form {
            name: shape.name,
            lines: shape.rows().map(line).collect(),
            others: shape.others,
        };
        Table {
            thing: shapes.first().map_or("", |shape| shape.thing),
            by,
            forms: shapes.iter().map(form).collect(),
        }
    }

    /// The file that translates a file of this shape.
    pub fn translation(shape: &'static Shape) -> Table {
        let about: Vec<&'static Row> = ABOUT.iter().collect();
        translated(Which::One(shape), &about)
    }

    /// The form of a table whose value of a key is asked for.
    pub fn form<'t>(&self, value: impl Fn(&str) -> Option<&'t str>) -> Option<&Form> {
        match self.by {
            None => self.forms.first(),
            Some(key) => {
                let name = value(key)?;
                self.forms.iter().find(|form| form.name == name)
            }
        }
    }
}

impl Form {
    /// The line of a key.
    pub fn line(&self, key: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.row.key == key)
    }
}

fn line(row: &'static Row) -> Line {
    let holds = match row.takes {
        Takes::Inside(which) => Holds::Inside(Table::of(which)),
        Takes::Parts(which) | Takes::Things(which) => Holds::List(Table::of(which)),
        Takes::Named(which) => Holds::Named(Table::of(which)),
        takes => Holds::Value(takes),
    };
    Line {
        row,
        need: row.need,
        example: row.example,
        holds,
    }
}

static ID: Row = must(
    "id",
    Takes::Id,
    "the id of what it translates",
    "\"in-control\"",
);

static DOTTED_ID: Row = must(
    "id",
    Takes::DottedId,
    "the id of what it translates",
    "\"definition\"",
);

// The texts of a table after the rows that lead, all its forms in one: which it has stands in the original.
fn translated(which: Which, lead: &[&'static Row]) -> Table {
    let own = |row: &&'static Row| Line {
        row,
        need: row.need,
        example: row.example,
        holds: Holds::Value(row.takes),
    };
    let mut lines: Vec<Line> = lead.iter().map(own).collect();
    let mut others = None;
    for shape in which.all() {
        let own = shape
            .rows()
            .filter_map(|row| Some(text(row, texts(row.takes)?)));
        join(&mut lines, own.collect());
        others = others.or(shape.others.map(|_| Takes::Text));
    }
    Table {
        thing: which.all().first().map_or("", |shape| shape.thing),
        by: None,
        forms: vec![Form {
            name: "",
            lines,
            others,
        }],
    }
}

// What the original has in quotes; how a table of it looks is another matter.
fn text(row: &'static Row, holds: Holds) -> Line {
    let example = match (&holds, row.takes) {
        (Holds::Value(_), Takes::NumberOrText) => "",
        (Holds::Value(_), _) => row.example,
        (Holds::Inside(_) | Holds::List(_) | Holds::Named(_), _) => "",
    };
    Line {
        row,
        need: Need::May,
        example,
        holds,
    }
}

// What of it is said in each language.
fn texts(takes: Takes) -> Option<Holds> {
    let inner = |which: Which, lead: &[&'static Row]| {
        let table = translated(which, lead);
        let has_own = |form: &Form| form.lines.len() > lead.len() || form.others.is_some();
        table.forms.iter().any(has_own).then_some(table)
    };
    match takes {
        Takes::Phrase | Takes::Counted | Takes::Gapped | Takes::Phrases => {
            Some(Holds::Value(takes))
        }
        // A number stays what it is; a value in words is said in each language.
        Takes::NumberOrText => Some(Holds::Value(Takes::Text)),
        Takes::Inside(which) => inner(which, &[]).map(Holds::Inside),
        Takes::Named(which) => inner(which, &[]).map(Holds::Named),
        Takes::Parts(which) => inner(which, &[id(which)]).map(Holds::List),
        Takes::Things(which) => {
            let has = |key| which.all().iter().any(|shape| shape.row(key).is_some());
            let lead: &[&'static Row] = match (has("revision"), has("checked")) {
                (true, _) => &[id(which), &OF_REVISION],
                (false, true) => &[id(which), &OF_CHECKED],
                (false, false) => &[id(which)],
            };
            inner(which, lead).map(Holds::List)
        }
        Takes::Id
        | Takes::DottedId
        | Takes::BankId
        | Takes::Text
        | Takes::Flag
        | Takes::Whole(..)
        | Takes::Number
        | Takes::Date
        | Takes::OneOf(_)
        | Takes::Percent
        | Takes::Span
        | Takes::Calendar
        | Takes::Or(..)
        | Takes::Value
        | Takes::List(_) => None,
    }
}

fn id(which: Which) -> &'static Row {
    let shapes = which.all();
    let mut own = shapes.iter().filter_map(|shape| shape.row("id"));
    match own.any(|row| matches!(row.takes, Takes::DottedId)) {
        true => &DOTTED_ID,
        false => &ID,
    }
}

// Adds the lines of another form, each where it stands there: before what it precedes, behind what it follows.
fn join(lines: &mut Vec<Line>, more: Vec<Line>) {
    let known = |lines: &[Line], key: &str| lines.iter().position(|own| own.row.key == key);
    let followed = more.iter().find_map(|line| known(lines, line.row.key));
    let mut next = followed.unwrap_or(lines.len());
    for line in more {
        next = match known(lines, line.row.key) {
            Some(at) => {
                lines[at].holds.join(line.holds);
                at + 1
            }
            None => {
                lines.insert(next, line);
                next + 1
            }
        };
    }
}

impl Holds {
    // Takes in what another form holds at the same key.
    fn join(&mut self, other: Holds) {
        let (Holds::Inside(own) | Holds::List(own) | Holds::Named(own)) = self else {
            return;
        };
        let (Holds::Inside(other) | Holds::List(other) | Holds::Named(other)) = other else {
            return;
        };
        for (form, more) in own.forms.iter_mut().zip(other.forms) {
            join(&mut form.lines, more.lines);
            form.others = form.others.or(more.others);
        }
    }
}
