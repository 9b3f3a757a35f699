import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { nextStep } from '../words/next-steps.js';

/** The `Status` objects of the Kubernetes API. */
export const kubernetes: Rule = ({ body }) => {
  const reason = textAt(body.json, 'reason');
  const isStatus =
    textAt(body.json, 'kind') === 'Status' && textAt(body.json, 'apiVersion') === 'v1';
  if (!isStatus) return undefined;
  const dialect = 'Kubernetes';
  if (reason === 'Unauthorized') {
    return {
      dialect,
      meaning: {
        text: 'The API server does not accept the token or the client certificate. It does not say why; its log does.',
        clause: 'Kubernetes API conventions, Status',
      },
      next: nextStep(
        'with_credentials',
        'Get new credentials for the cluster, for example with the login command of your provider, and repeat the request.',
      ),
      findings: [
        {
          about: 'Kubernetes',
          text: 'The service account token in a pod expires with the pod; a token from kubectl create token expires after an hour by default.',
        },
      ],
    };
  }
  if (reason !== 'Forbidden') return { dialect };
  return body.message?.includes('system:anonymous') === true
    ? {
        dialect,
        meaning: {
          text: 'The API server received no credentials that it accepts, so the request counts as the user system:anonymous, who is not allowed to do this. Treat it as a 401.',
          clause: 'Kubernetes, anonymous requests',
        },
        next: nextStep(
          'with_credentials',
          'Send a valid token or client certificate: the API server allows anonymous access, and received no credentials that it accepts.',
        ),
        shouldHaveSaid: [
          {
            text: 'A request without credentials should get a 401: on a 403, clients do not know that they have to sign in.',
            clause: 'RFC 9110 §15.5.2',
            line: 'WWW-Authenticate: Bearer realm="kubernetes"',
          },
        ],
      }
    : {
        dialect,
        meaning: {
          text: 'The API server knows the user, but no role allows this verb on this resource. The message names the user, the verb and the resource.',
          clause: 'Kubernetes, RBAC',
        },
        next: nextStep(
          'none',
          'Ask for a Role or ClusterRole that allows this, and check with kubectl auth can-i before you repeat the request.',
        ),
      };
};
