# What is said about a typed answer, and feedback on it.

# What would be understood.
how-pick = { $last ->
    [1] Type 1.
    [2] Type 1 or 2.
   *[other] Type one number from 1 to { $last }.
}
how-several = Type the numbers of all that fit, for example { $example }.
how-number = Type only the number, for example 12 or 4.5.
how-words = Type a word or a few words.
how-order = Type the numbers in order, for example { $example }.
how-pairs = Type each letter with its number, for example { $example }.
how-gaps = { $count ->
    [one] Type what belongs in the gap.
   *[other] Type { $count } answers with semicolons between them, for example { $example }.
}

# What was not understood.
unclear-not = I did not understand "{ $typed }". { $how }
unclear-no-such = There is no { $label } here. { $how }
unclear-only-one = Only one answer is asked for. { $how }
unclear-twice = You named { $label } twice. { $how }
unclear-joined = There is no { $typed } here. Did you mean { $apart }? Type it with spaces.
unclear-two-numbers = "{ $typed }" can mean { $small } or { $large }. Type { $small } or { $plain }.
unclear-how-many = { $given ->
    [one] That is one answer
   *[other] Those are { $given } answers
}, and there are { $blanks } gaps. { $how }
unclear-blank = Gap { $label }: { $because }
unclear-no-command = There is no command "{ $typed }". Type { command-help } to see what there is.
unclear-no-command-near = There is no command "{ $typed }". Did you mean { $nearest }?
unclear-no-slash = Commands start with a slash. Did you mean { $command }?

# Feedback.
right = { $count ->
    [1] Right.
    [2] Right, both.
    [3] Right, all three.
    [4] Right, all four.
    [5] Right, all five.
    [6] Right, all six.
   *[other] Right, all { $count }.
}
wrong = Not yet.
part-right = Partly right: { $count } of { $of }.
part-right-several = { $slips ->
    [0] Partly right: { $count } of { $of }.
    [one] Partly right: { $count } of { $of }, and one that does not belong.
   *[other] Partly right: { $count } of { $of }, and { $slips } that do not belong.
}
not-right = Not right.
no-answer = No answer was given.
could-hurt = In real life this could hurt someone.
you-chose = You chose { $answer }.
you-wrote = You wrote "{ $answer }".
the-answer = The answer is { $answer }.
the-answer-range = The answer is { $answer } (anything from { $least } to { $most } counted).
numbered = { $number }, { $text }
part-is-right = { $text }. Right.
part-missed = { $text }. This one belongs too.
part-plain = { $text }.
part-extra = { $text }. This one does not belong.
order-is = The right order:
order-here = { $text }. Right.
order-moved = { $text }. You put it in place { $place }.
order-missing = { $text }. You left it open.
pair-plain = { $left }: { $answer }.
pair-right = { $left }: { $answer }. Right.
pair-wrong = { $left }: the answer is { $answer }. You chose { $given }.
pair-missing = { $left }: the answer is { $answer }. You left it open.
gap-right = { $answer }. Right.
gap-wrong = The answer is { $answer }. You answered { $given }.
gap-wrong-words = The answer is { $answer }. You wrote "{ $given }".
gap-missing = The answer is { $answer }. You left it open.
why = Why: { $text }
source = Source: { $text }.
source-period = Period of the data: { $period }.
source-period-note = Period of the data: { $period } ({ $note }).
source-checked = Checked { $date }.
source-unopened = The figure comes from a page about this source; the original has not been opened yet.
comes-back = Another question on the same point comes later.
comes-back-not = No other question on this point is left.
see-lesson = Lesson { $number } explains it: { $title }.

# What an exam came to.
submitted = Submitted { $date }, { $time }{ $zone }. Kept.
submitted-not-kept = Submitted { $date }, { $time }{ $zone }. Nothing is kept.
timed-out = Time was up { $date }, { $time }{ $zone }. What you had answered is kept and handed in.
in-zone = { " " }({ $zone })
passed = Passed. { $points } of { $of } points, { $percent } percent; { $needed } percent is needed.
not-passed = Not passed this time. { $points } of { $of } points, { $percent } percent; { $needed } percent is needed.
not-passed-section = Not passed this time. { $points } of { $of } points, { $percent } percent, would be enough; but not every section was reached that must be.
came-to = { $points } of { $of } points, { $percent } percent.
first-hurt = { $count ->
    [one] First, one answer that could hurt someone in real life:
   *[other] First, { $count } answers that could hurt someone in real life:
}
hurt-question = Question { $number }.
section = { $title }: { $points } of { $of }.
section-reached = { $title }: { $points } of { $of }. At least { $least } was needed here, and you reached it.
section-missed = { $title }: { $points } of { $of }. At least { $least } is needed here.
read-again = { $count ->
    [one] Worth reading again: lesson { $lessons }.
   *[other] Worth reading again: lessons { $lessons }.
}

# What practice came to.
practice-end = End of practice. { $right } of { $of } right.
practice-end-early = End of practice. { $answered } of { $of } answered, { $right } right.
practice-none = End of practice. No question was answered.
practice-came-back = { $count ->
    [one] One came back
   *[other] { $count } came back
}, { $right ->
    [0] and not yet right.
    [one] { $count ->
        [one] and was right the second time.
       *[other] and one was right then.
    }
   *[other] and { $right } were right then.
}
practice-point = { $title }: { $right } of { $of }.
another-look = Worth another look.
