import { resourceMetadataUrl } from '../http/resource-metadata.js';
import type { Settings } from '../settings.js';

/** The settings that the document's examples show. */
export interface About {
  /** In seconds. */
  readonly maxAge: number;
  /** URL of the API's metadata. */
  readonly resourceMetadata: string;
}

/** Returns the part of the settings that the document shows. */
export function aboutOf(settings: Settings): About {
  return {
    maxAge: settings.STEP_UP_MAX_AGE,
    resourceMetadata: resourceMetadataUrl(settings),
  };
}
