import { Time } from './time';

/** True if a time of expiry has passed. Null never passes. */
export const hasExpired = (expiresAt: string | null): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= Date.now();

/** When something expires or expired. */
export function Expiry({ expiresAt }: { expiresAt: string | null }) {
  if (expiresAt === null) return 'Does not expire';
  return (
    <>
      {hasExpired(expiresAt) ? 'Expired' : 'Expires'} <Time time={expiresAt} precision="day" />
    </>
  );
}
