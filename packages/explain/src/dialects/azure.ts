import type { Exchange } from '../exchange.js';
import type { NextStep } from '../explanation.js';
import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { hintOf } from '../words/hints.js';
import { show } from '../words/mask.js';
import { nextStep } from '../words/next-steps.js';

const ADDRESS =
  /^https:\/\/login\.(?:microsoftonline\.(?:com|us)|windows\.net|partner\.microsoftonline\.cn)\//;
const EXPIRED = /^(?:ExpiredAuthenticationToken|InvalidAuthenticationToken.{0,20})$/;
const FORBIDDEN =
  /^(?:AuthorizationFailed|Authorization_RequestDenied|LinkedAuthorizationFailed|Forbidden)$/;

/** Azure and Microsoft Graph: challenges that lead to Microsoft Entra ID. */
export const azure: Rule = (exchange) => {
  const { challenges, body, field } = exchange;
  const params = challenges.map((challenge) => challenge.params ?? {});
  const address = params
    .map((each) => each['authorization_uri'] ?? each['authorization'] ?? '')
    .find((each) => ADDRESS.test(each));
  const code = textAt(body.json, 'error', 'code');
  const isAzure =
    address !== undefined ||
    field('x-ms-request-id') !== undefined ||
    field('x-ms-failure-cause') !== undefined ||
    (code !== undefined && (EXPIRED.test(code) || FORBIDDEN.test(code)));
  if (!isAzure) return undefined;
  const resource = params
    .map((each) => each['resource'] ?? each['resource_id'])
    .find((each) => each !== undefined);
  if (params.some((each) => each['error'] === 'insufficient_claims')) return { dialect: 'Azure' };
  if (code !== undefined && FORBIDDEN.test(code) && exchange.status === 403) {
    return {
      dialect: 'Azure',
      meaning: {
        text: 'Azure knows the caller, but no role assignment allows this action at this scope. The message names the caller, the action and the scope.',
        clause: 'Azure RBAC',
      },
      next: nextStep(
        'none',
        'Ask for a role that allows this action, and wait a few minutes until it takes effect.',
      ),
    };
  }
  return {
    dialect: 'Azure',
    ...(code === 'InvalidAuthenticationTokenTenant' && {
      meaning: {
        text: 'The token was issued by a different tenant from the one the subscription belongs to.',
        clause: 'Azure Resource Manager',
      },
    }),
    next: nextOf(exchange, code, resource),
    ...(address !== undefined && {
      findings: [
        {
          about: 'Bearer challenge',
          text: `It names the authorization server as ${show(address)}. Trust it only if you expect Microsoft there.`,
          clause: 'Microsoft identity platform',
        },
      ],
    }),
  };
};

function nextOf(
  { body, challenges }: Exchange,
  code: string | undefined,
  resource: string | undefined,
): NextStep {
  const description = challenges[0]?.params?.['error_description'] ?? body.message;
  if (code === 'ExpiredAuthenticationToken' || hintOf(description) === 'expired') {
    return nextStep('after_refresh');
  }
  return nextStep(
    'with_credentials',
    resource === undefined
      ? 'Get a token from this tenant for this API, for example with az account get-access-token, and repeat the request.'
      : `Get a token for ${show(resource)} from this tenant, for example with az account get-access-token, and repeat the request.`,
  );
}
