// SPDX-License-Identifier: Apache-2.0

/** What the page knows, by key, and who wants to hear when it changes. */
export class Store {
  #values = new Map();
  #listeners = new Map();

  get(key) {
    return this.#values.get(key);
  }

  set(key, value) {
    if (this.#values.get(key) === value) {
      return;
    }
    this.#values.set(key, value);
    for (const listener of this.#listeners.get(key) ?? []) {
      listener(value);
    }
  }

  /** Calls `listener` whenever the value of `key` changes, and at once if there is one. */
  on(key, listener) {
    if (!this.#listeners.has(key)) {
      this.#listeners.set(key, new Set());
    }
    this.#listeners.get(key).add(listener);
    if (this.#values.has(key)) {
      listener(this.#values.get(key));
    }
  }
}
