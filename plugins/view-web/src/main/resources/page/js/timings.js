// SPDX-License-Identifier: Apache-2.0
import { h, text } from "./dom.js";
import { count, number, short } from "./format.js";

const EVERY_MS = 2_000;
const SHOWN = 40;

/** Where the device's time goes, kernel by kernel, while the panel is looked at. */
export class Timings {
  #api;
  #id;
  #timer = 0;
  #looking = false;
  #why = h("p", { class: "muted" });
  #device = h("dl", { class: "facts" });
  #body = h("tbody");
  #table = h(
    "table",
    { hidden: true },
    h("caption", { class: "unseen" }, "Kernels by time"),
    h("thead", {}, h("tr", {}, ["Kernel", "Calls", "ms", "Share"].map((name, i) => h("th", { scope: "col", class: i ? "number" : null }, name)))),
    this.#body,
  );
  element = h("div", { class: "timings" }, this.#device, h("h2", {}, "Kernels"), this.#why, this.#table);

  constructor(api, run) {
    this.#api = api;
    this.#id = run.id;
  }

  show(run) {
    const facts = [["Device", run.device], ["Dynamics", run.dynamics], ["Cell steps", `${short(run.cellStepsPerSecond)} a second`], ["Folder", run.folder]];
    if (this.#device.childElementCount === 0) {
      this.#device.append(...facts.map(([name]) => h("div", {}, h("dt", {}, name), h("dd"))));
    }
    facts.forEach(([, value], i) => text(this.#device.children[i].lastElementChild, value || "–"));
  }

  looked(at) {
    this.#looking = at;
    clearTimeout(this.#timer);
    if (at) {
      this.#fetch();
    }
  }

  close() {
    this.looked(false);
  }

  async #fetch() {
    try {
      this.#fill(await this.#api.get(`runs/${this.#id}/timings`));
    } catch (failure) {
      this.#fill({ kernels: [], why: failure.message });
    }
    clearTimeout(this.#timer);
    if (this.#looking) {
      this.#timer = setTimeout(() => this.#fetch(), EVERY_MS);
    }
  }

  #fill({ kernels, why }) {
    this.#table.hidden = kernels.length === 0;
    text(this.#why, kernels.length === 0 ? (why ?? "This run is not profiled. Start it with --profile to see its kernels.") : "");
    this.#body.replaceChildren(
      ...kernels.slice(0, SHOWN).map(({ name, calls, milliseconds, share }) => {
        const bar = h("span", { class: "share", "aria-hidden": "true" });
        bar.style.setProperty("--part", share);
        return h(
          "tr",
          {},
          h("th", { scope: "row" }, h("code", {}, name), bar),
          h("td", { class: "number" }, count(calls)),
          h("td", { class: "number" }, number(milliseconds)),
          h("td", { class: "number" }, `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`),
        );
      }),
    );
  }
}
