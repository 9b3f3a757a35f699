import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { signingKey } from '../../settings.js';
import { documentedSecret } from './documented-secret.js';

interface Keys {
  sign: string;
  verify: string;
}

const pem = (privateKey: KeyObject): Keys => ({
  sign: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  verify: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
});

const secret = (value: string): Keys => ({ sign: value, verify: value });

const asymmetric = process.env['JWT_ALGORITHM'] === 'ES256';

/**
 * The documentation passes a string secret (HS256), and says that PEM text "may be more appropriate for production apps".
 * `JWT_ALGORITHM=ES256` selects PEM text. Refresh tokens have their own keys.
 */
export const jwtConstants: { algorithm: 'ES256' | 'HS256'; access: Keys; refresh: Keys } =
  asymmetric
    ? {
        algorithm: 'ES256',
        access: pem(createPrivateKey({ key: signingKey, format: 'jwk' })),
        refresh: pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
      }
    : {
        algorithm: 'HS256',
        access: secret(documentedSecret),
        refresh: secret(`${documentedSecret} (refresh)`),
      };
