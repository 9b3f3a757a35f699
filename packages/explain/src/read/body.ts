import { parseJson, record, textAt } from './json.js';
import type { ResponseRead } from './message.js';

/** The body of a response. */
export interface Body {
  readonly text: string;
  /** The parsed body; undefined if it is not JSON. */
  readonly json: unknown;
  /** The members of the body; undefined if it is not a JSON object. */
  readonly members: Readonly<Record<string, unknown>> | undefined;
  /** The texts of the elements of an XML body, by name in lower case, e.g. `code`; undefined if it is not XML. */
  readonly xml: Readonly<Record<string, string>> | undefined;
  readonly isHtml: boolean;
  /** The sentence that says what went wrong, wherever this body has it. */
  readonly message: string | undefined;
}

const MESSAGE_PATHS = [
  ['detail'],
  ['error_description'],
  ['message'],
  ['Message'],
  ['error', 'message'],
  ['errors', 0, 'message'],
  ['errors', 0, 'detail'],
  ['errors', 0],
  ['errorMessage'],
  ['error_message'],
  ['msg'],
  ['error'],
  ['title'],
] as const;

/** Takes the body of a response apart. */
export function readBody(response: ResponseRead): Body {
  const text = withoutNotes(response.body).trim();
  const json = /^[[{"]/.test(text) ? parseJson(text) : undefined;
  const isHtml = /^(?:<!--|<!doctype html|<html)/i.test(text);
  const xml = !isHtml && text.startsWith('<') ? readXml(text) : undefined;
  const message =
    MESSAGE_PATHS.map((path) => textAt(json, ...path)).find((each) => each !== undefined) ??
    xml?.['message'] ??
    (isHtml ? htmlTitle(text) : plain(text, json));
  return { text, json, members: record(json), xml, isHtml, message };
}

/** Removes what curl prints after a body that does not end in a line break. */
function withoutNotes(body: string): string {
  const note = body.search(/\* (?:Connection #|Closing connection)/);
  return note < 0 ? body : body.slice(0, note);
}

function plain(text: string, json: unknown): string | undefined {
  return json === undefined && text !== '' && text.length < 400 ? text : undefined;
}

function readXml(text: string): Readonly<Record<string, string>> {
  const elements = [...text.matchAll(/<([A-Za-z]{1,40})>([^<]{0,2000})<\//g)];
  return Object.fromEntries(
    elements.map(([, name = '', content = '']) => [name.toLowerCase(), content.trim()]),
  );
}

function htmlTitle(text: string): string | undefined {
  const title = /<title[^>]{0,200}>([^<]{1,400})</i.exec(text)?.[1]?.trim();
  const pre = /<pre>([^<]{1,400})</i.exec(text)?.[1]?.trim();
  return pre ?? title;
}
