# The experiment as Descent runs it, from the same seed.
import numpy as np
import torch
from torch import nn

np.random.seed(42)
theta = np.linspace(0, 3 * np.pi, 300)
parts = []
for label in range(2):
    angle = theta + np.random.normal(0, 0.15, len(theta))
    radius, turned = angle / (3 * np.pi), angle + label * np.pi
    parts.append(np.column_stack([radius * np.cos(turned), radius * np.sin(turned)]))
points, labels = np.concatenate(parts), np.repeat([0, 1], len(theta))
x = torch.tensor(points, dtype=torch.float32)
y = torch.tensor(labels, dtype=torch.float32).reshape(-1, 1)

torch.manual_seed(42)
model = nn.Sequential(
    nn.Linear(in_features=2, out_features=64, bias=True),
    nn.ReLU(),
    nn.Linear(in_features=64, out_features=64, bias=True),
    nn.ReLU(),
    nn.Linear(in_features=64, out_features=32, bias=True),
    nn.ReLU(),
    nn.Linear(in_features=32, out_features=1, bias=True),
)
loss_function = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)

batch = len(x)
losses = []
for epoch in range(2500):
    order, total = torch.arange(len(x)), 0.0
    for rows in order.split(batch):
        optimizer.zero_grad()
        loss = loss_function(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
        total += loss.item() * len(rows)
    losses.append(total / len(x))
    if (epoch + 1) % 250 == 0:
        print(f"epoch {epoch + 1}: loss {losses[-1]:.6f}")

model.eval()
with torch.no_grad():
    right = ((model(x) > 0) == (y > 0.5)).float().mean().item()
print(f"{100 * right:.2f} % right")
