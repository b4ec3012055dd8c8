// SPDX-License-Identifier: Apache-2.0
import { h } from "./dom.js";
import { count } from "./format.js";
import { swapWords } from "./swaps.js";

const MOST = 200;

/** What the run said since the page is open, and its swaps since it began; newest first. */
export class Journal {
  #list = h("ol");
  #empty = h("p", { class: "muted" }, "Nothing was said yet.");
  #unit;
  element = h("div", { class: "journal", role: "log", "aria-live": "off" }, this.#empty, this.#list);

  constructor(run) {
    this.#unit = run.unit || "tick";
    (run.swaps ?? []).forEach((swap) => this.swapped(swap));
  }

  said({ sentence }) {
    this.#add(time(), sentence, "");
  }

  warned({ pointer, message }) {
    this.#add(time(), `${pointer} ${message}`.trim(), "warned");
  }

  swapped(swap) {
    this.#add(`${this.#unit} ${count(swap.next)}`, swapWords(swap), "swapped");
  }

  refused({ settings, error }) {
    this.#add(time(), `Refused ${(settings ?? []).join(" ")}: ${error.split("\n")[0].replace(/^Not swapped, the run goes on as it was: /, "")}`, "refused");
  }

  #add(when, words, state) {
    this.#empty.remove();
    this.#list.prepend(h("li", { "data-state": state }, h("span", { class: "when" }, when), words));
    while (this.#list.childElementCount > MOST) {
      this.#list.lastElementChild.remove();
    }
  }
}

const time = () => new Date().toLocaleTimeString("en-GB");
