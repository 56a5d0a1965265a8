import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import type { Block, LetterContent } from '@/lib/letters/letter.ts';

/** A letter as it reads, before it is typeset: the same parts in the same order, with the structure that its PDF is tagged with. */
export function LetterSheet({ content }: { content: LetterContent }) {
  const { title, language, letterhead, date, blocks, footer, points } = content;
  return (
    <article
      aria-label={title}
      lang={language}
      className={cx(
        'flex max-w-184 flex-col gap-3 rounded border border-line bg-panel px-8 py-7 [overflow-wrap:anywhere]',
        points === 12 ? 'text-base leading-6' : 'text-sm leading-5',
      )}
    >
      <header className="border-b border-line pb-3">
        <p className="font-semibold">{letterhead.name}</p>
        {keyed(letterhead.lines).map(([key, line]) => (
          <p key={key} className="text-sm text-muted">
            {line}
          </p>
        ))}
      </header>
      <p>{date}</p>
      {keyed(blocks, nameOf).map(([key, block]) => (
        <Part key={key} block={block} />
      ))}
      <footer className="mt-2 border-t border-line pt-2 text-xs text-muted">{footer}</footer>
    </article>
  );
}

function Part({ block }: { block: Block }) {
  switch (block.type) {
    case 'address':
      return <address className="not-italic">{linesOf(block.lines)}</address>;
    case 'heading':
      return block.level === 1 ? (
        <h3 className="mt-1 text-lg font-semibold">{block.text}</h3>
      ) : (
        <h4 className="mt-1 font-semibold">{block.text}</h4>
      );
    case 'paragraph':
      return <p className={cx('whitespace-pre-line', block.role === 'notice' && 'text-sm text-muted')}>{block.text}</p>;
    case 'definitions':
      return <Rows rows={block.rows} />;
    case 'table':
      return <Table block={block} />;
    case 'list':
      return (
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {keyed(block.items).map(([key, item]) => (
            <li key={key}>{item}</li>
          ))}
        </ul>
      );
    case 'signature':
      return (
        <div>
          <p>{block.closing}</p>
          <div className="mt-4">{linesOf(block.lines)}</div>
        </div>
      );
    case 'tagline':
      return (
        <p lang={block.tag} dir={block.direction}>
          {block.text}
        </p>
      );
  }
}

function Rows({ rows }: { rows: Extract<Block, { type: 'definitions' }>['rows'] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-0.5">
      {keyed(rows, ({ term }) => term).map(([key, { term, detail }]) => (
        <div key={key} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

const END = 'text-right tabular-nums';

function Table({ block: { columns, rows } }: { block: Extract<Block, { type: 'table' }> }) {
  const titles = keyed(columns, ({ title }) => title);
  return (
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr>
          {titles.map(([key, { title, align }]) => (
            <th
              key={key}
              scope="col"
              className={cx(
                'border-b border-line-strong py-1 pr-3 align-bottom font-medium last:pr-0',
                align === 'end' ? END : 'text-left',
              )}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows, (row) => row.join('\n')).map(([key, row]) => (
          <tr key={key}>
            {titles.map(([column, { align }], i) => (
              <td key={column} className={cx('border-b border-line py-1 pr-3 align-top last:pr-0', align === 'end' && END)}>
                {row[i]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const linesOf = (lines: readonly string[]): ReactNode =>
  keyed(lines).map(([key, line]) => (
    <span key={key} className="block">
      {line}
    </span>
  ));

const nameOf = (block: Block): string => (block.type === 'heading' ? block.text : block.type);

/** Each with a key by what it is and how often that came before: what is typed into one part moves no other. */
function keyed<T>(items: readonly T[], name: (item: T) => string = String): [string, T][] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const own = name(item);
    const before = seen.get(own) ?? 0;
    seen.set(own, before + 1);
    return [`${own} ${before}`, item];
  });
}
