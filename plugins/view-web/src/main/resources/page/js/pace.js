// SPDX-License-Identifier: Apache-2.0

const WINDOW_MS = 3_000;

/** How fast a number rises, over the last seconds. */
export class Pace {
  #marks = [];

  begin() {
    this.#marks = [];
  }

  get count() {
    return this.#marks.at(-1)?.value ?? 0;
  }

  mark(value) {
    const now = performance.now();
    if (value < this.count) {
      this.#marks = [];
    }
    this.#marks.push({ now, value });
    while (this.#marks.length > 2 && this.#marks[0].now < now - WINDOW_MS) {
      this.#marks.shift();
    }
  }

  /** 0 where nothing was marked for seconds. */
  perSecond() {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (!first || last.now === first.now || performance.now() - last.now > WINDOW_MS) {
      return 0;
    }
    return ((last.value - first.value) * 1000) / (last.now - first.now);
  }
}
