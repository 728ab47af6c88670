//! What is written and read, line by line: blocks with one empty line between them, prompts, and what is typed.

use std::io::{self, BufRead, Write};

use super::Voice;
use crate::host::Host;

/// The most bytes of a line that are read; an answer needs far less.
const LONGEST_LINE: usize = 4096;

/// Keeps one empty line between blocks.
pub struct Paper {
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    // An empty line is due before whatever comes next.
    Apart,
    // A prompt may follow at once: the block was an answer to what was typed.
    Joined,
}

impl Paper {
    /// Nothing written yet; what others wrote before stands apart.
    pub fn new() -> Paper {
        Paper {
            state: State::Apart,
        }
    }

    /// A block of lines; a prompt may stand right below it.
    pub fn block(&mut self, host: &mut Host, lines: &[String]) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        writeln!(host.out)?;
        for line in lines {
            writeln!(host.out, "{line}")?;
        }
        self.state = State::Joined;
        Ok(())
    }

    /// What comes next, even a prompt, stands apart.
    pub fn apart(&mut self) {
        self.state = State::Apart;
    }

    /// Asks, and reads a line without its end; `None` where the input has ended.
    pub fn ask(
        &mut self,
        host: &mut Host,
        prompt: &str,
        voice: Voice<'_>,
    ) -> io::Result<Option<String>> {
        if self.state == State::Apart {
            writeln!(host.out)?;
        }
        let lines = voice.wrap(prompt);
        let (last, first) = lines
            .split_last()
            .map_or(("", &[][..]), |(l, f)| (l.as_str(), f));
        for line in first {
            writeln!(host.out, "{line}")?;
        }
        write!(host.out, "{last} ")?;
        host.out.flush()?;
        self.state = State::Joined;
        let line = read_line(&mut *host.input)?;
        // A terminal shows the line's end as it is typed.
        if line.is_some() && !host.terminal.input {
            writeln!(host.out)?;
        }
        Ok(line)
    }

    /// Ends the line of a prompt that nobody answered.
    pub fn close(&mut self, host: &mut Host) -> io::Result<()> {
        writeln!(host.out)
    }
}

// Reads on to the end of the line whatever its length, and keeps its beginning. Bytes that are no text become `�`.
fn read_line(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut kept = Vec::new();
    let mut any = false;
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = buffer.iter().position(|b| *b == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        let room = LONGEST_LINE.saturating_sub(kept.len()).min(part.len());
        kept.extend_from_slice(&part[..room]);
        let used = end.map_or(buffer.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    if !any {
        return Ok(None);
    }
    if kept.last() == Some(&b'\r') {
        kept.pop();
    }
    Ok(Some(String::from_utf8_lossy(&kept).into_owned()))
}
