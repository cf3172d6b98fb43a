//! What Windows says by number alone: the standard library has no kind of error for it, and the system's own text is in
//! whatever language the system is in, with "(os error 32)" behind it.
use std::io;

/// **Hindring.** What is in the way of a file, as far as Windows tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hindrance {
    /// Another program has the file open, or a part of it.
    Held,
    /// The path holds something that no path may.
    Unwritable,
    /// The path is longer than something on the way allows.
    TooLong,
    /// The file is known on this machine and its bytes are not.
    NotFetched,
    /// The machine it lies on cannot be reached.
    NoNetwork,
}

/// The numbers of Windows (`winerror.h`) and what they mean.
const NUMBERS: [(i32, Hindrance); 16] = [
    // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION, ERROR_USER_MAPPED_FILE
    (32, Hindrance::Held),
    (33, Hindrance::Held),
    (1224, Hindrance::Held),
    // ERROR_INVALID_NAME, ERROR_BAD_PATHNAME
    (123, Hindrance::Unwritable),
    (161, Hindrance::Unwritable),
    // ERROR_FILENAME_EXCED_RANGE
    (206, Hindrance::TooLong),
    // ERROR_CLOUD_FILE_PROVIDER_NOT_RUNNING, _ACCESS_DENIED, _REQUEST_TIMEOUT, and the rest of what a placeholder answers
    (362, Hindrance::NotFetched),
    (389, Hindrance::NotFetched),
    (395, Hindrance::NotFetched),
    (396, Hindrance::NotFetched),
    (426, Hindrance::NotFetched),
    // ERROR_BAD_NETPATH, ERROR_UNEXP_NET_ERR, ERROR_NETNAME_DELETED, ERROR_BAD_NET_NAME, ERROR_NETWORK_UNREACHABLE
    (53, Hindrance::NoNetwork),
    (59, Hindrance::NoNetwork),
    (64, Hindrance::NoNetwork),
    (67, Hindrance::NoNetwork),
    (1231, Hindrance::NoNetwork),
];

impl Hindrance {
    /// What an error says; nothing on other systems, whose numbers mean something else.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        error.raw_os_error().filter(|_| cfg!(windows)).and_then(Self::numbered)
    }

    fn numbered(number: i32) -> Option<Self> {
        NUMBERS.iter().find(|(known, _)| *known == number).map(|(_, hindrance)| *hindrance)
    }

    /// What is the matter, after "kan ikke læses:".
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Held => "den er åben i et andet program",
            Self::Unwritable => "stien kan ikke skrives sådan",
            Self::TooLong => "stien er for lang",
            Self::NotFetched => "OneDrive har ikke hentet filen ned på denne pc",
            Self::NoNetwork => "netværket svarer ikke",
        }
    }

    /// What to do about it.
    pub(super) fn fix(self) -> &'static str {
        match self {
            Self::Held => {
                "Luk filen, hvis den er åben i Excel eller vises i Stifinders rude med eksempler. Er den ikke det, er det som regel virusscanneren, OneDrive eller Windows' indeksering, der kigger på filen: vent et minut, og kør igen."
            }
            Self::Unwritable => {
                "Se efter tegn, som Windows ikke tillader i en sti: < > : \" | ? * eller en skråstreg for meget. Står stien i anførselstegn, så udelad \\ til sidst."
            }
            Self::TooLong => "Flyt mappen til et sted med en kortere sti, fx C:\\Gevinst, og kør igen.",
            Self::NotFetched => {
                "Kontrollér, at OneDrive kører, og at der er netværk. Højreklik på mappen, vælg »Behold altid på denne enhed«, vent, til filerne er hentet, og kør igen."
            }
            Self::NoNetwork => "Kontrollér netværk og VPN, åbn drevet i Stifinder, og kør igen.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_its_words() {
        let told = |number| Hindrance::numbered(number).map(|hindrance| (hindrance.reason(), hindrance.fix()));
        for (numbers, words) in [
            (&[32, 33, 1224][..], "åben i et andet program"),
            (&[123, 161], "kan ikke skrives sådan"),
            (&[206], "for lang"),
            (&[362, 389, 395, 396, 426], "OneDrive"),
            (&[53, 59, 64, 67, 1231], "netværket"),
        ] {
            for number in numbers {
                let (reason, fix) = told(*number).unwrap();
                assert!(reason.contains(words), "{number}: {reason}");
                assert!(fix.ends_with('.') && !reason.ends_with('.'), "{number}: {fix}");
            }
        }
        // What the standard library has a kind for is told by its kind.
        assert!([2, 3, 5, 112].into_iter().all(|number| told(number).is_none()));
        let numbers: std::collections::BTreeSet<i32> = NUMBERS.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers.len(), NUMBERS.len());
    }

    #[test]
    fn the_numbers_mean_this_on_windows_alone() {
        let error = io::Error::from_raw_os_error(32);
        assert_eq!(Hindrance::of(&error), cfg!(windows).then_some(Hindrance::Held));
    }
}
