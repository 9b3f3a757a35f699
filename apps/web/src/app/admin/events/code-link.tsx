import { type Code, slugOf } from '@repo/errors';
import Link from 'next/link';

/** A code, which leads to the page that explains it. */
export function CodeLink({ code }: { code: Code }) {
  return (
    <Link href={`/errors/${slugOf(code)}`} prefetch={false}>
      <code>{code}</code>
    </Link>
  );
}
