'use client';

import { useEffect, useRef } from 'react';
import { LinkButton } from '@/components/ui/Button';

/** Shown this once, in place of the form and of the focus that was in it. */
export function BackupCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex flex-col gap-3">
      <h2 ref={heading} tabIndex={-1} className="font-semibold">
        It is set up. Keep these backup codes
      </h2>
      <p className="text-sm">
        They are shown this once. Each signs you in one time when the app is not at hand: print them or write them down, and keep them apart
        from the device.
      </p>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-1 rounded border border-line bg-sunken px-4 py-3 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <LinkButton href={next} variant="primary" className="self-start">
        I have kept them: go on
      </LinkButton>
    </div>
  );
}
