//! One period from the files to the figures: what `saml` writes, `godkend` freezes and `spor` follows.
use crate::{
    archive::{Answer, Input, Past, PastCase, Record, Total},
    cache::{ReadCache, sum_of_debug},
    changes::{Changes, Now},
    controls::{self, Accounts, Checked},
    danish::show,
    disk::{
        self, Trouble,
        folder::{Folder, Opened},
        packages,
    },
    findings::{Chosen, Context, Finding},
    intake::{Delivery, Submission},
    isolation::{JobContext, read_all},
    measures::MEASURES,
    programme::Programme,
    register::{self, Kind, Received, Register, Verdicts},
    report::{self, Report},
    rules::{self, Waived},
    schema::{Id, business_case},
    units::{Count, Decimal, Month},
    version::{BUILD, VERSION},
    xlsx::Drawing,
};

use rayon::prelude::*;

/// A consolidated period.
pub struct Run {
    /// The programme and its workbook.
    pub opened: Opened,
    /// The accepted period it is compared with.
    pub past: Option<Past>,
    /// Every file, as it was read.
    pub deliveries: Vec<Delivery>,
    /// What was found and stands.
    pub found: Vec<Finding>,
    /// What was found and is waived.
    pub waived: Vec<Waived>,
    /// What counts.
    pub register: Register,
    /// The controls, computed.
    pub controls: Vec<Checked>,
    /// What has changed since the accepted period.
    pub changes: Option<Changes>,
    /// The run's id.
    pub run_id: String,
}

impl Run {
    /// The same, reading only what has changed since last time. Whoever asks holds the folder's lock.
    pub fn again(folder: &Folder, opened: Opened, period: Month) -> Result<Self, Trouble> {
        // What reading a file gave counts only where all it hangs on is the same.
        let cache = ReadCache::at(&folder.read_cache(period), format!("{BUILD}\n{}\n{period}", opened.delivery.sha256));
        Self::of(folder, opened, period, cache)
    }

    /// Reads and consolidates what has been submitted for a period.
    pub fn of(folder: &Folder, opened: Opened, period: Month, cache: ReadCache) -> Result<Self, Trouble> {
        let kept = packages::manifests(folder)?;
        let past = packages::past(folder, &kept, period)?;
        let submitted = folder.submitted();
        let under = if submitted.is_dir() { disk::walk(&submitted)? } else { Vec::new() };
        let files: Vec<_> = under.into_iter().map(|(name, path)| (format!("indsendt/{name}"), path)).collect();
        let programme = &opened.programme;
        let context = Context { programme: Some(programme), period: Some(period) };
        let job = JobContext { workbook: Some(&opened.delivery), rules: context, year: period.year() };
        let mut read = read_all(&files, &job, cache);
        let (mut deliveries, mut own) = (std::mem::take(&mut read.deliveries), std::mem::take(&mut read.found));
        let (mut received, mut said) = register::choose(&deliveries, &own, programme, period);
        let missing = past.as_ref().map_or_else(Vec::new, |past| carried(past, programme, &received, period));
        if !missing.is_empty() {
            own.extend(missing.iter().map(|_| Vec::new()));
            deliveries.extend(missing);
            (received, said) = register::choose(&deliveries, &own, programme, period);
        }
        for file in received.iter().filter(|file| file.fate.counts()) {
            read.fill(file.index, &mut deliveries[file.index])?;
        }
        read.settle();
        let mut found = of_those_that_count(own, &received);
        found.extend(said);
        let counting = chosen(&deliveries, &received);
        found.extend(rules::check_across(&counting, &context));
        found.extend(past.as_ref().map_or_else(Vec::new, |past| since(past, &counting, &context)));
        let (mut found, waived) = waive(found, &opened, &received, period);
        found.extend(opened.found.iter().cloned());
        let register = register::build(&deliveries, received, &found, programme, period, past.as_ref());
        let changes = past.as_ref().map(|past| changes(past, &deliveries, &found, &register));
        let run_id = run_id(&opened, &deliveries, past.as_ref(), period);
        let twin = kept.iter().filter_map(|kept| Some(&kept.manifest.as_ref()?.record));
        let twin = twin.into_iter().find(|record| record.run_id == run_id);
        let accounts = Accounts {
            programme,
            deliveries: &deliveries,
            found: &found,
            waived: &waived,
            register: &register,
            since: past.as_ref().zip(changes.as_ref()),
            twin,
        };
        let controls = controls::check(&accounts);
        Ok(Self { opened, past, deliveries, found, waived, register, controls, changes, run_id })
    }

    /// What the report is drawn from.
    pub fn report(&self) -> Report<'_> {
        Report {
            programme: &self.opened.programme,
            register: &self.register,
            found: &self.found,
            waived: &self.waived,
            controls: &self.controls,
            changes: self.changes.as_ref(),
            version: VERSION,
            run_id: &self.run_id,
            programme_sha256: &self.opened.delivery.sha256,
            room: report::ROOM,
            ranking: report::Ranking::default(),
        }
    }

    /// Every fact is a row, and there is an end to the sheets of facts.
    pub fn has_room(&self) -> Result<(), Trouble> {
        let (facts, most) = (self.register.facts.len(), report::MOST_FACTS);
        if facts <= most {
            return Ok(());
        }
        let [facts, most] = [facts, most].map(|count| show::count(Count(Decimal::from(count))));
        let what = format!("Programmet giver {facts} fakta, og rapporten har plads til {most}.");
        Err(Trouble::new(
            what,
            "Del programmet i to mapper med hver sin program.xlsx, fx efter forvaltning, og saml dem hver for sig.",
        ))
    }

    /// The programme workbook's name.
    pub fn workbook_name(&self) -> String {
        format!("Gevinstrealisering {}.xlsx", self.register.period)
    }

    /// The programme workbook's name, and the programme workbook.
    pub fn workbook(&self) -> (String, Drawing) {
        (self.workbook_name(), report::workbook(&self.report()))
    }

    /// A checksum of everything that the programme workbook is drawn from: the files, and what was made of them.
    pub fn sum(&self) -> String {
        let lines = self.controls.iter().map(|checked| (checked.control.code, &checked.lines)).collect::<Vec<_>>();
        let past = self.past.as_ref().map(|past| &past.manifest);
        sum_of_debug(&(self.record(), &self.found, &self.waived, lines, past))
    }

    /// A receipt per active centre.
    pub fn receipts(&self) -> Vec<(String, Drawing)> {
        let report = self.report();
        let active = self.opened.programme.centres.par_iter().filter(|centre| centre.is_active(self.register.period));
        active.map(|centre| (format!("Kvittering {}.xlsx", centre.code), report::receipt(&report, centre))).collect()
    }

    /// The codes of the controls that do not agree.
    pub fn red(&self) -> Vec<&'static str> {
        self.controls.iter().filter(|checked| !checked.agrees()).map(|checked| checked.control.code).collect()
    }

    /// What the run was made of and what it gave.
    pub fn record(&self) -> Record {
        let report = self.report();
        let input = |file: &Received| Input {
            file: file.file.to_string(),
            sha256: file.sha256.clone(),
            fate: file.fate.label().to_owned(),
        };
        let total = |measure: &&'static crate::measures::Measure| Total {
            measure: measure.key.to_owned(),
            value: report.figure(measure).map(|value| value.normalize().to_string()),
        };
        Record {
            version: VERSION.to_owned(),
            run_id: self.run_id.clone(),
            period: self.register.period.to_string(),
            programme_sha256: self.opened.delivery.sha256.clone(),
            compared_with: self.past.as_ref().map(|past| past.manifest.package.name.clone()),
            inputs: self.register.received.iter().map(input).collect(),
            facts: self.register.facts.len(),
            totals: MEASURES.iter().map(total).collect(),
            controls: self.controls.iter().map(answer).collect(),
        }
    }
}

fn answer(checked: &Checked) -> Answer {
    Answer { code: checked.control.code.to_owned(), agrees: checked.agrees() }
}

/// Takes out what the programme's waivers cover.
fn waive(found: Vec<Finding>, opened: &Opened, received: &[Received], period: Month) -> (Vec<Finding>, Vec<Waived>) {
    let Some(workbook) = opened.delivery.submission() else { return (found, Vec::new()) };
    let centre_of = |finding: &Finding| {
        let file = received.iter().find(|received| received.file == finding.first.file);
        file.and_then(|received| received.centre.clone())
    };
    rules::waive(found, &opened.programme, workbook, period, centre_of)
}

/// A file that another has replaced is not complained of: nobody is to mend it.
fn of_those_that_count(own: Vec<Vec<Finding>>, received: &[Received]) -> Vec<Finding> {
    use register::Fate::{CarriedForward, Ignored, Rejected, Used};
    let speaks = |received: &Received| matches!(received.fate, Used | CarriedForward(_) | Rejected(_) | Ignored(_));
    own.into_iter().zip(received).filter(|(_, received)| speaks(received)).flat_map(|(found, _)| found).collect()
}

/// What was accepted of the centres from which nothing that counts has come.
fn carried(past: &Past, programme: &Programme, received: &[Received], period: Month) -> Vec<Delivery> {
    let has = |centre: &Id| {
        let own = received.iter().filter(|file| file.centre.as_ref() == Some(centre) && file.fate.counts());
        own.into_iter().any(|file| matches!(file.kind, Some(Kind::BusinessCase(_))))
    };
    // A centre that has closed keeps what it gave in the year.
    let stands = |case: &&PastCase| {
        let active = programme.centre(&case.centre).is_some_and(|centre| centre.is_active(period));
        (active || case.month.year() == period.year()) && !has(&case.centre)
    };
    past.cases.iter().filter(stands).map(|case| case.delivery(past)).collect()
}

/// What the workbooks give beside what was accepted of them before.
fn since(past: &Past, counting: &[Chosen<'_>], context: &Context<'_>) -> Vec<Finding> {
    let cases = counting.iter().filter(|chosen| chosen.submission.template == Some(&business_case::TEMPLATE));
    let pairs = cases.filter_map(|now| Some((now, past.case(now.centre)?)));
    let found = |(now, case): (&Chosen<'_>, &PastCase)| {
        let before = case.promised(past);
        rules::check_since(now, &Chosen { centre: &case.centre, submission: &before }, context)
    };
    pairs.flat_map(found).collect()
}

fn changes(past: &Past, deliveries: &[Delivery], found: &[Finding], register: &Register) -> Changes {
    let counting = register.received.iter().filter(|file| file.fate.counts());
    let cases = counting.filter(|file| matches!(file.kind, Some(Kind::BusinessCase(_))));
    let found: Vec<&Finding> = found.iter().collect();
    let judged: Vec<(&Id, &Submission, Verdicts)> = cases
        .filter_map(|file| {
            let workbook = deliveries[file.index].submission()?;
            Some((file.centre.as_ref()?, workbook, Verdicts::of(workbook, &found)))
        })
        .collect();
    let now: Vec<Now<'_>> =
        judged.iter().map(|(centre, workbook, verdicts)| Now { centre, workbook, verdicts }).collect();
    Changes::since(past, &now, register)
}

/// The workbooks whose figures count, by centre.
fn chosen<'a>(deliveries: &'a [Delivery], received: &'a [Received]) -> Vec<Chosen<'a>> {
    let counting = received.iter().filter(|received| received.fate.counts());
    let mut chosen: Vec<Chosen<'a>> = counting
        .filter_map(|received| {
            let submission = deliveries[received.index].submission()?;
            Some(Chosen { centre: received.centre.as_ref()?, submission })
        })
        .collect();
    chosen.sort_by_key(|chosen| (chosen.centre, chosen.submission.file.clone()));
    chosen
}

/// The same inputs, programme, period, version and accepted past give the same id.
fn run_id(opened: &Opened, deliveries: &[Delivery], past: Option<&Past>, period: Month) -> String {
    let mut inputs = format!("{}\n{period}\n{}\n", VERSION, opened.delivery.sha256);
    if let Some(past) = past {
        inputs.extend([&*past.manifest.package.name, " ", &*past.manifest.record.run_id, "\n"]);
    }
    for delivery in deliveries {
        inputs.extend([&*delivery.sha256, " ", &*delivery.file, "\n"]);
    }
    disk::sha256(inputs.as_bytes())[..16].to_owned()
}
