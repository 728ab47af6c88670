//! Signed statements: canonical JSON, Ed25519, verification. Bytes in, verdict out; touches no file.
