import type { Problem } from '@repo/errors';
import type { ReactNode } from 'react';
import { kindOf } from '../problems/kind';
import { refusalWords } from '../problems/refusal-words';
import { webExchange } from '../problems/web-exchange';
import type { Person } from '../session/person';
import { Refusal } from './refusal';

interface Props {
  problem: Problem;
  /** The address as the person asked for it, without the query. */
  path: string;
  challenges: readonly string[];
  person?: Person | undefined;
  /** The one main action. */
  children: ReactNode;
}

/** The page of a problem, for whichever status. */
export function ProblemRefusal({ problem, path, challenges, person, children }: Props) {
  const { heading, why } = refusalWords(problem, person);
  return (
    <Refusal
      kind={kindOf(problem)}
      status={problem.status}
      heading={heading}
      why={why.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      exchange={webExchange(path, problem, challenges)}
    >
      {children}
    </Refusal>
  );
}
