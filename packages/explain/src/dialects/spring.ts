import type { Rule } from '../reading.js';
import { numberAt, textAt } from '../read/json.js';

/** Spring Security, and the error bodies of Spring Boot. */
export const spring: Rule = ({ body, challenges, status, lines }) => {
  const hasDescription = challenges.some(({ params }) => params?.['error_description']);
  const uri = challenges.map(({ params }) => params?.['error_uri'] ?? '').join(' ');
  const isBoot =
    textAt(body.json, 'timestamp') !== undefined &&
    textAt(body.json, 'path') !== undefined &&
    numberAt(body.json, 'status') !== undefined;
  if (!isBoot && !uri.includes('tools.ietf.org/html/rfc6750')) return undefined;
  const dialect = 'Spring Security';
  if (status === 403 && isBoot) {
    return {
      dialect,
      findings: [
        {
          about: 'Spring Security',
          text: 'It also answers 403 for a POST without a CSRF token, and for anonymous users where no entry point is configured: rule these out before you check roles.',
        },
      ],
    };
  }
  if (status !== 401) return { dialect };
  return {
    dialect,
    findings: [
      {
        about: 'Spring Security',
        text:
          isBoot && lines.length === 0
            ? 'A custom entry point sends the error without a challenge: HttpStatusEntryPoint and sendError add none.'
            : hasDescription
              ? 'The description names only the first check that failed; the DEBUG log of org.springframework.security shows the others.'
              : 'The response does not say which check failed; the DEBUG log of org.springframework.security does.',
      },
    ],
  };
};
