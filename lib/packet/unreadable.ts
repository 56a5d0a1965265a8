import type { UnreadablePage } from './messages.ts';
import type { PacketContent, PacketPage } from './packet.ts';

const WHY = 'it cannot be read.';

/** The same packet with a note in the place of those pages, and a line on the cover that says so. */
export function withoutPages(content: PacketContent, unreadable: readonly UnreadablePage[]): PacketContent {
  const leftOut = [...content.leftOut];
  const isUnreadable = ({ file, page }: PacketPage) => unreadable.some((one) => one.file === file && one.page === page);
  const records = content.records.map((record) => ({
    ...record,
    pages: record.pages.map((page) => {
      if (!isUnreadable(page)) return page;
      leftOut.push(`${record.title}, ${page.heading.toLowerCase()}: ${WHY.slice(0, -1)}`);
      return { ...page, file: null, why: WHY };
    }),
  }));
  return { ...content, records, leftOut };
}
