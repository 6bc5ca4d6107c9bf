//! The scalars and choices of a document, a row each. Links, JSON, edits, attributes and their types follow from
//! this table: a new setting is a row here and a control on the page.

use super::{Document, check};
use crate::{
    Biases, Error, Initialization, Kind, Loss, Optimizer, Order, Parameter, Schedule,
    initialization::SCALE, limits, schedule::Per,
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
                // Choosing the present one again keeps its numbers.
                let named = Loss::named(name)?;
                if named.name() != document.training.loss.name() {
                    document.training.loss = named;
                }
                Ok(())
            },
        },
    },
    Field::of(Owner::Loss, "delta"),
    Field {
        name: "optimizer",
        key: "opt",
        kind: FieldKind::Choice {
            names: || Optimizer::all().iter().map(|o| o.name()).collect(),
            get: |document| document.training.optimizer.name(),
            set: |document, name| {
                // Choosing the present one again keeps its numbers.
                let named = Optimizer::named(name)?;
                if named.name() != document.training.optimizer.name() {
                    document.training.optimizer = named;
                }
                Ok(())
            },
        },
    },
    Field::of(Owner::Optimizer, "momentum"),
    Field::of(Owner::Optimizer, "dampening"),
    Field::of(Owner::Optimizer, "alpha"),
    Field::of(Owner::Optimizer, "rho"),
    Field::of(Owner::Optimizer, "beta1"),
    Field::of(Owner::Optimizer, "beta2"),
    Field::of(Owner::Optimizer, "epsilon"),
    Field::of(Owner::Optimizer, "weight_decay"),
    Field::of(Owner::Optimizer, "momentum_decay"),
    Field::of(Owner::Optimizer, "lr_decay"),
    Field::of(Owner::Optimizer, "initial_accumulator_value"),
    Field::of(Owner::Optimizer, "eta_minus"),
    Field::of(Owner::Optimizer, "eta_plus"),
    Field::of(Owner::Optimizer, "step_min"),
    Field::of(Owner::Optimizer, "step_max"),
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
                // Choosing the present one again keeps its numbers.
                let named = Schedule::named(name)?;
                if named.name() != document.training.schedule.name() {
                    document.training.schedule = named;
                }
                Ok(())
            },
        },
    },
    Field {
        name: "schedule_per",
        key: "per",
        kind: FieldKind::Choice {
            names: || Per::ALL.iter().map(|per| per.name()).collect(),
            get: |document| document.training.per.name(),
            set: |document, name| {
                document.training.per = Per::named(name)?;
                Ok(())
            },
        },
    },
    Field::of(Owner::Schedule, "step_size"),
    Field::of(Owner::Schedule, "gamma"),
    Field::of(Owner::Schedule, "t_max"),
    Field::of(Owner::Schedule, "eta_min"),
    Field::of(Owner::Schedule, "decay"),
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
