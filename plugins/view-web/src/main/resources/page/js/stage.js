// SPDX-License-Identifier: Apache-2.0
import { Brush } from "./brush.js";
import { h, text } from "./dom.js";
import { fit } from "./fit.js";
import { count } from "./format.js";
import { Frames, RATE } from "./frames.js";
import { lastPicture } from "./last-picture.js";
import { over } from "./phase.js";
import { pictureText } from "./picture-text.js";

const DESCRIBE_MS = 3_000;

/** The cells of a run as a picture that one can touch. */
export class Stage {
  #api;
  #store;
  #run;
  #frames;
  #path = "";
  #image = null;
  #described = -Infinity;
  #canvas = h("canvas", { id: "cells", hidden: true, width: 1, height: 1, tabindex: 0, role: "application", "aria-roledescription": "picture of cells", "aria-describedby": "cells-text cells-keys" });
  #description = h("p", { id: "cells-text", class: "unseen" });
  #note = h("p", { class: "stage-note", hidden: true });
  #plate;
  #observer = new ResizeObserver(() => this.#fit());

  constructor(api, store, announcer, run) {
    this.#api = api;
    this.#store = store;
    this.#run = run;
    this.#plate = h(
      "div",
      { class: "plate" },
      this.#canvas,
      this.#note,
      this.#description,
      h("p", { id: "cells-keys", class: "unseen" }, "Arrow keys move the brush, with Shift by eight cells. Enter damages or seeds. A says what the picture shows."),
    );
    this.element = this.#plate;
    this.brush = new Brush(api, store, announcer, run, this.#canvas, this.#plate);
    this.#observer.observe(this.#plate);
    this.#canvas.addEventListener("keydown", (event) => {
      if (event.key === "a" && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.stopPropagation();
        announcer.say(this.describe());
      }
    });
  }

  /** Takes up the view and the sample that the store names. */
  follow() {
    if (over(this.#run)) {
      this.#look();
      return;
    }
    const query = new URLSearchParams({ view: this.#store.get("view"), sample: this.#store.get("sample"), fps: RATE });
    const path = `runs/${this.#run.id}/frames?${query}`;
    if (path !== this.#path) {
      this.#path = path;
      this.#frames?.close();
      this.#frames = new Frames(this.#api, path, (frame) => this.#show(frame), (words) => this.#fail(words));
    }
  }

  /** Reads on after the connection was lost. */
  again() {
    this.#path = "";
    this.follow();
  }

  close() {
    this.#frames?.close();
    this.#observer.disconnect();
    this.brush.close();
  }

  /** A text in place of the picture. */
  describe() {
    if (!this.#image) {
      return "There is no picture yet.";
    }
    const words = pictureText(this.#image, new Uint32Array(this.#image.data.buffer));
    text(this.#description, words);
    return words;
  }

  #show(frame) {
    this.#note.hidden = true;
    this.#canvas.hidden = false;
    if (frame.width !== this.#canvas.width || frame.height !== this.#canvas.height) {
      this.#canvas.width = frame.width;
      this.#canvas.height = frame.height;
      this.#fit();
    }
    this.#image = new ImageData(new Uint8ClampedArray(frame.pixels), frame.width, frame.height);
    this.#canvas.getContext("2d").putImageData(this.#image, 0, 0);
    this.#store.set("frame", { tick: frame.tick, rate: frame.rate });
    this.#canvas.dataset.tick = frame.tick;
    if (performance.now() - this.#described > DESCRIBE_MS) {
      this.#described = performance.now();
      this.describe();
      this.#canvas.setAttribute(
        "aria-label",
        `${this.#run.name}, ${this.#run.unit} ${count(frame.tick)}`,
      );
    }
  }

  /** What is over draws nothing any more, but may have written pictures. */
  async #look() {
    const picture = await lastPicture(this.#api, this.#run).catch(() => null);
    if (!picture) {
      this.#fail("This run is over, and wrote no pictures.");
      return;
    }
    this.#canvas.hidden = false;
    this.#canvas.width = picture.width;
    this.#canvas.height = picture.height;
    this.#canvas.setAttribute("aria-label", `${this.#run.name}, the last picture that it wrote`);
    const drawing = this.#canvas.getContext("2d");
    drawing.drawImage(picture, 0, 0);
    this.#image = drawing.getImageData(0, 0, picture.width, picture.height);
    this.#fit();
  }

  #fail(words) {
    // A picture that is there stays to be seen.
    this.#note.hidden = this.#image !== null;
    text(this.#note, words);
  }

  #fit() {
    const style = getComputedStyle(this.#plate);
    const room = {
      width: this.#plate.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
      height: this.#plate.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom),
    };
    const { width, height } = this.#canvas;
    const cell = fit(width, height, room.width, room.height, devicePixelRatio);
    this.#canvas.style.width = `${width * cell}px`;
    this.#canvas.style.height = `${height * cell}px`;
    this.#canvas.classList.toggle("crisp", cell >= 1);
    this.brush.place();
  }
}
