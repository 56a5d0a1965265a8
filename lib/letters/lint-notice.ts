import type { Notice } from '../cases/notice.ts';
import type { NoticeSnapshot } from '../cases/snapshot.ts';
import { CLOCK_RUNS, CLOCK_STOPS, WITHOUT_IT } from './content/information.ts';
import { NOTHING_ADVERSE } from './content/outcome.ts';
import { clauseWords, itemWords } from './content/sensitive.ts';
import { dateInZone, longDate, longMoment } from './dates.ts';
import type { Recipient } from './letter.ts';
import { afterElements } from './lint-after.ts';
import { type Required, setting } from './lint-finding.ts';
import { copies, firstRights } from './lint-rights.ts';

/** What the letter of a notice must say beside what every letter does. */
export function noticeElements(source: NoticeSnapshot, recipient: Recipient): Required[] {
  const { notice } = source;
  switch (notice.kind) {
    case 'information-request':
      return informationElements(source, notice, recipient);
    case 'extension':
      return [
        { element: 'reason for the extension', say: notice.reason },
        { element: "why the extension is in the member's interest", say: 'best interest' },
        { element: 'new due date', say: `New date ${longMoment(notice.dueAt, source.plan.timeZone)}` },
        ...grievance(source),
      ];
    case 'urgency':
      return [
        { element: 'reason for the change of urgency', say: notice.reason },
        { element: 'standard due date', say: longMoment(notice.dueAt, source.plan.timeZone) },
        { element: 'how to ask for an expedited review again', say: 'How to ask again' },
        setting('way to send in records', source.plan.letters?.sendRecords),
        ...grievance(source),
      ];
    case 'withdrawal':
      return [
        { element: 'who withdrew the request', say: notice.by },
        { element: 'day of the withdrawal', say: longDate(dateInZone(notice.at, source.plan.timeZone)) },
        { element: 'how the withdrawal was confirmed', say: notice.confirmed },
        { element: 'statement that nothing was denied', say: NOTHING_ADVERSE },
        { element: 'how to ask again', say: 'How to ask again' },
        setting('way to send in records', source.plan.letters?.sendRecords),
      ];
    case 'missed-due':
      return missedElements(source, notice, recipient);
    default:
      return afterElements(source, notice, recipient);
  }
}

function informationElements(
  source: NoticeSnapshot,
  notice: Extract<Notice, { kind: 'information-request' }>,
  recipient: Recipient,
): Required[] {
  const items = notice.items.flatMap(({ number, what, fact, criterion }) => [
    { element: `item ${number}`, say: itemWords({ fact, what }, recipient) },
    ...(criterion
      ? [{ element: `criterion that item ${number} serves`, say: clauseWords(criterion, { [fact]: null }, recipient).asks }]
      : []),
  ]);
  return [
    ...(items.length === 0 ? [{ element: 'item that is asked for', say: '' }] : items),
    { element: 'due date of the information', say: longMoment(notice.dueAt, source.plan.timeZone) },
    setting('way to send in records', source.plan.letters?.sendRecords),
    { element: 'what follows without the information', say: WITHOUT_IT },
    { element: 'whether the clock runs', say: notice.stopsClock ? CLOCK_STOPS : CLOCK_RUNS },
    ...(notice.stopsClock ? [] : [{ element: 'due date of the decision', say: longMoment(source.dueAt, source.plan.timeZone) }]),
  ];
}

const grievance = ({ plan }: NoticeSnapshot): Required[] => [
  { element: 'right to a grievance', say: 'can file a grievance with us' },
  setting('place and way to file a grievance', plan.letters?.grievances),
];

function missedElements(source: NoticeSnapshot, notice: Extract<Notice, { kind: 'missed-due' }>, recipient: Recipient): Required[] {
  const counts = {
    'deemed-denied': 'this counts as a denial',
    'deemed-approved': 'counts as approved',
    overdue: 'No decision was made in time',
  };
  return [
    { element: 'time by which the decision was due', say: longMoment(notice.dueAt, source.plan.timeZone) },
    { element: 'what the missed time counts as', say: counts[notice.consequence] },
    ...(notice.consequence === 'deemed-approved' ? [] : [copies, ...firstRights(source, recipient)]),
  ];
}
