// SPDX-License-Identifier: Apache-2.0
import { icon } from "./dom.js";

const THEMES = ["auto", "light", "dark"];
const WORDS = { auto: "as the system", light: "light", dark: "dark" };
const KEY = "morphogen.theme";

/** The button that goes round the themes: as the system, light, dark. */
export class Appearance {
  #button;

  constructor(button) {
    this.#button = button;
    button.addEventListener("click", () => this.next());
    this.#show();
  }

  /** @return {string} what to tell the user */
  next() {
    const theme = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length];
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEY, theme);
    this.#show();
    return `Theme: ${WORDS[theme]}`;
  }

  #show() {
    const theme = document.documentElement.dataset.theme;
    this.#button.replaceChildren(icon(theme));
    this.#button.setAttribute("aria-label", `Theme: ${WORDS[theme]}. Change it`);
    this.#button.title = `Theme: ${WORDS[theme]}`;
  }
}
