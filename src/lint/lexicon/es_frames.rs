//! Spanish frames: verbs with the kinds of things they are done to, and the kinds.

use super::Topic;

pub const KINDS: &[(&str, &str)] = &[
    (
        "persona",
        "hombre mujer hombres mujeres muchacha muchachas muchacho niña niñas niño niños huésped huéspedes pareja chofer \
         conductor conductora tratante tratantes jefe jefa acompañante gerente dueño patrón empleador cliente comprador \
         proxeneta reclutador supervisor trabajador trabajadora trabajadores trabajadoras víctima víctimas visitante \
         persona personas esposo marido novio esposa novia padre madre tío pasajero paciente sospechoso camarera \
         cocinero joven jóvenes contratista alguien menor",
    ),
    (
        "ayudada",
        "víctima víctimas muchacha muchachas niña niñas niño niños mujer mujeres hombre hombres persona personas trabajador \
         trabajadora trabajadores trabajadoras joven jóvenes huésped alguien menor menores sobreviviente paciente pacientes alumno \
         alumna alumnas alumnos cliente clienta muchachos señora señoras alma almas",
    ),
    (
        "captor",
        "captor captores tratante tratantes esclavitud cautiverio garras proxeneta jefe patrón cadenas infierno dueño",
    ),
    (
        "vehículo",
        "camioneta auto carro coche camión autobús taxi vehículo furgoneta motocicleta",
    ),
    (
        "cosas",
        "maleta maletas equipaje bolso bolsa cartera billetera teléfono celular mochila pertenencias bolsillos",
    ),
    (
        "cuerpo",
        "cara labio labios ojo ojos brazo brazos pierna piernas pelo cabello garganta cuello dedo dedos estómago costilla \
         costillas cabeza mano manos espalda nariz mandíbula dientes muñeca piel vientre pecho",
    ),
    (
        "sufrir",
        "pagaron pagó lastimaron lastimó hirieron amenazaron amenazó abusaron abusó golpearon golpeó pegaron pegó forzaron \
         obligaron obligó explotaron maltrataron maltrató controlaron controló encerraron engañaron violaron hicieron hizo \
         insegura inseguro víctima abusado abusada lastimado lastimada amenazado amenazada explotado explotada obligado \
         obligada",
    ),
    (
        "familia",
        "familia pareja esposo esposa marido novio novia padre madre padres hermano hermana pariente parientes amigo amiga",
    ),
    (
        "gente",
        "hombre hombres mujer mujeres muchacha muchachas familia familias pareja parejas huésped huéspedes trabajador \
         trabajadora trabajadores trabajadoras gente persona personas inmigrantes migrantes visitantes turistas niñas \
         niños jóvenes chofer choferes dueño dueños",
    ),
    (
        "nación",
        "mexicano mexicana mexicanos mexicanas hondureño hondureña hondureños hondureñas guatemalteco guatemalteca \
         guatemaltecos salvadoreño salvadoreña salvadoreños cubano cubana cubanos haitiano haitiana haitianos colombiano \
         colombiana colombianos venezolano venezolana venezolanos peruano peruana brasileño brasileña ecuatoriano \
         ecuatoriana boliviano boliviana nicaragüense dominicano dominicana chino china chinos chinas japonés japonesa \
         coreano coreana coreanas vietnamita vietnamitas tailandés tailandesa tailandesas filipino filipina filipinos \
         filipinas indio india paquistaní afgano afgana sirio siria turco turca árabe árabes nigeriano nigeriana \
         nigerianas africano africana africanos africanas asiático asiática asiáticos asiáticas ruso rusa rusos rusas \
         ucraniano ucraniana ucranianas rumano rumana rumanos rumanas búlgaro búlgara polaco polaca albanés albanesa \
         gitano gitana gitanos gitanas musulmán musulmana musulmanes judío judía indígena indígenas extranjero extranjera \
         extranjeros extranjeras negra negro negros negras latino latina latinos latinas",
    ),
    (
        "tierra",
        "méxico honduras guatemala salvador cuba haití colombia venezuela perú brasil ecuador bolivia nicaragua china japón \
         corea vietnam tailandia filipinas indonesia camboya india pakistán bangladés nepal afganistán irak irán siria \
         turquía nigeria ghana kenia etiopía somalia marruecos egipto rusia ucrania rumania bulgaria polonia albania \
         moldavia asia áfrica europa oriente",
    ),
    (
        "señas",
        "paga pagan evita evitan lleva llevan vive viven duerme duermen trabaja trabajan llega llegan tiene tienen usa usan \
         rechaza rechazan guarda guardan habla hablan viaja viajan deja dejan responde sonríe sonríen alquila alquilan comparte comparten come comen pide piden parece parecen esconde esconden",
    ),
];

pub const FRAMES: &[(Topic, &str)] = &[
    // What nobody should do alone.
    (
        Topic::Unsafe,
        "caminar|camina|camine|ir|va|vaya|quedarse|correr detrás|cerca ~1 de|del ~1 @persona",
    ),
    (
        Topic::Unsafe,
        "impedir que ~2 huésped|pareja|hombre|auto|conductor ~1 vaya|salga|suba|escape",
    ),
    (
        Topic::Unsafe,
        "decirle|dígale|gritarle|preguntarle ~1 en la|su cara",
    ),
    (
        Topic::Unsafe,
        "dejar|deja|deje|permitir que ~2 @ayudada ~1 duerma|quede|viva ~1 en|con su|usted|mi",
    ),
    (
        Topic::Unsafe,
        "convencer|presionar|persuadir ~1 a|al ~1 @ayudada ~1 de|a|para ~1 hablar|hable|denunciar|denuncie|declarar",
    ),
    (
        Topic::Unsafe,
        "convencerla|convencerlo|presionarla|presionarlo de|a|para ~1 que ~1 hable|denuncie|cuente",
    ),
    (
        Topic::Unsafe,
        "escuchar|mirar|espiar|asomarse ~1 detrás|tras|por ~2 puerta|cerradura|ventana",
    ),
    (
        Topic::Unsafe,
        "publicar|subir|compartir ~2 foto|fotos|video|placa ~2 redes|facebook|internet|línea",
    ),
    (
        Topic::Unsafe,
        "llamar|llama|llame al|a ~1 tratante|proxeneta|captor",
    ),
    (
        Topic::Unsafe,
        "enfrentar=|confrontar=|acusar=|encarar=|interrogar=|increpar=|acorralar= ~3 @persona",
    ),
    (
        Topic::Unsafe,
        "enfrentar=!|confrontar=!|acusar=!|encarar=!|interrogar=!|increpar=!|acorralar=!|fotografiar=!|perseguir=!|esconder=!",
    ),
    (
        Topic::Unsafe,
        "acercarse|acérquese|se acerca|ir al|a|hasta ~1 @persona ~1 y|para decirle|preguntarle|exigirle|reclamarle|enfrentarlo",
    ),
    (Topic::Unsafe, "acercarse|acérquese al|a ~1 @persona"),
    (
        Topic::Unsafe,
        "seguir|sigue|siga|siguen|seguirle|perseguir=|persigue ~2 @vehículo",
    ),
    (Topic::Unsafe, "perseguir=|persigue|espiar= ~2 @persona"),
    (
        Topic::Unsafe,
        "ir|va|vaya|correr|corre|salir|sale detrás|tras ~2 @vehículo|@persona|él|ella|ellos",
    ),
    (
        Topic::Unsafe,
        "foto|fotos|video|fotografía de|del|a|al ~1 @persona",
    ),
    (Topic::Unsafe, "fotografiar=|filmar= ~2 @persona"),
    (Topic::Unsafe, "grabar= ~2 @persona"),
    (Topic::Unsafe, "grabar=|filmar= ~4 escondidas|secreto"),
    (
        Topic::Unsafe,
        "cerrarle|cerrarles|bloquearle|bloquear|bloquea|cerrar|cortarle el|la paso|salida|puerta",
    ),
    (
        Topic::Unsafe,
        "esconder|ocultar ~2 muchacha|niña|niño|mujer|víctima|joven ~1 en|detrás|bajo",
    ),
    (
        Topic::Unsafe,
        "revisar=|registrar=|abrir=|hurgar= ~2 @cosas ~1 del|de",
    ),
    (
        Topic::Unsafe,
        "decirle|dígale|ordenarle|exigirle|pedirle|advertirle ~1 al|a ~1 @captor|hombre|acompañante|conductor|gerente que ~1 suelte|deje|libere|pare",
    ),
    (
        Topic::Unsafe,
        "decirle|dígale ~2 que usted|ya lo sabe|sospecha",
    ),
    (
        Topic::Unsafe,
        "darle|dele|ofrecerle|prestarle ~3 su|propia|propio ~1 casa|dirección|teléfono|dinero",
    ),
    (Topic::Unsafe, "dirección de su ~1 casa"),
    (
        Topic::Unsafe,
        "llevar|lleva|lleve|traer|trae ~1 a ~1 @ayudada ~1 a su|mi ~1 casa|hogar|apartamento",
    ),
    (Topic::Unsafe, "jurarle|júrele|jurar|jura que"),
    (Topic::Unsafe, "hacerse pasar por"),
    (
        Topic::Unsafe,
        "romper|rompe|tumbar|forzar|fuerza|patear la puerta",
    ),
    (Topic::Unsafe, "agarrar|sujetar|jalar ~2 @persona"),
    // A reader made a saviour.
    (
        Topic::Rescue,
        "es|son|fue|fueron ~1 héroe|héroes|heroína|heroínas",
    ),
    (Topic::Rescue, "única|última|mejor esperanza ~2 @ayudada"),
    (Topic::Rescue, "la|su única|última esperanza"),
    (Topic::Rescue, "romper|rompe|rompa ~1 cadenas"),
    (
        Topic::Rescue,
        "@ayudada indefensa|indefensas|indefenso|indefensos",
    ),
    (
        Topic::Rescue,
        "terminar|acabar|poner|termina|acaba ~2 con su|sus sufrimiento|pesadilla|infierno|calvario",
    ),
    (
        Topic::Rescue,
        "es|son|ser|sea ~2 protector|protectora|protectores|guerrero|guerreros|guardián",
    ),
    (Topic::Rescue, "salvar=|rescatar= ~2 @ayudada"),
    (Topic::Rescue, "salvar=!|rescatar=!"),
    (
        Topic::Rescue,
        "la|lo|las|los salve|salva|rescate|rescata|libere",
    ),
    (
        Topic::Rescue,
        "fue|fueron|ser|sea|será|serán rescatada|rescatado|rescatadas|rescatados|salvada|salvado|salvadas|salvados",
    ),
    (
        Topic::Rescue,
        "salvar|salva|salvan|salvarle|salvarles ~1 vida|vidas",
    ),
    (Topic::Rescue, "liberar= ~2 @ayudada ~1 de ~2 @captor"),
    (Topic::Rescue, "sacar= ~3 de ~2 @captor"),
    (Topic::Rescue, "ángel guardián|guarda"),
    // A group as a sign.
    (
        Topic::Group,
        "parece|parecen|parezca ~1 estadounidense|estadounidenses|americano|americanos|mexicano|mexicana|árabe|asiático|latino",
    ),
    (Topic::Group, "no habla|hablan|hable ~2 español|inglés"),
    (Topic::Group, "velos|turbantes|pañuelos|hiyabs"),
    (Topic::Group, "@gente ~1 @nación"),
    (Topic::Group, "@gente ~3 de ~2 @tierra"),
    (
        Topic::Group,
        "habla|hablan|hable mal|poco ~1 español|inglés",
    ),
    (Topic::Group, "apenas|no habla|hablan español|inglés"),
    (
        Topic::Group,
        "parece|parecen|parezca ~1 extranjero|extranjera|extranjeros|inmigrante|inmigrantes",
    ),
    (Topic::Group, "acento fuerte|marcado|extranjero"),
    (Topic::Group, "pañuelo en|sobre la cabeza"),
    (Topic::Group, "velo|hiyab|turbante|burka|kipá"),
    (Topic::Group, "piel oscura|morena|negra|clara"),
    (
        Topic::Group,
        "falda|faldas|ropa|vestido corta|cortas|corto|provocativa|ajustada|reveladora",
    ),
    // Violence shown.
    (
        Topic::Graphic,
        "disparó|dispararon|disparan|disparaba|escupió|escupieron|escupía|encadenaron|encadenada|encadenado|encadenados|ahogaron|electrocutaron",
    ),
    (
        Topic::Graphic,
        "quemaban|quemaba|quemó|quemaron ~1 con cigarrillos|cigarros|agua|aceite|plancha",
    ),
    (
        Topic::Graphic,
        "tiró|tiraron|empujó|empujaron|lanzó ~2 por|contra ~1 escaleras|pared|suelo|piso",
    ),
    (Topic::Graphic, "en una jaula"),
    (
        Topic::Graphic,
        "bofetada|bofetadas|puñetazo|puñetazos|patada|patadas|navajazo|latigazos|azotes",
    ),
    (
        Topic::Graphic,
        "quemaron|quemó|queman|quemaba|rompió|rompieron|rompe|cortó|cortaron|partió|partieron|torció ~4 @cuerpo",
    ),
    (
        Topic::Graphic,
        "la|lo|las|los violaron|violó|violaban|pateó|patearon|azotan|azotó|azotaron|azotaba|golpearon|golpeaban|estrangula|estranguló|ahorca|apuñaló|abofeteó",
    ),
    (
        Topic::Graphic,
        "patear=!|azotar=!|estrangular=!|apuñalar=!|abofetear=!",
    ),
    (
        Topic::Graphic,
        "moretones|moretón|hematomas|ensangrentado|ensangrentada",
    ),
    (
        Topic::Graphic,
        "arrastró|arrastra|arrastraron|jaló ~1 del|de|por ~1 pelo|cabello|brazo|pies",
    ),
    (
        Topic::Graphic,
        "obligaba|obligaban|obligó|obligaron|forzaron|forzaban ~1 a tener sexo|relaciones",
    ),
    (
        Topic::Graphic,
        "cuchillo|navaja|pistola|arma en|contra|a ~1 cuello|garganta|cabeza|sien|cara",
    ),
    (Topic::Graphic, "sexo con ~2 hombres por|cada ~1 noche|día"),
    // A learner asked to disclose.
    (
        Topic::Disclosure,
        "le quitó|quitaron|retuvo|retuvieron|pegó|pegaron|pagó|pagaron ~1 alguna vez",
    ),
    (Topic::Disclosure, "alguna vez ~4 a usted"),
    (
        Topic::Disclosure,
        "su infancia|niñez|juventud|adolescencia|trauma|agresor|tratante",
    ),
    (
        Topic::Disclosure,
        "tuvo|tiene|sintió ~1 miedo ~1 de su ~1 @familia",
    ),
    (Topic::Disclosure, "perdido ~1 a ~2 por la trata|violencia"),
    (
        Topic::Disclosure,
        "escriba|cuente|describa|diga lo|qué ~1 le hicieron|hizo|pasó|sucedió",
    ),
    (Topic::Disclosure, "como sobreviviente ~1 usted"),
    (
        Topic::Disclosure,
        "quién ~1 le|lo|la hizo|lastimó|amenazó|maltrató|controló",
    ),
    (Topic::Disclosure, "alguna vez le|lo|la ~1 @sufrir"),
    (
        Topic::Disclosure,
        "alguien|alguno|algún ~1 de su ~1 @familia",
    ),
    (
        Topic::Disclosure,
        "su @familia le|lo|la ha|han|golpea|controla|amenaza",
    ),
    (Topic::Disclosure, "le han|ha hecho ~1 a usted"),
    (
        Topic::Disclosure,
        "le pasó|sucedió|ocurrió|hicieron ~1 a usted",
    ),
    (
        Topic::Disclosure,
        "sintió|siente ~1 cuando|después|mientras ~3 @sufrir",
    ),
    (
        Topic::Disclosure,
        "cuente|describa|recuerde|piense|comparta ~3 momento|vez|ocasión|día|noche en que ~2 @sufrir",
    ),
    (Topic::Disclosure, "recuerda|recuerde ~3 peor ~3 su vida"),
    (
        Topic::Disclosure,
        "peor|peores|difícil ~2 noche|día|momento|experiencia|noches de su vida",
    ),
    (
        Topic::Disclosure,
        "es|fue|ha usted ~2 sobreviviente|víctima",
    ),
    (Topic::Disclosure, "su propia ~1 experiencia|historia|vida"),
    (
        Topic::Disclosure,
        "hizo|hicieron sentir insegura|inseguro|miedo|vergüenza",
    ),
    // One sign for proof.
    (
        Topic::Proof,
        "significa|significan|muestra|muestran|indica|indican|revela|dice que ~3 es|son|fue|eran ~1 víctima|víctimas|tratante|tratantes",
    ),
    (
        Topic::Unsafe,
        "prometer|promete|prometa|jure ~3 silencio|secreto",
    ),
    (
        Topic::Unsafe,
        "^ pida|pídale|haga ~3 cuente|repita ~1 su|la historia",
    ),
    (Topic::Unsafe, "todo va|irá|saldrá|estará ~2 bien"),
    (Topic::Proof, "es|son ~1 prueba|pruebas"),
    (Topic::Proof, "toda la prueba|evidencia"),
    (
        Topic::Proof,
        "prueba|evidencia clara|segura|definitiva|concluyente|suficiente",
    ),
    (Topic::Proof, "solo|sólo|solamente ~1 tratantes|víctimas"),
    (Topic::Proof, "así que|entonces no|todo pasa|está nada|bien"),
    (
        Topic::Proof,
        "seguro|segura|seguros|claro ~1 que ~3 es|son|hay ~1 víctima|víctimas|trata|tratante",
    ),
    (
        Topic::Proof,
        "claramente|obviamente|evidentemente|seguramente|indudablemente ~3 víctima|víctimas|trata|tratante",
    ),
    (Topic::Proof, "descarta|descartan ~1 trata"),
    (Topic::Proof, "no puede ser ~1 víctima|trata"),
    (
        Topic::Proof,
        "solo|sólo|solamente puede|pueden ~1 significar|ser ~1 trata",
    ),
    (
        Topic::Proof,
        "muestra|indica|significa|dice|revela|confirma ~1 que ~1 es|son|fue ~1 víctima|víctimas|tratante|tratantes|trata",
    ),
    (
        Topic::Proof,
        "identifica|revela|delata ~2 víctima|víctimas|tratante|tratantes",
    ),
    (
        Topic::Proof,
        "dice|muestra|indica|sabe con ~1 seguridad|certeza",
    ),
    (
        Topic::Proof,
        "sabe|saben que ~1 es|son|hay ~1 trata|víctima|víctimas|tratante",
    ),
    (Topic::Proof, "no hay trata|duda"),
    (
        Topic::Proof,
        "por lo tanto|por eso|así que|entonces ~3 es|son ~1 víctima|víctimas|trata|tratante",
    ),
    (
        Topic::Proof,
        "tanto ~2 es|son ~1 víctima|víctimas|trata|tratante",
    ),
    // Somebody called a victim, or a trafficker, for a habit.
    (
        Topic::Equates,
        "que|quien @señas ~8 está|están bajo control",
    ),
    (
        Topic::Equates,
        "quien|que|quienes @señas ~8 es|son|está|están ~2 tratante|tratantes|víctima|víctimas",
    ),
];
