//! Prompts on the way to the questions: who, which course, what to leave out. Each takes `/help`, with the help lines
//! first, and lets one leave. What is asked of authors asks by itself.

use super::sit::voice;
use super::{Context, Failure, Kind};
use crate::core::session::assemble::help_lines;
use crate::core::session::form::HelpLine;
use crate::disk;
use crate::terminal::help;
use crate::terminal::reply::no_command;
use crate::terminal::typed::{self, Command, Unclear};

/// What is typed at a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One number from 1 to this.
    Number(usize),
    /// Numbers, or nothing.
    Numbers,
    /// A name.
    Name,
    /// Enter, or `n` for somebody else.
    You,
    /// Nothing but Enter.
    Enter,
}

/// What was typed there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A line.
    Line(String),
    /// Nothing more: the input ended.
    Ended,
    /// Whoever is there wants to stop.
    Stop,
}

impl Context<'_> {
    /// Asks for a line, helps whoever asks for help, and says that it stops where somebody leaves; `None` at the end of
    /// input.
    ///
    /// # Errors
    /// Somebody left; the streams fail.
    pub fn ask_learner(&mut self, prompt: &str, takes: Takes) -> Result<Option<String>, Failure> {
        match self.hear(prompt, takes)? {
            Said::Line(line) => Ok(Some(line)),
            Said::Ended => Ok(None),
            Said::Stop => {
                self.tell(self.words().say("prompt-stopped", &[]))?;
                Err(Failure {
                    kind: Kind::Stopped,
                    ..Failure::no()
                })
            }
        }
    }

    /// The same, where leaving means something of its own.
    ///
    /// # Errors
    /// The streams fail.
    pub fn hear(&mut self, prompt: &str, takes: Takes) -> Result<Said, Failure> {
        loop {
            let Some(line) = self.ask(prompt)? else {
                return Ok(Said::Ended);
            };
            let command = match command(&line, takes) {
                None => return Ok(Said::Line(line)),
                Some(Ok(command)) => command,
                Some(Err(unclear)) => {
                    let words = self.words();
                    let nearest = match unclear {
                        Unclear::NoCommand { nearest, .. } => nearest,
                        Unclear::NoSlash { command } => Some(command),
                        Unclear::Not { .. }
                        | Unclear::NoSuch { .. }
                        | Unclear::OnlyOne
                        | Unclear::Twice { .. }
                        | Unclear::Joined { .. }
                        | Unclear::TwoNumbers { .. }
                        | Unclear::HowMany { .. }
                        | Unclear::Blank { .. } => None,
                    };
                    // Only what does something here is offered.
                    let nearest = nearest.filter(|name| {
                        let read = typed::read_command(name);
                        matches!(read, Some(Ok(Command::Help | Command::Pause)))
                    });
                    self.tell(no_command(&line, nearest, voice(self, &words)))?;
                    continue;
                }
            };
            match command {
                Command::Pause => return Ok(Said::Stop),
                Command::Help => self.help_at(takes)?,
                Command::Back
                | Command::Skip
                | Command::Flag
                | Command::Repeat
                | Command::Another
                | Command::Language(_)
                | Command::Submit
                | Command::Who => {
                    let command = ("command", line.into());
                    self.tell(self.words().say("not-here", &[command]))?;
                }
            }
        }
    }

    /// Asks for one of some lines by its number, again until it is one; the place from 0.
    ///
    /// # Errors
    /// The end of input, somebody left, or failing streams.
    pub fn pick(&mut self, question: &str, lines: &[String]) -> Result<usize, Failure> {
        let words = self.words();
        self.tell(question)?;
        self.tell("")?;
        for (number, line) in (1..).zip(lines) {
            self.tell(format!("  {number}  {line}"))?;
        }
        self.tell("")?;
        let count = lines.len();
        let prompt = words.say("pick-prompt", &[("count", count.into())]);
        loop {
            let Some(line) = self.ask_learner(&prompt, Takes::Number(count))? else {
                return Err(Failure::usage(words.say("pick-ended", &[])));
            };
            match line.parse::<usize>() {
                Ok(number) if (1..=count).contains(&number) => return Ok(number - 1),
                Ok(_) | Err(_) => {
                    let values = [("line", line.into()), ("count", count.into())];
                    self.tell(words.say("pick-again", &values))?;
                }
            }
        }
    }

    // Whom to call, then what can be typed here.
    fn help_at(&mut self, takes: Takes) -> Result<(), Failure> {
        let words = self.words();
        let say = |key: &str| words.say(key, &[]);
        let first = match takes {
            Takes::Number(count) => {
                let typed = words.say("help-answer-pick", &[("last", count.into())]);
                (typed, say("help-choose"))
            }
            Takes::Numbers => (say("help-numbers"), say("help-leave-out")),
            Takes::Name => (say("help-a-name"), say("help-answer")),
            Takes::You | Takes::Enter => (say("help-enter"), say("help-page")),
        };
        let not_you = (takes == Takes::You).then(|| (say("help-no"), say("help-somebody-else")));
        let quit = (say("command-quit"), say("help-quit"));
        let rows: Vec<_> = [first].into_iter().chain(not_you).chain([quit]).collect();
        let lines = help::at_prompt(&self.help_lines(), &rows, voice(self, &words));
        self.tell("")?;
        for line in lines {
            self.tell(line)?;
        }
        self.tell("")
    }

    // Those of the library here; a library that cannot be read has been told of, or will be.
    fn help_lines(&self) -> Vec<HelpLine> {
        let folder = self.library_folder().map(|at| self.host.folder.join(at));
        let read = disk::read(folder.as_deref()).ok();
        read.map_or_else(Vec::new, |read| {
            help_lines(&read.library, &read.library.languages)
        })
    }
}

// Without a slash, words are a command only where they cannot be the answer; `help` is nobody's name.
fn command(line: &str, takes: Takes) -> Option<Result<Command, Unclear>> {
    let read = typed::read_command(line);
    if read.is_some() {
        return read;
    }
    let bare = typed::read_bare(line)?;
    let is_meant = bare == Command::Help || (bare == Command::Pause && takes != Takes::Name);
    is_meant.then_some(Ok(bare))
}
