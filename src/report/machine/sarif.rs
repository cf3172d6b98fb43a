//! Findings as SARIF 2.1.0, for the tools that read it.
use super::text::{how, labels, what};
use crate::{
    findings::{Finding, Group, Rule, Severity, grouped},
    intake::container_of,
    rules::RULES,
};
use serde_json::{Value, json};

/// The whole log, one result per folded finding.
pub fn log(found: &[Finding]) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "gevinst",
                "version": env!("CARGO_PKG_VERSION"),
                "language": "da-DK",
                "rules": RULES.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": grouped(found).iter().map(result).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.why },
        "help": { "text": rule.fix },
        "defaultConfiguration": { "level": level(rule) },
    })
}

fn level(rule: &Rule) -> &'static str {
    match rule.severity {
        _ if rule.trial => "note",
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(group: &Group) -> Value {
    let place = &group.first;
    let cells = if group.cells.is_empty() { String::new() } else { format!("!{}", group.cells) };
    let seen = if place.seen.is_empty() { String::new() } else { format!(" ({})", place.told()) };
    json!({
        "ruleId": group.rule.code,
        "ruleIndex": RULES.iter().position(|rule| *rule == group.rule),
        "level": level(group.rule),
        "message": { "text": format!("{}{seen}: {} {}", labels(group), what(group), how(group)) },
        "occurrenceCount": group.count,
        "locations": [{
            "physicalLocation": { "artifactLocation": { "uri": uri(container_of(&place.file).unwrap_or(&place.file)) } },
            "logicalLocations": [{ "fullyQualifiedName": format!("{}{cells}", place.sheet) }],
        }],
    })
}

/// A relative path as a URI: what is not plain is escaped byte by byte.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    #[test]
    fn results_name_rule_place_and_message() {
        let found = testing::findings("Opfølgning\n| Gevinst-ID | Realiseret |\n| CBD-01-B1 | \"1,234\" |");
        let log: Value = serde_json::from_str(&log(&found)).unwrap();
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["ruleId"], "T03");
        assert_eq!(result["level"], "error");
        assert_eq!(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "Opfølgning!B2");
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], "T03");
    }

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("indsendt/CØP (1).xlsx"), "indsendt/C%C3%98P%20%281%29.xlsx");
    }
}
