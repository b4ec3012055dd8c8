// SPDX-License-Identifier: Apache-2.0

/** An answer of the host that is not what was asked for. */
export class Mistake extends Error {
  /**
   * @param {number} status of HTTP; 0 where the host did not answer
   * @param {string} message for people
   * @param {{pointer: string, message: string}[]} problems
   */
  constructor(status, message, problems = []) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}

/** Asks the host. The token travels in a header, never in an address. */
export class Api {
  #token;
  #refused;

  /** @param refused called when the host does not know the token */
  constructor(token, refused) {
    this.#token = token;
    this.#refused = refused;
  }

  get headers() {
    return { Authorization: `Bearer ${this.#token}` };
  }

  /** The whole address of something below /api/. */
  url(path) {
    return new URL(`api/${path}`, document.baseURI).href;
  }

  async get(path) {
    return (await this.open(path)).json();
  }

  async post(path, body = {}) {
    const answer = await this.open(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return answer.json();
  }

  /** The answer with its body unread: a stream, a file. Throws Mistake unless it is what was asked for. */
  async open(path, options = {}) {
    let answer;
    try {
      answer = await fetch(this.url(path), {
        ...options,
        cache: "no-store",
        headers: { ...options.headers, ...this.headers },
      });
    } catch (failure) {
      if (failure.name === "AbortError") {
        throw failure;
      }
      throw new Mistake(0, "The host does not answer. Does its process still run?");
    }
    if (!answer.ok) {
      throw await this.mistake(answer);
    }
    return answer;
  }

  async mistake(answer) {
    const said = await answer.json().catch(() => ({}));
    if (answer.status === 401) {
      this.#refused();
    }
    return new Mistake(answer.status, said.error ?? `The host answered ${answer.status}.`, said.problems ?? []);
  }
}
