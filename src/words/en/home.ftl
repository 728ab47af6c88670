# Learners, courses, progress, certificates: what commands report.

which-course = Which course?
pick-prompt = { $count ->
    [1] Number (1)
   *[other] Number (1 to { $count })
}, { command-help } or { command-quit }:
prompt-stopped = Stopped. What was saved stays saved.
pick-again = I did not understand "{ $line }". Type one number from 1 to { $count }.
pick-ended = nothing was chosen

who-question = Who is learning? Type a number.
who-line = { $name } (code { $code })
who-new = Someone new
who-nobody = Just practice, keep nothing
who-name = Your name, as it should stand on the certificate ({ command-help }, { command-quit }):
who-right = Is this right?  { $name }   (y, or type it again; { command-help }, { command-quit }):
who-welcome = Welcome, { $name }. Your code is { $code }. Use it if someone shares your name.
you-are = You are { $name } ({ $code }).
learner-added = Added { $name }, code { $code }.
learner-added-next = Where several people learn here, `--learner { $who }` says who it is.
learner-namesake = There was a { $name } before, with the code { $code }.
practice-forgotten = { $count ->
    [0] { $name } has no practice to forget.
    [one] Forgot 1 practice attempt of { $name }. Exams and lessons stay.
   *[other] Forgot { $count } practice attempts of { $name }. Exams and lessons stay.
}
not-you = You are { $name } ({ $code }). Not you? Type n. Otherwise press Enter ({ command-help }, { command-quit }):

certificate-is = Your certificate: { $id }. Show it with: tutela certificate show { $id }
certificate-missing = Passed. Before the certificate is made:
certificate-missing-anew = The course is to be done anew for the next certificate. Still open:
certificate-revoked = Certificate { $id } was withdrawn. The coordinator knows why. Sit the course again for another.
certificate-locked = Everything is done, and kept. The certificate is made once the coordinator unlocks the key: tutela certificate claim
certificate-meanwhile = a correction was recorded at this very moment; ask for the certificate again: tutela certificate claim
certificate-renewed = It takes the place of { $old }, which now shows as superseded.
nothing-to-renew = { $name } holds no certificate of { $course } that could be renewed
renew-holds-until = Certificate { $id } holds until { $date }.
renew-holds-without-end = Certificate { $id } holds without end; a renewal is up to you.
renew-anew = For a new one the course is done anew. Still to do:
calendar-ends = { $name }: { $title } ends
calendar-renew = Last day of certificate { $id }. To renew it: tutela certificate renew
missing-lessons = read the lessons ({ $have } of { $need } read): tutela learn
missing-active-time = spend { $need } minutes in the course ({ $have } so far): tutela learn or tutela quiz
missing-exam = pass the exam: tutela quiz --exam
missing-sections = reach each section's own mark ({ $have } of { $need } reached): tutela quiz --exam
certificate-clock =
    This computer's clock was set back during the exam, so a person has to confirm the date first. Ask your coordinator:
    tutela attempt confirm-date { $attempt }
certificate-licence =
    Everything is done, and kept. The certificate holds to the end of your licence's term, and nobody has said when that is.
    The coordinator says it:  tutela learner set { $who } --licence-ends DATE
    Then:  tutela certificate claim
certificate-issued =
    Certificate { $id } is made and kept.
    For HR:  tutela certificate export { $id } --to .
    It writes a page to print, the same as text, and files that anybody can check.
attest-before = One thing before the certificate. Please read this statement:
attest-date = Date: { $date }
attest-name = If it is true, type your name to sign it (Enter for later; { command-help }):
attest-later = Not signed. The certificate waits: tutela certificate claim
attest-by-flag = Not signed. If the statement is true: tutela certificate claim --attest "YOUR NAME"

column-course = Course
column-title = Title
column-lessons = Lessons
column-minutes = Minutes
column-exam = Exam
column-status = Status
column-attempt = Attempt
column-kind = Kind
column-opened = Begun
column-state = State
column-answered = Answered
column-score = Points
column-fact = Fact
column-value = Value
column-place = Place
column-period = Period
column-check-by = Check by
column-uses = Uses
column-learner = Learner
column-given = Given
column-result = Result
column-erratum = Erratum
column-on = On
column-item = Item
column-choice = Choice
column-by = By
column-withdrawn = Withdrawn
none-erratum-exams = Nobody met it in an exam that was handed in.
none-errata = There is no erratum in these records.
none-courses = There is no course here.
none-attempts = Nothing has been begun yet.
exam-of = { $count } questions
status-certified = certificate issued
status-renewing = certificate until { $date }; for the next one { $met } of { $of } done
status-not-started = not started
status-begun = { $met } of { $of } done
condition-lessons-met = Lessons: { $have } of { $need } read. Done.
condition-lessons-open = Lessons: { $have } of { $need } read.
condition-active-time-met = Time in the course: { $have } of { $need } (minutes:seconds). Done.
condition-active-time-open = Time in the course: { $have } of { $need } (minutes:seconds).
condition-exam-met = Exam: passed.
condition-exam-open = Exam: not passed yet.
condition-sections-met = Sections with a mark of their own: { $have } of { $need } reached. Done.
condition-sections-open = Sections with a mark of their own: { $have } of { $need } reached.
condition-attestation-met = Statement: signed.
condition-attestation-open = Statement: not signed yet.
condition-certificate = Certificate: { $id }
kind-practice = practice
kind-exam = exam
kind-reading = lesson
kind-rehearsal = rehearsal
state-open = open
state-submitted = finished
state-timed-out = time was up

home-title = Tutela. Training to recognize human trafficking. Works without a network.
home-records = Records are kept on this computer: { $place }
home-help = Help lines and commands: type /help at any question.   En español: --lang es
home-promise =
    { $lessons ->
        [one] One lesson
       *[other] { $lessons } lessons
    }, about { $minutes } minutes. { $questions ->
        [0] No exam.
       *[other] Exam of { $questions } questions, pass mark { $percent } percent, { $attempts ->
            [0] as many attempts as you need
            [one] one attempt
           *[other] { $attempts } attempts
        }, { $limit ->
            [0] no time limit
            [one] one minute
           *[other] { $limit } minutes
        }.
    } You can stop at any time; nothing is lost.
    Your employer sees: lessons read, exam result, date. Never practice.
home-others = Also here:
home-other = { $title }, about { $minutes } minutes
home-notes = Before you start: the course mentions hard things, without detail.
home-notes-choice = You can leave out questions on any of these; nobody is told, and it costs nothing.
home-first =
    Practise without a name:   tutela quiz --anonymous
    Learn for a certificate:   tutela learner add "YOUR NAME", then tutela learn
    All courses:               tutela courses
next-learn = Next:  tutela learn { $number } --course { $course }   read lesson { $number }
next-exam = Next:  tutela quiz --exam { $course }   the exam
next-claim = Next:  tutela certificate claim   what is missing for the certificate
next-read-again = Next:  tutela learn { $number } --course { $course }   read lesson { $number } again
other-practice = Other: tutela quiz { $course }   practise again;   tutela review   look at your answers again
next-practice-anonymous = Next:  tutela quiz --anonymous { $course }   practise again
other-read = Other: tutela learn { $number } --course { $course }   read lesson { $number }; your progress is kept under your name
other-learn = Other: tutela learn --course { $course }   read the lessons; your progress is kept under your name
next-practice = Next:  tutela quiz   practise
next-resume = Next:  tutela resume   go on where you stopped
next-resume-exam = Next:  tutela resume   go on with your exam
next-other = Other: tutela courses   all courses;   tutela progress   what you have done

lesson-starts = { $course }. Lesson { $number } of { $of }: { $title }. { $minutes ->
    [one] One minute.
   *[other] { $minutes } minutes.
}
lesson-next = Next:  tutela learn { $number }
lesson-then-exam = All lessons read. Next:  tutela quiz --exam
lessons-all-read = All lessons are read. To read one again: tutela learn, with its number.

practice-anonymous = Practice without a name: nothing is kept. En español: --lang es
practice-starts = { $count ->
    [one] Practice, one question. Only you see the result.
   *[other] Practice, { $count } questions. Only you see the result.
}
practice-empty = there is no question left to practise
notes-question = Leave out questions that carry one of these notes (nobody is told, and it costs nothing):
notes-prompt = Numbers, or Enter for none ({ command-help }, { command-quit }):
notes-again = I did not understand "{ $line }". Type numbers from 1 to { $count }, or only Enter.
translation-unreviewed = The translation of this course has not been reviewed by a person yet.
rehearsal-kept = This is a rehearsal (a seed or a clock was given). It is never certified, but it is kept like an exam, under a name. To look without a record: tutela preview, tutela form.
rehearsal = This is a rehearsal (a seed or a clock was given): it is never certified.

exam-starts =
    { $title }, exam. { $limit ->
        [none] Attempt { $number }.
       *[other] Attempt { $number } of { $limit }.
    } { $count } questions, { $minutes ->
        [0] no time limit.
        [one] one minute.
       *[other] { $minutes } minutes.
    }
    Pass mark { $percent } percent: { $needed } of { $of } points.
exam-section = In "{ $title }": at least { $needed } of { $of } points.
exam-rules = You see what was right after you submit. Until then you can change answers. If you are interrupted, everything is kept: tutela resume.
no-exam = this course has no exam
attempts-used = No attempts left ({ $limit } used). { $contact ->
    [blank] Your coordinator can open another: tutela attempt allow
   *[other] { $contact } can open another: tutela attempt allow
}
exam-wait = the next attempt can begin on { $date } at { $time }
exam-review = Review of all questions, with reasons:  tutela review
exam-read-again = Read again:  { $commands }
exam-next-now = { $left ->
    [none] You can try again now, with other questions:  tutela quiz --exam
    [one] You can try again now, with other questions. One attempt left:  tutela quiz --exam
   *[other] You can try again now, with other questions. { $left } attempts left:  tutela quiz --exam
}
exam-next-from = Next attempt: from { $time } on { $date }, with other questions. { $left ->
    [none] {""}
    [one] One attempt left.
   *[other] { $left } attempts left.
}
exam-after-last = After the last one: talk to { $contact }.
exam-no-more = No attempts left. Talk to { $contact }, who can open another.
your-coordinator = your coordinator

back-exam =
    { $title }, exam. { $answered } of { $of } answered.
    The time away is not counted.
back-practice = { $title }, practice. { $answered } of { $of } answered.
back-reading = { $title }. Lesson { $number }: { $lesson }.
nothing-open = Nothing is open. Begin with: tutela learn, or tutela quiz
course-gone = The course is no longer here, so nothing more can be said about a certificate. The result is kept.
review-open = this attempt is still open; a review comes after it is finished
review-topics = This course shows keys and reasons only after a pass. `tutela learn` reads a lesson again.

# What cannot be done as it was written, and what to do.
name-empty = a name needs at least one letter
name-long = a name has at most { $most } characters; this one has { $found }
name-invisible = a name cannot hold the invisible character { $code }
help-label = help
practice-all-wrong = every question here is being put right after a mistake was found in it
practice-all-wrong-hint = choose another --topic, or come back when they are put right
practice-empty-hint = choose another --topic, or leave out fewer content notes
no-objective = course `{ $course }` has no objective `{ $topic }`
objectives-here = objectives here: { $known }
no-lesson = course `{ $course }` has no lesson `{ $lesson }`
exam-short = this exam cannot be drawn: too few questions are left
exam-unfinished = this exam cannot be given yet: some of its questions are still to be written
exam-unfinished-author = the author finds them with `tutela check`, and sees them as they are with `tutela preview`
practice-unfinished = there is no question to practise yet: they are still to be written
exam-short-author = the course's author has to add questions or lower `draw`
exam-short-notes = leave out fewer content notes, or talk to your coordinator
no-attempt = you have no attempt `{ $start }`
no-attempt-hint = `tutela progress` lists them
several-attempts = several attempts begin with `{ $start }`
more-of-the-id = type more of the id
nothing-to-review = there is no finished exam or practice to look back at
no-learner = there is no learner `{ $handle }`
no-learner-hint = `tutela learner list` shows who there is; `tutela learner add NAME` adds somebody
learner-by-code = { $name } is known here by a code: `--learner { $code }`
no-learner-yet = this goes on record, and there is no learner yet
no-learner-yet-hint = `tutela learner add NAME`, then name them with --learner
who-by-flag = who is learning? Name them with --learner
learn-anonymous = reading is kept, page by page, so it needs a name
learn-anonymous-quiz = without a name and without a record: tutela quiz --anonymous
learn-anonymous-preview = to look at a course with its keys, as authors do: tutela preview { $course }
needs-a-name = this needs a name: practice without one keeps nothing
no-course-opens = the library has no course that can be opened
course-closed = Course `{ $course }` has { $errors ->
    [one] one error
   *[other] { $errors } errors
} and is closed: `tutela check{ $folder }` shows them.
course-is-closed = course `{ $course }` has { $errors ->
    [one] one error
   *[other] { $errors } errors
} and is closed
course-is-closed-hint = `tutela check` shows them; the other courses can be used
which-course-by-flag = which course? Name one of these
no-course = there is no course `{ $course }`
courses-here = courses here: { $known }
no-note = there is no content note `{ $note }`
notes-here = notes here: { $known }
no-certificate-yet = { $name } has no certificate yet
no-certificate = there is no certificate `{ $id }` here
no-certificate-hint = `tutela certificate list` shows the learner's certificates
several-certificates = { $count } certificates begin with `{ $id }`
certificate-erased = certificate { $id } was erased with its learner's personal data; only its id is left
not-completed = { $name } has not completed `{ $course }` yet
still-to-do = `tutela progress` shows what is still to do
none-facts = No fact is past its date.
none-uses = Nothing uses it.
column-language = Language
