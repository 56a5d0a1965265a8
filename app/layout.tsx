import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { fontVariables } from './fonts/plex';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Criterion', template: '%s · Criterion' },
  description: 'Prior-authorization review for implantable intrathecal pain pumps.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

/** Every page is rendered per request: the nonce of the content security policy is in its HTML. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en" className={fontVariables}>
      <body>{children}</body>
    </html>
  );
}
