// SPDX-License-Identifier: Apache-2.0
// Runs before the first paint, so that a chosen theme never flashes. Not a module: modules run too late for that.
document.documentElement.dataset.theme = localStorage.getItem("morphogen.theme") ?? "auto";
