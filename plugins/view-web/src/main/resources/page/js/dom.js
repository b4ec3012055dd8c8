// SPDX-License-Identifier: Apache-2.0

const SVG = "http://www.w3.org/2000/svg";

/** What an icon draws in a square of 16. */
const ICONS = {
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  resume: "M4 2.5v11l9-5.5z",
  step: "M3 2.5v11l7-5.5zM11.5 3H13v10h-1.5z",
  stop: "M3.5 3.5h9v9h-9z",
  branch: "M4 1.5A1.5 1.5 0 0 0 3.25 4.3v7.4a1.5 1.5 0 1 0 1.5 0V9.5c1-.9 2.2-1 3.5-1.2 1.900-.3 3.800-.9 3.800-4a1.500 1.500 0 1 0-1.500 0c-.05 2-1 2.300-2.500 2.550-1.100.15-2.300.3-3.300.9V4.300A1.500 1.500 0 0 0 4 1.500z",
  close: "M3.300 4.360 4.360 3.300 8 6.940l3.640-3.640 1.060 1.060L9.060 8l3.640 3.640-1.060 1.060L8 9.060l-3.640 3.640-1.060-1.060L6.940 8z",
  down: "M7.250 2h1.500v6.200l2.400-2.400 1.050 1.060L8 11.060 3.800 6.860l1.050-1.060 2.400 2.400zM3 12.500h10V14H3z",
  back: "M10.500 3 5.500 8l5 5 1.060-1.060L7.620 8l3.940-3.940z",
  forth: "M5.500 3l5 5-5 5-1.060-1.060L8.380 8 4.440 4.060z",
  auto: "M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM8 3v10A5 5 0 0 1 8 3z",
  light: "M8 4.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM7.300 1h1.400v2H7.300zM7.300 13h1.400v2H7.300zM1 7.300h2v1.400H1zM13 7.300h2v1.400h-2zM2.550 3.540l1-1 1.410 1.410-1 1zM11.040 12.030l1-1 1.410 1.410-1 1zM2.550 12.440l1.410-1.410 1 1-1.410 1.410zM11.040 3.950l1.410-1.410 1 1-1.410 1.410z",
  dark: "M6.200 1.800a6.400 6.400 0 1 0 8 8 5.200 5.200 0 0 1-8-8z",
};

/**
 * An element. Attributes named on... are listeners; true and false set and leave out; null is left out.
 *
 * @param {string} tag
 * @param {Object} attributes
 * @param {...(Node|string|Array|null)} children
 */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for what lies in a drawing. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A drawing for eyes only; what it means is said by the label of the button that it is in. */
export function icon(name) {
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", { d: ICONS[name], "fill-rule": "evenodd" }),
  );
}

/** Sets a text only where it changes: no layout, and nothing for a screen reader to say again. */
export function text(element, words) {
  if (element.textContent !== words) {
    element.textContent = words;
  }
}
