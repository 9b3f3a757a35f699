import type { Metadata } from 'next';
import { isDone } from '../../page-context/form-state';
import { loaderData } from '../../page-context/loader-data';
import { Time } from '../../ui/time';
import { DescriptionList } from '../../ui/description-list';
import { AccountNav } from './account-nav';
import { Status } from '../../ui/status';
import styles from './account.module.css';
import { NameForm } from './name-form';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const profile = await loaderData('GET /user/profile');
  const isNew = await isDone('verify');
  return (
    <>
      <AccountNav current="/account" />
      <h1>Your account</h1>
      {isNew && (
        <div className={styles.lead}>
          <Status>Your address is confirmed, and your account is ready.</Status>
        </div>
      )}
      <div className={styles.parts}>
        <section aria-labelledby="name-heading">
          <h2 id="name-heading">Profile</h2>
          <NameForm profile={profile} />
        </section>
        <section aria-labelledby="profile-heading">
          <h2 id="profile-heading">Account details</h2>
          <DescriptionList
            items={[
              ['Email address', <bdi key="email">{profile.email}</bdi>],
              ['Role', profile.role],
              ['Member since', <Time key="since" time={profile.createdAt} precision="day" />],
              ['User ID', <code key="id">{profile.id}</code>],
            ]}
          />
        </section>
      </div>
    </>
  );
}
