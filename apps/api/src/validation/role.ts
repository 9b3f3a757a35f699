import { Role } from '@repo/db';
import { z } from 'zod';

/** A role of the database's enum. Its title names it in the OpenAPI document and the generated client. */
export const role = z.enum(Role).meta({ title: 'Role' });
