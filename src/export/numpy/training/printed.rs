//! What the script of a training prints at its end and compares, and the text that it prints.

use super::{
    super::{
        matrix_text,
        program::Program,
        tolerance::{digits, round, tolerance},
    },
    Learnt, TrainingScript,
};
use crate::{Document, Error, Training, numpy};

/// Losses, and after the last step the outputs of all rows that are trained on.
pub struct Printed<'a> {
    learnt: &'a Learnt,
    losses: Numbers,
    outputs: Numbers,
}

struct Numbers {
    values: Vec<f64>,
    tolerance: f64,
    digits: i32,
}

impl<'a> Printed<'a> {
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn new(
        document: &Document,
        training: &Training,
        learnt: &'a Learnt,
    ) -> Result<Self, Error> {
        let numbers = |values: &[f64]| {
            let tolerance = tolerance(document, training, learnt.steps, values);
            Numbers {
                values: values.to_vec(),
                tolerance,
                digits: digits(values, tolerance),
            }
        };
        let (train, n) = (document.split()?.train, document.sizes()[0]);
        let inputs = train
            .iter()
            .flat_map(|&row| &document.inputs()[row * n..][..n]);
        let inputs = Vec::from_iter(inputs.copied());
        let trace = learnt.network.forward_flat(&inputs)?;
        Ok(Printed {
            losses: numbers(&learnt.losses),
            outputs: numbers(trace.outputs_flat()),
            learnt,
        })
    }

    /// Digits of a printed loss.
    pub fn loss_digits(&self) -> i32 {
        self.losses.digits
    }

    /// The lines that print the outputs and, with `asserts`, compare them and the last loss with ours.
    pub fn lines(&self, outputs: &str, loss: &str, asserts: bool) -> String {
        let rounded = format!("np.round({outputs}, {})", self.outputs.digits);
        let print = format!("np.set_printoptions(suppress=True)\nprint({rounded} + 0.0)");
        if !asserts {
            return print;
        }
        let indent = "expected = ".len();
        let rows = matrix_text(&self.outputs.values, self.columns(), indent, numpy::repr);
        let last = numpy::repr(self.learnt.losses[1]);
        let of_outputs = self.outputs.asserted(outputs, "expected");
        let of_loss = self.losses.asserted(loss, &last);
        format!("{print}\n\nexpected = {rows}\n{of_outputs}\n{of_loss}")
    }

    /// The script, and the text that it prints.
    ///
    /// # Errors
    /// None for outputs of this network.
    pub fn finish(&self, program: Program) -> Result<TrainingScript, Error> {
        let mut output = String::new();
        for (step, loss) in self.learnt.printed_steps().zip(self.losses.rounded()) {
            output += &format!("step {step} loss {}\n", numpy::repr(loss));
        }
        let rounded = Vec::from_iter(self.outputs.rounded());
        let shape = [rounded.len() / self.columns(), self.columns()];
        output += &numpy::array_str_suppressed(&rounded, &shape)?;
        let (script, marks) = program.finish();
        Ok(TrainingScript {
            script,
            output,
            marks,
        })
    }

    fn columns(&self) -> usize {
        self.learnt.network.n_outputs()
    }
}

impl Numbers {
    fn rounded(&self) -> impl Iterator<Item = f64> {
        self.values.iter().map(|&value| round(value, self.digits))
    }

    fn asserted(&self, what: &str, expected: &str) -> String {
        let tolerance = numpy::repr(self.tolerance);
        format!("np.testing.assert_allclose({what}, {expected}, rtol=0, atol={tolerance})")
    }
}
