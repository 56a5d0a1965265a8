import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import { FieldGroup, type FieldGroupProps } from './Field';

const BOX =
  'w-full rounded border border-control bg-panel text-base text-text aria-invalid:border-not-met aria-invalid:outline-not-met disabled:border-line disabled:bg-sunken disabled:text-faint [&[readonly]]:bg-sunken focus-visible:outline-offset-0';

/** One line of text; `type` as in HTML (`email`, `password`, `date`, `tel` …). */
export function TextInput({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input type={type} className={cx(BOX, 'h-8 px-2', className)} {...rest} />;
}

export type NumberInputProps = Omit<ComponentProps<'input'>, 'type'> & {
  /** Shown after the box and read with it: "months", "%". */
  unit?: string;
  /** Whole numbers only: the phone's keypad has no decimal point. */
  integer?: boolean;
};

/**
 * A number typed as text. Not `type="number"`: there the arrow keys and the wheel change the value, and in review the
 * arrows move between questions. Whoever reads the value parses it.
 */
export function NumberInput({ className, unit, integer = false, ...rest }: NumberInputProps) {
  const box = (
    <input
      type="text"
      inputMode={integer ? 'numeric' : 'decimal'}
      autoComplete="off"
      className={cx(BOX, 'h-7 max-w-18 min-w-18 px-2 text-right', className)}
      {...rest}
    />
  );
  if (!unit) return box;
  return (
    <span className="inline-flex items-baseline gap-1.5">
      {box}
      <span className="text-xs text-muted">{unit}</span>
    </span>
  );
}

export type SelectProps = ComponentProps<'select'> & {
  /** The first, empty choice: "Choose a plan". Without it the first option is chosen. */
  placeholder?: string;
  options: readonly { value: string; label: string; disabled?: boolean }[];
};

/** The browser's own list: it works with every keyboard, phone and screen reader. */
export function Select({ className, placeholder, options, ...rest }: SelectProps) {
  return (
    <span className={cx('relative block', className)}>
      <select className={cx(BOX, 'h-8 appearance-none pr-7 pl-2')} {...rest}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
      <svg
        viewBox="0 0 12 12"
        width="12"
        height="12"
        aria-hidden="true"
        className="pointer-events-none absolute top-2.5 right-2 text-muted"
      >
        <path d="M2.5 4.5L6 8l3.5-3.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
      </svg>
    </span>
  );
}

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={cx(BOX, 'min-h-16 px-2.5 py-1.5', className)} {...rest} />;
}

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode };

/** The label is part of the target. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx('grid grid-cols-[18px_1fr] gap-x-2 py-0.5', className)}>
      <input type="checkbox" className="mt-0.5 size-4" {...rest} />
      <span>
        {label}
        {hint ? <span className="block text-xs text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}

export interface RadioOption {
  value: string;
  label: ReactNode;
  /** What choosing it does, or why it can't be chosen. */
  hint?: ReactNode;
  disabled?: boolean;
}

export type RadioGroupProps = Pick<FieldGroupProps, 'legend' | 'hint' | 'error' | 'required' | 'className'> & {
  name: string;
  options: readonly RadioOption[];
  /** Controlled with `onValueChange`; or leave both out and use `defaultValue`, or `inputProps` from a form library. */
  value?: string | null;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  inputProps?: Omit<ComponentProps<'input'>, 'type' | 'value' | 'name' | 'checked' | 'defaultChecked'>;
  /** `cards` as on the decision page, `plain` in forms. */
  look?: 'plain' | 'cards' | 'inline';
};

const CARD =
  'rounded border border-line px-2.5 py-2 has-checked:border-accent has-checked:bg-accent-weak has-disabled:bg-sunken has-disabled:text-faint forced-colors:has-checked:border-[Highlight]';

/** Native radios under one legend. */
export function RadioGroup({
  name,
  options,
  value,
  defaultValue,
  onValueChange,
  inputProps,
  look = 'plain',
  required = false,
  ...group
}: RadioGroupProps) {
  return (
    <FieldGroup required={required} {...group}>
      <div className={cx('flex', look === 'inline' ? 'flex-wrap gap-x-5 gap-y-1' : 'flex-col', look === 'cards' ? 'gap-2' : '')}>
        {options.map((option) => (
          <label key={option.value} className={cx('grid grid-cols-[18px_1fr] gap-x-2', look === 'cards' ? CARD : 'py-0.5')}>
            <input
              type="radio"
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled ?? false}
              className="mt-0.5 size-4"
              {...inputProps}
              {...(value === undefined ? {} : { checked: value === option.value })}
              {...(defaultValue === undefined ? {} : { defaultChecked: defaultValue === option.value })}
              {...(onValueChange ? { onChange: () => onValueChange(option.value) } : {})}
            />
            <span>
              {option.label}
              {option.hint ? <span className="block text-xs text-muted">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
