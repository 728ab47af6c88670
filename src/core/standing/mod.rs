//! What follows from attempts: progress, completion, the certificate.

pub mod completion;
pub mod progress;
