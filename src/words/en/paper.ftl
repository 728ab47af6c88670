# Papers beside the certificate: exams, transcripts, acknowledgements.

exam-title = Exam
exam-key-title = Answer key
exam-form = Version { $version }, form { $seed }
exam-questions = { $count ->
    [one] One question.
   *[other] { $count } questions.
} Write your answers on the answer sheet.
exam-time = { $minutes ->
    [one] You have one minute.
   *[other] You have { $minutes } minutes.
}
exam-pass = The pass mark is { $percent } percent.
exam-name = Name
exam-date = Date
exam-number = Question { $number }
exam-pick-one = Choose one.
exam-pick-several = Choose all that are right.
exam-write-number = Write a number.
exam-write-number-unit = Write a number ({ $unit }).
exam-write-words = Write a few words.
exam-arrange = Put these in order: write their numbers, first to last.
exam-pair = For each letter write the number that belongs to it; some numbers may be left over.
exam-gaps = Fill in each numbered gap.
exam-sheet-title = Answer sheet
exam-sheet-how = Tick or write one answer for each question, as the question asks. The last column is for whoever marks it.
exam-question = Question
exam-answer = Answer
exam-points = Points
exam-points-given = Points given
exam-key = Key
exam-key-says = What it says
exam-key-keep = For those who mark the exam. Keep it apart from the questions.

transcript-title = Training record
transcript-made = Made on
transcript-certificates = Certificates
transcript-exams = Exams
transcript-lessons = Lessons
transcript-day = Day
transcript-outcome = Outcome
transcript-passed = passed
transcript-not-passed = not passed
transcript-corrected = { $outcome }, corrected
transcript-read = Lessons read
transcript-none = None.
transcript-how = Copied from the records of this computer; not signed. Each certificate named here can be checked by its own file. Practice is not recorded here.

acknowledgement-title = Acknowledgement of training
acknowledgement-statement = The statement
acknowledgement-signature = The signature
acknowledgement-typed = Name typed under it
acknowledgement-day = Signed on
acknowledgement-how = The learner typed this name under this statement at the end of the course. The lines below are for a signature by hand where the law asks for one.
acknowledgement-hand = Signature
acknowledgement-none = Certificate { $id } holds no statement word for word; it keeps only that one was signed.

card-number = { $value }
card-number-text = { $value }, or text { $text }

export-without-pdf = Certificate { $id } goes without a PDF: { $why }. Name a folder with such a font in tutela.toml: fonts = "DIR".

preview-name = Sample name
preview-course = Sample course
preview-line = Preview. This is not a certificate.
export-unsealed = There is no unlocked key here to seal pages and badges with: they carry the signed certificate, and what is printed around it is not protected.
