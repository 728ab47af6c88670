//! What an author may write, told to others than the reader: JSON Schemas for editors, a page for people. Both are folds
//! over the rows that read the files, so that an editor completes what `check` reads. Opens no file.

mod describe;
mod kind;
mod object;
mod outline;
mod page;
mod value;

pub use kind::{FOLDER, KINDS, Kind, files, is_ours, line};
pub use outline::{Form, Holds, Line, Table};
