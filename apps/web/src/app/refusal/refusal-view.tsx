import { kindOf } from '@repo/errors';
import type { RefusedRequest } from '../../page-context/page-context';
import { refusalWords } from '../../problems/refusal-words';
import { webExchange } from '../../problems/web-exchange';
import { currentPerson } from '../../session/current';
import { RefusalLayout } from '../../ui/refusal-layout';
import { HttpExchange } from '../../ui/http-exchange';
import { RefusalAction } from './refusal-action';

/** The page of a refused request, for any status. */
export async function RefusalView({ refusal }: { refusal: RefusedRequest }) {
  const { problem, postponed, hint } = refusal;
  const { heading, why, requestId } = refusalWords(problem, await currentPerson());
  const kind = kindOf(problem);
  return (
    <RefusalLayout
      kind={kind}
      status={problem.status}
      heading={heading}
      why={
        <>
          {why.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {hint && <p>{hint}</p>}
          {postponed?.hasValues && <p>What you typed is kept.</p>}
          {requestId && (
            <p>
              Request ID <code>{requestId}</code> (include it when you report this)
            </p>
          )}
        </>
      }
      exchange={
        <HttpExchange
          exchange={webExchange(refusal)}
          kind={kind}
          title="This response in HTTP"
          folded
        />
      }
    >
      <RefusalAction refusal={refusal} />
    </RefusalLayout>
  );
}
