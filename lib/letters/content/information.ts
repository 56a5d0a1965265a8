import type { Notice } from '../../cases/notice.ts';
import type { NoticeSnapshot } from '../../cases/snapshot.ts';
import { dateInZone, longDate, longMoment } from '../dates.ts';
import type { Block, LetterContent, Recipient } from '../letter.ts';
import { letter, serviceOf } from './frame.ts';
import { clauseWords, itemWords } from './sensitive.ts';
import { policyRows, requestedServices } from './services.ts';
import { clean, definitions, heading, prose } from './text.ts';
import { capitalized, voiceFor } from './words.ts';

export type NoticeOf<K extends Notice['kind']> = Extract<Notice, { kind: K }>;
type Asked = NoticeOf<'information-request'>;

/** The letter that asks for what is missing; to the member it says what the doctor was asked for. */
export function informationLetter(source: NoticeSnapshot, notice: Asked, recipient: Recipient): LetterContent {
  const { service } = serviceOf(source);
  const { doctor } = voiceFor(recipient);
  const lead =
    recipient === 'practitioner'
      ? 'We cannot decide on your request with the records that we have. Please send us the items below.'
      : `We cannot decide yet. We asked ${doctor} to send us the items below. You can help: ask the doctor to send them in time.`;
  return letter(source, recipient, {
    heading: `We need more information about ${service}`,
    outcome: ['Notice', 'Request for information'],
    body: [
      ...prose(lead),
      ...requestedServices(source),
      heading('What we need'),
      itemTable(notice, recipient),
      ...definitions([
        ['Asked for on', longDate(dateInZone(notice.askedAt, source.plan.timeZone))],
        ['Due', longMoment(notice.dueAt, source.plan.timeZone)],
        ['How to send', source.plan.letters?.sendRecords ?? ''],
        ['Note', recipient === 'practitioner' ? notice.note : ''],
      ]),
      ...(source.policy === null || source.policy.version === null ? [] : [policyRows(source.policy)]),
      ...whatFollows(source, notice),
    ],
  });
}

function itemTable({ items }: Asked, recipient: Recipient): Block {
  return {
    type: 'table',
    columns: [
      { title: 'Item', align: 'end', width: 'narrow' },
      { title: 'What we need', align: 'start', width: 'wide' },
      { title: 'What it is for', align: 'start', width: 'wide' },
    ],
    rows: items.map(({ number, what, fact, criterion }) => [
      String(number),
      clean(itemWords({ fact, what }, recipient)),
      criterion === null ? 'To find out which policy applies' : clean(purpose(criterion, fact, recipient)),
    ]),
  };
}

function purpose(criterion: NonNullable<Asked['items'][number]['criterion']>, fact: string, recipient: Recipient): string {
  const { asks, stands } = clauseWords(criterion, { [fact]: null }, recipient);
  return `${asks} ${capitalized(stands)}`;
}

export const CLOCK_STOPS = 'Our time to decide stands still until we get the items, or until that date.';
export const CLOCK_RUNS = 'Our time to decide goes on all the same.';
export const WITHOUT_IT = 'If we do not get the items by then, we decide with the records that we have. We may have to deny the request.';

function whatFollows(source: NoticeSnapshot, { stopsClock }: Asked): Block[] {
  return [
    heading('What happens next'),
    ...prose(WITHOUT_IT, stopsClock ? CLOCK_STOPS : CLOCK_RUNS),
    ...definitions([['Decision due', stopsClock ? '' : longMoment(source.dueAt, source.plan.timeZone)]]),
  ];
}
