'use client';

import { type KeyboardEvent, useState } from 'react';
import { NumberInput, Select, TextInput } from '@/components/ui/inputs';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import { type EnumSpec, type FactKey, type FactSpec, type FactValue, factSpec } from '@/lib/criteria/facts.ts';
import { boxText, NOT_DOCUMENTED, parseTyped, rangeWords } from './fact-words';

export interface FactFieldProps {
  fact: FactKey;
  /** null: not documented. */
  value: FactValue | null;
  /** Text that is no valid value, with its complaint; shown in place of the value. */
  draft: { text: string; message: string } | null;
  /** Ids of the question, and of help and complaint. */
  labelledBy: string;
  describedBy: string | undefined;
  /** A choice of a few. */
  onChoose: (value: FactValue | null) => void;
  /** Typing, with each stroke that makes a value. */
  onType: (value: FactValue | null) => void;
  onDraft: (draft: { text: string; message: string }) => void;
  /** Escape: what was typed and is no value is given up. */
  onGiveUp: () => void;
  /** Typing is over: the field was left. */
  onLeave: () => void;
  /** Keys that the field itself has no use for; true when taken. */
  onSpareKey?: (event: KeyboardEvent<HTMLElement>) => boolean;
}

/** The control that fits the fact: yes or no, one of a few, one of many, a number, a date. */
export function FactField(props: FactFieldProps) {
  const spec = factSpec(props.fact);
  switch (spec.type) {
    case 'boolean':
      return (
        <SegmentedControl
          labelledBy={props.labelledBy}
          describedBy={props.describedBy}
          options={YES_NO}
          value={typeof props.value === 'boolean' ? props.value : null}
          nullLabel={NOT_DOCUMENTED}
          onChange={props.onChoose}
        />
      );
    case 'enum':
      return fitsOneLine(spec) ? <Segments spec={spec} {...props} /> : <Choice spec={spec} {...props} />;
    default:
      return <Box spec={spec} {...props} />;
  }
}

const YES_NO = [
  { value: true, label: 'Yes' },
  { value: false, label: 'No' },
] as const;

/** More characters than this, with the last option, and a list is calmer than segments. */
const LINE = 62;

function fitsOneLine({ options, optionLabels }: EnumSpec): boolean {
  return options.reduce((sum, option) => sum + (optionLabels[option] ?? option).length, NOT_DOCUMENTED.length) <= LINE;
}

function choices({ options, optionLabels }: EnumSpec) {
  return options.map((value) => ({ value, label: optionLabels[value] ?? value }));
}

function Segments({ spec, value, labelledBy, describedBy, onChoose }: FactFieldProps & { spec: EnumSpec }) {
  return (
    <SegmentedControl
      labelledBy={labelledBy}
      describedBy={describedBy}
      options={choices(spec)}
      value={typeof value === 'string' ? value : null}
      nullLabel={NOT_DOCUMENTED}
      onChange={onChoose}
    />
  );
}

/** Digits choose here too, in the list's order. */
function Choice({ spec, value, describedBy, onChoose, onSpareKey }: FactFieldProps & { spec: EnumSpec }) {
  function onKeyDown(event: KeyboardEvent<HTMLSelectElement>) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const chosen = /^[1-9]$/.test(event.key) ? spec.options[Number(event.key) - 1] : undefined;
    if (chosen !== undefined) onChoose(chosen);
    else if (!onSpareKey?.(event)) return;
    event.preventDefault();
  }
  return (
    <Select
      className="w-44"
      aria-label={spec.question}
      aria-describedby={describedBy}
      placeholder={NOT_DOCUMENTED}
      options={choices(spec)}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Of the reader's own calendar, `YYYY-MM-DD`. Asked when a key is pressed, not when the page is drawn. */
const today = () => new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format();

function sameTyped(fact: FactKey, text: string, value: FactValue | null): boolean {
  const parsed = parseTyped(fact, text, today());
  return parsed.ok && parsed.value === value;
}

/** While it has the focus the box shows what was typed, not the value made of it: "8." is on its way to 8.5. */
function Box({
  spec,
  fact,
  value,
  draft,
  describedBy,
  onType,
  onDraft,
  onGiveUp,
  onLeave,
  onSpareKey,
}: FactFieldProps & { spec: FactSpec }) {
  const [typing, setTyping] = useState<string | null>(null);

  function onChange(text: string) {
    setTyping(text);
    const parsed = parseTyped(fact, text, today());
    if (parsed.ok) onType(parsed.value);
    else onDraft({ text, message: parsed.message });
  }

  // Somebody else's newer answer takes the place of what was typed and saved.
  const isCurrent = typing !== null && (draft === null ? sameTyped(fact, typing, value) : draft.text === typing);
  const shown = isCurrent ? typing : null;
  const shared = {
    // The question's own words rather than a reference: a checker takes what is scrolled out of a pane for hidden.
    'aria-label': spec.question,
    'aria-describedby': describedBy,
    'aria-invalid': draft !== null && shown === null ? true : undefined,
    value: shown ?? draft?.text ?? boxText(fact, value),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    onBlur: () => {
      setTyping(null);
      onLeave();
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Escape') onGiveUp();
      else if (!onSpareKey?.(event)) return;
      event.preventDefault();
      setTyping(null);
    },
  };
  return (
    <span className="inline-flex items-baseline gap-1.5 self-start">
      {spec.type === 'date' ? (
        <TextInput {...shared} className="h-7 max-w-28 text-right" inputMode="numeric" autoComplete="off" />
      ) : (
        <NumberInput {...shared} integer={spec.type === 'integer'} />
      )}
      <span className="text-xs text-muted">{rangeWords(spec)}</span>
    </span>
  );
}
