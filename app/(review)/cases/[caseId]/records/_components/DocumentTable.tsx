import { isolated } from '@/components/case/isolated';
import { shortInstant } from '@/components/case/when';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { Tag } from '@/components/ui/Tag';
import type { RecordDocument } from '@/lib/records/document.ts';
import type { EvidenceRecord } from '@/lib/use-cases/load-review.ts';
import { MarkDocument, OpenProtected } from './Protection';
import { RemoveDocument } from './RemoveDocument';
import { kindWords, pageHref, SENSITIVITY_WORDS, sizeWords, TEXT_WORDS } from './record-words';

type Props = {
  number: string;
  documents: readonly RecordDocument[];
  evidence: readonly EvidenceRecord[];
  timeZone: string;
  now: string;
  mayRemove: boolean;
  mayMark: boolean;
  /** Ids of documents that the viewer opens only with a reason. */
  locked: readonly string[];
};

/** The records of the case, oldest first. */
export function DocumentTable({ number, documents, evidence, timeZone, now, mayRemove, mayMark, locked }: Props) {
  const hasActs = mayRemove || mayMark || locked.length > 0;
  return (
    <DataTable caption="Records of the case">
      <thead>
        <tr>
          <Th>Document</Th>
          <Th>Kind</Th>
          <Th className="text-right">Pages</Th>
          <Th className="text-right">Size</Th>
          <Th>Text</Th>
          <Th className="text-right">Cited</Th>
          <Th>Added</Th>
          {hasActs ? (
            <Th>
              <span className="sr-only">What can be done with it</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <Tr key={document.id}>
            <Td wraps className="min-w-44 font-medium">
              {locked.includes(document.id) ? (
                <span title={document.name}>{isolated(document.name)}</span>
              ) : (
                <Link href={toRoute(pageHref(number, document.id))} className="text-accent hover:underline" title={document.name}>
                  {isolated(document.name)}
                </Link>
              )}
            </Td>
            <Td>
              {kindWords(document)}
              {document.sensitivity === 'none' ? null : (
                <Tag tone="warn" className="ml-2">
                  {SENSITIVITY_WORDS[document.sensitivity]}
                </Tag>
              )}
            </Td>
            <Td className="text-right tabular-nums">{document.pages.toLocaleString('en-US')}</Td>
            <Td look="quiet" className="text-right tabular-nums">
              {sizeWords(document.size)}
            </Td>
            <Td look="quiet">{TEXT_WORDS[document.textState]}</Td>
            <Td className="text-right tabular-nums">{document.citations}</Td>
            <Td look="quiet">
              {shortInstant(document.addedAt, timeZone, now)} · {isolated(document.addedBy)}
            </Td>
            {hasActs ? (
              <Td className="text-right whitespace-nowrap">
                {locked.includes(document.id) ? <OpenProtected number={number} document={document} /> : null}
                {mayMark ? <MarkDocument number={number} document={document} /> : null}
                {mayRemove ? (
                  <RemoveDocument
                    number={number}
                    document={{ id: document.id, name: document.name }}
                    citations={evidence.filter(({ documentId }) => documentId === document.id)}
                  />
                ) : null}
              </Td>
            ) : null}
          </Tr>
        ))}
      </tbody>
    </DataTable>
  );
}
