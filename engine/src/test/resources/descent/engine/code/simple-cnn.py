# The experiment as Descent runs it, from the same seed.
from collections import OrderedDict

import numpy as np
import torch
from torch import nn

from torchvision.datasets import MNIST

def load(train):
    data = MNIST("data", train=train, download=True)
    return data.data.unsqueeze(1) / 255.0, data.targets

x, y = load(train=True)
x_test, y_test = load(train=False)

torch.manual_seed(42)
model = nn.Sequential(OrderedDict([
    ("features", nn.Sequential(
        nn.Conv2d(1, 16, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1)),
        nn.ReLU(),
        nn.MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False),
        nn.Conv2d(16, 32, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1)),
        nn.ReLU(),
        nn.MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False),
    )),
    ("classifier", nn.Sequential(
        nn.Flatten(start_dim=1, end_dim=-1),
        nn.Linear(in_features=1568, out_features=64, bias=True),
        nn.ReLU(),
        nn.Linear(in_features=64, out_features=10, bias=True),
    )),
]))
loss_function = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)

batch = 256
losses = []
for epoch in range(3):
    order, total = torch.randperm(len(x)), 0.0
    for rows in order.split(batch):
        optimizer.zero_grad()
        loss = loss_function(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
        total += loss.item() * len(rows)
    losses.append(total / len(x))
    if (epoch + 1) % 1 == 0:
        print(f"epoch {epoch + 1}: loss {losses[-1]:.6f}")

model.eval()
with torch.no_grad():
    right = (model(x_test).argmax(1) == y_test).float().mean().item()
print(f"{100 * right:.2f} % right")
