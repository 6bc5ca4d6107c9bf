// Attributes that are numbers of the loss, the optimizer or the schedule that is chosen, and what they are: the package's
// description and docs/element.md have them from here.

/** By PyTorch's names. @type {Record<string, string>} */
export const NUMBERS = {
  delta: "δ of `huber`, 0.001 … 1000; 1 without it.",
  momentum: "μ of `momentum`, `nesterov` (0.9) and of `rmsprop` and `rmsprop_centered` (0), 0 … 1.",
  dampening: "τ of `momentum`, 0 … 1; 0 without it.",
  alpha: "α of `rmsprop` and `rmsprop_centered`, 0 … 0.999999; 0.99 without it.",
  rho: "ρ of `adadelta`, 0 … 0.999999; 0.9 without it.",
  beta1: "β₁ of `adam` and its kin, 0 … 0.999999; 0.9 without it.",
  beta2: "β₂ of `adam` and its kin, 0 … 0.999999; 0.999 without it.",
  epsilon: "ε in the denominator of the adaptive optimizers, 0 … 1; PyTorch's without it.",
  weight_decay: "λ of every optimizer but `rprop`, 0 … 1000; 0 without it, 0.01 for `adamw`.",
  momentum_decay: "ψ of `nadam`; 0.004 without it.",
  lr_decay: "κ of `adagrad`; 0 without it.",
  initial_accumulator_value: "s₀ of `adagrad`; 0 without it.",
  eta_minus: "η⁻ of `rprop`; 0.5 without it.",
  eta_plus: "η⁺ of `rprop`; 1.2 without it.",
  step_min: "The smallest step of `rprop`; 1e-06 without it.",
  step_max: "The largest step of `rprop`; 50 without it.",
  step_size: "s of the schedule `step`: how long a stair is; 10 without it.",
  gamma: "γ of the schedules `step` (0.1) and `exponential` (0.99), 0 … 1.",
  t_max: "T of the schedule `cosine`: how long the way down is; 100 without it.",
  eta_min: "The lowest learning rate of the schedule `cosine`; 0 without it.",
  decay: "κ of the schedule `inverse_time`; 0.01 without it.",
};
