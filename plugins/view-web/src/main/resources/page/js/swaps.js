// SPDX-License-Identifier: Apache-2.0
import { count, pluginWords } from "./format.js";

/** Changes parts of a running experiment, one swap after the other, and says how each ended. */
export class Swaps {
  #api;
  #store;
  #announcer;
  #run;
  #chain = Promise.resolve();

  constructor(api, store, announcer, run) {
    this.#api = api;
    this.#store = store;
    this.#announcer = announcer;
    this.#run = run;
  }

  /**
   * @param {string[]} settings such as rule=neural@1.3 or rule.fireRate=0.4
   * @return {Promise<{adopted: boolean, words: string}>} never fails
   */
  swap(settings, reinitialise = false) {
    const result = this.#chain.then(() => this.#try(settings, reinitialise));
    this.#chain = result;
    return result;
  }

  async #try(settings, reinitialise) {
    try {
      const swap = await this.#api.post(`runs/${this.#run.id}/swap`, { settings, reinitialise });
      const words = this.#adopted(swap);
      this.#store.set("refusal", null);
      this.#announcer.say(words);
      return { adopted: true, words };
    } catch (failure) {
      this.#store.set("refusal", {
        what: "swap",
        settings,
        error: failure.message,
        problems: failure.problems ?? [],
        again: reinitialise ? null : () => this.swap(settings, true),
      });
      return { adopted: false, words: "Refused; it is as it was" };
    }
  }

  #adopted(swap) {
    const anew = swap.reinitialised?.length ? `; ${swap.reinitialised.join(", ")} began anew` : "";
    return `In since ${this.#run.unit || "tick"} ${count(swap.next)}, after ${swap.seconds.toFixed(2)} s${anew}`;
  }
}

/** "rule: neural 1.0.0 to isotropic 1.0.0". */
export const swapWords = (swap) =>
  swap.parts
    .map(({ pointer, from, to }) => {
      const [before, after] = [pluginWords(from), pluginWords(to)];
      return before === after ? `${pointer.slice(1)}: ${after}, other values` : `${pointer.slice(1)}: ${before} to ${after}`;
    })
    .join("; ");
