import type { Rule } from '../reading.js';
import { textAt } from '../read/json.js';
import { show } from '../words/mask.js';
import { nextStep } from '../words/next-steps.js';

/** Servers of the Model Context Protocol, which build on RFC 9728. */
export const mcp: Rule = ({ challenges, request, field, body, status }) => {
  const bearer = challenges.find(({ scheme }) => scheme.toLowerCase() === 'bearer');
  const metadata = bearer?.params?.['resource_metadata'];
  const isMcp =
    /\/(?:mcp|sse)(?:[/?]|$)/.test(request?.target ?? '') ||
    /\/\/mcp\.|\/mcp(?:$|[/?])/.test(metadata ?? '') ||
    request?.fields.some(({ name }) => name.startsWith('mcp-')) === true ||
    field('mcp-session-id') !== undefined ||
    textAt(body.json, 'jsonrpc') === '2.0';
  if (!isMcp || (status !== 401 && status !== 403 && status !== undefined)) return undefined;
  const dialect = 'Model Context Protocol';
  if (metadata === undefined) {
    return {
      dialect,
      ...(status !== 403 && {
        findings: [
          {
            about: 'MCP',
            text: 'Without resource_metadata, a client tries /.well-known/oauth-protected-resource on this server.',
            clause: 'MCP authorization, protected resource metadata discovery',
          },
        ],
        shouldHaveSaid: [
          {
            text: 'The challenge of an MCP server should link to its protected resource metadata, which names the authorization server.',
            clause: 'RFC 9728 §5.1',
            line: 'WWW-Authenticate: Bearer resource_metadata="https://…/.well-known/oauth-protected-resource"',
          },
        ],
      }),
    };
  }
  const scope = bearer?.params?.['scope'];
  if (bearer?.params?.['error'] === 'insufficient_scope') {
    return {
      dialect,
      next: nextStep(
        'with_credentials',
        scope === undefined
          ? 'Authorize again with more scopes; if the request still fails after a few attempts, stop.'
          : `Authorize again with the scope "${show(scope)}" added; if the request still fails after a few attempts, stop.`,
      ),
    };
  }
  if (bearer?.params?.['error'] !== undefined) return { dialect };
  return {
    dialect,
    meaning: {
      text: 'The MCP server requires an access token. Its metadata, linked in the challenge, names the authorization server that issues one.',
      clause: 'RFC 9728 §5.1',
    },
    next: nextStep(
      'with_credentials',
      `Read ${show(metadata)}, get a token from an authorization server named there, and repeat the request with it.`,
    ),
  };
};
