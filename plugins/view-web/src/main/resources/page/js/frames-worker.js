// SPDX-License-Identifier: Apache-2.0
// Reads frames beside the page's thread. Only the newest is handed over, and only when the last one was taken: a page
// that is busy gets fewer frames, never late ones.
import { FrameReader } from "./frame-reader.js";

let newest = null;
let wanted = true;

function hand() {
  if (newest && wanted) {
    wanted = false;
    postMessage({ frame: newest }, [newest.pixels]);
    newest = null;
  }
}

async function read({ url, headers }) {
  try {
    const answer = await fetch(url, { headers, cache: "no-store" });
    if (!answer.ok) {
      const said = await answer.json().catch(() => ({}));
      postMessage({ ended: { status: answer.status, words: said.error ?? "" } });
      return;
    }
    const frames = new FrameReader();
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      newest = frames.push(part.value) ?? newest;
      hand();
    }
    postMessage({ ended: { status: 200, words: "" } });
  } catch {
    postMessage({ ended: { status: 0, words: "" } });
  }
}

onmessage = ({ data }) => {
  if (data.open) {
    read(data.open);
  } else if (data.taken) {
    wanted = true;
    hand();
  }
};
