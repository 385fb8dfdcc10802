"""Measures Descent and PyTorch in turn on this machine and prints how they compare.

    python3 server/src/bench/peers/side_by_side.py [--threads N] [--rounds R] [--only NAMES]

Run it in the repository, with the Python that has PyTorch. In each round `./descent bench` and
pytorch_bench.py measure the same workloads, one after the other, so that whatever else the machine
does hits both; a figure is the median over the rounds, and a ratio the median of the rounds' ratios.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
SHARED = ("gemm-256,gemm-1024,train-simple-cnn,train-mlp,train-autoencoder,train-lstm,train-attention,"
          "infer-simple-cnn-1,infer-simple-cnn-256")

parser = argparse.ArgumentParser(description="Measures Descent and PyTorch in turn.")
parser.add_argument("--threads", type=int, default=os.cpu_count())
parser.add_argument("--rounds", type=int, default=3)
parser.add_argument("--only", default=SHARED, help="names, separated by commas")
parser.add_argument("--seconds", type=float, default=0.6, help="of one of PyTorch's windows")
options = parser.parse_args()


def last_line(*command):
    """The JSON object on the last line that a command prints."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed.")
    return json.loads(done.stdout.splitlines()[-1])


def descent(name):
    document = last_line(str(ROOT / "descent"), "bench", "--json", "--only", name,
                         "--threads", str(options.threads))
    for figure in document["figures"]:
        if figure["name"] == name:
            return figure["gflops"] if name.startswith("gemm") else figure["perSecond"]
    sys.exit(f"descent bench has no figure called {name}.")


def pytorch(name):
    document = last_line(sys.executable, str(HERE / "pytorch_bench.py"), "--only", name,
                         "--threads", str(options.threads), "--seconds", str(options.seconds))
    return next(value for found, value in document["figures"].items() if found == name)


print(f"{options.threads} threads; samples a second, for gemm GFLOP/s on one thread of Descent")
print(f"{'':24}{'Descent':>14}{'PyTorch':>14}{'ratio':>9}   ratios of the rounds", flush=True)
for name in options.only.split(","):
    ours, theirs = [], []
    for _ in range(options.rounds):
        ours.append(descent(name))
        theirs.append(pytorch(name))
    ratios = [a / b for a, b in zip(ours, theirs)]
    rounds = " ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"{name:24}{statistics.median(ours):14,.0f}{statistics.median(theirs):14,.0f}"
          f"{statistics.median(ratios):8.2f}x   {rounds}", flush=True)
