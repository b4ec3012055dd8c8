// SPDX-License-Identifier: Apache-2.0
import { h } from "./dom.js";

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const LEAP = 8;

/**
 * Damages or seeds where the pointer is pressed or the keyboard's brush stands. What is asked of the host goes out one at
 * a time; a drag that is faster than the host keeps its path, in steps of half a brush.
 */
export class Brush {
  #api;
  #store;
  #announcer;
  #run;
  #canvas;
  #ring = h("div", { class: "brush", hidden: true, "aria-hidden": "true" });
  #at;
  #queue = [];
  #busy = false;
  #last = null;
  #listening = new AbortController();

  constructor(api, store, announcer, run, canvas, plate) {
    this.#api = api;
    this.#store = store;
    this.#announcer = announcer;
    this.#run = run;
    this.#canvas = canvas;
    this.#at = { x: Math.floor(run.picture.width / 2) + 0.5, y: Math.floor(run.picture.height / 2) + 0.5 };
    plate.append(this.#ring);
    const on = (name, listener) => canvas.addEventListener(name, listener, { signal: this.#listening.signal });
    on("pointerdown", (event) => this.#press(event));
    on("pointermove", (event) => this.#move(event));
    on("pointerup", () => (this.#last = null));
    on("pointercancel", () => (this.#last = null));
    on("pointerleave", () => this.#hide());
    on("keydown", (event) => this.#key(event));
    on("focus", () => canvas.matches(":focus-visible") && this.place(true));
    on("blur", () => this.#hide());
    // A page that listens for touch moves on a canvas cannot be scrolled by it: only while a tool is chosen.
    store.on("tool", (tool) => {
      canvas.dataset.tool = tool;
      this.#hide();
    });
    store.on("radius", () => this.place());
  }

  close() {
    this.#listening.abort();
  }

  get #radius() {
    return this.#store.get("tool") === "seed" ? 0.5 : this.#store.get("radius");
  }

  #press(event) {
    if (event.button !== 0 || this.#store.get("tool") === "look") {
      return;
    }
    this.#canvas.setPointerCapture(event.pointerId);
    this.#at = this.#cell(event);
    this.place(true);
    this.#last = this.#at;
    this.#ask(this.#at);
  }

  #move(event) {
    if (this.#store.get("tool") === "look") {
      return;
    }
    this.#at = this.#cell(event);
    this.place(true);
    if (this.#last && this.#store.get("tool") === "damage") {
      this.#stroke(this.#last, this.#at);
    }
  }

  #stroke(from, to) {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const step = Math.max(0.5, this.#radius / 2);
    for (let way = step; way <= length; way += step) {
      this.#last = { x: from.x + ((to.x - from.x) * way) / length, y: from.y + ((to.y - from.y) * way) / length };
      this.#ask(this.#last);
    }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const move = MOVES[event.key];
    if (move) {
      const by = event.shiftKey ? LEAP : 1;
      const { width, height } = this.#run.picture;
      this.#at = {
        x: Math.min(width - 0.5, Math.max(0.5, Math.floor(this.#at.x) + 0.5 + by * move[0])),
        y: Math.min(height - 0.5, Math.max(0.5, Math.floor(this.#at.y) + 0.5 + by * move[1])),
      };
      this.place(true);
      this.#announcer.say(`Column ${Math.ceil(this.#at.x)}, row ${Math.ceil(this.#at.y)}`);
    } else if (event.key === "Enter") {
      this.#act();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #act() {
    const tool = this.#store.get("tool");
    if (tool === "look") {
      this.#announcer.say("Choose damage or seed first.");
      return;
    }
    this.place(true);
    this.#ask(this.#at);
    this.#announcer.say(`${tool === "seed" ? "Seeded" : "Damaged"} at column ${Math.ceil(this.#at.x)}, row ${Math.ceil(this.#at.y)}`);
  }

  async #ask(at) {
    this.#queue.push(at);
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      while (this.#queue.length > 0) {
        await this.#send(this.#queue.shift());
      }
    } catch (failure) {
      this.#queue = [];
      this.#store.set("refusal", { what: this.#store.get("tool"), error: failure.message, problems: failure.problems ?? [] });
    } finally {
      this.#busy = false;
    }
  }

  #send({ x, y }) {
    const sample = this.#store.get("sample");
    return this.#store.get("tool") === "seed"
      ? this.#api.post(`runs/${this.#run.id}/seed`, { sample, x: Math.floor(x), y: Math.floor(y) })
      : this.#api.post(`runs/${this.#run.id}/damage`, { sample, x, y, radius: this.#radius });
  }

  /** Where a pointer is, in cells. */
  #cell(event) {
    const box = this.#canvas.getBoundingClientRect();
    const { width, height } = this.#run.picture;
    return {
      x: Math.min(width, Math.max(0, ((event.clientX - box.left) / box.width) * width)),
      y: Math.min(height, Math.max(0, ((event.clientY - box.top) / box.height) * height)),
    };
  }

  #hide() {
    if (!this.#last) {
      this.#ring.hidden = true;
    }
  }

  /** Puts the ring where the brush is. */
  place(show = !this.#ring.hidden) {
    this.#ring.hidden = !show || this.#store.get("tool") === "look";
    if (this.#ring.hidden) {
      return;
    }
    const scale = this.#canvas.offsetWidth / this.#run.picture.width;
    const size = Math.max(6, 2 * this.#radius * scale);
    this.#ring.style.width = this.#ring.style.height = `${size}px`;
    const left = this.#canvas.offsetLeft + this.#at.x * scale - size / 2;
    const top = this.#canvas.offsetTop + this.#at.y * (this.#canvas.offsetHeight / this.#run.picture.height) - size / 2;
    this.#ring.style.transform = `translate(${left}px, ${top}px)`;
  }
}
