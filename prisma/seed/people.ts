import { randomUUID } from 'node:crypto';
import { isNpi } from '../../lib/cases/identifiers.ts';
import type { Viewer } from '../../lib/data/access.ts';
import type { CredentialCommand } from '../../lib/forms/user-schema.ts';
import { DEMO_PLANS } from './plans.ts';

// Synthetic people only.

export const DEMO_PASSWORD = 'criterion-demo-2026';

const everywhere = (role: Viewer['memberships'][number]['role'], plans = DEMO_PLANS.map((p) => p.id)) =>
  plans.map((planId) => ({ planId, role }));

const npi = (nine: string): string => Array.from({ length: 10 }, (_, d) => `${nine}${d}`).find(isNpi) ?? '';

export const DEMO_ACCOUNTS: readonly Viewer[] = [
  {
    id: 'demo-nurse',
    name: 'Dana Whitfield',
    title: 'RN',
    email: 'nurse@demo.test',
    organizationRole: null,
    memberships: everywhere('nurse'),
  },
  {
    id: 'demo-nurse2',
    name: 'Samuel Park',
    title: 'RN',
    email: 'nurse2@demo.test',
    organizationRole: null,
    // Not everywhere: another plan's case does not exist for him.
    memberships: everywhere('nurse', ['molina-oh', 'molina-wa', 'uhc-commercial', 'uhc-exchange-fl', 'medicare-advantage-pa']),
  },
  {
    id: 'demo-director',
    name: 'Abena Osei',
    title: 'MD',
    email: 'director@demo.test',
    organizationRole: null,
    memberships: everywhere('medical-director'),
  },
  {
    id: 'demo-director2',
    name: 'Luis Ferreira',
    title: 'MD',
    email: 'director2@demo.test',
    organizationRole: null,
    memberships: everywhere('medical-director'),
  },
  {
    id: 'demo-manager',
    name: 'Grace Lindqvist',
    title: '',
    email: 'manager@demo.test',
    organizationRole: null,
    memberships: everywhere('manager'),
  },
  { id: 'demo-auditor', name: 'Imani Cole', title: '', email: 'auditor@demo.test', organizationRole: 'auditor', memberships: [] },
  { id: 'demo-admin', name: 'Robin Hale', title: '', email: 'admin@demo.test', organizationRole: 'admin', memberships: [] },
];

/** Licenses of the medical directors: each of both may sign in every plan of the demo; one of Dr. Ferreira's ran out and carries nothing. */
export function demoCredentials(now: Date): CredentialCommand[] {
  const year = now.getUTCFullYear();
  const states = DEMO_PLANS.flatMap(({ state }) => state ?? []);
  const license = (userId: string, state: string, i: number, over: Partial<CredentialCommand> = {}): CredentialCommand => ({
    userId,
    id: randomUUID(),
    updatedAt: null,
    licenseNumber: userId === 'demo-director' ? `35.${118_842 + i}` : `MD-${20_417 + i * 31}`,
    state,
    specialty: userId === 'demo-director' ? 'Anesthesiology, pain medicine' : 'Physical medicine and rehabilitation',
    boardStatus: 'Board certified',
    npi: npi(userId === 'demo-director' ? '174620583' : '183905127'),
    validFrom: `${year - 3}-07-01`,
    expiresOn: `${year + 2}-06-30`,
    restrictions: '',
    ...over,
  });
  return [
    ...[...new Set(states)].flatMap((state, i) => ['demo-director', 'demo-director2'].map((id) => license(id, state, i))),
    license('demo-director2', 'KY', 9, { validFrom: `${year - 5}-07-01`, expiresOn: `${year - 1}-06-30` }),
  ];
}

export const MEMBERS = [
  'Maria Nguyễn-Ortega',
  'Tomasz Wierzbicki',
  'Lakshmi Venkataraghavan-Subramanian',
  'Bao Trần',
  'Josephine Achterberg',
  'Devon Blackhorse',
  'Ruth Abernathy',
  'Carmen Delacroix',
  'Emeka Okonkwo',
  'Siobhán Ní Dhomhnaill',
  'Walter Kowalczyk',
  'Phạm Thị Hồng Nhung',
  'Alvin Greene',
  'Yolanda Castañeda',
  'Hyun-woo Choi',
  'Margaret O’Leary',
  'Dieudonné Mbeki',
  'Åsa Lindström',
  'Roberto Figueroa',
  'Naomi Feldman',
  'Curtis Bellamy',
  'Ingrid Søndergaard',
  'Terrence Whitaker',
  'Lê Quang Đức',
  'Priscilla Adeyemi',
  'George Papadakis',
  'Vivian Tsosie',
  'Harold Jennings',
  'Mirela Popović',
  'Ana Lucía Zambrano',
  'Otis Freeman',
  'Beatriz Monteiro',
  'Stanley Horvat',
  'Đặng Minh Châu',
  'Loretta Simms',
  'Raj Patel',
  'Francine Dubois',
  'Ezekiel Thorne',
  'Guadalupe Herrera',
  'Wanda Zielinski',
] as const;

export const PRACTITIONERS = [
  { name: 'Helen Marchetti, MD', npi: npi('123456789'), specialty: 'Pain medicine' },
  { name: 'Arjun Raman, MD', npi: npi('145820376'), specialty: 'Anesthesiology' },
  { name: 'Colleen Fitzgerald, DO', npi: npi('167394520'), specialty: 'Physical medicine and rehabilitation' },
  { name: 'Marcus Ellery, MD', npi: npi('189205736'), specialty: 'Neurosurgery' },
  { name: 'Thu-Hà Võ, MD', npi: npi('110347265'), specialty: 'Pain medicine' },
] as const;

export const FACILITIES = [
  { name: 'Riverbend Medical Center', npi: npi('121938475') },
  { name: 'St. Adalbert Surgical Hospital', npi: npi('130472918') },
  { name: 'Prairie View Ambulatory Surgery', npi: npi('152763948') },
] as const;

export const PLACES = [
  { line1: '418 Maple Street', line2: '', city: 'Springfield', postalCode: '45501' },
  { line1: '22 Orchard Lane', line2: 'Apt 3B', city: 'Fairview', postalCode: '44126' },
  { line1: '1907 Cedar Hill Road', line2: '', city: 'Georgetown', postalCode: '40324' },
  { line1: '65 Mill Pond Drive', line2: 'Unit 12', city: 'Madison', postalCode: '53703' },
] as const;
