import type { Refusal as PageRefusal } from '../../page-context/page-context';
import { kindOf } from '../../problems/kind-of';
import { refusalWords } from '../../problems/refusal-words';
import { webExchange } from '../../problems/web-exchange';
import { currentPerson } from '../../session/current';
import { Refusal } from '../../ui/refusal';
import { Wire } from '../../ui/wire';
import { RefusalAction } from './refusal-action';

/** The page of a refused request, for any status. */
export async function RefusalView({ refusal }: { refusal: PageRefusal }) {
  const { problem, postponed } = refusal;
  const { heading, why, requestId } = refusalWords(problem, await currentPerson());
  const kind = kindOf(problem);
  return (
    <Refusal
      kind={kind}
      status={problem.status}
      heading={heading}
      why={
        <>
          {why.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {postponed?.hasValues && <p>What you typed is kept.</p>}
          {requestId && (
            <p>
              Request ID <code>{requestId}</code> (include it when you report this)
            </p>
          )}
        </>
      }
      wire={
        <Wire exchange={webExchange(refusal)} kind={kind} title="This response in HTTP" folded />
      }
    >
      <RefusalAction refusal={refusal} />
    </Refusal>
  );
}
