import { Body, Controller, Get, Patch } from '@nestjs/common';
import { z } from 'zod';
import { formerUser } from '../authentication/former-user.js';
import { Principal } from '../authentication/principal.js';
import { Scopes } from '../authorization/scopes.js';
import { AcceptsAny } from '../http/protection.js';
import { Accounts, type Profile } from './accounts.js';
import { personName } from './person-name.js';

const profileChange = z.strictObject({ name: personName });

/** A person's own account. */
@Controller('user/profile')
export class ProfileController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  @AcceptsAny()
  @Scopes('profile:read')
  async read(@Principal() principal: Principal): Promise<Profile> {
    return present(await this.accounts.profileOf(principal.userId), principal);
  }

  @Patch()
  @AcceptsAny()
  @Scopes('profile:write')
  async change(
    @Principal() principal: Principal,
    @Body({ schema: profileChange }) { name }: z.infer<typeof profileChange>,
  ): Promise<Profile> {
    return present(await this.accounts.rename(principal.userId, name), principal);
  }
}

function present(profile: Profile | undefined, principal: Principal): Profile {
  if (profile === undefined) throw formerUser(principal);
  return profile;
}
