// SPDX-License-Identifier: Apache-2.0

/** What a run does, in one word: queued, running, paused, waiting, done, stopped, failed. */
export const phase = (run) => run.phase.toLowerCase();

/** Whether it will not change any more. */
export const over = (run) => ["done", "stopped", "failed"].includes(phase(run));
