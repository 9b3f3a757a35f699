import { expect, test } from 'vitest';
import { OptionError, readOptions } from '../src/options.js';

test('a name is enough', () => {
  expect(readOptions(['Café 2.0'], {})).toEqual({
    dryRun: false,
    product: {
      name: 'Café 2.0',
      slug: 'cafe-2-0',
      slogan: 'A web app and its API',
      holder: 'The Café 2.0 authors',
    },
  });
});

test.each([
  ['Straße', 'ß'],
  ['Smørrebrød', 'ø'],
  ['Ærø Tærter', 'æ ø'],
  ['Złoty', 'ł'],
  ['ノート帳', 'ノ ー ト 帳'],
])('%s needs --slug, because some of its letters cannot be in a slug', (name, letters) => {
  expect(() => readOptions([name], {})).toThrow(OptionError);
  expect(() => readOptions([name], {})).toThrow(
    `has others (${letters}): choose the slug with --slug`,
  );
  expect(readOptions([name, '--slug', 'mine'], {}).product).toMatchObject({ name, slug: 'mine' });
});

test.each([
  ['Açaí', 'acai'],
  ['Ĺubica Ñandú', 'lubica-nandu'],
  ['Ạ.ở-Ǖ 2', 'a-o-u-2'],
])('%s becomes %s: letters lose their accents', (name, slug) => {
  expect(readOptions([name], {}).product.slug).toBe(slug);
});

test.each([
  [[], 'A name is missing.'],
  [[''], 'A name is missing.'],
  [['My', 'Product'], "The name is one argument: write 'My Product'."],
  [['ab'], 'The name "ab" must be 3 to 40 letters and digits'],
  [['4ever'], 'The name "4ever" must be'],
  [['<b>Product'], 'The name "<b>Product" must be'],
  [['Pro  duct'], 'The name "Pro  duct" must be'],
  [["Product'; x"], 'The name "Product\'; x" must be'],
  [['x'.repeat(41)], 'must be 3 to 40'],
  [['Product', '--slug', 'My_Slug'], '--slug "My_Slug" must be'],
  [['Null'], '--slug "null" must be'],
  [['PG Admin'], '--slug "pg-admin" must be'],
  [['Product', '--slogan', 'two\nlines'], '--slogan must be one line'],
  [['Product', '--slogan', '<i>fast</i>'], '--slogan must be one line'],
  [['Product', '--holder', ''], '--holder must be one line'],
  [['Product', '--colour', 'red'], "Unknown option '--colour'"],
])('%j is refused', (args, message) => {
  expect(() => readOptions(args, {})).toThrow(OptionError);
  expect(() => readOptions(args, {})).toThrow(message);
});

test.each(['dry_run', 'slogan', 'holder', 'slug'])(
  'an option that npm took for its own (%s) is refused, and not ignored',
  (option) => {
    const env = { [`npm_config_${option}`]: 'true' };
    expect(() => readOptions(['Product'], env)).toThrow('write -- before the name');
  },
);
