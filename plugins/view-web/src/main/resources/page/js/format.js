// SPDX-License-Identifier: Apache-2.0

const WHOLE = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const UNITS = ["", "k", "M", "G", "T"];

/** 1234567 as 1,234,567. */
export const count = (value) => WHOLE.format(value);

/** Four significant digits; very small and very large ones with a power of ten. */
export function number(value) {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [digits, power] = value.toExponential(2).split("e");
    return `${digits}\u202f×\u202f10${superscript(Number(power))}`;
  }
  return Number.isInteger(value) ? count(value) : String(Number(value.toPrecision(4)));
}

export const superscript = (value) => String(value).replace(/./g, (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]));

/** Three digits and a factor: 12.3 M. */
export function short(value) {
  let size = value;
  let unit = 0;
  while (Math.abs(size) >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${Number(size.toPrecision(3))}${unit ? " " + UNITS[unit] : ""}`;
}

/** A rate in digits that hold still while it wavers. */
export const rate = (value) => (value >= 100 ? count(value) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** 3725 as 1 h 2 min. */
export function duration(seconds) {
  if (!Number.isFinite(seconds)) {
    return "–";
  }
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) {
    return `${whole} s`;
  }
  if (whole < 3600) {
    return whole < 600 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${Math.floor(whole / 60)} min`;
  }
  if (whole < 48 * 3600) {
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  }
  return `${count(Math.floor(whole / 86_400))} days`;
}

export function bytes(value) {
  return value < 1000 ? `${value} B` : `${short(value)}B`;
}

/** "iteration" or "iterations". */
export const plural = (unit, value) => (value === 1 ? unit : `${unit}s`);

/** A plugin as the host tells it: "neural 1.0.0", or its type and version apart. */
export const pluginWords = (plugin) =>
  typeof plugin === "string" ? plugin : `${plugin.type} ${plugin.version ?? plugin.origin?.version ?? ""}`.trim();
