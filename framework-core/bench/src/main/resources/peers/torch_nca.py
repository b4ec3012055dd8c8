# SPDX-License-Identifier: Apache-2.0
"""The growing cellular automaton in PyTorch, every cell computed: the same parameters, start and fire masks as ours.

Variants, of which the fastest is kept: scripted (torch.jit.script) channels-last, and compiled (torch.compile)
channels-last where there is a C++ compiler. A PyTorch without torch.compile also tries NCHW; compiled, both layouts
are equally fast. All cores; allocations are kept (MALLOC_* of the environment, set by
whoever starts this).
"""

import sys

import numpy
import peer
import torch
import torch.nn.functional as functional
from torch import Tensor

CHANNELS_LAST = torch.channels_last


def step(x: Tensor, mask: Tensor, stencil: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor) -> Tensor:
    before = functional.max_pool2d(x[:, 3:4], 3, 1, 1) > 0.1
    perceived = functional.conv2d(x, stencil, padding=1, groups=x.shape[1])
    hidden = torch.relu(functional.conv2d(perceived, w1, b1))
    x = x + functional.conv2d(hidden, w2, b2) * mask
    after = functional.max_pool2d(x[:, 3:4], 3, 1, 1) > 0.1
    return x * (before & after).to(x.dtype)


class Run:
    """One rollout, or one training iteration without the optimiser's step."""

    def __init__(self, work, step, layout):
        self.work = work
        self.step = step
        shape = (work.batch, work.height, work.width, work.channels)
        self.start = planes(work.array("start.f32", shape)).contiguous(memory_format=layout)
        masks = torch.from_numpy(work.masks()).float().unsqueeze(2)
        self.masks = [mask.contiguous() for mask in masks]
        inputs = 3 * work.channels
        self.w1 = weights(work.array("w1.f32", (inputs, work.hidden)), layout)
        self.b1 = torch.from_numpy(work.array("b1.f32", (work.hidden,)).copy())
        self.w2 = weights(work.array("w2.f32", (work.hidden, work.channels)), layout)
        self.b2 = torch.from_numpy(work.array("b2.f32", (work.channels,)).copy())
        self.parameters = [self.w1, self.b1, self.w2, self.b2]
        self.stencil = stencil(work.channels)
        if work.gradient:
            target = work.array("target.f32", (work.height, work.width, 4))
            self.target = planes(target[None]).contiguous(memory_format=layout)
            for parameter in self.parameters:
                parameter.requires_grad_(True)

    def steps(self):
        x = self.start
        for mask in self.masks:
            x = self.step(x, mask, self.stencil, self.w1, self.b1, self.w2, self.b2)
        return x

    def run(self):
        if self.work.gradient:
            for parameter in self.parameters:
                parameter.grad = None
            self.end = self.steps()
            functional.mse_loss(self.end[:, :4], self.target.expand(self.work.batch, -1, -1, -1)).backward()
        else:
            with torch.inference_mode():
                self.end = self.steps()

    def result(self):
        written = [self.work.write("end.f32", self.end.detach().permute(0, 2, 3, 1).numpy())]
        if self.work.gradient:
            flat = [
                self.w1.grad.flatten(1).t(),
                self.b1.grad,
                self.w2.grad.flatten(1).t(),
                self.b2.grad,
            ]
            gradient = numpy.concatenate([part.contiguous().flatten().numpy() for part in flat])
            written.append(self.work.write("gradient.f32", gradient))
        return written


def planes(array):
    """[b][h][w][c] as a view [b][c][h][w]."""
    return torch.from_numpy(array.copy()).permute(0, 3, 1, 2)


def weights(array, layout):
    """[in][out] as the kernel [out][in][1][1] of a convolution."""
    return torch.from_numpy(array.T.copy())[:, :, None, None].contiguous(memory_format=layout)


def stencil(channels):
    """Identity and the two Sobel gradients of each channel, [3 * channels][1][3][3]."""
    x = torch.tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]]) / 8
    identity = torch.zeros(3, 3)
    identity[1, 1] = 1
    return torch.stack([identity, x, x.t()]).repeat(channels, 1, 1)[:, None].contiguous()


def main():
    threads = peer.cores()
    torch.set_num_threads(threads)
    work = peer.Work(sys.argv[1])
    variants = [("script, channels-last", lambda: Run(work, torch.jit.script(step), CHANNELS_LAST))]
    if hasattr(torch, "compile"):
        compiled = ("compile, channels-last", lambda: Run(work, torch.compile(step, dynamic=False), CHANNELS_LAST))
        variants.append(compiled)
    else:
        variants.append(("script", lambda: Run(work, torch.jit.script(step), torch.contiguous_format)))
    peer.serve(torch.__version__, threads, variants)


main()
