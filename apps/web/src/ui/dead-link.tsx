import Link from 'next/link';
import { Actions, ButtonLink } from './button';
import prose from './prose.module.css';

/** The title of the page. */
export const DEAD_LINK_TITLE = 'This link does not work';

interface Props {
  /** All possible reasons, because the page does not reveal which one applies. */
  why: string;
  /** The page where the user gets a new link, and what the user does there. */
  page: string;
  verb: string;
}

/** The page for a mailed link that was already used, or is too old, forged or cut off. */
export function DeadLink({ why, page, verb }: Props) {
  return (
    <div className={prose.prose}>
      <h1>{DEAD_LINK_TITLE}</h1>
      <p className={prose.lead}>{why}</p>
      <Actions>
        <ButtonLink href={page}>{verb}</ButtonLink>
        <Link href="/login">Sign in</Link>
      </Actions>
    </div>
  );
}
