/**
 * True for a page whose scripts may send nothing (`connect-src 'none'`): what is pasted there may hold tokens and passwords.
 * Links into and out of it load the whole page: the router would keep the previous page's policy, and need to fetch.
 */
export const isIsolated = (pathname: string): boolean => pathname === '/explain';
