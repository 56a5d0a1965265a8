import { isNpi } from '../../../lib/cases/identifiers.ts';
import type { FacilityParty, MemberParty, PractitionerParty } from '../../../lib/cases/snapshot.ts';
import type { PlanRecord } from '../../../lib/data/plans.ts';
import { MEMBERS, PLACES } from '../people.ts';
import { choose, pick } from './chance.ts';

// Synthetic people only: every name is put together from two lists.

const FIRST = (
  'Maria Tomasz Lakshmi Bao Josephine Devon Ruth Carmen Emeka Siobhán Walter Nhung Alvin Yolanda Hyun-woo Margaret Dieudonné Åsa Roberto ' +
  'Naomi Curtis Ingrid Terrence Đức Priscilla George Vivian Harold Mirela Lucía Otis Beatriz Stanley Châu Loretta Raj Francine Ezekiel ' +
  'Guadalupe Wanda Amir Zoë Łukasz Fatima René Olga Kenji Thảo Jürgen Marisol Ibrahim Chloé Søren Adaeze Pedro Minh Gwendolyn Hamza Inés ' +
  'Clarence Oksana Malik Brigid Tuấn Estelle Viktor Leilani Reuben Nadia Hubert Anjali Calvin Ximena Desmond Hoa Petra Luther Yusuf Elif'
).split(' ');

const LAST = (
  'Wierzbicki Achterberg Blackhorse Abernathy Delacroix Okonkwo Kowalczyk Greene Castañeda Choi Mbeki Lindström Figueroa Feldman Bellamy ' +
  'Søndergaard Whitaker Adeyemi Papadakis Tsosie Jennings Popović Zambrano Freeman Monteiro Horvat Simms Patel Dubois Thorne Herrera Zielinski ' +
  'Nguyễn Trần Lê Phạm Đặng Hoàng Huỳnh Vũ Võ Bùi Smith Johnson Miller Davis García Rodríguez Martínez Anderson Taylor Moore Jackson Martin ' +
  'Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Torres Hill Flores Green Adams Nelson Baker Hall Rivera ' +
  'Campbell Mitchell Carter Roberts Müller Schröder Nowak Kowalski Novák Horváth Ionescu Petrov Ivanova Yılmaz Kaya Öztürk Haddad Khoury ' +
  'Rahman Chowdhury Kaur Sharma Gupta Iyer Tanaka Sato Yamamoto Kim Park Chen Wang Zhang Liu Okafor Mensah Diallo Ndiaye Abebe Tesfaye Njoroge ' +
  'O’Leary O’Brien MacDonald Ní_Dhomhnaill Van_der_Berg De_la_Cruz St._James Begay Yazzie Kealoha Fa’alogo'
).split(' ');

const lastName = (index: number, purpose: number) => choose(LAST, index, purpose).replaceAll('_', ' ');

function memberName(person: number): string {
  if (pick(person, 1, 40) === 0) return choose(MEMBERS, person, 2);
  const last = lastName(person, 4);
  const double = pick(person, 5, 12) === 0 ? `-${lastName(person, 6)}` : '';
  return `${choose(FIRST, person, 3)} ${last}${double}`;
}

const digits = (value: number, count: number) => String(value).padStart(count, '0');
const addressIn = (state: string, index: number) => ({ ...choose(PLACES, index, 7), state });

/** A member by running number; the plan's for good. */
export function memberOf(person: number, plan: PlanRecord): MemberParty {
  const id = digits(person, 9);
  return {
    name: memberName(person),
    memberId: `L ${id.slice(0, 3)}-${id.slice(3, 6)}-${id.slice(6)}`,
    dateOfBirth: `${1939 + pick(person, 8, 45)}-${digits(1 + pick(person, 9, 12), 2)}-${digits(1 + pick(person, 10, 28), 2)}`,
    address: addressIn(plan.state ?? 'OH', person),
    language: pick(person, 11, 12) === 0 ? 'es' : 'en',
  };
}

/** Nine digits become a national provider identifier with the check digit that holds. */
const npi = (nine: number): string => Array.from({ length: 10 }, (_, d) => `${nine}${d}`).find(isNpi) ?? '';

const SPECIALTIES = ['Pain medicine', 'Anesthesiology', 'Physical medicine and rehabilitation', 'Neurosurgery'] as const;

/** As many practitioners and facilities as there are, whose requests come again and again. */
const PRACTITIONERS = Array.from({ length: 1200 }, (_, n) => ({
  name: `${choose(FIRST, n, 20)} ${lastName(n, 21)}, ${pick(n, 22, 5) === 0 ? 'DO' : 'MD'}`,
  npi: npi(150_000_000 + n * 7919),
  specialty: choose(SPECIALTIES, n, 23),
}));
const HOSPITALS = ['Medical Center', 'Surgical Hospital', 'Ambulatory Surgery', 'University Hospital'] as const;
const FACILITIES = Array.from({ length: 150 }, (_, n) => ({
  name: `${lastName(n, 24)} ${choose(HOSPITALS, n, 25)}`,
  npi: npi(190_000_000 + n * 7907),
}));

export function practitionerOf(index: number, plan: PlanRecord): PractitionerParty {
  const at = pick(index, 26, PRACTITIONERS.length);
  const one = choose(PRACTITIONERS, index, 26);
  return { ...one, address: addressIn(plan.state ?? 'OH', at), phone: '614-555-0142', fax: '614-555-0143' };
}

export function facilityOf(index: number, plan: PlanRecord): FacilityParty {
  const at = pick(index, 27, FACILITIES.length);
  return { ...choose(FACILITIES, index, 27), address: addressIn(plan.state ?? 'OH', at) };
}

/** Reviewers of the load, who sign in nowhere: a nurse or director of the demo would hold thousands of cases. */
export function staff(role: 'nurse' | 'director', count: number): { id: string; name: string; title: string; email: string }[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `load-${role}-${n + 1}`,
    name: `${choose(FIRST, n, role === 'nurse' ? 30 : 32)} ${lastName(n, role === 'nurse' ? 31 : 33)}`,
    title: role === 'nurse' ? 'RN' : 'MD',
    email: `${role}-${n + 1}@load.test`,
  }));
}
