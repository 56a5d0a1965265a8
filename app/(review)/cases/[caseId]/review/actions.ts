'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { FACT_KEYS, isFactKey } from '@/lib/criteria/facts.ts';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { type EvidenceRecord, citeEvidence, removeEvidence } from '@/lib/use-cases/cite-evidence.ts';
import { claimCase } from '@/lib/use-cases/claim-case.ts';
import { type SavedAnswer, saveAnswer } from '@/lib/use-cases/save-answer.ts';
import { citationSchema } from './citation-schema';
