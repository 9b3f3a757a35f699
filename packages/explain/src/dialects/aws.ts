import type { Exchange } from '../exchange.js';
import type { NextStep, Statement } from '../explanation.js';
import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { nextStep } from '../words/next-steps.js';

interface Known {
  readonly meaning: Statement;
  readonly next: NextStep;
}

const clause = 'AWS Signature Version 4';
const known = (text: string, next: NextStep): Known => ({ meaning: { text, clause }, next });

const signing = nextStep(
  'after_fix',
  'Sign the request again with the right secret key, region and service, and make sure that no proxy changes it.',
);
const expired = nextStep(
  'with_credentials',
  'Get new temporary credentials, for example with aws sso login, and sign the request with them.',
);

/** The error codes of AWS that are about credentials, in lower case and without the suffix `Exception`. */
const codes: Readonly<Record<string, Known>> = {
  signaturedoesnotmatch: known(
    'AWS computed another signature for this request: the secret key is wrong, or the request was changed after it was signed.',
    signing,
  ),
  invalidsignature: known(
    'AWS computed another signature for this request, or the signature is too old.',
    signing,
  ),
  incompletesignature: known(
    'The signature in the Authorization header is incomplete.',
    nextStep(
      'after_fix',
      'Sign the request with an AWS SDK or with curl --aws-sigv4, and send it again.',
    ),
  ),
  missingauthenticationtoken: known(
    'The request is not signed. API Gateway sends the same error for an address or a method that does not exist.',
    nextStep(
      'after_fix',
      'Check the method, the path and the stage first, and then sign the request with Signature Version 4.',
    ),
  ),
  expiredtoken: known('The temporary credentials have expired.', expired),
  requestexpired: known(
    'The signature is too old, or the presigned URL has expired.',
    nextStep('after_fix', 'Sign the request again, or create a new presigned URL.'),
  ),
  requesttimetooskewed: known(
    'The clock of the client differs from that of AWS by more than 15 minutes.',
    nextStep('after_fix', 'Set the clock of the client, and sign and send the request again.'),
  ),
  invalidaccesskeyid: known(
    'AWS does not know the access key: it was deleted, or belongs to another partition.',
    nextStep(
      'with_credentials',
      'Use an access key that exists and is active, and sign the request with it.',
    ),
  ),
  invalidclienttokenid: known(
    'AWS does not know the access key: it was deleted, or its session token was left out.',
    nextStep(
      'with_credentials',
      'Use an access key that exists, and send the session token of temporary credentials too.',
    ),
  ),
  unrecognizedclient: known(
    'AWS does not accept the security token: the key is unknown, or its session token was left out.',
    nextStep(
      'with_credentials',
      'Use an access key that exists, and send the session token of temporary credentials too.',
    ),
  ),
  accessdenied: known(
    'AWS knows who signed the request, but no policy allows the action, or a policy denies it.',
    nextStep(
      'none',
      'Ask for a policy that allows this action on this resource: signing again does not help.',
    ),
  ),
};

/** Amazon Web Services, which answers 403 where others answer 401. */
export const aws: Rule = (exchange) => {
  const named = codeOf(exchange);
  // S3 has no code of its own for a presigned URL that has expired.
  const isExpiredUrl = named === 'accessdenied' && exchange.body.message === 'Request has expired';
  const code = isExpiredUrl ? 'requestexpired' : named;
  const isAws =
    exchange.field('x-amzn-requestid') !== undefined ||
    exchange.field('x-amz-request-id') !== undefined ||
    exchange.field('x-amzn-errortype') !== undefined;
  const found = code !== undefined && Object.hasOwn(codes, code) ? codes[code] : undefined;
  if (found === undefined) {
    if (!isAws) return undefined;
    return exchange.body.message === 'Forbidden'
      ? { dialect: 'AWS', ...gatewayKey }
      : { dialect: 'AWS' };
  }
  const isAuthentication = code !== 'accessdenied' && exchange.status === 403;
  return {
    dialect: 'AWS',
    ...found,
    ...(isAuthentication && {
      shouldHaveSaid: [
        {
          text: 'Missing or rejected credentials should get a 401. AWS also sends 403 for them, so check the code in the body.',
          clause: 'RFC 9110 §15.5.2',
        },
      ],
    }),
  };
};

const gatewayKey = {
  meaning: {
    text: 'API Gateway refused the request: the API key is missing or belongs to another usage plan, or a resource policy forbids the request.',
    clause: 'Amazon API Gateway, x-api-key',
  },
  next: nextStep(
    'with_credentials',
    'Send the API key of this stage in x-api-key, and check its usage plan.',
  ),
};

/** Finds the error code in the XML, the JSON or a header field, or infers it from the message. */
function codeOf({ body, field }: Exchange): string | undefined {
  const code =
    body.xml?.['code'] ??
    textAt(body.json, '__type')?.split('#').at(-1) ??
    field('x-amzn-errortype')?.split(':')[0] ??
    (body.message === 'Missing Authentication Token' ? 'MissingAuthenticationToken' : undefined) ??
    (body.message?.startsWith('User: arn:aws') === true ? 'AccessDenied' : undefined);
  return code?.replace(/Exception$/, '').toLowerCase();
}
