// SPDX-License-Identifier: Apache-2.0
import { h } from "./dom.js";
import { PluginsPage } from "./plugins.js";
import { Readout } from "./readout.js";
import { Refusal } from "./refusal.js";
import { RunView } from "./run-view.js";
import { Views } from "./views.js";

const DETAILS_MS = 5_000;

/** What is shown: the place that the address names, and in it what the host's events say. */
export class Page {
  #api;
  #store;
  #announcer;
  #main;
  #plugins;
  #readout;
  #refusal;
  #views;
  #view = null;
  #opening = "";
  #failed = false;
  #timer = 0;
  #size = "";

  constructor(api, store, announcer, main) {
    this.#api = api;
    this.#store = store;
    this.#announcer = announcer;
    this.#main = main;
    this.#plugins = new PluginsPage(api, store, announcer);
    this.#readout = new Readout(store, announcer);
    this.#refusal = new Refusal(store);
    this.#views = new Views(api, store);
    store.set("radius", 4);
    for (const key of ["view", "sample"]) {
      store.on(key, () => this.#view?.begin());
    }
    store.on("refusal", (refusal) => refusal && this.#view?.journal.refused(refusal));
    store.on("run", (run) => run && this.#view?.show(run));
    // Whoever may not ask does not ask on.
    store.on("link", ({ state }) => state === "refused" && this.#leave());
    addEventListener("hashchange", () => this.#go());
  }

  /** Single keys. */
  get actions() {
    const view = (act) => () => this.#view && act(this.#view);
    return {
      " ": view((run) => run.transport.toggle()),
      ".": view((run) => run.transport.step(1)),
      c: view((run) => run.toolbar.nextView(1)),
      C: view((run) => run.toolbar.nextView(-1)),
      n: view((run) => run.toolbar.nextSample(1)),
      N: view((run) => run.toolbar.nextSample(-1)),
      d: view((run) => run.toolbar.choose("damage")),
      s: view((run) => run.toolbar.choose("seed")),
      v: view((run) => run.toolbar.choose("look")),
      "[": view((run) => run.toolbar.resize(-1)),
      "]": view((run) => run.toolbar.resize(1)),
      l: view((run) => run.curve.toggleScale()),
      j: () => this.#neighbour(1),
      k: () => this.#neighbour(-1),
      r: () => (location.hash = "#/"),
      p: () => (location.hash = "#/plugins"),
    };
  }

  async link(link) {
    this.#store.set("link", link);
    if (link.state === "connected") {
      this.#store.set("host", await this.#api.get("host"));
      this.#store.set("plugins", await this.#api.get("plugins"));
      if (this.#view) {
        this.#view.again();
        this.#refresh();
      } else if (this.#failed) {
        this.#opening = "";
        this.#go();
      }
    }
  }

  hear(name, data) {
    const own = data.id === this.#store.get("selected");
    if (name === "runs") {
      this.#runs(data);
    } else if (name === "plugins") {
      this.#store.set("plugins", data);
      this.#refresh();
    } else if (name === "swapped" && own) {
      this.#view?.swapped(data);
      this.#refresh();
    } else if (name === "said" && own) {
      this.#view?.journal.said(data);
    } else if (name === "warned" && own) {
      this.#view?.journal.warned(data);
    }
  }

  #runs(runs) {
    this.#store.set("runs", runs);
    const run = runs.find(({ id }) => id === this.#store.get("selected"));
    if (run) {
      const before = this.#store.get("run");
      this.#store.set("run", run);
      if (before?.id === run.id && before.phase !== run.phase) {
        this.#refresh();
        this.#tellFailure(run);
      }
    }
    if (!run || !this.#view) {
      this.#go();
    }
  }

  /** Shows the place that the address names. */
  #go() {
    if (this.#store.get("link")?.state === "refused") {
      return;
    }
    const runs = this.#store.get("runs");
    const [, place = "", id = ""] = location.hash.split("/");
    const plugins = place === "plugins";
    mark("to-runs", !plugins);
    mark("to-plugins", plugins);
    document.documentElement.dataset.place = plugins ? "plugins" : "runs";
    if (plugins) {
      this.#leave();
      if (!this.#plugins.element.isConnected) {
        this.#main.replaceChildren(this.#plugins.element, this.#refusal.element);
        this.#plugins.shown();
        document.title = "Plugins – Morphogen";
      }
    } else if (runs) {
      const run = runs.find((each) => each.id === id) ?? (id ? null : (runs.find(({ phase }) => phase === "RUNNING") ?? runs.at(-1)));
      run ? this.#open(run) : this.#nothing(id);
    }
  }

  async #open(run) {
    if (this.#opening === run.id) {
      return;
    }
    this.#leave();
    this.#opening = run.id;
    this.#failed = false;
    this.#store.set("selected", run.id);
    this.#store.set("run", run);
    try {
      const details = await this.#api.get(`runs/${run.id}`);
      const foreign = await this.#views.open(details, this.#announcer);
      if (this.#opening === run.id) {
        this.#enter(details, foreign);
      }
    } catch (failure) {
      if (this.#opening !== run.id) {
        return;
      }
      // Nothing is tried again by itself until the connection is new or another run is chosen.
      this.#failed = true;
      this.#main.replaceChildren(h("div", { class: "blank", role: "alert" }, h("h1", {}, "This run cannot be shown"), h("p", {}, failure.message)));
    }
  }

  #enter(details, foreign) {
    const { views, picture } = details;
    this.#size = `${picture.width} ${picture.height}`;
    this.#store.set("sample", 0);
    this.#store.set("view", views[0]?.id ?? "picture");
    const touch = matchMedia("(pointer: coarse)").matches;
    this.#store.set("tool", picture.erasable && !touch ? "damage" : "look");
    this.#store.set("radius", Math.max(1, Math.round(Math.min(picture.width, picture.height) / 12)));
    this.#store.set("refusal", null);
    this.#view = new RunView(this.#api, this.#store, this.#announcer, details, this.#readout, this.#refusal, foreign);
    this.#main.replaceChildren(this.#view.element);
    this.#view.begin();
    this.#store.set("details", details);
    this.#tellFailure(details);
    this.#timer = setInterval(() => this.#refresh(), DETAILS_MS);
  }

  /** A run that failed says why in words that are too many for its head. */
  #tellFailure(run) {
    if (run.phase === "FAILED" && run.words) {
      this.#store.set("refusal", { what: "run", error: run.words, problems: [] });
    }
  }

  #leave() {
    clearInterval(this.#timer);
    this.#opening = "";
    this.#view?.close();
    this.#view = null;
    this.#store.set("selected", "");
  }

  async #refresh() {
    const view = this.#view;
    const id = this.#store.get("selected");
    if (!view || document.hidden) {
      return;
    }
    try {
      const details = await this.#api.get(`runs/${id}`);
      if (view !== this.#view) {
        return;
      }
      // Before a run has begun nobody knows how large its picture will be.
      if (this.#size !== `${details.picture.width} ${details.picture.height}`) {
        this.#leave();
        this.#go();
      } else {
        view.details(details);
      }
    } catch {
      // The link says so where the host is gone.
    }
  }

  #nothing(id) {
    this.#leave();
    document.title = "Morphogen";
    const command = "morphogen run growing-lizard";
    if (this.#main.querySelector(".nothing")) {
      return;
    }
    this.#main.replaceChildren(
      h(
        "div",
        { class: "blank nothing" },
        h("h1", {}, id ? "This run is not here" : "Nothing runs yet"),
        h("p", {}, id ? "It belongs to another host, or ended long ago. The list shows what there is. To start one:" : "The host is ready. Start an experiment in a terminal, and it shows up here by itself:"),
        h("pre", {}, command),
        h("p", { class: "muted" }, "It grows a lizard from one cell, in a minute or two. ", h("code", {}, "morphogen list"), " names the others."),
      ),
    );
  }

  #neighbour(by) {
    const runs = this.#store.get("runs") ?? [];
    const at = runs.findIndex(({ id }) => id === this.#store.get("selected"));
    const next = runs[at + by];
    if (next) {
      location.hash = `#/runs/${next.id}`;
    }
  }
}

function mark(id, here) {
  const link = document.getElementById(id);
  here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
}
