# The certificate's own words, and what is said of one that is verified.

certificate-title = Constancia de finalización
certificate-lead = Se hace constar que
certificate-link = completó el curso
certificate-by = con { $provider }
certificate-on = el { $date }

facts-title = Datos
fact-completed = Fecha
fact-completed-at = { $date }, { $time } ({ $place })
fact-place-offset = UTC{ $offset }
fact-place-zone = { $zone }, UTC{ $offset }
fact-valid-until = Vigente hasta
fact-valid-without-end = Sin fecha de término
fact-identity = Identidad
fact-identity-self = El nombre lo declaró la propia persona; nadie lo comprobó
fact-identity-confirmed = Confirmada por { $by } el { $date }
fact-course = Curso
fact-course-version = { $course }, versión { $version }
fact-version = Versión
fact-result = Examen
fact-result-points = { $points } de { $possible } puntos ({ $percent } por ciento)
fact-cut-score = Para aprobar
fact-cut-score-no-panel = { $percent } por ciento; no lo fijó un panel
fact-cut-score-by = { $percent } por ciento; { $by }
fact-no-exam = Este curso no tiene examen
fact-active-time = Tiempo activo
fact-minutes = { $minutes ->
    [one] { $minutes } minuto, sin contar las ausencias
   *[other] { $minutes } minutos, sin contar las ausencias
}
fact-conditions = Condiciones
condition-unsupervised = sin supervisión
condition-materials-at-hand = con los materiales a la mano
fact-languages = Idioma
language-en = inglés
language-es = español
fact-provider = Organización
fact-provider-not-stated = Organización no indicada
fact-attestation = Declaración
fact-attested = Firmada por la persona el { $date }
fact-replaces = Sustituye a
fact-name = Nombre

fact-percent = { $percent } por ciento
fact-minutes-short = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
fact-issued = Emitida
fact-delivery = Modalidad
delivery-self-paced = curso en computadora, a solas y a su propio ritmo
fact-contact-hours = Horas lectivas
contact-hours = { $count ->
    [one] { $hours } hora
   *[other] { $hours } horas
}
fact-address = Dirección de la institución
fact-signatories = Responsable
fact-accreditation = Acreditación
fact-renews = Renueva
certificate-number = Constancia { $id }

qr-alt = Un código para lectores: esta constancia con su firma, que se comprueba sin red con el programa que se nombra en «Cómo comprobarla»
qr-how = El código contiene esta constancia y su firma. Léalo con cualquier lector y entregue su texto a: tutela verify -

attachment = La constancia firmada, para `tutela verify`
logo-alt = Logotipo de { $name }
logo-alt-unnamed = Logotipo
signature-alt = Firma de { $name }

wallet-title = Tarjeta de bolsillo
wallet-how = Corte por la línea, doble por la mitad y deje las dos caras hacia afuera.

limits-title = Lo que esta constancia no dice
limit-not-an-investigator = No autoriza a investigar ni a entrevistar a nadie.
limit-not-continuing-education = No otorga créditos de educación continua (CE ni CME).

check-title = Cómo comprobarla
check-why = Cualquiera puede copiar o cambiar una hoja impresa. El archivo firmado que la acompaña no puede cambiarse sin que se note. Pida ese archivo, y el archivo de clave de la organización, y ejecute:
check-key = El archivo de clave es el correcto si su huella es { $fingerprint } y si usted lo recibió de la organización.

records-title = En los registros
record-certificate = Constancia
record-attempt = Intento
record-utc = Instante (UTC)
record-rules = Reglas
record-rules-numbers = sorteo { $draw }, calificación { $scoring }, tiempo activo { $active }
record-course = Contenido del curso, SHA-256
record-form = Examen armado, SHA-256
record-attestation = Declaración, SHA-256
record-attempt-head = Último eslabón del intento
record-register-head = Último eslabón del registro
record-key = Clave pública del emisor, Ed25519
record-fingerprint = Su huella

verify-valid = Válida: está firmada con una clave de confianza y no ha cambiado.
verify-valid-here = Válida: está firmada con la clave de esta computadora y no ha cambiado.
verify-expired = Vencida: es auténtica y estuvo vigente hasta el { $date }.
verify-not-yet = No era válida el { $date }: es auténtica, pero se hizo después, el { $made }.
verify-superseded = Sustituida: es auténtica, pero otra constancia ocupó su lugar.
verify-revoked = Revocada: es auténtica, pero fue retirada.
verify-erased = Borrada: es auténtica, pero los datos de la persona se borraron de los registros.
verify-altered = Alterada: no es lo que se firmó. No confíe en ella.
verify-altered-field = Alterada: `{ $field }` no es lo que se firmó. No confíe en ella.
verify-altered-spelling = Alterada: las palabras son las firmadas, pero el archivo se guardó de otra manera (espacios, fines de línea). Pida el archivo original.
verify-unknown-issuer = Emisor desconocido: la firma coincide, pero nadie ha dicho aquí de quién es la clave. No confíe en ella todavía.
verify-unreadable = Ilegible: { $why }.

verify-signed-here = la clave de esta computadora: indica dónde se hizo la constancia, no quién la respalda
verify-signed-trusted = una clave que usted indicó
verify-signed-name = una clave que usted indicó, de { $name }
verify-signed-unknown = una clave desconocida
verify-signed-by = Firmada con
verify-says = Dice
verify-looked-at = Se revisó
verify-not-looked-at = No se revisó
verify-as-of = En la fecha
verify-what-signature = la firma
verify-what-issuer = la clave del emisor
verify-what-register = estos registros
verify-what-validity = las fechas
verify-why-no-register = si fue retirada después (ningún registro de esta computadora la contiene)
verify-how-trust = Si usted recibió de la organización su archivo de clave, agregue --issuer ARCHIVO.

fact-status = Estado
certificates-none = Todavía no hay constancias.
status-valid = válida
status-expired = vencida
status-superseded = sustituida
status-revoked = revocada
status-erased = borrada
status-altered = alterada
status-unknown-issuer = emisor desconocido
status-unreadable = dañada
