# What is said while a quiz, an exam or a lesson runs.

# The head of a question.
question-of = Pregunta { $number } de { $of }.
question-again = Segunda vuelta, { $number } de { $of }, sobre un punto anterior.
question-check = Pregunta { $number } de { $of }, para comprobar lo leído.
kind-one = Una respuesta.
kind-several = Varias respuestas: escriba todas las que correspondan, por ejemplo { $example }.
kind-number = Escriba un número.
kind-words = Escriba una palabra o unas pocas.
kind-order = Póngalas en orden: escriba el número de lo que va primero, luego el siguiente, por ejemplo { $example }.
kind-pairs = Relacione cada letra con un número.
kind-gaps = { $count ->
    [one] Complete el espacio.
   *[other] Complete los { $count } espacios.
}
case-goes-on = El mismo caso.
case-goes-on-again = El mismo caso; { command-repeat } lo muestra de nuevo.
course-only-in = { $lang ->
    [en] Este curso está solo en inglés.
    [es] Este curso está solo en español.
   *[other] Este curso está solo en el idioma en que se escribió.
}
not-translated = { $lang ->
    [en] Aún no traducida; se muestra en inglés.
    [es] Aún no traducida; se muestra en español.
   *[other] Aún no traducida; se muestra en el idioma en que se escribió.
}
your-answer = Su respuesta hasta ahora: { $answer }. Escriba otra para cambiarla, o { command-skip } para seguir.
your-answer-part = Su respuesta hasta ahora: { $answer }.
is-marked = Marcada, para verla de nuevo.
gap-pick = Espacio { $label }, una de estas:
gap-number = Espacio { $label }: { $unit }.
gap-type-unit = Espacio { $label }, escriba: { $unit }.
gap-type-number = Espacio { $label }, escriba: un número.
gap-type-words = Espacio { $label }, escriba: una palabra o más.

# The prompt.
ask-pick = { $last ->
    [1] Respuesta (1), o { command-help }:
    [2] Respuesta (1 o 2), o { command-help }:
   *[other] Respuesta (1 a { $last }), o { command-help }:
}
ask-example = Respuesta (por ejemplo { $example }), o { command-help }:
ask-number = Respuesta (un número), o { command-help }:
ask-unit = Respuesta ({ $unit }), o { command-help }:
ask-words = Respuesta (una palabra o unas pocas), o { command-help }:
ask-page = Enter para la página siguiente, o { command-help }:
ask-go-on = Enter para seguir:
example-word = palabra
open-pairs = Ya relacionó { $done }. { $count ->
    [one] Falta { $open }. Agréguela
   *[other] Faltan { $open }. Agréguelas
}, por ejemplo { $example }:
open-order = { $count ->
    [one] Guardado. Falta { $open }. Agréguelo:
   *[other] Guardado hasta ahora: { $done }. Faltan { $open }. Agréguelos en orden, por ejemplo { $example }:
}
open-gaps = { $count ->
    [one] Guardado. Falta { $open }. Agréguelo
   *[other] Guardado. Faltan { $open }. Agréguelos
}, por ejemplo { $example }:

# What happened.
saved = Guardada. { $answered } de { $of }.
i-read = Leí: { $answer }.
marked = Marcada, para verla de nuevo.
unmarked = Ya no está marcada.
time-left = { $minutes ->
    [0] Queda menos de un minuto.
    [one] Queda un minuto.
   *[other] Quedan { $minutes } minutos.
}
time-up = Se acabó el tiempo.
paused = Guardado. Para continuar: tutela resume
paused-nothing-kept = Detenido. No se guardó nada.
language-now = Desde aquí, en español.

# Commands, as they are typed in this language.
command-help = /ayuda
command-back = /atrás
command-skip = /saltar
command-flag = /marcar
command-repeat = /repetir
command-another = /otra
command-language = /idioma en
command-pause = /pausa
command-quit = /salir
command-submit = /entregar

# Help at any prompt.
help-title = Ayuda para usted o para otra persona:
help-line = { $name }: { $value }
help-line-text = { $name }: { $value }, o mensaje de texto al { $text }
help-hours = { $line } ({ $hours })
help-checked = Números verificados el { $date }. Pedir ayuda no deja registro aquí.
help-no-record = Pedir ayuda no deja registro aquí.
help-here = Aquí puede escribir:
help-answer-pick = { $last ->
    [1] 1
    [2] 1 o 2
   *[other] 1 a { $last }
}
help-a-number = un número
help-words = unas palabras
help-answer = responder
help-enter = Enter
help-page = seguir
help-back = la pregunta anterior
help-back-page = la página anterior
help-skip = dejarla para después
help-skip-check = saltar esta pregunta
help-flag = marcarla, para verla de nuevo
help-unflag = quitar la marca
help-repeat = repetir lo mismo
help-another = otra pregunta sobre el mismo punto
help-pause = guardar, borrar la pantalla y parar
help-pause-nothing = borrar la pantalla y parar; no se guarda nada
help-quit = parar aquí
help-choose = elegir
help-numbers = números
help-leave-out = dejar fuera estas
help-a-name = un nombre
help-no = n
help-somebody-else = otra persona
help-submit = ir al final, para entregar
help-end = terminar aquí la práctica
help-language = in English
help-yes = s
help-yes-submit = entregar ahora
help-number = un número
help-go-to = ir a esa pregunta

# The end of an exam before it is handed in.
submit-answered = Respondió { $answered } de { $of }.
submit-open = Sin responder: { $list }.
submit-partial = Respondidas en parte: { $list }.
submit-flagged = Marcadas: { $list }.
ask-submit = Escriba s para entregar ahora, un número para volver a esa pregunta, { command-pause } para parar:
ask-submit-go = Escriba { $list } para ir allí, s para entregar ahora, { command-pause } para parar:
ask-submit-sure = { $count ->
    [one] La pregunta { $list } cuenta como no respondida.
   *[other] Las preguntas { $list } cuentan como no respondidas.
} ¿Entregar? (s o n):
or = { $one } o { $other }
submit-how = Escriba s para entregar, o el número de una pregunta, de 1 a { $of }.

# A lesson.
lesson-page = Lección { $number }: { $title }. Página { $page } de { $of }.
page-of = Página { $page } de { $of }.
lesson-done = { $count ->
    [0] Lección { $number } leída.
    [one] Lección { $number } leída. Una pregunta para comprobar lo leído; no lleva puntos.
   *[other] Lección { $number } leída. { $count } preguntas para comprobar lo leído; no llevan puntos.
}
page-how = Presione solo Enter para seguir. Con { command-help } ve qué más hay.

# What cannot be done.
not-here = { $command } no hace nada aquí. Con { command-help } ve qué sí funciona.
who-stops = Guardado. Empiece de nuevo para decir quién va a aprender.
refused = Eso no se puede hacer aquí.
not-kept-full = No queda espacio, así que su respuesta no se guardó. Libere espacio y escríbala de nuevo.
not-kept-taken = Esto ya se respondió en otra ventana. Así está ahora.
not-kept = No se pudo guardar su respuesta: { $why }. Escríbala de nuevo.
