// SPDX-License-Identifier: Apache-2.0
import { h, icon, text } from "./dom.js";

const TOOLS = { look: "Look", damage: "Damage", seed: "Seed" };
const LARGEST = 64;

/** What the picture shows, and what touching it does. */
export class Toolbar {
  #store;
  #announcer;
  #views;
  #samples;
  #sample = h("output", { class: "sample" });
  #radius = h("output");
  #range;
  #radios = {};

  constructor(store, announcer, run) {
    this.#store = store;
    this.#announcer = announcer;
    this.#views = run.views;
    this.#samples = run.picture.samples;
    this.element = h("div", { class: "toolbar" }, this.#viewPicker(), this.#samplePicker(), h("span", { class: "gap" }), this.#toolPicker(run.picture), this.#radiusPicker());
    this.#follow();
  }

  #viewPicker() {
    const select = h(
      "select",
      { id: "view", onchange: (event) => this.#store.set("view", event.target.value) },
      this.#views.map(({ id, label }) => h("option", { value: id }, label)),
    );
    this.view = select;
    return h("div", { class: "control" }, h("label", { for: "view" }, "View"), select);
  }

  #samplePicker() {
    if (this.#samples < 2) {
      return null;
    }
    const button = (words, name, by) =>
      h("button", { type: "button", class: "quiet", "aria-label": words, onclick: () => this.nextSample(by) }, icon(name));
    return h(
      "div",
      { class: "control", role: "group", "aria-label": "Sample" },
      h("span", { class: "label", "aria-hidden": "true" }, "Sample"),
      button("Previous sample", "back", -1),
      this.#sample,
      button("Next sample", "forth", 1),
    );
  }

  #toolPicker(picture) {
    const able = { look: true, damage: picture.erasable, seed: picture.seedable };
    const radio = (id) => {
      this.#radios[id] = h("input", { type: "radio", name: "tool", value: id, disabled: !able[id], onchange: () => this.#store.set("tool", id) });
      return h("label", { title: able[id] ? null : `This substrate cannot be ${id === "seed" ? "seeded" : "damaged"}` }, this.#radios[id], h("span", {}, TOOLS[id]));
    };
    return h("fieldset", { class: "choice" }, h("legend", { class: "unseen" }, "What touching the picture does"), Object.keys(TOOLS).map(radio));
  }

  #radiusPicker() {
    this.#range = h("input", { id: "radius", type: "range", min: 1, max: LARGEST, step: 1, oninput: (event) => this.#store.set("radius", Number(event.target.value)) });
    return h("div", { class: "control radius" }, h("label", { for: "radius" }, "Radius"), this.#range, this.#radius);
  }

  /** The controls show what the store says, whoever changed it. */
  #follow() {
    this.#store.on("view", (view) => (this.view.value = view));
    this.#store.on("sample", (sample) => text(this.#sample, `${sample + 1} of ${this.#samples}`));
    this.#store.on("tool", (tool) => {
      this.#radios[tool].checked = true;
      this.element.querySelector(".radius").classList.toggle("idle", tool !== "damage");
    });
    this.#store.on("radius", (radius) => {
      this.#range.value = radius;
      this.#range.setAttribute("aria-valuetext", `${radius} cells`);
      text(this.#radius, String(radius));
    });
  }

  choose(tool) {
    if (this.#radios[tool].disabled) {
      this.#announcer.say(`This substrate has no ${tool}.`);
    } else {
      this.#store.set("tool", tool);
      this.#announcer.say(TOOLS[tool]);
    }
  }

  resize(by) {
    this.#store.set("radius", Math.min(LARGEST, Math.max(1, this.#store.get("radius") + by)));
  }

  nextView(by) {
    const at = this.#views.findIndex(({ id }) => id === this.#store.get("view"));
    const view = this.#views[(at + by + this.#views.length) % this.#views.length];
    this.#store.set("view", view.id);
    this.#announcer.say(view.label);
  }

  nextSample(by) {
    if (this.#samples > 1) {
      this.#store.set("sample", (this.#store.get("sample") + by + this.#samples) % this.#samples);
      this.#announcer.say(`Sample ${this.#store.get("sample") + 1} of ${this.#samples}`);
    }
  }
}
