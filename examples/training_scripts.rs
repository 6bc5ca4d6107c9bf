//! Writes NumPy and PyTorch scripts that train, and the text that each should print, into a folder, for
//! tests/python/test_training.py: `cargo run --example training_scripts -- FOLDER DOCUMENTS`, the last number being that
//! of documents with everything at random.

use perceptible::{
    Activation, Dataset, Document, Edit, Loss, Optimizer, Order, Penalty, Preset, RandomState,
    Schedule, Training,
    export::{self, numpy::TrainingScript},
    schedule::Per,
};
use std::{error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    let documents = std::env::args().nth(2).ok_or("how many documents?")?;
    for (format, _) in FORMATS {
        fs::create_dir_all(folder.join(format))?;
    }
    let write = |name: &str, document: &Document, training: &Training, steps: u64| {
        for (format, script) in FORMATS {
            let script = script(document, training, steps, true);
            let script = script.map_err(|error| format!("{name}: {error}"))?;
            let path = |extension| folder.join(format).join(format!("{name}.{extension}"));
            fs::write(path("py"), script.script)?;
            fs::write(path("txt"), script.output)?;
        }
        Ok::<(), Box<dyn Error>>(())
    };
    let own = |name: &str, document: &Document, steps: u64| {
        write(name, document, document.training(), steps)
    };

    for steps in [0, 1, 2, 11, 50] {
        own(
            &format!("post-{steps}"),
            &Document::from(Preset::Post),
            steps,
        )?;
    }
    let presets = Preset::ALL
        .iter()
        .map(|&preset| (preset, Document::from(preset)));
    for (preset, document) in presets.filter(|(_, document)| !document.targets().is_empty()) {
        own(&format!("preset-{}", preset.name()), &document, 7)?;
    }
    let frozen = "v1&preset=circles&biases=frozen&opt=adam&lr=0.01&l2=0.01";
    own("frozen-adam", &Document::from_link(frozen)?, 40)?;
    for (name, link) in LINKS {
        for steps in [1, 50] {
            own(
                &format!("{name}-{steps}"),
                &Document::from_link(link)?,
                steps,
            )?;
        }
    }

    let iris = Dataset::from_text(include_str!("../www/data/iris.csv"))?;
    let batch = Edit::field("batch_size", 32.0);
    let iris = Document::from_link(IRIS)?
        .with_rows(&iris, false)?
        .edit(&[batch])?;
    own("iris", &iris, 50)?;

    let spiral = Document::from_link(SPIRAL)?;
    for optimizer in Optimizer::all() {
        for (kind, optimizer) in [("", optimizer), ("-shifted", shifted(optimizer)?)] {
            let learning_rate = optimizer.default_learning_rate();
            let training = Training {
                optimizer,
                learning_rate,
                ..*spiral.training()
            };
            let name = format!("optimizer-{}{kind}", optimizer.name());
            write(&name, &spiral, &training, 20)?;
        }
    }
    for activation in Activation::ALL {
        for loss in Loss::ALL {
            let (activation, loss) = (*activation, *loss);
            if loss.check_activation(activation).is_err() {
                continue;
            }
            let layer = spiral.activations().len() - 1;
            let edit = Edit::Activation { layer, activation };
            let training = Training {
                loss,
                ..*spiral.training()
            };
            let name = format!("output-{}-{}", activation.name(), loss.name());
            write(&name, &spiral.edit(&[edit])?, &training, 11)?;
        }
        for &parameter in parameters(*activation).iter() {
            let edits = hidden(*activation, parameter);
            let name = format!("hidden-{}-{}", activation.name(), parameter.unwrap_or(0.0));
            own(&name, &spiral.edit(&edits)?, 20)?;
        }
    }
    for delta in [0.05, 0.25, 2.5] {
        let training = Training {
            loss: Loss::Huber { delta },
            ..*spiral.training()
        };
        write(&format!("huber-{delta}"), &spiral, &training, 20)?;
    }
    for (name, fields) in FIELDS {
        // Ten of the post: NAdam comes upon gradients near 0 and divides by their size. After thirty steps NumPy itself
        // has y₂ another by 1e-11 where its first weights are others by 1e-16.
        for (document, steps) in [("v1", 10), (SPIRAL, 30)] {
            let key = fields.split('=').next().unwrap_or("");
            let others = document
                .split('&')
                .filter(|part| !part.starts_with(&format!("{key}=")));
            let link = [&Vec::from_iter(others).join("&"), "&", fields].concat();
            own(
                &format!("fields-{name}-{steps}"),
                &Document::from_link(&link)?,
                steps,
            )?;
        }
    }
    for (name, penalty) in [
        ("l1", Penalty { l1: 0.1, l2: 0.0 }),
        ("l2", Penalty { l1: 0.0, l2: 0.1 }),
        ("l1-l2", Penalty { l1: 0.02, l2: 0.5 }),
    ] {
        let training = Training {
            penalty,
            ..*spiral.training()
        };
        write(name, &spiral, &training, 20)?;
    }
    for schedule in Schedule::all() {
        for per in Per::ALL {
            for batch_size in [0, 7] {
                let schedule = match schedule.name() {
                    "step" => schedule.with("step_size", 3.0)?,
                    "cosine" => schedule.with("t_max", 4.0)?.with("eta_min", 0.01)?,
                    _ => schedule,
                };
                let training = Training {
                    schedule,
                    per: *per,
                    batch_size,
                    ..*spiral.training()
                };
                let name = format!("{}-per-{}-{batch_size}", schedule.name(), per.name());
                write(&name, &spiral, &training, 25)?;
            }
        }
    }
    for order in Order::ALL {
        for batch_size in [1, 5, 29, 30] {
            let training = Training {
                order: *order,
                batch_size,
                order_seed: 7,
                ..*spiral.training()
            };
            let name = format!("order-{}-{batch_size}", order.name());
            write(&name, &spiral, &training, 70)?;
        }
    }
    for number in 0..documents.parse()? {
        let (document, training, steps) = random(number)?;
        write(&format!("random{number}"), &document, &training, steps)?;
    }
    Ok(())
}

type Script = fn(&Document, &Training, u64, bool) -> Result<TrainingScript, perceptible::Error>;

/// Each in a folder of its own.
const FORMATS: [(&str, Script); 2] = [
    ("numpy", export::numpy::training),
    ("pytorch", export::pytorch::training),
];

const IRIS: &str =
    "v1&layers=4,8,3&f1=tanh&f2=softmax&init=xavier&loss=cross_entropy&opt=rmsprop&lr=0.01";
const SPIRAL: &str = "v1&layers=2,6,3&data=spiral:samples=10&f1=tanh&f2=softmax&init=xavier&loss=cross_entropy&batch=7";

const LINKS: [(&str, &str); 11] = [
    (
        "split",
        "v1&layers=2,5,1&data=moons:n_samples=60&f1=tanh&f2=sigmoid&init=xavier&loss=bce&lr=0.3&batch=13&test=0.3&split_seed=4",
    ),
    (
        "frozen-momentum",
        "v1&layers=3,5,2&f1=swish&opt=momentum&biases=frozen&schedule=step&lr=0.02&l1=0.01",
    ),
    ("post-negative", "v1&preset=post-negative"),
    ("post-swish", "v1&f1=swish&lr=0.5&opt=momentum"),
    ("xor-solved", "v1&preset=xor"),
    (
        "xor",
        "v1&preset=xor&layers=2,4,1&f1=tanh&f2=sigmoid&scale=1&loss=bce&lr=0.5",
    ),
    (
        "deep",
        "v1&layers=3,8,8,8,2&f1=relu&f2=gelu&f3=mish&init=he&opt=adam&lr=0.01",
    ),
    ("one-layer", "v1&preset=neuron&t=0.25&loss=mae"),
    (
        "moons",
        "v1&layers=2,8,8,1&data=moons:n_samples=120,noise=0.1&f1=tanh&f2=tanh&f3=sigmoid&init=xavier&loss=bce_with_logits&lr=0.3&batch=16",
    ),
    (
        "sine",
        "v1&layers=1,16,1&data=sine:n_samples=300&f1=tanh&f2=linear&init=xavier&opt=adam&lr=0.02",
    ),
    (
        "nnfs",
        "v1&layers=2,64,3&data=spiral&f1=relu&f2=softmax&scale=0.01&before=300&loss=cross_entropy&opt=adam&lr=0.05&batch=50",
    ),
];

/// The numbers of losses, optimisers and schedules, as a reader sets them.
const FIELDS: [(&str, &str); 16] = [
    ("huber", "loss=huber&delta=0.3&opt=adam&beta1=0.7"),
    ("sgd", "opt=sgd&weight_decay=0.05"),
    (
        "momentum",
        "opt=momentum&momentum=0.7&dampening=0.2&weight_decay=0.02",
    ),
    ("nesterov", "opt=nesterov&momentum=0.6&weight_decay=0.02"),
    (
        "rmsprop",
        "opt=rmsprop&lr=0.01&alpha=0.8&momentum=0.4&epsilon=0.001",
    ),
    (
        "adagrad",
        "opt=adagrad&lr_decay=0.03&initial_accumulator_value=0.2&epsilon=0.001",
    ),
    (
        "adadelta",
        "opt=adadelta&lr=1&rho=0.7&epsilon=0.0001&weight_decay=0.01",
    ),
    (
        "adam",
        "opt=adam&lr=0.01&beta1=0.8&beta2=0.95&epsilon=0.001&weight_decay=0.03",
    ),
    ("amsgrad", "opt=amsgrad&lr=0.01&beta1=0.6&beta2=0.9"),
    ("adamw", "opt=adamw&lr=0.01&beta2=0.97&weight_decay=0.2"),
    ("nadam", "opt=nadam&lr=0.01&beta1=0.8&momentum_decay=0.02"),
    (
        "rprop",
        "opt=rprop&lr=0.01&eta_minus=0.4&eta_plus=1.3&step_min=0.001&step_max=0.1",
    ),
    (
        "step",
        "opt=sgd&schedule=step&step_size=4&gamma=0.3&per=update",
    ),
    (
        "exponential",
        "opt=adam&lr=0.01&schedule=exponential&gamma=0.7",
    ),
    (
        "cosine",
        "opt=momentum&momentum=0.5&schedule=cosine&t_max=9&eta_min=0.02&per=update",
    ),
    ("inverse_time", "schedule=inverse_time&decay=0.4&per=update"),
];

/// With every hyper-parameter another than by default.
fn shifted(optimizer: Optimizer) -> Result<Optimizer, perceptible::Error> {
    let numbers = optimizer.hyperparameters().into_iter();
    numbers
        .filter(|p| p.name != "step_min")
        .try_fold(optimizer, |optimizer, p| {
            let value = match p.default {
                0.0 => 0.1,
                default => default * 0.9,
            };
            optimizer.with(p.name, value.max(p.minimum))
        })
}

/// Its own, and two others where it has one.
fn parameters(activation: Activation) -> Vec<Option<f64>> {
    match activation.parameter() {
        None => vec![None],
        Some(p) => vec![None, Some(p.minimum.max(-0.5)), Some(2.0)],
    }
}

fn hidden(activation: Activation, parameter: Option<f64>) -> Vec<Edit> {
    let layer = 0;
    let mut edits = vec![Edit::Activation { layer, activation }];
    edits.extend(parameter.map(|value| Edit::Parameter { layer, value }));
    edits
}

/// Any shape, depth, rows, activations, loss, optimiser, batches, penalty, with some weights edited.
fn random(seed: u32) -> Result<(Document, Training, u64), Box<dyn Error>> {
    let mut random = RandomState::new(seed);
    let mut below = |n: usize| (random.random_sample() * n as f64) as usize;
    let layers = 1 + below(4);
    let sizes = Vec::from_iter((0..=layers).map(|_| (1 + below(8)).to_string()));
    let outputs: usize = sizes[layers].parse()?;
    let inputs: usize = sizes[0].parse()?;
    let link = format!("v1&layers={}&init=xavier&seed={seed}", sizes.join(","));
    let mut edits = Vec::new();
    for layer in 0..layers {
        let activation = Activation::ALL[below(Activation::ALL.len())];
        edits.push(Edit::Activation { layer, activation });
    }
    let rows = 1 + below(24);
    let mut number = || (below(2000) as f64 - 1000.0) / 512.0;
    let values = Vec::from_iter((0..rows * inputs).map(|_| number()));
    edits.push(Edit::Inputs { rows, values });
    let value = Some(number());
    let (layer, from, to) = (0, 0, 0);
    edits.push(Edit::Weight {
        layer,
        from,
        to,
        value,
    });
    edits.push(Edit::Bias { layer, to, value });
    let targets = Vec::from_iter((0..rows * outputs).map(|_| below(5) as f64 / 4.0));
    edits.push(Edit::Targets { values: targets });
    let document = Document::from_link(&link)?.edit(&edits)?;

    let output = document.activations()[layers - 1];
    let optimizer = Optimizer::all()[below(Optimizer::all().len())];
    // slopes of ±1/n cancel but for a rounding error, whose sign Rprop would go by
    let signs = |loss: &Loss| optimizer.name() == "rprop" && *loss == Loss::Mae;
    let losses = Loss::ALL
        .iter()
        .filter(|loss| loss.check_activation(output).is_ok() && !signs(loss));
    let losses = Vec::from_iter(losses.copied());
    let training = Training {
        loss: losses[below(losses.len())],
        optimizer,
        learning_rate: optimizer.default_learning_rate(),
        schedule: Schedule::all()[below(5)],
        batch_size: below(rows + 1),
        order: Order::ALL[below(2)],
        order_seed: seed,
        penalty: Penalty {
            l1: below(2) as f64 * 0.01,
            l2: below(2) as f64 * 0.1,
        },
        ..*document.training()
    };
    Ok((document, training, 1 + below(40) as u64))
}
