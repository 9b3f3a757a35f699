import { SetMetadata } from '@nestjs/common';

export const IS_PUBLIC = 'public';

/** Opens a route: nobody is authenticated, and no credential is looked at. */
export const Public = () => SetMetadata(IS_PUBLIC, true);
