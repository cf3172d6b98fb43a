//! The words of the field, in plain Danish.

/// A word and what it means.
pub struct Term {
    /// The word.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// Every term, in alphabetical order.
pub static TERMS: &[Term] = &[
    Term {
        word: "Afventer bekræftelse",
        meaning: "Et usandsynligt tal tæller ikke med i noget trin, lys eller prognose, før det er bekræftet i program.xlsx med gevinst og beløb. Det tæller i dækningen, og planen for det er en del af afstanden til planen.",
    },
    Term {
        word: "Arkiv",
        meaning: "Mappen arkiv: en pakke for hver godkendt måned, med fakta, rækker, baseline, rapport og kopier af filerne. gevinst arkiv viser, om noget er ændret siden.",
    },
    Term {
        word: "Baseline",
        meaning: "Planen fra den første godkendte måned, gevinsten var med i. Kun en ny henvisning i kolonnen Beslutning flytter den.",
    },
    Term {
        word: "Bogført",
        meaning: "Det højeste trin: beløbet er dokumenteret, har bilag og kontering med numre fra regnskabet og står i en aflevering, centerchefen har godkendt. Kun penge kan bogføres, tid kan ikke.",
    },
    Term {
        word: "Bortfaldet",
        meaning: "Et tiltag, der er opgivet. Det giver intet i budgetårene: kun til og med måneden i Ophører, hvis den er skrevet, og aldrig efter perioden, heller ikke hvis der er skrevet noget i Forventet. Planen til og med perioden har stadig det, der blev aftalt.",
    },
    Term {
        word: "Budgetgevinst",
        meaning: "En gevinst i kroner: budgetreduktion, merindtægt, undgået udgift eller en ulempe, der trækkes fra.",
    },
    Term {
        word: "Dokumenteret",
        meaning: "Det midterste trin: tid er målt før og efter, penge kommer fra økonomisystem eller fagsystem med evidens A, B eller C.",
    },
    Term {
        word: "Effektive timer",
        meaning: "De timer, et årsværk har til opgaverne, når ferie, helligdage, sygdom, pauser og møder er trukket fra. Samme tal bruges til timesatser og til årsværk.",
    },
    Term {
        word: "Evidens",
        meaning: "Hvor sikkert en gevinst er dokumenteret: A bogført i økonomisystemet, B målt før og efter, C udtræk fra et system, D begrundet skøn, E endnu uden dokumentation.",
    },
    Term {
        word: "Fastholdelse",
        meaning: "En senere måling, der viser, om gevinsten varer. Den gælder fra sin egen måned, når den selv dokumenterer gevinsten eller viser noget andet end eftermålingen; ellers ændrer den intet.",
    },
    Term {
        word: "Frigjort tid",
        meaning: "Timer, der ikke længere bruges på en opgave. Tid er ikke råderum, før den er høstet i budgettet.",
    },
    Term { word: "Fuldårsvirkning", meaning: "Virkningen på et helt år, når gevinsten er fuldt indfaset." },
    Term {
        word: "Geninvesteret",
        meaning: "Den del af den frigjorte tid, der bruges på andre opgaver. Centret skriver, hvilke.",
    },
    Term {
        word: "Godkendt måned",
        meaning: "En måned, økonomi har låst med gevinst godkend. Næste måned sammenlignes med den. Det er noget andet end centerchefens godkendelse af en aflevering.",
    },
    Term {
        word: "Høstet",
        meaning: "Den del af den frigjorte tid, det er aftalt at omsætte til budgetreduktion. Den tæller som penge gennem budgetgevinsten og derfor ikke også som tid.",
    },
    Term {
        word: "Idé",
        meaning: "Et tiltag, der kun er foreslået. Det er med på Vejen til målet og hverken i plan, prognose eller baseline.",
    },
    Term {
        word: "Ikke godkendt aflevering",
        meaning: "Måneder, der er bogført i en godkendt måned, bliver ved at være bogført, så længe de er uændrede. Resten bliver højst dokumenteret.",
    },
    Term {
        word: "Ikke indberettet",
        meaning: "Måneder til og med perioden, hvor der er planlagt noget, og ingen har indberettet. I Gevinstbro er de en årsag for sig.",
    },
    Term {
        word: "Indberettet",
        meaning: "Det første trin: centret siger, at gevinsten er realiseret. Det vises altid særskilt.",
    },
    Term { word: "Indfasning", meaning: "En gevinst vokser jævnt fra måneden Start til måneden Fuld effekt." },
    Term {
        word: "Kan ikke bevises",
        meaning: "Tiltaget er i drift, og opgaven blev ikke målt før. Den gamle arbejdsgang kan ikke måles længere, så timerne bliver aldrig dokumenteret.",
    },
    Term {
        word: "Lys",
        meaning: "Tre, der aldrig blandes. Mål: prognosen mod måltallet. Levering: det indberettede mod det aftalte for det, der er indberettet. Bevis: bogført af det indberettede råderum, eller målt af den indberettede tid, der kan være målt. Forhold afrundes til ni decimaler, før de sammenlignes med grænserne.",
    },
    Term {
        word: "Mindste gruppe",
        meaning: "Er en opgave målt af færre medarbejdere, vises målingen ikke særskilt. Timerne tæller i summen ØVRIGE, når mindst tre gevinster er målt af så få, og forbliver ellers indberettet. Tiltaget er gråt, aldrig rødt.",
    },
    Term {
        word: "Måling",
        meaning: "Minutter pr. enhed før og efter, med et 95 %-interval regnet pr. medarbejder: flere rækker af de samme få gør det ikke sikrere. Bruges varianter, regnes begge ved førmålingens fordeling; kan det ikke lade sig gøre, er svaret Varianter mangler. Mindst 30 enheder og 3 medarbejdere i hver; 4, når den anden måling har flere end 10.",
    },
    Term {
        word: "Måneder før idriftsættelsen",
        meaning: "Det, der er indberettet for måneder, før tiltaget var i drift, er indberettet og bliver aldrig dokumenteret.",
    },
    Term {
        word: "Prisniveau",
        meaning: "Det år, hvis priser og lønninger et beløb er skrevet i. Rapporten omregner alle beløb til programmets prisniveau.",
    },
    Term {
        word: "Prisudvikling",
        meaning: "Løn følger lønudviklingen, også Intern tid blandt omkostningerne; alt andet, også risici, følger øvrig drift.",
    },
    Term {
        word: "Prognose",
        meaning: "Et spænd. Høj: det indberettede plus det, centrene venter, ellers planen. Lav: det indberettede plus planen for resten i det tempo, gevinsten har leveret i; uden egne tal centrets tempo. Et Forventet gælder, til en nyere måned er indberettet.",
    },
    Term {
        word: "Rykkerliste",
        meaning: "Arket med de centre, der mangler at aflevere eller har noget at rette. En mail til hver ligger klar i mappen mails.",
    },
    Term {
        word: "Råderum",
        meaning: "Penge, budgettet kan bruge til noget andet: budgetreduktioner og merindtægter minus ulemper. Aldrig undgåede udgifter og aldrig tid.",
    },
    Term {
        word: "Spænd",
        meaning: "Mindst, årlig virkning og Mest lagt sammen (PERT, korrelation 0,3): ulemper er med, ophørte gevinster og engangsbeløb er ikke, og råderum og undgåede udgifter regnes hver for sig.",
    },
    Term {
        word: "Tilskrivning",
        meaning: "Den del af forskellen, der skyldes tiltaget. Tager flere gevinster tilsammen mere end 100 procent af en opgave, tæller hver med sin del af de 100.",
    },
    Term { word: "Udisponeret", meaning: "Den del af den frigjorte tid, der hverken er høstet eller geninvesteret." },
    Term {
        word: "Ulempe",
        meaning: "En negativ gevinst, fx en ny licens. Den skrives som et positivt tal og trækkes fra.",
    },
    Term {
        word: "Undgået udgift",
        meaning: "En udgift, der ikke kommer. Den frigør ingen penge i budgettet og er ikke råderum.",
    },
    Term {
        word: "Videreført",
        meaning: "Centret har ikke afleveret for måneden, så dets seneste tal står i stedet. Intet af det tæller for den nye måned.",
    },
    Term {
        word: "År 0",
        meaning: "Nutidsværdi og tilbagebetaling regnes for alle tiltag fra budgetåret, så de kan sammenlignes, også når den første udgift kommer senere.",
    },
    Term { word: "Årsværk", meaning: "Timer delt med programmets effektive timer pr. årsværk." },
];

#[cfg(test)]
mod tests {
    use super::TERMS;

    #[test]
    fn terms_say_something() {
        for term in TERMS {
            assert!(term.meaning.ends_with('.') && term.meaning.len() > 30, "{}", term.word);
        }
    }
}
