//! The table: what each field is, in which range, and where the document stores it.

use super::{Field, FieldKind, Owner};
use crate::{
    Biases, Initialization, Loss, Optimizer, Order, Schedule, initialization::SCALE, limits,
    optimizer::LEARNING_RATE, penalty::STRENGTH, schedule::Per,
};

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
            minimum: LEARNING_RATE.minimum,
            maximum: LEARNING_RATE.maximum,
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
            minimum: STRENGTH.minimum,
            maximum: STRENGTH.maximum,
            get: |document| document.training.penalty.l1,
            set: |document, value| document.training.penalty.l1 = value,
        },
    },
    Field {
        name: "l2",
        key: "l2",
        kind: FieldKind::Number {
            minimum: STRENGTH.minimum,
            maximum: STRENGTH.maximum,
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
