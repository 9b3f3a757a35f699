import type { DataOf } from '@repo/api-client';
import Link from 'next/link';
import { Fragment } from 'react';
import { isDone } from '../../../page-context/form-state';
import { loaderData } from '../../../page-context/loader-data';
import choices from '../../../ui/choices.module.css';
import entries from '../../../ui/entries.module.css';
import { Expiry, hasExpired } from '../../../ui/expiry';
import { FieldError } from '../../../ui/field-frame';
import { Time } from '../../../ui/time';
import styles from './other-credentials.module.css';

/*
 * Parts of the page about what else gives access to the account, such as API keys. The API knows the kinds: a new one needs no
 * line here.
 */

type Kind = DataOf<'GET /user/credentials'>['credentials'][number];

/** The name of the checkboxes, which is also the name of the member of the API's body. */
const REVOKE = 'revoke';

/** The kinds of which the user has at least one. */
async function kindsInUse(): Promise<Kind[]> {
  const { credentials } = await loaderData('GET /user/credentials');
  return credentials.filter(({ items }) => items.length > 0);
}

interface Props {
  /** The fields of a form that came back. */
  values: URLSearchParams;
  /** The message of a form that came back because of its boxes. */
  error: string | undefined;
}

/** The credentials of an account, by kind, each kind with a box to revoke it. Empty if there are none. */
export async function RevokeCredentials({ values, error }: Props) {
  const ticked = values.getAll(REVOKE);
  return (
    <>
      {(await kindsInUse()).map((kind) => (
        <RevokeKind key={kind.kind} of={kind} isTicked={ticked.includes(kind.kind)} />
      ))}
      <FieldError name={REVOKE} error={error} />
    </>
  );
}

/** The newest credentials of a kind: one that the user does not recognise is most likely new. */
function RevokeKind({ of, isTicked }: { of: Kind; isTicked: boolean }) {
  const { kind, name, page, items, more } = of;
  return (
    <fieldset className={choices.choices}>
      <legend>{name}</legend>
      <ul className={styles.credentials}>
        {items.map((item) => (
          <Credential key={item.id} item={item} />
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.others}>
          <Link href={page} prefetch={false}>
            {more} more
          </Link>
        </p>
      )}
      <label>
        <input type="checkbox" name={REVOKE} value={kind} defaultChecked={isTicked} />
        <span>Revoke all {name}</span>
      </label>
    </fieldset>
  );
}

function Credential({
  item: { name, facts, createdAt, expiresAt },
}: {
  item: Kind['items'][number];
}) {
  return (
    <li>
      <p className={entries.name}>
        <bdi>{name}</bdi>
        {hasExpired(expiresAt) && <span className={entries.mark}>Expired</span>}
      </p>
      {facts.length > 0 && <p className={styles.fact}>{facts.join(' · ')}</p>}
      <p className={styles.fact}>
        Created <Time time={createdAt} precision="day" />. <Expiry expiresAt={expiresAt} />
      </p>
    </li>
  );
}

/** Tells users with other credentials that a new password does not revoke them. */
export async function OthersStayValid() {
  const kinds = await kindsInUse();
  if (kinds.length === 0) return null;
  return (
    <p>
      Your{' '}
      {kinds.map(({ kind, name, page }, index) => (
        <Fragment key={kind}>
          {index > 0 && ' and '}
          <Link href={page} prefetch={false}>
            {name}
          </Link>
        </Fragment>
      ))}{' '}
      stay valid unless you revoke them here. Do so if someone else may have had access to your
      account: they may have created or copied one.
    </p>
  );
}

/** The end of the sentence that reports the change, if other credentials were revoked too. */
export async function alsoRevoked(): Promise<string> {
  const { credentials } = await loaderData('GET /user/credentials');
  const revoked: string[] = [];
  for (const { kind, name } of credentials) if (await isDone(kind)) revoked.push(name);
  return revoked.length === 0 ? '' : `, and all your ${revoked.join(' and ')} are revoked`;
}
