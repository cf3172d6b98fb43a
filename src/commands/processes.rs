//! `gevinst skabeloner --fra-os2autoproces`: which processes of an export became rows, and what became of the others.
use crate::{
    danish::{
        printed, show,
        words::{list, plural},
    },
    disk::{self, Trouble},
    isolation::read_processes,
    os2autoproces::{NoExport, Process},
    programme::Programme,
    schema::{Id, business_case},
    templates::{
        self, Filled,
        processes::{self, Added, Sorted},
    },
    units::{Decimal, Month, round},
};
use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

/// An export, sorted, and how many of its processes were written in the template of each centre.
pub(super) struct Export {
    sorted: Sorted,
    added: BTreeMap<Id, Added>,
}

impl Export {
    /// Reads and sorts the processes of a file.
    pub(super) fn read(path: &Path, programme: &Programme, period: Month) -> Result<Self, Trouble> {
        let about = fs::metadata(path).map_err(|error| Trouble::reading(path, &error))?;
        if about.is_dir() {
            let what = format!("{} er en mappe.", disk::shown(path));
            return Err(Trouble::new(what, "Skriv den fil, der er hentet i OS2autoproces, fx processes.xlsx."));
        }
        let name = disk::relative(Path::new(""), path);
        let bytes = disk::load(&name, path).map_err(|_| no_export(path, &NoExport::Unfinished))?;
        let found = read_processes(&name, &bytes)?.map_err(|why| no_export(path, &why))?;
        let first = found.iter().map(|process| process.authority.clone()).find(|authority| !authority.is_empty());
        let Some(sorted) = processes::sorted(found, programme, period) else {
            let what = format!(
                "Ingen af processerne i {} er fra {}. I kolonnen Myndighed står fx {}.",
                disk::shown(path),
                printed(&programme.municipality),
                first.unwrap_or_default()
            );
            let fix = "Er det jeres egne processer, så skriv Kommune i program.xlsx, som den er skrevet dér. Ellers hent jeres egne i OS2autoproces. Intet er skrevet.";
            return Err(Trouble::new(what, fix));
        };
        Ok(Self { sorted, added: BTreeMap::new() })
    }

    /// Adds the processes of a centre to what it gets.
    pub(super) fn add(&mut self, centre: &Id, filled: &mut Filled) {
        self.added.insert(centre.clone(), self.sorted.add(filled, centre));
    }

    /// Whether somebody has to look at something.
    pub(super) fn asks(&self) -> bool {
        !self.sorted.unplaced.is_empty() || self.differing().next().is_some()
    }

    /// Those written whose hours are other than OS2autoproces shows.
    fn differing(&self) -> impl Iterator<Item = (&Process, &Id)> {
        self.sorted.placed().filter(|(process, centre)| process.differs() && self.added.contains_key(*centre))
    }

    /// What became of each process; `written` names the files that were.
    pub(super) fn told(&self, written: &[String]) -> String {
        let is_written = |centre: &Id| written.contains(&templates::file_name(&business_case::TEMPLATE, centre));
        let written = || self.added.iter().filter(|(centre, _)| is_written(centre));
        let told = |one: &str, many: &str, sheets: &str, of: fn(&Added) -> usize| {
            let by_centre = written().filter(|(_, added)| of(added) > 0);
            let by_centre: Vec<String> = by_centre
                .map(|(centre, added)| format!("{} til {centre}", show::number(Decimal::from(of(added)))))
                .collect();
            let where_to = if by_centre.is_empty() { String::new() } else { format!(": {}", list(&by_centre)) };
            let total = written().map(|(_, added)| of(added)).sum();
            format!("{} fra OS2autoproces er skrevet på {sheets}{where_to}.\n", plural(total, one, many))
        };
        let mut text = "\n".to_owned();
        text += &told("ny idé", "nye idéer", "arket Idéer", |added| added.ideas);
        if written().any(|(_, added)| added.initiatives > 0) {
            text += &told("nyt tiltag i drift", "nye tiltag i drift", "arkene Tiltag og Tidsgevinster", |added| {
                added.initiatives
            });
        }
        let known = |(centre, added): (&Id, &Added)| self.sorted.count(centre) - added.ideas - added.initiatives;
        let known: usize = written().map(known).sum();
        if known > 0 {
            let _ = writeln!(text, "{} står der i forvejen.", plural(known, "proces", "processer"));
        }
        text.push_str(&self.told_of_others());
        text.push_str(&self.told_of_unplaced());
        text.push_str(&self.told_of_live());
        text.push_str(&self.told_of_hours());
        text.push('\n');
        text
    }

    /// Processes that are no matter of the programme.
    fn told_of_others(&self) -> String {
        let Sorted { elsewhere, retired, declined, .. } = &self.sorted;
        let counted =
            [(*elsewhere, "fra andre kommuner"), (*retired, "taget ud af drift"), (*declined, "afvist eller opgivet")];
        let counted = counted.iter().filter(|(count, _)| *count > 0);
        let counted: Vec<String> =
            counted.map(|(count, what)| format!("{} {what}", show::number(Decimal::from(*count)))).collect();
        if counted.is_empty() { String::new() } else { format!("Sprunget over: {}.\n", list(&counted)) }
    }

    fn told_of_unplaced(&self) -> String {
        let lines =
            self.sorted.unplaced.iter().map(|(process, why)| {
                format!("{}. Afdelinger: {}. Hvorfor: {why}", named(process), departments(process))
            });
        section(
            "Ikke skrevet, fordi vi ikke kan se, hvilket center de hører til, eller hvor langt de er. Skriv afdelingen i kolonnen Afdelinger på arket Centre i program.xlsx, eller ret processen i OS2autoproces, og kør igen:",
            lines,
        )
    }

    fn told_of_live(&self) -> String {
        let lines = self.sorted.live.iter().map(|(process, why)| {
            let since =
                if process.live_on.is_empty() { String::new() } else { format!(", i drift {}", process.live_on) };
            let (departments, figures) = (departments(process), figures(process));
            format!("{}. Afdelinger: {departments}{since}{figures}. Hvorfor: {why}", named(process))
        });
        section(
            "I drift, og ikke skrevet. Er en af dem alligevel med i programmet, så skriver centret den på arkene Tiltag og Tidsgevinster; tallene er de forventede:",
            lines,
        )
    }

    fn told_of_hours(&self) -> String {
        let lines = self.differing().map(|(process, centre)| {
            let hours = |hours: Option<Decimal>| show::number(round(hours.unwrap_or_default(), 1).normalize());
            let why = match process.employees.filter(|_| process.is_counted_by_employee()) {
                Some(employees) => format!(
                    ". Det er vores gange {} medarbejdere: spørg, om antallet er pr. medarbejder",
                    show::number(employees)
                ),
                None => String::new(),
            };
            let (ours, theirs) = (hours(process.computed_hours()), hours(process.shown_hours));
            format!(
                "{}: {centre}{}. Det er {ours} timer; OS2autoproces viser {theirs}{why}",
                named(process),
                figures(process)
            )
        });
        section(
            "Timer, der ikke er de samme, når de regnes efter som gange × minutter ÷ 60 × automatiseringsgrad. Skabelonen har dem, der er regnet efter:",
            lines,
        )
    }
}

/// A heading and a line each; nothing where there is none.
fn section(heading: &str, lines: impl Iterator<Item = String>) -> String {
    let lines = lines.map(|line| format!("  {line}\n")).collect::<Vec<_>>().concat();
    if lines.is_empty() { lines } else { format!("\n{heading}\n{lines}") }
}

/// Its number and title.
fn named(process: &Process) -> String {
    let id = if process.id.is_empty() { "uden ID" } else { &process.id };
    let title = if process.title.is_empty() { "uden titel" } else { &process.title };
    format!("{id} {title}")
}

/// Where it belongs, as the register says.
fn departments(process: &Process) -> &str {
    if process.departments.is_empty() { "ingen" } else { &process.departments }
}

/// What is stated of its times, minutes, degree and employees.
fn figures(process: &Process) -> String {
    let stated = [
        (process.times, "gange om året"),
        (process.minutes, "minutter"),
        (process.degree, "% automatiseret"),
        (process.employees, "medarbejdere"),
    ];
    let stated = stated.into_iter().filter_map(|(figure, unit)| Some((figure.filter(|one| !one.is_zero())?, unit)));
    stated.map(|(figure, unit)| format!(", {} {unit}", show::number(figure))).collect::<Vec<_>>().concat()
}

fn no_export(path: &Path, why: &NoExport) -> Trouble {
    let what = match why {
        NoExport::Lacking(headers) => {
            format!("{} har ikke kolonnen {} fra OS2autoproces.", disk::shown(path), list(headers))
        }
        NoExport::Refused(_) | NoExport::Unfinished => format!("{} kan ikke læses som et regneark.", disk::shown(path)),
    };
    let fix = "Hent listen over processer i OS2autoproces igen, og brug filen, som den er. Hvad gevinst ser i den, viser gevinst undersøg. Intet er skrevet.";
    Trouble::new(what, fix)
}
