//! The scalars and choices of a document, a row each (`table`). Links, JSON, edits, attributes and their types follow from
//! it: a new setting is a row here and a control on the page.

mod table;

pub use table::FIELDS;

use super::{Document, check};
use crate::{Error, Kind, Parameter};

/// A scalar or a choice of a document. Its default is the preset's.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// In JSON, edits and attributes: `initialization`.
    pub name: &'static str,
    /// In links: `init`.
    pub key: &'static str,
    pub kind: FieldKind,
}

/// The values of a field, and where the document stores it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum FieldKind {
    /// A whole number, both bounds included.
    Whole {
        minimum: u32,
        maximum: u32,
        get: fn(&Document) -> u32,
        set: fn(&mut Document, u32),
    },
    /// A number, both bounds included.
    Number {
        minimum: f64,
        maximum: f64,
        get: fn(&Document) -> f64,
        set: fn(&mut Document, f64),
    },
    /// One of a few names, in menu order.
    Choice {
        names: fn() -> Vec<&'static str>,
        get: fn(&Document) -> &'static str,
        set: fn(&mut Document, &str) -> Result<(), Error>,
    },
    /// A number of the chosen loss, optimiser or schedule, by the name that it has there. Others do not have
    /// it, and choosing another one brings that one's defaults.
    Of(Owner),
}

/// The choices that have numbers of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Owner {
    Loss,
    Optimizer,
    Schedule,
}

/// The value of a field, as JSON or a program gives it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(f64),
    Name(String),
}

impl Field {
    const fn of(owner: Owner, name: &'static str) -> Field {
        Field {
            name,
            key: name,
            kind: FieldKind::Of(owner),
        }
    }

    /// By its name in JSON, edits and attributes.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<&'static Field, Error> {
        let found = FIELDS.iter().find(|field| field.name == name);
        found.ok_or_else(|| Error::unknown_name("key", name, []))
    }

    /// By its key in links.
    pub(super) fn of_key(key: &str) -> Option<&'static Field> {
        FIELDS.iter().find(|field| field.key == key)
    }

    /// None where the choice has no such number.
    pub fn value(&self, document: &Document) -> Option<Value> {
        Some(match self.kind {
            FieldKind::Whole { get, .. } => Value::Number(f64::from(get(document))),
            FieldKind::Number { get, .. } => Value::Number(get(document)),
            FieldKind::Choice { get, .. } => Value::Name(get(document).into()),
            FieldKind::Of(owner) => {
                let numbers = owner.numbers(document);
                let own = numbers.iter().find(|number| number.name == self.name)?;
                Value::Number(own.value)
            }
        })
    }

    /// # Errors
    /// A value of the wrong kind or out of range, or an unknown name; then nothing has changed.
    pub(super) fn set(&self, document: &mut Document, value: &Value) -> Result<(), Error> {
        match (self.kind, value) {
            (
                FieldKind::Whole {
                    minimum,
                    maximum,
                    set,
                    ..
                },
                Value::Number(number),
            ) => set(
                document,
                check::whole(self.name, *number, minimum, maximum)?,
            ),
            (
                FieldKind::Number {
                    minimum,
                    maximum,
                    set,
                    ..
                },
                Value::Number(number),
            ) => set(
                document,
                check::within(self.name, *number, minimum, maximum)?,
            ),
            (FieldKind::Choice { set, .. }, Value::Name(name)) => set(document, name)?,
            (FieldKind::Of(owner), Value::Number(number)) => {
                owner.set(document, self.name, *number)?
            }
            (kind, value) => return Err(self.wrong_type(kind, value.kind())),
        }
        Ok(())
    }

    /// The same from text, of a link or an attribute.
    pub(super) fn read(&self, document: &mut Document, text: &str) -> Result<(), Error> {
        match self.kind {
            FieldKind::Whole {
                minimum,
                maximum,
                set,
                ..
            } => set(
                document,
                check::whole_text(self.key, text, minimum, maximum)?,
            ),
            FieldKind::Number {
                minimum,
                maximum,
                set,
                ..
            } => {
                let number = check::number(self.key, text)?;
                set(document, check::within(self.key, number, minimum, maximum)?);
            }
            FieldKind::Choice { set, .. } => set(document, text)?,
            FieldKind::Of(owner) => {
                owner.set(document, self.name, check::number(self.key, text)?)?
            }
        }
        Ok(())
    }

    /// A description of the wrong value that JSON or a program gave.
    pub(crate) fn wrong_type(&self, kind: FieldKind, found: Kind) -> Error {
        Error::WrongType {
            place: self.name.into(),
            expected: match kind {
                FieldKind::Choice { .. } => Kind::Text,
                _ => Kind::Number,
            },
            found,
        }
    }
}

impl Document {
    /// The fields that differ from the other document's, as texts: `7`, `xavier`. A number of a loss, optimiser
    /// or schedule that the other document does not use is listed unless it is the default.
    pub(super) fn fields_unlike(&self, other: &Document) -> Vec<(&'static Field, String)> {
        let mut other = other.clone();
        let mut found = Vec::new();
        for field in FIELDS {
            let value = field
                .value(self)
                .filter(|value| field.value(&other).as_ref() != Some(value));
            let Some(value) = value else { continue };
            // A choice brings its numbers.
            let _ = field.set(&mut other, &value);
            found.push((field, value.text()));
        }
        found
    }
}

impl Owner {
    pub const ALL: &'static [Owner] = &[Owner::Loss, Owner::Optimizer, Owner::Schedule];

    /// The field that chooses it.
    pub fn field(self) -> &'static str {
        match self {
            Owner::Loss => "loss",
            Owner::Optimizer => "optimizer",
            Owner::Schedule => "schedule",
        }
    }

    /// As they are now.
    pub fn numbers(self, document: &Document) -> Vec<Parameter> {
        let training = &document.training;
        match self {
            Owner::Loss => training.loss.parameter().into_iter().collect(),
            Owner::Optimizer => training.optimizer.hyperparameters(),
            Owner::Schedule => training.schedule.hyperparameters(),
        }
    }

    fn set(self, document: &mut Document, name: &str, value: f64) -> Result<(), Error> {
        check::finite(name, value)?;
        let training = &mut document.training;
        match self {
            Owner::Loss => training.loss = training.loss.with_parameter(value)?,
            Owner::Optimizer => training.optimizer = training.optimizer.with(name, value)?,
            Owner::Schedule => training.schedule = training.schedule.with(name, value)?,
        }
        Ok(())
    }
}

impl Value {
    /// As links and attributes write it.
    fn text(&self) -> String {
        match self {
            Value::Number(number) => check::number_text(*number),
            Value::Name(name) => name.clone(),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Value::Number(_) => Kind::Number,
            Value::Name(_) => Kind::Text,
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl From<&str> for Value {
    fn from(name: &str) -> Self {
        Value::Name(name.into())
    }
}
