import { redirect } from 'next/navigation';
import { toRoute } from '@/components/ui/routes';

export default function SettingsPage(): never {
  redirect(toRoute('/settings/users'));
}
