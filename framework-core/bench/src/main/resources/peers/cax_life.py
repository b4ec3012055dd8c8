# SPDX-License-Identifier: Apache-2.0
"""Life on a torus with CAX's own Life system: all generations in one jit-compiled scan."""

import os
import sys

import jax
import jax.numpy as jnp
import numpy
import peer
from cax.cs.life import Life
from flax import nnx


class Run:
    """All generations from the start."""

    def __init__(self, work):
        self.work = work
        bits = work.array("start.bits", (work.height, work.width // 8), "u1")
        cells = numpy.unpackbits(bits, axis=1, bitorder="little").astype("f4")
        self.start = jnp.asarray(cells[..., None])
        birth, survival = Life.birth_survival_from_string("B3/S23")
        self.life = Life(birth=birth, survival=survival, rngs=nnx.Rngs(0))

    def run(self):
        self.end = jax.block_until_ready(self.life(self.start, num_steps=self.work.steps))

    def result(self):
        cells = numpy.asarray(self.end)[..., 0].astype("u1")
        numpy.packbits(cells, axis=1, bitorder="little").tofile(os.path.join(self.work.folder, "end.bits"))
        return ["end.bits"]


def main():
    from importlib.metadata import version

    work = peer.Work(sys.argv[1])
    peer.serve(f"{version('cax')} (jax {jax.__version__})", peer.cores(), [("scan", lambda: Run(work))])


main()
