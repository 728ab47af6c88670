//! What follows from attempts: progress, completion, the certificate.

pub mod certificate;
pub mod completion;
#[cfg(test)]
pub mod fixture;
mod hundredths;
pub mod progress;
pub mod renewal;
pub mod terms;

pub use certificate::{Certificate, CertificateId};
pub use terms::Terms;
