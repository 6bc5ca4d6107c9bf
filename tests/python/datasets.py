"""Makes tests/fixtures/datasets_more.json with NumPy 2.4.6, scikit-learn 1.9.1 and nnfs 0.5.1: small data sets of every
generator with other parameters than datasets.json has, where the random numbers go on after them, splits of other sizes,
standardised columns.

    python tests/python/datasets.py > tests/fixtures/datasets_more.json
"""
import json
import warnings

import nnfs
import numpy as np
import sklearn
from nnfs.datasets import sine_data, spiral_data, vertical_data
from sklearn.datasets import load_digits, load_iris, make_blobs, make_circles, make_moons
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def texts(values):
    return [repr(value) for value in np.asarray(values, float).ravel().tolist()]


def of_nnfs(function):
    """nnfs draws from NumPy's global generator: here the one that is handed in."""

    def call(random, *arguments):
        np.random.set_state(random.get_state())
        X, y = function(*arguments)
        random.set_state(np.random.get_state())
        return X, y

    return call


def noisy(y, noise, random):
    return y + random.normal(scale=noise, size=y.shape) if noise > 0 else y


def moons(random, n_samples, noise):
    return make_moons(n_samples, noise=noise or None, random_state=random)


def circles(random, n_samples, noise, factor):
    return make_circles(n_samples, noise=noise or None, factor=factor, random_state=random)


def blobs(random, n_samples, centers, cluster_std, n_features):
    return make_blobs(n_samples, n_features, centers=centers, cluster_std=cluster_std, random_state=random)


def xor(random, n_samples, noise):
    X = random.uniform(-1, 1, (n_samples, 2))
    y = (X[:, 0] > 0) != (X[:, 1] > 0)
    return noisy(X, noise, random), y


def gaussians(random, n_samples, distance, std):
    y = np.arange(n_samples) % 2
    X = random.normal(scale=std, size=(n_samples, 2)) + np.where(y == 1, distance, -distance)[:, None]
    return X, y


def sine(random, n_samples, periods, noise):
    if periods == 1:
        X, y = sine_data(n_samples)
    else:
        X = np.arange(n_samples).reshape(-1, 1) / n_samples
        y = np.sin(2 * np.pi * periods * X)
    return X, noisy(y, noise, random)


def parabola(random, n_samples, noise):
    X = np.linspace(-1, 1, n_samples).reshape(-1, 1)
    return X, noisy(X * X, noise, random)


def step(random, n_samples, noise):
    X = np.linspace(-1, 1, n_samples).reshape(-1, 1)
    return X, noisy(np.where(X > 0, 1.0, 0.0), noise, random)


def plane(random, n_samples, w1, w2, b, noise):
    X = random.uniform(-1, 1, (n_samples, 2))
    return X, noisy(w1 * X[:, 0] + w2 * X[:, 1] + b, noise, random)


GENERATORS = {
    "moons": (moons, [(7, 0.0), (12, 0.3), (1, 0.5)]),
    "circles": (circles, [(9, 0.0, 0.75), (8, 0.2, 0.0), (1, 0.1, 0.5)]),
    "blobs": (blobs, [(11, 4, 0.5, 3), (3, 5, 2.0, 2), (6, 1, 0.0, 1)]),
    "spiral": (of_nnfs(spiral_data), [(4, 5), (1, 2), (2, 64)]),
    "vertical": (of_nnfs(vertical_data), [(4, 5), (1, 1)]),
    "xor": (xor, [(9, 0.0), (8, 0.25)]),
    "gaussians": (gaussians, [(9, 2.0, 1.0), (4, 0.5, 0.0)]),
    "sine": (sine, [(10, 1, 0.0), (7, 2.5, 0.1)]),
    "parabola": (parabola, [(9, 0.0), (6, 0.5)]),
    "step": (step, [(9, 0.0), (6, 0.5)]),
    "plane": (plane, [(9, 2.0, -1.0, 0.5, 0.0), (6, 0.25, 3.0, -7.0, 0.5)]),
}


def generated(seed, name, call, arguments):
    random = np.random.RandomState(seed)
    X, y = call(random, *arguments)
    return {
        "name": name,
        "seed": seed,
        "arguments": arguments,
        "columns": X.shape[1],
        "X": texts(X),
        "y": texts(y),
        "then_randn": repr(random.randn()),
    }


def split(seed, rows, test_size):
    train, test = train_test_split(np.arange(rows), test_size=test_size, random_state=seed)
    return {"seed": seed, "rows": rows, "test_size": test_size, "train": train.tolist(), "test": test.tolist()}


def standardized(X):
    scaler = StandardScaler().fit(X)
    return {
        "rows": len(X),
        "X": texts(X),
        "mean": texts(scaler.mean_),
        "scale": texts(scaler.scale_),
        "standardized": texts(scaler.transform(X)),
    }


iris = StandardScaler().fit(load_iris().data)
random = np.random.RandomState(3)
columns = [random.randn(9), 1e6 + random.randn(9), np.full(9, 0.1), np.full(9, 0.0), 1e-9 * random.randn(9),
           1e9 + 1e-9 * random.randn(9), random.randint(0, 2, 9), 1e150 * random.randn(9)]
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    fixture = {
        "numpy": np.__version__,
        "scikit-learn": sklearn.__version__,
        "nnfs": nnfs.__version__,
        "generated": [
            generated(seed, name, call, arguments)
            for name, (call, cases) in GENERATORS.items()
            for seed, arguments in enumerate(cases, start=5)
        ],
        "split": [split(*case) for case in ((0, 2, 0.5), (1, 7, 0.1), (42, 10, 0.3), (3, 150, 0.2), (4, 9, 0.85))],
        "standardized": [standardized(np.array(columns).T), standardized(np.array([[1.5, -2.0]]))],
        "iris": {"mean": texts(iris.mean_), "scale": texts(iris.scale_)},
        "digits": {"sums": texts(load_digits().data.sum(axis=0)), "counts": np.bincount(load_digits().target).tolist()},
    }
print(json.dumps(fixture))
