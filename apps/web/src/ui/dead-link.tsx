import Link from 'next/link';
import { Actions, ButtonLink } from './button';
import prose from './prose.module.css';

/** What such a page is called, whichever it is. */
export const DEAD_LINK_TITLE = 'This link does not work';

interface Props {
  /** All that may be wrong: which of it is, nobody is told. */
  why: string;
  /** The page of the way to a new one, and what is done there. */
  page: string;
  verb: string;
}

/** A mailed link that is used, old, forged or cut off. */
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
