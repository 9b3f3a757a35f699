// @ts-check
/*
 * Refuses an older Node.js than package.json asks for. The first import of every entry, so that its sentence comes before
 * an error of something that the older one lacks: nothing newer than Node.js 14.8 may stand here or in an entry.
 */
import { readFileSync } from 'node:fs';

const manifest = new URL('../../package.json', import.meta.url);
/** @type {string} */
const range = JSON.parse(readFileSync(manifest, 'utf8')).engines.node;
const oldest = range.replace('>=', '');
const [major = 0, minor = 0] = oldest.split('.').map(Number);
const [ourMajor = 0, ourMinor = 0] = process.versions.node.split('.').map(Number);

if (ourMajor < major || (ourMajor === major && ourMinor < minor)) {
  process.stderr.write(`Node.js ${oldest} or later is needed; this is ${process.versions.node}.\n`);
  process.exit(1);
}
