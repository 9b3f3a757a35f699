import { Time } from '../../../ui/time';
import { hasExpired } from './lifetime';

/** Until when a key is valid, or was. */
export function KeyExpiry({ expiresAt }: { expiresAt: string | null }) {
  if (expiresAt === null) return 'Does not expire';
  return (
    <>
      {hasExpired(expiresAt) ? 'Expired' : 'Expires'} <Time time={expiresAt} precision="day" />
    </>
  );
}
