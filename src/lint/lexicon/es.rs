//! Spanish lists. Each phrase is in small letters; a comma and a space part phrases.

use super::Topic;

pub const LISTS: &[(Topic, &str)] = &[
    (
        Topic::AllOfThese,
        "todas las anteriores, todos los anteriores, todo lo anterior, todas las opciones, todas son correctas, \
         todas estas, todos estos, todas las respuestas",
    ),
    (
        Topic::NoneOfThese,
        "ninguna de las anteriores, ninguno de los anteriores, nada de lo anterior, ninguna de las opciones, \
         ninguna es correcta, ninguna de estas, ninguno de estos, ninguna de las respuestas",
    ),
    (
        Topic::Position,
        "las dos primeras, los dos primeros, las dos últimas, la primera opción, la segunda opción, la tercera opción, \
         la cuarta opción, la última opción, la primera respuesta, la segunda respuesta, la tercera respuesta, \
         la opción anterior, la respuesta anterior, la opción a, la opción b, la opción c, la opción d, opción 1, opción 2, \
         opción 3, opción 4, la respuesta a, la respuesta b, la respuesta c, a y b, a y c, b y c, a o b, tanto a como b, \
         1 y 2, 1 y 3, 2 y 3",
    ),
    (
        Topic::Absolute,
        "siempre, nunca, jamás, todo, toda, todos, todas, nadie, nada, ningún, ninguno, ninguna, solo, sólo, solamente, \
         únicamente, completamente, totalmente, absolutamente, imposible, cualquier, cualquiera, en todos los casos, \
         sin excepción",
    ),
    (
        Topic::Vague,
        "usualmente, a menudo, a veces, frecuentemente, con frecuencia, generalmente, por lo general, rara vez, raramente, \
         ocasionalmente, normalmente, comúnmente, puede, pueden, podría, podrían, probablemente, posiblemente, quizá, quizás, \
         tal vez, suele, suelen, en muchos casos, en algunos casos, algunos, algunas, muchos, muchas, varios, varias",
    ),
    (
        Topic::Negative,
        "no, excepto, salvo, menos, nunca, falso, falsa, falsas, incorrecta, incorrecto, incorrectas",
    ),
    (
        Topic::HalfNegative,
        "improbable, imposible, sin, a menos que, incorrecto, incorrecta, carece, carecen, ni, tampoco, nadie, nada, ningún, \
         ninguna, ninguno, incapaz, inadecuado, inadecuada, innecesario, innecesaria, evita, evitar",
    ),
    (
        Topic::Opinion,
        "qué piensa, qué cree, qué opina, en su opinión, cree usted, piensa usted, le parece, está usted de acuerdo, cómo se siente, \
         a su juicio",
    ),
    (
        Topic::Disclosure,
        "alguna vez ha sido, ha sufrido usted, ha sido víctima, su propia experiencia, de su propia vida, ha vivido usted, \
         le ha pasado, si usted es sobreviviente, cuente una ocasión, ha vivido alguna vez",
    ),
    (
        Topic::Label,
        "prostituta, prostitutas, prostituto, niña prostituta, prostitución infantil, pornografía infantil, los ilegales, un ilegal, \
         inmigrante ilegal, inmigrantes ilegales, migrante ilegal, migrantes ilegales, trabajador ilegal, \
         trabajadores ilegales, esclava sexual, esclavas sexuales, una esclava, un esclavo, esclavos modernos, \
         carga humana, sin voz, discapacitado, discapacitados, discapacitada, minusválido, minusválidos, minusválida, \
         inválido, inválidos, los sin techo, indigentes, drogadicto, drogadictos, drogadicta, adictos, \
         enfermos mentales, un traficado, una traficada, los traficados, las traficadas, puta, putas, los ancianos, \
         mujer maltratada, mujeres maltratadas, loco, loca",
    ),
    (
        Topic::Rescue,
        "rescatar a, rescatarla, rescatarlo, rescatarlas, rescatarlos, rescatada, rescatado, rescatadas, rescatados, \
         salvar a, salvarla, salvarlo, salvarlas, salvarlos, ser un héroe, es un héroe, son héroes",
    ),
    (
        Topic::Group,
        "hispano, hispanos, hispana, hispanas, latino, latinos, latina, latinas, asiático, asiáticos, asiática, asiáticas, \
         africano, africanos, africana, africanas, afroamericano, afroamericanos, personas blancas, personas negras, \
         mujeres negras, mujeres blancas, árabe, árabes, musulmán, musulmanes, judío, judíos, mexicano, mexicanos, mexicana, \
         mexicanas, chino, chinos, china, chinas, filipina, filipinas, filipino, filipinos, ruso, rusos, rusa, rusas, \
         ucraniana, ucranianas, nigeriana, nigerianas, nigeriano, vietnamita, vietnamitas, hondureño, hondureños, hondureña, \
         guatemalteco, guatemaltecos, guatemalteca, salvadoreño, salvadoreños, salvadoreña, cubano, cubanos, cubana, haitiano, \
         haitianos, haitiana, venezolano, venezolanos, venezolana, venezolanas, colombiana, colombianas, gitano, gitanos, \
         gitana, indígenas, extranjeros, un extranjero, acento extranjero",
    ),
    (
        Topic::Graphic,
        "violación, violada, violado, violadas, violaron, violó, golpeada, golpeado, golpiza, sangre, sangra, sangrando, \
         tortura, torturada, torturado, cadáver, quemada con, quemado con, estrangulada, estrangulado, apuñalada, apuñalado, \
         azotada, azotado, mutilada, mutilado, quemaduras de cigarro, ojo morado, asesinada, asesinado, huesos rotos",
    ),
    (
        Topic::Shaming,
        "obviamente, por supuesto, como debería saber, debería saberlo, todo el mundo sabe, sentido común, descuidado, \
         estúpido, tonto, tonta, ridículo, ignorante, qué vergüenza, está claro que, ponga atención, ingenuo, ingenua",
    ),
    (
        Topic::Proof,
        "prueba que, demuestra que, señal segura, señal inequívoca, sin duda es, seguro que es, siempre significa, \
         siempre es señal, debe ser una víctima, tiene que ser una víctima, con certeza es, garantiza",
    ),
    (
        Topic::Unsafe,
        "enfrenta, enfrentar, confronta, confrontar, seguir al, seguir a la, sigue al hombre, sigue a la mujer, sigue al auto, \
         persigue, perseguir, rescata, rescatar, bloquea la puerta, promete que, prometerle, le promete, toma una foto, \
         tomar una foto, toma fotos, graba a escondidas, exige ver, se hace pasar por, revisa su bolso, revisa la habitación",
    ),
    (
        Topic::Myth,
        "edad promedio de entrada, crimen que más crece, delito que más crece, segundo negocio criminal, \
         segunda industria criminal, 300,000 niños, 100,000 a 300,000, 199,000, 17,500, 32 mil millones, 150 mil millones, \
         40.3 millones",
    ),
    (
        Topic::Fictional,
        "ficticio, ficticia, ficción, inventado, inventada, imaginario, imaginaria",
    ),
    (
        Topic::Yes,
        "sí, correcto, correcta, exacto, así es, bien, muy bien, cierto",
    ),
    (
        Topic::No,
        "no, incorrecto, incorrecta, falso, no es así, lamentablemente, todavía no",
    ),
    (
        Topic::Imperative,
        "elija, escoja, seleccione, ponga, una, relacione, ordene, complete, llene, escriba, indique, marque, diga, dé, \
         empareje, encuentre, nombre, calcule, responda, clasifique, decida, identifique, coloque, lea, conecte, \
         redondee, estime, compare, enumere, use, mire, ordénelos, ordénelas, póngalos, póngalas, complételo, complételos, \
         complételas, relaciónelos, relaciónelas, elíjalos, elíjalas, márquelos, márquelas, escríbalo, únalos, únalas, \
         clasifíquelos, clasifíquelas, empareje, señale, asocie",
    ),
];

pub const SMALL: &str = "los las una uno unos unas del con por para que qué como cómo cuando cuándo donde dónde quien quién \
    cual cuál cuáles este esta estos estas ese esa esos esas eso esto aquel son era eran fue fueron ser sido está están \
    estar hay han has haber había tiene tienen sus les nos más menos muy también pero sino porque entre sobre desde hasta \
    sin según cada otro otra otros otras ella ellas ellos usted ustedes él lo le la el al en de un se si sí no ni ya algo \
    alguien nada nadie todo toda todos todas puede pueden mejor siguiente siguientes verdadero falso caso primero después \
    antes hace hacer dice decir";
