// The whole life of a case, through everybody's hands; and who has no hand in it, however they ask.
import type { Page, Request } from '@playwright/test';
import type { Story } from '@/prisma/seed/chart.ts';
import { DEMO_PASSWORD } from '@/prisma/seed/people.ts';
import { DEMO_PLANS } from '@/prisma/seed/plans.ts';
import { eventsOf, sendAgain } from './support/action.ts';
import * as life from './support/life.ts';
import * as people from './support/people.ts';
import { chartFor, day, lateRequest, pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const PLAN = 'molina-oh';
const PLAN_NAME = DEMO_PLANS.find(({ id }) => id === PLAN)?.name ?? '';

/** The clause speaks of failure only; and the psychologist's report did not come. */
const CLAUSE = '2.c.iv';
const STORY: Story = {
  indication: 'non-cancer-pain',
  but: { conservativeTherapy: 'intolerable-side-effects' },
  leaveOut: ['psychFavorableCandidate'],
};
const READING = 'Stopping therapy early because of its side effects is no failure of six months.';
const OTHER_READING = 'Therapy that nobody can bear has failed whoever has to bear it.';
const REASON = 'Your plan asks for six months of other care that did not help. Your care was stopped sooner.';

test('information does not come in time, a physician denies, and another overturns it on appeal', async ({ page, newPerson }) => {
  // The information has minutes to come in, and the clocks are looked through each minute.
  test.setTimeout(480_000);
  const director = await newPerson();
  await steps.signIn(director, 'director');
  await steps.signIn(page, 'nurse');
  const number = await askedInVain(page);
  await life.escalate(page, 'Is therapy that was not tolerated failed therapy?', 'The policy’s words do not decide');
  const denial = await deniedExceptForThePassword(director, number);
  await refusedToTheNurse(page, number, denial);

  await test.step('the director’s own password signs', async () => {
    await life.sign(director, DEMO_PASSWORD);
    await expect(steps.header(director).getByText('Decided', { exact: true })).toBeVisible();
    await expect(director.getByRole('region', { name: 'Signed by a medical director' })).toContainText(READING);
  });
  await test.step('the history tells all of it, and its chain is whole', async () => {
    const told = (await eventsOf(page, number)).filter((row) => !row.includes('Answer saved'));
    const order = [
      /Request received.*expedited/,
      /Case claimed/,
      /Information requested, 1 item/,
      /Information not received in time/,
      /Escalated, to a medical director.*Is therapy that was not tolerated failed therapy\?/,
      /Taken by director/,
      /Peer-to-peer, tried, not reached/,
      /Abena Osei.*Decision signed, Denied.*Relying on 2\.c\.iv.*Read 2\.c\.iv as not met/,
    ];
    // The first row holds the headings.
    expect(told).toHaveLength(order.length + 1);
    for (const [i, event] of order.entries()) expect(told[i + 1]).toMatch(event);
    await steps.accessible(page);
  });
  await overturned({ number, denial, director, newPerson });
});

/** The nurse answers what the chart says, asks for the rest, and gets nothing until its time is over. */
async function askedInVain(page: Page): Promise<string> {
  const request = lateRequest(90);
  const number = await steps.enterRequest(page, request);
  await steps.claim(page);
  await steps.open(page, 'Review');
  await steps.answerAll(page, chartFor(request, STORY));
  await steps.open(page, 'Decision');
  await test.step('she asks for the psychologist’s report', async () => {
    await page.getByRole('region', { name: 'Request information' }).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('status')).toContainText('It may be sent until');
    await dialog.getByRole('textbox', { name: 'Item 1' }).fill('The psychologist’s report');
    await dialog.getByRole('button', { name: 'Send the request' }).click();
    await expect(steps.header(page).getByText('Pended', { exact: true })).toBeVisible();
  });
  await test.step('its time passes; the case comes back by itself, and says why', async () => {
    await expect(steps.header(page).getByText('In review', { exact: true })).toBeVisible({ timeout: 240_000 });
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Information not received' })).toBeVisible();
    await steps.accessible(page);
    await steps.open(page, 'Overview');
    await expect(page.getByText(/^Information was asked for and not received by/).first()).toBeVisible();
    await steps.accessible(page);
  });
  return number;
}

/** The director takes the case, tries to reach the physician, and writes a denial; her first password is wrong. */
async function deniedExceptForThePassword(page: Page, number: string): Promise<Request> {
  await test.step('the director takes it from her queue', async () => {
    await page.goto('/escalations');
    await page.getByRole('button', { name: `Take ${number}` }).click();
    await expect(page.getByRole('row').filter({ hasText: number })).toContainText('You');
    await page.getByRole('link', { name: number }).click();
    await expect(life.ownDecision(page)).toBeVisible();
  });
  await life.offerTalk(page);
  await life.readClause(page, CLAUSE, 'Not met', READING);
  await test.step('she writes the denial', async () => {
    await page.getByRole('radio', { name: /^Deny/ }).check();
    await page.getByRole('textbox', { name: 'Rationale' }).fill('The clause asks for failure over six months.');
    await page.getByRole('radio', { name: /^Criteria not met/ }).check();
    await page.getByRole('checkbox', { name: new RegExp(`^${CLAUSE.replaceAll('.', '\\.')}`) }).check();
    await page.getByRole('textbox', { name: 'Reason, in plain words' }).fill(REASON);
    await life.chooseWhatWouldChange(page);
    await life.attest(page);
    await steps.accessible(page);
  });
  return test.step('a wrong password signs nothing', async () => {
    const sent = await life.sign(page, 'not my password at all');
    await expect(page.getByRole('dialog').getByText('The password is wrong', { exact: true })).toBeVisible();
    await steps.accessible(page);
    return sent;
  });
}

async function refusedToTheNurse(page: Page, number: string, denial: Request): Promise<void> {
  await test.step('the nurse sends the director’s denial as her own, with a right password: refused', async () => {
    const before = await eventsOf(page, number);
    const reply = await sendAgain(page, denial, { number, password: DEMO_PASSWORD });
    expect(reply).toContain('"ok":false');
    expect(reply).toContain('forbidden');
    expect(await eventsOf(page, number)).toEqual(before);
    await page.goto(`/cases/${number}/decision`);
    await expect(steps.header(page).getByText('With director', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign…' })).toHaveCount(0);
  });
}

type Decided = { number: string; denial: Request; director: Page; newPerson: () => Promise<Page> };

/** The member appeals. Who decided first has no part in it; the second director reads the clause otherwise. */
async function overturned({ number, denial, director, newPerson }: Decided): Promise<void> {
  const manager = await newPerson();
  await steps.signIn(manager, 'manager');
  const appeal = await life.fileAppeal(manager, number, PLAN);
  await steps.accessible(manager);
  const nurse = await newPerson();
  await steps.signIn(nurse, 'nurse2');
  await nurse.goto(`/cases/${appeal}/overview`);
  await steps.claim(nurse);
  await life.escalate(nurse, 'Does the first reading stand?');
  await firstDirectorRefused(director, appeal, denial);
  await nurse.reload();
  await life.escalate(nurse, 'Does the first reading stand? The first director gave it back.');

  const second = await newPerson();
  await steps.signIn(second, 'director2');
  await life.take(second, appeal);
  const earlier = second.getByRole('region', { name: `Earlier readings of ${CLAUSE}` });
  await test.step('the second director sees no earlier reading before her own', async () => {
    await expect(earlier).toContainText('Shown once you have written your own');
    await expect(second.getByText(READING)).toHaveCount(0);
  });
  await life.readClause(second, CLAUSE, 'Met', OTHER_READING);
  await expect(earlier).toContainText(READING);
  await life.writeApproval(second);
  await life.sign(second, DEMO_PASSWORD);
  await expect(steps.header(second).getByText('Decided', { exact: true })).toBeVisible();

  await test.step('the first reading is withdrawn, the second stands', async () => {
    await second.goto('/readings');
    const kept = (text: string) => second.getByRole('listitem').filter({ hasText: text });
    await expect(kept(READING)).toContainText(/withdrawn .*: overturned on appeal/);
    await expect(kept(OTHER_READING)).not.toContainText('withdrawn');
    await steps.accessible(second);
  });
}

/** She may look, and even take it; her signature does not hold. */
async function firstDirectorRefused(page: Page, appeal: string, denial: Request): Promise<void> {
  await test.step('the first director is told that the appeal is not hers', async () => {
    await page.goto(`/cases/${appeal}/decision`);
    await expect(page.getByText('You cannot sign this case', { exact: true })).toBeVisible();
    await expect(page.getByText(/^You took part in the first decision/)).toBeVisible();
    await steps.accessible(page);
  });
  await life.take(page, appeal);
  await test.step('her signature is refused, and she gives the case back', async () => {
    const reply = await sendAgain(page, denial, { number: appeal, password: DEMO_PASSWORD });
    expect(reply).toContain('"ok":false');
    expect(reply).toContain('nobody who took part in the first decision');
    await page.getByRole('radio', { name: /^Return to the nurse/ }).check();
    await page.getByRole('textbox', { name: 'What is wanted' }).fill('Another medical director: I decided first.');
    await page.getByRole('button', { name: 'Return to the nurse' }).click();
    await expect(steps.header(page).getByText('In review', { exact: true })).toBeVisible();
  });
}

test('no signature of who prepared the case, whose license does not hold, or who is outside of the plan', async ({
  page,
  newPerson,
  expectComplaint,
}) => {
  test.setTimeout(240_000);
  // What the browser says of the case's page once the plan is not hers, and of one left open until her second factor is set up.
  expectComplaint(/status of 40[14]/);
  const admin = await newPerson();
  await steps.signIn(admin, 'admin');
  const her = await people.invite(admin, 'Rosalind Achebe', PLAN_NAME, 'Nurse reviewer');
  const herself = await newPerson();
  await test.step('as a nurse she prepares a case', async () => {
    await herself.goto('/sign-in');
    await steps.fillSignIn(herself, her.email, her.password);
    await expect(herself.getByRole('heading', { name: 'Worklist' })).toBeVisible();
  });
  const prepared = await life.enterEscalated(herself, pumpRequest(PLAN));
  await steps.signIn(page, 'nurse');
  const other = await life.enterEscalated(page, pumpRequest(PLAN));
  await test.step('she becomes a medical director, with a license in order', async () => {
    await people.giveRole(admin, PLAN_NAME, 'Medical director');
    await people.addLicense(admin, 'OH');
    await herself.goto('/worklist');
    await people.setUpSecondFactor(herself, her.password);
  });

  await test.step('the case that she prepared she may not sign, though all else is in order', async () => {
    await life.take(herself, prepared);
    await expect(herself.getByText(/^You prepared this case/)).toBeVisible();
    await life.writeApproval(herself);
    await life.sign(herself, her.password);
    await expect(herself.getByRole('dialog').getByText(/Who prepared a case never signs it/)).toBeVisible();
    await steps.accessible(herself);
  });

  await life.take(herself, other);
  await life.writeApproval(herself);
  const approval = await life.sign(herself, 'not my password at all');
  await expect(herself.getByRole('dialog').getByText('The password is wrong', { exact: true })).toBeVisible();
  const refused = async (why: string) => {
    const reply = await sendAgain(herself, approval, { number: other, password: her.password });
    expect(reply).toContain('"ok":false');
    expect(reply).toContain(why);
  };
  const told = async (why: RegExp) => {
    await herself.goto(`/cases/${other}/decision`);
    await expect(herself.getByText('You cannot sign here yet', { exact: true })).toBeVisible();
    await expect(herself.getByText(why).first()).toBeVisible();
  };
  await test.step('an expired license does not carry it', async () => {
    await people.changeLicense(admin, { expiresOn: day(-2), restrictions: '' });
    await refused('expired on');
    await told(/expired on/);
    await steps.accessible(herself);
  });
  await test.step('nor does a restricted one', async () => {
    await people.changeLicense(admin, { expiresOn: day(400), restrictions: 'No surgical review' });
    await refused('is restricted: No surgical review');
    await told(/is restricted: No surgical review/);
    await people.changeLicense(admin, { expiresOn: day(400), restrictions: '' });
  });
  await test.step('outside of the plan the case does not exist for her', async () => {
    await people.giveRole(admin, PLAN_NAME, 'No role');
    await refused('not-found');
    expect((await herself.goto(`/cases/${other}/decision`))?.status()).toBe(404);
    await people.giveRole(admin, PLAN_NAME, 'Medical director');
  });
  await test.step('nothing else stood in the way: now she signs', async () => {
    await herself.goto(`/cases/${other}/decision`);
    await expect(herself.getByRole('checkbox', { name: /^I reviewed the records/ })).toBeChecked();
    await life.sign(herself, her.password);
    await expect(steps.header(herself).getByText('Decided', { exact: true })).toBeVisible();
    const events = await eventsOf(herself, other);
    expect(events.filter((row) => row.includes('Decision signed'))).toHaveLength(1);
  });
});

test('two medical directors take one case at once: one is told who was faster', async ({ page, newPerson }) => {
  await steps.signIn(page, 'nurse');
  const number = await life.enterEscalated(page, pumpRequest('uhc-commercial'));
  const names = { director: 'A. Osei', director2: 'L. Ferreira' } as const;
  const directors = await Promise.all(
    (['director', 'director2'] as const).map(async (who) => {
      const at = await newPerson();
      await steps.signIn(at, who);
      await at.goto('/escalations?show=untaken');
      const button = at.getByRole('button', { name: `Take ${number}` });
      await expect(button).toBeVisible();
      return { at, button, name: names[who] };
    }),
  );
  const outcomes = await Promise.all(
    directors.map(async ({ at, button, name }) => {
      // What is said stays for six seconds only: each looks at once, without waiting for the other's press.
      await button.click();
      const took = at.getByRole('status').filter({ hasText: `You took ${number}.` });
      const late = at.getByRole('alert').filter({ hasText: number });
      await expect(took.or(late)).toBeVisible();
      return { at, name, won: await took.isVisible() };
    }),
  );
  expect(outcomes.map(({ won }) => won).sort()).toEqual([false, true]);
  const winner = outcomes.find(({ won }) => won);
  const loser = outcomes.find(({ won }) => !won);
  await expect(loser?.at.getByRole('alert').filter({ hasText: number }) ?? page.getByRole('alert')).toContainText(/taken|faster/i);
  await test.step('the case’s page says whose it is', async () => {
    if (!winner || !loser) throw new Error('one won and one lost');
    await loser.at.goto(`/cases/${number}/decision`);
    await expect(loser.at.getByText(`Taken by ${winner.name}`, { exact: true })).toBeVisible();
    await expect(loser.at.getByRole('button', { name: 'Sign…' })).toHaveCount(0);
    await steps.accessible(loser.at);
    await winner.at.goto(`/cases/${number}/decision`);
    await expect(life.ownDecision(winner.at)).toBeVisible();
  });
});

test('a manager assigns several cases, of which a nurse takes one meanwhile: the rest go, and that one is named', async ({
  page,
  newPerson,
}) => {
  const nurse = await newPerson();
  await steps.signIn(nurse, 'nurse2');
  const request = pumpRequest('uhc-commercial');
  const numbers: string[] = [];
  for (const _ of [1, 2, 3]) {
    await nurse.goto('/worklist');
    numbers.push(await steps.enterRequest(nurse, request));
  }
  const [gone = '', ...rest] = numbers;
  await steps.signIn(page, 'manager');
  // One member's: nobody else's cases are on the list.
  await page.goto('/worklist?tab=unassigned');
  await page.getByRole('searchbox').fill(request.member.memberId);
  await page.getByRole('searchbox').press('Enter');
  await expect(page.getByText(`search: ${request.member.memberId}`)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Cases' }).getByRole('link', { name: /^PA-/ })).toHaveCount(numbers.length);
  for (const number of numbers) await page.getByRole('row').filter({ hasText: number }).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Assign…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Dana Whitfield, RN/ }).check();

  await test.step('while the manager chooses, the nurse claims one', async () => {
    await nurse.goto(`/cases/${gone}/overview`);
    await steps.claim(nurse);
  });
  await test.step('the manager is told of each', async () => {
    await dialog.getByRole('button', { name: 'Assign 3 cases' }).click();
    await expect(dialog.getByText('2 of 3 cases went to Dana Whitfield.')).toBeVisible();
    await expect(dialog.getByRole('listitem').filter({ hasText: gone })).toContainText('S. Park');
    await steps.accessible(page);
    await dialog.getByRole('button', { name: 'Done' }).click();
  });
  await test.step('each case has the nurse who was given it, or took it', async () => {
    await expect(steps.header(nurse)).toContainText('S. Park');
    for (const number of rest) {
      await nurse.goto(`/cases/${number}/history`);
      await expect(steps.header(nurse)).toContainText('D. Whitfield');
      await expect(nurse.getByRole('row').filter({ hasText: 'Case assigned' })).toContainText('Grace Lindqvist');
    }
  });
});
