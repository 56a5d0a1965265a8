'use client';

import { counted } from '@/components/case/case-text';
import type { SigningRefusal } from '@/lib/cases/signing.ts';
import { fieldAnchor } from './desk-form';
import { focusField } from './SignField';

export const MISSING_ID = 'sign-missing';

/** What keeps the decision from being signed, each line leading to its field. */
export function Missing({ refusals }: { refusals: readonly SigningRefusal[] }) {
  return (
    <section id={MISSING_ID} aria-label="Before you can sign">
      <p role="status" className="text-sm font-medium">
        {refusals.length === 0 ? 'Nothing is missing: it can be signed.' : `Before you can sign, ${counted(refusals.length, 'thing')}:`}
      </p>
      <ul className="text-sm">
        {refusals.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field === 'credential' ? (
              <span className="inline-block py-0.5">{message}. An administrator keeps the licenses.</span>
            ) : (
              <a
                href={`#${fieldAnchor(field)}`}
                className="inline-block min-h-6 py-0.5 text-accent underline"
                onClick={(event) => {
                  event.preventDefault();
                  focusField(field);
                }}
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
