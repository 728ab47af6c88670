# Learners, courses, progress, certificates: what commands report.

which-course = ¿Qué curso?
pick-prompt = { $count ->
    [1] Número (1)
   *[other] Número (1 a { $count })
}, { command-help } o { command-quit }:
prompt-stopped = Detenido. Lo guardado queda guardado.
pick-again = No entendí "{ $line }". Escriba un número del 1 al { $count }.
pick-ended = no se eligió nada

who-question = ¿Quién va a aprender? Escriba un número.
who-line = { $name } (código { $code })
who-new = Otra persona
who-nobody = Solo practicar, sin guardar nada
who-name = Su nombre, como debe figurar en la constancia ({ command-help }, { command-quit }):
who-right = ¿Está bien?  { $name }   (s, o escríbalo otra vez; { command-help }, { command-quit }):
who-welcome = Le damos la bienvenida, { $name }. Su código es { $code }. Úselo si alguien tiene su mismo nombre.
you-are = Usted es { $name } ({ $code }).
learner-added = { $name } ya está en el registro, con el código { $code }.
learner-added-next = Cuando aquí estudian varias personas, `--learner { $who }` dice quién es.
learner-namesake = Ya había otra persona con el nombre { $name }, con el código { $code }.
practice-forgotten = { $count ->
    [0] { $name } no tiene ninguna práctica que borrar.
    [one] Se borró 1 práctica de { $name }. Los exámenes y las lecciones quedan.
   *[other] Se borraron { $count } prácticas de { $name }. Los exámenes y las lecciones quedan.
}
not-you = Usted es { $name } ({ $code }). ¿No es usted? Escriba n. Si lo es, presione Enter ({ command-help }, { command-quit }):

certificate-is = Su constancia: { $id }. Para verla: tutela certificate show { $id }
certificate-missing = Aprobó. Antes de emitir la constancia falta:
certificate-missing-anew = Hay que hacer el curso de nuevo para la próxima constancia. Falta:
certificate-revoked = La constancia { $id } fue revocada. La persona que coordina sabe por qué. Para obtener otra, haga el curso de nuevo.
certificate-locked = Todo está hecho y guardado. La constancia se emite cuando la persona que coordina desbloquee la clave: tutela certificate claim
certificate-meanwhile = en este mismo momento se registró una corrección; pida la constancia otra vez: tutela certificate claim
certificate-renewed = Reemplaza a { $old }, que ahora figura como reemplazada.
nothing-to-renew = { $name } no tiene ninguna constancia de { $course } que se pueda renovar
renew-holds-until = La constancia { $id } vale hasta el { $date }.
renew-holds-without-end = La constancia { $id } vale sin límite; renovarla es decisión suya.
renew-anew = Para obtener una nueva hay que hacer el curso de nuevo. Falta:
calendar-ends = { $name }: vence { $title }
calendar-renew = Último día de la constancia { $id }. Para renovarla: tutela certificate renew
missing-lessons = leer las lecciones ({ $have } de { $need } leídas): tutela learn
missing-active-time = dedicar { $need } minutos al curso (hasta ahora { $have }): tutela learn o tutela quiz
missing-exam = aprobar el examen: tutela quiz --exam
missing-sections = alcanzar el mínimo de cada sección ({ $have } de { $need }): tutela quiz --exam
certificate-clock =
    El reloj de esta computadora se atrasó durante el examen; una persona debe confirmar la fecha. Pídalo a la persona que coordina:
    tutela attempt confirm-date { $attempt }
certificate-licence =
    Todo está hecho y guardado. La constancia vale hasta el fin del plazo de su licencia, y nadie ha dicho qué día es.
    La persona que coordina lo dice:  tutela learner set { $who } --licence-ends FECHA
    Después:  tutela certificate claim
certificate-issued =
    La constancia { $id } está hecha y guardada.
    Para recursos humanos:  tutela certificate export { $id } --to .
    Escribe una página para imprimir, lo mismo como texto, y archivos que cualquiera puede comprobar.
attest-before = Algo más antes de la constancia. Por favor, lea esta declaración:
attest-date = Fecha: { $date }
attest-name = Si es verdad, escriba su nombre para firmarla (Enter para dejarlo para después; { command-help }):
attest-later = Sin firmar. La constancia espera: tutela certificate claim
attest-by-flag = Sin firmar. Si la declaración es verdad: tutela certificate claim --attest "SU NOMBRE"

column-course = Curso
column-title = Título
column-lessons = Lecciones
column-minutes = Minutos
column-exam = Examen
column-status = Estado
column-attempt = Intento
column-kind = Tipo
column-opened = Comenzado
column-state = Estado
column-answered = Respondidas
column-score = Puntos
column-fact = Dato
column-value = Valor
column-place = Lugar
column-period = Período
column-check-by = Revisar antes del
column-uses = Usos
column-learner = Persona
column-given = Respuesta
column-result = Resultado
column-erratum = Errata
column-on = Fecha
column-item = Pregunta
column-choice = Decisión
column-by = Por
column-withdrawn = Retirada
none-erratum-exams = Nadie la encontró en un examen entregado.
none-errata = No hay ninguna errata en estos registros.
none-courses = No hay ningún curso aquí.
none-attempts = Todavía no hay nada comenzado.
exam-of = { $count } preguntas
status-certified = constancia emitida
status-renewing = constancia hasta el { $date }; para la próxima, { $met } de { $of } cumplidos
status-not-started = sin comenzar
status-begun = { $met } de { $of } cumplidos
condition-lessons-met = Lecciones: { $have } de { $need } leídas. Listo.
condition-lessons-open = Lecciones: { $have } de { $need } leídas.
condition-active-time-met = Tiempo en el curso: { $have } de { $need } (minutos:segundos). Listo.
condition-active-time-open = Tiempo en el curso: { $have } de { $need } (minutos:segundos).
condition-exam-met = Examen: aprobado.
condition-exam-open = Examen: todavía no aprobado.
condition-sections-met = Secciones con mínimo propio: { $have } de { $need } alcanzadas. Listo.
condition-sections-open = Secciones con mínimo propio: { $have } de { $need } alcanzadas.
condition-attestation-met = Declaración: firmada.
condition-attestation-open = Declaración: todavía sin firmar.
condition-certificate = Constancia: { $id }
kind-practice = práctica
kind-exam = examen
kind-reading = lección
kind-rehearsal = ensayo
state-open = abierto
state-submitted = terminado
state-timed-out = se acabó el tiempo

home-title = Tutela. Capacitación para reconocer la trata de personas. Funciona sin conexión.
home-records = Los registros se guardan en esta computadora: { $place }
home-help = Líneas de ayuda y comandos: escriba /ayuda en cualquier pregunta.   In English: --lang en
home-promise =
    { $lessons ->
        [one] Una lección
       *[other] { $lessons } lecciones
    }, unos { $minutes } minutos. { $questions ->
        [0] Sin examen.
       *[other] Examen de { $questions } preguntas, se aprueba con el { $percent } por ciento, { $attempts ->
            [0] los intentos que necesite
            [one] un intento
           *[other] { $attempts } intentos
        }, { $limit ->
            [0] sin límite de tiempo
            [one] un minuto
           *[other] { $limit } minutos
        }.
    } Puede detenerse en cualquier momento; nada se pierde.
    Su empleador ve: lecciones leídas, resultado del examen, fecha. Nunca la práctica.
home-others = También hay:
home-other = { $title }, unos { $minutes } minutos
home-notes = Antes de comenzar: el curso menciona temas difíciles, sin detalles.
home-notes-choice = Puede dejar fuera las preguntas sobre cualquiera de ellos; nadie se entera y no cuesta nada.
home-first =
    Practicar sin nombre:        tutela quiz --anonymous
    Aprender y tener constancia: tutela learner add "SU NOMBRE", luego tutela learn
    Todos los cursos:            tutela courses
next-learn = Siguiente:  tutela learn { $number } --course { $course }   leer la lección { $number }
next-exam = Siguiente:  tutela quiz --exam { $course }   el examen
next-claim = Siguiente:  tutela certificate claim   lo que falta para la constancia
next-read-again = Siguiente:  tutela learn { $number } --course { $course }   leer de nuevo la lección { $number }
other-practice = Otros:  tutela quiz { $course }   practicar otra vez;   tutela review   ver de nuevo sus respuestas
next-practice-anonymous = Siguiente:  tutela quiz --anonymous { $course }   practicar otra vez
other-read = Otros:  tutela learn { $number } --course { $course }   leer la lección { $number }; lo leído se guarda con su nombre
other-learn = Otros:  tutela learn --course { $course }   leer las lecciones; lo leído se guarda con su nombre
next-practice = Siguiente:  tutela quiz   practicar
next-resume = Siguiente:  tutela resume   seguir donde se quedó
next-resume-exam = Siguiente:  tutela resume   seguir con su examen
next-other = Otros:  tutela courses   todos los cursos;   tutela progress   lo que ha hecho

lesson-starts = { $course }. Lección { $number } de { $of }: { $title }. { $minutes ->
    [one] Un minuto.
   *[other] { $minutes } minutos.
}
lesson-next = Siguiente:  tutela learn { $number }
lesson-then-exam = Leyó todas las lecciones. Siguiente:  tutela quiz --exam
lessons-all-read = Ya leyó todas las lecciones. Para releer una: tutela learn, con su número.

practice-anonymous = Práctica sin nombre: no se guarda nada. In English: --lang en
practice-starts = { $count ->
    [one] Práctica, una pregunta. Solo usted ve el resultado.
   *[other] Práctica, { $count } preguntas. Solo usted ve el resultado.
}
practice-empty = no queda ninguna pregunta para practicar
notes-question = Deje fuera las preguntas que llevan uno de estos avisos (nadie se entera y no cuesta nada):
notes-prompt = Números, o Enter para ninguno ({ command-help }, { command-quit }):
notes-again = No entendí "{ $line }". Escriba números del 1 al { $count }, o solo Enter.
translation-unreviewed = Ninguna persona ha revisado todavía la traducción de este curso.
rehearsal-kept = Esto es un ensayo (se indicó una semilla o un reloj). Nunca da constancia, pero se guarda como un examen, con un nombre. Para mirar sin registro: tutela preview, tutela form.
rehearsal = Esto es un ensayo (se indicó una semilla o un reloj): nunca da constancia.

exam-starts =
    { $title }, examen. { $limit ->
        [none] Intento { $number }.
       *[other] Intento { $number } de { $limit }.
    } { $count } preguntas, { $minutes ->
        [0] sin límite de tiempo.
        [one] un minuto.
       *[other] { $minutes } minutos.
    }
    Se aprueba con el { $percent } por ciento: { $needed } de { $of } puntos.
exam-section = En "{ $title }": al menos { $needed } de { $of } puntos.
exam-rules = Verá las respuestas correctas después de entregar. Hasta entonces puede cambiar sus respuestas. Si hay una interrupción, todo queda guardado: tutela resume.
no-exam = este curso no tiene examen
attempts-used = No quedan intentos (ya usó { $limit }). { $contact ->
    [blank] La persona que coordina puede abrir otro: tutela attempt allow
   *[other] { $contact } puede abrir otro: tutela attempt allow
}
exam-wait = el siguiente intento puede comenzar el { $date } a las { $time }
exam-review = Repaso de todas las preguntas, con explicaciones:  tutela review
exam-read-again = Volver a leer:  { $commands }
exam-next-now = { $left ->
    [none] Puede intentarlo ya, con otras preguntas:  tutela quiz --exam
    [one] Puede intentarlo ya, con otras preguntas. Queda un intento:  tutela quiz --exam
   *[other] Puede intentarlo ya, con otras preguntas. Quedan { $left } intentos:  tutela quiz --exam
}
exam-next-from = Siguiente intento: desde las { $time } del { $date }, con otras preguntas. { $left ->
    [none] {""}
    [one] Queda un intento.
   *[other] Quedan { $left } intentos.
}
exam-after-last = Después del último: hable con { $contact }.
exam-no-more = No quedan intentos. Hable con { $contact }, que puede abrir otro.
your-coordinator = la persona que coordina

back-exam =
    { $title }, examen. { $answered } de { $of } respondidas.
    El tiempo que estuvo fuera no cuenta.
back-practice = { $title }, práctica. { $answered } de { $of } respondidas.
back-reading = { $title }. Lección { $number }: { $lesson }.
nothing-open = No hay nada abierto. Comience con: tutela learn, o tutela quiz
course-gone = El curso ya no está aquí, así que no se puede decir más sobre una constancia. El resultado queda guardado.
review-open = este intento sigue abierto; el repaso viene cuando lo termine
review-topics = Este curso muestra las respuestas correctas y sus razones solo después de aprobar. Con `tutela learn` puede releer una lección.

# What cannot be done as it was written, and what to do.
name-empty = un nombre necesita al menos una letra
name-long = un nombre tiene { $most } caracteres como máximo; este tiene { $found }
name-invisible = un nombre no puede llevar el carácter invisible { $code }
help-label = ayuda
practice-all-wrong = en todas las preguntas de este tema se encontró un error y se están corrigiendo
practice-all-wrong-hint = elija otro --topic, o vuelva cuando estén corregidas
practice-empty-hint = elija otro --topic, o deje fuera menos avisos de contenido
no-objective = el curso `{ $course }` no tiene el objetivo `{ $topic }`
objectives-here = objetivos que hay: { $known }
no-lesson = el curso `{ $course }` no tiene la lección `{ $lesson }`
exam-short = no se puede armar este examen: quedan muy pocas preguntas
exam-unfinished = este examen todavía no se puede hacer: faltan por escribir algunas de sus preguntas
exam-unfinished-author = quien lo escribe las encuentra con `tutela check`, y las ve como están con `tutela preview`
practice-unfinished = todavía no hay preguntas para practicar: están por escribirse
exam-short-author = el curso necesita más preguntas o un `draw` menor; avise a la persona que lo escribió
exam-short-notes = deje fuera menos avisos de contenido, o hable con la persona que coordina
no-attempt = usted no tiene ningún intento `{ $start }`
no-attempt-hint = `tutela progress` los muestra
several-attempts = varios intentos comienzan con `{ $start }`
more-of-the-id = escriba más letras del código
nothing-to-review = no hay ningún examen ni práctica terminados para repasar
no-learner = no hay nadie registrado como `{ $handle }`
no-learner-hint = `tutela learner list` muestra quiénes hay; `tutela learner add NOMBRE` agrega a alguien
learner-by-code = { $name } tiene aquí un código: `--learner { $code }`
no-learner-yet = esto queda registrado, y todavía no hay nadie en el registro
no-learner-yet-hint = `tutela learner add NOMBRE`, y luego indique quién es con --learner
who-by-flag = ¿quién va a aprender? Indíquelo con --learner
learn-anonymous = la lectura se guarda, página por página, así que hace falta un nombre
learn-anonymous-quiz = sin nombre y sin registro: tutela quiz --anonymous
learn-anonymous-preview = para mirar un curso con sus claves, como quienes lo escriben: tutela preview { $course }
needs-a-name = para esto hace falta un nombre: la práctica sin nombre no guarda nada
no-course-opens = la biblioteca no tiene ningún curso que se pueda abrir
course-closed = El curso `{ $course }` tiene { $errors ->
    [one] un error
   *[other] { $errors } errores
} y está cerrado: `tutela check{ $folder }` dice cuáles son.
course-is-closed = el curso `{ $course }` tiene { $errors ->
    [one] un error
   *[other] { $errors } errores
} y está cerrado
course-is-closed-hint = `tutela check` dice cuáles son; los demás cursos se pueden usar
which-course-by-flag = ¿qué curso? Indique uno de estos
no-course = no hay ningún curso `{ $course }`
courses-here = cursos que hay: { $known }
no-note = no hay ningún aviso de contenido `{ $note }`
notes-here = avisos que hay: { $known }
no-certificate-yet = { $name } todavía no tiene ninguna constancia
no-certificate = aquí no hay ninguna constancia `{ $id }`
no-certificate-hint = `tutela certificate list` muestra las constancias de la persona
several-certificates = { $count } constancias comienzan con `{ $id }`
certificate-erased = la constancia { $id } se borró junto con los datos de la persona; solo queda su código
not-completed = { $name } todavía no ha completado `{ $course }`
still-to-do = `tutela progress` muestra lo que falta
none-facts = Ningún dato pasó su fecha de revisión.
none-uses = Nada lo usa.
column-language = Idioma
