import type { Settings } from '../settings.js';

/** The path of the API's metadata (RFC 9728 §3.1). If the resource had a path, that path would follow. */
export const RESOURCE_METADATA_PATH = '/.well-known/oauth-protected-resource';

/** Returns the URL of the API's metadata, which Bearer challenges name (RFC 9728 §5.1). */
export function resourceMetadataUrl({ API_ORIGIN }: Pick<Settings, 'API_ORIGIN'>): string {
  return API_ORIGIN + RESOURCE_METADATA_PATH;
}
