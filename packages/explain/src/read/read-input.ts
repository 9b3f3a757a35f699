import { readChallenges } from '@repo/errors';
import { isKnownScheme } from '../schemes/names.js';
import { HttpText } from './http-text.js';
import { numberAt, parseJson } from './json.js';
import { readJsonLog } from './json-log.js';
import { newResponse, type InputRead } from './message.js';
import { readLooseObject } from './loose-object.js';

/** Finds out what a cleaned text is, and takes it apart. */
export function readInput(text: string): InputRead {
  if (text === '') return { kind: 'nothing', responses: [] };
  return (
    readJson(text) ??
    readCredentials(text) ??
    readLooseObject(text) ??
    readHttp(text) ??
    readChallenge(text) ??
    readMarkup(text) ??
    readToken(text) ??
    readProse(text)
  );
}

function readJson(text: string): InputRead | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  const value = parseJson(text);
  if (value === undefined) return undefined;
  const status = ['status', 'statusCode', 'code']
    .map((name) => numberAt(value, name))
    .find((each) => each !== undefined && each >= 300 && each <= 599);
  return (
    readJsonLog(value) ?? { kind: 'body', responses: [{ ...newResponse(status), body: text }] }
  );
}

/** Reads credentials of a request, such as `Bearer eyJ…`. A Bearer challenge would have parameters. */
function readCredentials(text: string): InputRead | undefined {
  if (text.includes('\n') || !/^(?:Bearer|Basic|DPoP|Token) [^\s=,"]{8,}=*$/i.test(text)) {
    return undefined;
  }
  const fields = [{ name: 'authorization', value: text }];
  const request = { method: undefined, target: undefined, fields, complete: false };
  return { kind: 'request', request, responses: [] };
}

function readHttp(text: string): InputRead | undefined {
  const { request, responses, known } = new HttpText(text);
  const hasStart = request?.method !== undefined || responses.some(({ status }) => status);
  if (!hasStart && known === 0) return undefined;
  if (responses.length === 0) return { kind: 'request', request, responses };
  if (request) return { kind: 'exchange', request, responses };
  const isResponse = responses.some(({ status }) => status !== undefined);
  return { kind: isResponse ? 'response' : 'fields', responses };
}

/** Reads the value of a `WWW-Authenticate` field, or several values, each on a line of its own. */
function readChallenge(text: string): InputRead | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const { challenges } = readChallenges(lines[0]?.trim() ?? '');
  const looksRight = challenges.some(
    ({ scheme, parameters, token68 }) =>
      isKnownScheme(scheme) || parameters.length > 0 || (token68 !== undefined && !/\s/.test(text)),
  );
  if (!looksRight || /^\S{20,}$/.test(text)) return undefined;
  const fields = lines.map((line) => ({ name: 'www-authenticate', value: line.trim() }));
  return { kind: 'challenge', responses: [{ ...newResponse(), fields }] };
}

/** Reads a page, or the XML of an API. */
function readMarkup(text: string): InputRead | undefined {
  if (!text.startsWith('<')) return undefined;
  return { kind: 'body', responses: [{ ...newResponse(statusIn(text)), body: text }] };
}

function readToken(text: string): InputRead | undefined {
  const bare = text.replaceAll(/^["']|["',;]{1,3}$/g, '');
  if (/\s/.test(bare) || bare.length < 16) return undefined;
  return { kind: 'token', responses: [], token: bare };
}

/** Reads an error message or any other text: as the body of a response, if it names a status. */
function readProse(text: string): InputRead {
  const status = statusIn(text);
  return { kind: 'text', responses: status ? [{ ...newResponse(status), body: text }] : [] };
}

function statusIn(text: string): number | undefined {
  const match =
    /\b(?:status(?: code)?|error|HTTP)[^\d\n]{0,12}([345]\d\d)\b/i.exec(text) ??
    /\b(401|403|407|429)\b/.exec(text);
  return match ? Number(match[1]) : undefined;
}
