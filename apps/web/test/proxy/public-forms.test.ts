import { NextRequest } from 'next/server';
import { expect, test, vi } from 'vitest';
import type { PageForm } from '../../src/forms/page-form';
import { publicForms } from '../../src/proxy/public-forms';
import { newRequestContext } from '../../src/proxy/request-context';

test('a form of a public page whose loader says 404 is not carried out', async () => {
  const call = vi.fn<PageForm['call']>();
  const handle = publicForms({ ask: { keeps: [], messages: {}, call } }, () => undefined);
  const body = new URLSearchParams({ form: 'ask' });
  const sent = new NextRequest('http://localhost:3000/projects/7', { method: 'POST', body });
  expect((await handle(newRequestContext(sent))).status).toBe(404);
  expect(call).not.toHaveBeenCalled();
});
