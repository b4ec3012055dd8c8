// SPDX-License-Identifier: Apache-2.0
import { h, text } from "./dom.js";
import { number } from "./format.js";

const WAIT_MS = 350;
const STEPS = 200;

/** One value of a part, as a slider, a field, a choice or a switch. A change is a swap; one that is refused goes back. */
export class Setting {
  #swaps;
  #setting;
  #outcome = h("p", { class: "outcome" });
  #value = h("output");
  #inputs;
  #timer = 0;

  constructor(swaps, setting) {
    this.#swaps = swaps;
    this.#setting = setting;
    const id = `setting-${setting.path.replaceAll(".", "-")}`;
    this.#outcome.id = `${id}-outcome`;
    this.#inputs = this.#make(id);
    this.element = h(
      "div",
      { class: "setting" },
      h("label", { for: id, title: setting.doc }, setting.label),
      ...this.#inputs,
      ranged(setting) ? this.#value : null,
      this.#outcome,
    );
    this.#reset();
  }

  #make(id) {
    const { type, choices, doc } = this.#setting;
    const common = { id, title: doc, "aria-describedby": this.#outcome.id };
    if (type === "choice") {
      return [h("select", { ...common, onchange: (event) => this.#change(event.target.value) }, choices.map((choice) => h("option", { value: choice }, choice)))];
    }
    if (type === "boolean") {
      return [h("input", { ...common, type: "checkbox", role: "switch", onchange: (event) => this.#change(event.target.checked) })];
    }
    if (ranged(this.#setting)) {
      return [h("input", { ...common, ...range(this.#setting), type: "range", oninput: (event) => text(this.#value, number(Number(event.target.value))), onchange: (event) => this.#change(Number(event.target.value)) })];
    }
    return [h("input", { ...common, type: "number", step: "any", min: this.#setting.min, max: this.#setting.max, onchange: (event) => event.target.value !== "" && this.#change(event.target.valueAsNumber) })];
  }

  /** Shows the value that runs. */
  #reset() {
    const [input] = this.#inputs;
    if (this.#setting.type === "boolean") {
      input.checked = this.#setting.value;
    } else {
      input.value = this.#setting.value;
    }
    text(this.#value, ranged(this.#setting) ? number(this.#setting.value) : "");
  }

  /** The host's own words of what the value is now. */
  show(setting) {
    this.#setting = setting;
    if (!this.#timer && document.activeElement !== this.#inputs[0]) {
      this.#reset();
    }
  }

  /** A slider that is moved by keys changes many times; the last one counts. */
  #change(value) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#swap(value), WAIT_MS);
  }

  async #swap(value) {
    this.#timer = 0;
    if (value === this.#setting.value) {
      return;
    }
    this.#tell("Trying it on a copy", "trying");
    const { adopted, words } = await this.#swaps.swap([`${this.#setting.path}=${value}`]);
    if (adopted) {
      this.#setting = { ...this.#setting, value };
    }
    this.#reset();
    this.#tell(words, adopted ? "adopted" : "refused");
  }

  #tell(words, state) {
    this.#outcome.dataset.state = state;
    text(this.#outcome, words);
  }
}

const ranged = ({ type, min, max }) => (type === "number" || type === "integer") && Number.isFinite(min) && Number.isFinite(max) && (type === "number" || max - min <= 1024);

/** The end points that a slider can take, and steps of round numbers between them. */
function range({ type, min, max, above }) {
  const step = type === "integer" ? 1 : 10 ** Math.floor(Math.log10((max - min) / (STEPS / 2.5)));
  return { min: above ? min + step : min, max, step };
}
