# What is said while a quiz, an exam or a lesson runs.

# The head of a question.
question-of = Question { $number } of { $of }.
question-again = Second look { $number } of { $of }, on a point from before.
question-check = Question { $number } of { $of }, to check yourself.
kind-one = One answer.
kind-several = Several answers: type all that fit, for example { $example }.
kind-number = Type a number.
kind-words = Type a word or a few words.
kind-order = Put them in order: type the number of what comes first, then the next, for example { $example }.
kind-pairs = Match each letter with a number.
kind-gaps = { $count ->
    [one] Fill the gap.
   *[other] Fill the { $count } gaps.
}
case-goes-on = The same case.
case-goes-on-again = The same case; { command-repeat } shows it again.
course-only-in = { $lang ->
    [en] This course is in English only.
    [es] This course is in Spanish only.
   *[other] This course is only in the language it was written in.
}
not-translated = { $lang ->
    [en] Not yet translated; shown in English.
    [es] Not yet translated; shown in Spanish.
   *[other] Not yet translated; shown in the language it was written in.
}
your-answer = Your answer so far: { $answer }. Type another to change it, or { command-skip } to go on.
your-answer-part = Your answer so far: { $answer }.
is-marked = Marked, to look at again.
gap-pick = Gap { $label }, one of these:
gap-number = Gap { $label }: { $unit }.
gap-type-unit = Gap { $label }, to type: { $unit }.
gap-type-number = Gap { $label }, to type: a number.
gap-type-words = Gap { $label }, to type: a word or more.

# The prompt.
ask-pick = { $last ->
    [1] Answer (1), or { command-help }:
    [2] Answer (1 or 2), or { command-help }:
   *[other] Answer (1 to { $last }), or { command-help }:
}
ask-example = Answer (for example { $example }), or { command-help }:
ask-number = Answer (a number), or { command-help }:
ask-unit = Answer ({ $unit }), or { command-help }:
ask-words = Answer (a few words), or { command-help }:
ask-page = Enter for the next page, or { command-help }:
ask-go-on = Enter to go on:
example-word = word
open-pairs = You matched { $done }. Still open: { $open }. Add { $count ->
    [one] it
   *[other] them
}, for example { $example }:
open-order = { $count ->
    [one] Kept. Still open: { $open }. Add it:
   *[other] Kept so far: { $done }. Still open: { $open }. Add them in order, for example { $example }:
}
open-gaps = Kept. Still open: { $open }. Add { $count ->
    [one] it
   *[other] them
}, for example { $example }:

# What happened.
saved = Saved. { $answered } of { $of }.
i-read = I read: { $answer }.
marked = Marked, to look at again.
unmarked = No longer marked.
time-left = { $minutes ->
    [0] Less than a minute left.
    [one] One minute left.
   *[other] { $minutes } minutes left.
}
time-up = The time is over.
paused = Saved. Continue with: tutela resume
paused-nothing-kept = Stopped. Nothing was kept.
language-now = From here on in English.

# Commands, as they are typed in this language.
command-help = /help
command-back = /back
command-skip = /skip
command-flag = /flag
command-repeat = /repeat
command-another = /another
command-language = /language es
command-pause = /pause
command-quit = /quit
command-submit = /submit

# Help at any prompt.
help-title = Help for you or someone else:
help-line = { $name }: { $value }
help-line-text = { $name }: { $value }, or text { $text }
help-hours = { $line } ({ $hours })
help-checked = Numbers checked on { $date }. Asking for help leaves no record here.
help-no-record = Asking for help leaves no record here.
help-here = Here you can type:
help-answer-pick = { $last ->
    [1] 1
    [2] 1 or 2
   *[other] 1 to { $last }
}
help-a-number = a number
help-words = a few words
help-answer = answer
help-enter = Enter
help-page = go on
help-back = the question before
help-back-page = the page before
help-skip = leave it for later
help-skip-check = pass over this question
help-flag = mark it, to look at again
help-unflag = take the mark away
help-repeat = say it again
help-another = another question on the same point instead
help-pause = save, clear the screen, stop
help-pause-nothing = clear the screen, stop; nothing is kept
help-quit = stop here
help-choose = choose
help-numbers = numbers
help-leave-out = leave these out
help-a-name = a name
help-no = n
help-somebody-else = somebody else
help-submit = to the end, to hand in
help-end = end the practice here
help-language = en español
help-yes = y
help-yes-submit = hand in now
help-number = a number
help-go-to = go to that question

# The end of an exam before it is handed in.
submit-answered = You have answered { $answered } of { $of }.
submit-open = Not answered: { $list }.
submit-partial = Answered in part: { $list }.
submit-flagged = Marked: { $list }.
ask-submit = Type y to submit now, a number to see that question again, { command-pause } to stop:
ask-submit-go = Type { $list } to go there, y to submit now, { command-pause } to stop:
ask-submit-sure = { $count ->
    [one] Question { $list } counts as no answer.
   *[other] Questions { $list } count as no answer.
} Submit? (y or n):
or = { $one } or { $other }
submit-how = Type y to submit, or the number of a question from 1 to { $of }.

# A lesson.
lesson-page = Lesson { $number }: { $title }. Page { $page } of { $of }.
page-of = Page { $page } of { $of }.
lesson-done = { $count ->
    [0] Lesson { $number } read.
    [one] Lesson { $number } read. One question to check yourself; it is not scored.
   *[other] Lesson { $number } read. { $count } questions to check yourself; they are not scored.
}
page-how = Type nothing, only Enter, to go on. { command-help } says what else there is.

# What cannot be done.
not-here = { $command } does nothing here. { command-help } says what does.
who-stops = Saved. Start again to say who is learning.
refused = That cannot be done here.
not-kept-full = There is no space left, so your answer is not saved. Free some space, then type it again.
not-kept-taken = This was answered in another window. Here is where it stands now.
not-kept = Your answer could not be saved: { $why }. Type it again.
