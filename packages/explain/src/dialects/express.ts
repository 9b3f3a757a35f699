import type { Rule } from '../reading.js';
import { nextStep } from '../words/next-steps.js';

/** Express: passport, express-jwt, and the page of its default error handler. */
export const express: Rule = ({ body, field, status, challenges }) => {
  const isPage = body.isHtml && /<pre>[A-Za-z]{0,40}Error\b/.test(body.text);
  const isExpress = isPage || field('x-powered-by') === 'Express';
  if (!isExpress) return undefined;
  const dialect = 'Express';
  const findings = isPage
    ? [
        {
          about: 'Express',
          text: 'The page comes from the default error handler, which shows stack traces outside of production: set NODE_ENV=production.',
        },
      ]
    : [];
  if (/TokenExpiredError|jwt expired/.test(body.text)) {
    return { dialect, findings, next: nextStep('after_refresh') };
  }
  if (status === 401 && challenges.length === 0 && body.text === 'Unauthorized') {
    findings.push({
      about: 'Express',
      text: 'Passport sends this when a strategy fails. passport-jwt adds no challenge; the cause is in the info argument of the callback.',
    });
  }
  return { dialect, findings };
};
