import { PageNav } from '../../ui/page-nav';

const pages = {
  '/account': 'Profile',
  '/account/sessions': 'Sessions',
  '/account/api-keys': 'API keys',
  '/account/security': 'Security',
} as const;

/** Links to the pages of an account. */
export const AccountNav = ({ current }: { current: keyof typeof pages }) => (
  <PageNav label="Account" pages={pages} current={current} />
);
