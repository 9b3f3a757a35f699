import { Controller, Get, Header, Inject } from '@nestjs/common';
import { PRODUCT_NAME } from '@repo/settings';
import { z } from 'zod';
import { Public } from '../authentication/authentication.guard.js';
import { RESOURCE_METADATA_PATH } from '../http/resource-metadata.js';
import { Describe, Group, Returns } from '../problems/decorators.js';
import { SETTINGS, type Settings } from '../settings.js';
import { SCOPES } from '../tokens/scopes.js';

/** RFC 9728 §2. There are no `authorization_servers`: the API issues its tokens itself, and not by OAuth. */
const metadata = z.strictObject({
  resource: z.url(),
  resource_name: z.string().max(100),
  bearer_methods_supported: z.array(z.literal('header')),
  scopes_supported: z.array(z.enum(SCOPES)),
  jwks_uri: z.url(),
  resource_documentation: z.url(),
});

@Controller()
@Group('Metadata')
@Public()
export class ProtectedResourceController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get(RESOURCE_METADATA_PATH)
  @Describe({
    summary: 'Read the metadata of the API',
    description:
      'Tells clients how to call the API (RFC 9728). Every Bearer challenge has this address as `resource_metadata`.',
    success: 'The metadata.',
  })
  @Returns(metadata)
  @Header('Cache-Control', 'public, max-age=300')
  @Header('Cross-Origin-Resource-Policy', 'cross-origin')
  metadata(): z.output<typeof metadata> {
    const { API_ORIGIN } = this.settings;
    return {
      // Without a trailing slash, as in the `aud` of the tokens, because clients compare the text (§3.3).
      resource: API_ORIGIN,
      resource_name: `${PRODUCT_NAME} API`,
      bearer_methods_supported: ['header'],
      scopes_supported: [...SCOPES],
      jwks_uri: `${API_ORIGIN}/.well-known/jwks.json`,
      resource_documentation: `${API_ORIGIN}/docs`,
    };
  }
}
