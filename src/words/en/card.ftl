# Cards: one page for one role.

column-role = Role
none-cards = There is no card here.
card-overdue = { $others ->
    [0] Check before use: { $name ->
        [none] a fact on this card
       *[other] the entry "{ $name }"
    } was due for review on { $date }.
   *[other] Check before use: { $others ->
        [one] two facts
       *[other] several facts
    } on this card are past their review date, the oldest since { $date }.
}
card-signs = Signs, each in its context
card-do = What to do
card-dont = What not to do
card-help = Help lines
card-checked = Numbers checked on { $date }.
card-unreviewed = This translation has not been reviewed by a person yet.
card-untranslated = { $lang ->
    [en] Not yet translated; shown in English.
    [es] Not yet translated; shown in Spanish.
   *[other] Not yet translated; shown in the language it was written in.
}
