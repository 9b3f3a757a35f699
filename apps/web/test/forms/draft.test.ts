import { expect, test } from 'vitest';
import { draftOf } from '../../src/forms/draft';

test('a draft holds only the fields that its form keeps, never a password', () => {
  const sent = new URLSearchParams('form=f&person=p&tag=a&password=s&tag=b&step=x');
  expect(draftOf(sent, { keeps: ['tag'] })).toEqual({
    person: 'p',
    form: 'f',
    fields: [
      ['tag', 'a'],
      ['tag', 'b'],
    ],
  });
});
