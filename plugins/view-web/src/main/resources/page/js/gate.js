// SPDX-License-Identifier: Apache-2.0
import { h } from "./dom.js";
import { keepToken, tokenIn } from "./token.js";

/** What is shown where the host does not know the page's token, or the page has none. */
export function gate(had) {
  const mistake = h("p", { class: "fault", role: "alert" });
  const field = h("input", {
    id: "token",
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "http://127.0.0.1:…/#token=…",
    "aria-describedby": "token-help",
  });
  const form = h(
    "form",
    { class: "blank gate" },
    h("h1", {}, had ? "The host does not know this token" : "This page needs its token"),
    h(
      "p",
      { id: "token-help" },
      had
        ? "Each start of a host makes a new one. Open the address that this start printed, whole, or paste it below."
        : "The host printed an address when it started. Open it whole, with all that follows the #, or paste it below.",
    ),
    h("label", { for: "token" }, "Address or token"),
    h("div", { class: "line" }, field, h("button", { type: "submit", class: "main-button" }, "Open")),
    mistake,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const token = tokenIn(field.value);
    if (token) {
      keepToken(token);
      location.reload();
    } else {
      mistake.textContent = "There is no token in that. It is the long word after #token= in the address.";
      field.focus();
    }
  });
  return form;
}
