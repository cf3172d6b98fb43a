//! The consolidated period: what was found, what counts, what has changed, and whether it all agrees.
use super::Basis;
use crate::{
    archive::{Answer, Input, Past, Record, Total},
    changes::{Changes, Now},
    controls::{self, Accounts, Books, Checked, Evidence},
    facts::Slice,
    findings::Finding,
    intake::{KeptFile, KeptWorkbook, sha256},
    measures::{Frame, MEASURES, Measure},
    register::{self, Kind, Received, Register, Verdicts},
    rules::Waived,
    schema::Id,
    units::Decimal,
    version::{BUILD, VERSION},
};

/// **Konsolideret periode.** What `saml` writes, `godkend` freezes and `spor` follows.
pub struct Consolidated {
    /// What it was held against.
    pub basis: Basis,
    /// Every file, then what is carried forward from the archive. What became of each is in the register.
    pub files: Vec<KeptFile>,
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
    /// What the controls hold the register against.
    pub evidence: Evidence,
    /// What was accepted of the very same run, if it was.
    pub twin: Option<Record>,
    /// The run's id.
    pub run_id: String,
}

impl Consolidated {
    pub(super) fn of(
        basis: Basis,
        files: Vec<KeptFile>,
        register: Register,
        found: Vec<Finding>,
        waived: Vec<Waived>,
        from_archive: usize,
    ) -> Self {
        let (programme, past) = (&basis.opened.programme, basis.past.as_ref());
        let changes = past.map(|past| changes(past, &files, &found, &register));
        let run_id = run_id(&basis, &files);
        let twin = basis.accepted.iter().find(|record| record.run_id == run_id).cloned();
        let transfer_csv = register::transfer_csv(programme, &register);
        let evidence = Evidence { files_on_disk: basis.files_on_disk, from_archive, transfer_csv };
        let accounts = Accounts {
            programme,
            deliveries: &files,
            found: &found,
            waived: &waived,
            register: &register,
            since: past.zip(changes.as_ref()),
            twin: twin.as_ref(),
            evidence: &evidence,
        };
        let controls = controls::check(&accounts);
        Self { basis, files, found, waived, register, controls, changes, evidence, twin, run_id }
    }

    /// What the controls were computed from.
    pub fn into_books(self) -> Books {
        let Self { basis, files, found, waived, register, changes, evidence, twin, .. } = self;
        let (programme, since) = (basis.opened.programme, basis.past.zip(changes));
        Books { programme, deliveries: files, found, waived, register, since, twin, evidence }
    }

    /// The programme's figure.
    pub fn figure(&self, measure: &Measure) -> Option<Decimal> {
        let (programme, period) = (&self.basis.opened.programme, self.basis.period);
        let frame = Frame { programme, period, centre: None, has_target: true };
        measure.of(&Slice::all(&self.register.facts).tallied(&self.register.tally), &frame)
    }

    /// The codes of the controls that do not agree.
    pub fn red(&self) -> Vec<&'static str> {
        self.controls.iter().filter(|checked| !checked.agrees()).map(|checked| checked.control.code).collect()
    }

    /// What the run was made of and what it gave.
    pub fn record(&self) -> Record {
        let input = |file: &Received| Input {
            file: file.file.to_string(),
            sha256: file.sha256.clone(),
            fate: file.fate.key().to_owned(),
        };
        let total = |measure: &&'static Measure| Total {
            measure: measure.key.to_owned(),
            value: self.figure(measure).map(|value| value.normalize().to_string()),
        };
        Record {
            version: VERSION.to_owned(),
            build: Some(BUILD.to_owned()),
            run_id: self.run_id.clone(),
            period: self.basis.period.to_string(),
            programme_sha256: self.basis.opened.delivery.sha256.clone(),
            compared_with: self.basis.past.as_ref().map(|past| past.manifest.package.name.clone()),
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

fn changes(past: &Past, files: &[KeptFile], found: &[Finding], register: &Register) -> Changes {
    let counting = register.received.iter().filter(|file| file.fate.counts());
    let cases = counting.filter(|file| matches!(file.kind, Some(Kind::BusinessCase(_))));
    let found: Vec<&Finding> = found.iter().collect();
    let judged: Vec<(&Id, &KeptWorkbook, Verdicts)> = cases
        .filter_map(|file| {
            let workbook = files[file.index].workbook.as_ref()?;
            Some((file.centre.as_ref()?, workbook, Verdicts::of(workbook, &found)))
        })
        .collect();
    let now: Vec<Now<'_>> =
        judged.iter().map(|(centre, workbook, verdicts)| Now { centre, workbook, verdicts }).collect();
    Changes::since(past, &now, register)
}

/// The same inputs, programme, period, version and accepted past give the same id.
fn run_id(basis: &Basis, files: &[KeptFile]) -> String {
    let mut inputs = format!("{}\n{}\n{}\n", BUILD, basis.period, basis.opened.delivery.sha256);
    if let Some(past) = &basis.past {
        inputs.extend([&*past.manifest.package.name, " ", &*past.manifest.record.run_id, "\n"]);
    }
    for file in files {
        inputs.extend([&*file.sha256, " ", &*file.file, "\n"]);
    }
    sha256(inputs.as_bytes())[..16].to_owned()
}
