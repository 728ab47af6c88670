//! Which form the table of a header has: the header's path is followed through the tables a file may hold, and where a key
//! decides, its value is looked for below the header.

use std::collections::BTreeMap;

use super::line::Line;
use crate::schema::{Form, Holds, Table};

/// The forms of the tables met so far.
pub struct Forms<'a> {
    root: &'a Table,
    // Of the last table at each path.
    known: BTreeMap<Vec<String>, Option<&'a Form>>,
}

impl<'a> Forms<'a> {
    /// None met yet.
    pub fn new(root: &'a Table) -> Forms<'a> {
        Forms {
            root,
            known: BTreeMap::new(),
        }
    }

    /// The form of the table at a path with these lines, and what the table is called; `None` where nobody can tell.
    pub fn enter(
        &mut self,
        path: Vec<String>,
        body: &[Line<'_>],
    ) -> Option<(&'static str, &'a Form)> {
        let table = self.table(&path)?;
        let name = table.by.and_then(|key| {
            let mut own = body.iter().filter(|line| line.keys() == [key]);
            own.next().and_then(Line::text)
        });
        let form = table.form(|_| name.as_deref());
        self.known.insert(path, form);
        Some((table.thing, form?))
    }

    fn table(&self, path: &[String]) -> Option<&'a Table> {
        let Some((last, outer)) = path.split_last() else {
            return Some(self.root);
        };
        let line = self.form(outer).and_then(|form| form.line(last));
        if let Some(line) = line {
            return match &line.holds {
                Holds::Inside(table) | Holds::List(table) => Some(table),
                // Its ids follow.
                Holds::Named(_) | Holds::Value(_) => None,
            };
        }
        let (key, outer) = outer.split_last()?;
        match &self.form(outer)?.line(key)?.holds {
            Holds::Named(table) => Some(table),
            Holds::Inside(_) | Holds::List(_) | Holds::Value(_) => None,
        }
    }

    fn form(&self, path: &[String]) -> Option<&'a Form> {
        match self.known.get(path) {
            Some(form) => *form,
            None => self.table(path)?.form(|_| None),
        }
    }
}
