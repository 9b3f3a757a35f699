import type { Correction, Finding, NextStep, Statement } from './explanation.js';
import type { Exchange } from './exchange.js';

/** The result of one rule for an exchange. The first rule that returns a meaning, or a next step, decides it. */
export interface Reading {
  /** The software that the response looks like. */
  readonly dialect?: string;
  readonly meaning?: Statement;
  readonly next?: NextStep;
  readonly findings?: readonly Finding[];
  readonly shouldHaveSaid?: readonly Correction[];
}

/** Explains the exchanges that it recognizes; returns undefined for all others. */
export type Rule = (exchange: Exchange) => Reading | undefined;
