//! Training that goes another way.

use super::{Cause, Stage, Trial};
use crate::{
    Edit,
    compare::program::{Learning, Program, Slope},
    document::number_text,
    trainer::Biases,
};
use std::rc::Rc;

static UPDATED_EARLY: Cause = Cause::new(
    "updated_early",
    Stage::Training,
    [
        "Each layer was updated before the error went back through it: the error met the new weights.",
        "오차가 거슬러 올라가기 전에 층을 갱신했다. 오차에 새 가중치가 곱해졌다.",
    ],
);
static RATE: Cause = Cause::new(
    "learning_rate",
    Stage::Training,
    ["The learning rate is {}.", "학습률이 {}이다."],
);
static TARGETS: Cause = Cause::new(
    "targets",
    Stage::Training,
    ["The targets are others: {}.", "정답이 다르다: {}."],
);
static SLOPE_FORGOTTEN: Cause = Cause::new(
    "slope_forgotten",
    Stage::Training,
    [
        "f′(z) was left out of δ = ∂L/∂a · f′(z).",
        "δ = ∂L/∂a · f′(z)에서 f′(z)를 빠뜨렸다.",
    ],
);
static SLOPE_OF_A: Cause = Cause::new(
    "slope_of_a",
    Stage::Training,
    [
        "f′ was taken of a, not of z.",
        "f′을 z가 아니라 a에서 구했다.",
    ],
);
static SLOPE_OF_Z: Cause = Cause::new(
    "slope_of_z",
    Stage::Training,
    [
        "The slope is z(1 − z); for a sigmoid it is a(1 − a).",
        "기울기를 z(1 − z)로 구했다. 시그모이드라면 a(1 − a)이다.",
    ],
);
static FACTOR: Cause = Cause::new(
    "loss_factor",
    Stage::Training,
    [
        "The loss is {} times this one: ½, mean and sum differ by it.",
        "손실이 이 손실의 {}배다. ½, 평균, 합의 차이다.",
    ],
);
static GRADIENT_FACTOR: Cause = Cause::new(
    "gradient_factor",
    Stage::Training,
    [
        "The gradient is {} times this loss's: its factor does not go with the printed loss.",
        "기울기가 이 손실의 기울기의 {}배다. 손실과 계수가 맞지 않는다.",
    ],
);
static SIGN: Cause = Cause::new(
    "sign",
    Stage::Training,
    [
        "The gradient has the opposite sign: the weights went up the slope.",
        "기울기의 부호가 반대다. 가중치가 손실이 커지는 쪽으로 움직였다.",
    ],
);
static TRANSPOSED: Cause = Cause::new(
    "transposed",
    Stage::Training,
    [
        "The error went back through W, not through its transpose.",
        "오차가 W의 전치가 아니라 W를 거쳐 거슬러 올라갔다.",
    ],
);
static ACCUMULATED: Cause = Cause::new(
    "accumulated",
    Stage::Training,
    [
        "The gradients of all steps so far were added up: they were not set to zero.",
        "기울기를 0으로 되돌리지 않아 지난 스텝의 기울기까지 더해졌다.",
    ],
);
static BIASES_KEPT: Cause = Cause::new(
    "biases_kept",
    Stage::Training,
    ["The biases were not updated.", "편향을 갱신하지 않았다."],
);
static BIASES_UPDATED: Cause = Cause::new(
    "biases_updated",
    Stage::Training,
    ["The biases were updated too.", "편향도 갱신했다."],
);
static MORE_STEPS: Cause = Cause::new(
    "more_steps",
    Stage::Training,
    [
        "It is one step further: {} steps.",
        "한 스텝 더 학습했다: {}스텝.",
    ],
);
static FEWER_STEPS: Cause = Cause::new(
    "fewer_steps",
    Stage::Training,
    [
        "It is one step behind: {} steps.",
        "한 스텝 덜 학습했다: {}스텝.",
    ],
);

/// Learning rates that people choose.
const RATES: [f64; 17] = [
    0.1, 0.01, 0.001, 0.5, 0.05, 0.005, 0.2, 0.02, 0.002, 0.3, 0.03, 0.003, 1.0, 0.0001, 0.8, 0.9,
    2.0,
];

/// What a cause does to the learning, by a number.
type Change = fn(&mut Learning, f64);

pub fn trials(program: &Program) -> Vec<Trial> {
    let Some(own) = &program.learning else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let put: &mut dyn FnMut(&'static Cause, String, Vec<Edit>, Change, f64) =
        &mut |cause, detail, edits, change, by| {
            found.push(cause.trial(detail, edits, move |program| {
                if let Some(learning) = &mut program.learning {
                    change(learning, by);
                }
            }));
        };
    let plain: [(&'static Cause, Change); 7] = [
        (&UPDATED_EARLY, |learning, _| learning.updated_early = true),
        (&SLOPE_FORGOTTEN, |learning, _| {
            learning.slope = Slope::Forgotten
        }),
        (&SLOPE_OF_A, |learning, _| {
            learning.slope = Slope::OfActivation
        }),
        (&SLOPE_OF_Z, |learning, _| learning.slope = Slope::OfZ),
        (&SIGN, |learning, _| learning.factor = -1.0),
        (&TRANSPOSED, |learning, _| learning.transposed = true),
        (&ACCUMULATED, |learning, _| learning.accumulated = true),
    ];
    for (cause, change) in plain {
        put(cause, String::new(), Vec::new(), change, 0.0);
    }
    let (cause, name): (_, &str) = match own.training.biases {
        Biases::Trained => (&BIASES_KEPT, "frozen"),
        Biases::Frozen => (&BIASES_UPDATED, "trained"),
    };
    let edits = vec![Edit::field("bias_training", name)];
    put(
        cause,
        String::new(),
        edits,
        |learning, _| {
            learning.training.biases = match learning.training.biases {
                Biases::Trained => Biases::Frozen,
                Biases::Frozen => Biases::Trained,
            };
        },
        0.0,
    );
    for rate in RATES {
        if rate != own.training.learning_rate && own.training.learning_rate > 0.0 {
            let edits = vec![Edit::field("learning_rate", rate)];
            let by = rate / own.training.learning_rate;
            put(
                &RATE,
                number_text(rate),
                edits,
                |learning, by| learning.rate = by,
                by,
            );
        }
    }
    let outputs = own.targets.len() / (program.inputs.len() / program.shape.sizes()[0]);
    let rows = own.targets.len() / outputs;
    let [n, m] = [rows as f64, outputs as f64];
    let factors = [
        0.5,
        2.0,
        n,
        m,
        n * m,
        1.0 / n,
        1.0 / m,
        1.0 / (n * m),
        n * m / 2.0,
        n / 2.0,
        m / 2.0,
    ];
    for (i, &factor) in factors.iter().enumerate() {
        if factor == 1.0 || factors[..i].contains(&factor) {
            continue;
        }
        let text = number_text(factor);
        put(
            &FACTOR,
            text.clone(),
            Vec::new(),
            |learning, by| learning.factor = by,
            factor,
        );
        put(
            &GRADIENT_FACTOR,
            text,
            Vec::new(),
            |learning, by| learning.gradient_factor = by,
            factor,
        );
    }
    put(
        &MORE_STEPS,
        (own.done + 1).to_string(),
        Vec::new(),
        |learning, _| learning.done += 1,
        0.0,
    );
    if own.done > 1 {
        put(
            &FEWER_STEPS,
            (own.done - 1).to_string(),
            Vec::new(),
            |learning, _| learning.done -= 1,
            0.0,
        );
    }
    let columns = |f: &dyn Fn(&[f64]) -> Vec<f64>| {
        own.targets.chunks(outputs).flat_map(f).collect::<Vec<_>>()
    };
    for (name, values) in [
        ("1 - t", own.targets.iter().map(|t| 1.0 - t).collect()),
        (
            "t[:, ::-1]",
            columns(&|row| row.iter().rev().copied().collect()),
        ),
        (
            "t[::-1]",
            own.targets
                .chunks(outputs)
                .rev()
                .flatten()
                .copied()
                .collect(),
        ),
        ("0", vec![0.0; own.targets.len()]),
        ("1", vec![1.0; own.targets.len()]),
    ] {
        if values != **own.targets {
            let edits = vec![Edit::Targets {
                values: values.clone(),
            }];
            let values = Rc::new(values);
            found.push(TARGETS.trial(name, edits, move |program: &mut Program| {
                if let Some(learning) = &mut program.learning {
                    learning.targets = values.clone();
                }
            }));
        }
    }
    found
}
