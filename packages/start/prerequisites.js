// @ts-check
/*
 * Exits with a message if Node.js is older than package.json requires, or if the packages are not installed. Every
 * command imports this module first, so that the message comes before other errors. The module imports no packages, and
 * like the commands it must run on Node.js 14.8.
 */
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
/** @type {string} */
const range = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).engines.node;
const oldest = range.replace('>=', '');
const [major = 0, minor = 0] = oldest.split('.').map(Number);
const [ourMajor = 0, ourMinor = 0] = process.versions.node.split('.').map(Number);

if (ourMajor < major || (ourMajor === major && ourMinor < minor)) {
  refuse(`Node.js ${oldest} or later is required; this is ${process.versions.node}.`);
}
if (!existsSync(new URL('node_modules/turbo/package.json', root))) {
  refuse('The packages are not installed: run npm install.');
}

/** @param {string} why */
function refuse(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
