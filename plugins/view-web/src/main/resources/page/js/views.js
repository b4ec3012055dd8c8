// SPDX-License-Identifier: Apache-2.0
import { h } from "./dom.js";
import { Frames, RATE } from "./frames.js";

/**
 * Views that other bundles bring for their substrates. A module exports `view(container, api)` and returns an object
 * with `close()`, and `show(run)` if it wants to hear of each change.
 */
export class Views {
  #api;
  #store;

  constructor(api, store) {
    this.#api = api;
    this.#store = store;
  }

  /** The view for a run's substrate, or null where the page's own picture does. */
  async open(run, announcer) {
    const substrate = run.parts.find(({ kind }) => kind === "substrate")?.type;
    const found = (await this.#api.get("views")).find((view) => view.substrate === substrate);
    if (!found) {
      return null;
    }
    const container = h("div", { class: "plate foreign" });
    const { view } = await import(new URL(found.module, document.baseURI).href);
    return { container, view: view(container, this.#offer(run, announcer)) ?? {} };
  }

  #offer(run, announcer) {
    const path = `runs/${run.id}`;
    return {
      run,
      get: (below) => this.#api.get(`${path}/${below}`),
      post: (below, body) => this.#api.post(`${path}/${below}`, body),
      frames: (view, sample, show) => {
        const query = new URLSearchParams({ view, sample, fps: RATE });
        return new Frames(this.#api, `${path}/frames?${query}`, (frame) => this.#shown(frame, show), () => {});
      },
      say: (words) => announcer.say(words),
    };
  }

  #shown(frame, show) {
    show(frame);
    this.#store.set("frame", { tick: frame.tick, rate: frame.rate });
  }
}
