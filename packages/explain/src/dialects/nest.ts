import type { Rule } from '../reading.js';
import { numberAt } from '../read/json.js';

/** The default answers of NestJS. */
export const nest: Rule = ({ body, status }) => {
  const code = numberAt(body.json, 'statusCode');
  const isNest =
    body.members !== undefined &&
    code !== undefined &&
    Object.keys(body.members).every((name) => ['statusCode', 'message', 'error'].includes(name));
  if (!isNest) return undefined;
  const dialect = 'NestJS';
  if ((status ?? code) === 403 && body.message === 'Forbidden resource') {
    return {
      dialect,
      findings: [
        {
          about: 'NestJS',
          text: 'A guard returned false. A guard that meant "not signed in" has to throw UnauthorizedException for a 401.',
        },
      ],
    };
  }
  if ((status ?? code) !== 401) return { dialect };
  return {
    dialect,
    findings: [
      {
        about: 'NestJS',
        text: 'The default answer hides the cause: handleRequest of AuthGuard has it in info, for example TokenExpiredError.',
      },
    ],
  };
};
