// SPDX-License-Identifier: Apache-2.0
import { h, text } from "./dom.js";

const WORDS = { connecting: "Connecting", connected: "Connected", lost: "Not connected", refused: "No access" };

/** Shows whether the host is there, and counts down to the next try where it is not. */
export class Link {
  #store;
  #dot;
  #banner;
  #words = h("span");
  #timer = 0;
  #wasLost = false;
  #announcer;

  constructor(store, announcer, { dot, banner, again }) {
    this.#store = store;
    this.#announcer = announcer;
    this.#dot = dot;
    this.#banner = banner;
    banner.append(this.#words, h("button", { type: "button", onclick: again }, "Try now"));
    store.on("link", (link) => this.#show(link));
  }

  #show(link) {
    this.#dot.dataset.state = link.state;
    text(this.#dot, WORDS[link.state]);
    clearInterval(this.#timer);
    this.#banner.hidden = link.state !== "lost";
    document.documentElement.dataset.link = link.state;
    if (link.state === "lost") {
      this.#count(link.again);
      this.#timer = setInterval(() => this.#count(link.again), 250);
    }
    if (link.state === "lost" && !this.#wasLost) {
      this.#announcer.say("The connection to the host is lost. The page tries again by itself.");
    } else if (link.state === "connected" && this.#wasLost) {
      this.#announcer.say("Connected again.");
    }
    this.#wasLost = link.state === "lost";
  }

  #count(again) {
    const seconds = Math.max(0, Math.ceil((again - Date.now()) / 1000));
    text(
      this.#words,
      `The host does not answer; what you see is the last that it sent. Next try ${seconds > 0 ? `in ${seconds} s` : "now"}.`,
    );
  }
}
