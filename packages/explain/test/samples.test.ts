import { describe, expect, test } from 'vitest';
import { explain, format } from '../src/index.js';
import { bearer } from './samples/bearer.js';
import { forms, mistaken, neighbours, requests, tokens } from './samples/forms.js';
import { frameworks } from './samples/frameworks.js';
import { grammar } from './samples/grammar.js';
import { products } from './samples/products.js';
import { NOW, type Sample } from './samples/sample.js';
import { schemes } from './samples/schemes.js';

const groups: Readonly<Record<string, readonly Sample[]>> = {
  bearer,
  schemes,
  grammar,
  ...products,
  ...frameworks,
  forms,
  mistaken,
  neighbours,
  requests,
  tokens,
};

test('there are enough samples, and none is there twice', () => {
  const texts = Object.values(groups).flatMap((samples) => samples.map(({ text }) => text));
  expect(texts.length).toBeGreaterThanOrEqual(80);
  expect(new Set(texts).size).toBe(texts.length);
});

describe.each(Object.entries(groups))('%s', (_group, samples) => {
  test.each(samples.map((sample) => [sample.name, sample] as const))('%s', (_name, sample) => {
    const explanation = explain(sample.text, { now: NOW });
    const { meaning, next, findings, shouldHaveSaid, challenges, dialects } = explanation;
    expect(meaning.text).toContain(sample.meaning);
    expectIfGiven(sample.clause, meaning.clause);
    expect([next.retry ?? 'unknown', next.text]).toEqual([
      sample.retry,
      expect.stringContaining(sample.next ?? ''),
    ]);
    expectIfGiven(sample.input, explanation.input);
    expectIfGiven(sample.status, Number(explanation.status?.slice(0, 3)));
    expectIfGiven(sample.dialect, dialects[0]);
    expectIfGiven(sample.request, explanation.request);
    expectEach(
      findings.map(({ text }) => text),
      sample.findings ?? [],
    );
    expectAll(
      shouldHaveSaid.map(({ text }) => text),
      sample.shouldHaveSaid ?? [],
    );
    expectEach(
      challenges.map((challenge) => challenge.meaning.text),
      sample.challenges ?? [],
    );
    expectEach(
      challenges.flatMap(({ faults }) => faults.map(({ text }) => text)),
      sample.faults ?? [],
    );
    expectEach(explanation.unknown, sample.unknown ?? []);
    expect(explanation.unknown.filter((part) => part.includes('scheme'))).toHaveLength(
      sample.unknown?.filter((part) => part.includes('scheme')).length ?? 0,
    );
    expectEach(tokenTexts(explanation), sample.tokens ?? []);
    expect(format(explanation)).toContain('Next: ');
    expectOneSentence(next.text);
  });
});

function tokenTexts({ tokens: all }: ReturnType<typeof explain>): string[] {
  return all.flatMap(({ facts, refusedBecause }) => [
    ...facts.map(({ value }) => value),
    ...refusedBecause.map(({ text }) => text),
  ]);
}

function expectIfGiven<T>(expected: T | undefined, value: T | undefined): void {
  expect(value).toEqual(expected ?? value);
}

function expectEach(texts: readonly string[], parts: readonly string[]): void {
  for (const part of parts) expect(texts).toContainEqual(expect.stringContaining(part));
}

/** Expects these texts and no others, so that no server is blamed for something that it did say. */
function expectAll(texts: readonly string[], parts: readonly string[]): void {
  expectEach(texts, parts);
  expect(texts).toHaveLength(parts.length);
}

function expectOneSentence(text: string): void {
  expect(text).toMatch(/^[A-Z][^\n]*\.$/);
  expect(text).not.toMatch(/[.!?] [A-Z]/);
}
