import { bearer, type TestApi } from '../api.js';
import { partsOf } from '../support/parts.js';
import type { Prepared } from './prepared.js';

const UNKNOWN = '0198c0de-0000-7000-8000-000000000001';

export interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body?: string;
}

/**
 * The code of the response to a fault, and a function that adds the fault to a request. The request may already have a
 * fault of a later stage.
 */
export type Fault = readonly [code: string, put: (request: Request) => Request];

/** The faults that one check finds. */
export type Stage = readonly Fault[];

export interface Route {
  readonly request: Request;
  readonly faults: readonly Stage[];
}

/**
 * Makes the routes of a folder by name, such as `GET /notes/:id`, each with a valid request and its possible faults. A
 * feature has its own in the file `routes.part.ts` of its tests.
 */
export type MakeRoutes = (api: TestApi, prepared: Prepared) => Routes;

export type Routes = Readonly<Record<string, () => Route | Promise<Route>>>;

export const put = (change: Partial<Request>) => (request: Request) => ({ ...request, ...change });

export const inTarget = (pattern: RegExp, text: string) => (request: Request) => ({
  ...request,
  target: request.target.replace(pattern, text),
});

export const addHeaders =
  (...headers: readonly string[]) =>
  (request: Request) => ({ ...request, headers: [...request.headers, ...headers] });

/** Replaces the credentials in the header, or removes them. */
export const authorization =
  (...header: readonly string[]) =>
  (request: Request) => {
    const place = request.headers.indexOf('authorization');
    const others = request.headers.filter((_, index) => index !== place && index !== place + 1);
    return { ...request, headers: [...(place === -1 ? request.headers : others), ...header] };
  };

export const inBody =
  (name: string, value: unknown) =>
  ({ body = '{}', ...request }: Request) => ({
    ...request,
    body: JSON.stringify({ ...Object(JSON.parse(body)), [name]: value }),
  });

const inHeaders = (value: string, other: string) => (request: Request) => ({
  ...request,
  headers: request.headers.map((text) => (text === value ? other : text)),
});

const padBody = ({ body = '{}', ...request }: Request) => ({
  ...request,
  body: body.padEnd(20_000),
});

/** Changes a request, after adding a body if it has none: without a body, the media type is not checked. */
const withBody =
  (change: (request: Request) => Request) =>
  ({ body = '{}', ...request }: Request) =>
    change({ ...request, body });

export const noBody = ({ method, target, headers }: Request) => ({ method, target, headers });

const http: Stage = [
  ['bad_request', inTarget(/$/, '#')],
  ['uri_too_long', inTarget(/$/, `?${'x'.repeat(8000)}`)],
  ['header_fields_too_large', addHeaders('x', 'x'.repeat(17_000))],
];

export const publicChecks: readonly Stage[] = [
  http,
  [['not_found', inTarget(/(?=\?|#|$)/, '/nothing/else')]],
  [['method_not_allowed', put({ method: 'PUT' })]],
];

export const bodyChecks: readonly Stage[] = [
  ...publicChecks,
  [
    ['unsupported_media_type', withBody(addHeaders('content-encoding', 'gzip'))],
    ['unsupported_media_type', withBody(inHeaders('application/json', 'text/plain'))],
  ],
  [['content_too_large', padBody]],
  [['malformed_json', put({ body: '{' })]],
];

export const credentials: Stage = [
  ['authorization_malformed', authorization('authorization', 'Bearer a b')],
  ['multiple_credentials', addHeaders(...bearer('a.b.c'), ...bearer('a.b.c'))],
];

/** Makes the fault of credentials in the header beside others in the body. */
export const besideBody = (member: string, header: readonly string[] = bearer('a.b.c')): Fault => [
  'multiple_credentials',
  (request) => inBody(member, 'x')(addHeaders(...header)(request)),
];

export const noCredentials: Fault = ['authentication_required', authorization()];

export const emptyBody: Fault = ['authentication_required', put({ body: '{}' })];

const otherHeaders = [
  ['authorization', 'Negotiate x'],
  ...(await partsOf<readonly string[]>('other-scheme.part.ts')),
];

/**
 * Credentials of schemes that a Bearer route does not take: an unknown scheme, and those in the files `other-scheme.part.ts`.
 */
export const otherSchemes = otherHeaders.map((header): Fault => [
  'authentication_required',
  authorization(...header),
]);

export const wrongRefresh: Fault = ['refresh_token_invalid', inBody('refreshToken', 'x')];

export const unknownId: Fault = [
  'not_found',
  (request) => ({ ...request, target: request.target.replace(/[\da-f-]{36}/, UNKNOWN) }),
];

export const wrongLink: Fault = ['link_invalid', inBody('token', 'never sent')];

export const unknownMember: Fault = ['validation_failed', inBody('other', 1)];

export const get = (target: string, ...headers: readonly string[]) => ({
  method: 'GET',
  target,
  headers,
});

export const send = (
  verb: string,
  target: string,
  value?: object,
  ...headers: readonly string[]
) => ({
  method: verb,
  target,
  headers: ['content-type', 'application/json', ...headers],
  ...(value && { body: JSON.stringify(value) }),
});
