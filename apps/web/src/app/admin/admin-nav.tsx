import { PageNav } from '../../ui/page-nav';

const pages = { '/admin': 'Users', '/admin/events': 'Events' } as const;

/** The pages of the administration. */
export const AdminNav = ({ current }: { current: keyof typeof pages }) => (
  <PageNav label="Administration" pages={pages} current={current} />
);
