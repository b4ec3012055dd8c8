// SPDX-License-Identifier: Apache-2.0

const FAR = 24;

/**
 * What a picture shows, in a sentence: how much of it differs from its commonest colour, and where that lies.
 *
 * @param {{width: number, height: number}} frame
 * @param {Uint32Array} pixels one a cell
 */
export function pictureText({ width, height }, pixels) {
  const ground = commonest(pixels);
  let found = 0;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let i = 0; i < pixels.length; i++) {
    if (pixels[i] !== ground && distance(pixels[i], ground) > FAR) {
      const x = i % width;
      const y = (i - x) / width;
      found++;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const size = `${width} by ${height} cells`;
  if (found === 0) {
    return `${size}, all of one colour.`;
  }
  const share = (100 * found) / pixels.length;
  return (
    `${size}. ${share < 0.1 ? "Less than 0.1" : share.toFixed(share < 10 ? 1 : 0)} percent differ from the ground, ` +
    `between columns ${left + 1} and ${right + 1} and rows ${top + 1} and ${bottom + 1}.`
  );
}

/** Of a thousand cells spread over the picture. */
function commonest(pixels) {
  const seen = new Map();
  const stride = Math.max(1, Math.floor(pixels.length / 1021));
  for (let i = 0; i < pixels.length; i += stride) {
    seen.set(pixels[i], (seen.get(pixels[i]) ?? 0) + 1);
  }
  return [...seen].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

function distance(a, b) {
  const part = (shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255));
  return part(0) + part(8) + part(16);
}
