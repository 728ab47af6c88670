//! Spanish lists. Each phrase is in small letters; a comma and a space part phrases.

use super::Topic;

pub const LISTS: &[(Topic, &str)] = &[
    (
        Topic::AllOfThese,
        "todas las anteriores, todos los anteriores, todo lo anterior, todas las opciones, todas son correctas, \
         todas estas, todos estos, todas las respuestas, cada una de estas, cada uno de estos, \
         cualquiera de las anteriores, todas ellas, todos ellos, todas las demás, todos los demás, todas las otras, \
         todas las respuestas anteriores, todo es correcto",
    ),
    (
        Topic::NoneOfThese,
        "ninguna de las anteriores, ninguno de los anteriores, nada de lo anterior, ninguna de las opciones, \
         ninguna es correcta, ninguna de estas, ninguno de estos, ninguna de las respuestas, ninguna de ellas, \
         ninguno de ellos, ninguna de las demás, ninguna de las otras, \
         ninguno de los demás",
    ),
    (
        Topic::Position,
        "las dos primeras, los dos primeros, las dos últimas, la primera opción, la segunda opción, \
         la tercera opción, la cuarta opción, la última opción, la primera respuesta, la segunda respuesta, \
         la tercera respuesta, la opción anterior, la respuesta anterior, la opción a, la opción b, la opción c, \
         la opción d, opción 1, opción 2, opción 3, opción 4, la respuesta a, la respuesta b, la respuesta c, a y b, \
         a y c, b y c, a o b, tanto a como b, 1 y 2, 1 y 3, 2 y 3, la primera y la segunda, la primera y la tercera, \
         la segunda y la tercera, el primero y el segundo, el primero y el tercero, el segundo y el tercero, \
         las otras dos, los otros dos, las dos anteriores, los dos anteriores, la respuesta d, respuesta a, \
         respuesta b, respuesta c, opción a, opción b, opción c",
    ),
    (
        Topic::Absolute,
        "siempre, nunca, jamás, todo, toda, todos, todas, nadie, nada, ningún, ninguno, ninguna, solo, sólo, solamente, \
         únicamente, completamente, totalmente, absolutamente, imposible, cualquier, cualquiera, en todos los casos, \
         sin excepción",
    ),
    (
        Topic::Vague,
        "usualmente, a menudo, a veces, frecuentemente, con frecuencia, generalmente, por lo general, rara vez, \
         raramente, ocasionalmente, normalmente, comúnmente, puede, pueden, podría, podrían, probablemente, \
         posiblemente, quizá, quizás, tal vez, suele, suelen, en muchos casos, en algunos casos, algunos, algunas, \
         muchos, muchas, varios, varias, la mayoría de las veces, casi siempre, en la mayoría de los casos, \
         de vez en cuando",
    ),
    (
        Topic::Negative,
        "no, excepto, salvo, menos, nunca, falso, falsa, falsas, incorrecta, incorrecto, incorrectas, jamás",
    ),
    (
        Topic::HalfNegative,
        "improbable, imposible, sin, a menos que, incorrecto, incorrecta, carece, carecen, ni, tampoco, nadie, nada, ningún, \
         ninguna, ninguno, incapaz, inadecuado, inadecuada, innecesario, innecesaria, evita, evitar",
    ),
    (
        Topic::Opinion,
        "qué piensa, qué cree, qué opina, en su opinión, cree usted, piensa usted, le parece, está usted de acuerdo, \
         cómo se siente, a su juicio, según usted, prefiere usted, qué prefiere, cuál prefiere, considera usted, \
         desde su punto de vista, a usted le gusta, le gusta más, en su parecer",
    ),
    (
        Topic::Disclosure,
        "alguna vez ha sido, ha sufrido usted, ha sido víctima, su propia experiencia, de su propia vida, \
         ha vivido usted, le ha pasado, si usted es sobreviviente, cuente una ocasión, ha vivido alguna vez, \
         alguna vez le han, alguna vez le ha, alguna vez ha, alguna vez tuvo, piense en una ocasión, \
         piense en un momento, recuerde una ocasión, recuerde un momento, en su pasado, \
         fue usted víctima",
    ),
    (
        Topic::Label,
        "prostituta, prostitutas, prostituto, niña prostituta, prostitución infantil, pornografía infantil, \
         los ilegales, un ilegal, inmigrante ilegal, inmigrantes ilegales, migrante ilegal, migrantes ilegales, \
         trabajador ilegal, trabajadores ilegales, esclava sexual, esclavas sexuales, una esclava, un esclavo, \
         esclavos modernos, carga humana, sin voz, discapacitado, discapacitados, discapacitada, minusválido, \
         minusválidos, minusválida, inválido, inválidos, los sin techo, indigentes, drogadicto, drogadictos, \
         drogadicta, adictos, enfermos mentales, un traficado, una traficada, los traficados, las traficadas, puta, \
         putas, los ancianos, mujer maltratada, mujeres maltratadas, loco, loca, mujeres de la calle, \
         mujer de la calle, niños de la calle, alcohólicos, un alcohólico, esquizofrénicos, un esquizofrénico, \
         los discapacitados, extranjeros ilegales, niñas prostitutas",
    ),
    (
        Topic::Rescue,
        "rescatar a, rescatarla, rescatarlo, rescatarlas, rescatarlos, rescatada, rescatado, rescatadas, rescatados, \
         salvar a, salvarla, salvarlo, salvarlas, salvarlos, ser un héroe, es un héroe, son héroes, \
         rescate de víctimas, un héroe, una heroína, el héroe, héroes, heroico, heroica, un salvador, \
         salvadores, salvar víctimas, liberarla de, liberarlo de, liberarlas de",
    ),
    (
        Topic::Group,
        "hispano, hispanos, hispana, hispanas, latino, latinos, latina, latinas, asiático, asiáticos, asiática, \
         asiáticas, africano, africanos, africana, africanas, afroamericano, afroamericanos, personas blancas, \
         personas negras, mujeres negras, mujeres blancas, árabe, árabes, musulmán, musulmanes, judío, judíos, \
         mexicano, mexicanos, mexicana, mexicanas, chino, chinos, china, chinas, filipina, filipinas, filipino, \
         filipinos, ruso, rusos, rusa, rusas, ucraniana, ucranianas, nigeriana, nigerianas, nigeriano, vietnamita, \
         vietnamitas, hondureño, hondureños, hondureña, guatemalteco, guatemaltecos, guatemalteca, salvadoreño, \
         salvadoreños, salvadoreña, cubano, cubanos, cubana, haitiano, haitianos, haitiana, venezolano, venezolanos, \
         venezolana, venezolanas, colombiana, colombianas, gitano, gitanos, gitana, indígenas, extranjeros, \
         un extranjero, acento extranjero, peruano, peruana, peruanos, brasileño, brasileña, brasileños, ecuatoriano, \
         ecuatoriana, boliviano, boliviana, nicaragüense, nicaragüenses, dominicano, dominicana, dominicanos, \
         dominicanas, rumano, rumana, rumanos, rumanas, indio, indios, católicos, católicas, cristianos, hindúes, \
         piel oscura, piel morena, color de piel, piel clara, aspecto extranjero, nombre extranjero, con acento, \
         un acento, con velo, un velo, un turbante, un pañuelo en la cabeza",
    ),
    (
        Topic::Graphic,
        "violación, violada, violado, violadas, violaron, violó, golpeada, golpeado, golpiza, sangre, sangra, \
         sangrando, tortura, torturada, torturado, cadáver, quemada con, quemado con, estrangulada, estrangulado, \
         apuñalada, apuñalado, azotada, azotado, mutilada, mutilado, quemaduras de cigarro, ojo morado, asesinada, \
         asesinado, huesos rotos, la golpeó, lo golpeó, la golpea, lo golpea, le pegó, le pega, la pateó, lo pateó, \
         a golpes, palizas, paliza, agredida sexualmente, agredido sexualmente, abusó sexualmente, \
         a punta de pistola, a punta de cuchillo, la quemó, lo quemó, brazo roto, costillas rotas, nariz rota, \
         ensangrentado, ensangrentada",
    ),
    (
        Topic::Shaming,
        "obviamente, por supuesto, como debería saber, debería saberlo, todo el mundo sabe, sentido común, \
         descuidado, estúpido, tonto, tonta, ridículo, ignorante, qué vergüenza, está claro que, ponga atención, \
         ingenuo, ingenua, cómo pudo, cómo se le ocurre, en qué estaba pensando, debería haber sabido, \
         cualquiera sabe, cualquiera lo sabe, hasta un niño, no prestó atención, lea con más cuidado, usted no leyó, \
         vergonzoso, está equivocado, evidentemente usted",
    ),
    (
        Topic::Proof,
        "prueba que, demuestra que, señal segura, señal inequívoca, sin duda es, seguro que es, siempre significa, \
         siempre es señal, debe ser una víctima, tiene que ser una víctima, con certeza es, garantiza, \
         prueba de trata, prueban que, demuestran que, confirma la trata, confirman la trata, señal infalible, \
         señal clara de que es víctima, no deja duda, no dejan duda, sin lugar a dudas, es una víctima segura",
    ),
    (
        Topic::Unsafe,
        "enfrenta, enfrentar, enfrentarlo, enfrentarla, enfrentarlos, enfrentarlas, exigir que, exige que, exigirle, \
         perseguirlo, perseguirla, dar su palabra, da su palabra, darle su palabra, confronta, confrontar, seguir al, seguir a la, sigue al hombre, sigue a la mujer, \
         sigue al auto, persigue, perseguir, rescata, bloquea la puerta, promete que, prometerle, \
         le promete, toma una foto, tomar una foto, toma fotos, graba a escondidas, exige ver, se hace pasar por, \
         revisa su bolso, revisa la habitación, enfrentarse, se enfrenta, confrontarlo, confrontarla, encarar, \
         encara, seguirlo, seguirla, seguirlos, sigue al huésped, sigue la camioneta, sigue el auto, sigue el carro, \
         sigue al conductor, seguir el auto, seguir la camioneta, promete guardar, prometer guardar, prometer que, \
         guardar el secreto, guarda el secreto, tomarle una foto, le toma una foto, fotografiar, fotografía al, \
         fotografía a la, grabarlo, grabarla, graba al, graba a la, interrogar, interroga, registra su bolso, \
         registrar su bolso, registra la habitación, registrar la habitación, se la lleva a su casa, \
         llevarla a su casa, llevarlo a su casa, la esconde, esconderla, se interpone",
    ),
    (
        Topic::Myth,
        "edad promedio de entrada, crimen que más crece, delito que más crece, segundo negocio criminal, \
         segunda industria criminal, 300,000 niños, 100,000 a 300,000, 199,000, 17,500, 32 mil millones, 150 mil millones, \
         40.3 millones",
    ),
    (
        Topic::Fictional,
        "ficticio, ficticia, ficción, inventado, inventada, imaginario, imaginaria, ficticios, ficticias, inventados, \
         inventadas, hipotético, hipotética, imaginarios",
    ),
    (
        Topic::Yes,
        "sí, correcto, correcta, exacto, así es, bien, muy bien, cierto, eso es correcto, perfecto, excelente",
    ),
    (
        Topic::No,
        "no, incorrecto, incorrecta, falso, no es así, lamentablemente, todavía no, casi, inténtelo de nuevo, \
         intente de nuevo, no exactamente",
    ),
    (
        Topic::Imperative,
        "elija, escoja, seleccione, ponga, una, relacione, ordene, complete, llene, escriba, indique, marque, diga, \
         dé, empareje, encuentre, nombre, calcule, responda, clasifique, decida, identifique, coloque, lea, conecte, \
         redondee, estime, compare, enumere, use, mire, ordénelos, ordénelas, póngalos, póngalas, complételo, \
         complételos, complételas, relaciónelos, relaciónelas, elíjalos, elíjalas, márquelos, márquelas, escríbalo, \
         únalos, únalas, clasifíquelos, clasifíquelas, empareje, señale, asocie, explique, describa, asigne, agrupe, \
         subraye, juzgue",
    ),
];

pub const SMALL: &str = "los las una uno unos unas del con por para que qué como cómo cuando cuándo donde dónde quien quién \
    cual cuál cuáles este esta estos estas ese esa esos esas eso esto aquel son era eran fue fueron ser sido está están \
    estar hay han has haber había tiene tienen sus les nos más menos muy también pero sino porque entre sobre desde hasta \
    sin según cada otro otra otros otras ella ellas ellos usted ustedes él lo le la el al en de un se si sí no ni ya algo \
    alguien nada nadie todo toda todos todas puede pueden mejor siguiente siguientes verdadero falso caso primero después \
    antes hace hacer dice decir";
