import { Body, Controller, Get, Patch, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthEvents } from '../events/auth-events.js';
import { accountGone } from '../strategies/account-gone.js';
import { Principal } from '../authentication/principal.js';
import { Scopes } from '../authorization/scopes.guard.js';
import { AcceptsAny } from '../problems/protection.js';
import { Describe, Returns, Group } from '../problems/decorators.js';
import { Accounts } from './accounts.js';
import { type Profile, profileBody, profileChange, type ProfileChange } from './profile.js';

/** A user's own account. */
@Controller('user/profile')
@Group('Profile', 'The signed-in user.')
export class ProfileController {
  constructor(
    private readonly accounts: Accounts,
    private readonly events: AuthEvents,
  ) {}

  @Get()
  @Describe({
    summary: 'Read your profile',
    description: 'The user that the credentials belong to.',
    success: 'The profile.',
  })
  @AcceptsAny()
  @Scopes(['profile:read'])
  @Returns(profileBody)
  async read(@Principal() principal: Principal): Promise<Profile> {
    return present(await this.accounts.profileOf(principal.userId), principal);
  }

  @Patch()
  @Describe({
    summary: 'Change your profile',
    description: 'Users change their own profile only.',
    success: 'The profile as it is now.',
  })
  @AcceptsAny()
  @Scopes(['profile:write'])
  @Returns(profileBody)
  async change(
    @Principal() principal: Principal,
    @Req() request: FastifyRequest,
    @Body({ schema: profileChange }) change: ProfileChange,
  ): Promise<Profile> {
    const profile = await this.accounts.change(principal.userId, change, (transaction, changed) =>
      this.events.write(transaction, {
        event: 'user_updated',
        request,
        detail: changed.join(' '),
      }),
    );
    return present(profile, principal);
  }
}

function present(profile: Profile | undefined, principal: Principal): Profile {
  if (profile === undefined) throw accountGone(principal);
  return profile;
}
