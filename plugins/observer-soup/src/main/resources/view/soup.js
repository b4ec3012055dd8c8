// SPDX-License-Identifier: Apache-2.0

const EVERY_MS = 1000;
const KEPT = 600;

/** What the byte of a program does, where it is a printable character; a dot where it is not. */
function readable(hex) {
  let text = "";
  for (let at = 0; at < hex.length; at += 2) {
    const value = parseInt(hex.slice(at, at + 2), 16);
    text += value > 32 && value < 127 ? String.fromCharCode(value) : "\u00b7";
  }
  return text;
}

function element(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

/** The curve of one number over the epochs that this page has seen, as a polyline of 100 x 30. */
function curve(points) {
  const low = Math.min(0, ...points);
  const high = Math.max(1, ...points);
  return points
    .map((value, at) => `${(100 * at) / Math.max(1, points.length - 1)},${30 - (30 * (value - low)) / (high - low)}`)
    .join(" ");
}

/** The picture, the high-order entropy as it rises, and the most common programs. */
export function view(container, api) {
  const style = element("link", "");
  style.rel = "stylesheet";
  style.href = new URL("soup.css", import.meta.url).href;
  const canvas = element("canvas", "soup-picture");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "The programs of the soup, a block of pixels each, coloured by their bytes");
  const side = element("section", "soup-side");
  const title = element("h2", "soup-title", "High-order entropy");
  const number = element("output", "soup-number", "\u2013");
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 100 30");
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.setAttribute("class", "soup-curve");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
  drawing.append(line);
  const facts = element("p", "soup-facts");
  const heading = element("h2", "soup-title", "Most common programs");
  const list = element("ol", "soup-programs");
  side.append(title, number, drawing, facts, heading, list);
  container.append(style, canvas, side);

  const frames = api.frames("picture", 0, ({ width, height, pixels }) => {
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const bytes = new Uint8ClampedArray(pixels.buffer ?? pixels, pixels.byteOffset ?? 0, 4 * width * height);
    canvas.getContext("2d").putImageData(new ImageData(bytes, width, height), 0, 0);
  });

  let closed = false;
  let timer = 0;
  let ordered = false;
  const history = [];

  function show(told) {
    number.textContent = `${told.highOrder.toFixed(3)} bits a byte`;
    facts.textContent =
      `Epoch ${told.epoch}: ${told.distinct} different programs of ${told.programs} in ${told.language}; ` +
      `${told.entropy.toFixed(2)} bits of entropy a byte, ${told.bitsPerByte.toFixed(2)} when compressed.`;
    history.push(told.highOrder);
    history.splice(0, history.length - KEPT);
    line.setAttribute("points", curve(history));
    list.replaceChildren(
      ...told.common.map(({ count, bytes }) => {
        const item = element("li", "soup-program");
        item.append(element("span", "soup-count", `${count} \u00d7 `), element("code", "", readable(bytes)));
        item.title = bytes;
        return item;
      }),
    );
    if (!ordered && told.highOrder >= 1) {
      api.say("The soup has come to order: its high-order entropy is above 1 bit a byte.");
    }
    ordered = told.highOrder >= 1;
  }

  async function look() {
    try {
      show(await api.get("views/soup"));
    } catch (failure) {
      facts.textContent = failure.message;
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
    },
  };
}
