// SPDX-License-Identifier: Apache-2.0

const KEY = "morphogen.token";

/** The token of the address bar, which loses it, or the one that this tab had before; "" if there is none. */
export function takeToken() {
  const found = tokenIn(location.hash);
  if (found) {
    keepToken(found);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY) ?? "";
}

export function keepToken(token) {
  sessionStorage.setItem(KEY, token);
}

export function forgetToken() {
  sessionStorage.removeItem(KEY);
}

/** The token of a whole address, of its last part, or bare; "" if there is none in it. */
export function tokenIn(words) {
  const named = /#token=([^&\s]+)/.exec(words);
  if (named) {
    return decodeURIComponent(named[1]);
  }
  const bare = words.trim();
  return /^[\w.~-]{16,}$/.test(bare) ? bare : "";
}
