"""Measures PyTorch on the workloads of `descent bench` and prints one JSON object.

    python3 pytorch_bench.py [--threads N] [--only NAMES] [--seconds S] [--data DIR]

Every figure is the median of WINDOWS windows after a warm-up. The names are those of `descent bench`:
what a name stands for is the same network, the same batch, the same loss and the same optimiser.
MNIST is read where `descent` reads it (--data or DESCENT_DATA); without it the pixels are noise,
which costs PyTorch the same.
"""

import argparse
import gzip
import json
import os
import pathlib
import statistics
import sys
import time

parser = argparse.ArgumentParser(description="Measures PyTorch on the workloads of descent bench.")
parser.add_argument("--threads", type=int, default=os.cpu_count())
parser.add_argument("--only", default="", help="names, or beginnings of names, separated by commas")
parser.add_argument("--seconds", type=float, default=1.0, help="of one window")
parser.add_argument("--data", default=os.environ.get("DESCENT_DATA"), help="the folder of MNIST")
options = parser.parse_args()
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = str(options.threads)

import numpy as np  # after the number of threads is known
import torch
from torch import nn

WINDOWS = 5

torch.set_num_threads(options.threads)
torch.set_flush_denormal(True)
torch.manual_seed(42)


def idx(name, header):
    """The bytes of one of MNIST's files, compressed or not."""
    for file in (pathlib.Path(options.data) / (name + ".gz"), pathlib.Path(options.data) / name):
        if file.exists():
            raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            return np.frombuffer(raw, dtype=np.uint8)[header:]
    sys.exit(f"{name} is not in {options.data}; name MNIST's folder with --data, or leave it out.")


def mnist():
    """Images (60000, 1, 28, 28) and their labels."""
    if options.data is None:
        return torch.rand(60000, 1, 28, 28), torch.randint(0, 10, (60000,))
    images = idx("train-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28).astype(np.float32) / 255
    return torch.tensor(images), torch.tensor(idx("train-labels-idx1-ubyte", 8).astype(np.int64))


def simple_cnn():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1568, 64), nn.ReLU(), nn.Linear(64, 10))


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


def autoencoder():
    return nn.Sequential(
        nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 32), nn.ReLU(),
        nn.Linear(32, 256), nn.ReLU(), nn.Linear(256, 784), nn.Sigmoid())


class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(28, 128, batch_first=True)
        self.head = nn.Linear(28 * 128, 10)

    def forward(self, x):
        return self.head(self.lstm(x)[0].flatten(1))


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(64, 4, batch_first=True)
        self.head = nn.Linear(32 * 64, 10)

    def forward(self, x):
        return self.head(self.attention(x, x, x, need_weights=False)[0].flatten(1))


def median_rate(act, amount):
    """How much of `amount` a second: the median over the windows."""
    began = time.perf_counter()
    while time.perf_counter() - began < options.seconds:
        act()
    rates = []
    for _ in range(WINDOWS):
        times = 0
        began = time.perf_counter()
        while time.perf_counter() - began < options.seconds:
            act()
            times += 1
        rates.append(times * amount / (time.perf_counter() - began))
    return statistics.median(rates)


def training(make, inputs, targets, batch, loss, optimizer):
    """Samples a second in training, the drawing and gathering of each batch included."""
    model = make()
    step = optimizer(model.parameters())
    order = iter(())

    def act():
        nonlocal order
        rows = next(order, None)
        if rows is None:
            size = len(inputs) // batch * batch
            order = iter(torch.randperm(len(inputs))[:size].split(batch))
            rows = next(order)
        step.zero_grad(set_to_none=True)
        loss(model(inputs[rows]), targets[rows]).backward()
        step.step()

    return median_rate(act, batch)


def inference(rows):
    """Images a second through a traced and frozen SimpleCNN."""
    x = torch.rand(rows, 1, 28, 28)
    with torch.no_grad():
        traced = torch.jit.trace(simple_cnn().eval(), x)
        frozen = torch.jit.optimize_for_inference(traced)
        return median_rate(lambda: frozen(x), rows)


def gemm(size):
    """GFLOP/s of a square product."""
    a, b, c = (torch.rand(size, size) for _ in range(3))
    return median_rate(lambda: torch.mm(a, b, out=c), 2e-9 * size**3)


images, labels = mnist()
flat = images.flatten(1)
rows = torch.rand(4096, 28, 28)
tokens = torch.rand(4096, 32, 64)
classes = torch.randint(0, 10, (4096,))
cross_entropy = nn.CrossEntropyLoss()


def adam(parameters):
    return torch.optim.Adam(parameters, lr=1e-3)


def sgd(parameters):
    return torch.optim.SGD(parameters, lr=0.1)


WORKLOADS = {
    "gemm-256": lambda: gemm(256),
    "gemm-1024": lambda: gemm(1024),
    "train-simple-cnn": lambda: training(simple_cnn, images, labels, 256, cross_entropy, adam),
    "infer-simple-cnn-1": lambda: inference(1),
    "infer-simple-cnn-256": lambda: inference(256),
    "train-mlp": lambda: training(mlp, images, labels, 128, cross_entropy, sgd),
    "train-lstm": lambda: training(Lstm, rows, classes, 128, cross_entropy, adam),
    "train-attention": lambda: training(Attention, tokens, classes, 64, cross_entropy, adam),
    "train-autoencoder": lambda: training(autoencoder, flat, flat, 256, nn.MSELoss(), adam),
}

wanted = [name for name in options.only.split(",") if name]
for beginning in wanted:
    if not any(name.startswith(beginning) for name in WORKLOADS):
        sys.exit(f'Nothing that is measured is called "{beginning}"; there are {", ".join(WORKLOADS)}.')
figures = {}
for name, measure in WORKLOADS.items():
    if not wanted or name in wanted or any(
            name.startswith(beginning) for beginning in wanted if beginning not in WORKLOADS):
        print(f"pytorch: {name}", file=sys.stderr)
        figures[name] = measure()
print(json.dumps({
    "program": "PyTorch " + torch.__version__,
    "threads": options.threads,
    "figures": figures,
}))
