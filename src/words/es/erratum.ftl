# Erratas: lo que las personas afectadas leen la próxima vez, y lo que dicen de ellas los resultados, los repasos y las constancias.

erratum-title = { $count ->
    [one] Una corrección
   *[other] { $count } correcciones
}
erratum-withdrawn-title = { $count ->
    [one] Se retiró una corrección
   *[other] Se retiraron { $count } correcciones
}
erratum-question = Una pregunta de "{ $course }" estaba mal:
erratum-stem = "{ $stem }"
erratum-what = La pregunta, o la respuesta que contaba como correcta, tenía un error.
erratum-other-language = { $lang ->
    [en] En inglés: { $text }
    [es] En español: { $text }
   *[other] En el idioma en que se escribió: { $text }
}
erratum-was-question = El { $date } se corrigió una pregunta de "{ $course }":
erratum-withdrawn = Esa corrección fue un error y se retiró. La pregunta cuenta como antes.
erratum-drop = Ya no cuenta en ningún examen.
erratum-accept = En los exámenes también cuenta como correcto: { $answers }.
erratum-no-change = Todas las calificaciones quedan como están.
erratum-go-on = Enter para seguir:

# Lo que cambia en un examen.
erratum-passes = Su examen del { $date } queda aprobado: { $points } de { $of } puntos. Para pedir la constancia: tutela certificate claim
erratum-fails = Por decisión de { $name }, su examen del { $date } ahora cuenta como no aprobado: { $points } de { $of } puntos. La constancia que usted tenga sigue igual mientras nadie la revoque. Hable con { $contact }.
erratum-kept = Su examen del { $date } sigue aprobado, como se calificó.
erratum-points-passed = Su examen del { $date } sigue aprobado, ahora con { $points } de { $of } puntos.
erratum-points-failed = Su examen del { $date } ahora tiene { $points } de { $of } puntos; sigue sin aprobarse.
erratum-same-passed = Su examen del { $date } sigue aprobado, con los mismos puntos.
erratum-same-failed = Su examen del { $date } sigue sin aprobarse, con los mismos puntos.
erratum-counted = El resultado de su examen del { $date } ya lo tiene en cuenta.
erratum-no-exam = Ningún resultado suyo depende de ella.

# En el resultado y en un repaso.
result-dropped = { $count ->
    [one] La pregunta { $numbers } resultó estar mal y no cuenta.
   *[other] Las preguntas { $numbers } resultaron estar mal y no cuentan.
}
result-accepted = { $count ->
    [one] La pregunta { $numbers } se corrigió: su respuesta cuenta más.
   *[other] Las preguntas { $numbers } se corrigieron: sus respuestas cuentan más.
}
result-kept = Una pregunta de este examen resultó estar mal. Sigue aprobado, como se calificó.
result-rests = Se retiró una corrección de este examen. Sigue aprobado, como se calificó.
erratum-review = Corregida el { $date }.
score-corrected = { $score }, corregido

# En una constancia.
fact-correction = Corrección
erratum-certificate = { $count ->
    [one] Una pregunta de este examen se corrigió el { $date }.
   *[other] { $count } preguntas de este examen se corrigieron, la última el { $date }.
} { $result ->
    [counted] El resultado lo tiene en cuenta.
    [fails] Por decisión de { $name }, desde entonces el examen cuenta como no aprobado; la constancia vale mientras no se revoque.
   *[stands] El resultado se mantiene.
}
erratum-certificate-withdrawn = El { $date } se retiró una corrección que este resultado tiene en cuenta. { $result ->
    [fails] Por decisión de { $name }, desde entonces el examen cuenta como no aprobado; la constancia vale mientras no se revoque.
   *[stands] La constancia sigue igual.
}
