'use client';

import { memo, useEffect, useRef, useState } from 'react';
import type { PageText } from '@/lib/records/document.ts';
import { findRanges } from '@/lib/records/words.ts';
import { boxesOf } from './passage';
import type { PageSize, PdfFile } from './pdf';
import { usePlace, useReader } from './use-reader';

export type PageProps = {
  /** Null: pictures, which the server makes of each page. */
  pdf: PdfFile | null;
  documentId: string;
  page: number;
  /** In CSS pixels, as the page is shown. */
  width: number;
  height: number;
  scale: number;
  turn: number;
  onSize: (page: number, size: PageSize) => void;
};

/** One page: its picture, its text over it, and what is marked. */
export const Page = memo(function Page(props: PageProps) {
  const { pdf, documentId, page, turn } = props;
  return (
    <>
      {pdf ? <PdfPage {...props} pdf={pdf} /> : <PicturePage {...props} />}
      <Marks documentId={documentId} page={page} turn={turn} />
    </>
  );
});

function PdfPage({ pdf, page, scale, turn }: PageProps & { pdf: PdfFile }) {
  const { reader } = useReader();
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!canvas.current) return;
    const drawing = pdf.draw(page, { canvas: canvas.current, text: text.current, scale, turn });
    let isOver = false;
    drawing.done.then(
      () => setFailed(false),
      () => !isOver && setFailed(true),
    );
    return () => {
      isOver = true;
      drawing.stop();
    };
  }, [pdf, page, scale, turn]);
  useEffect(() => {
    function onSelect() {
      const selection = document.getSelection();
      if (selection?.anchorNode && text.current?.contains(selection.anchorNode)) reader.select(selection.toString(), page);
    }
    document.addEventListener('selectionchange', onSelect);
    return () => document.removeEventListener('selectionchange', onSelect);
  }, [reader, page]);
  return (
    <>
      <canvas ref={canvas} className="absolute inset-0 size-full" />
      {/* The text of a page is read by screen readers from here. */}
      <div ref={text} className="reader-text" />
      {failed ? <PageTrouble>This page could not be drawn.</PageTrouble> : null}
    </>
  );
}

function PicturePage({ documentId, page, width, height, turn, onSize }: PageProps) {
  const { base } = useReader();
  const [failed, setFailed] = useState(false);
  const across = turn % 180 !== 0;
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: a page of somebody's record is kept by no image cache */}
      <img
        src={`${base}/${documentId}/pages/${page}/image`}
        alt={`Page ${page}, scanned`}
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
          setFailed(false);
          onSize(page, { w: naturalWidth, h: naturalHeight });
        }}
        onError={() => setFailed(true)}
        className="absolute top-1/2 left-1/2 max-w-none"
        style={{
          width: across ? height : width,
          height: across ? width : height,
          transform: `translate(-50%, -50%) rotate(${turn}deg)`,
        }}
      />
      {failed ? <PageTrouble>This page could not be fetched.</PageTrouble> : null}
    </>
  );
}

function PageTrouble({ children }: { children: string }) {
  return (
    <p className="absolute inset-x-0 top-4 text-center text-sm text-[#8a5b00]">{children} Turn to another page and back to try again.</p>
  );
}

type MarksProps = { documentId: string; page: number; turn: number };

/** What was searched for, or what a citation quotes, where it stands on the page. */
function Marks({ documentId, page, turn }: MarksProps) {
  const { base } = useReader();
  const words = usePlace(({ mark }) => (mark?.documentId === documentId && mark.page === page ? mark.words : null));
  const [text, setText] = useState<PageText | null>(null);
  useEffect(() => {
    if (words === null) return;
    const stop = new AbortController();
    fetch(`${base}/${documentId}/pages/${page}/text`, { signal: stop.signal })
      .then((reply) => (reply.ok ? reply.json() : null))
      .then(setText)
      .catch(() => {
        // The page is shown all the same; only what was found is not marked.
      });
    return () => stop.abort();
  }, [base, documentId, page, words]);
  if (words === null || text === null) return null;
  const boxes = boxesOf(findRanges(text.text, words), text.items, text.box, turn);
  return (
    <div className="pointer-events-none absolute inset-0 mix-blend-multiply" data-marks={boxes.length}>
      {boxes.map(({ left, top, width, height }) => (
        <span
          key={`${left} ${top}`}
          className="absolute bg-[#ffe08a] forced-colors:outline-2 forced-colors:outline-[Highlight]"
          style={{ left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` }}
        />
      ))}
    </div>
  );
}
