import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Public } from '../authentication/public.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import { SIGNING_KEYS } from '../tokens/tokens.module.js';

@Controller('.well-known')
@Public()
export class JwksController {
  constructor(@Inject(SIGNING_KEYS) private readonly keys: SigningKeys) {}

  /** The public keys, for whoever verifies our access tokens (RFC 7517 §5). */
  @Get('jwks.json')
  @Header('Cache-Control', 'public, max-age=300')
  @Header('Content-Type', 'application/jwk-set+json')
  @Header('Cross-Origin-Resource-Policy', 'cross-origin')
  jwks() {
    return this.keys.jwks;
  }
}
