import { Body, Controller, Get, Patch } from '@nestjs/common';
import { z } from 'zod';
import { Principal } from '../authentication/principal.js';
import { problem } from '../http/problem-exception.js';
import { Accepts } from '../http/protection.js';
import { Accounts, type Profile } from './accounts.js';
import { personName } from './person-name.js';

const profileChange = z.strictObject({ name: personName });

/** A person's own account. */
@Controller('user/profile')
export class ProfileController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  @Accepts('Bearer', 'Basic')
  async read(@Principal() principal: Principal): Promise<Profile> {
    return present(await this.accounts.profileOf(principal.userId), principal);
  }

  @Patch()
  @Accepts('Bearer', 'Basic')
  async change(
    @Principal() principal: Principal,
    @Body({ schema: profileChange }) { name }: z.infer<typeof profileChange>,
  ): Promise<Profile> {
    return present(await this.accounts.rename(principal.userId, name), principal);
  }
}

/** Credentials whose user is gone, or disabled, name nobody, whichever they are (RFC 8725 §3.8). */
function present(profile: Profile | undefined, { scheme }: Principal): Profile {
  if (profile !== undefined) return profile;
  const code = scheme === 'Basic' ? 'invalid_credentials' : 'token_invalid';
  throw problem(code, {}, { why: 'unknown or disabled user' });
}
