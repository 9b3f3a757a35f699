import Link from 'next/link';
import { Actions, ButtonLink } from './button';
import prose from './prose.module.css';

interface Props {
  /** How long such a link is good. */
  lifetime: string;
  /** The way to a new one: its page, and what is done there. */
  again: { readonly page: string; readonly verb: string };
}

/** A mailed link that is used, old, forged or cut off: which of them it is nobody is told. */
export function DeadLink({ lifetime, again }: Props) {
  return (
    <div className={prose.prose}>
      <h1>This link does not work</h1>
      <p>It was used before, is older than {lifetime}, or part of it is missing.</p>
      <Actions>
        <ButtonLink href={again.page}>{again.verb}</ButtonLink>
        <Link href="/login">Sign in</Link>
      </Actions>
    </div>
  );
}
