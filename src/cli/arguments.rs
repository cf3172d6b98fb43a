//! What can be written on the command line: every command, its options, and what help says of them.
use crate::{
    commands::{AnswerFormat, Format, Manner},
    danish::words::either,
    isolation,
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// The heading of options.
const OPTIONS: &str = "Valgmuligheder";
const HELP: &str = "{about-with-newline}\nBrug: {usage}\n\n{all-args}{after-help}";
const AFTER: &str = "\nSlutkode: 0 intet at rette, 1 bemærkninger, der skal ses på, 2 kunne ikke køre.\nDe engelske navne init, templates, check, consolidate, accept, archive, extract, trace, inspect og explain kan også bruges.\n\nMåneden i fem trin, i programmets mappe eller en mappe under den:\n  gevinst status                      hvilken måned er den næste, og hvad skal gøres nu?\n  gevinst skabeloner                  skabeloner til centrene\n  gevinst tjek                        se, hvad der skal rettes\n  gevinst saml                        programmets rapport og kvitteringer\n  gevinst godkend --af \"Dit navn\"     lås måneden, når den er set igennem\nGælder det en anden måned end den næste, så skriv den: --periode 2026-03";

/// Samler kommunens gevinster: validerer centrenes regneark, lægger dem sammen og skriver ledelsens rapport.
#[derive(Parser, Debug)]
#[command(name = "gevinst", version = crate::version::BUILD, help_template = HELP, override_usage = "gevinst KOMMANDO …", after_help = AFTER, disable_help_subcommand = true)]
#[command(disable_help_flag = true, disable_version_flag = true, subcommand_help_heading = "Kommandoer")]
#[command(subcommand_value_name = "KOMMANDO", next_help_heading = OPTIONS, max_term_width = 100)]
#[command(arg_required_else_help = true)]
pub struct Cli {
    /// Vis denne hjælp
    #[arg(short = 'h', long = "hjælp", aliases = ["help", "hjaelp"], global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// Vis versionen
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version)]
    version: Option<bool>,
    /// Skriv intet på skærmen: slutkoden siger, hvordan det gik. Det, der standser en kommando, siges altid
    #[arg(short = 'q', long = "stille", alias = "quiet", id = "quiet", global = true)]
    pub quiet: bool,
    /// Hvad der skal gøres.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands, in the order people meet them.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Lav en ny programmappe med en program.xlsx, der skal udfyldes
    #[command(alias = "init", help_template = HELP, override_usage = "gevinst opret [VALG] MAPPE")]
    Opret {
        /// Mappen, der skal laves
        #[arg(value_name = "MAPPE", help_heading = "Argumenter")]
        folder: PathBuf,
        /// Udfyld den for en fiktiv kommune, klar til at køre
        #[arg(help_heading = OPTIONS, long = "eksempel", alias = "example")]
        example: bool,
        /// Næste års program fra dette års mappe, som kun læses
        #[arg(help_heading = OPTIONS, long = "fra", alias = "from", value_name = "MAPPE", conflicts_with = "example")]
        from: Option<PathBuf>,
        /// Skriv ingen filer: sig kun, hvad der ville ske
        #[arg(help_heading = OPTIONS, long = "prøv", aliases = ["proev", "dry-run"])]
        trial: bool,
    },
    /// Skriv centrenes skabeloner for en periode
    #[command(alias = "templates", help_template = HELP, override_usage = "gevinst skabeloner [VALG] [MAPPE]")]
    Skabeloner {
        /// Programmets mappe
        #[arg(value_name = "MAPPE", default_value = ".", hide_default_value = true, help_heading = "Argumenter")]
        folder: PathBuf,
        /// Måneden, fx 2026-03 (den næste, hvis intet er valgt)
        #[arg(help_heading = OPTIONS, long = "periode", alias = "period", value_name = "ÅÅÅÅ-MM")]
        period: Option<String>,
        /// Kun disse centre, fx CBU, adskilt af komma
        #[arg(help_heading = OPTIONS, long = "center", alias = "centre", value_name = "KODE,…", value_delimiter = ',')]
        centres: Vec<String>,
        /// Skriv dem, selv om måneden ligger før den seneste godkendte
        #[arg(help_heading = OPTIONS, long = "alligevel", alias = "nevertheless")]
        nevertheless: bool,
        /// Skriv processerne fra OS2autoproces ind som idéer; FIL er den, der hentes dér, processes.xlsx
        #[arg(help_heading = OPTIONS, long = "fra-os2autoproces", alias = "from-os2autoproces", value_name = "FIL")]
        processes: Option<PathBuf>,
        /// Whether it writes, and how much it tells.
        #[command(flatten)]
        writes: Writes,
    },
    /// Kontrollér filer eller mapper, og vis, hvad der skal rettes
    #[command(alias = "check", help_template = HELP, override_usage = "gevinst tjek [VALG] [STI…]")]
    Tjek(Tjek),
    /// Læs, kontrollér og saml alle afleveringer, og skriv programmets rapport
    #[command(alias = "consolidate", help_template = HELP, override_usage = "gevinst saml [VALG] [MAPPE]")]
    Saml {
        /// Programmets mappe
        #[arg(value_name = "MAPPE", default_value = ".", hide_default_value = true, help_heading = "Argumenter")]
        folder: PathBuf,
        /// Måneden, fx 2026-03 (den næste, hvis intet er valgt)
        #[arg(help_heading = OPTIONS, long = "periode", alias = "period", value_name = "ÅÅÅÅ-MM")]
        period: Option<String>,
        /// From which severity it fails.
        #[command(flatten)]
        fails: FailsAt,
        /// How the answer looks.
        #[arg(help = format_help::<AnswerFormat>(), help_heading = OPTIONS, hide_possible_values = true, long = "format", value_name = "FORMAT", default_value = "tekst", hide_default_value = true)]
        format: AnswerFormat,
        /// Whether it writes, and how much it tells.
        #[command(flatten)]
        writes: Writes,
    },
    /// Godkend periodens resultat, så det bliver det, senere måneder sammenlignes med
    #[command(alias = "accept", help_template = HELP, override_usage = "gevinst godkend [VALG] [MAPPE] --af NAVN")]
    Godkend(Godkend),
    /// Vis på én side, hvor programmet står: næste måned, hvem der mangler, hvad der er åbent, og hvad der skal gøres nu
    #[command(help_template = HELP, override_usage = "gevinst status [VALG] [MAPPE]")]
    Status {
        /// Programmets mappe
        #[arg(value_name = "MAPPE", default_value = ".", hide_default_value = true, help_heading = "Argumenter")]
        folder: PathBuf,
        /// Måneden, fx 2026-03 (den næste, hvis intet er valgt)
        #[arg(help_heading = OPTIONS, long = "periode", alias = "period", value_name = "ÅÅÅÅ-MM")]
        period: Option<String>,
        /// How the answer looks.
        #[arg(help = format_help::<AnswerFormat>(), help_heading = OPTIONS, hide_possible_values = true, long = "format", value_name = "FORMAT", default_value = "tekst", hide_default_value = true)]
        format: AnswerFormat,
    },
    /// Vis de godkendte perioder, og kontrollér, at intet er ændret siden
    #[command(alias = "archive", help_template = HELP, override_usage = "gevinst arkiv [VALG] [MAPPE]")]
    Arkiv {
        /// Programmets mappe
        #[arg(value_name = "MAPPE", default_value = ".", hide_default_value = true, help_heading = "Argumenter")]
        folder: PathBuf,
        /// How the answer looks.
        #[arg(help = format_help::<AnswerFormat>(), help_heading = OPTIONS, hide_possible_values = true, long = "format", value_name = "FORMAT", default_value = "tekst", hide_default_value = true)]
        format: AnswerFormat,
    },
    /// Skriv alt, hvad der er læst i en række filer, som JSON: én linje pr. fil
    #[command(name = "udtræk", aliases = ["udtraek", "extract"], help_template = HELP, override_usage = "gevinst udtræk [VALG] --stier FIL\n      gevinst udtræk [VALG] < STIER")]
    #[command(
        after_help = "\nFilernes stier læses fra filen efter --stier, ellers fra standard input, én på hver linje. Linjerne kommer i samme rækkefølge."
    )]
    Udtraek {
        /// Programmets fil, program.xlsx (den nærmeste over den første fil, hvis intet er valgt)
        #[arg(help_heading = OPTIONS, long = "program", value_name = "FIL")]
        programme: Option<PathBuf>,
        /// Måneden, fx 2026-03, til de regler, der ser på den
        #[arg(help_heading = OPTIONS, long = "periode", alias = "period", value_name = "ÅÅÅÅ-MM")]
        period: Option<String>,
        /// En fil med filernes stier, én på hver linje; den kan komme fra PowerShell, Notesblok eller dir /s /b
        #[arg(help_heading = OPTIONS, long = "stier", alias = "paths", value_name = "FIL")]
        paths: Option<PathBuf>,
    },
    /// Læser filer for gevinst selv
    #[command(name = isolation::WORKER, hide = true, help_template = HELP, override_usage = "gevinst laes-for-gevinst")]
    Worker,
    /// Vis de celler, et tal i rapporten kommer fra
    #[command(alias = "trace", help_template = HELP, override_usage = "gevinst spor [VALG] FIL ARK!CELLE")]
    Spor {
        /// Rapporten, Gevinstrealisering ÅÅÅÅ-MM.xlsx
        #[arg(value_name = "FIL", help_heading = "Argumenter")]
        file: PathBuf,
        /// Fx "Overblik!A8" eller "Frigjort tid!F6"
        #[arg(value_name = "ARK!CELLE", help_heading = "Argumenter")]
        cell: String,
        /// How the answer looks.
        #[arg(help = format_help::<AnswerFormat>(), help_heading = OPTIONS, hide_possible_values = true, long = "format", value_name = "FORMAT", default_value = "tekst", hide_default_value = true)]
        format: AnswerFormat,
    },
    /// Vis, hvad der er fundet i en fil: ark, tabeller, skjulte rækker og grænser
    #[command(name = "undersøg", aliases = ["undersoeg", "inspect"], help_template = HELP, override_usage = "gevinst undersøg [VALG] FIL…")]
    Undersoeg {
        /// Filerne
        #[arg(value_name = "FIL", required = true, help_heading = "Argumenter")]
        paths: Vec<PathBuf>,
        /// How the answer looks.
        #[arg(help = format_help::<AnswerFormat>(), help_heading = OPTIONS, hide_possible_values = true, long = "format", value_name = "FORMAT", default_value = "tekst", hide_default_value = true)]
        format: AnswerFormat,
    },
    /// Skriv det, der får en skal til at fuldføre kommandoer og valg
    #[command(name = "fuldførelse", aliases = ["fuldfoerelse", "completions"], help_template = HELP, override_usage = "gevinst fuldførelse SKAL")]
    Fuldfoerelse {
        /// bash, elvish, fish, powershell eller zsh
        #[arg(value_name = "SKAL", hide_possible_values = true, help_heading = "Argumenter")]
        shell: Shell,
    },
    /// Skriv siden til man om gevinst eller en kommando
    #[command(alias = "man", help_template = HELP, override_usage = "gevinst manual [KOMMANDO]")]
    Manual {
        /// Til hvilken kommando
        #[arg(value_name = "KOMMANDO", help_heading = "Argumenter")]
        command: Option<String>,
    },
    /// Vis hjælpen
    #[command(name = "hjælp", aliases = ["help", "hjaelp"], hide = true, help_template = HELP, override_usage = "gevinst hjælp [KOMMANDO]")]
    Hjaelp {
        /// Til hvilken kommando
        #[arg(value_name = "KOMMANDO", help_heading = "Argumenter")]
        command: Option<String>,
    },
    /// Forklar en regel, et nøgletal eller et begreb
    #[command(alias = "explain", help_template = HELP, override_usage = "gevinst forklar [ORD]")]
    Forklar {
        /// Fx T01, råderum eller bogført; uden ord: en liste
        #[arg(value_name = "ORD", help_heading = "Argumenter")]
        word: Vec<String>,
    },
}

/// What `tjek` is asked.
#[derive(Args, Debug)]
pub struct Tjek {
    /// Filer eller mapper (programmets mappe, hvis intet er valgt)
    #[arg(value_name = "STI", help_heading = "Argumenter")]
    pub paths: Vec<PathBuf>,
    /// How the answer looks.
    #[arg(help = format_help::<Format>(), help_heading = OPTIONS, hide_possible_values = true, long = "format", value_name = "FORMAT", default_value = "tekst", hide_default_value = true)]
    pub format: Format,
    /// From which severity it fails.
    #[command(flatten)]
    pub fails: FailsAt,
    /// Kun disse regler, adskilt af komma
    #[arg(help_heading = OPTIONS, long = "kun", alias = "only", value_name = "KODE,…", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Vis også de filer, hvor der intet er at rette
    #[arg(help_heading = OPTIONS, short = 'v', long = "uddybet", alias = "verbose", conflicts_with = "quiet")]
    pub every_file: bool,
}

/// What `godkend` is asked.
#[derive(Args, Debug)]
pub struct Godkend {
    /// Programmets mappe
    #[arg(value_name = "MAPPE", default_value = ".", hide_default_value = true, help_heading = "Argumenter")]
    pub folder: PathBuf,
    /// Måneden, fx 2026-03 (den næste, hvis intet er valgt)
    #[arg(help_heading = OPTIONS, long = "periode", alias = "period", value_name = "ÅÅÅÅ-MM")]
    pub period: Option<String>,
    /// Hvorfor en allerede godkendt periode godkendes igen, eller hvorfor godkendelsen fortrydes
    #[arg(help_heading = OPTIONS, long = "grund", alias = "reason", value_name = "TEKST")]
    pub reason: Option<String>,
    /// Hvem der godkender eller fortryder; skal altid skrives
    #[arg(help_heading = OPTIONS, long = "af", alias = "by", value_name = "NAVN")]
    pub by: Option<String>,
    /// Godkend, selv om en måned er sprunget over, en afstemning ikke stemmer, tal afventer bekræftelse, eller under halvdelen har afleveret
    #[arg(help_heading = OPTIONS, long = "alligevel", alias = "nevertheless")]
    pub nevertheless: bool,
    /// Fortryd periodens seneste godkendelse. Intet slettes: arkivet får en pakke, der siger det
    #[arg(help_heading = OPTIONS, long = "fortryd", alias = "withdraw", conflicts_with_all = ["nevertheless", "without_sources", "format"])]
    pub withdraw: bool,
    /// Læg ikke kopier af centrenes filer i arkivet
    #[arg(help_heading = OPTIONS, long = "uden-kilder", alias = "without-sources")]
    pub without_sources: bool,
    /// How the answer looks.
    #[arg(help = format_help::<AnswerFormat>(), help_heading = OPTIONS, hide_possible_values = true, long = "format", value_name = "FORMAT", default_value = "tekst", hide_default_value = true)]
    pub format: AnswerFormat,
    /// Whether it writes, and how much it tells.
    #[command(flatten)]
    pub writes: Writes,
}

/// Whether a command writes, and how much it tells.
#[derive(Args, Clone, Copy, Debug)]
pub struct Writes {
    /// Regn det hele, men skriv ingen filer: sig kun, hvad der ville ske
    #[arg(help_heading = OPTIONS, long = "prøv", aliases = ["proev", "dry-run"])]
    pub trial: bool,
    /// Vis også hver fil for sig
    #[arg(help_heading = OPTIONS, short = 'v', long = "uddybet", alias = "verbose", conflicts_with = "quiet")]
    pub every_file: bool,
}

impl Writes {
    /// The manner that is asked for, and how the answer is to look.
    pub fn answering(self, format: AnswerFormat) -> Manner {
        Manner { format, every_file: self.every_file, trial: self.trial }
    }
}

/// From which severity the exit code says so.
#[derive(Args, Debug)]
pub struct FailsAt {
    /// Giv slutkode 1 fra denne alvor: oplysning, advarsel eller fejl (fejl, hvis intet er valgt)
    #[arg(
        help_heading = OPTIONS,
        long = "fejl-ved",
        alias = "fail-on",
        value_name = "ALVOR",
        default_value = "fejl",
        hide_default_value = true
    )]
    pub severity: String,
}

/// What is said of a choice among formats: the words there are.
fn format_help<T: ValueEnum>() -> String {
    let words = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let words: Vec<String> = words.map(|word| word.get_name().to_owned()).collect();
    format!("Hvordan svaret skal se ud: {} (tekst, hvis intet er valgt)", either(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_format() {
        let help = format_help::<Format>();
        for format in Format::value_variants() {
            let word = format.to_possible_value().expect("no format is hidden").get_name().to_owned();
            assert!(help.contains(&word), "{word} in {help}");
        }
        assert_eq!(
            format_help::<AnswerFormat>(),
            "Hvordan svaret skal se ud: tekst eller json (tekst, hvis intet er valgt)"
        );
    }

    #[test]
    fn help_is_danish_to_the_last_heading() {
        let mut cli = crate::cli::examples::command();
        cli.build();
        let mut texts = vec![cli.render_long_help().to_string()];
        texts.extend(cli.get_subcommands_mut().map(|command| command.render_long_help().to_string()));
        for text in texts {
            for english in ["Usage", "Options", "Arguments", "Commands", "ossible values", "default", "Print"] {
                assert!(!text.contains(english), "{english} in {text}");
            }
        }
    }
}
