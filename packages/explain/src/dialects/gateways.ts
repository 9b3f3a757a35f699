import type { Rule } from '../reading.js';
import { nextStep } from '../words/next-steps.js';

const names: readonly (readonly [RegExp, string])[] = [
  [/<center>nginx/i, 'nginx'],
  [/<center>openresty/i, 'OpenResty'],
  [/Apache\/?[\d.]{0,12}[^<\n]{0,60}Server at|<address>Apache/i, 'Apache'],
  [/Attention Required! \| Cloudflare|cf-error-details|Just a moment\.\.\./i, 'Cloudflare'],
  [/IIS (?:Windows|Detailed Error)|401\.\d - Unauthorized/i, 'IIS'],
];

/** Pages of servers and gateways in front of the application. */
export const gateways: Rule = ({ body, status, challenges }) => {
  if (!body.isHtml) return undefined;
  const name = names.find(([pattern]) => pattern.test(body.text))?.[1];
  if (name === undefined) return undefined;
  const about = name;
  const findings = [
    {
      about,
      text: `This page comes from ${name}, in front of the application. The request may not have reached the application.`,
    },
  ];
  if (name === 'Cloudflare' && status === 403) {
    return {
      dialect: name,
      findings,
      meaning: {
        text: 'Cloudflare blocks the client because of its address or its behaviour. The credentials for the application are not the reason.',
        clause: 'RFC 9110 §15.5.4',
      },
      next: nextStep(
        'none',
        'Ask the owner of the site to let this client through: signing in does not help.',
      ),
    };
  }
  if (status === 401 && challenges[0]?.scheme.toLowerCase() === 'basic') {
    findings.push({
      about,
      text: 'The gateway asks for its own password, not for the password of an account in the application.',
    });
  }
  return { dialect: name, findings };
};
