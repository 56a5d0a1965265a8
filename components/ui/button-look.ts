import { cx } from './cx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'md' | 'sm';

const SHAPE =
  'inline-flex items-center justify-center gap-2 rounded border text-sm font-medium whitespace-nowrap transition-colors duration-100 disabled:cursor-not-allowed aria-disabled:cursor-not-allowed';

const SIZE: Record<ButtonSize, string> = { md: 'min-h-8 px-3 py-[5px]', sm: 'min-h-6 px-2 py-px' };

const OFF =
  'disabled:border-line disabled:bg-sunken disabled:text-faint aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-faint forced-colors:disabled:text-[GrayText]';

const VARIANT: Record<ButtonVariant, string> = {
  // A high-contrast theme draws a plate behind text, which would hide text in the plate's color: the pair of colors is kept as it is.
  primary:
    'border-accent bg-accent text-on-accent hover:not-disabled:not-aria-disabled:border-text forced-colors:forced-color-adjust-none forced-colors:bg-[ButtonText] forced-colors:text-[ButtonFace] forced-colors:disabled:bg-[ButtonFace]',
  secondary: 'border-line-strong bg-panel text-text hover:not-disabled:not-aria-disabled:border-control',
  quiet:
    'border-transparent bg-transparent text-muted hover:not-disabled:not-aria-disabled:text-text hover:not-disabled:not-aria-disabled:bg-sunken',
  danger: 'border-not-met bg-panel text-not-met hover:not-disabled:not-aria-disabled:bg-not-met-weak',
};

export interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** The classes of a button: for what looks like one and is something else. */
export function look({ variant = 'secondary', size = 'md' }: Look, className?: string): string {
  return cx(SHAPE, SIZE[size], VARIANT[variant], OFF, className);
}

/** Leaves out what is undefined: exactOptionalPropertyTypes tells absent from undefined. */
export function pick(variant: ButtonVariant | undefined, size: ButtonSize | undefined): Look {
  return { ...(variant && { variant }), ...(size && { size }) };
}
