"""Writes tests/fixtures/presets.json: the presets' numbers, by NumPy alone.

    python tests/python/presets.py > tests/fixtures/presets.json     (made with NumPy 2.4.6)
"""

import json
import numpy as np

def sigmoid(x): return 1 / (1 + np.exp(-x))
def relu(x): return np.maximum(0, x)
def linear(x): return x

def drawn(*sizes):
    np.random.seed(0)
    return [(0.10 * np.random.randn(i, n), np.zeros((1, n))) for i, n in zip(sizes, sizes[1:])]

PRESETS = {
    "post": ([[3, 1, 5.5]], drawn(3, 4, 2), [sigmoid, linear]),
    "post-negative": ([[3, 1, -5.5]], drawn(3, 4, 2), [sigmoid, linear]),
    "batch": ([[1, 2, 3, 2.5], [2, 5, -1, 2], [-1.5, 2.7, 3.3, -0.8]], drawn(4, 5, 2), [sigmoid, linear]),
    "xor": (
        [[0, 0], [0, 1], [1, 0], [1, 1]],
        [([[1, 1], [1, 1]], [[0, -1]]), ([[1], [-2]], [[0]])],
        [relu, linear],
    ),
    "neuron": ([[1, 2, 3]], [([[0.2], [0.8], [-0.5]], [[2]])], [sigmoid]),
}

presets = {}
for name, (a, layers, functions) in PRESETS.items():
    values, a = [], np.array(a, float)
    for (weights, biases), f in zip(layers, functions):
        z = np.dot(a, np.array(weights, float)) + np.array(biases, float)
        a = f(z)
        values.append({"z": z.ravel().tolist(), "a": a.ravel().tolist()})
    presets[name] = {"layers": values, "printed": str(a)}
print(json.dumps({"numpy": np.__version__, "presets": presets}, indent=1))
