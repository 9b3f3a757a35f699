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
  async read(@Principal() { userId }: Principal): Promise<Profile> {
    return present(await this.accounts.profileOf(userId));
  }

  @Patch()
  @Accepts('Bearer', 'Basic')
  async change(
    @Principal() { userId }: Principal,
    @Body({ schema: profileChange }) { name }: z.infer<typeof profileChange>,
  ): Promise<Profile> {
    return present(await this.accounts.rename(userId, name));
  }
}

/** A token whose user is gone, or disabled, names nobody (RFC 8725 §3.8). */
function present(profile: Profile | undefined): Profile {
  if (profile === undefined) throw problem('token_invalid');
  return profile;
}
