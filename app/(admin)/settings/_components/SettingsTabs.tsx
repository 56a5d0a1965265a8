import { Tabs } from '@/components/ui/Tabs';

const TABS = [
  { href: '/settings/users', label: 'Users' },
  { href: '/settings/plans', label: 'Plans' },
  { href: '/settings/log', label: 'Changes' },
];

export function SettingsTabs({ current }: { current: 'users' | 'plans' | 'log' }) {
  return <Tabs label="Settings" items={TABS.map((tab) => ({ ...tab, current: tab.href.endsWith(current) }))} />;
}
