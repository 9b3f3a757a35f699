import { readFieldLine } from './field-line.js';
import { newRequest, type RequestRead } from './message.js';

/** A piece of a shell word: in single quotes, in double quotes, escaped, or one plain character. */
const PIECE = /'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]|[^\s'"\\]/y;
const SPACE = /(?:\s|\\\n)+/y;

/** Options of curl that take a value which is of no interest here. */
const WITH_VALUE = /^(?:-[odATcmeFwx]|--(?:output|data.*|max-time|cookie-jar|form|proxy))$/;

/** Returns the length of the curl command at the start of a text, with its continuation lines; 0 if there is none. */
export function curlCommandLength(text: string): number {
  if (!/^(?:[$%#>] )?curl(?:\.exe)? /.test(text)) return 0;
  let end = text.indexOf('\n');
  while (end > 0 && /[\\^`]/.test(text.charAt(end - 1))) end = text.indexOf('\n', end + 1);
  return end < 0 ? text.length : end;
}

/** Reads the request of a curl command from its URL and from options such as `-H`, `-u`, `-X`, `-b`, `-d` and `-I`. */
export function readCurlCommand(command: string): RequestRead {
  const request = newRequest(true);
  const words = shellWords(command);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const value = (): string => words[++i] ?? '';
    if (word === '-H' || word === '--header') pushField(request, value());
    else if (word === '-u' || word === '--user') pushUser(request, value());
    else if (word.startsWith('-u') && word.length > 2) pushUser(request, word.slice(2));
    else if (word === '-X' || word === '--request') request.method = value();
    else if (word === '-b' || word === '--cookie') pushField(request, `cookie: ${value()}`);
    else if (word === '--oauth2-bearer') pushField(request, `authorization: Bearer ${value()}`);
    else if (word === '-I' || word === '--head') request.method = 'HEAD';
    else if (word === '-d' || word.startsWith('--data')) request.method ??= 'POST';
    if (WITH_VALUE.test(word)) i++;
    else if (/^(?:https?:\/\/|localhost\b|[\w.-]+\/)/.test(word)) request.target = word;
  }
  request.method ??= 'GET';
  return request;
}

/** Adds the user and the password as they are. They are masked when they are shown, like every Authorization field. */
function pushUser(request: RequestRead, pair: string): void {
  request.fields.push({ name: 'authorization', value: `Basic (-u ${pair})` });
}

function pushField(request: RequestRead, line: string): void {
  const field = readFieldLine(line);
  if (field) request.fields.push(field);
}

function shellWords(command: string): string[] {
  const words: string[] = [];
  let at = 0;
  while (at < command.length) {
    at += lengthOf(SPACE, command, at);
    let word = '';
    for (let length = lengthOf(PIECE, command, at); length > 0;) {
      word += unescape(command.slice(at, at + length));
      at += length;
      length = lengthOf(PIECE, command, at);
    }
    if (word !== '') words.push(word);
    else at++;
  }
  return words;
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function unescape(piece: string): string {
  if (piece.startsWith("'")) return piece.slice(1, -1);
  if (piece.startsWith('"')) return piece.slice(1, -1).replaceAll(/\\(["\\$`])/g, '$1');
  return piece.startsWith('\\') ? piece.slice(1) : piece;
}
