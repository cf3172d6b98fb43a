//! How a cell was read is told where that is not what it shows.
use crate::drawn;

fn told(drawn: &str) -> String {
    drawn::findings(drawn).first().map(|finding| finding.first.told()).unwrap_or_default()
}

#[test]
fn every_tolerant_reading_says_what_was_read() {
    for (column, typed, wanted) in [
        ("Opfølgning|Realiseret", "\"1.234\"", "1.234 – læst som 1234"),
        ("Opfølgning|Realiseret", "\"1200,50 kr.\"", "1200,50 kr. – læst som 1200,5"),
        ("Opfølgning|Realiseret", "\"1,234\"", "1,234 – kan læses som 1,234 eller 1234"),
        ("Opfølgning|Måned", "\"3-2026\"", "3-2026 – læst som marts 2026"),
        ("Tiltag|Idriftsat", "\"3/4/2026\"", "3/4/2026 – læst som 3. april 2026"),
        ("Tiltag|Fase", "i Drift", "i Drift – læst som I drift"),
        ("Tidsgevinster|Ibrugtagning", "0,25", "0,25 – læst som 0,25 %"),
        ("Tidsgevinster|Ibrugtagning", "1", "1 – læst som 1 %"),
        ("Tidsgevinster|Minutter før", "\"1 t 30 min\"", "1 t 30 min – læst som 90 minutter"),
        ("Tidsgevinster|Minutter før", "\"0:20\"", "0:20 – kan læses som 20 eller 0,3333 minutter"),
        ("Tiltag|Tiltag-ID", "cbd-01", "cbd-01 – læst som CBD-01"),
        ("Tiltag|Tiltag-ID", "CBD\u{2011}01", "CBD\u{2011}01 – læst som CBD-01"),
    ] {
        let (sheet, header) = column.split_once('|').unwrap();
        assert_eq!(told(&format!("{sheet}\n| {header} |\n| {typed} |")), wanted, "{column} {typed}");
    }
}

#[test]
fn what_is_about_a_person_is_not_told() {
    assert_eq!(told("Registreringer\n| Medarbejderkode |\n| m01 |"), "•••");
}
