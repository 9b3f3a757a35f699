import { curlCommandLength, readCurlCommand } from './curl-command.js';
import { readFieldLine } from './field-line.js';
import { isKnownName, isRequestName } from './field-names.js';
import { newRequest, newResponse, type RequestRead, type ResponseRead } from './message.js';

const STATUS_LINE = /^HTTP\/[\d.]+[ \t]+(\d{3})\b/i;
const REQUEST_LINE = /^([A-Z]{3,10}) (\S+)(?: HTTP\/[\d.]+)?$/;
const BARE_STATUS =
  /^(?:status(?: code)?[ \t]*:?[ \t]*)?(\d{3})\b[ \t]*([A-Za-z][A-Za-z '-]{0,40})?$/i;
/** Headings of the developer tools of browsers. */
const HEADING = /^(request|response) headers(?: \(\d+\))?:?$/i;

/** Reads requests and responses line by line, as curl, browsers, proxies and logs print them. */
export class HttpText {
  request: RequestRead | undefined;
  readonly responses: ResponseRead[] = [];
  /** The number of fields whose names are known, which shows that the text is HTTP. */
  known = 0;
  #part: 'start' | 'request' | 'response' | 'body' = 'start';
  /** Set if the prefixes of `curl -v` tell the directions apart. */
  readonly #verbose: boolean;
  readonly #lines: readonly string[];
  /** Set after a heading, which tells the direction of the fields below it. */
  #heading: 'request' | 'response' | undefined;

  constructor(text: string) {
    const length = curlCommandLength(text);
    if (length > 0) this.request = readCurlCommand(text.slice(0, length));
    this.#lines = text.slice(length).replace(/^\n/, '').split('\n');
    this.#verbose = this.#lines.some((line) => /^< ?HTTP\//.test(line));
    for (let i = 0; i < this.#lines.length; i++) i += this.#read(this.#lines[i] ?? '', i);
  }

  /** Reads a line. Returns the number of lines after it that belong to it. */
  #read(line: string, index: number): number {
    if (this.#verbose) {
      if (/^[*{}] /.test(line)) return 0;
      if (line.startsWith('>')) return this.#readVerbose(line.slice(1).trim(), 'request');
      if (line.startsWith('<')) return this.#readVerbose(line.slice(1).trim(), 'response');
      this.#part = 'body';
    }
    if (this.#start(line.trim())) return 0;
    if (this.#part === 'body') {
      this.#response.body += `${line}\n`;
      return 0;
    }
    if (line.trim() === '') {
      // A blank line ends the fields of a message. In a list of fields it only separates groups.
      if (this.#part === 'response' && this.#response.status !== undefined && !this.#heading) {
        this.#part = 'body';
      }
      return 0;
    }
    return this.#readField(line, index);
  }

  #readVerbose(line: string, part: 'request' | 'response'): number {
    if (this.#start(line)) return 0;
    const field = readFieldLine(line);
    if (field === undefined) return 0;
    this.#part = part;
    const target = part === 'request' ? this.#openRequest(true) : this.#response;
    target.fields.push(field);
    this.known++;
    return 0;
  }

  /** Reads a status line, a request line or a heading. */
  #start(line: string): boolean {
    const status = STATUS_LINE.exec(line)?.[1];
    if (status !== undefined) {
      this.responses.push(newResponse(Number(status)));
      this.#part = 'response';
      this.#heading = undefined;
      return true;
    }
    if (this.#part === 'body') return false;
    const heading = HEADING.exec(line)?.[1]?.toLowerCase();
    if (heading === 'request' || heading === 'response') {
      this.#heading = heading;
      return true;
    }
    const [, method, target] = REQUEST_LINE.exec(line) ?? [];
    if (method === undefined || target === undefined) return this.#bareStatus(line);
    this.request = { ...newRequest(true), method, target };
    this.#part = 'request';
    return true;
  }

  #bareStatus(line: string): boolean {
    const status = Number(BARE_STATUS.exec(line)?.[1]);
    if (!(status >= 100 && status <= 599)) return false;
    this.#response.status ??= status;
    return true;
  }

  #readField(line: string, index: number): number {
    // RFC 9112 §5.2: an obsolete line folding continues the value.
    const fields = this.#part === 'request' ? this.request?.fields : this.responses.at(-1)?.fields;
    const last = fields?.at(-1);
    if (/^[ \t]/.test(line) && last && readFieldLine(line.trim()) === undefined) {
      fields?.splice(-1, 1, { name: last.name, value: `${last.value} ${line.trim()}` });
      return 0;
    }
    const field = readFieldLine(line.trim());
    if (field !== undefined && field.value !== '') return this.#push(field.name, field.value, 0);
    const name = line.trim().replace(/^:|:$/g, '').toLowerCase();
    const value = this.#lines[index + 1]?.trim() ?? '';
    if (value === '' || !/^[a-z][a-z -]{1,40}$/.test(name)) return 0;
    return isKnownName(name) || isLabel(name) ? this.#push(name, value, 1) : 0;
  }

  #push(name: string, value: string, lines: number): number {
    if (/^status(?: code)?$/.test(name)) this.#bareStatus(value);
    else if (/^(?:request )?(?:method)$/.test(name)) this.#openRequest(false).method = value;
    else if (/^(?:request url|path)$/.test(name)) this.#openRequest(false).target ??= value;
    else if (name === 'request' && REQUEST_LINE.test(value)) this.#start(value);
    else {
      if (isKnownName(name)) this.known++;
      const isRequest =
        this.#heading === undefined && this.#part !== 'response'
          ? this.#part === 'request' || isRequestName(name)
          : this.#heading === 'request' ||
            (this.#heading === undefined && name === 'authorization');
      const target = isRequest ? this.#openRequest(this.#heading === 'request') : this.#response;
      target.fields.push({ name, value });
    }
    return lines;
  }

  #openRequest(complete: boolean): RequestRead {
    this.request ??= newRequest(complete);
    this.request.complete ||= complete;
    return this.request;
  }

  get #response(): ResponseRead {
    const last = this.responses.at(-1) ?? newResponse();
    if (this.responses.length === 0) this.responses.push(last);
    return last;
  }
}

/** Checks for a label by which browsers list something that is not a field, such as the method. */
function isLabel(name: string): boolean {
  return /^(?:request url|request method|status code|status|method|path)$/.test(name);
}
