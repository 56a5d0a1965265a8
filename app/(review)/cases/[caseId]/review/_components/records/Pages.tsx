'use client';

import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Page } from './Page';
import type { PageSize, PdfFile } from './pdf';
import type { ReaderDocument } from './reader-store';
import { usePlace, useReader } from './use-reader';

/** How a page fits: to the width or the whole of the pane, or so many times its own size. */
export type Fit = 'width' | 'page' | number;
type Room = { w: number; h: number };

const LETTER: PageSize = { w: 612, h: 792 };
const MARGIN = 12;
/** Pages that are drawn before they come into view: as much as the pane is high. */
const AHEAD = '100% 0px';
const LINE_PX = 48;

type Props = { document: ReaderDocument; pdf: PdfFile | null; fit: Fit; turn: number; onScale: (scale: number) => void };

/** All pages one under the other; only those near what is in view are drawn. */
export function Pages({ document: { id, name, pages }, pdf, fit, turn, onScale }: Props) {
  const { reader } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const [sizes, setSizes] = useState<Readonly<Record<number, PageSize>>>({});
  const near = useNear(scroller, pages, reader.get().place.page);
  const jumps = usePlace((state) => state.jumps);
  const onSize = useCallback(
    (page: number, size: PageSize) =>
      setSizes((all) => (all[page]?.w === size.w && all[page]?.h === size.h ? all : { ...all, [page]: size })),
    [],
  );

  useEffect(() => {
    if (!pdf) return;
    let isOver = false;
    // The first one stands for all until each is known.
    for (const page of new Set([1, ...near]))
      pdf.sizeOf(page).then(
        (size) => isOver || onSize(page, size),
        () => {
          // Drawing the page says that it cannot be read.
        },
      );
    return () => {
      isOver = true;
    };
  }, [pdf, near, onSize]);

  const scaleOf = (size: PageSize) => scaleFor(size, room, fit, turn);
  const first = sizes[1] ?? LETTER;
  const shownScale = scaleOf(first);
  useEffect(() => onScale(shownScale), [onScale, shownScale]);

  // `jumps` asks for the page again, also where it is the same; a new fit keeps the page in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when asked, not when scrolling changes the page in view
  useLayoutEffect(() => {
    const target = scroller.current?.querySelector<HTMLElement>(`[data-page="${reader.get().place.page}"]`);
    if (target && scroller.current) scroller.current.scrollTop = target.offsetTop - MARGIN;
  }, [jumps, shownScale, turn, reader]);

  function onScroll() {
    const box = scroller.current;
    if (!box) return;
    const line = box.scrollTop + box.clientHeight / 3;
    const all = [...box.querySelectorAll<HTMLElement>('[data-page]')];
    const found = all.findLast((one) => one.offsetTop <= line);
    // A page that was asked for and is short of the line stays the page in view while any of it is on top.
    const asked = all[reader.get().place.page - 1];
    if (asked && asked.offsetTop >= box.scrollTop - MARGIN && asked.offsetTop < line) return;
    if (found) reader.seen(Number(found.dataset.page));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: it scrolls, and takes the keys that scroll
    <div
      ref={scroller}
      role="region"
      aria-label={`Pages of ${name}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={(event) => scrollByKey(event)}
      className="relative min-h-0 min-w-0 flex-1 overflow-auto bg-sunken focus-visible:-outline-offset-2"
    >
      <div className="flex min-w-full flex-col items-center gap-3 p-3" style={{ width: 'max-content' }}>
        {Array.from({ length: pages }, (_, index) => {
          const page = index + 1;
          const size = sizes[page] ?? first;
          const scale = scaleOf(size);
          const [w, h] = turn % 180 === 0 ? [size.w, size.h] : [size.h, size.w];
          const [width, height] = [Math.floor(w * scale), Math.floor(h * scale)];
          return (
            // biome-ignore lint/a11y/useSemanticElements: a page is no form
            <div
              key={`${id} ${page}`}
              data-page={page}
              role="group"
              aria-label={`Page ${page} of ${pages}`}
              className="relative flex-none bg-white shadow-[0_0_0_1px_var(--line)]"
              style={{ width, height }}
            >
              {near.has(page) && room !== null && (pdf === null || sizes[page]) ? (
                <Page pdf={pdf} documentId={id} page={page} width={width} height={height} scale={scale} turn={turn} onSize={onSize} />
              ) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function scaleFor({ w, h }: PageSize, room: Room | null, fit: Fit, turn: number): number {
  if (typeof fit === 'number') return fit;
  if (room === null) return 1;
  const [across, down] = turn % 180 === 0 ? [w, h] : [h, w];
  const wide = Math.max(80, room.w - 2 * MARGIN) / across;
  return fit === 'width' ? wide : Math.min(wide, Math.max(80, room.h - 2 * MARGIN) / down);
}

/** Arrow keys and the like scroll here, instead of moving between questions. */
function scrollByKey(event: KeyboardEvent<HTMLDivElement>) {
  const { currentTarget: box, key } = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (key === 'ArrowDown' || key === 'ArrowUp') box.scrollBy({ top: key === 'ArrowDown' ? LINE_PX : -LINE_PX });
  else if (key === 'ArrowLeft' || key === 'ArrowRight') box.scrollBy({ left: key === 'ArrowRight' ? LINE_PX : -LINE_PX });
  else return;
  event.preventDefault();
}

/** The room inside the pane; null until it is measured. */
function useRoom(scroller: { current: HTMLDivElement | null }): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const measure = () => setRoom({ w: box.clientWidth, h: box.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller]);
  return room;
}

/** The pages in view or about to be; until that is known, the one that was asked for. */
function useNear(scroller: { current: HTMLDivElement | null }, pages: number, first: number): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([first]));
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const seen = new Set<number>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const page = target instanceof HTMLElement ? Number(target.dataset.page) : 0;
          if (isIntersecting) seen.add(page);
          else seen.delete(page);
        }
        setNear(new Set([...seen].filter((page) => page <= pages)));
      },
      { root: box, rootMargin: AHEAD },
    );
    for (const one of box.querySelectorAll('[data-page]')) observer.observe(one);
    return () => observer.disconnect();
  }, [scroller, pages]);
  return near;
}
