// SPDX-License-Identifier: Apache-2.0
import { Curve } from "./curve.js";
import { askBranch, confirmStop } from "./dialogs.js";
import { h } from "./dom.js";
import { Files } from "./files.js";
import { Journal } from "./journal.js";
import { Parts } from "./parts.js";
import { Stage } from "./stage.js";
import { Swaps } from "./swaps.js";
import { Tabs } from "./tabs.js";
import { Timings } from "./timings.js";
import { Toolbar } from "./toolbar.js";
import { Transport } from "./transport.js";

/** Everything about one run. Made for one, and closed when another is chosen. */
export class RunView {
  #api;
  #store;
  #run;

  constructor(api, store, announcer, details, readout, refusal, foreign) {
    this.#api = api;
    this.#store = store;
    this.#run = details;
    this.foreign = foreign;
    this.toolbar = new Toolbar(store, announcer, details);
    this.stage = foreign ? null : new Stage(api, store, announcer, details);
    this.transport = new Transport(api, store, details, { branch: () => this.#branch(), stop: () => this.#stop() });
    this.curve = new Curve(api, store, details);
    this.parts = new Parts(store, new Swaps(api, store, announcer, details));
    this.timings = new Timings(api, details);
    this.files = new Files(api, store, details);
    this.journal = new Journal(details);
    const tabs = new Tabs("Inspector", [
      { id: "parts", label: "Parts", panel: this.parts.element },
      { id: "device", label: "Device", panel: this.timings.element, shown: (at) => this.timings.looked(at) },
      { id: "files", label: "Files", panel: this.files.element },
      { id: "log", label: "Log", panel: this.journal.element },
    ]);
    this.element = h(
      "section",
      { class: "run", "aria-labelledby": "run-name" },
      h(
        "div",
        { class: "bench" },
        readout.element,
        foreign ? null : this.toolbar.element,
        foreign ? foreign.container : this.stage.element,
        this.transport.element,
        this.curve.element,
        refusal.element,
      ),
      tabs.element,
    );
    this.details(details);
  }

  /** Begins to read pictures, once it is in the page and has a size. */
  begin() {
    this.stage?.follow();
  }

  /** What changes ten times a second. */
  show(run) {
    this.transport.show(run);
    this.curve.show(run);
    this.timings.show(run);
    this.foreign?.view.show?.(run);
  }

  /** What changes with a swap, or with a new file. */
  details(run) {
    this.parts.show(run);
    this.files.show(run);
    this.show(run);
  }

  swapped(swap) {
    this.curve.mark(swap);
    this.journal.swapped(swap);
  }

  again() {
    this.stage?.again();
  }

  close() {
    this.stage?.close();
    this.foreign?.view.close?.();
    this.curve.close();
    this.timings.close();
  }

  async #stop() {
    if (await confirmStop(this.#run)) {
      await this.#ask("stop", {}, "stop");
    }
  }

  async #branch() {
    const wanted = await askBranch(this.#store.get("run"));
    if (wanted) {
      const run = await this.#ask("branch", wanted, "branch");
      if (run) {
        location.hash = `#/runs/${run.id}`;
      }
    }
  }

  async #ask(order, body, what) {
    try {
      return await this.#api.post(`runs/${this.#run.id}/${order}`, body);
    } catch (failure) {
      this.#store.set("refusal", { what, settings: body.settings, error: failure.message, problems: failure.problems ?? [] });
      return null;
    }
  }
}
