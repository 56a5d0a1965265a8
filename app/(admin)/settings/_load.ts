import { notFound } from 'next/navigation';
import { AppError } from '@/lib/errors.ts';

/** What a use case answers; the not-found page where it says `not-found`. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}
