import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View, version } from '@react-pdf/renderer';
import { createElement as h, type ReactNode } from 'react';
import type { Block, LetterContent } from '../../lib/letters/letter.ts';
import { fontFiles } from './fonts.ts';
import type { Peer } from './peer.ts';

const LEFT_COLUMN = 140;

const styles = StyleSheet.create({
  page: {
    fontFamily: ['Noto Sans', 'Noto Sans Arabic'],
    color: '#14171c',
    paddingHorizontal: 72,
    paddingTop: 58,
    paddingBottom: 68,
    lineHeight: 1.3,
  },
  head: { height: 180, marginBottom: 20 },
  row: { flexDirection: 'row' },
  between: { flexDirection: 'row', justifyContent: 'space-between' },
  bold: { fontWeight: 600 },
  muted: { color: '#4a525e' },
  block: { marginBottom: 5 },
  heading: { fontWeight: 600, fontSize: 12, marginTop: 4, marginBottom: 0 },
  cell: { flexGrow: 1, flexBasis: 0, paddingVertical: 2 },
  line: { borderBottomWidth: 0.5, borderBottomColor: '#c4cad3' },
  footer: { position: 'absolute', top: 735, left: 72, color: '#4a525e' },
  number: { position: 'absolute', top: 735, right: 72, color: '#4a525e' },
});

/** React-PDF, which draws what it is given and tags nothing. */
export function reactPdf(): Peer {
  const { regular, semibold, arabic } = fontFiles();
  Font.register({ family: 'Noto Sans', fonts: [{ src: regular }, { src: semibold, fontWeight: 600 }] });
  Font.register({ family: 'Noto Sans Arabic', src: arabic });
  Font.registerHyphenationCallback((word) => [word]);
  return { name: 'react-pdf', version, make: (content) => renderToBuffer(letter(content)), close: async () => {} };
}

function letter(content: LetterContent) {
  const address = content.blocks.find((block) => block.type === 'address');
  const body = content.blocks.filter((block) => block.type !== 'address');
  return h(
    Document,
    { title: content.title, language: content.language },
    h(
      Page,
      { size: 'LETTER', style: [styles.page, { fontSize: content.points }] },
      h(
        View,
        { style: styles.head },
        h(View, { style: styles.between }, h(Text, { style: styles.bold }, content.letterhead.name), h(Text, null, content.date)),
        ...content.letterhead.lines.map((line) => h(Text, { key: line, style: styles.muted }, line)),
        ...(address ? address.lines.map((line) => h(Text, { key: line }, line)) : []),
      ),
      ...body.map((block, at) => h(View, { key: at, style: styles.block }, ...partsOf(block))),
      h(Text, { style: styles.footer, fixed: true }, content.footer),
      h(Text, { style: styles.number, fixed: true, render: ({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}` }),
    ),
  );
}

function partsOf(block: Block): ReactNode[] {
  switch (block.type) {
    case 'heading':
      return [h(Text, { style: styles.heading }, block.text)];
    case 'paragraph':
    case 'tagline':
      return [h(Text, block.type === 'tagline' && block.direction === 'rtl' ? { style: { textAlign: 'right' } } : {}, block.text)];
    case 'definitions':
      return block.rows.map((row) =>
        h(
          View,
          { style: styles.row },
          h(Text, { style: [styles.muted, { width: LEFT_COLUMN }] }, row.term),
          h(Text, { style: { flexGrow: 1, flexBasis: 0 } }, row.detail),
        ),
      );
    case 'table':
      return [block.columns.map((column) => column.title), ...block.rows].map((row, at) =>
        h(
          View,
          { style: [styles.row, styles.line], wrap: false },
          ...row.map((text) => h(Text, { style: at === 0 ? [styles.cell, styles.bold] : styles.cell }, text)),
        ),
      );
    case 'list':
      return block.items.map((item) => h(View, { style: styles.row }, h(Text, { style: { width: 12 } }, '•'), h(Text, null, item)));
    case 'signature':
    case 'address':
      return (block.type === 'signature' ? [block.closing, ...block.lines] : block.lines).map((line) => h(Text, null, line));
  }
}
