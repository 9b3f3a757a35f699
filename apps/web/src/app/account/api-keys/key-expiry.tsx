import { Time } from '../../../ui/time';
import { hasExpired } from './lifetime';

/** When a key expires or expired. */
export function KeyExpiry({ expiresAt }: { expiresAt: string | null }) {
  if (expiresAt === null) return 'Does not expire';
  return (
    <>
      {hasExpired(expiresAt) ? 'Expired' : 'Expires'} <Time time={expiresAt} precision="day" />
    </>
  );
}
