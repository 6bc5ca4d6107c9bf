//! Writes NumPy scripts and the text that each should print into a folder, for
//! tests/python/test_numpy.py: `cargo run --example numpy_scripts -- FOLDER`

use perceptible::{Activation, Document, Edit, Error, Initialization, Preset, RandomState, export};
use std::{fs, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder?")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    let write = |name: &str, document: &Document| -> Result<(), Box<dyn std::error::Error>> {
        let export::numpy::Script { script, output } = export::numpy::script(document)?;
        fs::write(folder.join(name).with_extension("py"), script)?;
        fs::write(folder.join(name).with_extension("txt"), output)?;
        Ok(())
    };
    for preset in Preset::ALL {
        write(preset.name(), &Document::from(*preset))?;
    }
    for &activation in Activation::ALL {
        for preset in [Preset::Post, Preset::PostNegative, Preset::Batch] {
            let document = Document::from(preset);
            let name = format!("{}-{}", preset.name(), activation.name());
            let output = Edit::Activation {
                layer: 1,
                activation,
            };
            write(&format!("{name}-output"), &document.edit(&[output])?)?;
            if !activation.is_row_wise() {
                let hidden = Edit::Activation {
                    layer: 0,
                    activation,
                };
                write(&format!("{name}-hidden"), &document.edit(&[hidden])?)?;
            }
        }
    }
    for &initialization in Initialization::ALL {
        let document = Document::from(Preset::Batch)
            .edit(&[Edit::field("initialization", initialization.name())])?;
        write(&format!("batch-{}", initialization.name()), &document)?;
    }
    for number in 0..400 {
        write(&format!("random{number}"), &random_document(number)?)?;
    }
    Ok(())
}

/// Any shape, depth, batch, activations, initialization, seed, with few, many or all numbers edited.
fn random_document(seed: u32) -> Result<Document, Error> {
    let mut random = RandomState::new(seed);
    let mut below = |n: usize| (random.random_sample() * n as f64) as usize;
    let largest = [4, 8, 64][below(3)];
    let mut edits = vec![
        Edit::field("seed", f64::from(seed.wrapping_mul(2_654_435_761))),
        Edit::field(
            "initialization",
            Initialization::ALL[below(Initialization::ALL.len())].name(),
        ),
    ];
    let layers = 2 + below(6);
    edits.extend((2..layers).map(|_| Edit::AddLayer { position: 1 }));
    let sizes = Vec::from_iter((0..=layers).map(|_| 1 + below(largest)));
    edits.extend(
        sizes
            .iter()
            .enumerate()
            .map(|(position, &value)| Edit::Size { position, value }),
    );
    for layer in 0..layers {
        let activation = Activation::ALL[below(Activation::ALL.len())];
        if !activation.is_row_wise() || layer + 1 == layers {
            edits.push(Edit::Activation { layer, activation });
            if let Some(p) = activation.parameter().filter(|_| below(2) == 0) {
                let value = p.minimum + (p.maximum - p.minimum) * below(100) as f64 / 128.0;
                edits.push(Edit::Parameter { layer, value });
            }
        }
    }
    let most = [1, 3, 12, 64][below(4)];
    let rows = 1 + below(most);
    let mut number = || match below(4) {
        0 => below(20) as f64 - 10.0,
        _ => (below(1 << 20) as f64 - 5e5) / 1e5,
    };
    let values = (0..rows * sizes[0]).map(|_| number()).collect();
    edits.push(Edit::Inputs { rows, values });
    for layer in 0..layers {
        let (inputs, neurons) = (sizes[layer], sizes[layer + 1]);
        let mut below = |n: usize| (number().abs() * 1e4) as usize % n;
        match below(3) {
            0 => {
                let (from, to) = (below(inputs), below(neurons));
                let value = Some(number());
                edits.push(Edit::Weight {
                    layer,
                    from,
                    to,
                    value,
                });
                edits.push(Edit::Bias { layer, to, value });
            }
            1 => {
                // small, as values below 1e-308 are 0 in ours and not in NumPy's
                let values = (0..inputs * neurons).map(|_| number() / 32.0).collect();
                edits.push(Edit::Weights { layer, values });
                let values = (0..neurons).map(|_| number()).collect();
                edits.push(Edit::Biases { layer, values });
            }
            _ => (),
        }
    }
    Document::from(Preset::Post).edit(&edits)
}
