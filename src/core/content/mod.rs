//! What authors write, checked: a value of these types can be run. Reading files is the business of `source`.

pub mod allowance;
pub mod balance;
pub mod blueprint;
pub mod card;
pub mod case;
pub mod course;
pub mod fact;
pub mod hole;
pub mod item;
pub mod library;
pub mod overlay;
pub mod placeholder;
pub mod usage;

pub use blueprint::{Blueprint, Section};
pub use card::Card;
pub use case::Case;
pub use course::{Course, Lesson, Module};
pub use fact::{Fact, Source};
pub use item::{Interaction, Item};
pub use library::{Bank, Library};
pub use overlay::Overlay;
