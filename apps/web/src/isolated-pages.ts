/**
 * True for a page whose scripts may send nothing (`connect-src 'none'`): what is pasted there may hold tokens and passwords.
 * Plain links lead in and out, because the router would keep the policy of the page before, and would need to fetch.
 */
export const isIsolated = (pathname: string): boolean => pathname === '/explain';
