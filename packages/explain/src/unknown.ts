import type { Exchange } from './exchange.js';
import { bearerErrors } from './schemes/bearer-errors.js';
import { schemeOf } from './schemes/schemes.js';
import { show } from './words/mask.js';

const MAX_PARTS = 8;

/** Names what was not understood, so that its absence from the explanation is no surprise. */
export function unknownParts({ challenges, body, input, status }: Exchange): string[] {
  const parts = challenges.flatMap(({ scheme, parameters, params }) => {
    const known = schemeOf(scheme);
    if (known === undefined) return [`the scheme ${show(scheme)}`];
    const error = params?.['error'];
    const names = parameters
      .filter(({ name }) => !Object.hasOwn(known.parameters, name.toLowerCase()))
      .map(({ name }) => `the parameter ${show(name)} of ${show(scheme)}`);
    const isOther =
      error !== undefined &&
      /^(?:bearer|dpop)$/i.test(scheme) &&
      !Object.hasOwn(bearerErrors, error);
    return isOther ? [...names, `the error ${show(error)} of ${show(scheme)}`] : names;
  });
  if (input.kind === 'text') parts.push('the format of the input (only its wording was used)');
  if (status !== undefined && (status < 100 || status > 599)) parts.push(`the status ${status}`);
  if (body.members !== undefined && body.message === undefined) {
    parts.push('the format of the body (it has no known message member)');
  }
  return [...new Set(parts)].slice(0, MAX_PARTS);
}
