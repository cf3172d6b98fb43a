//! K03 over pairs of descriptions as municipalities write them: how many of the pairs that are one saving it tells of, and
//! how many of those it tells of are one saving.
use crate::together::described;

/// Two centres' words for one saving.
const TWINS: [(&str, &str); 24] = [
    ("Hurtigere sagsbehandling af ansøgninger om flytning", "Hurtigere sagsbehandlingen ved ansøgning om flytning"),
    ("Færre breve til borgere om flytning", "Færre breve til borgere ved flytning"),
    ("Færre breve til borgere om flytning", "Færre breve til borgerne om flytning (RPA)"),
    ("Færre fysiske breve om sygedagpenge", "Færre fysiske breve ved sygedagpenge"),
    ("Porto til breve om boligstøtte", "Porto for brevene om boligstøtte"),
    ("Mindre porto til breve om boligstøtte", "Lavere porto på breve om boligstøtte"),
    ("Opsigelse af licens til gammelt journalsystem", "Opsigelsen af licensen til det gamle journalsystem"),
    (
        "Lavere udgifter til vikarer på plejehjemmene i weekender",
        "Færre udgifter til vikarer på plejehjem i weekenderne",
    ),
    ("Færre vikartimer ved sygefravær i dagtilbud", "Vikartimer ved sygefraværet i dagtilbuddene"),
    ("Digital tinglysning af lån til ejendomsskat", "Digital tinglysning af lånet til ejendomsskatten"),
    ("Robot indtaster regninger fra leverandører", "Robotten indtaster regningerne fra leverandørerne"),
    ("Automatisk kontering af fakturaer fra leverandører", "Automatisk kontering af leverandørers fakturaer"),
    ("Færre timer til tolkning ved samtaler i jobcentret", "Timer til tolkning ved samtalerne i jobcenter"),
    ("Fælles udbud af kørsel til specialskoler", "Fælles udbud af kørslen til specialskolerne"),
    ("Mindre print og papir på skolernes kontorer", "Print og papir på skolers kontor"),
    ("Færre abonnementer på mobiltelefoner i hjemmeplejen", "Abonnementer på mobiltelefonerne i hjemmeplejen"),
    ("Skærmbesøg i stedet for kørsel i hjemmeplejen", "Skærmbesøg i stedet for kørslen i hjemmepleje"),
    ("Lukning af den gamle telefonlinje i Borgerservice", "Lukning af gammel telefonlinje i borgerservice"),
    ("Færre annoncer ved opslag af stillinger", "Annoncer ved stillingsopslag"),
    ("Robot til oprettelse af nye medarbejdere", "Oprettelse af nye medarbejdere med robot"),
    ("Digital ansøgning om parkeringskort for handicappede", "Digitale ansøgninger om parkeringskort til handicappede"),
    ("Rengøring af kontorer efter behov", "Behovsstyret rengøring af kontorer"),
    (
        "Bedre udnyttelse af mødelokaler, opsigelse af lejemål",
        "Opsigelse af lejemål ved bedre udnyttelse af mødelokaler",
    ),
    ("Energibesparelse ved LED-belysning i haller", "LED-belysning i hallerne, energibesparelse"),
];

/// Two savings that sound alike.
const OTHERS: [(&str, &str); 24] = [
    ("Færre breve til borgere om flytning", "Færre breve til borgere om skat"),
    ("Færre breve til borgere om flytning", "Færre breve til virksomheder om momsafregning"),
    ("Porto til breve om boligstøtte", "Porto til breve om sygedagpenge"),
    ("Lavere udgifter til vikarer på plejehjem", "Lavere udgifter til vikarer i dagtilbud"),
    ("Opsigelse af licens til gammelt journalsystem", "Opsigelse af licens til gammelt lønsystem"),
    ("Fælles udbud af kørsel til specialskoler", "Fælles udbud af rengøring på specialskoler"),
    ("Robot indtaster regninger fra leverandører", "Robot indtaster ansøgninger fra borgere"),
    ("Skærmbesøg i stedet for kørsel i hjemmeplejen", "Skærmbesøg i stedet for møder i jobcentret"),
    ("Digital ansøgning om parkeringskort", "Digital ansøgning om byggetilladelse"),
    ("Færre abonnementer på mobiltelefoner i hjemmeplejen", "Færre biler i hjemmeplejen"),
    ("Mindre print og papir på skolernes kontorer", "Mindre spild af mad i skolernes kantiner"),
    ("Færre timer til tolkning ved samtaler i jobcentret", "Færre timer til samtaler med ledige i jobcentret"),
    ("Automatisk kontering af fakturaer fra leverandører", "Automatisk journalisering af mails fra borgere"),
    ("Rengøring af kontorer efter behov", "Vinduespudsning af kontorer hvert kvartal"),
    ("Robot til oprettelse af nye medarbejdere", "Robot til oprettelse af nye leverandører"),
    ("Færre annoncer ved opslag af stillinger", "Færre eksterne konsulenter ved opslag af stillinger"),
    ("Energibesparelse ved LED-belysning i haller", "Energibesparelse ved nye pumper i svømmehaller"),
    ("Lukning af den gamle telefonlinje i Borgerservice", "Lukning af den gamle skranke i Borgerservice"),
    ("Færre vikartimer ved sygefravær i dagtilbud", "Færre vikartimer ved kurser i dagtilbud"),
    ("Mindre forbrug under CAA-01", "Mindre forbrug under CAB-02"),
    ("Medicin bestilles samlet for plejehjemmene", "Bleer bestilles samlet for plejehjemmene"),
    ("Genhusning koster mindre i fælles lejemål", "Genhusning koster mindre efter ny aftale om varme"),
    ("Ny aftale om tryk af pjecer", "Ny aftale om tøjvask på plejehjem"),
    ("Hurtigere sagsbehandling af ansøgninger om flytning", "Hurtigere sagsbehandling af klager over støj"),
];

fn is_told((one, other): &(&str, &str)) -> bool {
    described(one, other).iter().any(|finding| finding.rule.code == "K03")
}

#[test]
fn most_twins_are_found_and_few_others() {
    let (found, missed) = TWINS.iter().copied().partition::<Vec<_>, _>(is_told);
    let mistaken: Vec<_> = OTHERS.iter().filter(|pair| is_told(pair)).collect();
    let precision = 100 * found.len() / (found.len() + mistaken.len());
    let recall = 100 * found.len() / TWINS.len();
    assert!(precision >= 95 && recall >= 80, "{precision} %, {recall} %\nmissed: {missed:#?}\nmistaken: {mistaken:#?}");
}

/// The two descriptions that the rule itself gives as its example.
#[test]
fn the_rule_finds_its_own_example() {
    let gevinst::findings::Example::Described { wrong, .. } = gevinst::rules::across::k03_twin_benefits::RULE.example
    else {
        panic!("K03's example is told")
    };
    let quoted: Vec<&str> = wrong.split('"').collect();
    assert!(is_told(&(quoted[1], quoted[3])), "{wrong}");
}
