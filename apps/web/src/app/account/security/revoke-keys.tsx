import type { DataOf } from '@repo/api-client';
import choices from '../../../ui/choices.module.css';
import { Day } from '../../../ui/day';

/** Most keys that are listed. The page of the API keys has them all. */
const LISTED = 5;

interface Props {
  /** Newest first: one that its owner does not know is most likely among these. */
  apiKeys: DataOf<'GET /api-keys'>['apiKeys'];
  isChosen: boolean;
}

/** The API keys of an account, with the choice to revoke them. Nothing where there are none. */
export function RevokeKeys({ apiKeys, isChosen }: Props) {
  if (apiKeys.length === 0) return null;
  const others = apiKeys.length - LISTED;
  return (
    <fieldset className={choices.choices}>
      <legend>API keys</legend>
      <ul>
        {apiKeys.slice(0, LISTED).map(({ id, name, createdAt }) => (
          <li key={id}>
            <bdi>{name}</bdi>, created <Day time={createdAt} />
          </li>
        ))}
        {others > 0 && <li>and {others} more</li>}
      </ul>
      <label>
        <input type="checkbox" name="revokeApiKeys" value="all" defaultChecked={isChosen} />
        <span>Revoke all API keys</span>
      </label>
    </fieldset>
  );
}
