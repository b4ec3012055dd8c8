# SPDX-License-Identifier: Apache-2.0
"""What every peer script shares: it reads the work, answers line by line, and tells times and memory.

A peer is started once as `python SCRIPT WORK-FOLDER` and then asked on standard input, one word a line:

  run     do the work once; answers {"seconds": s}
  result  write end.f32 (and gradient.f32) into the work folder; answers {"written": [names]}
  quit    end

After its own warm-up it first says {"ready": variant, "version": v, "startup": s, "threads": n}. Answers are JSON, one
line each, on standard output; everything else goes to standard error. Peak memory comes with every run.
"""

import json
import os
import resource
import sys
import time

BEGAN = time.perf_counter()


class Work:
    """The work folder: work.json and raw little-endian arrays."""

    def __init__(self, folder):
        self.folder = folder
        with open(os.path.join(folder, "work.json"), encoding="utf-8") as file:
            self.json = json.load(file)

    def __getattr__(self, name):
        return self.json[name]

    def array(self, name, shape, kind="<f4"):
        import numpy

        return numpy.fromfile(os.path.join(self.folder, name), dtype=kind).reshape(shape)

    def masks(self):
        """Fire masks as booleans [steps][batch][height][width], from one bit a cell."""
        import numpy

        words = (self.width + 63) // 64
        shape = (self.steps, self.batch, self.height, words * 8)
        packed = self.array("masks.bits", shape, "u1")
        bits = numpy.unpackbits(packed, axis=-1, bitorder="little")
        return bits[..., : self.width].astype(bool)

    def write(self, name, array):
        import numpy

        numpy.ascontiguousarray(array, dtype="<f4").tofile(os.path.join(self.folder, name))
        return name


def peak_bytes():
    """Most memory this process ever held. Where Linux tells, without that of the process that started it."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def cores():
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def seconds_of(run):
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def fastest(candidates):
    """The variant that a warm run is fastest with, of all or of the one that PEER_VARIANT names. Those that fail are told
    and left out."""
    best = None
    only = os.environ.get("PEER_VARIANT")
    for name, make in candidates:
        if only not in (None, name):
            continue
        try:
            made = make()
            first = seconds_of(made.run)
            # A first run of this length says enough where there is nothing to choose from.
            seconds = first if len(candidates) == 1 and first > 10 else seconds_of(made.run)
            if seconds < 1:
                seconds = min(seconds, seconds_of(made.run))
        except Exception as failure:  # a variant that this installation cannot build
            print(f"variant {name} left out: {str(failure)[:300]}", file=sys.stderr)
            continue
        print(f"variant {name}: {seconds:.4f} s", file=sys.stderr)
        if best is None or seconds < best[0]:
            best = (seconds, name, made)
    if best is None:
        sys.exit("no variant of this peer works here; the lines above say why")
    return best[1], best[2]


def serve(version, threads, candidates):
    """Picks the fastest variant and answers until told to quit."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(answer):
        print(json.dumps(answer), file=answers, flush=True)

    name, made = fastest(candidates)
    say({"ready": name, "version": version, "startup": time.perf_counter() - BEGAN, "threads": threads})
    for line in sys.stdin:
        word = line.strip()
        if word == "run":
            seconds = seconds_of(made.run)
            say({"seconds": seconds, "peakBytes": peak_bytes()})
        elif word == "result":
            say({"written": made.result()})
        elif word == "quit":
            break
        else:
            sys.exit(f"unknown word {word!r}; expected run, result or quit")
