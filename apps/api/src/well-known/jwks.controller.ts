import { Controller, Get, Header, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Public } from '../authentication/authentication.guard.js';
import { Describe, Returns, Group } from '../problems/decorators.js';
import { SIGNING_KEYS, type SigningKeys } from '../tokens/signing-keys.js';

const coordinate = z.base64url();
const jwks = z.strictObject({
  keys: z.array(
    z.strictObject({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      kid: z.string().min(1),
      x: coordinate,
      y: coordinate,
      alg: z.literal('ES256'),
      use: z.literal('sig'),
    }),
  ),
});

@Controller('.well-known')
@Group('Metadata', 'Public keys and other metadata for servers.')
@Public()
export class JwksController {
  constructor(@Inject(SIGNING_KEYS) private readonly keys: SigningKeys) {}

  @Get('jwks.json')
  @Describe({
    summary: 'Read the public keys',
    description: 'A JSON Web Key Set (RFC 7517) that verifies access tokens.',
    success: 'The key set.',
  })
  @Returns(jwks, 'application/jwk-set+json')
  @Header('Cache-Control', 'public, max-age=300')
  @Header('Content-Type', 'application/jwk-set+json')
  @Header('Cross-Origin-Resource-Policy', 'cross-origin')
  jwks() {
    return this.keys.jwks;
  }
}
