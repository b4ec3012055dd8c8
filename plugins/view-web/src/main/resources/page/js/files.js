// SPDX-License-Identifier: Apache-2.0
import { h, icon } from "./dom.js";
import { bytes } from "./format.js";

const WORDS = [
  [/^model\.safetensors$/, "the trained numbers"],
  [/^experiment\.json$/, "what ran, every default filled in"],
  [/^metrics\.jsonl$/, "all metrics, a line each"],
  [/^changes\.jsonl$/, "what was swapped"],
  [/\.gif$|\.apng$|^animation/, "animation"],
  [/^loss\.png$/, "the loss, drawn"],
  [/\.png$/, "picture"],
];

/** What the run's folder has to download. The token is in a header, so a plain link would not do. */
export class Files {
  #api;
  #store;
  #id;
  #shown = "";
  element = h("div", { class: "files" });

  constructor(api, store, run) {
    this.#api = api;
    this.#store = store;
    this.#id = run.id;
  }

  show({ files }) {
    const state = JSON.stringify(files);
    // What has the focus is not taken away.
    if (state === this.#shown || this.element.contains(document.activeElement)) {
      return;
    }
    this.#shown = state;
    const rows = [...files].sort((a, b) => kind(a.name) - kind(b.name) || a.name.localeCompare(b.name, "en", { numeric: true }));
    this.element.replaceChildren(files.length === 0 ? h("p", { class: "muted" }, "Nothing is in the run's folder yet.") : h("ul", {}, rows.map((file) => this.#row(file))));
  }

  #row({ name, bytes: size }) {
    const words = WORDS[kind(name)]?.[1] ?? "";
    return h(
      "li",
      {},
      h("span", { class: "name" }, name),
      h("span", { class: "muted" }, [words, bytes(size)].filter(Boolean).join(", ")),
      h("button", { type: "button", class: "quiet", "aria-label": `Download ${name}`, title: "Download", onclick: (event) => this.#download(name, event.currentTarget) }, icon("down")),
    );
  }

  async #download(name, button) {
    button.disabled = true;
    try {
      const answer = await this.#api.open(`runs/${this.#id}/files/${name.split("/").map(encodeURIComponent).join("/")}`);
      const url = URL.createObjectURL(await answer.blob());
      h("a", { href: url, download: name.split("/").at(-1) }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (failure) {
      this.#store.set("refusal", { what: "download", error: failure.message, problems: [] });
    } finally {
      button.disabled = false;
    }
  }
}

const kind = (name) => {
  const found = WORDS.findIndex(([pattern]) => pattern.test(name));
  return found < 0 ? WORDS.length : found;
};
