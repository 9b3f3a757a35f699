import { catalogue, type Code } from './catalogue/catalogue.js';
import { challengesFor } from './challenge/challenges-for.js';
import { SCHEMES } from './challenge/scheme.js';
import { headerFieldsOf } from './header-fields.js';
import { assemble, type Problem } from './problem.js';
import { slugOf } from './slug.js';
import { statusText } from './status-text.js';

/** A request and its response, as they are sent. */
export interface Exchange {
  readonly request: {
    readonly line: string;
    readonly fields: readonly FieldLine[];
    readonly body: string | undefined;
  };
  readonly response: {
    readonly line: string;
    /** One `WWW-Authenticate` line for each challenge. */
    readonly fields: readonly FieldLine[];
    readonly body: Problem;
  };
}

/** The host of the examples. */
const HOST = 'example.com';
const METADATA = `https://${HOST}/.well-known/oauth-protected-resource`;

export type FieldLine = readonly [name: string, value: string];

/** Returns the example of a code: the request from its entry, and the response that the entry leads to. */
export function exampleOf(code: Code, options: { readonly docsUrl: string }): Exchange {
  const { example, extra = {} } = catalogue[code];
  const { method, path, fields = {}, body } = example.request;
  const problem = assemble(code, {
    type: options.docsUrl + slugOf(code),
    instance: 'urn:uuid:01980000-0000-7000-8000-000000000401',
    ...extra,
  });
  const { schemes = SCHEMES, realm = 'api', used, scope = extra.requiredScope } = example;
  const challenges = challengesFor(code, {
    schemes,
    realm,
    used,
    scope,
    maxAge: extra.maxAge,
    // The metadata describes access tokens, so the realm of refreshes has none.
    ...(realm === 'api' && { resourceMetadata: METADATA }),
  });
  return {
    request: {
      line: `${method} ${path} HTTP/1.1`,
      fields: [['Host', HOST], ...Object.entries(fields)],
      body,
    },
    response: {
      line: `HTTP/1.1 ${statusText(problem.status)}`,
      fields: [
        ...challenges.map((value): FieldLine => ['WWW-Authenticate', value]),
        ...Object.entries(headerFieldsOf(problem)),
      ],
      body: problem,
    },
  };
}
