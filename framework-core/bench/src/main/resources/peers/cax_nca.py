# SPDX-License-Identifier: Apache-2.0
"""The growing cellular automaton in CAX on JAX: CAX's own perceive and update modules with our parameters.

One change to CAX's update: the random dropout is replaced by the fire masks that both sides share, and the alive
channel is 3, as in the article. The rollout is one jit-compiled scan whose state buffer is donated; XLA uses all cores.
"""

import sys

import jax
import jax.numpy as jnp
import numpy
import peer
from cax.core.perceive import ConvPerceive, grad_kernel, identity_kernel
from cax.core.update import NCAUpdate
from cax.core.update.mlp_update import MLPUpdate
from flax import nnx


class MaskedUpdate(NCAUpdate):
    """CAX's update with given fire masks in place of drawn ones."""

    def __call__(self, state, perception, fire):
        alive = self.get_alive_mask(state)
        state = state + self.step_size * MLPUpdate.__call__(self, state, perception) * fire
        return (alive & self.get_alive_mask(state)) * state

    def get_alive_mask(self, state):
        return self.pool(state[..., 3:4]) > self.alive_threshold


class Automaton(nnx.Module):
    """Perception and update, with parameters read from the work."""

    def __init__(self, work):
        rngs = nnx.Rngs(0)
        inputs = 3 * work.channels
        self.perceive = ConvPerceive(work.channels, inputs, feature_group_count=work.channels, rngs=rngs)
        # CAX's gradients are along rows, then columns; the article's are along columns, then rows.
        gradients = grad_kernel(2)[..., ::-1]
        stencils = jnp.concatenate([identity_kernel(2), gradients], axis=-1)
        self.perceive.conv.kernel = nnx.Variable(jnp.tile(stencils[:, :, None, :], (1, 1, 1, work.channels)))
        self.update = MaskedUpdate(work.channels, inputs, (work.hidden,), rngs=rngs)
        first, second = self.update.layers
        first.kernel[...] = jnp.asarray(work.array("w1.f32", (1, 1, inputs, work.hidden)))
        first.bias[...] = jnp.asarray(work.array("b1.f32", (work.hidden,)))
        second.kernel[...] = jnp.asarray(work.array("w2.f32", (1, 1, work.hidden, work.channels)))
        second.bias[...] = jnp.asarray(work.array("b2.f32", (work.channels,)))

    def step(self, state, fire):
        return self.update(state, self.perceive(state), fire)


class Run:
    """One rollout, or one training iteration without the optimiser's step."""

    def __init__(self, work):
        self.work = work
        shape = (work.batch, work.height, work.width, work.channels)
        self.start = work.array("start.f32", shape)
        self.fire = jnp.asarray(work.masks()[..., None])
        graph, self.parameters, rest = nnx.split(Automaton(work), nnx.Param, ...)

        def rollout(parameters, state, fire):
            automaton = nnx.merge(graph, parameters, rest)
            return jax.lax.scan(lambda s, f: (automaton.step(s, f), None), state, fire)[0]

        if work.gradient:
            target = jnp.asarray(work.array("target.f32", (work.height, work.width, 4)))

            def loss(parameters, state, fire):
                end = rollout(parameters, state, fire)
                return jnp.mean((end[..., :4] - target) ** 2), end

            self.compute = jax.jit(jax.grad(loss, has_aux=True), donate_argnums=1)
        else:
            self.compute = jax.jit(lambda p, s, f: (None, rollout(p, s, f)), donate_argnums=1)

    def run(self):
        answer = self.compute(self.parameters, jnp.array(self.start), self.fire)
        self.gradient, self.end = jax.block_until_ready(answer)

    def result(self):
        written = [self.work.write("end.f32", numpy.asarray(self.end))]
        if self.work.gradient:
            layers = self.gradient["update"]["layers"]
            parts = [layers[0]["kernel"], layers[0]["bias"], layers[1]["kernel"], layers[1]["bias"]]
            flat = numpy.concatenate([numpy.asarray(part[...]).ravel() for part in parts])
            written.append(self.work.write("gradient.f32", flat))
        return written


def main():
    from importlib.metadata import version

    work = peer.Work(sys.argv[1])
    peer.serve(f"{version('cax')} (jax {jax.__version__})", peer.cores(), [("scan", lambda: Run(work))])


main()
