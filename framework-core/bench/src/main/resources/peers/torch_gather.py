# SPDX-License-Identifier: Apache-2.0
"""The growing cellular automaton in PyTorch with the active cells gathered by hand.

Only cells that fire and lie in the living region or next to it are computed: their rows are gathered, two matrix
products update them, and they are added back. Cells are rows of a channels-last table. Variants, of which the fastest
is kept: perception as a convolution of the whole grid and then a gather, or a gather of the nine neighbours.
"""

import sys

import numpy
import peer
import torch
import torch.nn.functional as functional
from torch import Tensor


def alive(x: Tensor) -> Tensor:
    """Which cells have a living one in their 3 x 3 neighbourhood: [b][1][h][w]."""
    return functional.max_pool2d(x[:, None, :, :, 3], 3, 1, 1) > 0.1


def active(before: Tensor, fire: Tensor) -> Tensor:
    """Row numbers of the cells that fire next to or in the living region."""
    ring = functional.max_pool2d(before.float(), 3, 1, 1) > 0.0
    return torch.nonzero((ring & fire).flatten())[:, 0]


def convolved(x: Tensor, rows: Tensor, stencil: Tensor) -> Tensor:
    perceived = functional.conv2d(x.permute(0, 3, 1, 2), stencil, padding=1, groups=x.shape[3])
    return perceived.permute(0, 2, 3, 1).reshape(-1, 3 * x.shape[3])[rows]


def gathered(x: Tensor, rows: Tensor, stencil: Tensor) -> Tensor:
    height, width, channels = x.shape[1], x.shape[2], x.shape[3]
    padded = functional.pad(x, [0, 0, 1, 1, 1, 1]).reshape(-1, channels)
    stride = width + 2
    image = torch.div(rows, height * width, rounding_mode="floor")
    rest = rows - image * (height * width)
    y = torch.div(rest, width, rounding_mode="floor")
    centre = (image * (height + 2) + y + 1) * stride + rest - y * width + 1
    nw, n, ne = padded[centre - stride - 1], padded[centre - stride], padded[centre - stride + 1]
    w, c, e = padded[centre - 1], padded[centre], padded[centre + 1]
    sw, s, se = padded[centre + stride - 1], padded[centre + stride], padded[centre + stride + 1]
    across = (ne - nw + 2 * (e - w) + se - sw) * 0.125
    down = (sw - nw + 2 * (s - n) + se - ne) * 0.125
    return torch.stack([c, across, down], 2).flatten(1)


def update(x: Tensor, before: Tensor, rows: Tensor, perceived: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor):
    change = torch.addmm(b2, torch.relu(torch.addmm(b1, perceived, w1)), w2)
    after = x.reshape(-1, x.shape[3]).index_add(0, rows, change).view_as(x)
    return after * (before & alive(after)).permute(0, 2, 3, 1).to(x.dtype)


class Run:
    """One rollout, or one training iteration without the optimiser's step."""

    def __init__(self, work, perceive):
        self.work = work
        self.perceive = perceive
        self.start = torch.from_numpy(
            work.array("start.f32", (work.batch, work.height, work.width, work.channels)).copy()
        )
        self.fire = torch.from_numpy(work.masks()).unsqueeze(2)
        inputs = 3 * work.channels
        shapes = {"w1": (inputs, work.hidden), "b1": (work.hidden,), "w2": (work.hidden, work.channels)}
        shapes["b2"] = (work.channels,)
        self.parameters = [torch.from_numpy(work.array(f"{n}.f32", s).copy()) for n, s in shapes.items()]
        x = torch.tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]]) / 8
        identity = torch.zeros(3, 3)
        identity[1, 1] = 1
        self.stencil = torch.stack([identity, x, x.t()]).repeat(work.channels, 1, 1)[:, None].contiguous()
        if work.gradient:
            self.target = torch.from_numpy(work.array("target.f32", (work.height, work.width, 4)).copy())
            for parameter in self.parameters:
                parameter.requires_grad_(True)

    def steps(self):
        x = self.start
        for fire in self.fire:
            with torch.no_grad():
                before = alive(x)
                rows = active(before, fire)
            x = update(x, before, rows, self.perceive(x, rows, self.stencil), *self.parameters)
        return x

    def run(self):
        if self.work.gradient:
            for parameter in self.parameters:
                parameter.grad = None
            self.end = self.steps()
            functional.mse_loss(self.end[..., :4], self.target.expand(self.work.batch, -1, -1, -1)).backward()
        else:
            with torch.inference_mode():
                self.end = self.steps()

    def result(self):
        written = [self.work.write("end.f32", self.end.detach().numpy())]
        if self.work.gradient:
            gradient = numpy.concatenate([parameter.grad.flatten().numpy() for parameter in self.parameters])
            written.append(self.work.write("gradient.f32", gradient))
        return written


def main():
    threads = peer.cores()
    torch.set_num_threads(threads)
    work = peer.Work(sys.argv[1])
    variants = [("convolved", lambda: Run(work, convolved)), ("gathered", lambda: Run(work, gathered))]
    peer.serve(torch.__version__, threads, variants)


main()
