import type { NextConfig } from 'next';

/**
 * What does not depend on the request; scripts/lib/static-files.ts puts it on what it serves itself. The content security policy does
 * depend on it: proxy.ts.
 */
export const HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), display-capture=(), midi=()',
  },
];

const config: NextConfig = {
  reactCompiler: true,
  poweredByHeader: false,
  typedRoutes: true,
  // a native module, which the bundler cannot take in; and what the server itself counts and logs with, one copy per process
  serverExternalPackages: ['@myriaddreamin/typst-ts-node-compiler', 'prom-client', 'pino', 'pg', 'sharp', 'pdfjs-dist'],
  // npm test checks the types of everything, once; a start should not wait for it
  typescript: { ignoreBuildErrors: true },
  // no files written into the repository by the development server
  agentRules: false,
  headers: async () => [{ source: '/:path*', headers: HEADERS }],
};

export default config;
