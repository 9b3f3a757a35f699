export { isLoopbackHost } from './addresses.js';
export { apiSettings, LONGEST_ACCESS_TOKEN_TTL } from './api-settings.js';
export * from './setting-types.js';
export { clientAddress } from './client-address.js';
export { dataFile, dataFolder, repositoryRoot } from './data-file.js';
export { deviceOf } from './device.js';
export { hasMailbox } from './has-mailbox.js';
export { keyFile } from './key-file.js';
export {
  COOKIE_KEYS_FORM,
  cookieKeys,
  JWT_PRIVATE_KEYS_FORM,
  jwtPrivateKeys,
  type PrivateJwk,
} from './keys.js';
export { normaliseEmail } from './normalise-email.js';
export { isOwnHost, isServiceCall } from './own-host.js';
export { PRODUCT_NAME, PRODUCT_SLOGAN } from './product.js';
export { type Fault, isLoopbackOrigin, productionRefusals } from './production.js';
export { readAllSettings, readSome, readSettings, type Settings } from './read.js';
export { SettingsError } from './settings-error.js';
export { strictTransportSecurity } from './transport-security.js';
export { type TrustedPeers, trustProxy } from './trust-proxy.js';
export { webSettings } from './web-settings.js';
