import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { createLog } from './log.js';
import { Metrics } from './metrics/metrics.js';
import { readApiSettings } from './settings.js';
import { aboutOf } from './openapi/about.js';
import { controllersOf } from './openapi/controllers-of.js';
import { openApiDocument } from './openapi/document.js';
import { type Operation, operationsOf } from './openapi/operations.js';
import { clientSource } from './openapi/client/source.js';

/** Removes all schemes but `Bearer`, and so the problems of the other schemes: the client sends access tokens only. */
function forTokens(operation: Operation): Operation {
  const { protection } = operation;
  if (!protection.schemes.includes('Bearer')) return operation;
  return { ...operation, protection: { ...protection, schemes: ['Bearer'] } };
}

/** Generates the source of the typed client from the compiled API, unformatted. */
export function generateClient(): string {
  // Development has every route that the client calls. The database is not used.
  const settings = readApiSettings({
    APP_ENV: 'development',
    DATABASE_URL: 'postgres://localhost',
  });
  const app = AppModule.with(settings, createLog('silent'), new Metrics());
  const operations = operationsOf(controllersOf(app)).map(forTokens);
  return clientSource(openApiDocument(operations, aboutOf(settings)));
}
