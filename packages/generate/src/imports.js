// @ts-check

/** An import from one of our files, and its path. */
const IMPORT = /^import [^;]*?'(\.[^']+)';\n/gm;

/** Sorts the imports from our files by path. Other lines stay where they are. */
export function sortImports(/** @type {string} */ text) {
  const sorted = [...text.matchAll(IMPORT)].toSorted(([, a = ''], [, b = '']) => (a < b ? -1 : 1));
  return text.replaceAll(IMPORT, () => sorted.shift()?.[0] ?? '');
}

/** Adds each import after the last import whose path sorts before its own. Existing imports keep their order. */
export function addImports(/** @type {string} */ text, /** @type {string} */ added) {
  return [...added.matchAll(IMPORT)].reduce((result, [line, path = '']) => {
    const imports = [...result.matchAll(IMPORT)];
    const before = imports.findLast(([, other = '']) => other < path);
    const at = before ? before.index + before[0].length : (imports[0]?.index ?? 0);
    return result.slice(0, at) + line + result.slice(at);
  }, text);
}
