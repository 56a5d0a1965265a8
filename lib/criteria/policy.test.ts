import { expect, it } from 'vitest';
import { atLeast, failedOrNotTolerated, moreThan, no, noneOfElseUnclear, oneOf, oneOfElseUnclear, withinMonths, yes } from './policy.ts';

it('does not compile what the facts do not have (checked by tsc)', () => {
  // @ts-expect-error a yes-or-no fact is not compared with a number
  atLeast('painSevere', 3);
  // @ts-expect-error a number is not a yes
  yes('painNrs');
  // @ts-expect-error there is no such fact
  no('painScore');
  // @ts-expect-error a text is no threshold
  moreThan('painNrs', '6');
  // @ts-expect-error an option of another fact
  oneOf('suicideRisk', ['failed']);
  // @ts-expect-error nor as an ambiguous one
  oneOf('trialSideEffects', ['none'], ['controlled']);
  // @ts-expect-error a fact without a treatment's result
  failedOrNotTolerated('suicideRisk');
  // @ts-expect-error not a date
  withinMonths('painDurationMonths', 3);
  expect(true).toBe(true);
});

it('leaves to a physician every option that it does not name', () => {
  expect(oneOfElseUnclear('trialSideEffects', ['none'])).toEqual({
    kind: 'one-of',
    fact: 'trialSideEffects',
    met: ['none'],
    ambiguous: ['minimal', 'unacceptable'],
  });
  expect(noneOfElseUnclear('spasticityOrigin', ['other'])).toEqual({
    kind: 'one-of',
    fact: 'spasticityOrigin',
    met: [],
    ambiguous: ['cerebral', 'spinal'],
  });
});
