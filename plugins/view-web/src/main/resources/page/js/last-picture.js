// SPDX-License-Identifier: Apache-2.0

const PICTURE = /^pictures\/.*\.png$/;

/**
 * The newest picture that a run wrote, for one that draws none any more.
 *
 * @param {{id: string, files: {name: string}[]}} run
 * @return {Promise<ImageBitmap|null>} null if it wrote none
 */
export async function lastPicture(api, run) {
  const names = run.files.map(({ name }) => name).filter((name) => PICTURE.test(name));
  if (names.length === 0) {
    return null;
  }
  const name = names.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1);
  const answer = await api.open(`runs/${run.id}/files/${name.split("/").map(encodeURIComponent).join("/")}`);
  return createImageBitmap(await answer.blob());
}
