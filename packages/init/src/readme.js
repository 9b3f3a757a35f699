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
  return text
    .replace(/^# .*\n\n(?:.+\n)+/, () => `# ${name}\n\n${sentence}\n`)
    .replaceAll(/^\|.*\n/gm, (row) =>
      scripts.some((script) => row.includes(`\`npm run ${script}`)) ? '' : row,
    )
    .replaceAll(/^- .*\n(?: {2}.*\n)*/gm, (item) => withoutLinks(item, paths));
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
