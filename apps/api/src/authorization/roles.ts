import { SetMetadata } from '@nestjs/common';
import type { Role } from '@repo/db';

export const REQUIRED_ROLE = 'required role';

/** Keeps a route for one role. */
export const Roles = (role: Role) => SetMetadata(REQUIRED_ROLE, role);
