// SPDX-License-Identifier: Apache-2.0

const PAUSE_MS = 150;

/** Says one sentence at a time to screen readers. What comes while one is being said replaces it. */
export class Announcer {
  #element;
  #timer = 0;

  constructor(element) {
    this.#element = element;
  }

  say(words) {
    clearTimeout(this.#timer);
    // The same words twice are a change only if the element was empty in between.
    this.#element.textContent = "";
    this.#timer = setTimeout(() => (this.#element.textContent = words), PAUSE_MS);
  }
}
