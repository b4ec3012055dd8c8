// SPDX-License-Identifier: Apache-2.0

const EVERY_MS = 1000;
const KEPT = 600;
const ORDER = 1;
const SVG = "http://www.w3.org/2000/svg";

/** Languages whose commands are characters are read as text, others byte for byte in hexadecimal digits. */
function readable(hex, language) {
  const bytes = hex.match(/../g) ?? [];
  if (!/^bff/.test(language)) {
    return bytes.join(" ");
  }
  return bytes
    .map((byte) => parseInt(byte, 16))
    .map((value) => (value > 32 && value < 127 ? String.fromCharCode(value) : "\u00b7"))
    .join("");
}

function element(tag, name, ...children) {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...children);
  return made;
}

function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

/** The picture, as large as its place; enlarged cells keep their edges, smaller ones are averaged. */
class Picture {
  #canvas = element("canvas", "soup-picture");
  #observer = new ResizeObserver(() => this.#fit());
  element = element("div", "soup-plate", this.#canvas);

  constructor() {
    this.#canvas.width = this.#canvas.height = 1;
    this.#canvas.setAttribute("role", "img");
    this.#canvas.setAttribute("aria-label", "The programs of the soup, a block of pixels each, coloured by their bytes");
    this.#observer.observe(this.element);
  }

  show({ width, height, pixels, tick }) {
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#fit();
    }
    this.#canvas.getContext("2d").putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
    this.#canvas.dataset.tick = tick;
  }

  #fit() {
    const { width, height } = this.#canvas;
    const scale = Math.min(this.element.clientWidth / width, this.element.clientHeight / height);
    this.#canvas.style.width = `${width * scale}px`;
    this.#canvas.style.height = `${height * scale}px`;
    this.#canvas.classList.toggle("crisp", scale * devicePixelRatio >= 1);
  }

  close() {
    this.#observer.disconnect();
  }
}

/** High-order entropy over the epochs that this page has seen; above the line there is order. */
class Rise {
  #points = [];
  #line = drawn("polyline", {});
  #order = drawn("line", { x1: 0, x2: 100, class: "soup-order" });
  element = drawn("svg", { viewBox: "0 0 100 30", preserveAspectRatio: "none", class: "soup-curve", "aria-hidden": "true" });

  constructor() {
    this.element.append(this.#order, this.#line);
  }

  add(epoch, value) {
    this.#points.push({ epoch, value });
    this.#points.splice(0, this.#points.length - KEPT);
    const high = Math.max(1.25 * ORDER, ...this.#points.map((point) => point.value));
    const first = this.#points[0].epoch;
    const last = Math.max(first + 1, epoch);
    const y = (each) => 29 - (28 * Math.max(0, each)) / high;
    this.#order.setAttribute("y1", y(ORDER));
    this.#order.setAttribute("y2", y(ORDER));
    this.#line.setAttribute("points", this.#points.map((point) => `${(100 * (point.epoch - first)) / (last - first)},${y(point.value)}`).join(" "));
  }
}

const whole = new Intl.NumberFormat("en");

/** A program that many are, with how large a part of all of them that is. */
function common({ count, bytes }, { programs, language }) {
  const share = element("span", "soup-share");
  share.style.setProperty("--part", count / programs);
  const item = element("li", "soup-program", element("span", "soup-count", whole.format(count)), element("code", "", readable(bytes, language)), share);
  item.title = bytes;
  return item;
}

/** The picture, the high-order entropy as it rises, and the most common programs. */
export function view(container, api) {
  const style = element("link", "");
  style.rel = "stylesheet";
  style.href = new URL("soup.css", import.meta.url).href;
  const picture = new Picture();
  const rise = new Rise();
  const number = element("output", "soup-number", "\u2013");
  const state = element("p", "soup-state", "Counting the programs");
  const facts = element("dl", "soup-facts");
  const list = element("ol", "soup-programs");
  list.setAttribute("aria-label", "Most common programs");
  const alone = element("p", "soup-state", "No program is there twice.");
  alone.hidden = true;
  const side = element(
    "section",
    "soup-side",
    element("h2", "soup-title", "High-order entropy"),
    element("p", "soup-line", number, element("span", "soup-unit", "bits a byte")),
    rise.element,
    state,
    facts,
    element("h2", "soup-title", "Most common programs"),
    alone,
    list,
  );
  side.tabIndex = 0;
  side.setAttribute("aria-label", "What the soup holds");
  container.append(style, element("div", "soup", picture.element, side));

  const frames = api.frames("picture", 0, (frame) => picture.show(frame));
  let closed = false;
  let timer = 0;
  let epoch = -1;
  let ordered = null;

  function fact(term, words) {
    return element("div", "", element("dt", "", term), element("dd", "", words));
  }

  function show(told) {
    if (told.epoch === epoch) {
      return;
    }
    epoch = told.epoch;
    number.textContent = told.highOrder.toFixed(2);
    rise.add(told.epoch, told.highOrder);
    facts.replaceChildren(
      fact("Epoch", whole.format(told.epoch)),
      fact("Language", told.language),
      fact("Different", `${whole.format(told.distinct)} of ${whole.format(told.programs)}`),
      fact("Entropy", `${told.entropy.toFixed(2)} bits a byte`),
      fact("Compressed", `${told.bitsPerByte.toFixed(2)} bits a byte`),
    );
    const shared = told.common.filter(({ count }) => count > 1);
    list.replaceChildren(...shared.map((each) => common(each, told)));
    alone.hidden = shared.length > 0;
    turn(told.highOrder >= ORDER);
  }

  /** Tells of the change to people who do not look. */
  function turn(now) {
    state.textContent = now ? "Above the line: the soup has come to order." : "Below the line, at 1: nothing has taken over yet.";
    state.dataset.ordered = now;
    if (ordered === false && now) {
      api.say("The soup has come to order: its high-order entropy is above 1 bit a byte.");
    }
    ordered = now;
  }

  async function look() {
    try {
      show(await api.get("views/soup"));
    } catch (failure) {
      if (epoch < 0) {
        state.textContent = failure.message;
      }
    }
    if (!closed) {
      timer = setTimeout(look, EVERY_MS);
    }
  }

  look();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      frames.close();
      picture.close();
    },
  };
}
