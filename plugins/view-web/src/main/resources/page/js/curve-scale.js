// SPDX-License-Identifier: Apache-2.0
import { count, number, short, superscript } from "./format.js";

/** Numbers that a curve can show. */
const shown = (values, logarithmic) => values.filter((value) => Number.isFinite(value) && (!logarithmic || value > 0));

/** Maps values to heights of 0 (bottom) to 1 (top), and names the lines between. */
export class Scale {
  #low;
  #high;
  #logarithmic;

  constructor(values, logarithmic) {
    const inside = shown(values, logarithmic).map((value) => (logarithmic ? Math.log10(value) : value));
    let low = inside.reduce((a, b) => Math.min(a, b), Infinity);
    let high = inside.reduce((a, b) => Math.max(a, b), -Infinity);
    if (!(low <= high)) {
      [low, high] = [0, 1];
    }
    const room = Math.max((high - low) * 0.06, logarithmic ? 0.05 : Math.abs(high) * 0.02 || 0.5);
    this.#low = low - room;
    this.#high = high + room;
    this.#logarithmic = logarithmic;
  }

  /** NaN for what cannot be shown, such as 0 on a logarithmic scale. */
  part(value) {
    const place = this.#logarithmic ? (value > 0 ? Math.log10(value) : NaN) : value;
    return (place - this.#low) / (this.#high - this.#low);
  }

  /** @return {{part: number, label: string}[]} three to six lines */
  lines() {
    const powers = this.#logarithmic ? this.#powers() : [];
    return powers.length > 1 ? powers : this.#round();
  }

  /** Powers of ten; where there are few, twice and five times these as well. */
  #powers() {
    const decades = this.#high - this.#low;
    const stride = Math.ceil(decades / 5);
    const lines = [];
    for (let power = Math.floor(this.#low); power <= this.#high; power++) {
      for (const digit of decades < 1.8 ? [1, 2, 5] : [1]) {
        const value = digit * 10 ** power;
        if (power % stride === 0 && Math.log10(value) > this.#low && Math.log10(value) < this.#high) {
          lines.push({ part: this.part(value), label: decades < 1.8 ? number(value) : `10${superscript(power)}` });
        }
      }
    }
    return lines;
  }

  #round() {
    const [low, high] = this.#logarithmic ? [10 ** this.#low, 10 ** this.#high] : [this.#low, this.#high];
    return roundNumbers(low, high, 4).map((value) => ({ part: this.part(value), label: name(value) }));
  }
}

/** Large numbers with a factor: there is little room beside the curve. */
const name = (value) => (Math.abs(value) >= 1e5 ? short(value) : number(value));

/** Numbers of one leading digit 1, 2 or 5 times a power of ten, about `most` of them. */
export function roundNumbers(low, high, most) {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const found = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) {
    found.push(Number((i * step).toPrecision(12)));
  }
  return found;
}

/** The ticks that are named below the curve. */
export const tickLines = (first, last, most) =>
  roundNumbers(first, Math.max(last, first + 1), most)
    .filter(Number.isInteger)
    .map((tick) => ({ tick, label: count(tick) }));
