import type { ReactNode } from 'react';
import type { Refusal as PageRefusal } from '../page-context/page-context';
import { kindOf } from '../problems/kind-of';
import { refusalWords } from '../problems/refusal-words';
import { webExchange } from '../problems/web-exchange';
import type { Person } from '../session/person';
import { Refusal } from './refusal';
import { Wire } from './wire';

interface Props {
  refusal: Pick<PageRefusal, 'problem' | 'challenges' | 'method' | 'address' | 'postponed'>;
  person: Person | undefined;
  /** The one main action. */
  children: ReactNode;
}

/** The page of a problem, for whichever status. */
export function ProblemRefusal({ refusal, person, children }: Props) {
  const { problem } = refusal;
  const { heading, why, reference } = refusalWords(problem, person);
  return (
    <Refusal
      kind={kindOf(problem)}
      status={problem.status}
      heading={heading}
      why={
        <>
          {why.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {refusal.postponed?.hasValues && <p>What you typed is kept.</p>}
          {reference && (
            <p>
              Request ID <code>{reference}</code> (include it when you report this)
            </p>
          )}
        </>
      }
      wire={
        <Wire
          exchange={webExchange(refusal)}
          kind={kindOf(problem)}
          title="This response in HTTP"
          folded
        />
      }
    >
      {children}
    </Refusal>
  );
}
