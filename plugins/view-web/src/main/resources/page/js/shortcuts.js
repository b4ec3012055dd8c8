// SPDX-License-Identifier: Apache-2.0
import { showShortcuts } from "./dialogs.js";

const KEY = "morphogen.keys";
const TYPING = "input:not([type=range], [type=checkbox], [type=radio]), textarea, select";

/** Single keys, and the list of them. They can be turned off, since speech input types them by accident. */
export class Shortcuts {
  #shortcuts = [
    { keys: "?", words: "This list" },
    { keys: "Space", words: "Pause, go on" },
    { keys: ".", words: "One step" },
    { keys: "c Shift+C", words: "Next view, previous view" },
    { keys: "n Shift+N", words: "Next sample, previous sample" },
    { keys: "d s v", words: "Damage, seed, only look" },
    { keys: "[ ]", words: "Smaller brush, larger brush" },
    { keys: "← ↑ → ↓", words: "On the picture: move the brush; with Shift by eight cells" },
    { keys: "Enter", words: "On the picture: damage or seed there" },
    { keys: "a", words: "On the picture: say what it shows" },
    { keys: "← →", words: "On the curve: read its values" },
    { keys: "l", words: "Logarithmic or linear curve" },
    { keys: "j k", words: "Next run, previous run" },
    { keys: "r p", words: "Runs, plugins" },
    { keys: "t", words: "Theme" },
    { keys: "Esc", words: "Dismiss a message" },
  ];

  /** @param {Object<string, function()>} actions by key */
  constructor(actions) {
    document.addEventListener("keydown", (event) => {
      const action = actions[event.key];
      const command = event.ctrlKey || event.metaKey || event.altKey;
      if (!action || command || document.querySelector("dialog[open]") || event.target.matches(TYPING)) {
        return;
      }
      if ((event.key === " " && event.target.matches("button, a, input, summary")) || (!this.on && event.key !== "?")) {
        return;
      }
      event.preventDefault();
      action();
    });
  }

  get on() {
    return localStorage.getItem(KEY) !== "off";
  }

  show() {
    return showShortcuts(this.#shortcuts, this.on, (on) => localStorage.setItem(KEY, on ? "on" : "off"));
  }
}
