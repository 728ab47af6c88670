# What is said about a typed answer, and feedback on it.

# What would be understood.
how-pick = { $last ->
    [1] Escriba 1.
    [2] Escriba 1 o 2.
   *[other] Escriba un número de 1 a { $last }.
}
how-several = Escriba los números de todas las que correspondan, por ejemplo { $example }.
how-number = Escriba solo el número, por ejemplo 12 o 4.5.
how-words = Escriba una palabra o unas pocas.
how-order = Escriba los números en orden, por ejemplo { $example }.
how-pairs = Escriba cada letra con su número, por ejemplo { $example }.
how-gaps = { $count ->
    [one] Escriba lo que va en el espacio.
   *[other] Escriba { $count } respuestas separadas por punto y coma, por ejemplo { $example }.
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
unclear-no-command = No existe el comando "{ $typed }". Escriba { command-help } para ver cuáles hay.
unclear-no-command-near = No existe el comando "{ $typed }". ¿Quiso decir { $nearest }?
unclear-no-slash = Los comandos empiezan con una barra. ¿Quiso decir { $command }?

# Feedback.
right = { $count ->
    [1] Correcto.
    [2] Todo correcto: dos de dos.
    [3] Todo correcto: tres de tres.
    [4] Todo correcto: cuatro de cuatro.
    [5] Todo correcto: cinco de cinco.
    [6] Todo correcto: seis de seis.
   *[other] Todo correcto: { $count } de { $count }.
}
wrong = Todavía no es correcto.
part-right = Correcto en parte: { $count } de { $of }.
part-right-several = { $slips ->
    [0] Correcto en parte: { $count } de { $of }.
    [one] Correcto en parte: { $count } de { $of }, y una que no corresponde.
   *[other] Correcto en parte: { $count } de { $of }, y { $slips } que no corresponden.
}
not-right = Incorrecto.
no-answer = No dio respuesta.
could-hurt = En la vida real, esto podría dañar a alguien.
you-chose = Eligió { $answer }.
you-wrote = Escribió "{ $answer }".
the-answer = La respuesta es { $answer }.
the-answer-range = La respuesta es { $answer } (se aceptaba de { $least } a { $most }).
numbered = { $number }, { $text }
part-is-right = { $text }. Correcto.
part-missed = { $text }. Esta también corresponde.
part-plain = { $text }.
part-extra = { $text }. Esta no corresponde.
order-is = El orden correcto:
order-here = { $text }. Correcto.
order-moved = { $text }. Usted lo puso en el lugar { $place }.
order-missing = { $text }. Lo dejó sin responder.
pair-plain = { $left }: { $answer }.
pair-right = { $left }: { $answer }. Correcto.
pair-wrong = { $left }: la respuesta es { $answer }. Usted eligió { $given }.
pair-missing = { $left }: la respuesta es { $answer }. Quedó sin responder.
gap-right = { $answer }. Correcto.
gap-wrong = La respuesta es { $answer }. Usted respondió { $given }.
gap-wrong-words = La respuesta es { $answer }. Usted escribió "{ $given }".
gap-missing = La respuesta es { $answer }. Quedó sin responder.
why = Por qué: { $text }
source = Fuente: { $text }.
source-period = Período de los datos: { $period }.
source-period-note = Período de los datos: { $period } ({ $note }).
source-checked = Verificado el { $date }.
source-unopened = El dato viene de una página sobre esta fuente; aún no se ha abierto el original.
comes-back = Más adelante habrá otra pregunta sobre el mismo punto.
comes-back-not = No queda otra pregunta sobre este punto.
see-lesson = Lo explica la lección { $number }: { $title }.

# What an exam came to.
submitted = Entregado el { $date }, { $time }{ $zone }. Guardado.
submitted-not-kept = Entregado el { $date }, { $time }{ $zone }. No se guarda nada.
timed-out = El tiempo se acabó el { $date }, { $time }{ $zone }. Lo que respondió queda guardado y entregado.
in-zone = { " " }({ $zone })
passed = Aprobó. { $points } de { $of } puntos, { $percent } por ciento; se necesita el { $needed } por ciento.
not-passed = Esta vez no aprobó. { $points } de { $of } puntos, { $percent } por ciento; se necesita el { $needed } por ciento.
not-passed-section = Esta vez no aprobó. { $points } de { $of } puntos, { $percent } por ciento, bastarían, pero no alcanzó el mínimo en todas las secciones que lo piden.
came-to = { $points } de { $of } puntos, { $percent } por ciento.
first-hurt = { $count ->
    [one] Primero, una respuesta que en la vida real podría dañar a alguien:
   *[other] Primero, { $count } respuestas que en la vida real podrían dañar a alguien:
}
hurt-question = Pregunta { $number }.
section = { $title }: { $points } de { $of }.
section-reached = { $title }: { $points } de { $of }. Aquí el mínimo era { $least }, y lo alcanzó.
section-missed = { $title }: { $points } de { $of }. Aquí el mínimo es { $least }.
read-again = { $count ->
    [one] Conviene releer la lección { $lessons }.
   *[other] Conviene releer las lecciones { $lessons }.
}

# What practice came to.
practice-end = Fin de la práctica. Correctas: { $right } de { $of }.
practice-end-early = Fin de la práctica. Respondió { $answered } de { $of }; correctas: { $right }.
practice-none = Fin de la práctica. No se respondió ninguna pregunta.
practice-came-back = { $count ->
    [one] Una volvió
   *[other] { $count } volvieron
}, { $right ->
    [0] todavía sin acierto.
    [one] { $count ->
        [one] y la segunda vez acertó.
       *[other] y acertó una.
    }
   *[other] y acertó { $right }.
}
practice-point = { $title }: { $right } de { $of }.
another-look = Conviene verlo de nuevo.
