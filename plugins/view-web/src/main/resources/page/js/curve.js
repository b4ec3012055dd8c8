// SPDX-License-Identifier: Apache-2.0
import { Scale, tickLines } from "./curve-scale.js";
import { h, svg, text } from "./dom.js";
import { count, number, pluginWords } from "./format.js";
import { over, phase } from "./phase.js";
import { Series } from "./series.js";

const LEFT = 56;
const RIGHT = 12;
const TOP = 14;
const BOTTOM = 22;
const EVERY_MS = 1_000;
const SPEED = "cellStepsPerSecond";

/** One metric over the ticks of a run, with the swaps marked in it. */
export class Curve {
  #store;
  #run;
  #series;
  #swaps;
  #name = "";
  #logarithmic = null;
  #at = -1;
  #timer = 0;
  #closed = false;
  #drawing = svg("svg", { "aria-hidden": "true" });
  #plot = h("div", { class: "plot", tabindex: 0, role: "slider", "aria-label": "Read the curve", "aria-valuemin": 0, "aria-valuemax": 0, "aria-valuenow": 0 });
  #tip = h("p", { class: "tip", hidden: true, "aria-hidden": "true" });
  #select = h("select", { id: "metric", onchange: (event) => this.#choose(event.target.value) });
  #log = h("input", { type: "checkbox", onchange: (event) => this.#scale(event.target.checked) });
  #observer = new ResizeObserver(() => this.#draw());

  constructor(api, store, run) {
    this.#store = store;
    this.#run = run;
    this.#series = new Series(api, run.id);
    this.#swaps = run.swaps ?? [];
    this.#plot.append(this.#drawing, this.#tip);
    this.element = h(
      "section",
      { class: "curve bare", "aria-label": "Curve" },
      h("div", { class: "curve-head" }, h("div", { class: "control" }, h("label", { for: "metric" }, "Curve"), this.#select), h("label", { class: "check" }, this.#log, "Logarithmic")),
      this.#plot,
    );
    this.#plot.addEventListener("pointermove", (event) => this.#read(this.#nearest(event.clientX - this.#plot.getBoundingClientRect().left)));
    this.#plot.addEventListener("pointerleave", () => this.#read(-1));
    this.#plot.addEventListener("blur", () => this.#read(-1));
    this.#plot.addEventListener("keydown", (event) => this.#key(event));
    this.#observer.observe(this.#plot);
    this.#fetch();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#observer.disconnect();
  }

  show(run) {
    this.#run = { ...this.#run, ...run };
  }

  mark(swap) {
    this.#swaps = [...this.#swaps, swap];
    this.#draw();
  }

  toggleScale() {
    this.#scale(!this.#log.checked);
  }

  async #fetch() {
    try {
      if ((await this.#series.more()) && this.#series.names.length > 0) {
        this.#offer();
        this.#draw();
      }
    } catch {
      // The link says that the host is gone; the next try is in a second.
    }
    if (this.#closed) {
      return;
    }
    this.#timer = setTimeout(() => this.#fetch(), phase(this.#run) === "running" ? EVERY_MS : 3 * EVERY_MS);
  }

  #offer() {
    const { names } = this.#series;
    this.element.classList.toggle("bare", names.length === 0);
    if (this.#select.options.length !== names.length) {
      const name = names.includes(this.#name) ? this.#name : names.includes("loss") ? "loss" : (names.find((each) => each !== SPEED) ?? names[0]);
      this.#select.replaceChildren(...names.map((each) => h("option", { value: each }, each === SPEED ? "cell steps a second" : each)));
      this.#select.value = name;
      this.#choose(name);
    }
  }

  #choose(name) {
    this.#name = name;
    this.#scale(name.startsWith("loss"));
  }

  #scale(logarithmic) {
    this.#log.checked = this.#logarithmic = logarithmic;
    this.#draw();
  }

  get #values() {
    return this.#series.values[this.#name] ?? [];
  }

  #x(tick) {
    const { ticks } = this.#series;
    const first = ticks[0] ?? 0;
    const last = Math.max(ticks.at(-1) ?? 1, first + 1);
    return LEFT + ((tick - first) / (last - first)) * (this.#plot.clientWidth - LEFT - RIGHT);
  }

  #y(part) {
    return this.#plot.clientHeight - BOTTOM - part * (this.#plot.clientHeight - TOP - BOTTOM);
  }

  #draw() {
    const width = this.#plot.clientWidth;
    const height = this.#plot.clientHeight;
    const { ticks } = this.#series;
    if (width < LEFT + RIGHT || ticks.length === 0) {
      this.#drawing.replaceChildren(svg("text", { x: LEFT, y: height / 2, class: "empty" }, over(this.#run) ? "It told no values." : "No values yet"));
      return;
    }
    const scale = new Scale(this.#values, this.#logarithmic);
    this.#drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#drawing.replaceChildren(
      ...scale.lines().flatMap(({ part, label }) => [
        svg("line", { class: "grid", x1: LEFT, x2: width - RIGHT, y1: this.#y(part), y2: this.#y(part) }),
        svg("text", { class: "tick left", x: LEFT - 8, y: this.#y(part) + 4 }, label),
      ]),
      ...tickLines(ticks[0], ticks.at(-1), Math.max(2, width / 140)).map(({ tick, label }) => svg("text", { class: "tick", x: this.#x(tick), y: height - 6 }, label)),
      ...this.#swaps.flatMap((swap) => this.#flag(swap, height)),
      svg("path", { class: "line", d: this.#path(scale) }),
      ...this.#pointer(scale, height),
    );
    this.#plot.setAttribute("aria-valuemin", ticks[0]);
    this.#plot.setAttribute("aria-valuemax", ticks.at(-1));
  }

  #path(scale) {
    let path = "";
    let pen = "M";
    this.#series.ticks.forEach((tick, i) => {
      const part = scale.part(this.#values[i] ?? NaN);
      if (Number.isFinite(part)) {
        path += `${pen}${this.#x(tick).toFixed(1)} ${this.#y(part).toFixed(1)}`;
        pen = "L";
      }
    });
    return path;
  }

  #flag(swap, height) {
    const { ticks } = this.#series;
    if (swap.next < ticks[0] || swap.next > ticks.at(-1) + 1) {
      return [];
    }
    const x = Math.min(this.#x(swap.next), this.#plot.clientWidth - RIGHT);
    return [svg("line", { class: "swap", x1: x, x2: x, y1: TOP - 4, y2: height - BOTTOM }), svg("path", { class: "swap-flag", d: `M${x - 4} ${TOP - 9}h8l-4 6z` })];
  }

  #pointer(scale, height) {
    const value = this.#values[this.#at];
    if (this.#at < 0 || !Number.isFinite(value)) {
      return [];
    }
    const x = this.#x(this.#series.ticks[this.#at]);
    const y = this.#y(scale.part(value));
    return [svg("line", { class: "pointer", x1: x, x2: x, y1: TOP, y2: height - BOTTOM }), svg("circle", { class: "dot", cx: x, cy: Number.isFinite(y) ? y : height - BOTTOM, r: 3.5 })];
  }

  #nearest(x) {
    const { ticks } = this.#series;
    return ticks.reduce((best, tick, i) => (Math.abs(this.#x(tick) - x) < Math.abs(this.#x(ticks[best]) - x) ? i : best), 0);
  }

  #read(at) {
    this.#at = at < this.#series.ticks.length ? at : -1;
    this.#tip.hidden = this.#at < 0;
    if (this.#at >= 0) {
      const tick = this.#series.ticks[this.#at];
      const words = this.#words(tick);
      text(this.#tip, words);
      this.#plot.setAttribute("aria-valuenow", tick);
      this.#plot.setAttribute("aria-valuetext", words);
      const x = this.#x(tick);
      const right = x > this.#plot.clientWidth / 2;
      this.#tip.style.left = right ? "auto" : `${x + 10}px`;
      this.#tip.style.right = right ? `${this.#plot.clientWidth - x + 10}px` : "auto";
    }
    this.#draw();
  }

  #words(tick) {
    const near = this.#swaps.filter((swap) => Math.abs(this.#x(swap.next) - this.#x(tick)) < 6);
    const changes = near.flatMap((swap) => swap.parts.map((part) => `; ${part.pointer.slice(1)}: ${pluginWords(part.from)} to ${pluginWords(part.to)}`));
    const value = this.#values[this.#at];
    return `${this.#run.unit || "tick"} ${count(tick)}: ${value === null || value === undefined ? "no value" : number(value)}${changes.join("")}`;
  }

  #key(event) {
    const last = this.#series.ticks.length - 1;
    const stride = event.shiftKey ? Math.max(1, Math.round(last / 20)) : 1;
    const at = this.#at < 0 ? last : this.#at;
    const next = { ArrowLeft: at - stride, ArrowRight: at + stride, Home: 0, End: last }[event.key];
    if (next !== undefined && last >= 0) {
      this.#read(Math.min(last, Math.max(0, next)));
      event.preventDefault();
      event.stopPropagation();
    }
  }
}
