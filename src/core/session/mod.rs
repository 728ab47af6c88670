//! What happens when a learner meets content: what is drawn, how it is posed, what may follow what, what it scores.

pub mod assemble;
pub mod behaviour;
pub mod card;
pub mod draw;
pub mod erratum;
pub mod event;
mod fill;
pub mod finding;
#[cfg(test)]
pub mod fixture;
pub mod form;
mod look;
mod named;
pub mod outcome;
pub mod page;
pub mod pose;
pub mod practice;
mod probe;
pub mod response;
pub mod screen;
mod show;
pub mod state;
pub mod task;
#[cfg(test)]
mod tests;
pub mod without;

pub use behaviour::Behaviour;
pub use event::Event;
pub use form::{Form, Slot};
pub use response::{Entry, Response};
pub use screen::Screen;
pub use state::Session;
pub use task::Task;
pub use without::{KnownWrong, Without};
