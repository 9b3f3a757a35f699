import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, HttpAdapterHost } from '@nestjs/core';
import { isCode, type Code } from '@repo/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LOG } from '../log.js';
import { SETTINGS, type Settings } from '../settings.js';
import { startedControllers } from './controllers-of.js';
import { type Operation, operationsOf } from './operations.js';
import { problemsOf } from './problems-of.js';

/**
 * Warns, in development, when a route responds with a problem that it does not declare. The typed client accepts only
 * declared problems, so the web app would show a 502 instead.
 */
@Injectable()
export class UndeclaredProblems {
  /** The operations by method and path, built at the first refusal. */
  #operations: ReadonlyMap<string, Operation> | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    { httpAdapter }: HttpAdapterHost,
    @Inject(SETTINGS) { APP_ENV }: Settings,
    @Inject(LOG) private readonly log: Logger,
  ) {
    if (APP_ENV !== 'development') return;
    const fastify: FastifyInstance = httpAdapter.getInstance();
    fastify.addHook('onResponse', (request, _reply, done) => {
      this.#check(request);
      done();
    });
  }

  #check({ id, method, routeOptions, refusal }: FastifyRequest): void {
    if (refusal === undefined || routeOptions.url === undefined) return;
    this.#operations ??= new Map(
      operationsOf(startedControllers(this.discovery)).map((each) => [keyOf(each), each]),
    );
    const path = routeOptions.url.replaceAll(/:(\w+)/g, '{$1}');
    const operation = this.#operations.get(
      keyOf({ method: method === 'HEAD' ? 'GET' : method, path }),
    );
    const advice = operation && adviceFor(operation, refusal.code);
    if (advice !== undefined) this.log.warn({ requestId: id, code: refusal.code }, advice);
  }
}

const keyOf = ({ method, path }: Pick<Operation, 'method' | 'path'>) => `${method} ${path}`;

/** Returns the line to write if an operation does not declare this problem; otherwise undefined. */
export function adviceFor(operation: Operation, code: unknown): string | undefined {
  if (!isCode(code) || problemsOf(operation).includes(code)) return undefined;
  return `${keyOf(operation)} responded with ${code}, which it does not declare: its decorator has to be ${decorator(operation, code)}, at ${operation.handler} in apps/api/src; then run \`npm run build\`.`;
}

const decorator = ({ problems }: Operation, code: Code) =>
  `@Problems(${[...problems, code].map((each) => `'${each}'`).join(', ')})`;
