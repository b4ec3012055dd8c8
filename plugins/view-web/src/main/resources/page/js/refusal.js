// SPDX-License-Identifier: Apache-2.0
import { h, icon } from "./dom.js";
import { parseRefusal } from "./refusal-text.js";

const TITLES = { swap: "Not swapped. The run goes on as it was.", branch: "Not branched.", install: "Not installed.", run: "This run failed." };

/** Says why something was not done: what was tried, in which file and line or at which pointer, and the whole words. */
export class Refusal {
  #store;
  element = h("section", { class: "refusal", role: "alert", "aria-label": "Refused", hidden: true });

  constructor(store) {
    this.#store = store;
    store.on("refusal", (refusal) => this.#show(refusal));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
        this.close();
      }
    });
  }

  close() {
    this.#store.set("refusal", null);
  }

  #show(refusal) {
    this.element.hidden = !refusal;
    if (!refusal) {
      this.element.replaceChildren();
      return;
    }
    const parsed = parseRefusal(refusal.error);
    const pointed = refusal.problems.length > 0;
    this.element.replaceChildren(
      h(
        "div",
        { class: "refusal-head" },
        h("h2", {}, TITLES[refusal.what] ?? "That was not done."),
        h("button", { type: "button", class: "quiet", "aria-label": "Dismiss", title: "Dismiss (Esc)", onclick: () => this.close() }, icon("close")),
      ),
      ...(refusal.settings ? [h("p", { class: "tried" }, "Tried ", ...refusal.settings.flatMap((setting) => [h("code", {}, setting), " "]))] : []),
      ...(pointed && !parsed.file ? [] : this.#complaint(parsed)),
      ...(pointed ? [this.#problems(refusal.problems)] : []),
      h("div", { class: "line" }, ...this.#buttons(refusal)),
    );
  }

  #complaint({ words, plugin, file, line, column, source, more }) {
    return [
      h("p", { class: "words" }, words),
      file
        ? h("p", { class: "place" }, h("code", {}, file), `, line ${line}`, column > 0 ? `, column ${column}` : "", plugin ? h("span", { class: "muted" }, ` of ${plugin}`) : "")
        : "",
      source ? this.#quote(line, column, source) : "",
      more.length > 0 ? h("pre", { class: "more", tabindex: 0, "aria-label": "More of the message" }, more.join("\n")) : "",
    ].filter(Boolean);
  }

  /** The source line with its number; where the compiler pointed is underlined. */
  #quote(line, column, source) {
    const at = column > 0 ? column - 1 : source.length;
    const length = Math.max(1, /^\w+/.exec(source.slice(at))?.[0].length ?? 1);
    return h(
      "pre",
      { class: "source", tabindex: 0, "aria-label": `Line ${line}` },
      h("span", { class: "gutter" }, String(line)),
      h("code", {}, source.slice(0, at), at < source.length ? h("mark", {}, source.slice(at, at + length)) : "", source.slice(at + length)),
    );
  }

  #problems(problems) {
    return h("dl", { class: "problems" }, problems.map(({ pointer, message }) => h("div", {}, h("dt", {}, h("code", {}, pointer || "/")), h("dd", {}, message))));
  }

  #buttons(refusal) {
    const copy = h("button", { type: "button", onclick: () => this.#copy(copy, refusal) }, "Copy the message");
    const again = refusal.again && /reinitialise/.test(refusal.error) ? h("button", { type: "button", onclick: refusal.again }, "Swap, and begin these anew") : null;
    return [again, copy].filter(Boolean);
  }

  async #copy(button, { error, problems }) {
    await navigator.clipboard.writeText([error, ...problems.map(({ pointer, message }) => `${pointer}: ${message}`)].join("\n"));
    button.textContent = "Copied";
  }
}
