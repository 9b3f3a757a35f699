import { describe, expect, test } from 'vitest';
import { bearer, expectRefusal, members, testApi } from '../api.js';
import { partsOf } from '../support/parts.js';
import type { Lines } from './lines.js';

const api = testApi();

const own: Lines = [['a name', 'PATCH', '/user/profile', 'name', {}]];

/** Every member in which a user can send one line of text. */
const lines = [...own, ...(await partsOf<Lines>('lines.part.ts')).flat()];

const invisible = [
  ['an override', 'Uma\u202eresU'],
  ['an embedding', '\u202aUma\u202c'],
  ['an isolate', 'Uma\u2066User\u2069'],
  ['a mark of direction', 'Uma\u200f User'],
  ['an Arabic letter mark', 'Uma\u061c'],
  ['a zero-width space', 'U\u200bma'],
  ['a word joiner', 'U\u2060ma'],
  ['a byte order mark', 'U\ufeffma'],
  ['a soft hyphen', 'U\u00adma'],
  ['a filler alone', '\u3164'],
  ['a joiner alone', '\u200d'],
  ['a joiner between Latin letters', 'U\u200dma'],
  ['joiners in a row', 'می\u200c\u200cخواهم'],
  ['a variation selector behind a Latin letter', 'Uma\ufe0f'],
  ['tags without a flag', 'Uma\u{e0067}\u{e0062}'],
  ['an empty braille pattern', '\u2800'],
  ['a null notehead', '\u{1d159}'],
  ['an annotation', 'Uma\ufff9x\ufffa'],
  ['a control character', 'Uma\u0007'],
  ['a line separator', 'Uma\u2028User'],
] as const;

const scripts = [
  ['Hebrew', 'אומה לוי'],
  ['Arabic', 'عمر الخيّام'],
  ['Persian, with a non-joiner', 'می\u200cخواهم'],
  ['Hindi, with a joiner', 'क्\u200dष'],
  ['Bengali, with a joiner', 'র\u200d্যাব'],
  ['Malayalam, with a joiner at its end', 'ഹരിന്\u200d'],
  ['Sinhala, with a joiner', 'ශ්\u200dරී'],
  ['Mongolian, with a selector', 'ᠣ\u180b'],
  ['Japanese, with a selector', '葛\u{e0100}城'],
  ['Korean', '김유나'],
  ['Thai', 'น้ำ'],
  ['emoji', '👩\u200d💻 🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥 👩🏽\u200d🚀 1\ufe0f\u20e3'],
  ['a regional flag', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ['apostrophes and hyphens', "Anne-Marie O'Neill, Jr."],
] as const;

describe.each(lines)('%s', (_what, method, path, member, more) => {
  const send = (line: string) =>
    api.json(method, path, { [member]: line, ...more }, ...bearer(api.user.accessToken));

  test.each(invisible)('422: %s', async (_, line) => {
    const detail = 'must be one line of text, without control or invisible characters';
    expectRefusal(await send(line), 'validation_failed', {
      extra: { errors: [{ pointer: `#/${member}`, code: 'custom', detail }] },
    });
  });

  test.each(scripts)('text in %s is kept as it is', async (_, line) => {
    expect(members(await send(line))).toMatchObject({ [member]: line.normalize('NFC') });
  });
});
