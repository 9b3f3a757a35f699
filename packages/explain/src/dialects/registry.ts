import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { show } from '../words/mask.js';
import { nextStep } from '../words/next-steps.js';

/** Container registries (Docker, OCI), whose challenge says where to get a token. */
export const registry: Rule = ({ challenges, body, field, status, sent }) => {
  const challenge = challenges.find(
    ({ scheme, params }) =>
      scheme.toLowerCase() === 'bearer' &&
      params?.['service'] !== undefined &&
      /^https?:/.test(params['realm'] ?? ''),
  );
  const isRegistry =
    challenge !== undefined || field('docker-distribution-api-version') !== undefined;
  if (!isRegistry) return undefined;
  const dialect = 'container registry';
  const code = textAt(body.json, 'errors', 0, 'code');
  if (status === 403 || code === 'DENIED') {
    return {
      dialect,
      meaning: {
        text: 'The registry knows the user, but the user lacks this permission for the repository, or the repository does not exist.',
        clause: 'OCI Distribution, error codes',
      },
      next: nextStep('none', 'Check the name of the image, and ask its owner for access.'),
    };
  }
  if (challenge === undefined) return { dialect };
  const { realm = '', scope } = challenge.params ?? {};
  const wants = scope === undefined ? '' : ` for ${show(scope)}`;
  return {
    dialect,
    meaning: {
      text: `The registry requires a token from its token service${wants}. Here, realm is the address of that service and not the name of an area.`,
      clause: 'Distribution token authentication',
    },
    next: nextStep(
      'with_credentials',
      sent.token === undefined
        ? `Get a token from ${show(realm)} with this service and scope, as docker login and docker pull do, and repeat the request.`
        : 'Get a new token with exactly this scope: the one that was sent has expired or allows something else.',
    ),
  };
};
