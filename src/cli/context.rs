//! What a command works with: the host, the common flags, the site file, and what they lead to.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Common, Failure};
use crate::core::text::Lang;
use crate::core::time::Stamp;
use crate::host::Host;
use crate::store::Store;
use crate::words::Words;

/// What a command works with.
pub struct Context<'h> {
    /// The world.
    pub host: &'h mut Host,
    /// The flags every command understands.
    pub common: Common,
}

impl Context<'_> {
    /// The language to speak: flag or `TUTELA_LANG`, else the site file, else the locale, else English.
    pub fn lang(&self) -> Lang {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| self.host.env.get(*name))
            .map_or("", String::as_str);
        self.common.lang.unwrap_or(match locale.starts_with("es") {
            true => Lang::ES,
            false => Lang::EN,
        })
    }

    /// The program's own words in that language.
    pub fn words(&self) -> Words {
        Words::new(self.lang())
    }

    /// Now.
    pub fn now(&mut self) -> Stamp {
        self.host.now()
    }

    /// The records: flag or `TUTELA_STORE`, else the data folder of the person's account. Made where there are none.
    ///
    /// # Errors
    /// They cannot be opened.
    pub fn store(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.store_url()?)?)
    }

    /// Where records are or would be kept.
    ///
    /// # Errors
    /// Nothing says where, and the account has no data folder.
    pub fn store_url(&self) -> Result<String, Failure> {
        if let Some(url) = &self.common.store {
            return Ok(url.clone());
        }
        let folder = |name: &str| self.host.env.get(name).map(PathBuf::from);
        // A relative XDG_DATA_HOME is to be ignored, says its specification.
        let data = folder("XDG_DATA_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| folder("LOCALAPPDATA"))
            .or_else(|| Some(folder("HOME")?.join(".local/share")));
        let file = Path::new("tutela").join("records.sqlite");
        match data {
            Some(data) => Ok(data.join(file).display().to_string()),
            None => Err(Failure::world("nothing says where records are kept")
                .hint("give --store FILE, or set TUTELA_STORE")),
        }
    }

    /// Columns to write in: the terminal's, at most 100 for reading, 80 where unknown.
    pub fn columns(&self) -> usize {
        self.host.terminal.columns.unwrap_or(80).clamp(20, 100)
    }

    /// Whether results are drawn as tables (a terminal, and not `--plain`) or as `name: value` lines.
    pub fn draws_tables(&self) -> bool {
        self.host.terminal.out && !self.common.plain
    }

    /// A line of result.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn print(&mut self, line: impl std::fmt::Display) -> Result<(), Failure> {
        writeln!(self.host.out, "{line}").map_err(Failure::from)
    }

    /// A line of talk.
    ///
    /// # Errors
    /// Standard error cannot be written.
    pub fn tell(&mut self, line: impl std::fmt::Display) -> Result<(), Failure> {
        writeln!(self.host.err, "{line}").map_err(Failure::from)
    }
}
