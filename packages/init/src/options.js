// @ts-check
import { parseArgs } from 'node:util';

/**
 * @typedef {object} Product
 * @property {string} name the name that people read
 * @property {string} slug the name of the package, images and containers; with `_` in place of `-`, also of the
 *   database and its user
 * @property {string} slogan the product in a few words
 * @property {string} holder the holder of the copyright
 */

const SLOGAN = 'A web app and its API';

/** The arguments of the command. */
export const USAGE = `npm run init -- <name> [options]

  --slug <slug>      name of package, images, containers and database (default: from the name)
  --slogan <text>    the product in a few words (default: ${SLOGAN})
  --holder <holder>  holder of the copyright in LICENSE (default: The <name> authors)
  --dry-run          shows the changes, and changes nothing
`;

const FLAGS = ['slug', 'slogan', 'holder', 'dry-run'];

/** Words that YAML does not read as strings, and names that PostgreSQL reserves. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|template\d)$|^pg-/;

/** Thrown for an option that cannot be used. The message says what the option must be. */
export class OptionError extends Error {}

/**
 * Reads the arguments of `npm run init`.
 *
 * @param {string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env has the options that npm took as its own
 * @returns {{ product: Product, dryRun: boolean }}
 * @throws {OptionError} at the first option that cannot be used
 */
export function readOptions(args, env) {
  const taken = FLAGS.find((flag) => env[`npm_config_${flag.replace('-', '_')}`] !== undefined);
  check(
    taken === undefined,
    `npm read --${taken} as an option of its own: write -- before the name.`,
  );
  const { values, positionals } = parse(args);
  const [name = '', ...others] = positionals.map((text) => text.normalize().trim());
  check(name !== '', 'A name is missing.');
  check(others.length === 0, `The name is one argument: write '${[name, ...others].join(' ')}'.`);
  requireName(name);
  const { slug = slugOf(name), slogan = SLOGAN, holder = `The ${name} authors` } = values;
  requireSlug(slug);
  requireText('--slogan', slogan, /^[\p{L}\p{N}][^\p{C}\\`<>*_[\]|]*$/u);
  requireText('--holder', holder, /^[\p{L}\p{N}][^\p{C}]*$/u);
  return { product: { name, slug, slogan, holder }, dryRun: values['dry-run'] ?? false };
}

/** @param {string[]} args */
function parse(args) {
  /** @type {{ type: 'string' }} */
  const string = { type: 'string' };
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { slug: string, slogan: string, holder: string, 'dry-run': { type: 'boolean' } },
    });
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/**
 * Makes a slug from a name: letters lose their accents.
 *
 * @param {string} name
 * @throws {OptionError} on a letter that is more than an ASCII letter with an accent, such as ß, ø or と
 */
function slugOf(name) {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const others = [...new Set(plain.match(/[^\p{ASCII}]/gu))].join(' ');
  check(
    others === '',
    `A slug has only the letters a to z, digits and hyphens, and the name ${JSON.stringify(name)} has others (${others}): choose the slug with --slug <slug>.`,
  );
  return plain.replaceAll(/[^a-z\d]+/g, '-');
}

/** @param {string} name is used without escaping in HTML and mail senders, and is refused as a password */
function requireName(name) {
  const isName = /^\p{L}[\p{L}\p{M}\p{N}]*(?:[ .-][\p{L}\p{M}\p{N}]+)*$/u.test(name);
  const { length } = name.replaceAll(/[ .-]/g, '');
  check(
    isName && length >= 3 && name.length <= 40,
    `The name ${JSON.stringify(name)} must be 3 to 40 letters and digits, beginning with a letter, with single spaces, dots or hyphens between them.`,
  );
}

/** @param {string} slug */
function requireSlug(slug) {
  const isSlug = /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.test(slug) && slug.length <= 40;
  check(
    isSlug && !RESERVED.test(slug),
    `--slug ${JSON.stringify(slug)} must be at most 40 lower-case letters (a to z), digits and single hyphens, beginning with a letter, and not a word that YAML or PostgreSQL reserves.`,
  );
}

/**
 * @param {string} option
 * @param {string} text
 * @param {RegExp} form
 */
function requireText(option, text, form) {
  check(
    form.test(text) && text.length <= 100,
    `${option} must be one line of at most 100 characters without markup, beginning with a letter or digit.`,
  );
}

/**
 * @param {boolean} isRight
 * @param {string} message
 */
function check(isRight, message) {
  if (!isRight) throw new OptionError(message);
}
