import { Tabs } from '@/components/ui/Tabs';

const PAGES = [
  { href: '/reports', label: 'Work' },
  { href: '/reports/second-review', label: 'Second review' },
  { href: '/reports/metrics', label: 'Federal metrics' },
] as const;

export function ReportTabs({ current }: { current: (typeof PAGES)[number]['href'] }) {
  return <Tabs label="Report pages" items={PAGES.map((page) => ({ ...page, current: page.href === current }))} />;
}
