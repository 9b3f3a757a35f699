// @ts-check
import { onRequest } from './on-request.js';

/**
 * Next puts its own `Vary` in the place of the door's, and tells everybody which page a refusal was made by. So a `Vary`
 * that is set adds to the one that stands (RFC 9110 §12.5.5), and the other stays inside.
 */
onRequest((_request, response) => {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const field = name.toLowerCase();
    if (field === 'x-middleware-rewrite') return response;
    return setHeader(name, field === 'vary' ? joined(response.getHeader('vary'), value) : value);
  };
});

/** @param {(number | string | readonly string[] | undefined)[]} values */
const joined = (...values) => {
  const names = values.flat().flatMap((value) => String(value ?? '').split(','));
  return [...new Set(names.map((name) => name.trim()).filter(Boolean))].join(', ');
};
