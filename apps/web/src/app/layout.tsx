import { cookies } from 'next/headers';
import type { ReactNode } from 'react';

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading cookies makes every page dynamic: a prerendered page could not carry the nonce of its CSP.
  await cookies();
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
