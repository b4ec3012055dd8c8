// SPDX-License-Identifier: Apache-2.0

/** Pictures a second that are asked for. Some come too late for the screen; 30 are to be left. */
export const RATE = 36;

const AGAIN_MS = 1_000;

/** The pictures of one run, one view and one sample, as they come. Ends with {@link close}. */
export class Frames {
  #api;
  #path;
  #show;
  #fail;
  #worker = null;
  #timer = 0;
  #raf = 0;
  #waiting = null;

  /**
   * @param api the host
   * @param path below /api/, such as runs/ID/frames?view=picture
   * @param show called in an animation frame with {width, height, tick, rate, pixels}
   * @param fail called with the sentence of a host that sends none
   */
  constructor(api, path, show, fail) {
    this.#api = api;
    this.#path = path;
    this.#show = show;
    this.#fail = fail;
    this.#open();
  }

  close() {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#raf);
    this.#worker?.terminate();
    this.#worker = null;
  }

  #open() {
    this.close();
    this.#worker = new Worker(new URL("frames-worker.js", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data }) => (data.frame ? this.#take(data.frame) : this.#ended(data.ended));
    this.#worker.postMessage({ open: { url: this.#api.url(this.#path), headers: this.#api.headers } });
  }

  #take(frame) {
    this.#waiting = frame;
    this.#raf = requestAnimationFrame(() => {
      this.#show(this.#waiting);
      this.#worker?.postMessage({ taken: true });
    });
  }

  /** A host that says why has no frames to give; one that says nothing may be back soon. */
  #ended({ status, words }) {
    if (words) {
      this.#fail(words);
    }
    if (status !== 401) {
      this.#timer = setTimeout(() => this.#open(), words ? 3 * AGAIN_MS : AGAIN_MS);
    }
  }
}
