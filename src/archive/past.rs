//! An accepted period as later periods see it.
use super::{Decision, EarlierFinding, Manifest, Measurement, Raised, SOURCES_FOLDER, Stood, Unknown};
use crate::{
    facts::Fact,
    intake::{KeptFile, KeptWorkbook, Row},
    schema::{
        Id, Kind, Plain, Spec,
        business_case::{
            initiatives::{self, Phase},
            master,
        },
    },
    units::Month,
};

/// An accepted period.
#[derive(Debug)]
pub struct Past {
    /// Its manifest.
    pub manifest: Manifest,
    /// Its period.
    pub period: Month,
    /// One per centre.
    pub cases: Vec<PastCase>,
    /// The plan every benefit is held to.
    pub baselines: Vec<Baseline>,
    /// The decisions that were asked for.
    pub raised: Vec<Raised>,
    /// The measurements that counted; none in a package made before they were kept.
    pub measurements: Vec<Measurement>,
    /// How the forecast stood in the accepted months up to this one; nothing in a package made before that was kept.
    pub course: Vec<Stood>,
    /// What was told of it.
    pub told: Vec<EarlierFinding>,
    /// Its facts.
    pub facts: Vec<Fact>,
    /// What its rows hold that this program does not know.
    pub unknown: Unknown,
}

/// A centre's business case as it counted in an accepted period.
#[derive(Debug)]
pub struct PastCase {
    /// The centre.
    pub centre: Id,
    /// The month it was for.
    pub month: Month,
    /// Whether it counted as approved.
    pub approved: bool,
    /// All its rows.
    pub all: KeptWorkbook,
    /// The rows that counted.
    pub accepted: KeptWorkbook,
}

/// **Baseline.** The plan of the first accepted period a benefit is in, or the one a later decision put in its place.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// The centre.
    pub centre: Id,
    /// The benefit.
    pub benefit: Id,
    /// The accepted period it comes from.
    pub since: Month,
    /// What was promised.
    pub promise: Promise,
}

/// The rows a plan is computed from.
#[derive(Clone, Debug)]
pub struct Promise {
    /// The edition of the template they were typed in.
    pub edition: String,
    /// The form of the workbook: unit and price level.
    pub form: Row,
    /// The benefit's initiative.
    pub initiative: Row,
    /// The benefit, of time or of money.
    pub row: Row,
}

impl Past {
    /// A centre's case.
    pub fn case(&self, centre: &Id) -> Option<&PastCase> {
        self.cases.iter().find(|case| case.centre == *centre)
    }

    /// What is to be said of what this program does not know in the package's rows; nothing where it knows all.
    pub fn remark(&self) -> Option<String> {
        let unknown: Vec<&str> = self.unknown.0.iter().map(String::as_str).collect();
        let package = &self.manifest.package.name;
        (!unknown.is_empty()).then(|| {
            format!(
                "Bemærk: pakken {package} har kolonner eller tabeller, som denne udgave af gevinst ikke kender: {}. De er ikke med videre.",
                unknown.join(", ")
            )
        })
    }

    /// The plan a benefit is held to.
    pub fn baseline(&self, centre: &Id, benefit: &Id) -> Option<&Baseline> {
        self.baselines.iter().find(|baseline| baseline.centre == *centre && baseline.benefit == *benefit)
    }
}

impl PastCase {
    /// What counted, and the rows of every promise still held that were gone already: until it is settled, it is missed.
    pub fn promised(&self, past: &Past) -> KeptWorkbook {
        let mut workbook = self.accepted.clone();
        let held = past.baselines.iter().filter(|held| held.centre == self.centre);
        for Promise { row, .. } in held.map(|held| &held.promise) {
            let Some(sheet) = workbook.sheets.iter_mut().find(|sheet| sheet.table == row.table) else { continue };
            let Some(spec) = row.table.unique.first() else { continue };
            let key = row.key(spec);
            if !sheet.rows.iter().any(|known| known.key(spec) == key) {
                sheet.rows.push(row.clone());
            }
        }
        workbook
    }

    /// What counted, as a file of its own: the copy that lies in the package.
    pub fn file(&self, past: &Past) -> KeptFile {
        let input = past.manifest.record.inputs.iter().find(|input| input.file == *self.accepted.file);
        let sha256 = input.map_or_else(String::new, |input| input.sha256.clone());
        let file = format!("arkiv/{}/{SOURCES_FOLDER}/{sha256}.xlsx", past.manifest.package.name).into();
        let workbook = self.accepted.clone().at(&file);
        KeptFile { file, sha256, bytes: 0, workbook: Some(workbook) }
    }
}

impl Promise {
    /// What a workbook promises of a benefit; nothing where its form or initiative is missing.
    pub fn of(workbook: &KeptWorkbook, row: &Row) -> Option<Self> {
        let initiative = row.id(row.table.reference_to(&initiatives::ID.spec)?)?;
        let mut initiatives = workbook.rows(&initiatives::TABLE).iter();
        Some(Self {
            edition: workbook.identity.edition.clone(),
            form: workbook.form(&master::TABLE)?.untyped().clone(),
            initiative: initiatives.find(|row| row.holds(&initiatives::ID, &initiative))?.untyped().clone(),
            row: row.clone(),
        })
    }

    /// Whether what is promised `now` is something else: another plan, or an initiative that is put off or given up since.
    pub fn differs(&self, now: &Self) -> bool {
        let is_put_aside = matches!(now.phase(), Some(Phase::Postponed | Phase::Dropped));
        self.plan() != now.plan() || (is_put_aside && now.phase() != self.phase())
    }

    /// How far its initiative is.
    pub fn phase(&self) -> Option<Phase> {
        self.initiative.of(&initiatives::TABLE)?.given(&initiatives::PHASE)
    }

    /// The decision it refers to; what only holds the place of one is none.
    pub fn decision(&self) -> Option<Decision> {
        match self.row.plain(self.row.table.decision()?)? {
            Plain::Text(text) => Decision::read(&text),
            Plain::Number(_) | Plain::Day(_) => None,
        }
    }

    /// Whether a plan is replaced: another promise, and another decision than the one before.
    pub fn is_replaced_by(&self, now: &Self) -> bool {
        self.differs(now) && now.decision().is_some_and(|decision| self.decision().as_ref() != Some(&decision))
    }

    /// Everything the plan is computed from, as clean values; amounts in kroner.
    fn plan(&self) -> Vec<Option<Plain>> {
        let clean = |row: &Row, spec: &'static Spec| row.cell(spec).and_then(|(_, cell)| (spec.plain)(spec, cell));
        let unit = self
            .form
            .of(&master::TABLE)
            .and_then(|form| form.given(&master::AMOUNT_UNIT))
            .map(master::AmountUnit::factor);
        let of_row = self.row.table.plan().map(|spec| match (clean(&self.row, spec), unit) {
            (Some(Plain::Number(typed)), Some(unit)) if spec.kind == Kind::Kroner => {
                Some(Plain::Number((typed * unit).normalize()))
            }
            (Some(Plain::Number(typed)), _) => Some(Plain::Number(typed.normalize())),
            (value, _) => value,
        });
        of_row.chain([clean(&self.initiative, &initiatives::ENDS.spec)]).collect()
    }
}
