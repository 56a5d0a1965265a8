type Answer = 'yes' | 'no' | 'unknown';

/** What intake asks of a pump in place. Apart from the schema, so that a page can use it without the schema's library. */
export type PumpQuestions = { implanted: Answer; alarm: Answer; batteryLow: Answer; infection: Answer; refillDueOn: string };

/** Whether what is known of a pump asks for a recorded urgency finding: any yes, or a refill date (lifecycle.md section 4). */
export function pumpAsksForFinding({ implanted, alarm, batteryLow, infection, refillDueOn }: PumpQuestions): boolean {
  return refillDueOn !== '' || [implanted, alarm, batteryLow, infection].includes('yes');
}
