# Errata: what those concerned read at their next start, and what results, reviews and certificates say of them.

erratum-title = { $count ->
    [one] A correction
   *[other] { $count } corrections
}
erratum-withdrawn-title = { $count ->
    [one] A correction was withdrawn
   *[other] { $count } corrections were withdrawn
}
erratum-question = A question in "{ $course }" was wrong:
erratum-stem = "{ $stem }"
erratum-what = The question, or the answer that counted as right, was not correct.
erratum-other-language = { $lang ->
    [en] In English: { $text }
    [es] In Spanish: { $text }
   *[other] In the language it was written in: { $text }
}
erratum-was-question = On { $date } a question in "{ $course }" was corrected:
erratum-withdrawn = That correction was a mistake and is withdrawn. The question counts as it did before.
erratum-drop = It no longer counts in any exam.
erratum-accept = In exams this counts as right as well: { $answers }.
erratum-no-change = Every score stays as it is.
erratum-go-on = Enter to go on:

# What it does to an exam.
erratum-passes = Your exam of { $date } is passed after all: { $points } of { $of } points. To ask for the certificate: tutela certificate claim
erratum-fails = By decision of { $name } your exam of { $date } now counts as not passed: { $points } of { $of } points. A certificate you hold stays as it is until somebody withdraws it. Talk to { $contact }.
erratum-kept = Your exam of { $date } stays passed, as it was scored.
erratum-points-passed = Your exam of { $date } stays passed, now with { $points } of { $of } points.
erratum-points-failed = Your exam of { $date } now has { $points } of { $of } points; it stays not passed.
erratum-same-passed = Your exam of { $date } stays passed, with the same points.
erratum-same-failed = Your exam of { $date } stays not passed, with the same points.
erratum-counted = The result of your exam of { $date } counts this already.
erratum-no-exam = No result of yours depends on it.

# In the result and in a review.
result-dropped = { $count ->
    [one] Question { $numbers } turned out to be wrong and does not count.
   *[other] Questions { $numbers } turned out to be wrong and do not count.
}
result-accepted = { $count ->
    [one] Question { $numbers } was corrected: your answer counts for more.
   *[other] Questions { $numbers } were corrected: your answers count for more.
}
result-kept = A question of this exam turned out to be wrong. The pass stands as it was scored.
result-rests = A correction of this exam was withdrawn. The pass stands as it was scored.
erratum-review = Corrected on { $date }.
score-corrected = { $score }, corrected

# On a certificate.
fact-correction = Correction
erratum-certificate = { $count ->
    [one] One question of this exam was corrected on { $date }.
   *[other] { $count } questions of this exam were corrected, the last on { $date }.
} { $result ->
    [counted] The result counts that.
    [fails] By decision of { $name } the exam has counted as not passed since; the certificate holds until it is withdrawn.
   *[stands] The result stands.
}
erratum-certificate-withdrawn = A correction that this result counts was withdrawn on { $date }. { $result ->
    [fails] By decision of { $name } the exam has counted as not passed since; the certificate holds until it is withdrawn.
   *[stands] The certificate stays as it is.
}
