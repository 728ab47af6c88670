//! What follows from what was done: the claim a certificate makes.

pub mod certificate;
#[cfg(test)]
pub mod fixture;
mod hundredths;

pub use certificate::{Certificate, CertificateId};
