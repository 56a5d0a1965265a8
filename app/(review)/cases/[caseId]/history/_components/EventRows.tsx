import { eventWords } from '@/components/case/history-words';
import { wordsOf } from '@/components/case/letter-words';
import { cx } from '@/components/ui/cx';
import { DataTable, Th } from '@/components/ui/DataTable';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { ROLE_WORDS } from '@/lib/cases/words.ts';
import type { HistoryEntry } from '@/lib/use-cases/load-history.ts';

/** An entry with the score that held before it. */
export type ShownEntry = HistoryEntry & { scoreBefore: string | null };

export interface EventRowsProps {
  entries: readonly ShownEntry[];
  timeZone: string;
  /** The zone in words, for the heading. */
  zone: string;
  /** The first event that does not fit the chain. */
  brokenAt: number | null;
}

/** One row per event, newest last, as the chain runs. */
export function EventRows({ entries, timeZone, zone, brokenAt }: EventRowsProps) {
  return (
    <DataTable caption="Events of the case">
      <thead>
        <tr>
          <Th className="w-10 text-right">No.</Th>
          <Th className="w-44">When, {zone}</Th>
          <Th className="w-64">Who</Th>
          <Th className="min-w-72">What</Th>
          <Th className="w-28">Hash</Th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <EventRow key={entry.number} entry={entry} timeZone={timeZone} isBroken={brokenAt !== null && entry.number >= brokenAt} />
        ))}
      </tbody>
    </DataTable>
  );
}

function EventRow({ entry, timeZone, isBroken }: { entry: ShownEntry; timeZone: string; isBroken: boolean }) {
  const { number, hash, event, scoreBefore } = entry;
  return (
    <tr
      tabIndex={-1}
      className="scroll-mt-56 border-b border-line align-baseline focus:bg-accent-weak focus:shadow-[inset_2px_0_var(--accent)] forced-colors:focus:outline forced-colors:focus:outline-[Highlight] last:border-b-0 [&>td]:px-2 [&>td]:py-1.5 [&>td]:first:pl-3 min-[90rem]:[&>td]:px-3"
    >
      <td className="text-right text-faint">{number}</td>
      <td className="whitespace-nowrap">{formatInstant(event.at, timeZone)}</td>
      <td>
        {event.actor.name} <span className="text-xs whitespace-nowrap text-muted">{wordsOf(ROLE_WORDS, event.actor.role)}</span>
      </td>
      <td className="[overflow-wrap:anywhere]">
        <What words={eventWords(event, scoreBefore)} />
      </td>
      <td title={hash} className={cx('font-mono text-[0.78125rem] whitespace-nowrap', isBroken ? 'text-not-met' : 'text-faint')}>
        {hash.slice(0, 10)}
        {isBroken ? <span className="block font-sans text-xs">not verified</span> : null}
      </td>
    </tr>
  );
}

function What({ words: { what, about, changes, details } }: { words: ReturnType<typeof eventWords> }) {
  return (
    <>
      <span className="font-medium">{what}</span>
      {about ? <span className="text-muted">, {about}</span> : null}
      {changes.map(({ before, after }, index) => (
        <span key={`${before} ${after}`}>
          {index === 0 ? ': ' : '; '}
          <Words className="text-muted">{before}</Words> <span className="sr-only">became</span>
          <span aria-hidden="true" className="text-faint">
            →
          </span>{' '}
          <Words className="font-medium">{after}</Words>
        </span>
      ))}
      {details.map((detail) => (
        <span key={detail} className="text-xs text-muted">
          {' '}
          · <Words>{detail}</Words>
        </span>
      ))}
    </>
  );
}

/** What still reads as part of a line. A note may have thousands of characters: its rest folds away. */
const LONGEST = 200;

/** Never cut within a character of two code units. */
const beginning = (text: string) => [...text].slice(0, LONGEST).join('').trimEnd();

function Words({ children, className }: { children: string; className?: string }) {
  if (children.length <= LONGEST) return <bdi className={className}>{children}</bdi>;
  return (
    <details className={cx('group/words inline-block max-w-full align-top', className)}>
      <summary>
        <bdi className="group-open/words:hidden">{beginning(children)}… </bdi>
        <span className="text-xs text-accent underline">
          <span className="group-open/words:hidden">Show all</span>
          <span className="hidden group-open/words:inline">Show less</span>
        </span>
      </summary>
      <p dir="auto" className="whitespace-pre-line">
        {children}
      </p>
    </details>
  );
}
