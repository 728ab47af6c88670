//! Pages for paper: the certificate as text and as HTML.
