//! Tutela: an offline training quiz and course engine.
//!
//! The house has five floors. A module imports from earlier rooms of its own floor or from the floors below; a test
//! holds it to that, to 500 lines a file, and to this map.
//!
//! ```text
//! core         FLOOR 1   the domain: pure values and rules
//!   content      what authors write: item, bank, case, fact, card, overlay, blueprint, course, library; their balance
//!   session      what happens when a learner meets it: pose, task, form, event, screen, finding, erratum, card
//!   standing     what follows: progress, completion, certificate
//! analysis     FLOOR 1   numbers over responses; learners as a model has them sit an exam; a panel's judgements
//! stress       FLOOR 1   every item posed and every exam drawn under many seeds: what a learner must never meet
//! source       FLOOR 2   our TOML: shapes, one walker, one reader a thing
//! profile      FLOOR 2   what laws ask of training, as data: one file a duty
//! schema       FLOOR 2   what an author may write, told to others: JSON Schemas for editors, a reference page
//! layout       FLOOR 2   an author's file in the house way: order of keys, spacing; comments stay with what they are about
//! template     FLOOR 2   what a new thing looks like: samples folded over the rows of their shapes; edits that keep every byte
//! lint         FLOOR 2   what a careful editor would say, at Places; rules in a table; the test-wise guesser
//! difference   FLOOR 2   what changed in meaning between two states of a library, thing by thing
//! sheet        FLOOR 2   judging sheets: rows out, judgements in, every bad row by its line
//! edition      FLOOR 2   a fact looked up again: what changes in which file, and what that means for items and courses
//! credential   FLOOR 2   what is signed, what it travels in, whether it holds: bytes in, verdict out
//! host         FLOOR 3   streams, clock, entropy, environment
//! words        FLOOR 3   the program's own words in English and Spanish
//! disk         FLOOR 3   finds and reads library folders; the embedded library
//! store        FLOOR 3   the records
//! keyring      FLOOR 3   this computer's issuer key: made on first use, beside the records, owner-only
//! print        FLOOR 3   pages for paper and their HTML
//! sitting      FLOOR 3   Session and Store: next state, append, keep; resume by replay; errata in force, who met what
//! terminal     FLOOR 4   Screen to lines, lines to Event; tables; diagnostics drawn
//! cli          FLOOR 5   one file a command
//! ```

pub mod analysis;
pub mod cli;
pub mod core;
pub mod credential;
pub mod difference;
pub mod disk;
pub mod edition;
pub mod host;
pub mod keyring;
pub mod layout;
pub mod lint;
pub mod print;
pub mod profile;
pub mod schema;
pub mod sheet;
pub mod sitting;
pub mod source;
pub mod store;
pub mod stress;
pub mod template;
pub mod terminal;
pub mod words;
