/* Each export of these files is an entry; its name is the code. Two exports with one name do not compile (TS2308). */
export * from './access-token.js';
export * from './api-key.js';
export * from './authorization.js';
export * from './body.js';
export * from './credentials.js';
export * from './limits.js';
export * from './refresh-token.js';
export * from './request.js';
export * from './resource.js';
export * from './server.js';
export * from './session.js';
export * from './sign-in.js';
