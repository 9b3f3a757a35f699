import type { Refusal } from '../../page-context/page-context';
import { currentPerson } from '../../session/current';
import { ProblemRefusal } from '../../ui/problem-refusal';
import { RefusalAction } from './refusal-action';

/** A refused request, to the person who sent it. */
export async function RefusalView({ refusal }: { refusal: Refusal }) {
  return (
    <ProblemRefusal refusal={refusal} person={await currentPerson()}>
      <RefusalAction refusal={refusal} />
    </ProblemRefusal>
  );
}
