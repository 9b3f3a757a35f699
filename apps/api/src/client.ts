import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { createLog } from './log.js';
import { Metrics } from './metrics/metrics.js';
import { readApiSettings } from './settings.js';
import { controllersOf } from './openapi/controllers-of.js';
import { openApiDocument } from './openapi/document.js';
import { type Operation, operationsOf } from './openapi/operations.js';
import { clientSource } from './openapi/client/source.js';

/** The client sends access tokens: the responses to other credentials are left out. */
function forTokens(operation: Operation): Operation {
  const { protection } = operation;
  if (!protection.schemes.includes('Bearer')) return operation;
  return { ...operation, protection: { ...protection, schemes: ['Bearer'] } };
}

/** The source of the typed client, of the API as it is compiled. It is not formatted. */
export function currentClient(): string {
  // Development has every route. No database is asked.
  const settings = readApiSettings({
    APP_ENV: 'development',
    DATABASE_URL: 'postgres://localhost',
  });
  const app = AppModule.with(settings, createLog('silent'), new Metrics());
  const operations = operationsOf(controllersOf(app)).map(forTokens);
  return clientSource(openApiDocument(operations, { maxAge: 300 }));
}
