import { expect, test } from 'vitest';
import { requestFor } from '../../../../src/app/account/api-keys/scopes';

test.each([
  ['notes:read', '/notes'],
  ['notes:write', `/notes --json '{"title":"YOUR TITLE"}'`],
] as const)('the example request for %s is the first that needs it', (scope, request) => {
  expect(requestFor(scope)).toBe(request);
});
