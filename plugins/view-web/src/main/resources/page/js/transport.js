// SPDX-License-Identifier: Apache-2.0
import { h, icon, text } from "./dom.js";
import { plural } from "./format.js";
import { over, phase } from "./phase.js";

/** Ticks a second that can be chosen; the last stop is no limit. */
const STOPS = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 240, null];

/** Pause, step, speed; branch and stop. */
export class Transport {
  #api;
  #store;
  #run;
  #pause = h("button", { type: "button", class: "main-button", onclick: () => this.toggle() });
  #step = h("button", { type: "button", onclick: () => this.step(1), title: "One step ( . )" }, icon("step"), "Step");
  #speed = h("input", { id: "speed", type: "range", min: 0, max: STOPS.length - 1, step: 1, oninput: (event) => this.#say(event.target.value), onchange: (event) => this.#pace(event.target.value) });
  #words = h("output", { for: "speed" });
  #shown = "";

  constructor(api, store, run, { branch, stop }) {
    this.#api = api;
    this.#store = store;
    this.#run = run;
    const limit = STOPS.findIndex((stop) => stop === (run.ticksPerSecond ?? null));
    this.#speed.value = limit < 0 ? STOPS.length - 1 : limit;
    this.#stopButton = h("button", { type: "button", class: "quiet", onclick: stop }, icon("stop"), "Stop");
    this.element = h(
      "div",
      { class: "transport", role: "group", "aria-label": "Run" },
      this.#pause,
      this.#step,
      h("div", { class: "control speed" }, h("label", { for: "speed" }, "Speed"), this.#speed, this.#words),
      h("span", { class: "gap" }),
      h("button", { type: "button", class: "quiet", onclick: branch }, icon("branch"), "Branch"),
      this.#stopButton,
    );
    this.#say(this.#speed.value);
  }

  #stopButton;

  show(run) {
    this.#run = run;
    const paused = phase(run) === "paused";
    if (this.#shown !== phase(run)) {
      this.#shown = phase(run);
      this.#pause.replaceChildren(icon(paused ? "resume" : "pause"), paused ? "Resume" : "Pause");
      this.#pause.title = paused ? "Go on (Space)" : "Wait at the next step (Space)";
      this.#pause.disabled = this.#step.disabled = this.#speed.disabled = over(run);
      this.#stopButton.disabled = over(run);
    }
  }

  toggle() {
    return this.#ask(phase(this.#run) === "paused" ? "resume" : "pause");
  }

  step(ticks) {
    return this.#ask("step", { ticks });
  }

  #pace(stop) {
    return this.#ask("speed", { ticksPerSecond: STOPS[stop] });
  }

  #say(stop) {
    const limit = STOPS[stop];
    const words = limit === null ? "no limit" : `${limit} ${plural(this.#run.unit || "tick", 2)}/s`;
    text(this.#words, words);
    this.#speed.setAttribute("aria-valuetext", words);
  }

  async #ask(order, body) {
    try {
      // How the run stands then is told by the next event: the answer may be older than one that came meanwhile.
      await this.#api.post(`runs/${this.#run.id}/${order}`, body);
    } catch (failure) {
      this.#store.set("refusal", { what: order, error: failure.message, problems: failure.problems ?? [] });
    }
  }
}
