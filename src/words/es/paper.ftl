# Documentos además de la constancia: exámenes, historiales, declaraciones.

exam-title = Examen
exam-key-title = Clave de respuestas
exam-form = Versión { $version }, forma { $seed }
exam-questions = { $count ->
    [one] Una pregunta.
   *[other] { $count } preguntas.
} Escriba sus respuestas en la hoja de respuestas.
exam-time = { $minutes ->
    [one] Tiene un minuto.
   *[other] Tiene { $minutes } minutos.
}
exam-pass = Para aprobar se necesita { $percent } por ciento.
exam-name = Nombre
exam-date = Fecha
exam-number = Pregunta { $number }
exam-pick-one = Elija una.
exam-pick-several = Elija todas las que sean correctas.
exam-write-number = Escriba un número.
exam-write-number-unit = Escriba un número ({ $unit }).
exam-write-words = Escriba unas pocas palabras.
exam-arrange = Póngalos en orden: escriba sus números, del primero al último.
exam-pair = Para cada letra escriba el número que le corresponde; puede que sobren números.
exam-gaps = Complete cada espacio numerado.
exam-sheet-title = Hoja de respuestas
exam-sheet-how = Marque o escriba una respuesta para cada pregunta, como lo pide la pregunta. La última columna es para quien califica.
exam-question = Pregunta
exam-answer = Respuesta
exam-points = Puntos
exam-points-given = Puntos obtenidos
exam-key = Clave
exam-key-says = Lo que dice
exam-key-keep = Para quienes califican el examen. Guárdela aparte de las preguntas.

transcript-title = Historial de capacitación
transcript-made = Elaborado el
transcript-certificates = Constancias
transcript-exams = Exámenes
transcript-lessons = Lecciones
transcript-day = Día
transcript-outcome = Resultado
transcript-passed = aprobado
transcript-not-passed = no aprobado
transcript-corrected = { $outcome }, corregido
transcript-read = Lecciones leídas
transcript-none = Ninguno.
transcript-how = Copiado de los registros de esta computadora; sin firma. Cada constancia que se nombra aquí puede comprobarse con su propio archivo. La práctica no se anota aquí.

acknowledgement-title = Declaración sobre la capacitación
acknowledgement-statement = La declaración
acknowledgement-signature = La firma
acknowledgement-typed = Nombre escrito al pie
acknowledgement-day = Firmada el
acknowledgement-how = La persona escribió este nombre al pie de esta declaración al terminar el curso. Las líneas de abajo son para una firma a mano donde la ley la pida.
acknowledgement-hand = Firma
acknowledgement-none = La constancia { $id } no contiene la declaración palabra por palabra; solo guarda que se firmó una.

card-number = { $value }
card-number-text = { $value }, o un mensaje al { $text }

export-without-pdf = La constancia { $id } queda sin PDF: { $why }. Indique en tutela.toml una carpeta con una fuente que los tenga: fonts = "CARPETA".

preview-name = Nombre de muestra
preview-course = Curso de muestra
preview-line = Muestra. Esto no es una constancia.
export-unsealed = No hay aquí una clave abierta para sellar páginas e insignias: llevan la constancia firmada, y lo impreso alrededor no queda protegido.
