"""Makes tests/fixtures/permutation.json with NumPy: permutations, uniform numbers, a stored state."""
import hashlib
import json

import numpy as np


def random(seed):
    return np.random.RandomState(seed)


def digest(words):
    return hashlib.sha256(words.astype("<u4").tobytes()).hexdigest()


def texts(values):
    return [repr(value) for value in values.tolist()]


sizes = [(0, 0), (0, 1), (0, 2), (0, 10), (1, 10), (42, 10), (2**32 - 1, 17), (0, 64), (42, 65), (7, 624)]
long_sizes = [(0, 1000), (3, 65537), (42, 100000)]
ranges = [(0, -1.0, 1.0), (1, -0.1, 0.1), (42, 0.0, 1e300), (9, 3.5, -2.25), (3, -(0.5**0.5), 0.5**0.5)]
integers = [(0, 0, 10), (1, -5, 3), (42, 7, 8), (0, 0, 2**32), (3, -(2**40), 2**41), (9, -(2**63), 2**63 - 1)]
lines = [
    (0.0, 1.0, 100, True),
    (4.0, 8.0, 50, True),
    (0.0, 2 * np.pi, 67, False),
    (0.0, np.pi, 101, True),
    (-1.0, 0.1, 7, True),
    (3.0, 4.0, 1, True),
    (3.0, 4.0, 1, False),
    (3.0, 4.0, 0, True),
    (0.0, 5e-324, 4, True),
    (-2.5, -2.5, 3, True),
]

mixed = random(5)
letters = list("abcdef")
mixed_case = {
    "seed": 5,
    "randn": texts(mixed.randn(3)),
    "permutation": mixed.permutation(5).tolist(),
    "then_randn": texts(mixed.randn(2)),
    "shuffle": (mixed.shuffle(letters), "".join(letters))[1],
    "random_sample": repr(mixed.random_sample()),
}

stored = random(123)
stored.randn(7)
state = stored.get_state(legacy=False)

fixture = {
    "numpy": np.__version__,
    "note": "Made with NumPy by tests/python/permutation.py: np.random.seed(seed), then the named call.",
    "permutation": [
        {"seed": seed, "n": n, "permutation": random(seed).permutation(n).tolist()} for seed, n in sizes
    ],
    "long_permutation": [
        {"seed": seed, "n": n, "sha256_u32_le": digest(random(seed).permutation(n))} for seed, n in long_sizes
    ],
    "mixed": mixed_case,
    "uniform": [
        {"seed": seed, "low": repr(low), "high": repr(high), "values": texts(random(seed).uniform(low, high, 5))}
        for seed, low, high in ranges
    ],
    "normal": [
        {"seed": seed, "loc": repr(loc), "scale": repr(scale), "values": texts(random(seed).normal(loc, scale, 5))}
        for seed, loc, scale in ((0, 0.0, 0.1), (1, -3.5, 2.25), (42, 1e300, 1e-300))
    ],
    "randint": [
        {"seed": seed, "low": str(low), "high": str(high), "values": [str(i) for i in random(seed).randint(low, high, 9)]}
        for seed, low, high in integers
    ],
    "linspace": [
        {
            "start": repr(start),
            "stop": repr(stop),
            "num": num,
            "endpoint": endpoint,
            "values": texts(np.linspace(start, stop, num, endpoint=endpoint)),
        }
        for start, stop, num, endpoint in lines
    ],
    "state": {
        "after": "seed(123); randn(7)",
        "pos": int(state["state"]["pos"]),
        "key_sha256_u32_le": digest(state["state"]["key"]),
        "has_gauss": state["has_gauss"],
        "cached_gaussian": repr(float(state["gauss"])),
        "then_randn": texts(stored.randn(3)),
    },
}
print(json.dumps(fixture))
