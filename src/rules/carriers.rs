//! The carriers of a workbook's identity, held against each other: the two hidden ones, Stamdata, and the IDs of the rows.
//! Several rules about files ask.
use crate::{
    danish::show,
    findings::{Context, Spot},
    intake::{Carrier, Prefix, Submission, Told},
    schema::{Id, Pattern, business_case, identity, program},
    units::Month,
};

/// What is compared, with the word people know it by.
const COMPARED: [(&str, &str); 4] = [
    (identity::TEMPLATE, "Skabelon"),
    (identity::PROGRAMME, "Program"),
    (identity::CENTRE, "Center"),
    (identity::PERIOD, "Periode"),
];

/// Two carriers that differ.
pub(super) struct Contradiction {
    /// What they differ about: a key of the identity.
    pub key: &'static str,
    /// Both answers, in one sentence.
    pub sentence: String,
    /// The field of Stamdata, where it is the one that differs.
    pub shown: Option<Spot>,
    /// What the template was made for, as people write it.
    pub made_for: String,
}

/// The IDs of a workbook when most of them are another centre's.
pub(super) struct ForeignIds<'a> {
    /// The centre the workbook says it is from.
    pub home: Id,
    /// The centre whose code most of the others begin with.
    pub code: Id,
    /// Those rows.
    pub prefix: Prefix<'a>,
    /// How many rows have a centre's code at all.
    pub rows: usize,
}

/// Whether the workbook is known to be one of the programme's, from one of its centres and, for a business case, for a
/// month. Where it is not, another rule says so, and the carriers are not compared.
pub(super) fn is_placed(submission: &Submission, context: &Context<'_>) -> bool {
    let identity = &submission.identity;
    let Some(template) = submission.template.filter(|template| **template != program::TEMPLATE) else { return false };
    let is_known = context.programme.is_none_or(|programme| {
        identity.programme.to_uppercase() == programme.id.as_str()
            && programme.centre_called(&identity.centre).is_some()
    });
    let has_period = *template != business_case::TEMPLATE || Month::parse(&identity.period).is_some();
    let has_edition = template.edition(&identity.edition).is_some();
    is_known && has_period && has_edition && unanswered(submission).is_empty()
}

/// Of a workbook without hidden carriers, what Stamdata does not answer either.
pub(super) fn unanswered(submission: &Submission) -> Vec<&'static str> {
    let Some(template) = submission.template.filter(|_| !submission.has_hidden_identity()) else { return Vec::new() };
    let identity = &submission.identity;
    let form = template.tables.iter().find(|table| table.sheet == identity::SHOWN_ON);
    let asked = identity::SHOWN
        .into_iter()
        .filter(|(_, field)| form.is_some_and(|form| form.columns.iter().any(|spec| spec.key == *field)));
    let answer = |key| match key {
        identity::PROGRAMME => &identity.programme,
        identity::CENTRE => &identity.centre,
        _ => &identity.period,
    };
    asked.map(|(key, _)| key).filter(|key| answer(key).is_empty()).collect()
}

/// What the workbook is called by one word for every key, in any spelling.
fn plain(key: &str, text: &str, context: &Context<'_>) -> String {
    match key {
        identity::CENTRE => code_of(text, context).0,
        identity::PROGRAMME => text.to_uppercase(),
        _ => text.to_owned(),
    }
}

/// A centre's code, whether it is called by its code or its name.
pub(super) fn code_of(text: &str, context: &Context<'_>) -> Id {
    let known = context.programme.and_then(|programme| programme.centre_called(text));
    known.map_or_else(|| Id(text.trim().to_uppercase()), |centre| centre.code.clone())
}

/// As people write it: `2026-03` is marts 2026.
fn written(text: &str) -> String {
    Month::parse(text).map_or_else(|| text.to_owned(), show::month)
}

/// A field of Stamdata as a place in the form as a whole: what is wrong there is wrong with the file.
pub(super) fn shown_at(submission: &Submission, key: &str) -> Option<Spot> {
    let (row, spec) = submission.shown(key)?;
    Some(Spot { row: None, about: None, ..Spot::cell(row, spec) })
}

/// Stamdata B6, or Stamdata where the field is gone.
pub(super) fn address(spot: &Spot) -> String {
    let sheet = if spot.sheet.is_empty() { identity::SHOWN_ON } else { &spot.sheet };
    spot.at.map_or_else(|| sheet.to_owned(), |at| format!("{sheet} {at}"))
}

/// Everything the carriers differ about. The IDs are compared apart: they speak of the centre alone.
pub(super) fn contradictions(submission: &Submission, context: &Context<'_>) -> Vec<Contradiction> {
    COMPARED.into_iter().flat_map(|(key, word)| contradiction(submission, context, key, word)).collect()
}

fn contradiction(
    submission: &Submission,
    context: &Context<'_>,
    key: &'static str,
    word: &str,
) -> impl Iterator<Item = Contradiction> {
    let hidden = |carrier| submission.told.iter().find(|told| told.key == key && told.carrier == carrier);
    let (sheet, properties) = (hidden(Carrier::HiddenSheet), hidden(Carrier::Properties));
    let among_hidden = sheet.zip(properties).and_then(|(sheet, properties)| {
        let differ = plain(key, &sheet.text, context) != plain(key, &properties.text, context);
        differ.then(|| between(key, word, sheet, properties))
    });
    [among_hidden, against_shown(submission, context, key, word)].into_iter().flatten()
}

fn between(key: &'static str, word: &str, sheet: &Told, properties: &Told) -> Contradiction {
    let cell = sheet.at.as_ref().map_or_else(String::new, |(place, at)| format!(" ({} {at})", place.sheet));
    let made_for = written(&sheet.text);
    let other = written(&properties.text);
    let sentence = format!("{word} er {made_for} på det skjulte ark{cell}, men {other} i dokumentets egenskaber");
    Contradiction { key, sentence, shown: None, made_for }
}

/// What people see, where it differs from what the workbook is by its hidden carriers.
fn against_shown(
    submission: &Submission,
    context: &Context<'_>,
    key: &'static str,
    word: &str,
) -> Option<Contradiction> {
    let identity = &submission.identity;
    let (counts, shown) = match key {
        identity::PROGRAMME => (&identity.programme, submission.shown_id(key)?.0),
        identity::CENTRE => (&identity.centre, submission.shown_id(key)?.0),
        identity::PERIOD => (&identity.period, submission.shown_period()?.to_string()),
        _ => return None,
    };
    // Only the programme knows which centre goes by a name.
    let is_name = key == identity::CENTRE && !Pattern::Centre.fits(&shown.to_uppercase());
    if plain(key, counts, context) == plain(key, &shown, context) || (is_name && context.programme.is_none()) {
        return None;
    }
    let made_for = written(&plain(key, counts, context));
    let sentence = format!("{word} er {made_for} i skabelonen, men {} i Stamdata", written(&shown));
    Some(Contradiction { key, sentence, shown: shown_at(submission, key), made_for })
}

/// The IDs, where more than half of the rows that have a centre's code have another's than the file's. Fewer are single
/// rows gone astray, such as one that was copied along, and cost themselves at most.
///
/// Only codes of centres that are active in the month are others': the IDs of a centre that has closed live on in the
/// files of those who took over its initiatives.
pub(super) fn foreign_ids<'a>(submission: &'a Submission, context: &Context<'_>) -> Option<ForeignIds<'a>> {
    let programme = context.programme?;
    let home = code_of(&submission.identity.centre, context);
    let month = Month::parse(&submission.identity.period).or(context.period);
    let is_active =
        |code: &Id| programme.centre(code).is_some_and(|centre| month.is_none_or(|month| centre.is_active(month)));
    let mut prefixes = submission.prefixes();
    let own = prefixes.remove(&home).map_or(0, |prefix| prefix.rows);
    prefixes.retain(|code, _| is_active(code));
    let foreign: usize = prefixes.values().map(|prefix| prefix.rows).sum();
    let (code, prefix) = prefixes.into_iter().max_by_key(|(_, prefix)| prefix.rows)?;
    (foreign > own).then(|| ForeignIds { home, code, prefix, rows: own + foreign })
}

/// The centre a file comes from whose template and Stamdata name two: the one its own IDs are of, else the one somebody has
/// typed.
pub(super) fn sender(submission: &Submission, context: &Context<'_>) -> Id {
    let home = code_of(&submission.identity.centre, context);
    if submission.prefixes().contains_key(&home) {
        return home;
    }
    let typed = submission.shown_id(identity::CENTRE).map(|id| code_of(id.as_str(), context));
    typed.filter(|code| context.programme.is_none_or(|programme| programme.centre(code).is_some())).unwrap_or(home)
}

/// The centre a file that does not say it is most likely from: the one in Stamdata, else the one most of its IDs are of.
/// It is told of the file; the file counts for nobody.
pub(super) fn likely_sender(submission: &Submission, context: &Context<'_>) -> Option<Id> {
    let programme = context.programme?;
    if let Some(centre) = programme.centre_called(&submission.identity.centre) {
        return Some(centre.code.clone());
    }
    let known = submission.prefixes().into_iter().filter(|(code, _)| programme.centre(code).is_some());
    known.max_by_key(|(_, prefix)| prefix.rows).map(|(code, _)| code)
}

/// Whether nothing the file says of itself contradicts anything else it says.
pub(super) fn agree(submission: &Submission, context: &Context<'_>) -> bool {
    contradictions(submission, context).is_empty() && foreign_ids(submission, context).is_none()
}
