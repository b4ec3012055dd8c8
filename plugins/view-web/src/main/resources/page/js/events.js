// SPDX-License-Identifier: Apache-2.0

const LONGEST_WAIT_MS = 10_000;
/** The host says something every 15 s; a connection that is silent for much longer is dead. */
const SILENCE_MS = 40_000;

/** Follows the host's events for as long as the page lives; connects again by itself. */
export class Events {
  #api;
  #hear;
  #link;
  #tries = 0;
  #wake = () => {};

  /**
   * @param api the host
   * @param hear called with an event's name and data
   * @param link called with {state: "connected"} or {state: "lost", again: time of the next try in ms}
   */
  constructor(api, hear, link) {
    this.#api = api;
    this.#hear = hear;
    this.#link = link;
  }

  async follow() {
    for (;;) {
      try {
        await this.#read();
      } catch (failure) {
        if (failure.status === 401) {
          return;
        }
      }
      const wait = Math.min(500 * 2 ** this.#tries++, LONGEST_WAIT_MS);
      this.#link({ state: "lost", again: Date.now() + wait });
      await new Promise((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, wait);
      });
    }
  }

  /** Ends the wait for the next try. */
  now() {
    this.#tries = 0;
    this.#wake();
  }

  async #read() {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const answer = await this.#api.open("events", { signal: silence.signal });
      this.#tries = 0;
      this.#link({ state: "connected" });
      const lines = new Lines((name, data) => this.#hear(name, data));
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        lines.push(part.value);
      }
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Puts the pieces of a text/event-stream together. */
export class Lines {
  #rest = "";
  #name = "";
  #data = [];
  #tell;

  constructor(tell) {
    this.#tell = tell;
  }

  push(piece) {
    const lines = (this.#rest + piece).split(/\r?\n/);
    this.#rest = lines.pop();
    lines.forEach((line) => this.#take(line));
  }

  #take(line) {
    if (line === "") {
      if (this.#data.length > 0) {
        this.#tell(this.#name, JSON.parse(this.#data.join("\n")));
      }
      this.#name = "";
      this.#data = [];
    } else if (line.startsWith("event:")) {
      this.#name = line.slice(6).trim();
    } else if (line.startsWith("data:")) {
      this.#data.push(line.slice(5).trimStart());
    }
  }
}
