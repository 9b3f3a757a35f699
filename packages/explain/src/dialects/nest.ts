import type { Rule } from '../reading.js';
import { numberAt } from '../read/json.js';

/** The default error responses of NestJS. */
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
          text: 'A guard returned false. If it meant "not signed in", throw UnauthorizedException there to send a 401.',
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
        text: 'The default response hides the cause: log the info argument in handleRequest of AuthGuard, for example TokenExpiredError.',
      },
    ],
  };
};
