import { type Scheme, SCHEMES } from '@repo/errors';

/** How clients send the credentials of a scheme, beside the `Authorization` field. */
interface Sending {
  /** A field of its own, in lower case. */
  readonly field?: string;
  /** The usual name in a query. */
  readonly queryName?: string;
  /** True if browsers send them on their own (RFC 7617 §4). */
  readonly isAutomatic?: true;
}

const sending: Readonly<Record<Scheme, Sending>> = {
  Basic: { isAutomatic: true },
  ApiKey: { field: 'x-api-key', queryName: 'api_key' },
  Bearer: { queryName: 'access_token' },
};

/** The schemes with a field of their own. */
export const ownFields = SCHEMES.flatMap((scheme) => {
  const { field } = sending[scheme];
  return field === undefined ? [] : [{ scheme, field }];
});

/** The names of credentials in a query, such as that of a token (RFC 6750 §2.3). */
export const queryNames = SCHEMES.flatMap((scheme) => sending[scheme].queryName ?? []);

/** True for a scheme whose credentials browsers send on their own. */
export const isAutomatic = (scheme: Scheme): boolean => sending[scheme].isAutomatic === true;
