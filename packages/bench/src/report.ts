import { machine } from './machine.js';
import type { Summary } from './summary.js';
import { table } from './table.js';

const mebibyte = 1024 * 1024;
const whole = (value: number | undefined) =>
  value === undefined ? '–' : Math.round(value).toLocaleString('en');

const ratio = (value: number | undefined, base: number | undefined) =>
  value && base ? (value / base).toFixed(2) : '–';

/** Writes the run as Markdown: a table for requests, then one for the processes. */
export function writeReport(summary: Summary, ours: string, baseline: string): string {
  const names = Object.keys(summary.processes);
  const requests = summary.rows.map(({ title, figures }) => [
    title,
    ...names.map((name) => whole(figures[name]?.cpu)),
    ratio(figures[ours]?.cpu, figures[baseline]?.cpu),
    ...names.map((name) => whole(figures[name]?.rate)),
    ratio(figures[ours]?.rate, figures[baseline]?.rate),
  ]);
  const processes = [
    [
      'start to first response, ms',
      ...names.map((name) => whole(summary.processes[name]?.startTime)),
    ],
    ...(['idle', 'loaded'] as const).map((state) => [
      `memory ${state}, MiB`,
      ...names.map((name) => whole((summary.processes[name]?.[state] ?? NaN) / mebibyte)),
    ]),
  ];
  const quotient = `${ours} ÷ ${baseline}`;
  return [
    machine(),
    table(
      [
        'CPU time per request (µs), then requests per second',
        ...names.map((name) => `${name}, µs`),
        quotient,
        ...names.map((name) => `${name}, /s`),
        quotient,
      ],
      requests,
    ),
    table(['process', ...names], processes),
    `One password hash costs ${summary.hash.toFixed(1)} ms of CPU time; no row includes it.`,
  ].join('\n\n');
}
