import { catalogue } from '@repo/errors';
import { expect, test } from 'vitest';
import { document } from '../support/document.js';
import { partsOf } from '../support/parts.js';
import type { ApiCode } from '../support/api-codes.js';
import { contract } from './contract.js';
import type { Promised } from './promised.js';

type Codes = readonly ApiCode[];

const ofAnyRequest: Codes = [
  'bad_request',
  'request_timeout',
  'uri_too_long',
  'unsupported_media_type',
  'expectation_failed',
  'header_fields_too_large',
  'internal_error',
  'service_unavailable',
];
const ofCredentials: Codes = [
  'authentication_required',
  'authorization_malformed',
  'multiple_credentials',
];
const ofSchemes: Readonly<Record<string, Codes>> = Object.assign(
  {
    Bearer: ['token_malformed', 'token_invalid', 'token_expired', 'token_stale', 'session_revoked'],
  },
  ...(await partsOf<Record<string, Codes>>('scheme-codes.part.ts')),
);

function codesOf(name: string, route: Promised): ApiCode[] {
  const { schemes = [], takes, roles, scope, isStepUp, sent, codes = [] } = route;
  const changes = !name.startsWith('GET');
  return [
    ...ofAnyRequest,
    ...codes,
    ...(changes ? (['malformed_json', 'content_too_large'] as const) : []),
    ...(schemes.length > 0 ? ofCredentials : []),
    ...(takes === undefined ? schemes.flatMap((scheme) => ofSchemes[scheme] ?? []) : []),
    // A browser adds Basic credentials to every request, whichever site sends it (RFC 7617 §4).
    ...(changes && schemes.some((scheme: string) => scheme === 'Basic')
      ? (['csrf_rejected'] as const)
      : []),
    ...(roles === undefined ? [] : (['insufficient_role'] as const)),
    ...(scope === undefined ? [] : (['insufficient_scope'] as const)),
    ...(isStepUp ? (['step_up_required'] as const) : []),
    ...(sent === undefined ? [] : (['validation_failed'] as const)),
  ];
}

/** Returns each code of a response with its status, as `409 conflict`. */
function documented(status: string, { content }: { content?: Record<string, object> }): string[] {
  const { schema } = Object(content?.['application/problem+json']);
  const refs: { $ref: string }[] = schema?.oneOf ?? (schema === undefined ? [] : [schema]);
  return refs.map(({ $ref }) => `${status} ${$ref.split('/').at(-1)}`);
}

test.each(Object.entries(contract))(
  'the document has exactly the responses of %s',
  (name, promised) => {
    const [method = '', path = ''] = name.split(' ');
    const { responses } = Object(
      document.paths[path.replace(':id', '{id}')]?.[method.toLowerCase()],
    );
    const codes = Object.entries<object>(responses).flatMap(([status, each]) =>
      documented(status, each),
    );
    const expected = new Set(
      codesOf(name, promised).map((code) => `${catalogue[code].status} ${code}`),
    );
    expect(codes.toSorted()).toEqual([...expected].toSorted());
    const good = Object.keys(responses).filter((status) => Number(status) < 400);
    expect(good).toEqual([String(promised.status)]);
  },
);
