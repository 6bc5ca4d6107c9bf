//! Numbers that a person chooses and a document holds by name: their table, and the check at the door.

use crate::{Error, Parameter, text::decimal};

/// Where a number may lie, both ends included, and what one press of an arrow key changes it by.
pub(crate) struct Range {
    pub minimum: f64,
    pub maximum: f64,
    pub step: f64,
}

/// What has numbers of this kind: `hyperparameters!` writes it.
pub(crate) trait Hyperparameters {
    fn table(&self) -> Vec<Parameter>;
    fn field(&mut self, name: &str) -> Option<&mut f64>;
}

/// No numbers at all.
impl Hyperparameters for [f64; 0] {
    fn table(&self) -> Vec<Parameter> {
        Vec::new()
    }
    fn field(&mut self, _: &str) -> Option<&mut f64> {
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
            fn table(&self) -> Vec<$crate::Parameter> {
                vec![$($range.row(stringify!($field), $symbol, self.$field, $default)),*]
            }
            fn field(&mut self, name: &str) -> Option<&mut f64> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => None,
                }
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

    pub fn row(
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
    pub fn check(&self, place: &str, value: f64) -> Result<(), Error> {
        if (self.minimum..=self.maximum).contains(&value) {
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

/// Whether all numbers of `owner` lie within their ranges.
pub(crate) fn check(owner: &str, numbers: &dyn Hyperparameters) -> Result<(), Error> {
    let mut rows = numbers.table().into_iter();
    rows.try_for_each(|row| Parameter::check(Some(row), owner, row.value))
}

/// Sets one number by its name; after an error nothing has changed.
pub(crate) fn set(
    owner: &str,
    numbers: &mut dyn Hyperparameters,
    name: &str,
    value: f64,
) -> Result<(), Error> {
    let unknown = || Error::unknown_name("hyper-parameter", &format!("{name} of {owner}"), []);
    let field = numbers.field(name).ok_or_else(unknown)?;
    let before = std::mem::replace(field, value);
    check(owner, numbers).inspect_err(|_| {
        if let Some(field) = numbers.field(name) {
            *field = before;
        }
    })
}
