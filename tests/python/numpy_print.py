"""Arrays with NumPy's own text. `numpy_print.py N` prints N random and hard cases as JSON;
tests/fixtures/numpy_print_hard.json is `numpy_print.py 48`."""
import json
import struct
import sys

import numpy as np

random = np.random.RandomState(8)
TIES = [0.001953125, 0.0009765625, 1.5e-9, 0.5, 0.125, 2.0**-9, 3 * 2.0**-9, 2.0**-17, 5 * 2.0**-10,
        1.000000005, 1.00000000000000005e8, 12345678.000000001, 0.000099999999999, 0.0001, 99999999.999999999,
        9.9999999949999e7, 0.999999995, 0.9999999949999999, 1e8 - 2.0**-9]
EDGES = [5e-324, 1e-323, 2.5e-322, 2.2250738585072014e-308, 1.7976931348623157e308, 1e22, 1e23, 2.0**-44, 2.0**-25,
         9007199254740993.0, 1e16, 9999999999999998.0, 1e15, 0.1, 1 / 3, -0.0, 0.0, -1.0, 1.0, 100.0, 1000.0]
# Not `10.0 ** array`: NumPy's vectors of a power differ by the processor in the last place.
TENS = np.array([float(f"1e{exponent}") for exponent in range(-6, 6)])
SPECIAL = [np.nan, np.inf, -np.inf]
SHAPES = [(1,), (2,), (3,), (1, 2), (1, 4), (3, 4), (4, 2), (2, 3), (5, 1), (12,), (1, 30), (2, 2, 2), (3, 1, 4),
          (0,), (0, 3), (3, 0), (1, 1, 1, 2), (), (2, 25)]
LARGE = [(1001,), (1000,), (7, 150), (200, 6), (6, 6, 30), (40, 40), (1, 1200), (1200, 1), (8, 8, 20)]


def values(n):
    kind = random.randint(12)
    if kind == 0:
        return random.randn(n) * 10.0 ** random.randint(-12, 12)
    if kind == 1:
        return random.randn(n) * TENS[random.randint(-6, 6, n) + 6]
    if kind == 2:
        bits = random.randint(0, 2**32, (2, n)).astype(np.uint64)
        return (bits[0] << np.uint64(32) | bits[1]).view(np.float64)
    if kind == 3:
        return random.choice(TIES, n) * random.choice([1, -1], n)
    if kind == 4:
        return random.choice(EDGES + TIES, n)
    if kind == 5:
        return np.where(random.rand(n) < 0.3, random.choice(SPECIAL, n), random.randn(n))
    if kind == 6:
        return random.choice(SPECIAL + [1.0, 1e-9, -0.0, 123456.789], n)
    if kind == 7:
        return random.randint(-50, 50, n) / 2.0 ** random.randint(0, 14)
    if kind == 8:  # subnormals
        return random.randint(0, 5000, n).astype(np.uint64).view(np.float64)
    if kind == 9:
        return np.ldexp(1.0, random.randint(-1074, 1023, n)) if random.rand() < 0.5 else np.ldexp(1.0, random.randint(-13, 26, n))
    if kind == 10:
        return random.randint(0, 2000, n).astype(float)
    return np.round(random.randn(n) * 10.0 ** random.randint(-3, 4), random.randint(0, 10))


def case(index):
    shape = LARGE[index % len(LARGE)] if index % 25 == 24 else SHAPES[index % len(SHAPES)]
    with np.errstate(all="ignore"):
        array = np.asarray(values(int(np.prod(shape))), dtype=np.float64).reshape(shape)
    return {"shape": shape, "values": [repr(x) for x in array.ravel().tolist()], "str": str(array), "repr": repr(array)}


count = int(sys.argv[1])
if count <= 100:
    LARGE = [(1001,)]
print(json.dumps({"numpy": np.__version__, "note": "made by tests/python/numpy_print.py", "cases": [case(i) for i in range(count)]}))
