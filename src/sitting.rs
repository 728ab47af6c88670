//! A session with its store: next state, append, keep; resume by replay. Stamps are max(clock, previous).
