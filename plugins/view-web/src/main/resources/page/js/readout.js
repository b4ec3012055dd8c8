// SPDX-License-Identifier: Apache-2.0
import { h, text } from "./dom.js";
import { count, duration, number, plural, rate } from "./format.js";
import { over, phase } from "./phase.js";
import { Pace } from "./pace.js";

/** Name, phase and the numbers of the selected run. */
export class Readout {
  #pace = new Pace();
  #frames = new Pace();
  #id = "";
  #name = h("h1", { id: "run-name" });
  #phase = h("span", { class: "phase" });
  #words = h("p", { class: "words" });
  #fields = {};

  constructor(store, announcer) {
    this.element = h(
      "header",
      { class: "run-head" },
      h("div", { class: "run-title" }, this.#name, this.#phase, this.#words),
      h(
        "dl",
        { class: "readout" },
        this.#field("progress", "Progress"),
        this.#field("loss", "Loss"),
        this.#field("rate", "Rate"),
        this.#field("left", "Time left"),
        this.#field("frames", "Pictures/s"),
        this.#field("dynamics", "Dynamics"),
      ),
    );
    store.on("run", (run) => run && this.#show(run, announcer));
    store.on("frame", (frame) => frame && this.#frames.mark(this.#frames.count + 1));
    store.on("details", () => this.#frames.begin());
  }

  #field(key, label) {
    const value = h("dd");
    this.#fields[key] = { value, label: h("dt", {}, label) };
    return h("div", { class: `field-${key}` }, this.#fields[key].label, value);
  }

  #show(run, announcer) {
    if (run.id !== this.#id) {
      this.#id = run.id;
      this.#pace.begin();
      this.#frames.begin();
    } else if (this.#phase.dataset.phase !== phase(run)) {
      announcer.say(`${run.name}: ${phase(run)} at ${run.unit} ${count(run.done)}.`);
    }
    this.#pace.mark(run.done);
    text(this.#name, run.name);
    text(this.#phase, phase(run));
    this.#phase.dataset.phase = phase(run);
    text(this.#words, phase(run) === "failed" ? "" : (run.words ?? ""));
    document.title = `${run.name}, ${phase(run)} – Morphogen`;
    this.#numbers(run);
  }

  #numbers(run) {
    const going = phase(run) === "running" ? this.#pace.perSecond() : 0;
    const unit = run.unit || "tick";
    this.#set("progress", `${unit} ${count(run.done)}${run.length > 0 ? ` of ${count(run.length)}` : ""}`);
    this.#set("rate", going > 0 ? `${rate(going)} ${plural(unit, 2)}/s` : "–");
    this.#set("left", over(run) ? "–" : going > 0 ? duration((run.length - run.done) / going) : "–");
    const frames = this.#frames.perSecond();
    this.#set("frames", frames > 0 ? rate(frames) : "–");
    this.#set("dynamics", run.dynamics === "composed" || !run.dynamics ? run.dynamics || "–" : `${run.dynamics}, fused`);
    const [name, value] = Object.entries(run.metrics ?? {}).find(([key]) => key === "loss") ?? Object.entries(run.metrics ?? {})[0] ?? ["loss"];
    text(this.#fields.loss.label, name[0].toUpperCase() + name.slice(1));
    this.#set("loss", value === undefined ? "–" : number(value));
    // What is not trained has no loss, and may have nothing else to tell.
    this.#fields.loss.value.parentElement.hidden = value === undefined && !run.trains;
  }

  #set(key, words) {
    const { value } = this.#fields[key];
    text(value, words);
    value.title = words;
  }
}
