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
