//! Numbers that a person chooses and a document holds by name: their table, and the check at the door.

use crate::{Error, Parameter, text::decimal};

/// Where a number may lie, both ends included, and what one press of an arrow key changes it by.
pub(crate) struct Range {
    pub minimum: f64,
    pub maximum: f64,
    pub step: f64,
}

/// Range, default and kind of a number.
pub(crate) struct Row {
    pub name: &'static str,
    pub symbol: &'static str,
    pub default: f64,
    pub range: Range,
}

/// What has numbers of this kind: `hyperparameters!` writes it.
pub(crate) trait Hyperparameters {
    fn rows(&self) -> &'static [Row];
    /// The number of a row.
    fn number(&self, row: usize) -> Option<f64>;
    fn number_mut(&mut self, row: usize) -> Option<&mut f64>;
}

/// No numbers at all.
impl Hyperparameters for [f64; 0] {
    fn rows(&self) -> &'static [Row] {
        &[]
    }
    fn number(&self, _: usize) -> Option<f64> {
        None
    }
    fn number_mut(&mut self, _: usize) -> Option<&mut f64> {
        None
    }
}

/// A struct of numbers with its defaults and its table:
/// `name: "symbol" = default, in RANGE;` is one of them.
macro_rules! hyperparameters {
    (
        $(#[$doc:meta])*
        pub struct $name:ident {
            $($(#[$field_doc:meta])* $field:ident: $symbol:literal = $default:expr, in $range:expr;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: f64,)*
        }

        impl Default for $name {
            fn default() -> Self {
                $name { $($field: $default,)* }
            }
        }

        impl $crate::hyperparameters::Hyperparameters for $name {
            fn rows(&self) -> &'static [$crate::hyperparameters::Row] {
                const ROWS: &[$crate::hyperparameters::Row] =
                    &[$($crate::hyperparameters::Row {
                        name: stringify!($field),
                        symbol: $symbol,
                        default: $default,
                        range: $range,
                    }),*];
                ROWS
            }
            fn number(&self, row: usize) -> Option<f64> {
                [$(self.$field),*].get(row).copied()
            }
            fn number_mut(&mut self, row: usize) -> Option<&mut f64> {
                [$(&mut self.$field),*].into_iter().nth(row)
            }
        }
    };
}
pub(crate) use hyperparameters;

impl Range {
    pub const fn new(minimum: f64, maximum: f64, step: f64) -> Self {
        Range {
            minimum,
            maximum,
            step,
        }
    }

    /// A row of a table that is there from the start.
    pub const fn parameter(
        &self,
        name: &'static str,
        symbol: &'static str,
        default: f64,
    ) -> Parameter {
        self.row(name, symbol, default, default)
    }

    pub const fn row(
        &self,
        name: &'static str,
        symbol: &'static str,
        value: f64,
        default: f64,
    ) -> Parameter {
        Parameter {
            name,
            symbol,
            value,
            default,
            minimum: self.minimum,
            maximum: self.maximum,
            step: self.step,
        }
    }

    /// NaN is outside of every range.
    pub fn contains(&self, value: f64) -> bool {
        (self.minimum..=self.maximum).contains(&value)
    }

    pub fn check(&self, place: &str, value: f64) -> Result<(), Error> {
        if self.contains(value) {
            return Ok(());
        }
        Err(Error::OutOfRange {
            place: place.into(),
            value: decimal::text(value),
            minimum: self.minimum,
            maximum: self.maximum,
        })
    }
}

/// All numbers, as they are now.
pub(crate) fn table(numbers: &dyn Hyperparameters) -> Vec<Parameter> {
    each(numbers).map(|(row, value)| row.with(value)).collect()
}

/// Whether all numbers of `owner` lie within their ranges. Every step asks: it costs no memory.
pub(crate) fn check(owner: &str, numbers: &dyn Hyperparameters) -> Result<(), Error> {
    match each(numbers).find(|(row, value)| !row.range.contains(*value)) {
        None => Ok(()),
        Some((row, value)) => Parameter::check(Some(row.with(value)), owner, value),
    }
}

fn each(numbers: &dyn Hyperparameters) -> impl Iterator<Item = (&'static Row, f64)> {
    let rows = numbers.rows().iter().enumerate();
    rows.filter_map(|(i, row)| Some((row, numbers.number(i)?)))
}

impl Row {
    fn with(&self, value: f64) -> Parameter {
        let Row { name, symbol, .. } = *self;
        self.range.row(name, symbol, value, self.default)
    }
}

/// Sets one number by its name; after an error nothing has changed.
pub(crate) fn set(
    owner: &str,
    numbers: &mut dyn Hyperparameters,
    name: &str,
    value: f64,
) -> Result<(), Error> {
    let row = numbers.rows().iter().position(|row| row.name == name);
    let field = row.and_then(|row| numbers.number_mut(row));
    let Some(field) = field else {
        let name = [name, " of ", owner].concat();
        let known = numbers.rows().iter().map(|row| row.name);
        return Err(Error::unknown_name("hyper-parameter", &name, known));
    };
    let before = std::mem::replace(field, value);
    check(owner, numbers).inspect_err(|_| {
        if let Some(field) = row.and_then(|row| numbers.number_mut(row)) {
            *field = before;
        }
    })
}
