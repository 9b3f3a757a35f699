import type { Finding } from '../explanation.js';
import type { Rule } from '../reading.js';
import { numberAt, textAt } from '../read/json.js';
import { show } from '../words/mask.js';
import { ownProblem } from './catalogue.js';

/** Problem details of other APIs (RFC 9457). */
export const problemDetails: Rule = ({ body, field, status, input }) => {
  const type = textAt(body.json, 'type');
  const title = textAt(body.json, 'title');
  const isMediaType = /^application\/problem\+json/i.test(field('content-type') ?? '');
  const isProblem = isMediaType || (title !== undefined && type !== undefined);
  if (!isProblem || body.members === undefined || ownProblem(body.json)) return undefined;
  const findings: Finding[] = [];
  const member = numberAt(body.json, 'status');
  if (member !== undefined && status !== undefined && member !== status) {
    findings.push({
      about: 'problem details',
      text: `The body says status ${member}, but the response has ${status}. Clients go by the status of the response.`,
      clause: 'RFC 9457 §3.1.2',
    });
  }
  if (!isMediaType && field('content-type') !== undefined) {
    findings.push({
      about: 'problem details',
      text: 'The body is a problem, but its media type is not application/problem+json, so clients do not recognize it.',
      clause: 'RFC 9457 §3',
    });
  }
  if (type !== undefined && type !== 'about:blank' && input.responses.length > 0) {
    findings.push({
      about: 'problem details',
      text: `The type ${show(type)} identifies the problem; it may lead to a page about it.`,
      clause: 'RFC 9457 §3.1.1',
    });
  }
  return { dialect: 'problem details', findings };
};
