//! An example or two of each command, as they are typed on Windows and everywhere else: the help of a command ends with its
//! own, and what was not understood is answered with the first.
use super::Cli;
use clap::CommandFactory;

/// A command as it is typed, and what it is for.
type Example = (&'static str, &'static str);

/// By the name of the command.
pub static EXAMPLES: [(&str, &[Example]); 13] = [
    (
        "opret",
        &[
            ("gevinst opret \"Effektivisering 2026\"", "en ny mappe med program.xlsx, der skal udfyldes"),
            ("gevinst opret Prøve --eksempel", "en fiktiv kommune, klar til at køre"),
            ("gevinst opret \"Effektivisering 2027\" --fra \"Effektivisering 2026\"", "næste års mappe"),
        ],
    ),
    (
        "skabeloner",
        &[
            ("gevinst skabeloner", "den næste måneds, i programmets mappe"),
            ("gevinst skabeloner \"Effektivisering 2026\" --periode 2026-03", "en bestemt måneds"),
            ("gevinst skabeloner --fra-os2autoproces processes.xlsx", "med idéer fra OS2autoproces"),
        ],
    ),
    (
        "tjek",
        &[
            ("gevinst tjek", "alt, der er afleveret, og program.xlsx"),
            ("gevinst tjek indsendt/Borgerservice --kun T01,T03", "kun to regler, i én mappe"),
            ("gevinst tjek --format sarif", "til et andet program"),
        ],
    ),
    (
        "saml",
        &[
            ("gevinst saml", "den næste måned, i programmets mappe"),
            (
                "gevinst saml --periode 2026-03 --fejl-ved advarsel",
                "en bestemt måned; slutkode 1 allerede ved en advarsel",
            ),
        ],
    ),
    (
        "godkend",
        &[
            ("gevinst godkend --af \"Kim Holm\"", "den måned, der lige er samlet og set igennem"),
            (
                "gevinst godkend --periode 2026-03 --af \"Kim Holm\" --grund \"Et bilag manglede\"",
                "en godkendt måned om igen",
            ),
        ],
    ),
    (
        "status",
        &[
            ("gevinst status", "hvor er vi, og hvad skal gøres nu?"),
            ("gevinst status --format json", "det samme til et andet program"),
        ],
    ),
    ("arkiv", &[("gevinst arkiv", "alt, der er godkendt, og om noget er ændret siden")]),
    (
        "udtræk",
        &[(
            "gevinst udtræk --program program.xlsx < stier.txt > filer.jsonl",
            "filerne i stier.txt, én sti på hver linje",
        )],
    ),
    (
        "spor",
        &[(
            "gevinst spor \"resultat/2026-03/Gevinstrealisering 2026-03.xlsx\" \"Overblik!A8\"",
            "cellerne bag et tal på Overblik",
        )],
    ),
    (
        "undersøg",
        &[("gevinst undersøg \"indsendt/Businesscase CBD.xlsx\"", "hvad er der i filen, og hvorfor læses den sådan?")],
    ),
    (
        "forklar",
        &[("gevinst forklar T03", "en regel"), ("gevinst forklar bogført", "et begreb"), ("gevinst forklar", "alle")],
    ),
    ("fuldførelse", &[("gevinst fuldførelse powershell >> $PROFILE", "til PowerShell")]),
    ("manual", &[("gevinst manual saml > gevinst-saml.1", "siden om saml, som man læser den")]),
];

/// The first example of a command.
pub fn first(command: &str) -> Option<&'static str> {
    of_command(command).first().map(|(typed, _)| *typed)
}

fn of_command(command: &str) -> &'static [Example] {
    EXAMPLES.iter().find(|(name, _)| *name == command).map_or(&[], |(_, examples)| examples)
}

/// The definitions, with the examples at the end of the help.
pub fn command() -> clap::Command {
    let mut cli = Cli::command();
    for (name, examples) in EXAMPLES {
        cli = cli.mut_subcommand(name, |command| {
            let said = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let lines: Vec<String> =
                examples.iter().map(|(typed, what)| format!("  {typed}\n      {what}\n")).collect();
            let lines = lines.concat();
            command.after_help(format!("{said}\nEksempler:\n{}", lines.trim_end()))
        });
    }
    cli
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a shell splits it, up to what is read from or written to a file.
    fn words(typed: &str) -> Vec<String> {
        let typed = typed.split([" < ", " > ", " >> "].into_iter().find(|sign| typed.contains(sign)).unwrap_or("\n"));
        let typed = typed.collect::<Vec<_>>()[0];
        let parts = typed.split('"').enumerate();
        let split = |(at, part): (usize, &str)| match at % 2 {
            1 => vec![part.to_owned()],
            _ => part.split_whitespace().map(str::to_owned).collect(),
        };
        parts.flat_map(split).collect()
    }

    #[test]
    fn every_command_has_examples_that_are_understood() {
        for cli in command().get_subcommands().filter(|command| !command.is_hide_set()) {
            assert!(first(cli.get_name()).is_some(), "{} has no example", cli.get_name());
        }
        for (name, examples) in EXAMPLES {
            for (typed, _) in examples {
                let words = words(typed);
                assert_eq!(words[..2], ["gevinst", name], "{typed}");
                command().try_get_matches_from(&words).unwrap_or_else(|error| panic!("{typed}: {error}"));
            }
        }
    }
}
