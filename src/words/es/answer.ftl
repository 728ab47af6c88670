# What is said about a typed answer, and feedback on it.

# What would be understood.
how-pick = { $last ->
    [1] Escriba 1.
    [2] Escriba 1 o 2.
   *[other] Escriba un número de 1 a { $last }.
}
how-several = Escriba los números de todas las que correspondan, por ejemplo { $example }.
how-number = Escriba solo el número, por ejemplo 12 o 4.5.
how-unit = Escriba solo el número ({ $unit }).
how-words = Escriba una palabra o unas pocas.
how-order = Escriba los números en orden, por ejemplo { $example }.
how-pairs = Escriba cada letra con su número, por ejemplo { $example }.
how-gaps = { $count ->
    [one] Escriba lo que va en el espacio.
   *[other] Escriba { $count } respuestas separadas con punto y coma, por ejemplo { $example }.
}

# What was not understood.
unclear-not = No entendí "{ $typed }". { $how }
unclear-no-such = Aquí no hay { $label }. { $how }
unclear-only-one = Se pide una sola respuesta. { $how }
unclear-twice = Escribió { $label } dos veces. { $how }
unclear-joined = Aquí no hay { $typed }. ¿Quiso decir { $apart }? Escríbalo con espacios.
unclear-two-numbers = "{ $typed }" puede ser { $small } o { $large }. Escriba { $small } o { $plain }.
unclear-how-many = { $given ->
    [one] Es una respuesta
   *[other] Son { $given } respuestas
}, y hay { $blanks } espacios. { $how }
unclear-blank = Espacio { $label }: { $because }
unclear-no-command = No existe la orden "{ $typed }". Escriba { command-help } para ver cuáles hay.
unclear-no-command-near = No existe la orden "{ $typed }". ¿Quiso decir { $nearest }?
unclear-no-slash = Las órdenes empiezan con una barra. ¿Quiso decir { $command }?

# Feedback.
right = { $count ->
    [1] Correcto.
    [2] Correcto, las dos.
    [3] Correcto, las tres.
    [4] Correcto, las cuatro.
    [5] Correcto, las cinco.
    [6] Correcto, las seis.
   *[other] Correcto, las { $count }.
}
wrong = Todavía no.
part-right = Correcto en parte: { $count } de { $of }.
part-right-several = { $slips ->
    [0] Correcto en parte: { $count } de { $of }.
    [one] Correcto en parte: { $count } de { $of }, y una que no corresponde.
   *[other] Correcto en parte: { $count } de { $of }, y { $slips } que no corresponden.
}
no-answer = No dio respuesta.
could-hurt = En la vida real, esto podría dañar a alguien:
you-chose = Eligió { $answer }.
you-wrote = Escribió "{ $answer }".
the-answer = La respuesta es { $answer }.
the-answer-range = La respuesta es { $answer } (se aceptaba de { $least } a { $most }).
numbered = { $number }, { $text }
part-is-right = { $text }. Correcto.
part-missed = { $text }. Esta también corresponde.
part-not-chosen = { $text }.
part-extra = { $text }. Esta no corresponde.
order-here = { $text }. Correcto.
order-moved = { $text }. Usted lo puso en el lugar { $place }.
order-missing = { $text }. Lo dejó sin responder.
order-title = En el orden correcto:
pair-right = { $left }: { $answer }. Correcto.
pair-wrong = { $left }: { $answer }. Usted eligió { $given }.
pair-missing = { $left }: { $answer }. Quedó sin responder.
gap-right = { $answer }. Correcto.
gap-wrong = { $answer }. Usted escribió { $given }.
gap-missing = { $answer }. Quedó sin responder.
why = Por qué: { $text }
source = Fuente: { $text }.
source-period = Período de los datos: { $period }.
source-period-note = Período de los datos: { $period } ({ $note }).
source-checked = Verificado el { $date }.
source-unopened = Nadie ha abierto aún el original.
comes-back = Más adelante vuelve una pregunta sobre el mismo punto.
comes-back-not = No queda otra pregunta sobre este punto.
see-lesson = Lo explica la lección { $number }: { $title }.
