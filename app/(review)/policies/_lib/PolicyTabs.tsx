import { Tabs } from '@/components/ui/Tabs';

const PAGES = [
  { href: '/policies', label: 'Library' },
  { href: '/policies/matrix', label: 'Facts by payer' },
  { href: '/policies/difference', label: 'Difference' },
  { href: '/policies/compare', label: 'Compare' },
] as const;

/** The four ways to look at the policies. */
export function PolicyTabs({ current }: { current: (typeof PAGES)[number]['href'] }) {
  return <Tabs label="Policy pages" items={PAGES.map((page) => ({ ...page, current: page.href === current }))} />;
}
