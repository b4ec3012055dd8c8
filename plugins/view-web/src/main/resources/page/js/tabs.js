// SPDX-License-Identifier: Apache-2.0
import { h } from "./dom.js";

/** Panels of which one is shown; arrow keys go from one to the next. */
export class Tabs {
  #tabs;
  #shown;

  /** @param {{id: string, label: string, panel: Element, shown?: function(boolean)}[]} tabs */
  constructor(label, tabs) {
    this.#tabs = tabs.map((tab) => ({ ...tab, button: this.#button(tab) }));
    const list = h("div", { class: "tabs", role: "tablist", "aria-label": label }, this.#tabs.map(({ button }) => button));
    list.addEventListener("keydown", (event) => this.#key(event));
    for (const { id, panel } of this.#tabs) {
      panel.id = `panel-${id}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", `tab-${id}`);
    }
    this.element = h("section", { class: "inspector", "aria-label": label }, list, this.#tabs.map(({ panel }) => panel));
    this.choose(tabs[0].id);
  }

  #button({ id, label }) {
    return h("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, onclick: () => this.choose(id) }, label);
  }

  choose(id) {
    this.#shown = id;
    for (const tab of this.#tabs) {
      const chosen = tab.id === id;
      tab.button.setAttribute("aria-selected", chosen);
      tab.button.tabIndex = chosen ? 0 : -1;
      tab.panel.hidden = !chosen;
      tab.shown?.(chosen);
    }
  }

  #key(event) {
    const at = this.#tabs.findIndex(({ id }) => id === this.#shown);
    const last = this.#tabs.length - 1;
    const next = { ArrowLeft: at === 0 ? last : at - 1, ArrowRight: at === last ? 0 : at + 1, Home: 0, End: last }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      this.choose(this.#tabs[next].id);
      this.#tabs[next].button.focus();
    }
  }
}
