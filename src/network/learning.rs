//! One update of all weights and biases: the optimiser's step, then the penalty's.

use super::{Gradients, Network};
use crate::{
    Error, Optimizer, Penalty,
    optimizer::{State, Term},
};

impl Network {
    /// One step of an optimiser; frozen parameters stay.
    ///
    /// ```
    /// use perceptible::{
    ///     Activation, Initialization, Loss, Network, Optimizer, Penalty, RandomState, Targets, optimizer::State,
    /// };
    /// let mut network = Network::draw(
    ///     &[3, 4, 2],
    ///     &[Activation::Swish { beta: 1.0 }, Activation::Linear],
    ///     Initialization::POST,
    ///     &mut RandomState::new(0),
    /// )?;
    /// let targets = Targets::new(&[1.0, 0.0], &[1, 2])?;
    /// let (adam, penalty) = (Optimizer::named("adam")?, Penalty { l1: 0.0, l2: 1e-4 });
    /// let mut state = State::new(&adam, network.parameters().as_slice().len())?;
    /// for _ in 0..200 {
    ///     let trace = network.forward_flat(&[3.0, 1.0, 5.5])?;
    ///     let gradients = network.backward(&trace, &targets, Loss::Mse)?;
    ///     network.step(&adam, &mut state, &gradients, 0.01)?;
    ///     network.shrink(penalty, 0.01)?;
    /// }
    /// let trace = network.forward_flat(&[3.0, 1.0, 5.5])?;
    /// assert!(network.loss(&trace, &targets, Loss::Mse)? < 1e-6);
    /// assert!(network.penalty(penalty) < 1e-3);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Optimizer::update`]; then nothing has changed.
    pub fn step(
        &mut self,
        optimizer: &Optimizer,
        state: &mut State,
        gradients: &Gradients,
        learning_rate: f64,
    ) -> Result<(), Error> {
        let gradients = gradients.parameters().as_slice();
        let parameters = self.parameters.as_mut_slice();
        optimizer.update(state, parameters, gradients, learning_rate, &self.frozen)
    }

    /// What [`Network::step`] would compute for the parameter at `index` of the flat buffer, number by number.
    ///
    /// # Errors
    /// As [`Optimizer::terms`].
    pub fn step_terms(
        &self,
        optimizer: &Optimizer,
        state: &State,
        gradients: &Gradients,
        learning_rate: f64,
        index: usize,
    ) -> Result<Vec<Term>, Error> {
        let at = |numbers: &[f64]| numbers.get(index).copied().unwrap_or(f64::NAN);
        let gradient = at(gradients.parameters().as_slice());
        let parameter = at(self.parameters.as_slice());
        optimizer.terms(state, index, parameter, gradient, learning_rate)
    }

    /// The penalty's part of an update, after [`Network::step`]: on the weights that are not frozen, never on
    /// biases.
    ///
    /// # Errors
    /// As [`Penalty::apply`]; then nothing has changed.
    pub fn shrink(&mut self, penalty: Penalty, learning_rate: f64) -> Result<(), Error> {
        for layer in 0..self.activations.len() {
            let range = self.shape().layer(layer);
            let (weights, _) = self.parameters.of_mut(layer);
            let frozen = self.frozen.get(range.start..range.start + weights.len());
            penalty.apply(weights, learning_rate, frozen.unwrap_or(&[]))?;
        }
        Ok(())
    }

    /// The penalty's value, which is no part of the loss: over the weights of all layers, frozen or not.
    pub fn penalty(&self, penalty: Penalty) -> f64 {
        if penalty == Penalty::default() {
            return 0.0;
        }
        let layers = 0..self.activations.len();
        penalty.value(layers.map(|layer| self.parameters.of(layer).0))
    }
}
