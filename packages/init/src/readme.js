// @ts-check

/**
 * Replaces the title and introduction of the README, and drops its rows and links for what init removes.
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
 * @param {string} by the replacement, taken literally
 * @returns {string}
 * @throws if the text has no match
 */
export function replaceFound(text, pattern, by) {
  if (!pattern.test(text)) throw new Error(`The text to change was not found: ${pattern}.`);
  return text.replace(pattern, () => by);
}

/**
 * Drops the links to removed files from a list item whose links are separated by commas. If no other link is left,
 * drops the whole item.
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
