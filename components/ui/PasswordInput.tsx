'use client';

import { type ComponentProps, useState } from 'react';
import { TextInput } from './inputs';

/** A password, hidden until its owner wants to see what was typed. Pasting is let be: password managers paste. */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type'>) {
  const [shown, setShown] = useState(false);
  const does = shown ? 'Hide' : 'Show';
  return (
    <span className="relative block">
      <TextInput {...props} type={shown ? 'text' : 'password'} className="pr-14" autoCapitalize="none" spellCheck={false} />
      <button
        type="button"
        aria-label={`${does} what was typed`}
        onClick={() => setShown(!shown)}
        className="absolute top-1 right-1 h-6 rounded px-2 text-xs text-muted hover:text-text"
      >
        {does}
      </button>
    </span>
  );
}
