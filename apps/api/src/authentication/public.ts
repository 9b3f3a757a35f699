import { SetMetadata } from '@nestjs/common';

export const IS_PUBLIC = 'public';

/** Opens a route: nobody is authenticated. A credential that the route accepts is read, and is the handler's to judge. */
export const Public = () => SetMetadata(IS_PUBLIC, true);
