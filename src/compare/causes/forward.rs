//! A forward pass that goes another way.

use super::{Cause, Stage, Trial, orders};
use crate::{
    Activation, Document, Edit, Preset,
    compare::program::{Function, Program},
    document::number_text,
};
use std::rc::Rc;

static ACTIVATION: Cause = Cause::new(
    "activation",
    Stage::Forward,
    [
        "The hidden layers' activation is {}.",
        "은닉층의 활성화 함수가 다르다: {}.",
    ],
);
static Z_PASSED_ON: Cause = Cause::new(
    "z_passed_on",
    Stage::Forward,
    [
        "The hidden layer's z went on to the next layer, not its activation.",
        "활성화 함수를 거치지 않은 은닉층의 z가 다음 층으로 들어갔다.",
    ],
);
static SLOPE: Cause = Cause::new(
    "slope",
    Stage::Forward,
    [
        "The slope of leaky ReLU is {}.",
        "Leaky ReLU의 기울기가 {}이다.",
    ],
);
static OUTPUT_TOO: Cause = Cause::new(
    "output_too",
    Stage::Forward,
    [
        "The output layer has the activation {} too.",
        "출력층에도 활성화 함수를 썼다: {}.",
    ],
);
static CHAIN: Cause = Cause::new(
    "chain",
    Stage::Forward,
    [
        "The activations were applied one after the other: {}.",
        "활성화 함수를 이어서 적용했다: {}.",
    ],
);
static UNBRACKETED: Cause = Cause::new(
    "unbracketed",
    Stage::Forward,
    [
        "1/1+np.exp(-x) is without its brackets: it is 1 + e⁻ˣ, not 1/(1+np.exp(-x)). The function is {}.",
        "1/1+np.exp(-x)에 괄호가 빠졌다. 1/(1+np.exp(-x))가 아니라 1 + e⁻ˣ이다. 함수: {}.",
    ],
);
static MINUS_FORGOTTEN: Cause = Cause::new(
    "minus_forgotten",
    Stage::Forward,
    [
        "The minus in np.exp(-x) is missing in {}.",
        "{}의 np.exp(-x)에서 빼기 부호가 빠졌다.",
    ],
);
static BIASES_FORGOTTEN: Cause = Cause::new(
    "biases_forgotten",
    Stage::Forward,
    ["The biases were not added.", "편향을 더하지 않았다."],
);
static INPUT: Cause = Cause::new(
    "input",
    Stage::Forward,
    [
        "The inputs are those of another example: {}.",
        "입력이 다른 예제({})의 값이다.",
    ],
);
static INPUT_ORDER: Cause = Cause::new(
    "input_order",
    Stage::Forward,
    [
        "The inputs stand in another order: {}.",
        "입력의 순서가 다르다: {}.",
    ],
);
static INPUT_SCALED: Cause = Cause::new(
    "input_scaled",
    Stage::Forward,
    ["The inputs were scaled: {}.", "입력을 스케일링했다: {}."],
);
static SOFTMAX_OF_ALL: Cause = Cause::new(
    "softmax_of_all",
    Stage::Forward,
    [
        "Softmax was taken over the whole batch, not row by row: axis=1 is missing.",
        "Softmax를 행마다가 아니라 배치 전체에 적용했다. axis=1이 빠졌다.",
    ],
);

/// The post's three, in its order.
const POST: [Activation; 3] = [
    Activation::Sigmoid,
    Activation::LeakyRelu { slope: 0.01 },
    Activation::Swish { beta: 1.0 },
];

pub fn trials(document: &Document, program: &Program) -> Vec<Trial> {
    let mut found = Vec::new();
    let last = program.n_layers() - 1;
    activations(document, last, &mut found);
    let hidden = move |function: Function| {
        move |program: &mut Program| program.functions[..last].fill(function.clone())
    };
    if last > 0 {
        let linear = Function::Is(Activation::Linear);
        let edits = hidden_edits(last, Activation::Linear);
        found.push(Z_PASSED_ON.trial("", edits, hidden(linear)));
        const CHAINS: [&[Activation]; 4] = [
            &[POST[0], POST[1]],
            &POST,
            &[POST[1], POST[2]],
            &[POST[0], POST[2]],
        ];
        for chain in CHAINS {
            let names = Vec::from_iter(chain.iter().map(|f| f.name()));
            found.push(CHAIN.trial(names.join(" → "), Vec::new(), move |program| {
                let chained = |n: usize| {
                    let mut functions = program.functions.clone();
                    functions[..last].fill(Function::Chain(chain[..n].to_vec()));
                    functions
                };
                if !program.also.is_empty() {
                    program.also = (1..chain.len()).map(chained).collect();
                }
                program.functions = chained(chain.len());
            }));
        }
    }
    let has = |name: &str| document.activations().iter().any(|f| f.name() == name);
    for (times_x, name) in [(false, "sigmoid"), (true, "swish")] {
        for (cause, function) in [
            (&UNBRACKETED, Function::Unbracketed { times_x }),
            (&MINUS_FORGOTTEN, Function::MinusForgotten { times_x }),
        ] {
            // Where the network has it, all of its layers; and else as if the hidden ones had it.
            let replaced = has(name);
            if replaced || last > 0 {
                found.push(cause.trial(name, Vec::new(), move |program| {
                    for (layer, f) in program.functions.iter_mut().enumerate() {
                        let is_it = matches!(f, Function::Is(f) if f.name() == name);
                        if is_it || !replaced && layer < last {
                            *f = function.clone();
                        }
                    }
                }));
            }
        }
    }
    if has("softmax") && document.rows() > 1 {
        found.push(SOFTMAX_OF_ALL.trial("", Vec::new(), move |program| {
            program.functions[last] = Function::SoftmaxOfAll;
        }));
    }
    found.push(BIASES_FORGOTTEN.trial("", no_biases(program), |program| {
        program.biases_forgotten = true
    }));
    inputs(document, &mut found);
    found
}

fn activations(document: &Document, last: usize, found: &mut Vec<Trial>) {
    let own = document.activations();
    let others = Activation::ALL.iter().filter(|f| !f.is_row_wise());
    for &f in others.filter(|_| last > 0) {
        if own[..last].iter().any(|own| *own != f) {
            let edits = hidden_edits(last, f);
            found.push(ACTIVATION.trial(f.name(), edits, move |program| {
                program.functions[..last].fill(Function::Is(f));
            }));
        }
    }
    for slope in [0.1, 0.2, 0.3, 0.05, 0.02, 0.001, 0.25, 0.5] {
        let f = Activation::LeakyRelu { slope };
        if last > 0 && !own[..last].contains(&f) {
            let edits = hidden_edits(last, f);
            found.push(SLOPE.trial(number_text(slope), edits, move |program| {
                program.functions[..last].fill(Function::Is(f));
            }));
        }
    }
    let mut too = POST.to_vec();
    too.extend([
        Activation::Tanh,
        Activation::Relu,
        Activation::Softmax,
        Activation::Linear,
    ]);
    too.extend(own.iter().copied());
    for (i, &f) in too.iter().enumerate() {
        if f != own[last] && !too[..i].contains(&f) {
            let edits = vec![Edit::Activation {
                layer: last,
                activation: f,
            }];
            found.push(OUTPUT_TOO.trial(f.name(), edits, move |program| {
                program.functions[last] = Function::Is(f);
            }));
        }
    }
}

fn hidden_edits(last: usize, activation: Activation) -> Vec<Edit> {
    (0..last)
        .map(|layer| Edit::Activation { layer, activation })
        .collect()
}

fn no_biases(program: &Program) -> Vec<Edit> {
    let sizes = program.shape.sizes()[1..].iter().enumerate();
    sizes
        .map(|(layer, &n)| Edit::Biases {
            layer,
            values: vec![0.0; n],
        })
        .collect()
}

fn inputs(document: &Document, found: &mut Vec<Trial>) {
    let (own, columns, rows) = (document.inputs(), document.sizes()[0], document.rows());
    let mut put = |cause: &'static Cause, detail: String, values: Vec<f64>| {
        let is_new =
            values.len() == own.len() && values != own && values.iter().all(|x| x.is_finite());
        if is_new {
            let edits = vec![Edit::Inputs {
                rows,
                values: values.clone(),
            }];
            let values = Rc::new(values);
            found.push(cause.trial(detail, edits, move |program| {
                program.inputs = values.clone()
            }));
        }
    };
    for &preset in Preset::ALL {
        let other = Document::from(preset);
        if other.sizes()[0] == columns {
            put(&INPUT, preset.name().into(), other.inputs().to_vec());
        }
    }
    for order in orders(columns) {
        let row = |row: &[f64]| order.iter().map(|&i| row[i]).collect::<Vec<_>>();
        let names = Vec::from_iter(order.iter().map(|i| format!("x{}", i + 1)));
        put(
            &INPUT_ORDER,
            names.join(", "),
            own.chunks(columns).flat_map(row).collect(),
        );
    }
    for divisor in [10.0, 100.0, 255.0] {
        let values = own.iter().map(|x| x / divisor).collect();
        put(
            &INPUT_SCALED,
            format!("x / {}", number_text(divisor)),
            values,
        );
    }
    // Over all numbers, and over each column.
    let stride = [1, columns];
    let names = ["", ", axis=0"];
    for (stride, axis) in stride.into_iter().zip(names) {
        let by = |f: &dyn Fn(&[f64]) -> [f64; 2]| {
            let groups = (0..stride)
                .map(|i| f(&Vec::from_iter(own.iter().skip(i).step_by(stride).copied())));
            let groups = Vec::from_iter(groups);
            let scaled = own
                .iter()
                .enumerate()
                .map(|(i, x)| (x - groups[i % stride][0]) / groups[i % stride][1]);
            scaled.collect::<Vec<_>>()
        };
        let largest = |x: &[f64]| x.iter().fold(f64::MIN, |most, &x| most.max(x));
        let least = |x: &[f64]| x.iter().fold(f64::MAX, |least, &x| least.min(x));
        let by_largest = by(&|x| [0.0, largest(x)]);
        put(&INPUT_SCALED, format!("x / np.max(x{axis})"), by_largest);
        let by_range = by(&|x| [least(x), largest(x) - least(x)]);
        put(
            &INPUT_SCALED,
            format!("(x - np.min(x{axis})) / (np.max(x{axis}) - np.min(x{axis}))"),
            by_range,
        );
        let standardized = by(&|x| {
            let n = x.len() as f64;
            let mean = x.iter().sum::<f64>() / n;
            [
                mean,
                (x.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n).sqrt(),
            ]
        });
        put(
            &INPUT_SCALED,
            format!("(x - np.mean(x{axis})) / np.std(x{axis})"),
            standardized,
        );
    }
}
