// SPDX-License-Identifier: Apache-2.0

/** More than this is fetched anew, which thins it. */
const MOST = 4_000;

/** The metrics of one run, fetched piece by piece. */
export class Series {
  #api;
  #id;
  names = [];
  ticks = [];
  values = {};

  constructor(api, id) {
    this.#api = api;
    this.#id = id;
  }

  get last() {
    return this.ticks.at(-1) ?? -1;
  }

  /** Fetches what is new. @return whether there was anything */
  async more() {
    const from = this.ticks.length > MOST ? 0 : this.last + 1;
    const piece = await this.#api.get(`runs/${this.#id}/metrics?from=${from}`);
    if (from === 0) {
      this.#begin();
    }
    const fresh = piece.ticks.findIndex((tick) => tick > this.last);
    if (fresh < 0) {
      return from === 0;
    }
    for (const name of piece.names) {
      if (!this.names.includes(name)) {
        this.names.push(name);
        this.values[name] = this.ticks.map(() => null);
      }
    }
    for (const name of this.names) {
      this.values[name].push(...(piece.values[name]?.slice(fresh) ?? piece.ticks.slice(fresh).map(() => null)));
    }
    this.ticks.push(...piece.ticks.slice(fresh));
    return true;
  }

  #begin() {
    this.names = [];
    this.ticks = [];
    this.values = {};
  }
}
