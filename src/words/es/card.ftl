# Cards: one page for one role.

column-role = Función
none-cards = No hay ninguna tarjeta aquí.
card-overdue = { $others ->
    [0] Verifique antes de usar: { $name ->
        [none] un dato de esta tarjeta
       *[other] el dato "{ $name }"
    } debía revisarse a más tardar el { $date }.
   *[other] Verifique antes de usar: { $others ->
        [one] dos datos
       *[other] varios datos
    } de esta tarjeta tienen vencida la fecha de revisión; el más antiguo, desde el { $date }.
}
card-signs = Señales, cada una en su contexto
card-do = Qué hacer
card-dont = Qué no hacer
card-help = Líneas de ayuda
card-checked = Números verificados el { $date }.
card-unreviewed = Esta traducción aún no fue revisada por una persona.
card-untranslated = { $lang ->
    [en] Aún no traducida; se muestra en inglés.
    [es] Aún no traducida; se muestra en español.
   *[other] Aún no traducida; se muestra en el idioma en que se escribió.
}
