import 'server-only';
import type { ReceivedResponse, Story } from '../run/experiment';
import { bearer, profile, refreshWith } from '../run/requests';
import type { Bar, Timeline } from '../run/step';
import { PlainRotation } from './plain-rotation';

const TABS = [1, 2, 3, 4, 5];

const barOf = ({ from, until, status, kind }: ReceivedResponse, text: string): Bar => ({
  from,
  until,
  kind,
  text: `${text}: ${status} after ${Math.round(until - from)} ms`,
});

/** Simulates the refreshes, in the order of the real responses, at an API that accepts each refresh token only once. */
function simulate(refreshes: readonly ReceivedResponse[]): Timeline {
  const rotation = new PlainRotation();
  const inOrder = refreshes.toSorted((one, other) => one.until - other.until);
  const outcomes = new Map(inOrder.map((refresh) => [refresh, rotation.accepts(0)]));
  const lanes = refreshes.map((refresh, place) => {
    const isAccepted = outcomes.get(refresh) === true;
    const simulated = isAccepted
      ? ({ ...refresh, status: 200, kind: 'none' } as const)
      : ({ ...refresh, status: 401, kind: 'credentials' } as const);
    return { name: `Tab ${place + 1}`, bars: [barOf(simulated, 'Refresh')] };
  });
  return {
    title: 'Plain rotation, simulated',
    lanes,
    end: 'Each token works once. The first tab stays signed in; the other four are signed out through no fault of the user.',
  };
}

export const refreshRace: Story = {
  slug: 'refresh-race',
  title: 'Five refreshes at once',
  what: 'Five tabs notice at the same moment that the access token has expired, and all refresh with the same refresh token.',
  reason:
    'The previous refresh token still works for a short time. All five tabs get tokens of the same generation, so all stay signed in.',
  source: {
    file: 'apps/api/src/sessions/rotate.ts',
    lines: `        WHEN now() < s.rotated_at + make_interval(secs => $3) THEN 'repeated'`,
  },
  run: async (recorder) => {
    const { refreshToken } = await recorder.credentials({ signedIn: 'access_token_expired' });
    recorder.startClock();
    const tabs = await Promise.all(
      TABS.map(async () => {
        const refreshed = await recorder.prepare(refreshWith(refreshToken));
        const token = String(refreshed.body['accessToken']);
        return { refreshed, read: await recorder.prepare(profile(bearer(token))) };
      }),
    );
    recorder.draw(simulate(tabs.map(({ refreshed }) => refreshed)));
    recorder.draw({
      title: 'This API, live',
      lanes: tabs.map(({ refreshed, read }, place) => ({
        name: `Tab ${place + 1}`,
        bars: [barOf(refreshed, 'Refresh'), barOf(read, 'Profile')],
      })),
      end: 'All five tabs are still signed in.',
    });
  },
};
