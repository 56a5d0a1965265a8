'use client';

import { useEffect, useRef, useState } from 'react';
import { cx } from '@/components/ui/cx';
import type { Bookmark, PdfFile } from './pdf';
import type { ReaderDocument } from './reader-store';
import { usePlace, useReader } from './use-reader';

const THUMBNAIL_PX = 88;

/** Bookmarks where the file has some, and a small picture of every page. */
export function Aside({ document: { id, pages }, pdf }: { document: ReaderDocument; pdf: PdfFile | null }) {
  const { reader } = useReader();
  const current = usePlace(({ place }) => place.page);
  const bookmarks = useBookmarks(pdf);
  const go = (page: number) => reader.turnTo({ documentId: id, page });
  return (
    <nav aria-label="Pages and bookmarks" className="w-32 flex-none overflow-y-auto border-r border-line bg-panel p-2 text-xs">
      {bookmarks.length > 0 ? (
        <ul aria-label="Bookmarks" className="mb-2 border-b border-line pb-2">
          {bookmarks.map(({ key, title, level, page }) => (
            <li key={key}>
              <button
                type="button"
                disabled={page === null}
                onClick={() => page !== null && go(page)}
                className={cx('min-h-6 w-full truncate text-left text-accent hover:underline disabled:text-faint', INDENT[level])}
                title={title}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <ol aria-label="Pages" className="flex flex-col items-center gap-2">
        {Array.from({ length: pages }, (_, index) => index + 1).map((page) => (
          <Thumbnail key={`${id} ${page}`} pdf={pdf} documentId={id} page={page} isCurrent={current === page} onGo={go} />
        ))}
      </ol>
    </nav>
  );
}

const INDENT = ['', 'pl-2', 'pl-4', 'pl-6', 'pl-8', 'pl-10'] as const;

function useBookmarks(pdf: PdfFile | null): readonly Bookmark[] {
  const [bookmarks, setBookmarks] = useState<readonly Bookmark[]>([]);
  useEffect(() => {
    let isOver = false;
    if (pdf === null) setBookmarks([]);
    else
      pdf.bookmarks().then(
        (found) => isOver || setBookmarks(found),
        () => isOver || setBookmarks([]),
      );
    return () => {
      isOver = true;
    };
  }, [pdf]);
  return bookmarks;
}

type ThumbnailProps = {
  pdf: PdfFile | null;
  documentId: string;
  page: number;
  isCurrent: boolean;
  onGo: (page: number) => void;
};

function Thumbnail({ pdf, documentId, page, isCurrent, onGo }: ThumbnailProps) {
  const { base } = useReader();
  const button = useRef<HTMLButtonElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!button.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: '200px' });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  useEffect(() => {
    const target = canvas.current;
    if (!isNear || pdf === null || !target) return;
    let stop = () => {};
    let isOver = false;
    pdf
      .sizeOf(page)
      .then(({ w }) => {
        if (isOver) return;
        const drawing = pdf.draw(page, { canvas: target, text: null, scale: THUMBNAIL_PX / w, turn: 0 });
        stop = drawing.stop;
        return drawing.done;
      })
      .catch(() => {
        // The number below says which page it is.
      });
    return () => {
      isOver = true;
      stop();
    };
  }, [isNear, pdf, page]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={`Page ${page}`}
        onClick={() => onGo(page)}
        className="flex flex-col items-center gap-0.5 rounded-sm p-1 text-muted aria-[current=page]:bg-accent-weak aria-[current=page]:text-text"
      >
        <span className="block min-h-[114px] w-[88px] bg-white shadow-[0_0_0_1px_var(--line)]">
          {pdf ? (
            <canvas ref={canvas} className="block w-full" />
          ) : isNear ? (
            // biome-ignore lint/performance/noImgElement: a page of somebody's record is kept by no image cache
            <img src={`${base}/${documentId}/pages/${page}/image?size=thumbnail`} alt="" className="block w-full" />
          ) : null}
        </span>
        <span className="tabular-nums">{page}</span>
      </button>
    </li>
  );
}
