// @ts-check
/*
 * Refuses, in a sentence, an older Node.js than package.json asks for, and a clone whose packages are not installed. The
 * first import of every entry, and without imports of packages: it comes before an error of something that is not there.
 * Nothing newer than Node.js 14.8 may stand here or in an entry.
 */
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
/** @type {string} */
const range = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).engines.node;
const oldest = range.replace('>=', '');
const [major = 0, minor = 0] = oldest.split('.').map(Number);
const [ourMajor = 0, ourMinor = 0] = process.versions.node.split('.').map(Number);

if (ourMajor < major || (ourMajor === major && ourMinor < minor)) {
  refuse(`Node.js ${oldest} or later is needed; this is ${process.versions.node}.`);
}
if (!existsSync(new URL('node_modules/turbo/package.json', root))) {
  refuse('The packages are not installed: run npm install.');
}

/** @param {string} why */
function refuse(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
