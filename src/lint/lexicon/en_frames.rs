//! English frames: verbs with the kinds of things they are done to, and the kinds.

use super::Topic;

pub const KINDS: &[(&str, &str)] = &[
    (
        "person",
        "man woman men women girl girls boy boys child children guest guests couple pair driver drivers trafficker \
         traffickers boss companion companions manager owner employer customer buyer pimp recruiter supervisor him her \
         them worker workers victim victims visitor stranger person people husband boyfriend wife girlfriend father \
         mother uncle aunt passenger passengers patient client suspect landlord contractor escort someone somebody \
         anyone anybody cleaner housekeeper dishwasher maid cook nanny student pupil teenager teen teens survivor \
         survivors",
    ),
    (
        "helped",
        "her him them victim victims girl girls boy boys child children woman women man men person people worker workers \
         guest survivor survivors someone somebody anyone anybody teenager teenagers teen teens kids patient patients pupil pupils \
         student students client clients lady ladies sister soul souls",
    ),
    (
        "holder",
        "trafficker traffickers pimp boss captor captors abuser abusers bondage slavery captivity chains clutches owner \
         handler",
    ),
    (
        "vehicle",
        "van car truck bus taxi cab vehicle minivan motorcycle suv",
    ),
    (
        "hers",
        "bag bags luggage purse wallet phone suitcase suitcases backpack pockets belongings handbag things",
    ),
    (
        "body",
        "face lip lips eye eyes arm arms leg legs hair throat neck finger fingers stomach ribs rib head hand hands back \
         nose jaw teeth wrist wrists skin belly chest",
    ),
    (
        "suffer",
        "paid hurt threatened abused afraid beaten trafficked exploited controlled harmed forced coerced assaulted raped \
         stalked locked cheated trapped hit mistreated groomed unsafe enslaved treated tricked \
         bullied humiliated",
    ),
    (
        "kin",
        "family partner husband wife boyfriend girlfriend parent parents father mother brother sister relative relatives \
         friend friends friend's child",
    ),
    (
        "people",
        "man men woman women girl girls boy boys family families couple couples guest guests worker workers people person \
         immigrants migrants visitors tourists students driver drivers owner owners",
    ),
    (
        "nation",
        "mexican honduran guatemalan salvadoran cuban haitian colombian venezuelan peruvian brazilian ecuadorian bolivian \
         nicaraguan dominican chinese japanese korean vietnamese thai filipino filipina indonesian cambodian burmese \
         indian pakistani bangladeshi nepali afghan iraqi iranian syrian turkish arab nigerian ghanaian kenyan ethiopian \
         eritrean somali moroccan egyptian russian ukrainian romanian bulgarian polish albanian moldovan roma asian \
         african latino latina hispanic muslim jewish hindu sikh christian white black brown foreign indigenous",
    ),
    (
        "land",
        "mexico honduras guatemala salvador cuba haiti colombia venezuela peru brazil ecuador bolivia nicaragua china \
         japan korea vietnam thailand philippines indonesia cambodia burma myanmar india pakistan bangladesh nepal \
         afghanistan iraq iran syria turkey nigeria ghana kenya ethiopia eritrea somalia morocco egypt russia ukraine \
         romania bulgaria poland albania moldova asia africa europe",
    ),
    (
        "signs",
        "pays pay avoids avoid carries carry lives live sleeps sleep works work arrives arrive has have owns wears wear \
         refuses refuse keeps keep holds hold speaks speak lets let answers answer smiles smile asks ask shares share rents rent \
         comes come eats eat sits sit lacks lack moves move travels travel stays stay looks look hides hide uses use",
    ),
];

pub const FRAMES: &[(Topic, &str)] = &[
    // What nobody should do alone.
    (
        Topic::Unsafe,
        "walk|walks|stay|stays|keep|keeps|go|goes|run|runs ~1 behind|after ~1 @person",
    ),
    (
        Topic::Unsafe,
        "^ keep|stop|prevent|hold ~2 @person ~1 from leaving|going|driving",
    ),
    (
        Topic::Unsafe,
        "let|lets|have|invite+ ~2 @helped ~1 sleep|sleeps|stay|stays|live|lives|hide|hides ~1 at|with|in your|you|my|me",
    ),
    (
        Topic::Unsafe,
        "^ convince|persuade|pressure|push|urge ~2 @helped ~1 to|into ~1 talk|talking|tell|report|reporting|testify",
    ),
    (
        Topic::Unsafe,
        "listen|listens|eavesdrop|spy|spies|peek|peer ~1 at|on|through|behind ~2 door|keyhole|window|@person",
    ),
    (
        Topic::Unsafe,
        "post|share|upload|publish ~2 photo|photos|picture|video|plate ~2 online|facebook|instagram|media",
    ),
    (
        Topic::Unsafe,
        "^ call|calls|text|texts|phone ~1 trafficker|pimp|captor|abuser",
    ),
    (
        Topic::Unsafe,
        "^ pull|separate|remove|get ~1 @helped ~1 away ~1 from",
    ),
    (Topic::Unsafe, "confront+|accuse+|interrogate+ ~2 @person"),
    (Topic::Unsafe, "promise+|swear|swears ~3 secrecy|silence"),
    (
        Topic::Unsafe,
        "^ ask+|get|make ~1 @helped ~1 tell|repeat|retell ~3 story",
    ),
    (Topic::Unsafe, "keep|keeps it ~1 between"),
    (
        Topic::Unsafe,
        "all|everything will be well|fine|alright|okay|ok",
    ),
    (Topic::Unsafe, "^ challenge+|grill+|corner+ ~2 @person"),
    (Topic::Unsafe, "^ question+|quiz ~2 @person"),
    (
        Topic::Unsafe,
        "walk|walks|go|goes|step|steps|march|marches up to ~1 @person",
    ),
    (
        Topic::Unsafe,
        "tail+|trail+|shadow+|chase+|pursue+|follow+ ~2 @vehicle",
    ),
    (
        Topic::Unsafe,
        "^ tail+|trail+|shadow+|chase+|pursue+ ~2 @person",
    ),
    (
        Topic::Unsafe,
        "photo|photos|photograph|picture|pictures|video|film of ~2 @person",
    ),
    (Topic::Unsafe, "^ photograph+|film+|videotape+ ~2 @person"),
    (Topic::Unsafe, "^ record+ ~1 @person"),
    (Topic::Unsafe, "record+|film+ ~3 secretly|secret"),
    (
        Topic::Unsafe,
        "^ block|blocks|bar|bars ~1 exit|door|way|gate|entrance|doorway|@vehicle",
    ),
    (
        Topic::Unsafe,
        "^ hide ~1 her|him|them|girl|woman|child|victim|boy|teenager ~1 in|at|behind|under",
    ),
    (
        Topic::Unsafe,
        "^ search|searches|searching|go|goes|look|looks through|the|her|his|their|a ~1 @hers",
    ),
    (
        Topic::Unsafe,
        "^ search+ ~2 guest's|guests|worker's ~2 @hers",
    ),
    (
        Topic::Unsafe,
        "tell+|order+|ask+|warn+|make+ ~1 trafficker|pimp|boss|captor|abuser|man|companion|driver|him to let|release|leave|stop|free|unlock",
    ),
    (
        Topic::Unsafe,
        "tell|tells|let|lets ~1 @person ~1 that you know|suspect",
    ),
    (
        Topic::Unsafe,
        "give+|offer+|lend+ ~1 @helped ~1 your|my home|own|private|personal|address|spare|cell",
    ),
    (
        Topic::Unsafe,
        "take|takes|taking|drive|drives|driving|bring|brings ~2 @helped ~1 to your|my|her|his home|house|place|apartment|car",
    ),
    (Topic::Unsafe, "swear|swears|vow|vows ~2 that"),
    (
        Topic::Unsafe,
        "knock|knocks ~2 demand|demands|insist|insists",
    ),
    (Topic::Unsafe, "demand|demands to see|know|speak"),
    (Topic::Unsafe, "to|in his|her|their face"),
    (Topic::Unsafe, "pose|poses|posing as"),
    (
        Topic::Unsafe,
        "break|breaks|force|forces|kick|kicks ~1 open|down|in ~1 door",
    ),
    (Topic::Unsafe, "^ grab|tackle|restrain|overpower ~1 @person"),
    // A reader made a saviour.
    (Topic::Rescue, "only|last|best hope ~2 @helped"),
    (Topic::Rescue, "is|are the only|last|best hope"),
    (Topic::Rescue, "break+|broke ~2 chains"),
    (
        Topic::Rescue,
        "helpless|defenseless|defenceless|powerless @helped",
    ),
    (
        Topic::Rescue,
        "end|ends|ending ~1 her|his|their suffering|nightmare|ordeal|hell",
    ),
    (
        Topic::Rescue,
        "is|are|be|become|becomes ~2 protector|protectors|champion|warrior|warriors|crusader|crusaders|guardian|guardians",
    ),
    (Topic::Rescue, "rescue+|save+|liberate+ ~3 @helped"),
    (
        Topic::Rescue,
        "free|frees|freed|freeing|deliver+ ~3 @helped ~1 from ~2 @holder",
    ),
    (Topic::Rescue, "free|frees|freed|freeing ~1 @helped ~1 from"),
    (
        Topic::Rescue,
        "get|gets|getting|bring|brings|lead|leads|pull|pulls ~3 out of ~2 @holder",
    ),
    (
        Topic::Rescue,
        "bring|brings|bringing|lead|leads ~2 @helped ~1 to safety",
    ),
    (Topic::Rescue, "guardian angel|angels"),
    (Topic::Rescue, "save+|saves ~2 life|lives"),
    // A group as a sign.
    (
        Topic::Group,
        "look|looks|looking|seem|seems|appear|appears ~1 american|mexican|asian|african|arab|latino|hispanic|muslim",
    ),
    (
        Topic::Group,
        "english|spanish is|was ~1 poor|broken|bad|limited|weak",
    ),
    (Topic::Group, "veils|headscarves|saris|turbans|hijabs"),
    (Topic::Group, "@nation ~1 @people"),
    (Topic::Group, "@people ~3 from ~2 @land"),
    (
        Topic::Group,
        "speak+|speaks|spoke|speaking|with broken|little|poor|bad|no|limited|accented english|spanish",
    ),
    (
        Topic::Group,
        "barely|hardly|cannot speak|speaks|understands english|spanish",
    ),
    (
        Topic::Group,
        "look|looks|looking|seem|seems|appear|appears foreign|ethnic|immigrant",
    ),
    (
        Topic::Group,
        "strong|heavy|thick|foreign|foreign-sounding accent|accents",
    ),
    (
        Topic::Group,
        "headscarf|hijab|veil|turban|burqa|burka|niqab|sari|skullcap",
    ),
    (Topic::Group, "skin|complexion color|colour|tone"),
    (
        Topic::Group,
        "short|revealing|tight|skimpy|provocative skirt|skirts|clothes|clothing|dress|dresses|outfit|outfits",
    ),
    (
        Topic::Group,
        "dressed like|as a|an|prostitute|provocatively|traditional",
    ),
    // Violence shown.
    (
        Topic::Graphic,
        "shot|shoot|shoots|starved|caged|chained|shackled|drowned|hanged|scalded|electrocuted ~2 @helped|to",
    ),
    (
        Topic::Graphic,
        "was|were|is|are|been|be ~1 starved|caged|shackled|scalded|drowned|electrocuted|shot",
    ),
    (Topic::Graphic, "spat|spit|spits at|on|in"),
    (
        Topic::Graphic,
        "threw|throws|thrown|pushed|shoved|slammed ~2 down|against|into ~2 stairs|wall|floor|ground|door",
    ),
    (
        Topic::Graphic,
        "locked|kept|keeps ~2 in|inside ~1 cage|coffin|trunk|kennel",
    ),
    (
        Topic::Graphic,
        "slap|slaps|slapped|punch+|kick+|choke+|strangle+|whip|whips|whipped|stab|stabs|stabbed|smack+|beat|beats|hits|burn+|burnt ~1 @helped",
    ),
    (
        Topic::Graphic,
        "slap|slaps|slapped|slapping|punch+|kick+|smash+|break|breaks|broke|broken|burn+|burnt|cut|cuts|slash+|twist+ ~3 his|her|their|my ~1 @body",
    ),
    (Topic::Graphic, "broke|broken|breaks|break ~3 of ~1 @body"),
    (
        Topic::Graphic,
        "broke|broken|breaks ~2 of his|her|their @body",
    ),
    (
        Topic::Graphic,
        "@body ~1 was|were|is|are ~1 bruised|split|swollen|bleeding|burned|burnt|broken|held",
    ),
    (
        Topic::Graphic,
        "knife|gun|razor|blade|pistol to|at|against|on ~1 throat|head|neck|face|temple",
    ),
    (
        Topic::Graphic,
        "drag+|dragged|drags|dragging|pull+ ~1 @helped ~1 by ~1 hair|arm|legs|feet",
    ),
    (Topic::Graphic, "forced|made|forces|makes ~1 to have sex"),
    (Topic::Graphic, "force+|makes|made ~1 @helped ~1 have sex"),
    (
        Topic::Graphic,
        "sex with ~2 men ~1 a|every|each|per night|day",
    ),
    (Topic::Graphic, "gang|gang-raped raped"),
    (
        Topic::Graphic,
        "held|hold|holds|pressed|presses ~3 hot stove|iron|plate|pan",
    ),
    (Topic::Graphic, "bruises ~2 all|on ~3 @body"),
    // A learner asked to disclose.
    (
        Topic::Disclosure,
        "have|has|had anybody|somebody|someone|anyone ~5 @kin ~3 made|forced to",
    ),
    (Topic::Disclosure, "have|had|were you ~2 made|forced to"),
    (
        Topic::Disclosure,
        "ever ~1 keep|kept|take|took|hold|held|lock|locked|hide|hid|touch|touched|hit|hurt|force|forced|threaten|threatened|pay|paid ~2 your|you",
    ),
    (
        Topic::Disclosure,
        "your childhood|youth|upbringing|adolescence|trauma|abuser|trafficker",
    ),
    (
        Topic::Disclosure,
        "were|was|are you ~1 last|recently|once|still ~1 @suffer",
    ),
    (
        Topic::Disclosure,
        "you ~1 lost ~2 to trafficking|violence|abuse|suicide",
    ),
    (Topic::Disclosure, "as ~1 survivor ~1 you|your"),
    (
        Topic::Disclosure,
        "who|what hurt|harmed|abused|threatened|controlled|frightened|scares|scared you",
    ),
    (
        Topic::Disclosure,
        "have|were|did|had|was you ~1 ever ~3 @suffer",
    ),
    (
        Topic::Disclosure,
        "were|was|are you ~1 a|yourself|once ~1 survivor|victim",
    ),
    (
        Topic::Disclosure,
        "have|has|had|did anybody|somebody|someone|anyone|member ~4 @kin ~4 @suffer",
    ),
    (
        Topic::Disclosure,
        "somebody|someone|anybody|anyone close|dear to you",
    ),
    (Topic::Disclosure, "done|happened to you"),
    (
        Topic::Disclosure,
        "feel|felt when|after|while|as ~3 @suffer",
    ),
    (
        Topic::Disclosure,
        "make|made|makes you feel @suffer|scared|worthless|ashamed|small",
    ),
    (
        Topic::Disclosure,
        "describe|recall|remember|think|tell|share ~3 time|times|moment|occasion|night|day when|that|where|you ~2 @suffer",
    ),
    (
        Topic::Disclosure,
        "describe|recall|remember|think|tell|share ~2 person|somebody|someone|anyone who|that ~1 hurt|harmed|threatened|abused|controlled|exploited you",
    ),
    (
        Topic::Disclosure,
        "your own|worst|hardest|darkest experience|life|night|trauma|abuse|story|past|memories|memory",
    ),
    (
        Topic::Disclosure,
        "worst|hardest|darkest ~1 night|day|time|moment|thing of|in|that ~3 your|you",
    ),
    (Topic::Disclosure, "@kin of yours"),
    (
        Topic::Disclosure,
        "your ~1 @kin ~2 ever ~2 hurt|hit|control|threaten|hold|lock|force|make|keep|hurts|controlled",
    ),
    // One sign for proof.
    (
        Topic::Proof,
        "mean|means|shows|show|reveals|tells|indicates ~1 that ~3 is|are|was|were ~2 trafficked|victim|victims|trafficker|traffickers",
    ),
    (Topic::Proof, "all the ~1 evidence|proof"),
    (
        Topic::Proof,
        "clear|certain|conclusive|definitive|definite|undeniable|solid|hard evidence|proof",
    ),
    (Topic::Proof, "only|just traffickers|victims"),
    (
        Topic::Proof,
        "so|therefore|thus|hence ~1 nothing|all|everything is wrong|well|fine|right",
    ),
    (
        Topic::Proof,
        "be|is|are ~1 sure|certain ~1 that ~3 trafficked|trafficking|victim|victims|trafficker",
    ),
    (
        Topic::Proof,
        "obviously|clearly|undoubtedly|certainly|surely|unmistakably|definitely ~3 trafficked|trafficking|victim|victims|trafficker",
    ),
    (Topic::Proof, "rule|rules|ruled out ~1 trafficking"),
    (
        Topic::Proof,
        "cannot|can't ~1 be ~2 trafficked|victim|trafficking",
    ),
    (
        Topic::Proof,
        "can|could|must only mean|be ~3 trafficking|trafficker|traffickers|trafficked",
    ),
    (
        Topic::Proof,
        "shows|show|tells|tell|reveals|reveal|means|mean|identifies|identify ~2 that ~1 she|he|they|somebody|someone ~1 is|are|was ~2 victim|victims|trafficked|trafficker|trafficking",
    ),
    (
        Topic::Proof,
        "identifies|identify|reveals|reveal|gives|betrays ~2 victim|victims|trafficker|traffickers",
    ),
    (
        Topic::Proof,
        "tells|tell|know|knows|says|shows ~2 for certain|sure",
    ),
    (
        Topic::Proof,
        "know|knows ~1 that ~1 it|this|she|he|they is|are ~1 trafficking|trafficked|victim|victims|trafficker",
    ),
    (Topic::Proof, "there is ~1 no trafficking"),
    (
        Topic::Proof,
        "so|therefore|thus|hence ~1 she|he|they must|is|are ~2 trafficked|trafficking|victim|victims|trafficker",
    ),
    (
        Topic::Proof,
        "nobody|no is exploiting|trafficking|controlling",
    ),
    // Somebody called a victim, or a trafficker, for a habit.
    (
        Topic::Equates,
        "who|that @signs ~9 is|are under|in ~1 control",
    ),
    (
        Topic::Equates,
        "whoever|anyone|anybody|everyone|everybody|who|that @signs ~9 is|are ~1 a|being|the|trafficking|trafficked|traffickers|victims ~1 trafficker|trafficked|victim|victims|traffickers|of",
    ),
    (
        Topic::Equates,
        "who|that @signs ~6 are victims|trafficked|traffickers",
    ),
];
