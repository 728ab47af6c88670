# Learners, courses, progress, certificates: what commands report.

which-course = ¿Qué curso?
pick-prompt = Número (1 a { $count }):
pick-again = No entendí "{ $line }". Escriba un número del 1 al { $count }.
pick-ended = no se eligió nada

who-question = ¿Quién va a aprender? Escriba un número.
who-line = { $name } (código { $code })
who-new = Otra persona
who-nobody = Solo practicar, sin guardar nada
who-name = Su nombre, como debe figurar en el certificado:
who-right = ¿Está bien?  { $name }   (s, o escríbalo otra vez):
who-welcome = Le damos la bienvenida, { $name }. Su código es { $code }. Úselo si alguien tiene su mismo nombre.
you-are = Usted es { $name } ({ $code }).
not-you = Usted es { $name } ({ $code }). ¿No es usted? Escriba n. Si lo es, presione Enter:

certificate-is = Su certificado: { $id }. Para verlo: tutela certificate show { $id }
certificate-missing = Aprobó. Antes de emitir el certificado falta:
missing-lessons = leer las lecciones ({ $have } de { $need } leídas): tutela learn
missing-active-time = dedicar { $need } minutos al curso (hasta ahora { $have }): tutela learn o tutela quiz
missing-exam = aprobar el examen: tutela quiz --exam
missing-sections = alcanzar el mínimo de cada sección ({ $have } de { $need }): tutela quiz --exam
certificate-clock = El reloj de esta computadora se atrasó durante el examen; una persona debe confirmar la fecha. Pídalo a la persona que coordina: tutela attempt confirm-date { $attempt }
certificate-issued =
    El certificado { $id } está hecho y guardado.
    Para recursos humanos:  tutela certificate export { $id } --to .
    escribe aquí { $id }.html (para imprimir), { $id }.txt y { $id }.json.
attest-before = Una cosa antes del certificado. Lea esta declaración:
attest-date = Fecha: { $date }
attest-name = Si es verdad, escriba su nombre para firmarla (Enter para después):
attest-later = Sin firmar. El certificado espera: tutela certificate claim
attest-by-flag = Sin firmar. Si la declaración es verdad: tutela certificate claim --attest "SU NOMBRE"
