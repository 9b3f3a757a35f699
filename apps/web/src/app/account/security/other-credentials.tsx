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
 * The parts of the page that are about the account's other credentials, such as API keys. The API lists their kinds, so
 * a new kind needs no change here.
 */

type Kind = DataOf<'GET /user/credentials'>['credentials'][number];

/** The name of the checkboxes, and of the member in the API's request body. */
const REVOKE = 'revoke';

/** The kinds of which the user has at least one. */
async function kindsInUse(): Promise<Kind[]> {
  const { credentials } = await loaderData('GET /user/credentials');
  return credentials.filter(({ items }) => items.length > 0);
}

interface Props {
  /** The fields of a form that came back. */
  values: URLSearchParams;
  /** The error about the checkboxes, if the form came back because of them. */
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

/** The newest credentials of a kind, because a credential that the user does not recognise is most likely new. */
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

/** Returns the end of the sentence that reports the change; empty if no other credentials were revoked. */
export async function alsoRevoked(): Promise<string> {
  const { credentials } = await loaderData('GET /user/credentials');
  const revoked: string[] = [];
  for (const { kind, name } of credentials) if (await isDone(kind)) revoked.push(name);
  return revoked.length === 0 ? '' : `, and all your ${revoked.join(' and ')} are revoked`;
}
