/** The schemes by which a request can say who it is from (RFC 6750, RFC 7617, and our own). */
export type Scheme = 'Bearer' | 'Basic' | 'ApiKey';
