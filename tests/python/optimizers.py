"""Makes tests/fixtures/optimizers.json with PyTorch (Debian's python3-torch will do): long runs of every optimiser
on given gradients, and learning-rate schedules; powers with Python's whole numbers."""
import json
import math
from fractions import Fraction

import torch
from torch.optim import lr_scheduler

torch.set_default_dtype(torch.float64)  # NAdam's product of μ too, which is float32 otherwise
STEPS = [1, 10, 1000, 100_000]
START = [1.5, -0.25, 0.0078125]

O = torch.optim
RUNS = [  # our name, hyper-parameters that differ from the catalogue's, learning rate, PyTorch's optimiser
    ("sgd", {"weight_decay": 0.01}, 0.001, lambda p: O.SGD(p, lr=0.001, weight_decay=0.01)),
    ("momentum", {"momentum": 0.8, "dampening": 0.3, "weight_decay": 0.01}, 0.001,
     lambda p: O.SGD(p, lr=0.001, momentum=0.8, dampening=0.3, weight_decay=0.01)),
    ("momentum", {"momentum": 0.0, "dampening": 0.3}, 0.001, lambda p: O.SGD(p, lr=0.001, momentum=0, dampening=0.3)),
    ("nesterov", {"weight_decay": 0.01}, 0.001,
     lambda p: O.SGD(p, lr=0.001, momentum=0.9, nesterov=True, weight_decay=0.01)),
    ("rmsprop", {"momentum": 0.5, "weight_decay": 0.01}, 0.001,
     lambda p: O.RMSprop(p, lr=0.001, momentum=0.5, weight_decay=0.01)),
    ("rmsprop_centered", {"alpha": 0.9, "momentum": 0.5, "weight_decay": 0.01}, 0.001,
     lambda p: O.RMSprop(p, lr=0.001, alpha=0.9, momentum=0.5, centered=True, weight_decay=0.01)),
    ("adagrad", {"lr_decay": 0.01, "initial_accumulator_value": 0.1, "weight_decay": 0.01}, 0.01,
     lambda p: O.Adagrad(p, lr=0.01, lr_decay=0.01, initial_accumulator_value=0.1, weight_decay=0.01)),
    ("adadelta", {"weight_decay": 0.01}, 1.0, lambda p: O.Adadelta(p, lr=1.0, weight_decay=0.01)),
    ("adam", {}, 0.001, lambda p: O.Adam(p, lr=0.001)),
    ("adam", {"beta1": 0.99, "beta2": 0.99999, "epsilon": 0.001, "weight_decay": 0.01}, 0.001,
     lambda p: O.Adam(p, lr=0.001, betas=(0.99, 0.99999), eps=0.001, weight_decay=0.01)),
    ("adam", {"beta1": 0.0}, 0.001, lambda p: O.Adam(p, lr=0.001, betas=(0.0, 0.999))),
    ("amsgrad", {"weight_decay": 0.01}, 0.001, lambda p: O.Adam(p, lr=0.001, amsgrad=True, weight_decay=0.01)),
    ("adamw", {"weight_decay": 0.1}, 0.001, lambda p: O.AdamW(p, lr=0.001, weight_decay=0.1)),
    ("adamax", {"weight_decay": 0.01}, 0.002, lambda p: O.Adamax(p, lr=0.002, weight_decay=0.01)),
    ("nadam", {"momentum_decay": 0.01, "weight_decay": 0.01}, 0.002,
     # foreach, because PyTorch 1.13's plain form has μ twice in the next product; 2.x has it once, as here
     lambda p: O.NAdam(p, lr=0.002, momentum_decay=0.01, weight_decay=0.01, foreach=True)),
    ("radam", {"weight_decay": 0.01}, 0.001, lambda p: O.RAdam(p, lr=0.001, weight_decay=0.01)),
    ("rprop", {"eta_minus": 0.4, "eta_plus": 1.5, "step_max": 0.01, "step_min": 0.0001}, 0.001,
     lambda p: O.Rprop(p, lr=0.001, etas=(0.4, 1.5), step_sizes=(0.0001, 0.01))),
]

SCHEDULES = [  # our name, hyper-parameters, PyTorch's scheduler
    ("step", {"step_size": 3, "gamma": 0.5}, lambda o: lr_scheduler.StepLR(o, 3, 0.5)),
    ("exponential", {"gamma": 0.95}, lambda o: lr_scheduler.ExponentialLR(o, 0.95)),
    ("cosine", {"t_max": 7, "eta_min": 0.001}, lambda o: lr_scheduler.CosineAnnealingLR(o, 7, 0.001)),
    ("inverse_time", {"decay": 0.1}, lambda o: lr_scheduler.LambdaLR(o, lambda t: 1 / (1 + 0.1 * t))),
]


def run(make):
    w = torch.tensor(START, requires_grad=True)
    optimizer, seen = make([w]), []
    for t in range(1, STEPS[-1] + 1):
        w.grad = torch.tensor([((7919 * t + 104729 * i) % 1000 - 500) / 256 for i in range(len(START))])
        optimizer.step()
        if t in STEPS:
            seen.append([repr(x) for x in w.tolist()])
    return seen


def rates(make):
    optimizer = O.SGD([torch.zeros(1)], lr=0.1)
    scheduler, seen = make(optimizer), []
    for _ in range(40):
        # where it has a closed form; its recurrence collects rounding errors
        closed = getattr(scheduler, "_get_closed_form_lr", scheduler.get_lr)
        seen.append(repr(float(closed()[0])))
        optimizer.step()
        scheduler.step()
    return seen


def power(x, n):
    """The true power rounded to float64, and what the rounding took away in ULP."""
    true = Fraction(x) ** n
    nearest = float(true)
    rest = (true - Fraction(nearest)) / Fraction(math.ulp(nearest))
    return [repr(x), n, repr(nearest), f"{float(rest):.4f}"]


powers = [power(x, n) for x in (0.9, 0.999, 0.99999, 0.999999, 0.5, -0.97, 1.01, 3.0)
          for n in (0, 1, 2, 3, 10, 63, 64, 500, 1001, 12345, 65536)
          if abs(n * math.log(abs(x))) < 620]

fixture = {
    "torch": torch.__version__,
    "note": "Made by tests/python/optimizers.py. Parameter i of START gets the gradient "
            "((7919 t + 104729 i) mod 1000 - 500) / 256 in step t, from 1; w after the steps of `steps`.",
    "start": START,
    "steps": STEPS,
    "runs": [{"optimizer": name, "hyperparameters": numbers, "learning_rate": rate, "w": run(make)}
             for name, numbers, rate, make in RUNS],
    "base": 0.1,
    "schedules": [{"schedule": name, "hyperparameters": numbers, "rates": rates(make)}
                  for name, numbers, make in SCHEDULES],
    "powi": powers,
}
with open("tests/fixtures/optimizers.json", "w", encoding="utf-8") as file:
    json.dump(fixture, file, indent=1)
    file.write("\n")
