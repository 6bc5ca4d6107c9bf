//! Trains the network of the post, then the one that the NNFS tradition trains on a spiral, and checks the gradients:
//! `cargo run --release --example train`.

use perceptible::{Document, Error, Part, Session, Train};
use sha2::{Digest, Sha256};
use std::time::Instant;

/// What is trained, as links of the page: the same steps there give the same bits.
const RUNS: [(&str, &str, u64); 2] = [
    ("3-4-2, towards [1, 0]", "v1&t=1,0&tol=0", 200),
    (
        "2-64-3, on a spiral",
        "v1&layers=2,64,3&data=spiral&f1=relu&f2=softmax&scale=0.01&before=300\
         &loss=cross_entropy&opt=adam&lr=0.05&batch=50",
        3000,
    ),
];
/// Losses that are printed of each.
const LINES: u64 = 10;

fn main() -> Result<(), Error> {
    for (name, link, steps) in RUNS {
        println!("{name}");
        let mut session = Session::new(Document::from_link(link)?)?;
        let start = Instant::now();
        let clock = || start.elapsed().as_secs_f64() * 1000.0;
        for _ in 0..LINES {
            session.train(Train::Play {
                budget: f64::INFINITY,
                steps: steps / LINES,
                clock: &clock,
            })?;
            if let Some(run) = session.run() {
                let loss = run.trainer().loss().map_or(f64::NAN, |(loss, _)| loss);
                let (step, digest) = (run.trainer().updates(), digest(&session)?);
                println!(
                    "  step {step:5}  loss {loss:.6e}  SHA-256 of the parameters {}",
                    &digest[..16]
                );
            }
        }
        let ms = clock();
        println!("  {:.1} µs a step", 1000.0 * ms / steps as f64);

        let report = session.check(f64::INFINITY, &clock)?;
        let largest = report.largest.map_or(f64::NAN, |found| found.size());
        println!(
            "  gradient check: {} of {} parameters, largest difference {largest:.1e}, {} wrong, {} at kinks, order {:.3}",
            report.checked,
            report.parameters,
            report.wrong.len(),
            report.kinks.len(),
            report.order.unwrap_or(f64::NAN)
        );
        assert!(report.passed());
    }
    Ok(())
}

/// Of the parameters after the last step, little-endian.
fn digest(session: &Session) -> Result<String, Error> {
    let mut hash = Sha256::new();
    for (_, parameters) in session.frame(&[Part::After])?.parts {
        parameters.iter().for_each(|w| hash.update(w.to_le_bytes()));
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
