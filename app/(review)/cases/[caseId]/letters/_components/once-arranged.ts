import type { NoticeKey } from '@/lib/cases/notice.ts';
import { type LoadedLetters, loadSnapshot, type NoticeView, noticeViews } from '@/lib/use-cases/load-letters.ts';
import type { Acting } from '@/lib/use-cases/permissions.ts';

/**
 * The notices as they are once a translation, or another format, that one of them owes is arranged for; and whether that one needs a word
 * about it before it is issued.
 */
export async function onceArranged(
  acting: Acting,
  loaded: LoadedLetters,
  key: NoticeKey,
): Promise<{ asksArrangement: boolean; settled: readonly NoticeView[] }> {
  const before = blocksOf(loaded.notices, key);
  if (before === 0) return { asksArrangement: false, settled: loaded.notices };
  const settled = noticeViews(acting, loaded, await loadSnapshot(loaded), { at: acting.at, arranged: 'said when it is issued' });
  return { asksArrangement: blocksOf(settled, key) < before, settled };
}

function blocksOf(notices: readonly NoticeView[], key: NoticeKey): number {
  const letters = notices.find((notice) => notice.key === key)?.letters ?? [];
  return letters.filter(({ issued }) => issued === null).flatMap(({ lint }) => lint.filter(({ level }) => level === 'blocks')).length;
}
