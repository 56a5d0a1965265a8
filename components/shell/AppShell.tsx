import type { ReactNode } from 'react';
import { Link } from '@/components/ui/Link';
import { NoticeProvider } from '@/components/ui/Notices';
import { toRoute } from '@/components/ui/routes';
import { FocusKeeper } from './FocusKeeper';
import { IdleGuard } from './IdleGuard';
import { KeyList } from './KeyList';
import { KeysProvider } from './Keys';
import { Rail, type RailItem } from './Rail';
import { SearchBox, type SearchBoxProps } from './SearchBox';
import { SignOut } from './SignOut';
import { MAIN_ID, SkipLink } from './SkipLink';

const PLACES: readonly RailItem[] = [
  { href: '/worklist', label: 'Worklist', icon: 'M3 4h12M3 9h12M3 14h8' },
  { href: '/escalations', label: 'Escalations', icon: 'M9 15V4M4.5 8.5L9 4l4.5 4.5' },
  { href: '/requests/new', label: 'New request', icon: 'M9 3.5v11M3.5 9h11' },
  {
    href: '/policies',
    label: 'Policies',
    icon: 'M14.5 12.5V3H5a1.5 1.5 0 0 0-1.5 1.5V14A1.5 1.5 0 0 1 5 12.5h9.5V15H5a1.5 1.5 0 0 1-1.5-1.5',
  },
  { href: '/second-reviews', label: 'Second reviews', icon: 'M3 9.5l3 3 5-6M8.5 12.5l.5.5 6-7' },
  { href: '/reports', label: 'Reports', icon: 'M3 15h12M5 12V8M9 12V3.5M13 12V6' },
  { href: '/audit', label: 'Audit', icon: 'M9 2l5.5 2v4.5c0 3.5-2.3 6-5.5 7.5-3.2-1.5-5.5-4-5.5-7.5V4zM6.5 9l2 2 3.5-4' },
  { href: '/settings', label: 'Settings', icon: 'M3 5.5h7M13 5.5h2M3 12.5h2M8 12.5h7M11.5 4v3M6.5 11v3' },
];

export interface AppShellProps {
  user: {
    name: string;
    /** In words: "Nurse reviewer". */
    role: string;
  };
  search: SearchBoxProps['search'];
  /** A server action that ends the session and goes to the sign-in page. */
  signOut: () => Promise<void>;
  /** Whether this person may enter requests; without it the place is not shown. */
  mayReceive?: boolean;
  /** Whether this person decides escalated cases. */
  mayDirect?: boolean;
  /** Whether this person keeps accounts and plans. */
  mayAdminister?: boolean;
  /** Whether this person looks after the record itself: auditors and administrators. */
  mayAudit?: boolean;
  /** Whether this person reads reports: managers, medical directors, auditors. */
  mayReport?: boolean;
  /** Whether this person answers cases a second time. */
  mayReviewAgain?: boolean;
  /** The button that takes the next case, in the top bar, for who reviews. */
  next?: ReactNode;
  /** The way to the command palette, in the top bar. */
  commands?: ReactNode;
  children: ReactNode;
}

/**
 * Rail, top bar and main. The page scrolls as a whole, unless it holds an element with `data-panes`: then, where there
 * is room, the shell is as high as the window and the panes scroll on their own.
 */
export function AppShell({
  user,
  search,
  signOut,
  mayReceive = true,
  mayDirect = false,
  mayAdminister = false,
  mayAudit = false,
  mayReport = false,
  mayReviewAgain = false,
  next,
  commands,
  children,
}: AppShellProps) {
  const shown: Readonly<Record<string, boolean>> = {
    '/requests/new': mayReceive,
    '/escalations': mayDirect,
    '/settings': mayAdminister,
    '/audit': mayAudit,
    '/reports': mayReport,
    '/second-reviews': mayReviewAgain,
  };
  const places = PLACES.filter(({ href }) => shown[href] ?? true);
  return (
    <KeysProvider>
      <NoticeProvider>
        <FocusKeeper />
        <IdleGuard />
        <SkipLink />
        <div className="grid min-h-dvh grid-cols-[56px_minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] roomy:has-data-panes:h-dvh roomy:has-data-panes:overflow-hidden print:block">
          <Rail items={places} />
          <header className="z-20 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-panel px-4 py-1 sm:sticky sm:top-0 sm:h-11 sm:flex-nowrap print:hidden">
            <SearchBox search={search} />
            <div className="ml-auto flex flex-wrap items-center gap-2 whitespace-nowrap sm:flex-nowrap text-muted">
              {next}
              {commands}
              <KeyList />
              <Link href={toRoute('/account')} title="Your account" className="inline-flex min-h-6 items-center hover:underline">
                <span>
                  {user.name}
                  <span className="max-lg:hidden">, {user.role}</span>
                </span>
              </Link>
              <SignOut action={signOut} />
            </div>
          </header>
          <main id={MAIN_ID} tabIndex={-1} className="flex min-h-0 min-w-0 flex-col">
            {children}
          </main>
        </div>
      </NoticeProvider>
    </KeysProvider>
  );
}
