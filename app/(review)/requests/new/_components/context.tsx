'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Resolver } from 'react-hook-form';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import type { IntakeChoices } from './choices';

/** Checks, codes and clocks. Their code is as large as the rest of the page, and nothing of it is needed to see the form. */
export type Rules = typeof import('./rules');

let loading: Promise<Rules> | null = null;

function load(): Promise<Rules> {
  loading ??= import('./rules').catch((error: unknown) => {
    loading = null; // try again at the next need
    throw error;
  });
  return loading;
}

/** The rules, once asked for and arrived: null before, and where they could not be fetched. */
export function useRulesWhenNeeded(): [rules: Rules | null, need: () => void] {
  const [rules, setRules] = useState<Rules | null>(null);
  return [
    rules,
    () => {
      if (rules === null) load().then(setRules, () => {}); // without them the form still works: the server checks
    },
  ];
}

/** The form's check: by the rules, or, where they cannot be had, by the server alone. */
export const checkWhenLoaded: Resolver<IntakeInput> = async (values, context, options) => {
  const rules = await load().catch(() => null);
  return rules ? rules.checkIntake(values, context, options) : { values, errors: {} };
};

type Intake = { choices: IntakeChoices; rules: Rules | null };

const IntakeContext = createContext<Intake>({ choices: { channels: [], states: [], kinds: [] }, rules: null });

export function IntakeProvider({ choices, rules, children }: Intake & { children: ReactNode }) {
  return <IntakeContext value={{ choices, rules }}>{children}</IntakeContext>;
}

export const useIntake = (): Intake => useContext(IntakeContext);
