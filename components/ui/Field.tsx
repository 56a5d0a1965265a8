import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from './cx';

/** What a field hands to its control: spread it on the input. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  /** Under the label, before the control: what to type, a unit, a definition. */
  hint?: ReactNode;
  /** What is wrong and what to do, in words; shown under the control and read with it. */
  error?: string | undefined;
  required?: boolean;
  /** Beside the label, quiet: "optional", a clause, a link. */
  aside?: ReactNode;
  /** A fixed id, for a link from an error summary; otherwise made up. */
  id?: string;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** Label, hint, control and error, wired for screen readers. */
export function Field({ label, hint, error, required = false, aside, id, className, children }: FieldProps) {
  const made = useId();
  const own = id ?? made;
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={own} className="text-sm font-medium">
          {label}
          {required ? <RequiredMark /> : null}
        </label>
        {aside ? <span className="text-xs text-faint">{aside}</span> : null}
      </div>
      {hint ? <Hint id={`${own}-hint`}>{hint}</Hint> : null}
      {children({
        id: own,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required ? true : undefined,
      })}
      {error ? <FieldError id={`${own}-error`}>{error}</FieldError> : null}
    </div>
  );
}

/** The star is for the eye; `aria-required` says it to a screen reader. */
export function RequiredMark() {
  return (
    <span aria-hidden="true" className="text-not-met">
      {' *'}
    </span>
  );
}

export function Hint({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <p id={id} className="text-xs text-muted">
      {children}
    </p>
  );
}

/** A cross and words, never color alone. */
export function FieldError({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <p id={id} className="flex gap-1.5 text-xs text-not-met">
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" className="mt-0.5 flex-none">
        <rect x=".5" y=".5" width="11" height="11" rx="2.5" fill="currentColor" />
        <path d="M6 2.8v3.8M6 8v1.4" className="stroke-panel" strokeWidth="1.5" />
      </svg>
      <span>{children}</span>
    </p>
  );
}

export interface FieldGroupProps extends Omit<ComponentProps<'fieldset'>, 'children'> {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  children: ReactNode;
}

/** Several controls under one question: a fieldset whose legend is the question. */
export function FieldGroup({ legend, hint, error, required = false, className, children, ...rest }: FieldGroupProps) {
  const own = useId();
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      className={cx('flex min-w-0 flex-col gap-1', className)}
      aria-describedby={described || undefined}
      data-invalid={error ? '' : undefined}
      {...rest}
    >
      <legend className="mb-1 text-sm font-medium">
        {legend}
        {required ? <RequiredMark /> : null}
      </legend>
      {hint ? <Hint id={`${own}-hint`}>{hint}</Hint> : null}
      {children}
      {error ? <FieldError id={`${own}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
