// SPDX-License-Identifier: Apache-2.0
import { Announcer } from "./announcer.js";
import { Api } from "./api.js";
import { Appearance } from "./appearance.js";
import { Events } from "./events.js";
import { gate } from "./gate.js";
import { Link } from "./link.js";
import { Page } from "./page.js";
import { RunList } from "./run-list.js";
import { Shortcuts } from "./shortcuts.js";
import { Store } from "./store.js";
import { forgetToken, takeToken } from "./token.js";

const $ = (id) => document.getElementById(id);

const token = takeToken();
const store = new Store();
const announcer = new Announcer($("announcer"));
const appearance = new Appearance($("appearance"));
const api = new Api(token, refused);

function refused() {
  forgetToken();
  store.set("link", { state: "refused" });
  document.documentElement.dataset.place = "gate";
  $("main").replaceChildren(gate(true));
}

function start() {
  const page = new Page(api, store, announcer, $("main"));
  const events = new Events(api, (name, data) => page.hear(name, data), (link) => page.link(link));
  new Link(store, announcer, { dot: $("link"), banner: $("banner"), again: () => events.now() });
  new RunList(store, $("runs"));
  const shortcuts = new Shortcuts({
    ...page.actions,
    t: () => announcer.say(appearance.next()),
    "?": () => shortcuts.show(),
  });
  $("help").addEventListener("click", () => shortcuts.show());
  store.on("host", (host) => ($("host").textContent = [`version ${host.version}`, host.device?.name].filter(Boolean).join(", ")));
  events.follow();
}

if (token) {
  start();
} else {
  $("link").dataset.state = "refused";
  $("link").textContent = "No token";
  document.documentElement.dataset.place = "gate";
  $("main").replaceChildren(gate(false));
}
// An address with a token, pasted over the page's own, is a new start.
addEventListener("hashchange", () => location.hash.startsWith("#token=") && location.reload());
