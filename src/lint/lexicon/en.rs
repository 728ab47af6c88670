//! English lists. Each phrase is in small letters; a comma and a space part phrases.

use super::Topic;

pub const LISTS: &[(Topic, &str)] = &[
    (
        Topic::AllOfThese,
        "all of the above, all of these, all the above, all of them, all are correct, all are true, all of the options, \
         every one of these, all of the answers",
    ),
    (
        Topic::NoneOfThese,
        "none of the above, none of these, none of them, none are correct, none is correct, none of the options, \
         neither of the above",
    ),
    (
        Topic::Position,
        "the first two, the last two, the first three, the first option, the second option, the third option, \
         the fourth option, the last option, the first answer, the second answer, the third answer, the last answer, \
         the option above, the option below, the answer above, the options above, the two above, the one above, \
         the previous option, option a, option b, option c, option d, options a, option 1, option 2, option 3, option 4, \
         answer a, answer b, answer c, answer d, answer 1, answer 2, answer 3, both a and b, a and b, a and c, b and c, \
         a b and c, a or b, b or c, both of the above, either of the above, 1 and 2, 1 and 3, 2 and 3, b only, c only",
    ),
    (
        Topic::Absolute,
        "always, never, all, every, everyone, everybody, everything, none, nobody, nothing, only, completely, entirely, \
         absolutely, totally, impossible, must, any, anyone, whenever, wherever, at all times, in every case, no one, \
         without exception",
    ),
    (
        Topic::Vague,
        "usually, often, sometimes, frequently, generally, rarely, seldom, occasionally, typically, normally, commonly, \
         may, might, can, could, probably, possibly, perhaps, likely, tends to, tend to, in many cases, in some cases, \
         mostly, some, many, several",
    ),
    (
        Topic::Negative,
        "not, except, least, never, isn't, aren't, wasn't, doesn't, don't, cannot, can't, shouldn't, won't, false, incorrect, \
         wrong",
    ),
    (
        Topic::HalfNegative,
        "unlikely, impossible, without, unless, incorrect, untrue, fails to, fail to, lacks, lack, neither, nor, no, none, \
         nobody, nothing, unable, improper, inappropriate, unnecessary, avoid",
    ),
    (
        Topic::Opinion,
        "do you think, in your opinion, do you believe, do you feel, would you say, what do you like, do you agree, \
         your view, how do you feel, do you find",
    ),
    (
        Topic::Disclosure,
        "have you ever been, have you ever experienced, has anyone ever, were you ever, your own experience, \
         from your own life, have you been trafficked, have you been a victim, in your own life, if you are a survivor, \
         tell us about a time, describe a case you, have you yourself",
    ),
    (
        Topic::Label,
        "prostitute, prostitutes, child prostitute, child prostitutes, child prostitution, teen prostitute, \
         child pornography, child porn, illegals, illegal alien, illegal aliens, illegal immigrant, illegal immigrants, \
         illegal worker, illegal workers, sex slave, sex slaves, a slave, the slave, modern slave, modern slaves, \
         human cargo, the voiceless, voiceless, the disabled, the handicapped, handicapped, wheelchair bound, cripple, \
         the mentally ill, the homeless, junkie, junkies, drug addict, drug addicts, addicts, an addict, \
         a trafficked, the trafficked, hooker, hookers, pimped out, whore, whores, runaway girl, crazy, the elderly, \
         battered woman, battered women, underage woman, underage women",
    ),
    (
        Topic::Rescue,
        "rescue them, rescue her, rescue him, rescue victims, rescue people, rescue women, rescue children, rescued, \
         rescuers, saved from slavery, save victims, saving victims, save them from, save her from, save him from, \
         set her free, set him free, be a hero, are heroes, is a hero",
    ),
    (
        Topic::Group,
        "hispanic, hispanics, latino, latinos, latina, latinas, asian, asians, african, africans, african american, \
         caucasian, caucasians, white people, black people, white women, black women, white men, black men, arab, arabs, \
         muslim, muslims, jewish, jews, hindu, mexican, mexicans, chinese, filipino, filipina, filipinos, thai, russian, \
         russians, ukrainian, nigerian, nigerians, vietnamese, indian, indians, romanian, romanians, honduran, hondurans, \
         guatemalan, guatemalans, salvadoran, cuban, cubans, haitian, haitians, korean, koreans, gypsy, gypsies, roma, \
         native american, indigenous people, foreigners, a foreigner, foreign accent, an accent",
    ),
    (
        Topic::Graphic,
        "rape, raped, rapes, raping, beaten, beats her, beats him, beat her, beat him, bleeding, blood, bloody, torture, \
         tortured, corpse, burned with, burnt with, strangled, choked, stabbed, whipped, branded, mutilated, \
         sodomy, sodomized, gang rape, broken bones, cigarette burns, black eye, slashed, gouged, killed, murdered",
    ),
    (
        Topic::Shaming,
        "obviously, of course, as you should know, you should have known, should know better, everyone knows, simply wrong, \
         careless, stupid, silly, lazy, foolish, naive, common sense, any fool, ignorant, shame on you, ridiculous, \
         needless to say, pay attention",
    ),
    (
        Topic::Proof,
        "proves, proof of trafficking, proof that, sure sign, certain sign, definite sign, definitely a victim, \
         definitely trafficking, must be a victim, must be trafficked, always means, always a sign, certainly a victim, \
         is clearly a victim, guarantees, beyond doubt, without a doubt, no doubt",
    ),
    (
        Topic::Unsafe,
        "confront, confronts, follow them, follow him, follow her, follow the car, follow the van, follow the driver, \
         follow the man, follow the woman, follow the couple, chase, chases, rescue, rescues, block the door, blocks the door, \
         promise them, promise her, promise him, promises her, promises him, promises them, take a photo, takes a photo, \
         take photos, take a picture, takes a picture, secretly record, demand to see, drive her away, drive him away, \
         pretend to be a customer, search their room, search the room, search her bag, search his bag",
    ),
    (
        Topic::Myth,
        "average age of entry, fastest growing crime, fastest growing criminal, second largest criminal, \
         second largest crime, largest criminal industry, super bowl is the largest, life expectancy of seven years, \
         seven years after entering, 300,000 children, 100,000 to 300,000, 199,000, 17,500, 32 billion, 150 billion, \
         40.3 million, only 1 percent are rescued, 99 percent are never",
    ),
    (
        Topic::Fictional,
        "fictional, fictitious, invented, made up, imaginary, composite",
    ),
    (
        Topic::Yes,
        "yes, correct, right, exactly, well done, good, that's right, true",
    ),
    (
        Topic::No,
        "no, wrong, incorrect, not quite, not so, false, sorry, unfortunately",
    ),
    (
        Topic::Imperative,
        "choose, pick, select, put, match, order, arrange, rank, sort, complete, fill, name, give, mark, write, enter, type, \
         join, pair, find, say, state, list, decide, identify, tick, work out, calculate, compute, read, link, connect, \
         place, round, estimate, divide, compare, determine, indicate, drag, answer, use, look",
    ),
];

pub const SMALL: &str = "the and for are was were been being has have had does did doing its it's this that these those with \
    from into onto over under about after before between than then them they their there here where when which what who \
    whom whose why how you your our ours she her hers him his one ones two any all each every some such only own same too \
    very can could may might must shall should will would not nor but also just more most less least other another out off \
    per both few many much because while during through again once only upon within without against among says said say \
    best following true false case does most likely first next";
