import { type Code, slugOf } from '@repo/errors';
import Link from 'next/link';

/** A code that links to the page about it. */
export function CodeLink({ code }: { code: Code }) {
  return (
    <Link href={`/errors/${slugOf(code)}`} prefetch={false}>
      <code>{code}</code>
    </Link>
  );
}
