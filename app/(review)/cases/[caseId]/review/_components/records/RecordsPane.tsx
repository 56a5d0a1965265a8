'use client';

import './reader.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isolated } from '@/components/case/isolated';
import { type KeyAction, useKeys } from '@/components/shell/Keys';
import { IconButton } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import { focusQuestion } from '../question-moves';
import { useFrame, useReview } from '../use-review';
import { Aside } from './Aside';
import { Find } from './Find';
import { pdfLibrary } from './library';
import { type Fit, Pages } from './Pages';
import type { PdfFile } from './pdf';
import type { ReaderDocument } from './reader-store';
import { usePlace, useReader } from './use-reader';

const STEP = 1.2;
const [LEAST, MOST] = [0.25, 5];

/** Tabs of the documents, the page in view with its tools, and what is found in all of them. */
export function RecordsPane({ onHide }: { onHide: () => void }) {
  const { reader, base } = useReader();
  const { store, review, lastQuestion } = useFrame();
  const documentId = usePlace(({ place }) => place.documentId);
  const document = reader.documents.find(({ id }) => id === documentId) ?? reader.documents[0];
  const { pdf, failed } = usePdf(document, `${base}/${document.id}/file`);
  const [fit, setFit] = useState<Fit>('width');
  const [turn, setTurn] = useState(0);
  const [scale, setScale] = useState(1);
  const [isAside, setAside] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const evidence = useReview((snapshot) => snapshot.evidence.of);

  const zoom = (by: number) => setFit(Math.min(MOST, Math.max(LEAST, scale * by)));
  function goToCited() {
    const fact = lastQuestion();
    const cited = fact === null ? undefined : evidence[fact]?.findLast((one) => reader.has(one.documentId));
    if (cited?.documentId !== undefined) reader.openCitation({ ...cited, documentId: cited.documentId });
  }
  const acts: Readonly<Record<string, () => void>> = {
    f: () => field.current?.select(),
    '[': () => reader.turnBy(-1),
    ']': () => reader.turnBy(1),
    '{': () => reader.chooseBy(-1),
    '}': () => reader.chooseBy(1),
    '+': () => zoom(STEP),
    '-': () => zoom(1 / STEP),
    w: () => setFit(fit === 'width' ? 'page' : 'width'),
    r: () => setTurn((turn + 90) % 360),
    b: () => setAside(!isAside),
    g: goToCited,
  };
  useEffect(() =>
    reader.listen((key) => {
      acts[key]?.();
      return key in acts;
    }),
  );
  useKeys(KEYS.map(([key, label]): KeyAction => ({ key, label, group: 'Records', run: () => void reader.press(key) })));

  function backToQuestion() {
    const fact = lastQuestion();
    if (fact) focusQuestion(fact);
    else field.current?.blur();
  }

  return (
    <>
      <Tabs documents={reader.documents} current={document.id} onChoose={reader.choose} />
      <div className="relative flex flex-none flex-wrap items-center gap-x-1 gap-y-1 border-b border-line bg-panel px-2 py-1">
        <Tool label="Thumbnails and bookmarks (b)" pressed={isAside} onClick={acts.b}>
          <path d="M2 2.5h3v7H2zM6.5 3H10M6.5 6H10M6.5 9H10" />
        </Tool>
        <PageField document={document} />
        <Tool label="Zoom out (-)" onClick={acts['-']}>
          <path d="M2.5 6h7" />
        </Tool>
        <span className="min-w-9 text-center text-xs text-muted tabular-nums">{Math.round(scale * 100)}%</span>
        <Tool label="Zoom in (+)" onClick={acts['+']}>
          <path d="M2.5 6h7M6 2.5v7" />
        </Tool>
        <Tool label={fit === 'width' ? 'Fit the page (w)' : 'Fit the width (w)'} onClick={acts.w}>
          {fit === 'width' ? <path d="M3 1.5h6v9H3z" /> : <path d="M1.5 6h9M3.5 4L1.5 6l2 2M8.5 4l2 2-2 2" />}
        </Tool>
        <Tool label="Turn by 90° (r)" onClick={acts.r}>
          <path d="M9.5 6A3.5 3.5 0 1 1 6 2.5h3M7 .8L9 2.5 7 4.2" />
        </Tool>
        <Find number={review.number} field={field} onDone={backToQuestion} />
        <Tool label="Hide the records (v)" onClick={onHide}>
          <path d="M7.5 2.5L4 6l3.5 3.5" />
        </Tool>
      </div>
      {document.textState === 'none' ? (
        <p className="flex-none border-b border-line bg-panel px-3 py-1 text-xs text-muted">A scan without text: it cannot be searched.</p>
      ) : null}
      <div className="flex min-h-0 flex-1">
        {isAside ? <Aside document={document} pdf={pdf} /> : null}
        {failed ? (
          <p role="alert" className="flex-1 p-4 text-sm text-missing">
            The document could not be opened. Choose another one and come back to try again.
          </p>
        ) : document.fileKind === 'pdf' && pdf === null ? (
          <p className="flex-1 bg-sunken p-4 text-sm text-muted">Opening…</p>
        ) : (
          <Pages key={document.id} document={document} pdf={pdf} fit={fit} turn={turn} onScale={setScale} />
        )}
      </div>
      <CiteBar onCite={(fact) => store.open({ fact, kind: 'cite' })} />
    </>
  );
}

const KEYS = [
  ['f', 'Find in the records'],
  ['[', 'Previous page'],
  [']', 'Next page'],
  ['{', 'Previous document'],
  ['}', 'Next document'],
  ['+', 'Zoom in'],
  ['-', 'Zoom out'],
  ['w', 'Fit the width or the page'],
  ['r', 'Turn the page'],
  ['b', 'Show or hide thumbnails and bookmarks'],
  ['g', 'To the cited page of the question'],
] as const;

/** The PDF of the document in view; null: it is being opened, or no PDF. */
function usePdf({ id, fileKind }: ReaderDocument, address: string): { pdf: PdfFile | null; failed: boolean } {
  const [opened, setOpened] = useState<{ id: string; pdf: PdfFile | null } | null>(null);
  useEffect(() => {
    if (fileKind !== 'pdf') return;
    let isOver = false;
    pdfLibrary()
      .then(({ openPdf }) => openPdf(address))
      .then(
        (pdf) => isOver || setOpened({ id, pdf }),
        () => isOver || setOpened({ id, pdf: null }),
      );
    return () => {
      isOver = true;
    };
  }, [id, fileKind, address]);
  const isThis = fileKind === 'pdf' && opened?.id === id;
  return { pdf: isThis ? opened.pdf : null, failed: isThis && opened.pdf === null };
}

type TabsProps = { documents: readonly ReaderDocument[]; current: string; onChoose: (id: string) => void };

function Tabs({ documents, current, onChoose }: TabsProps) {
  return (
    <nav
      aria-label="Documents"
      className="flex min-h-10 flex-none items-stretch gap-0.5 overflow-x-auto border-b border-line bg-panel px-1"
    >
      {documents.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-current={id === current ? 'page' : undefined}
          title={name}
          onClick={() => onChoose(id)}
          className="max-w-56 flex-none truncate border-b-2 border-transparent px-2 text-sm text-muted hover:text-text focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text"
        >
          {isolated(name.replace(/\.(pdf|png|jpe?g|tiff?)$/i, ''))}
        </button>
      ))}
    </nav>
  );
}

/** "p. 37 of 118": typed into, it turns there. */
function PageField({ document: { id, pages } }: { document: ReaderDocument }) {
  const { reader } = useReader();
  const page = usePlace(({ place }) => place.page);
  const [typed, setTyped] = useState<string | null>(null);
  function go() {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted > 0) reader.turnTo({ documentId: id, page: wanted });
    setTyped(null);
  }
  return (
    <label className="flex items-center gap-1 px-1 text-xs text-muted tabular-nums">
      p.
      <input
        aria-label={`Page, of ${pages}`}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(page)}
        onChange={({ target }) => setTyped(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
        className="h-6 w-10 rounded border border-control bg-panel px-1 text-right text-text"
      />
      of {pages}
    </label>
  );
}

type ToolProps = { label: string; pressed?: boolean; onClick: (() => void) | undefined; children: ReactNode };

function Tool({ label, pressed, onClick, children }: ToolProps) {
  return (
    <IconButton label={label} aria-pressed={pressed} onClick={onClick} className={cx(pressed && 'bg-sunken text-text')}>
      <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.2">
        {children}
      </svg>
    </IconButton>
  );
}

/** For the mouse: what `e` does. */
function CiteBar({ onCite }: { onCite: (fact: NonNullable<ReturnType<ReturnType<typeof useFrame>['lastQuestion']>>) => void }) {
  const { mayAnswer, lastQuestion } = useFrame();
  const page = usePlace(({ place }) => place.page);
  if (!mayAnswer) return null;
  return (
    <div className="flex flex-none items-center gap-2 border-t border-line bg-panel px-3 py-1 text-xs text-muted">
      <button
        type="button"
        // The question keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          const fact = lastQuestion();
          if (fact) onCite(fact);
        }}
        className="min-h-6 text-accent hover:underline"
      >
        Cite page {page} to the question in focus (e)
      </button>
    </div>
  );
}
