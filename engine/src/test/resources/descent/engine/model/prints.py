"""How PyTorch prints the networks of the lessons: python3 prints.py > prints.txt"""

from collections import OrderedDict

import torch
from torch import nn


class OneHot(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.num_classes = num_classes

    def extra_repr(self):
        return f"num_classes={self.num_classes}"


class LastStep(nn.Module):
    pass


class LearnedPositions(nn.Module):
    def __init__(self, length, width):
        super().__init__()
        self.sizes = (length, width)
        self.weight = nn.Parameter(torch.randn(length, width))

    def extra_repr(self):
        return f"{self.sizes[0]}, {self.sizes[1]}"


def layers(activation, *sizes):
    modules = []
    for i in range(1, len(sizes)):
        modules += [activation()] if i > 1 else []
        modules += [nn.Linear(sizes[i - 1], sizes[i])]
    return modules


def mlp(activation, *sizes):
    return nn.Sequential(*layers(activation, *sizes))


class SimpleCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        )
        self.classifier = nn.Sequential(
            nn.Flatten(), nn.Linear(32 * 7 * 7, 64), nn.ReLU(), nn.Linear(64, 10)
        )


class Parts(nn.Module):
    def __init__(self, name, **parts):
        super().__init__()
        self.name = name
        for key, value in parts.items():
            setattr(self, key, value)

    def _get_name(self):
        return self.name


def logistic(features):
    return nn.Sequential(nn.Linear(features, 1), nn.Sigmoid())


def digits(*hidden):
    return nn.Sequential(nn.Flatten(), *layers(nn.ReLU, 784, *hidden, 10))


def recall(cell):
    return nn.Sequential(OneHot(9), cell(9, 32, batch_first=True), LastStep(), nn.Linear(32, 4))


def weather(cell):
    return nn.Sequential(OneHot(19), cell(19, 48, batch_first=True), nn.Linear(48, 19))


def transformer(tokens, length, depth, heads, answers):
    blocks = [
        nn.TransformerEncoderLayer(32, heads, 64, dropout=0.0, batch_first=True, norm_first=True)
        for _ in range(depth)
    ]
    return nn.Sequential(
        nn.Embedding(tokens, 32), LearnedPositions(length, 32), *blocks,
        nn.LayerNorm(32), nn.Linear(32, answers),
    )


def autoencoder(encoder, decoder):
    return Parts("Autoencoder", encoder=nn.Sequential(nn.Flatten(), *encoder), decoder=decoder)


def deep():
    return autoencoder(layers(nn.ReLU, 784, 256, 32), mlp(nn.ReLU, 32, 256, 784))


def shallow(code):
    return autoencoder([nn.Linear(784, 64), code], mlp(nn.ReLU, 64, 784))


NETWORKS = OrderedDict([
    ("simple-cnn", SimpleCNN()),
    ("spirals", mlp(nn.ReLU, 2, 64, 64, 32, 1)),
    ("circles-linear", logistic(2)),
    ("circles-polynomial", logistic(5)),
    ("circles", nn.Sequential(*layers(nn.ReLU, 2, 16, 16, 1), nn.Sigmoid())),
    ("sine-linear", nn.Linear(1, 1)),
    ("sine-polynomial", nn.Linear(5, 1)),
    ("sine", mlp(nn.ReLU, 1, 32, 32, 1)),
    ("shallow-network", mlp(nn.ReLU, 30, 16, 1)),
    ("deep-narrow", mlp(nn.ReLU, 30, 32, 16, 8, 1)),
    ("wide-network", mlp(nn.ReLU, 30, 128, 64, 1)),
    ("very-deep", mlp(nn.ReLU, 30, 64, 32, 16, 8, 4, 1)),
    ("digits-sigmoid", mlp(nn.Sigmoid, 64, 128, 64, 10)),
    ("digits-tanh", mlp(nn.Tanh, 64, 128, 64, 10)),
    ("digits-relu", mlp(nn.ReLU, 64, 128, 64, 10)),
    ("digits-leaky-relu", mlp(nn.LeakyReLU, 64, 128, 64, 10)),
    ("digit-pixels", digits()),
    ("digit-features", nn.Sequential(nn.Linear(71, 10))),
    ("digit-recognition", digits(128)),
    ("digit-recognition-64", digits(64)),
    ("digit-recognition-256", digits(256)),
    ("digit-recognition-512", digits(512)),
    ("digit-recognition-deep", digits(128, 64)),
    ("digit-recognition-slow", digits(128)),
    ("digit-recognition-half", digits(128)),
    ("digit-recognition-fast", digits(128)),
    ("xor", mlp(nn.ReLU, 2, 4, 1)),
    ("gradient-descent", nn.Sequential(nn.Linear(2, 1, bias=False), nn.Sigmoid())),
    ("two-layer-xor", mlp(nn.Tanh, 2, 2, 1)),
    ("recall-rnn", recall(nn.RNN)),
    ("recall-gru", recall(nn.GRU)),
    ("recall-lstm", recall(nn.LSTM)),
    ("transformer-reverse", transformer(10, 8, 1, 1, 10)),
    ("transformer-brackets", transformer(4, 12, 2, 2, 3)),
    ("weather-rnn", weather(nn.RNN)),
    ("weather-lstm", weather(nn.LSTM)),
    ("weather-gru", weather(nn.GRU)),
    ("weather-transformer", transformer(19, 48, 2, 2, 19)),
    ("autoencoder", deep()),
    ("autoencoder-2d", autoencoder(layers(nn.ELU, 784, 128, 32, 2), mlp(nn.ELU, 2, 32, 128, 784))),
    ("denoising-autoencoder", deep()),
    ("sparse-autoencoder", shallow(nn.ReLU())),
    ("contractive-autoencoder", shallow(nn.Sigmoid())),
    ("variational-autoencoder", Parts(
        "Mean", encoder=nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU()),
        mu=nn.Linear(256, 2))),
    ("gan-ring", mlp(nn.ReLU, 2, 64, 64, 2)),
])

for name, network in NETWORKS.items():
    print(f"## {name}: {sum(p.numel() for p in network.parameters())} parameters\n{network}")
