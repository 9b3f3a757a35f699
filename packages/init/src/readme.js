// @ts-check

/**
 * Gives the README a title and a slogan, and takes out what it says about what is removed.
 *
 * @param {string} text
 * @param {import('./options.js').Product} product
 * @param {{ paths: readonly string[], scripts: readonly string[] }} removed
 * @returns {string}
 */
export function changeReadme(text, { name, slogan }, { paths, scripts }) {
  const sentence = /[.!?]$/.test(slogan) ? slogan : `${slogan}.`;
  return replaceFound(text, /^# .*\n\n(?:.+\n)+/, `# ${name}\n\n${sentence}\n`)
    .replaceAll(/^\|.*\n/gm, (row) =>
      scripts.some((script) => row.includes(`\`npm run ${script}`)) ? '' : row,
    )
    .replaceAll(/^- .*\n(?: {2}.*\n)*/gm, (item) => withoutLinks(item, paths));
}

/**
 * Replaces the first match of a pattern.
 *
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string} by taken literally
 * @returns {string}
 * @throws if the text has no match
 */
export function replaceFound(text, pattern, by) {
  if (!pattern.test(text)) throw new Error(`The text to change was not found: ${pattern}.`);
  return text.replace(pattern, () => by);
}

/**
 * Takes the links to removed files out of a list item with links between commas. An item without other links goes too.
 *
 * @param {string} item
 * @param {readonly string[]} paths
 */
function withoutLinks(item, paths) {
  const removed = paths.map((path) => path.replaceAll('.', String.raw`\.`));
  const link = String.raw`\[[^\]]*\]\((?:${removed.join('|')})[^)]*\)`;
  const left = item
    .replaceAll(new RegExp(String.raw`,\s+${link}`, 'g'), '')
    .replaceAll(new RegExp(String.raw`${link},?[ ]?`, 'g'), '');
  return left === item || left.includes('](') ? left : '';
}
