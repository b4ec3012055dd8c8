// SPDX-License-Identifier: Apache-2.0

/** How much of the room a picture may leave empty so that every cell is the same whole number of screen pixels. */
const WORTH = 0.72;

/**
 * CSS pixels of a cell, so that a picture fits into a room.
 *
 * @param {number} ratio screen pixels of a CSS pixel
 */
export function fit(width, height, roomWidth, roomHeight, ratio) {
  const most = Math.min(roomWidth / width, roomHeight / height);
  const whole = Math.floor(most * ratio) / ratio;
  return whole >= most * WORTH ? whole : most;
}
