import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@repo/db';
import { PRODUCT_NAME } from '@repo/settings';

interface Addresses {
  readonly WEB_ORIGIN: string;
  readonly API_ORIGIN: string;
  readonly SEED_DEMO: boolean;
}

/** Returns the message that is shown once everything runs. */
export function welcome({ WEB_ORIGIN, API_ORIGIN, SEED_DEMO }: Addresses): string {
  const accounts = DEMO_ACCOUNTS.map(({ email }) => email).join(', ');
  return [
    '',
    `  ${PRODUCT_NAME} is running.`,
    '',
    `  Web    ${WEB_ORIGIN}`,
    `  API    ${API_ORIGIN}`,
    ...(SEED_DEMO ? [`  Demo   ${accounts}; password: ${DEMO_PASSWORD}`] : []),
    `  Try    curl -i ${API_ORIGIN}/user/profile`,
    '',
    '  Press Ctrl-C to stop. Data and logs are kept in .data.',
    '',
    '',
  ].join('\n');
}
