// SPDX-License-Identifier: Apache-2.0
import { h, text } from "./dom.js";

const ORDER = ["substrate", "rule", "initial", "loss", "trainer", "observer", "fusion", "analysis", "importer", "dataset"];

/** All plugins of the host, with versions, state and who uses them. */
export class PluginsPage {
  #api;
  #store;
  #announcer;
  #body = h("div");
  #found = h("p", { class: "muted" });
  #filter = h("input", { id: "plugin-filter", type: "search", placeholder: "rule, neural, 1.0", oninput: () => this.#show() });
  #install = h("div");
  element;

  constructor(api, store, announcer) {
    this.#api = api;
    this.#store = store;
    this.#announcer = announcer;
    this.element = h(
      "section",
      { class: "plugins", "aria-labelledby": "plugins-title" },
      h("div", { class: "plugins-head" }, h("h1", { id: "plugins-title" }, "Plugins"), h("div", { class: "control" }, h("label", { for: "plugin-filter" }, "Filter"), this.#filter), this.#found),
      this.#body,
      this.#install,
    );
    store.on("plugins", () => this.#show());
    store.on("runs", () => this.#show());
    store.on("host", (host) => host && this.#offer(host));
  }

  #show() {
    if (!this.element.isConnected) {
      return;
    }
    const words = this.#filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const plugins = (this.#store.get("plugins") ?? []).filter((plugin) => words.every((word) => haystack(plugin).includes(word)));
    const state = JSON.stringify([plugins, (this.#store.get("runs") ?? []).map(({ id, name }) => [id, name])]);
    if (state === this.#body.dataset.state) {
      return;
    }
    this.#body.dataset.state = state;
    const kinds = [...new Set(plugins.map(({ kind }) => kind))].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
    text(this.#found, `${plugins.length} ${plugins.length === 1 ? "plugin" : "plugins"}`);
    this.#body.replaceChildren(...kinds.map((kind) => this.#table(kind, plugins.filter((plugin) => plugin.kind === kind))));
  }

  shown() {
    this.#body.dataset.state = "";
    this.#show();
  }

  #table(kind, plugins) {
    return h(
      "table",
      {},
      h("caption", {}, kind),
      h("colgroup", {}, COLUMNS.map(([, share]) => h("col", { class: share }))),
      h("thead", {}, h("tr", {}, COLUMNS.map(([name]) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, plugins.map((plugin) => this.#row(plugin))),
    );
  }

  #row({ type, version, bundle, state, usedBy, words }) {
    const runs = this.#store.get("runs") ?? [];
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, type, words ? h("span", { class: "doc" }, words) : null),
      h("td", { class: "version" }, version),
      h("td", { class: "bundle" }, bundle),
      h("td", { "data-state": state.toLowerCase() }, state.toLowerCase()),
      h("td", {}, (usedBy ?? []).map((id) => h("a", { href: `#/runs/${id}` }, runs.find((run) => run.id === id)?.name ?? id))),
    );
  }

  #offer({ install }) {
    if (!install) {
      this.#install.replaceChildren(h("p", { class: "muted" }, "To install plugins from this page, start the host with --web-install. A terminal always can: morphogen plugins install FILE.jar"));
      return;
    }
    const field = h("input", { id: "jar", type: "file", accept: ".jar", onchange: () => this.#send(field) });
    this.#install.replaceChildren(h("div", { class: "control install" }, h("label", { for: "jar" }, "Install a plugin"), field));
  }

  async #send(field) {
    const [file] = field.files;
    if (!file) {
      return;
    }
    try {
      await this.#api.open("plugins", { method: "POST", headers: { "Content-Type": "application/java-archive" }, body: file });
      this.#store.set("refusal", null);
      this.#announcer.say(`${file.name} is installed.`);
    } catch (failure) {
      this.#store.set("refusal", { what: "install", error: failure.message, problems: failure.problems ?? [] });
    }
    field.value = "";
  }
}

/** What each column tells, and its width. */
const COLUMNS = [
  ["Type", "col-type"],
  ["Version", "col-version"],
  ["Bundle", "col-bundle"],
  ["State", "col-state"],
  ["Used by", "col-users"],
];

const rank = (kind) => (ORDER.indexOf(kind) + ORDER.length + 1) % (ORDER.length + 1);
const haystack = ({ kind, type, version, bundle, state }) => `${kind} ${type} ${version} ${bundle} ${state}`.toLowerCase();
