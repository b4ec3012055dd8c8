// SPDX-License-Identifier: Apache-2.0
import { h, text } from "./dom.js";
import { count } from "./format.js";
import { phase } from "./phase.js";

/** All runs of the host, each with its progress; a link each. */
export class RunList {
  #list = h("ul");
  #rows = new Map();
  #store;

  constructor(store, element) {
    this.#store = store;
    element.append(h("h2", {}, "Runs"), this.#list);
    store.on("runs", (runs) => this.#show(runs));
    store.on("selected", () => this.#mark());
  }

  #show(runs) {
    const gone = new Set(this.#rows.keys());
    runs.forEach((run, index) => {
      gone.delete(run.id);
      const row = this.#rows.get(run.id) ?? this.#add(run);
      row.show(run);
      if (this.#list.children[index] !== row.item) {
        this.#list.insertBefore(row.item, this.#list.children[index] ?? null);
      }
    });
    gone.forEach((id) => {
      this.#rows.get(id).item.remove();
      this.#rows.delete(id);
    });
    this.#mark();
  }

  #add(run) {
    const row = new Row(run.id);
    this.#rows.set(run.id, row);
    return row;
  }

  #mark() {
    for (const [id, row] of this.#rows) {
      row.link.toggleAttribute("aria-current", id === this.#store.get("selected"));
    }
  }
}

class Row {
  #name = h("span");
  #where = h("span", { class: "where" });
  #phase = h("span", { class: "phase" });
  #done = h("span", { class: "done" });
  #bar = h("span", { class: "bar", "aria-hidden": "true" }, h("span"));

  constructor(id) {
    this.link = h("a", { href: `#/runs/${id}` }, h("span", { class: "name" }, this.#name, this.#where), h("span", { class: "sub" }, this.#phase, this.#done), this.#bar);
    this.item = h("li", {}, this.link);
  }

  show(run) {
    text(this.#name, run.name);
    text(this.#where, run.folder.split(/[\\/]/).at(-1));
    this.link.title = run.folder;
    text(this.#phase, phase(run));
    this.#phase.dataset.phase = phase(run);
    text(this.#done, run.length > 0 ? `${count(run.done)} of ${count(run.length)}` : "");
    this.#bar.style.setProperty("--part", run.length > 0 ? run.done / run.length : 0);
  }
}
