//! Closed lists: an enum in the code, its Danish labels in the drop-down.

/// A closed list of values.
pub trait Choice: Copy + 'static {
    /// The labels people choose between, in order.
    const LABELS: &'static [&'static str];
    /// Spellings we also understand, each with the label it stands for.
    const SYNONYMS: &'static [(&'static str, &'static str)];
    /// The values, in the order of their labels.
    const VALUES: &'static [Self];

    /// Its label.
    fn label(self) -> &'static str;
}

/// Declares a [`Choice`](crate::schema::Choice): the enum, its labels and the spellings also understood.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $label:literal $(| $synonym:literal)*),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $crate::schema::Choice for $name {
            const LABELS: &'static [&'static str] = &[$($label),+];
            const SYNONYMS: &'static [(&'static str, &'static str)] = &[$($(($synonym, $label),)*)+];
            const VALUES: &'static [Self] = &[$(Self::$variant),+];

            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }
    };
}
pub(crate) use choices;
