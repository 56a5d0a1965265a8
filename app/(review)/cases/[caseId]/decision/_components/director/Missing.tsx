'use client';

import type { ReactNode } from 'react';
import { counted } from '@/components/case/case-text';
import type { SigningRefusal } from '@/lib/cases/signing.ts';
import type { LetterFinding } from '@/lib/letters/lint.ts';
import { fieldAnchor } from './desk-form';
import { fieldOf } from './letter-blocks';
import { focusField } from './SignField';

export const MISSING_ID = 'sign-missing';

/** What keeps the decision from being signed, each line leading to its field. */
export function Missing({ refusals, blocks }: { refusals: readonly SigningRefusal[]; blocks: readonly LetterFinding[] }) {
  // What a refusal says already, the letters' lint need not say again at the same field.
  const own = new Set(refusals.map(({ field }) => field));
  const others = blocks.filter((finding) => !own.has(fieldOf(finding) ?? ''));
  const count = refusals.length + others.length;
  return (
    <section id={MISSING_ID} aria-label="Before you can sign">
      <p role="status" className="text-sm font-medium">
        {count === 0 ? 'Nothing is missing: it can be signed.' : `Before you can sign, ${counted(count, 'thing')}:`}
      </p>
      <ul className="text-sm">
        {refusals.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field === 'credential' ? (
              <span className="inline-block py-0.5">{message}. An administrator keeps the licenses.</span>
            ) : (
              <Lead field={field}>{message}</Lead>
            )}
          </li>
        ))}
        {others.map((finding) => {
          const { element, message } = finding;
          const field = fieldOf(finding);
          return (
            <li key={`${element} ${message}`}>
              {field === null ? (
                <span className="inline-block py-0.5">In the letters: {message}</span>
              ) : (
                <Lead field={field}>In the letters: {message}</Lead>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Lead({ field, children }: { field: string; children: ReactNode }) {
  return (
    <a
      href={`#${fieldAnchor(field)}`}
      className="inline-block min-h-6 py-0.5 text-accent underline"
      onClick={(event) => {
        event.preventDefault();
        focusField(field);
      }}
    >
      {children}
    </a>
  );
}
