//! Reads our TOML: the authoring language as a table of shapes, one walker over it, one reader a thing.
