//! The scalars and choices of a document, a row each. Links, JSON, edits, attributes and their types follow from
//! this table: a new setting is a row here and a control on the page.

use super::{Document, check};
use crate::{
    Biases, Error, Initialization, Kind, Loss, Optimizer, Order, Schedule, initialization::SCALE,
    limits,
};

/// A scalar or a choice of a document. Its default is the preset's.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// In JSON, edits and attributes: `initialization`.
    pub name: &'static str,
    /// In links: `init`.
    pub key: &'static str,
    pub kind: FieldKind,
}

/// What a field takes, and where the document holds it.
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
}

/// The value of a field, as JSON or a program gives it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(f64),
    Name(String),
}

/// Every field, in the order in which links and JSON hold them.
pub const FIELDS: &[Field] = &[
    Field {
        name: "seed",
        key: "seed",
        kind: FieldKind::Whole {
            minimum: 0,
            maximum: u32::MAX,
            get: |document| document.seed,
            set: |document, seed| document.seed = seed,
        },
    },
    Field {
        name: "initialization",
        key: "init",
        kind: FieldKind::Choice {
            names: || Initialization::ALL.iter().map(|i| i.name()).collect(),
            get: |document| document.initialization.name(),
            set: |document, name| {
                document.initialization = Initialization::named(name)?;
                Ok(())
            },
        },
    },
    Field {
        name: "scale",
        key: "scale",
        kind: FieldKind::Number {
            minimum: SCALE.minimum,
            maximum: SCALE.maximum,
            get: |document| document.scale,
            set: |document, scale| document.scale = scale,
        },
    },
    Field {
        name: "drawn_before",
        key: "before",
        kind: FieldKind::Whole {
            minimum: 0,
            maximum: limits::DRAWN_BEFORE,
            get: |document| document.drawn_before,
            set: |document, n| document.drawn_before = n,
        },
    },
    Field {
        name: "loss",
        key: "loss",
        kind: FieldKind::Choice {
            names: || Loss::ALL.iter().map(|l| l.name()).collect(),
            get: |document| document.training.loss.name(),
            set: |document, name| {
                document.training.loss = Loss::named(name)?;
                Ok(())
            },
        },
    },
    Field {
        name: "optimizer",
        key: "opt",
        kind: FieldKind::Choice {
            names: || Optimizer::all().iter().map(|o| o.name()).collect(),
            get: |document| document.training.optimizer.name(),
            set: |document, name| {
                document.training.optimizer = Optimizer::named(name)?;
                Ok(())
            },
        },
    },
    Field {
        name: "learning_rate",
        key: "lr",
        kind: FieldKind::Number {
            minimum: 0.0,
            maximum: 1000.0,
            get: |document| document.training.learning_rate,
            set: |document, value| document.training.learning_rate = value,
        },
    },
    Field {
        name: "batch_size",
        key: "batch",
        kind: FieldKind::Whole {
            minimum: 0,
            maximum: u32::MAX,
            get: |document| document.training.batch_size as u32,
            set: |document, value| document.training.batch_size = value as usize,
        },
    },
    Field {
        name: "order",
        key: "order",
        kind: FieldKind::Choice {
            names: || Order::ALL.iter().map(|o| o.name()).collect(),
            get: |document| document.training.order.name(),
            set: |document, name| {
                document.training.order = Order::named(name)?;
                Ok(())
            },
        },
    },
    Field {
        name: "order_seed",
        key: "order_seed",
        kind: FieldKind::Whole {
            minimum: 0,
            maximum: u32::MAX,
            get: |document| document.training.order_seed,
            set: |document, value| document.training.order_seed = value,
        },
    },
    Field {
        name: "test_size",
        key: "test",
        kind: FieldKind::Number {
            minimum: 0.0,
            maximum: 1.0,
            get: |document| document.test_size,
            set: |document, share| document.test_size = share,
        },
    },
    Field {
        name: "split_seed",
        key: "split_seed",
        kind: FieldKind::Whole {
            minimum: 0,
            maximum: u32::MAX,
            get: |document| document.split_seed,
            set: |document, seed| document.split_seed = seed,
        },
    },
    Field {
        name: "l1",
        key: "l1",
        kind: FieldKind::Number {
            minimum: 0.0,
            maximum: 1000.0,
            get: |document| document.training.penalty.l1,
            set: |document, value| document.training.penalty.l1 = value,
        },
    },
    Field {
        name: "l2",
        key: "l2",
        kind: FieldKind::Number {
            minimum: 0.0,
            maximum: 1000.0,
            get: |document| document.training.penalty.l2,
            set: |document, value| document.training.penalty.l2 = value,
        },
    },
    Field {
        name: "bias_training",
        key: "biases",
        kind: FieldKind::Choice {
            names: || Biases::ALL.iter().map(|b| b.name()).collect(),
            get: |document| document.training.biases.name(),
            set: |document, name| {
                document.training.biases = Biases::named(name)?;
                Ok(())
            },
        },
    },
    Field {
        name: "schedule",
        key: "schedule",
        kind: FieldKind::Choice {
            names: || Schedule::all().iter().map(|s| s.name()).collect(),
            get: |document| document.training.schedule.name(),
            set: |document, name| {
                document.training.schedule = Schedule::named(name)?;
                Ok(())
            },
        },
    },
    Field {
        name: "tolerance",
        key: "tol",
        kind: FieldKind::Number {
            minimum: 0.0,
            maximum: 1e9,
            get: |document| document.training.stop.tolerance,
            set: |document, value| document.training.stop.tolerance = value,
        },
    },
    Field {
        name: "stop_loss",
        key: "stop_loss",
        kind: FieldKind::Number {
            minimum: 0.0,
            maximum: 1e9,
            get: |document| document.training.stop.loss,
            set: |document, value| document.training.stop.loss = value,
        },
    },
    Field {
        name: "epochs",
        key: "epochs",
        kind: FieldKind::Whole {
            minimum: 0,
            maximum: u32::MAX,
            get: |document| document.training.stop.epochs,
            set: |document, value| document.training.stop.epochs = value,
        },
    },
    Field {
        name: "patience",
        key: "patience",
        kind: FieldKind::Whole {
            minimum: 0,
            maximum: u32::MAX,
            get: |document| document.training.stop.patience,
            set: |document, value| document.training.stop.patience = value,
        },
    },
];

impl Field {
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

    pub fn value(&self, document: &Document) -> Value {
        match self.kind {
            FieldKind::Whole { get, .. } => Value::Number(f64::from(get(document))),
            FieldKind::Number { get, .. } => Value::Number(get(document)),
            FieldKind::Choice { get, .. } => Value::Name(get(document).into()),
        }
    }

    /// The value as links and attributes write it: `7`, `xavier`.
    pub(super) fn text(&self, document: &Document) -> String {
        match self.kind {
            FieldKind::Whole { get, .. } => get(document).to_string(),
            FieldKind::Number { get, .. } => check::number_text(get(document)),
            FieldKind::Choice { get, .. } => get(document).into(),
        }
    }

    /// # Errors
    /// A value of the wrong kind, out of range, or a name that there is not; then nothing has changed.
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
        }
        Ok(())
    }

    /// What JSON or a program gave in place of a number or a name.
    pub(crate) fn wrong_type(&self, kind: FieldKind, found: Kind) -> Error {
        Error::WrongType {
            place: self.name.into(),
            expected: match kind {
                FieldKind::Whole { .. } | FieldKind::Number { .. } => Kind::Number,
                FieldKind::Choice { .. } => Kind::Text,
            },
            found,
        }
    }
}

impl Value {
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
