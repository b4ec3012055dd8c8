# SPDX-License-Identifier: Apache-2.0
"""Life on a torus in PyTorch, bit-sliced: 64 cells in each int64, neighbours counted with full adders.

Variants, of which the fastest is kept: scripted (torch.jit.script), and compiled (torch.compile, where a C++ compiler
is there), which makes one loop of all the word operations.
"""

import os
import sys

import peer
import torch
from torch import Tensor


def generation(cells: Tensor) -> Tensor:
    """B3/S23 on words [height][width / 64]; cell x is bit x % 64."""
    low = 1
    lowest63 = 0x7FFFFFFFFFFFFFFF
    before, behind = torch.roll(cells, 1, 1), torch.roll(cells, -1, 1)
    west = (cells << 1) | ((before >> 63) & low)
    east = ((cells >> 1) & lowest63) | (behind << 63)
    pair = west ^ east
    ones, twos = pair ^ cells, (west & east) | (pair & cells)
    side_ones, side_twos = pair, west & east
    up1, up2 = torch.roll(ones, 1, 0), torch.roll(twos, 1, 0)
    down1, down2 = torch.roll(ones, -1, 0), torch.roll(twos, -1, 0)
    half = up1 ^ down1
    one = half ^ side_ones
    carry = (up1 & down1) | (half & side_ones)
    sum2 = up2 ^ down2
    two_or_six = sum2 ^ side_twos ^ carry
    # A count of 2 or 3 has exactly one of the four twos; three or more twos are counts of 6 and above.
    many = (up2 & down2) | (side_twos & carry) | (sum2 & (side_twos ^ carry))
    return two_or_six & ~many & (one | cells)


class Run:
    """All generations from the start."""

    def __init__(self, work, generation):
        self.work = work
        self.generation = generation
        self.start = torch.from_numpy(work.array("start.bits", (work.height, work.width // 64), "<i8").copy())

    def run(self):
        with torch.inference_mode():
            cells = self.start
            for _ in range(self.work.steps):
                cells = self.generation(cells)
            self.end = cells

    def result(self):
        self.end.contiguous().numpy().astype("<i8").tofile(os.path.join(self.work.folder, "end.bits"))
        return ["end.bits"]


def main():
    threads = peer.cores()
    torch.set_num_threads(threads)
    work = peer.Work(sys.argv[1])
    variants = [("script", lambda: Run(work, torch.jit.script(generation)))]
    if hasattr(torch, "compile"):
        variants.append(("compile", lambda: Run(work, torch.compile(generation, dynamic=False))))
    peer.serve(torch.__version__, threads, variants)


main()
