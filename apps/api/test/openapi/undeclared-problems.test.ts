import { Controller, Get } from '@nestjs/common';
import { expect, test } from 'vitest';
import { Public } from '../../src/authentication/authentication.guard.js';
import { Problems } from '../../src/problems/decorators.js';
import { problem } from '../../src/problems/problem-exception.js';
import { adviceFor } from '../../src/openapi/undeclared-problems.js';
import { members, testApi } from '../api.js';
import { addControllers } from '../support/add-controllers.js';
import { operations } from '../support/document.js';

@Controller('tests')
@Public()
class TestsController {
  @Get('undeclared')
  @Problems('not_found')
  undeclared(): never {
    throw problem('conflict');
  }

  @Get('declared')
  @Problems('conflict')
  declared(): never {
    throw problem('conflict');
  }
}

addControllers(TestsController);
const api = testApi();

const warnings = () => api.log.filter((line) => line.includes('does not declare'));

test('in development, the API warns of a problem that its route does not declare, and names the decorator to write', async () => {
  expect(members(await api.get('/tests/declared'))).toMatchObject({ code: 'conflict' });
  expect(members(await api.get('/tests/undeclared'))).toMatchObject({ code: 'conflict' });
  await expect.poll(warnings).toHaveLength(1);
  expect(warnings()[0]).toContain(
    "GET /tests/undeclared responded with conflict, which it does not declare: its decorator has to be @Problems('not_found', 'conflict'), at TestsController.undeclared",
  );
});

test('a problem that its route does not declare gets advice, and a declared problem gets none', () => {
  const operation = operations.find(({ id }) => id === 'profile.read');
  expect(operation && adviceFor(operation, 'conflict')).toContain(
    "@Problems('conflict'), at ProfileController.read",
  );
  expect(operation && adviceFor(operation, 'session_revoked')).toBeUndefined();
});
