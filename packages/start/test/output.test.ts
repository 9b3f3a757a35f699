import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { linePrinter } from '../src/output.js';
import { readableLog } from '../src/readable.js';

let printed = '';

beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(() => vi.restoreAllMocks());

const TIME = '2026-11-27T10:20:30.123Z';

test('the lines of a server begin with its name, however the output is split', () => {
  const print = linePrinter('api');
  for (const text of ['one\ntw', 'o\n', '\n', 'three']) print(text);
  expect(printed).toBe('api      │ one\napi      │ two\n');
});

test('a line of a log is formatted for reading', () => {
  const print = linePrinter('api', readableLog(false));
  const line = { level: 30, time: TIME, process: 'api', status: 401, msg: 'request' };
  print(`${JSON.stringify(line)}\n`);
  expect(printed).toMatch(/^api {6}│ \[\d\d:\d\d:\d\d\.123\] INFO: request \{"status":401\}\n$/);
});

test('a log line of the web server is shown with its event', () => {
  const print = linePrinter('web', readableLog(false));
  print(`${JSON.stringify({ time: TIME, level: 'error', event: 'page_failed', digest: '1' })}\n`);
  expect(printed).toMatch(/^web {6}│ \[.*\] ERROR: page_failed \{.*"digest":"1"\}\n$/);
});

test('each line of a stack trace is printed on a line of its own', () => {
  const print = linePrinter('api', readableLog(false));
  const err = { type: 'Error', message: 'lost', stack: 'Error: lost\n    at here' };
  print(`${JSON.stringify({ level: 50, time: TIME, msg: 'failed', err })}\n`);
  expect(printed).toMatch(/^api {6}│ .*ERROR: failed/);
  expect(printed).toMatch(/^api {6}│ +Error: lost\napi {6}│ +at here$/m);
});

test('output that is not a log stays as it is', () => {
  const print = linePrinter('web', readableLog(false));
  print('  ▲ Next.js\n{"a": 1\n');
  expect(printed).toBe('web      │   ▲ Next.js\nweb      │ {"a": 1\n');
});
