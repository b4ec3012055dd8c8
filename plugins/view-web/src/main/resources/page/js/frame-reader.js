// SPDX-License-Identifier: Apache-2.0

const MAGIC = 0x4d4f5250;
const HEADER = 32;
const LARGEST = 1 << 28;

/**
 * Cuts a stream of bytes into frames. A frame is little-endian: u32 magic, width, height, format (0: RGBA8), u64 tick,
 * f32 ticks a second, u32 bytes of what follows, and these.
 */
export class FrameReader {
  #header = new Uint8Array(HEADER);
  #payload = null;
  #filled = 0;

  /** @return the newest frame that is whole with `bytes`, or null; older ones of the same bytes are passed over */
  push(bytes) {
    let newest = null;
    for (let at = 0; at < bytes.length; ) {
      const target = this.#payload ?? this.#header;
      const taken = Math.min(bytes.length - at, target.length - this.#filled);
      target.set(bytes.subarray(at, at + taken), this.#filled);
      this.#filled += taken;
      at += taken;
      if (this.#filled === target.length) {
        newest = this.#whole() ?? newest;
      }
    }
    return newest;
  }

  #whole() {
    this.#filled = 0;
    const view = new DataView(this.#header.buffer);
    if (this.#payload === null) {
      const length = view.getUint32(28, true);
      if (view.getUint32(0, true) !== MAGIC || length > LARGEST) {
        throw new Error("These are no frames.");
      }
      this.#payload = new Uint8Array(length);
      return null;
    }
    const pixels = this.#payload;
    this.#payload = null;
    return {
      width: view.getUint32(4, true),
      height: view.getUint32(8, true),
      tick: view.getUint32(16, true) + view.getUint32(20, true) * 2 ** 32,
      rate: view.getFloat32(24, true),
      pixels: pixels.buffer,
    };
  }
}
