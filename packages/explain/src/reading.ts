import type { Correction, Finding, NextStep, Statement } from './explanation.js';
import type { Exchange } from './exchange.js';

/** The result of one rule for an exchange. The first rule that has a meaning, or a next step, decides it. */
export interface Reading {
  /** The software whose form the response has. */
  readonly dialect?: string;
  readonly meaning?: Statement;
  readonly next?: NextStep;
  readonly findings?: readonly Finding[];
  readonly shouldHaveSaid?: readonly Correction[];
}

/** Explains what it knows; undefined for all other exchanges. */
export type Rule = (exchange: Exchange) => Reading | undefined;
