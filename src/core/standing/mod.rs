//! What follows from attempts: progress, completion, the certificate.
