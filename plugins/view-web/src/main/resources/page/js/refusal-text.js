// SPDX-License-Identifier: Apache-2.0

const LEAD = /^Not swapped, the run goes on as it was: /;
const COMPILER = /^(?:Plugin ([^,\n]+), )?([\w./-]+\.(?:clh?|java)):(\d+)(?::(\d+))?: (.*)$/;
const THROWN = /^(.*) in [\w.$<>]+ \((\w+\.java):(\d+)\)$/;

/**
 * Takes a refusal apart.
 *
 * @param {string} error the host's words: a sentence, or a compiler's complaint with the source line below it
 * @return {{words: string, plugin: string, file: string, line: number, column: number, source: string, more: string[]}}
 *     file and source are "" where none is named; column 0 where unknown; `more` is what else was said
 */
export function parseRefusal(error) {
  const lines = error.replace(LEAD, "").split(/\r?\n/);
  const first = COMPILER.exec(lines[0]);
  if (first) {
    const quoted = lines[1]?.startsWith("    ") ? lines[1].slice(4) : "";
    const caret = quoted && /^\s*\^\s*$/.test(lines[2] ?? "") ? lines[2].indexOf("^") - 3 : 0;
    return {
      words: first[5],
      plugin: first[1] ?? "",
      file: first[2],
      line: Number(first[3]),
      column: Number(first[4] ?? caret),
      source: quoted,
      more: lines.slice(quoted ? (caret ? 3 : 2) : 1).filter((line) => line.trim()),
    };
  }
  const thrown = THROWN.exec(lines[0]);
  return {
    words: thrown ? thrown[1] : lines[0],
    plugin: "",
    file: thrown ? thrown[2] : "",
    line: thrown ? Number(thrown[3]) : 0,
    column: 0,
    source: "",
    more: lines.slice(1).filter((line) => line.trim()),
  };
}
