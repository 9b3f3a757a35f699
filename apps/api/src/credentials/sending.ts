import { type Scheme, SCHEMES } from '@repo/errors';

/** The ways to send the credentials of a scheme. The `Authorization` field is open to every scheme, so it is not listed. */
interface Sending {
  /** A header field that only this scheme uses, in lower case. */
  readonly field?: string;
  /** The usual name of the credentials in a query. */
  readonly queryName?: string;
  /** True if browsers send the credentials on their own (RFC 7617 §4). */
  readonly isAutomatic?: true;
}

const sending: Readonly<Record<Scheme, Sending>> = {
  Basic: { isAutomatic: true },
  ApiKey: { field: 'x-api-key', queryName: 'api_key' },
  Bearer: { queryName: 'access_token' },
};

/** The schemes that have a header field of their own. */
export const ownFields = SCHEMES.flatMap((scheme) => {
  const { field } = sending[scheme];
  return field === undefined ? [] : [{ scheme, field }];
});

/** The names of credentials in a query, such as `access_token` (RFC 6750 §2.3). */
export const queryNames = SCHEMES.flatMap((scheme) => sending[scheme].queryName ?? []);

/** True for a scheme whose credentials browsers send on their own. */
export const isAutomatic = (scheme: Scheme): boolean => sending[scheme].isAutomatic === true;
