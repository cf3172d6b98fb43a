//! People by their role. What goes to a mailbox that a whole centre may read names its head and nobody else.
use super::Report;
use crate::programme::Centre;

/// The names that a report knows, each with what to say instead.
pub(super) struct Roles(Vec<(String, String)>);

impl Roles {
    /// For a paper to a centre, whose head keeps the name.
    pub fn of(report: &Report<'_>, centre: &Centre) -> Self {
        let (programme, register) = (report.programme, report.register);
        let director = programme.director.iter().map(|name| (name, "direktionen".to_owned()));
        let manager = std::iter::once((&programme.manager, "programlederen".to_owned()));
        let centres = programme.centres.iter();
        let heads = centres.clone().map(|one| (&one.head, format!("centerchefen for {}", one.name)));
        let consultants = centres.map(|one| (&one.consultant, "økonomikonsulenten".to_owned()));
        let answers = || "gevinstejeren".to_owned();
        let of_time = register.time_benefits.iter().map(|(owned, _)| (&owned.of.owner, answers()));
        let of_money = register.budget_benefits.iter().map(|owned| (&owned.of.owner, answers()));
        let of_quality = register.quality_benefits.iter().map(|owned| (&owned.of.owner, answers()));
        let initiatives = register.initiatives.iter().map(|owned| (&owned.of.owner, "den ansvarlige".to_owned()));
        let risks = register.risks.iter().map(|owned| (&owned.of.owner, "den, der følger risikoen".to_owned()));
        let agreed = register.agreements.iter().map(|owned| (&owned.of.who, "den ansvarlige".to_owned()));
        let thinkers = register.ideas.iter().map(|owned| (&owned.of.who, "forslagsstilleren".to_owned()));
        let fillers = register.cases.iter().map(|case| (&case.filled_by, "den, der udfyldte filen".to_owned()));
        let all = director.chain(manager).chain(heads).chain(consultants).chain(initiatives);
        let all = all
            .chain(of_time)
            .chain(of_money)
            .chain(of_quality)
            .chain(risks)
            .chain(agreed)
            .chain(thinkers)
            .chain(fillers);
        Self::among(all.map(|(name, role)| (name.trim().to_owned(), role)), &centre.head)
    }

    /// Whole names only: a field may also say `Teamet`, which is no name, and is part of other words.
    fn among(all: impl Iterator<Item = (String, String)>, head: &str) -> Self {
        let mut known: Vec<(String, String)> = Vec::new();
        for (name, role) in all {
            let is_new = known.iter().all(|(one, _)| *one != name);
            if is_new && name != head && name.contains(' ') {
                known.push((name, role));
            }
        }
        // `Bo Lund Hansen` before `Bo Lund`.
        known.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self(known)
    }

    /// A text with every known name as its role.
    pub fn in_place_of_names(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (name, role)| replaced(&text, name, role))
    }
}

/// A name between other words, not one that a longer word begins or ends with.
pub(super) fn replaced(text: &str, name: &str, role: &str) -> String {
    let (mut made, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(name) {
        // `Bo Lunds plan` is `den ansvarliges plan`.
        let ends = !after.strip_prefix('s').unwrap_or(after).starts_with(char::is_alphanumeric);
        let is_alone = !before.ends_with(char::is_alphanumeric) && ends;
        made.push_str(before);
        made.push_str(if is_alone { role } else { name });
        rest = after;
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_but_the_head_goes_by_role() {
        let owned = |name: &str, role: &str| (name.to_owned(), role.to_owned());
        let all =
            [owned("Bo Lund", "den ansvarlige"), owned("Eva Holm", "direktionen"), owned("Teamet", "gevinstejeren")];
        let roles = Roles::among(all.into_iter(), "Ida Krogh");
        let text = "Eva Holm og Ida Krogh: Bo Lund er syg, Bo Lunds vikar og Teamet er i Bo Lunden.";
        let said = "direktionen og Ida Krogh: den ansvarlige er syg, den ansvarliges vikar og Teamet er i Bo Lunden.";
        assert_eq!(roles.in_place_of_names(text), said);
    }
}
