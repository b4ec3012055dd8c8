// SPDX-License-Identifier: Apache-2.0
import { h } from "./dom.js";
import { Setting } from "./setting.js";

/** What the run is made of: each part with its values, and with what could take its place. */
export class Parts {
  #swaps;
  #store;
  #settings = new Map();
  #shape = "";
  element = h("div", { class: "parts" });

  constructor(store, swaps) {
    this.#swaps = swaps;
    this.#store = store;
  }

  /** Only values change mostly; then nothing that has the focus is taken away. */
  show(run) {
    const shape = JSON.stringify([run.parts, run.versions, run.settings.map(({ path }) => path)]);
    if (shape === this.#shape) {
      run.settings.forEach((setting) => this.#settings.get(setting.path)?.show(setting));
      return;
    }
    this.#shape = shape;
    this.#settings.clear();
    const parts = [...run.parts].sort((a, b) => rank(a) - rank(b));
    const rich = parts.filter((part) => FIRST.includes(part.kind) || this.#settingsOf(run, part).length > 0);
    const plain = parts.filter((part) => !rich.includes(part));
    this.element.replaceChildren(
      ...rich.map((part) => this.#section(run, part)),
      ...(plain.length > 0 ? [h("section", { class: "part" }, h("h2", {}, "Also in it"), plain.map((part) => this.#row(run, part)))] : []),
    );
  }

  #settingsOf(run, part) {
    return run.settings.filter(({ path }) => path.startsWith(`${key(part)}.`));
  }

  #section(run, part) {
    const settings = this.#settingsOf(run, part).map((setting) => {
      const control = new Setting(this.#swaps, setting);
      this.#settings.set(setting.path, control);
      return control.element;
    });
    return h(
      "section",
      { class: "part" },
      h("h2", {}, part.kind, h("span", { class: "type" }, part.type), h("span", { class: "version" }, part.version)),
      settings,
      this.#alternatives(run, part),
    );
  }

  /** A part in one line, which opens where something could take its place. */
  #row(run, part) {
    const words = [h("span", {}, part.type), h("span", { class: "muted" }, `${part.kind} ${part.version}`)];
    const found = others(run, part);
    return found.length === 0
      ? h("p", { class: "plain" }, words)
      : h("details", { class: "alternatives" }, h("summary", { class: "plain" }, words), this.#list(part, found));
  }

  #alternatives(run, part) {
    const found = others(run, part);
    if (found.length === 0) {
      return null;
    }
    const same = found.filter(({ type }) => type === part.type);
    const different = found.filter(({ type }) => type !== part.type);
    return h("div", { class: "alternatives" }, this.#list(part, same), different.length > 0 ? h("details", {}, h("summary", {}, `Another ${part.kind} (${different.length})`), this.#list(part, different)) : null);
  }

  #list(part, plugins) {
    return plugins.length === 0 ? null : h("ul", {}, plugins.map((plugin) => this.#alternative(part, plugin)));
  }

  #alternative(part, { type, version }) {
    const outcome = h("span", { class: "outcome" });
    const button = h("button", { type: "button", "aria-label": `Swap in ${type} ${version}` }, "Swap in");
    button.addEventListener("click", async () => {
      button.disabled = true;
      outcome.textContent = "Trying it on a copy";
      const { words, adopted } = await this.#swaps.swap([`${key(part)}=${type}@${version}`]);
      outcome.textContent = words;
      outcome.dataset.state = adopted ? "adopted" : "refused";
      button.disabled = false;
    });
    return h("li", {}, h("span", { class: "type" }, type), h("span", { class: "version" }, version), button, outcome);
  }
}

/** /losses/0 as a setting names it: losses.0. */
const key = (part) => part.pointer.slice(1).replaceAll("/", ".");

const others = (run, part) => run.versions.filter(({ kind, type, version }) => kind === part.kind && !(type === part.type && version === part.version));

const FIRST = ["rule", "substrate"];
const ORDER = ["rule", "substrate", "loss", "initial", "trainer"];
const rank = (part) => (ORDER.indexOf(part.kind) + ORDER.length + 1) % (ORDER.length + 1);
