//! The Spanish of the courses and of the program: words and turns that it keeps out, each with its reason.
//!
//! Only whole words count, whatever their case. A list of accepted answers may hold what a learner would type, so lists
//! are not looked at; nor are comments and ids.

use super::house::files::{files, read};

/// A turn that Spanish content does not use, and why.
struct Banned {
    turn: &'static str,
    reason: &'static str,
}

const fn no(turn: &'static str, reason: &'static str) -> Banned {
    Banned { turn, reason }
}

/// Terms of the field, and the dignity of people.
const TERMS: [Banned; 38] = [
    no("tráfico humano", "a calque; trata de personas"),
    no(
        "tráfico de seres humanos",
        "trafficking is trata de personas",
    ),
    no("tráfico sexual", "a calque; trata sexual"),
    no("tráfico laboral", "a calque; trata laboral"),
    no("tráfico infantil", "a calque; trata de niñas y niños"),
    no("tráfico de menores", "a calque; trata de menores"),
    no(
        "tráfico de personas",
        "smuggling is tráfico ilícito de migrantes, trafficking trata de personas",
    ),
    no(
        "contrabando humano",
        "people are no goods; tráfico ilícito de migrantes",
    ),
    no(
        "contrabando de personas",
        "people are no goods; tráfico ilícito de migrantes",
    ),
    no("carga humana", "people are no goods"),
    no("traficante", "who traffics a person is a tratante"),
    no("traficantes", "who traffics a person is a tratante"),
    no("traficado", "a calque; víctima de trata"),
    no("traficada", "a calque; víctima de trata"),
    no("traficados", "a calque; víctimas de trata"),
    no("traficadas", "a calque; víctimas de trata"),
    no(
        "esclavo",
        "nobody is named by what was done to them; una persona en trabajo forzoso",
    ),
    no(
        "esclava",
        "nobody is named by what was done to them; una persona en trabajo forzoso",
    ),
    no(
        "esclavos",
        "nobody is named by what was done to them; personas en trabajo forzoso",
    ),
    no(
        "esclavas",
        "nobody is named by what was done to them; personas en trabajo forzoso",
    ),
    no(
        "trata de blancas",
        "an old name that leaves most people out; trata de personas",
    ),
    no(
        "prostituta",
        "nobody is named by it; una persona que vende sexo",
    ),
    no(
        "prostitutas",
        "nobody is named by it; personas que venden sexo",
    ),
    no(
        "prostituto",
        "nobody is named by it; una persona que vende sexo",
    ),
    no(
        "prostitución",
        "says nothing of choice or force; sexo comercial, or explotación sexual",
    ),
    no(
        "pornografía infantil",
        "it is abuse; material de abuso sexual infantil",
    ),
    no(
        "rescatar víctimas",
        "helpers do not rescue; ayudar, conectar con ayuda",
    ),
    no(
        "rescatar a las víctimas",
        "helpers do not rescue; ayudar, conectar con ayuda",
    ),
    no(
        "salvar víctimas",
        "helpers do not save; ayudar, conectar con ayuda",
    ),
    no("sin voz", "people have a voice; say who did not listen"),
    no("los ilegales", "no person is illegal; personas sin papeles"),
    no(
        "migrantes ilegales",
        "no person is illegal; personas sin papeles",
    ),
    no(
        "inmigrante ilegal",
        "no person is illegal; una persona sin papeles",
    ),
    no(
        "discapacitado",
        "the person first; una persona con discapacidad",
    ),
    no(
        "discapacitados",
        "the person first; personas con discapacidad",
    ),
    no("indigente", "the person first; una persona sin hogar"),
    no("indigentes", "the person first; personas sin hogar"),
    no(
        "minusválido",
        "the person first; una persona con discapacidad",
    ),
];

/// Calques from English, and what belongs to one country only.
const CALQUES: [Banned; 47] = [
    no("aplicar para", "apply for is solicitar"),
    no("aplicar a un trabajo", "apply for is solicitar"),
    no("remover", "remove is quitar"),
    no("removido", "removed is quitado"),
    no(
        "eventualmente",
        "means perhaps; finally is con el tiempo, al final",
    ),
    no("asumir que", "assume is suponer que"),
    no("asuma que", "assume is suponga que"),
    no("asume que", "assume is supone que"),
    no("soportar a", "support is apoyar"),
    no("actualmente es falso", "actually is en realidad"),
    no("realizar que", "realize is darse cuenta de que"),
    no("hacer sentido", "make sense is tener sentido"),
    no("hace sentido", "makes sense is tiene sentido"),
    no("tomar lugar", "take place is ocurrir"),
    no("toma lugar", "takes place is ocurre"),
    no("llamar de vuelta", "call back is devolver la llamada"),
    no("llamar para atrás", "call back is devolver la llamada"),
    no("atender a la escuela", "attend is asistir"),
    no("en orden a", "in order to is para"),
    no("basado en", "based on is según, a partir de"),
    no("a este punto", "at this point is en este momento"),
    no(
        "al final del día",
        "at the end of the day is al fin y al cabo",
    ),
    no("dar seguimiento con", "follow up with is dar seguimiento a"),
    no(
        "hacer una decisión",
        "make a decision is tomar una decisión",
    ),
    no(
        "hacer una diferencia",
        "make a difference is servir, cambiar las cosas",
    ),
    no("estar supuesto a", "be supposed to is deber, tener que"),
    no("tener un buen tiempo", "have a good time is pasarla bien"),
    no("consistente con", "consistent with is que concuerda con"),
    no("sensitivo", "sensitive is delicado"),
    no("comprehensivo", "comprehensive is completo"),
    no("mandatorio", "mandatory is obligatorio"),
    no("reportante", "a reporter is quien reporta"),
    no(
        "reporte mandatorio",
        "mandated reporting is el deber de reportar",
    ),
    no(
        "abusivo sexualmente",
        "sexually abusive is que abusa sexualmente",
    ),
    no("línea caliente", "a hotline is una línea de ayuda"),
    no("en luz de", "in light of is en vista de"),
    no("por default", "by default is si no se indica otra cosa"),
    no("ordenador", "Spain only; computadora"),
    no("móvil", "Spain only; celular, teléfono"),
    no("coger", "vulgar in much of America; tomar, agarrar"),
    no("vosotros", "readers are usted and ustedes"),
    no("vuestro", "readers are usted and ustedes"),
    no("pinche", "vulgar in Mexico; haga clic"),
    no("pulse", "Spain; in America presione"),
    no("renta", "means income in much of America; alquiler"),
    no("rentas", "means incomes in much of America; alquileres"),
    no("en base a", "a calque; según, a partir de"),
];

/// Who is spoken to: usted. Only the words of a helper to a child say tú.
const ADDRESS: [Banned; 6] = [
    no("haz clic", "the reader is usted; haga clic"),
    no("tu respuesta", "the reader is usted; su respuesta"),
    no("tu curso", "the reader is usted; su curso"),
    no("recuerda que", "the reader is usted; recuerde que"),
    no("asegúrate", "the reader is usted; asegúrese"),
    no("elige una", "the reader is usted; elija una"),
];

#[test]
fn spanish_reads_as_spanish_and_speaks_of_people_with_dignity() {
    let banned: Vec<(String, &Banned)> = TERMS
        .iter()
        .chain(&CALQUES)
        .chain(&ADDRESS)
        .map(|banned| (words(banned.turn), banned))
        .collect();
    let mut found = Vec::new();
    for file in spanish() {
        let lines: Vec<String> = texts(&read(&file)).iter().map(|l| words(l)).collect();
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1).map_or("", String::as_str);
            // A turn may be broken over two lines; it is told where it begins.
            let both = format!("{}{next}", line.trim_end());
            for (turn, Banned { reason, .. }) in &banned {
                if line.contains(turn) || (both.contains(turn) && !next.contains(turn)) {
                    found.push(format!("{file}:{}:{turn}: {reason}", at + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn there_is_spanish_to_read() {
    let all = spanish();
    assert!(all.iter().any(|file| file.ends_with(".ftl")));
    assert!(all.iter().any(|file| file.ends_with("cases.toml")));
}

#[test]
fn whole_words_count_and_accepted_answers_do_not() {
    assert!(words("¿Puede remover la placa?").contains(&words("remover")));
    assert!(words("Tráfico  Humano.").contains(&words("tráfico humano")));
    assert!(!words("sin removerlo").contains(&words("remover")));
    let toml = "stem = \"uno\"\naccept = [\n  \"tráfico de personas\",\n]\n# rentas\nid = \"renta\"\ntext = \"dos\"";
    assert_eq!(texts(toml).concat(), "stem = \"uno\"text = \"dos\"");
    assert_eq!(texts(toml).len(), 7, "lines keep their numbers");
}

fn spanish() -> Vec<String> {
    ["courses/es", "src/words/es"]
        .into_iter()
        .flat_map(files)
        .filter(|file| file.ends_with(".toml") || file.ends_with(".ftl"))
        .collect()
}

// The lines a person reads; what is left out leaves an empty line, so that the numbers stay.
fn texts(file: &str) -> Vec<String> {
    let mut in_list = false;
    let mut kept = Vec::new();
    for line in file.lines() {
        let list = in_list || line.starts_with("accept = [");
        in_list = list && !line.trim_end().ends_with(']');
        let unread = list || line.starts_with('#') || line.starts_with("id = ");
        kept.push(if unread {
            String::new()
        } else {
            line.to_owned()
        });
    }
    kept
}

// Small letters, one space around each word: what is looked for is then found as whole words.
fn words(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    format!(" {} ", words.join(" "))
}
