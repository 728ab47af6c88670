//! English lists. Each phrase is in small letters; a comma and a space part phrases.

use super::Topic;

pub const LISTS: &[(Topic, &str)] = &[
    (
        Topic::AllOfThese,
        "all of the above, all of these, all the above, all of them, all are correct, all are true, \
         all of the options, every one of these, all of the answers, each of these, each of the above, each of them, \
         any of the above, all of those, every answer, every option, all answers, all options, all the answers, \
         all the options, all the others, all the other answers, all the other options, all three of these, \
         all three answers, all three options",
    ),
    (
        Topic::NoneOfThese,
        "none of the above, none of these, none of them, none are correct, none is correct, none of the options, \
         neither of the above, none of those, none of the answers, none of the others, \
         neither of these, neither of them, nothing of the above",
    ),
    (
        Topic::Position,
        "the first two, the last two, the first three, the first option, the second option, the third option, \
         the fourth option, the last option, the first answer, the second answer, the third answer, the last answer, \
         the option above, the option below, the answer above, the options above, the two above, the one above, \
         the previous option, option a, option b, option c, option d, options a, option 1, option 2, option 3, \
         option 4, answer a, answer b, answer c, answer d, answer 1, answer 2, answer 3, both a and b, a and b, \
         a and c, b and c, a b and c, a or b, b or c, both of the above, either of the above, 1 and 2, 1 and 3, \
         2 and 3, b only, c only, the first and the second, the first and second, the first and the third, \
         the first and third, the second and the third, the second and third, the first and the last, \
         the first and last, the two first, the other two, the two others, the other two options, the answer below, \
         the next option, options b, options c, answers a, answers b, answers c",
    ),
    (
        Topic::Absolute,
        "always, never, all, every, everyone, everybody, everything, none, nobody, nothing, only, completely, entirely, \
         absolutely, totally, impossible, must, any, anyone, whenever, wherever, at all times, in every case, no one, \
         without exception",
    ),
    (
        Topic::Vague,
        "usually, often, sometimes, frequently, generally, rarely, seldom, occasionally, typically, normally, \
         commonly, may, might, can, could, probably, possibly, perhaps, likely, tends to, tend to, in many cases, \
         in some cases, mostly, some, many, several, most of the time, some of the time, in most cases, now and then, \
         from time to time, as a rule, more often than not",
    ),
    (
        Topic::Negative,
        "not, except, least, never, isn't, aren't, wasn't, doesn't, don't, cannot, can't, shouldn't, won't, false, \
         incorrect, wrong, didn't, hasn't, haven't, hadn't, couldn't, wouldn't, mustn't, weren't",
    ),
    (
        Topic::HalfNegative,
        "unlikely, impossible, without, unless, incorrect, untrue, fails to, fail to, lacks, lack, neither, nor, no, none, \
         nobody, nothing, unable, improper, inappropriate, unnecessary, avoid",
    ),
    (
        Topic::Opinion,
        "do you think, in your opinion, do you believe, do you feel, would you say, what do you like, do you agree, \
         your view, how do you feel, do you find, in your view, in your eyes, do you prefer, would you prefer, \
         do you consider, do you personally, you personally, your favorite, your favourite, do you like best, \
         do you like most, matters most to you",
    ),
    (
        Topic::Disclosure,
        "have you ever been, have you ever experienced, has anyone ever, were you ever, your own experience, \
         from your own life, have you been trafficked, have you been a victim, in your own life, \
         if you are a survivor, tell us about a time, describe a case you, have you yourself, have you ever felt, \
         have you ever had to, have you ever worked, have you ever lost, have you experienced, has someone ever, \
         has an employer ever, has your employer ever, did you ever, were you once, think of a time, \
         think about a time, remember a time, recall a time, a time when you, when you yourself, in your past, \
         from your past",
    ),
    (
        Topic::Label,
        "prostitute, prostitutes, child prostitute, child prostitutes, child prostitution, teen prostitute, \
         child pornography, child porn, illegals, illegal alien, illegal aliens, illegal immigrant, \
         illegal immigrants, illegal worker, illegal workers, sex slave, sex slaves, a slave, the slave, \
         modern slave, modern slaves, human cargo, the voiceless, voiceless, the disabled, the handicapped, \
         handicapped, wheelchair bound, cripple, the mentally ill, the homeless, junkie, junkies, drug addict, \
         drug addicts, addicts, an addict, a trafficked, the trafficked, hooker, hookers, pimped out, whore, whores, \
         runaway girl, crazy, the elderly, battered woman, battered women, underage woman, underage women, \
         undocumented alien, undocumented aliens, street kid, street kids, streetwalker, streetwalkers, call girl, \
         call girls, alcoholics, an alcoholic, schizophrenics, a schizophrenic, mentally retarded, retarded, \
         teen prostitutes, a cripple, the addicted",
    ),
    (
        Topic::Rescue,
        "rescue them, rescue her, rescue him, rescue victims, rescue people, rescue women, rescue children, rescued, \
         rescuers, saved from slavery, save victims, saving victims, save them from, save her from, save him from, \
         set her free, set him free, be a hero, are heroes, is a hero, rescuer, rescuing, rescue a, rescue someone, \
         rescue anyone, save a victim, save the victim, save a person, save a woman, save a child, save a girl, \
         save someone, save people, save women, save children, saved from trafficking, a hero, the hero, heroes, \
         heroic, a savior, a saviour, saviors, saviours, free her from, free him from, free them from, set them free, \
         come to the rescue",
    ),
    (
        Topic::Group,
        "hispanic, hispanics, latino, latinos, latina, latinas, asian, asians, african, africans, african american, \
         caucasian, caucasians, white people, black people, white women, black women, white men, black men, arab, \
         arabs, muslim, muslims, jewish, jews, hindu, mexican, mexicans, chinese, filipino, filipina, filipinos, \
         thai, russian, russians, ukrainian, nigerian, nigerians, vietnamese, indian, indians, romanian, romanians, \
         honduran, hondurans, guatemalan, guatemalans, salvadoran, cuban, cubans, haitian, haitians, korean, koreans, \
         gypsy, gypsies, roma, native american, indigenous people, foreigners, a foreigner, foreign accent, \
         an accent, african americans, brazilian, brazilians, colombian, colombians, dominican, dominicans, \
         venezuelan, venezuelans, peruvian, peruvians, bulgarian, bulgarians, albanian, albanians, moldovan, \
         bangladeshi, bangladeshis, pakistani, pakistanis, nepali, nepalese, cambodian, cambodians, burmese, \
         japanese, iranian, iranians, iraqi, iraqis, syrian, syrians, afghan, afghans, somali, somalis, ethiopian, \
         ethiopians, eritrean, eritreans, ukrainians, hindus, christians, catholics, buddhist, buddhists, sikh, \
         sikhs, dark skin, darker skin, light skin, skin color, skin colour, dark skinned, foreign looking, \
         look foreign, looks foreign, foreign name, foreign names, foreign accents, with accents, a veil, veils, \
         a headscarf, headscarves, a hijab, a turban, turbans, a burqa",
    ),
    (
        Topic::Graphic,
        "rape, raped, rapes, raping, beaten, beats her, beats him, beat her, beat him, bleeding, blood, bloody, \
         torture, tortured, corpse, burned with, burnt with, strangled, choked, stabbed, whipped, branded, mutilated, \
         sodomy, sodomized, gang rape, broken bones, cigarette burns, black eye, slashed, gouged, killed, murdered, \
         beating, beatings, hit her, hits her, hit him, hits him, hit them, punched her, punched him, punches her, \
         punches him, kicked her, kicked him, kicks her, kicks him, slapped her, slapped him, slaps her, slaps him, \
         burned her, burned him, at gunpoint, at knifepoint, sexually assaulted, molested, cigarette burn, \
         broken arm, broken leg, broken rib, broken ribs, broken nose, broken jaw, bloodied, stabbing, whipping, \
         strangling, strangles, suffocated",
    ),
    (
        Topic::Shaming,
        "obviously, of course, as you should know, you should have known, should know better, everyone knows, \
         simply wrong, careless, stupid, silly, lazy, foolish, naive, common sense, any fool, ignorant, shame on you, \
         ridiculous, needless to say, pay attention, how could you, what were you thinking, you should know, \
         you ought to know, everybody knows, anybody should know, anyone should know, anybody knows, anyone knows, \
         any child knows, even a child, were you asleep, did you even read, did you not read, you did not read, \
         read more carefully next time, you failed to, you are wrong, you have no idea, shameful, embarrassing, dumb, \
         idiotic, clueless, you clearly, clearly you",
    ),
    (
        Topic::Proof,
        "proves, is proof, are proof, proof of trafficking, proof that, sure sign, certain sign, definite sign, definitely a victim, \
         definitely trafficking, must be a victim, must be trafficked, always means, always a sign, \
         certainly a victim, is clearly a victim, guarantees, beyond doubt, without a doubt, no doubt, \
         prove trafficking, prove that, proves that, proof enough, enough to prove, confirms trafficking, \
         confirm trafficking, confirmed trafficking, always indicates, always trafficking, must be trafficking, \
         definitely being trafficked, certainly trafficking, certainly being trafficked, is certainly trafficking, \
         leaves no doubt, leave no doubt, a sure signal, infallible sign, unmistakable sign",
    ),
    (
        Topic::Unsafe,
        "confront, confronts, follow them, follow him, follow her, follow the car, follow the van, follow the driver, \
         follow the man, follow the woman, follow the couple, chase, chases, rescue, rescues, block the door, \
         blocks the door, promise them, promise her, promise him, promises her, promises him, promises them, \
         take a photo, takes a photo, take photos, take a picture, takes a picture, secretly record, demand to see, \
         drive her away, drive him away, pretend to be a customer, search their room, search the room, \
         search her bag, search his bag, confronting, follow it, follow the truck, follow the bus, follow the taxi, \
         follow the vehicle, follow the guest, follow the guests, follow the worker, follow the workers, \
         follow the trafficker, follow the child, follows the child, follows the boy, follows the girl, follow the suspect, \
         demand that he, demand that she, demand that they, demands that he, demands that she, demands that they, \
         give your word, give them your word, give her your word, give him your word, gives her word, gives his word, \
         get them out, get her out, get him out, follow the pair, follow the girl, follow the boy, follows them, \
         follows him, follows her, follows the car, follows the van, follows the truck, follows the man, \
         follows the woman, follows the couple, follows the guest, follows the driver, promise to, promise that, \
         promise not, keep it a secret, keep it secret, keeps it secret, keeps it a secret, promise secrecy, \
         take pictures, takes photos, takes pictures, taking photos, taking pictures, photograph him, photograph her, \
         photograph them, photograph the man, photograph the woman, photograph the driver, photographs him, \
         photographs her, photographs them, film him, film her, film them, films him, films her, films them, \
         record him, record her, record them, secretly records, secretly recording, secretly film, secretly films, \
         demands to see, drive them away, drives her away, drives him away, drives them away, take her home, \
         takes her home, take him home, takes him home, bring her home, pretends to be, pose as, poses as, \
         searches their room, searches the room, searches her bag, searches his bag, go through her bag, \
         goes through her bag, question him, questions him, interrogate, interrogates, stand between, stands between, \
         break down the door, breaks down the door, grab her, grabs her, pull her away, pulls her away, hide her, \
         hides her, pay her debt, pays her debt",
    ),
    (
        Topic::Myth,
        "average age of entry, fastest growing crime, fastest growing criminal, second largest criminal, \
         second largest crime, largest criminal industry, super bowl is the largest, life expectancy of seven years, \
         seven years after entering, 300,000 children, 100,000 to 300,000, 199,000, 17,500, 32 billion, 150 billion, \
         40.3 million, only 1 percent are rescued, 99 percent are never, average age at entry, average entry age, \
         fastest growing illegal, second most profitable crime, 30 million slaves, 27 million slaves",
    ),
    (
        Topic::Fictional,
        "fictional, fictitious, invented, made up, imaginary, composite, hypothetical",
    ),
    (
        Topic::Yes,
        "yes, correct, right, exactly, well done, good, that's right, true, that is right, that is correct, perfect, \
         excellent, great, yes indeed",
    ),
    (
        Topic::No,
        "no, wrong, incorrect, not quite, not so, false, sorry, unfortunately, not exactly, not really, try again, \
         think again, almost, nearly",
    ),
    (
        Topic::Imperative,
        "choose, pick, select, put, match, order, arrange, rank, sort, complete, fill, name, give, mark, write, \
         enter, type, join, pair, find, say, state, list, decide, identify, tick, work out, calculate, compute, read, \
         link, connect, place, round, estimate, divide, compare, determine, indicate, drag, answer, use, look, tell, \
         circle, underline, assign, classify, judge, explain, describe, check, predict",
    ),
];

pub const SMALL: &str = "the and for are was were been being has have had does did doing its it's this that these those with \
    from into onto over under about after before between than then them they their there here where when which what who \
    whom whose why how you your our ours she her hers him his one ones two any all each every some such only own same too \
    very can could may might must shall should will would not nor but also just more most less least other another out off \
    per both few many much because while during through again once only upon within without against among says said say \
    best following true false case does most likely first next";
