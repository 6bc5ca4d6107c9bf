"""Writes tests/fixtures/notebooks.json: what notebooks with one mistake each print, by NumPy alone.

    python tests/python/notebooks.py > tests/fixtures/notebooks.json     (made with NumPy 2.4.6)
"""

import json
import numpy as np

def sigmoid(x): return 1 / (1 + np.exp(-x))
def leaky(x, slope=0.01): return np.where(x > 0, x, slope * x)
def swish(x): return x * sigmoid(x)

X = np.array([[3, 1, 5.5]])
notebooks = []

def notebook(cause, detail, link, *printed, stage=None):
    notebooks.append({"cause": cause, "detail": detail, "link": link, "printed": "\n".join(map(str, printed))})

def post(seed=0, draw=np.random.randn, scale=0.10, each=lambda: None, before=0, order=(0, 1), shape=lambda draw, n, m: draw(n, m)):
    np.random.seed(seed)
    if before: np.random.randn(before)
    weights = [None, None]
    for layer in order:
        each()
        weights[layer] = scale * shape(draw, *[(3, 4), (4, 2)][layer])
    return weights

def forward(weights, f=swish, x=X, biases=(0, 0), last=lambda z: z):
    z = x @ weights[0] + biases[0]
    return last(f(z) @ weights[1] + biases[1])

# Drawing: all weights and the output, or the output alone.
def drawing(cause, detail, **how):
    w = post(**how)
    notebook(cause, detail, "v1&f1=swish", w[0], w[1], forward(w))
    notebook(cause, detail, "v1&f1=swish", forward(w))
    # The script prints only the last activation; the page shows the first.
    notebook(cause, detail, "v1", forward(w))

drawing("seed", "42", seed=42)
drawing("seed", "9999", seed=9999)
drawing("seed_again", "0", each=lambda: np.random.seed(0))
drawing("other_order", "W2, W1", order=(1, 0))
drawing("drawn_before", "5", before=5)
drawing("cell_again", "2", before=20)
drawing("scale", "0.01", scale=0.01)
drawing("scale", "1", scale=1)
drawing("rand", "", draw=np.random.rand)
rng = np.random.default_rng(0)
drawing("default_rng", "0", draw=lambda *shape: rng.standard_normal(shape))
rng = np.random.default_rng(0)
drawing("default_rng", "0", draw=lambda *shape: rng.random(shape))
drawing("out_in", "", shape=lambda draw, n, m: draw(m, n).T)

# Forward: the output, eight digits.
w = post()
notebook("activation", "swish", "v1", forward(w))
notebook("activation", "leaky_relu", "v1", forward(w, leaky))
notebook("slope", "0.1", "v1&x=3,1,-5.5", forward(w, lambda z: leaky(z, 0.1), np.array([[3, 1, -5.5]])))
notebook("z_passed_on", "", "v1", forward(w, lambda z: z))
notebook("unbracketed", "sigmoid", "v1", forward(w, lambda z: 1 / 1 + np.exp(-z)))
notebook("unbracketed", "swish", "v1", forward(w, lambda z: z * (1 / 1 + np.exp(-z))))
notebook("minus_forgotten", "sigmoid", "v1", forward(w, lambda z: 1 / (1 + np.exp(z))))
notebook("chain", "sigmoid → leaky_relu → swish", "v1", forward(w, lambda z: swish(leaky(sigmoid(z)))))
notebook("output_too", "swish", "v1&f1=swish", forward(w, last=swish))
notebook("output_too", "sigmoid", "v1", forward(w, sigmoid, last=sigmoid))
notebook("biases_forgotten", "", "v1&f1=swish&b1=1,2,3,4", forward(w))
notebook("input", "post-negative", "v1&f1=swish", forward(w, x=np.array([[3, 1, -5.5]])))
notebook("input_order", "x3, x2, x1", "v1&f1=swish", forward(w, x=X[:, ::-1]))
notebook("input_scaled", "x / 10", "v1&f1=swish", forward(w, x=X / 10))
notebook("input_scaled", "(x - np.mean(x)) / np.std(x)", "v1&f1=swish", forward(w, x=(X - X.mean()) / X.std()))
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()
np.random.seed(0)
rows = np.array([[1, 2, 3], [4, -5, 6]])
notebook("softmax_of_all", "", "v1&x=1,2,3;4,-5,6&f1=swish&f2=softmax", forward(w, x=rows, last=softmax))

# Training: the post's network, sigmoid and linear, mean-squared error, η = 0.1, targets 1 and 0.
def train(steps=1, rate=0.1, t=np.array([[1.0, 0.0]]), early=False, slope=lambda z, a: a * (1 - a), factor=1.0,
          accumulated=False, biases=True, back=lambda w: w.T, sizes=(3, 4, 2), x=X):
    np.random.seed(0)
    w1, w2 = 0.10 * np.random.randn(*sizes[:2]), 0.10 * np.random.randn(*sizes[1:])
    b1, b2 = np.zeros((1, sizes[1])), np.zeros((1, sizes[2]))
    total, losses = None, []
    for _ in range(steps):
        z = x @ w1 + b1
        a = sigmoid(z)
        y = a @ w2 + b2
        losses.append(np.mean((y - t) ** 2))
        d2 = factor * 2 * (y - t) / y.size
        g2 = [a.T @ d2, d2.sum(axis=0, keepdims=True)]
        if early: w2 = w2 - rate * g2[0]
        d1 = (d2 @ back(w2)) * slope(z, a)
        g = [x.T @ d1, d1.sum(axis=0, keepdims=True)] + g2
        total = g if total is None or not accumulated else [s + n for s, n in zip(total, g)]
        w1 = w1 - rate * total[0]
        if not early: w2 = w2 - rate * total[2]
        if biases:
            b1, b2 = b1 - rate * total[1], b2 - rate * total[3]
    y = sigmoid(x @ w1 + b1) @ w2 + b2
    return w1, b1, w2, b2, y, np.mean((y - t) ** 2), losses

def training(cause, detail, link="v1", steps=1, **how):
    w1, b1, w2, b2, y, loss, losses = train(steps=steps, **how)
    notebook(cause, detail, link, "W1", w1, "W2", w2, "output", y)
    notebook(cause, detail, link, "output", y, f"loss: {loss}")

training("learning_rate", "0.01", rate=0.01)
training("targets", "t[:, ::-1]", t=np.array([[0.0, 1.0]]))
training("updated_early", "", early=True)
training("slope_forgotten", "", slope=lambda z, a: 1)
training("slope_of_a", "", slope=lambda z, a: sigmoid(a) * (1 - sigmoid(a)))
training("slope_of_z", "", slope=lambda z, a: z * (1 - z))
training("gradient_factor", "0.5", factor=0.5)
training("sign", "", factor=-1)
training("biases_kept", "", biases=False)
training("transposed", "", "v1&layers=3,4,4&t=1,0,0,1", sizes=(3, 4, 4), t=np.array([[1.0, 0, 0, 1]]), back=lambda w: w)
notebooks[-2]["steps"] = notebooks[-1]["steps"] = 1
for steps, cause in ((4, "more_steps"), (2, "fewer_steps")):
    training(cause, str(steps), steps=steps)
    notebooks[-2]["steps"] = notebooks[-1]["steps"] = 3
training("accumulated", "", steps=3, accumulated=True)
notebooks[-2]["steps"] = notebooks[-1]["steps"] = 3

for steps, cause, how in ((4, "accumulated", {"accumulated": True}), (3, "sign", {"factor": -1})):
    losses = train(steps=steps, **how)[-1]
    notebook(cause, "", "v1", *(f"{i} {loss}" for i, loss in enumerate(losses)))
    notebooks[-1]["steps"] = steps

# Every activation of the post one after the other, right in itself and each on the one before.
def one_after_the_other(weights, chained=False):
    h = X @ weights[0]
    for f in (sigmoid, leaky, swish):
        h, a = f(h) if chained else h, f(h)
        yield f"{f.__name__} => {a @ weights[1]}"
notebook("seed", "42", "v1", *one_after_the_other(post(42)))
notebook("chain", "sigmoid → leaky_relu → swish", "v1", *one_after_the_other(post(), chained=True))

# As logs, libraries and tables print it.
def log(weights):
    hidden = sigmoid(X @ weights[0])[0]
    return f"[INFO] #0: hidden={hidden} -> out={hidden @ weights[1]}"
notebook("seed", "42", "v1", log(post(42)))
for rate, rows in (
    (0.05, lambda losses: ["epoch      loss", "-----  --------", *(f"{i:5d}  {loss:.6f}" for i, loss in enumerate(losses))]),
    (0.02, lambda losses: ["   epoch      loss  accuracy", *(f"{i}  {i:5d}  {loss:.6f}       1.0" for i, loss in enumerate(losses))]),
    (0.01, lambda losses: [f"Epoch {i}/6\n1/1 [==============================] - 0s 8ms/step - loss: {loss:.4f} - accuracy: 1.0000"
                           for i, loss in enumerate(losses, 1)]),
    (0.5, lambda losses: [{"epoch": i, "loss": float(loss)} for i, loss in enumerate(losses)]),
    (0.3, lambda losses: [f"Loss after {i} iterations: {loss}" for i, loss in enumerate(losses)]),
):
    notebook("learning_rate", str(rate), "v1", *rows(train(steps=6, rate=rate)[-1]))
    notebooks[-1]["steps"] = 6

# The 2-2-2 example, which numbers its weights neuron by neuron.
def by_hand(early=False, rate=0.5):
    w1, w2 = np.array([[0.15, 0.25], [0.20, 0.30]]), np.array([[0.40, 0.50], [0.45, 0.55]])
    x, t = np.array([[0.05, 0.10]]), np.array([[0.01, 0.99]])
    h = sigmoid(x @ w1 + 0.35)
    y = sigmoid(h @ w2 + 0.60)
    d2 = (y - t) * y * (1 - y)
    after = w2 - rate * h.T @ d2
    d1 = (d2 @ (after if early else w2).T) * h * (1 - h)
    w1 = w1 - rate * x.T @ d1
    return [f"w{i} = {w:.9f}" for i, w in enumerate([*w1.T.ravel(), *after.T.ravel()], 1)], h[0], y[0]
notebook("updated_early", "", "v1&preset=by-hand", *by_hand(early=True)[0])
notebook("learning_rate", "0.1", "v1&preset=by-hand", *by_hand(rate=0.1)[0])
notebook("learning_rate", "0.01", "v1&preset=by-hand", ", ".join(by_hand(rate=0.01)[0]))

# What is right.
w = post()
right = [
    ("v1&f1=swish", 0, f"{w[0]}\n{w[1]}\n{forward(w)}"),
    ("v1&f1=swish", 0, "\n".join(map(repr, [w[0], w[1], forward(w)]))),
    ("v1&f1=swish", 0, f"In [3]: print(output)\n{forward(w)[0]}  # the output\nOut[4]: {forward(w).tolist()}"),
    ("v1&f1=swish", 0, f"hidden_layer.weights = {w[0].astype(np.float32)!r}\n{forward(w).astype(np.float32)}"),
    ("v1&f1=swish", 0, f"tensor({np.round(forward(w), 4).tolist()}, grad_fn=<AddmmBackward0>)"),
    ("v1&f1=swish", 0, f"w1 = {np.round(w[0], 4)}"),
]
np.random.seed(0)
wide = 0.10 * np.random.randn(3, 500)
right.append(("v1&layers=3,500,2&f1=swish", 0, f"{wide}\n{wide!r}"))
w1, b1, w2, b2, y, loss, losses = train(steps=3)
right.append(("v1", 3, f"{w1}\n{b1}\n{w2}\n{b2}\noutput {y}\nloss {loss}"))
right.append(("v1", 3, "\n".join(f"epoch {i}, loss {loss}" for i, loss in enumerate(losses))))
right.append(("v1", 3, f"loss {loss}\n{y}"))
*_, y, _, losses = train(steps=20)
right.append(("v1", 20, "\n".join(f"Epoch {i}: MSE = {losses[i]:.6f}, acc = 0.5" for i in range(0, 20, 5)) + f"\n{y}"))
right.append(("v1", 20, "\n".join(f"{i:3d} {loss:.8f}" for i, loss in enumerate(losses, 1))))
right.append(("v1", 20, "\n".join(f"[{i + 1}/20] loss: {losses[i + 1]:.5f}" for i in range(4, 19, 5))))
w = post()
right.append(("v1", 0, "\n".join(one_after_the_other(w))))
z = X @ w[0]
swished = forward(w)
right += [("v1&f1=swish", 0, printed) for printed in (
    "\n".join(f"{name} {each.shape} {each.dtype}\n{each}" for name, each in (("W1", w[0]), ("W2", w[1]), ("b1", np.zeros((1, 4))))),
    f"{[f'{each:.4f}' for each in z[0]]}",
    f"z {z} y {swished}",
    f"{w[0][1]}\n{w[1][:2]}\n{w[0].flatten()}\n{swished[0][0]}",
    np.array2string(w[0], formatter={"float": "{: .6e}".format}),
)]
numbered, h, y = by_hand()
right += [(link, steps, printed) for link, steps, printed in (
    ("v1&preset=by-hand", 0, "\n".join(f"w{i} = {(2 + i + (i > 4)) / 20:.2f}" for i in range(1, 9)) + "\nb1 = 0.35\nb2 = 0.60"),
    ("v1&preset=by-hand", 1, "\n".join(numbered)),
    ("v1&preset=by-hand", 0, f"h1 = {h[0]:.9f}, h2 = {h[1]:.9f}\no1 = {y[0]:.9f}, o2 = {y[1]:.9f}"),
    ("v1", 0, "\n".join(f"Neuron {i}: z={z:.5f}, a={sigmoid(z):.5f}" for i, z in enumerate((X @ w[0])[0], 1))),
    ("v1", 0, log(w)),
    ("v1&preset=xor", 0, "[0, 0] -> 0.0\n[0, 1] -> 1.0\n[1, 0] -> 1.0\n[1, 1] -> 0.0"),
    ("v1&preset=xor", 0, "\n".join(f"[{a} {b}] -> {a ^ b:.2f} (target {a ^ b})" for a in (0, 1) for b in (0, 1))),
)]
print(json.dumps({
    "numpy": np.__version__,
    "notebooks": notebooks,
    "right": [{"link": link, "steps": steps, "printed": printed} for link, steps, printed in right],
}, indent=1, ensure_ascii=False))
