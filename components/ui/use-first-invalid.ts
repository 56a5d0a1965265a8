'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { focusFirstInvalid } from './focus';

/** @returns the ref of a form, in which each new refusal takes the focus to the first field that is marked by it */
export function useFirstInvalid(refusal: object | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal !== null) focusFirstInvalid(form.current);
  }, [refusal]);
  return form;
}
