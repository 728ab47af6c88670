//! What happens when a learner meets content: what is drawn, how it is posed, what may follow what, what it scores.

pub mod behaviour;
pub mod event;
pub mod finding;
pub mod form;
pub mod pose;
pub mod response;
pub mod screen;
pub mod task;

pub use behaviour::Behaviour;
pub use event::Event;
pub use form::{Form, Slot};
pub use response::{Entry, Response};
pub use screen::Screen;
pub use task::Task;
