import 'server-only';
import type { ReceivedResponse, Recorder, SentRequest, Story } from '../run/experiment';
import { bearer, profile, refreshWith } from '../run/requests';
import type { Bar, Timeline } from '../run/step';

type Person = 'Owner' | 'Thief';

/** Collects the requests of both people in the order in which they were sent, with a lane for each person. */
class Lanes {
  readonly #bars: Record<Person, Bar[]> = { Owner: [], Thief: [] };
  #moves = 0;

  add(who: Person, text: string, { kind, status }: ReceivedResponse): void {
    // Only the order matters here, not the time.
    const from = this.#moves;
    this.#moves += 1;
    this.#bars[who].push({ from, until: this.#moves, kind, text: `${text}: ${status}` });
  }

  timeline(title: string, end: string): Timeline {
    const lanes = Object.entries(this.#bars).map(([name, bars]) => ({ name, bars }));
    return { title, lanes, end };
  }
}

/** One person refreshes with a token, and then with its successor. The other sends the first token, and is refused. */
async function play(recorder: Recorder, first: Person, second: Person): Promise<Lanes> {
  const { refreshToken } = await recorder.credentials();
  const lanes = new Lanes();
  const refresh = async (who: Person, text: string, token: string) => {
    const response = await recorder.prepare(refreshWith(token));
    lanes.add(who, text, response);
    return response.body;
  };
  const once = await refresh(first, 'Refresh', refreshToken);
  const twice = await refresh(first, 'Refresh again', String(once['refreshToken']));
  const send = async (who: Person, text: string, request: SentRequest) =>
    lanes.add(who, text, await recorder.send(`${who}: ${text.toLowerCase()}`, request));
  await send(second, 'Refresh with the first token', refreshWith(refreshToken));
  await send(first, 'Next request', profile(bearer(String(twice['accessToken']))));
  return lanes;
}

export const stolenToken: Story = {
  slug: 'stolen-token',
  title: 'A stolen refresh token',
  what: 'A thief has copied a refresh token. In the first run the owner uses it first, in the second run the thief.',
  reason:
    'Whichever comes second sends an old token. The API notices and ends the session for both. The owner can sign in again, and the thief cannot.',
  source: {
    file: 'apps/api/src/sessions/rotate.ts',
    lines: `        WHEN s.parent_generation IS DISTINCT FROM $2 THEN 'reused'`,
  },
  run: async (recorder) => {
    const ownerFirst = await play(recorder, 'Owner', 'Thief');
    recorder.draw(
      ownerFirst.timeline(
        'The owner is first',
        'The API notices as soon as the thief uses the stolen token. The access token of the owner is refused from the next request on.',
      ),
    );
    const thiefFirst = await play(recorder, 'Thief', 'Owner');
    recorder.draw(
      thiefFirst.timeline(
        'The thief is first',
        'The API notices when the owner comes back. The thief is refused from the next request on.',
      ),
    );
  },
};
