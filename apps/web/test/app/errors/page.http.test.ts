import { catalogue, codes, createProblem, slugOf } from '@repo/errors';
import { expect, test } from 'vitest';
import { useWeb } from '../../support/web';

const web = useWeb();

test('the type of every problem is the address of a page about it (RFC 9457 §4)', async () => {
  const visitor = web.visitor();
  for (const code of codes) {
    const response = await visitor.get(`/errors/${slugOf(code)}`);
    expect(response.status, code).toBe(200);
    expect(await response.text(), code).toContain(catalogue[code].title);
  }
  const docsUrl = `${web.origin}/errors/`;
  const { type } = createProblem('not_found', {}, { docsUrl, instance: 'urn:uuid:0' });
  expect(new URL(type).pathname).toBe('/errors/not-found');
});
