export { dueTime } from '@/lib/cases/clocks.ts';
export { foldChoices, receiptInstant } from '@/lib/forms/receipt-time.ts';
