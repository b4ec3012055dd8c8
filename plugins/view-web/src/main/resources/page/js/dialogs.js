// SPDX-License-Identifier: Apache-2.0
import { h } from "./dom.js";

/** Shows a dialog until it is answered. @return {Promise<boolean>} whether with the main button */
function ask(title, body, main) {
  const cancel = main ? h("button", { type: "submit", value: "", formnovalidate: true }, "Cancel") : null;
  const dialog = h(
    "dialog",
    { "aria-labelledby": "dialog-title" },
    h("form", { method: "dialog" }, h("h2", { id: "dialog-title" }, title), body, h("div", { class: "line end" }, cancel, h("button", { type: "submit", value: "yes", class: "main-button" }, main ?? "Close"))),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    }),
  );
}

export const confirmStop = (run) =>
  ask(`Stop ${run.name}?`, [h("p", {}, "It saves a checkpoint and ends. It goes on later with"), h("pre", {}, `morphogen run --resume ${run.folder}`)], "Stop the run");

/** @return {Promise<{at?: number, settings: string[]}|null>} */
export async function askBranch(run) {
  const at = h("input", { id: "branch-at", type: "number", min: 0, max: run.done, step: 1, placeholder: "the newest checkpoint" });
  const settings = h("textarea", { id: "branch-settings", rows: 3, spellcheck: "false", placeholder: "rule.fireRate=0.3" });
  const body = [
    h("p", {}, "Another run begins from a checkpoint of this one, and this one goes on."),
    h("label", { for: "branch-at" }, `From ${run.unit || "tick"}`),
    at,
    h("label", { for: "branch-settings" }, "What shall differ, a setting a line"),
    settings,
  ];
  if (!(await ask(`Branch ${run.name}`, body, "Branch"))) {
    return null;
  }
  const lines = settings.value.split("\n").map((line) => line.trim()).filter(Boolean);
  return at.value === "" ? { settings: lines } : { at: at.valueAsNumber, settings: lines };
}

/** @param {{keys: string, words: string}[]} shortcuts */
export async function showShortcuts(shortcuts, on, change) {
  const toggle = h("label", { class: "check" }, h("input", { type: "checkbox", checked: on, onchange: (event) => change(event.target.checked) }), "Single keys are on");
  const list = h("dl", { class: "keys" }, shortcuts.map(({ keys, words }) => h("div", {}, h("dt", {}, keys.split(" ").map((key) => h("kbd", {}, key))), h("dd", {}, words))));
  await ask("Keyboard", [list, toggle]);
}
