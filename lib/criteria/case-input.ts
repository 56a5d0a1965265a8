/**
 * The case as it comes in (criteria contract, section 3) and the fast validator for bulk input.
 *
 * It reads the same dictionary as the forms' zod schema; a property test holds the two together. Every key is checked against what is
 * known by its own name, so `__proto__` or `constructor` are unknown keys like any other, and nothing is dropped in silence.
 */
import { isRealDate } from './dates.ts';
import { emptyFacts, FACT_KEYS, FACTS, type FactKey, type FactSpec, type Facts, type FactValue } from './facts.ts';

export const PAYERS = ['molina', 'uhc', 'geha', 'caresource-ar-passe', 'hcsc', 'medicare'] as const;
export const LINES_OF_BUSINESS = ['medicaid', 'medicare-advantage', 'commercial', 'individual-exchange', 'fehb'] as const;
export const STAGES = ['trial', 'permanent', 'replacement', 'revision', 'removal', 'maintenance'] as const;
/** USPS codes of the 50 states, DC, PR, VI, GU, AS, MP. */
export const STATES = (
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT ' +
  'VT VA WA WV WI WY DC PR VI GU AS MP'
).split(' ');
export const PROCEDURE_CODE = /^[A-Z0-9]{5}$/;

export type Payer = (typeof PAYERS)[number];
export type LineOfBusiness = (typeof LINES_OF_BUSINESS)[number];
export type Stage = (typeof STAGES)[number];

/** One request to be scored. Dates are `YYYY-MM-DD`; `facts` always has every key. */
export interface CaseInput {
  readonly caseId: string;
  readonly payer: Payer;
  readonly lineOfBusiness: LineOfBusiness;
  /** State of the member's plan, where known. */
  readonly state?: string | undefined;
  readonly receivedOn: string;
  readonly dateOfService: string;
  readonly member: { readonly dateOfBirth: string };
  /** Without a stage it is derived from the codes. */
  readonly request: { readonly stage?: Stage | undefined; readonly procedureCodes: readonly string[] };
  readonly facts: Facts;
}

/** What is wrong with an input; `key` is the path of the offending key, such as `facts.painNrs`. */
export interface InputError {
  readonly key: string;
  readonly message: string;
}
export type ParsedCase = { readonly ok: true; readonly case: CaseInput } | { readonly ok: false; readonly errors: InputError[] };
export type ParsedFact = { readonly ok: true; readonly value: FactValue | null } | { readonly ok: false; readonly message: string };

const PAYER_SET: ReadonlySet<unknown> = new Set(PAYERS);
const LINE_SET: ReadonlySet<unknown> = new Set(LINES_OF_BUSINESS);
const STAGE_SET: ReadonlySet<unknown> = new Set(STAGES);
const STATE_SET: ReadonlySet<unknown> = new Set(STATES);
const CASE_KEYS: ReadonlySet<string> = new Set([
  'caseId',
  'payer',
  'lineOfBusiness',
  'state',
  'receivedOn',
  'dateOfService',
  'member',
  'request',
  'facts',
]);
const MEMBER_KEYS: ReadonlySet<string> = new Set(['dateOfBirth']);
const REQUEST_KEYS: ReadonlySet<string> = new Set(['stage', 'procedureCodes']);

const ONE_OF_PAYERS = `must be one of ${PAYERS.join(', ')}`;
const ONE_OF_LINES = `must be one of ${LINES_OF_BUSINESS.join(', ')}`;

// A map finds a fact's rule by its own name only; the widened type lets one function check them all.
const RULES: ReadonlyMap<string, FactSpec> = new Map<string, FactSpec>(FACT_KEYS.map((key) => [key, FACTS[key]]));

/** A key is quoted in full up to this length: a 40-kB key must not become a 40-kB message. */
const QUOTED = 80;

function quoted(key: string): string {
  return key.length <= QUOTED ? key : `${key.slice(0, QUOTED)}…`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a fact's value has to be, in words: the message for a value that is not. */
export function expectation(spec: FactSpec): string {
  switch (spec.type) {
    case 'boolean':
      return 'must be true or false';
    case 'enum':
      return `must be one of ${spec.options.join(', ')}`;
    case 'date':
      return 'must be a real date, YYYY-MM-DD';
    default:
      return `must be ${spec.type === 'integer' ? 'a whole number' : 'a number'} ${spec.max === undefined ? `of at least ${spec.min}` : `from ${spec.min} to ${spec.max}`}`;
  }
}

/** Whether a value is one that a fact may take; null (not documented) is for the caller. */
function fits(spec: FactSpec, value: unknown): value is FactValue {
  switch (spec.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'enum':
      return typeof value === 'string' && spec.options.includes(value);
    case 'date':
      return typeof value === 'string' && isRealDate(value);
    default:
      return (
        typeof value === 'number' &&
        value >= spec.min &&
        value <= (spec.max ?? Number.MAX_VALUE) &&
        (spec.type === 'number' || Number.isInteger(value))
      );
  }
}

/**
 * Checks one answer against the dictionary.
 * @returns the value, null meaning *not documented*, or a message fit to show beside the question.
 */
export function parseFact(key: FactKey, value: unknown): ParsedFact {
  const spec: FactSpec = FACTS[key];
  if (value === null || fits(spec, value)) return { ok: true, value };
  return { ok: false, message: expectation(spec) };
}

/**
 * Collects what is wrong with one input, key by key. Keys are walked with for…in, which engines do by position, not by name; what JSON
 * gives inherits nothing that it would list.
 */
class Errors {
  readonly list: InputError[] = [];

  add(key: string, message: string): void {
    this.list.push({ key, message });
  }

  unknownKeys(record: Record<string, unknown>, known: ReadonlySet<string>, path: string): void {
    for (const key in record) {
      if (!known.has(key)) this.add(path + quoted(key), 'is not a known key');
    }
  }

  /** Adds an error unless the value holds; absent and wrong are told apart. */
  require(holds: boolean, value: unknown, key: string, message: string): void {
    if (!holds) this.add(key, value === undefined ? 'is required' : message);
  }
}

function parseFacts(raw: unknown, errors: Errors): Facts {
  const facts = emptyFacts();
  if (!isRecord(raw)) {
    errors.require(false, raw, 'facts', 'must be an object');
    return facts;
  }
  // The dictionary checked the value for this key; the type system cannot relate the two through a variable key.
  const writable = facts as Record<string, FactValue | null>;
  for (const key in raw) {
    const spec = RULES.get(key);
    const value = raw[key];
    if (spec === undefined) errors.add(`facts.${quoted(key)}`, 'is not a known fact');
    else if (value !== null && value !== undefined) {
      if (fits(spec, value)) writable[key] = value;
      else errors.add(`facts.${key}`, expectation(spec));
    }
  }
  return facts;
}

function parseMember(raw: unknown, errors: Errors): string | undefined {
  if (!isRecord(raw)) {
    errors.require(false, raw, 'member', 'must be an object');
    return undefined;
  }
  errors.unknownKeys(raw, MEMBER_KEYS, 'member.');
  return parseDate(raw.dateOfBirth, 'member.dateOfBirth', errors);
}

function parseDate(value: unknown, key: string, errors: Errors): string | undefined {
  if (typeof value === 'string' && isRealDate(value)) return value;
  errors.require(false, value, key, 'must be a real date, YYYY-MM-DD');
  return undefined;
}

function isStage(value: unknown): value is Stage {
  return STAGE_SET.has(value);
}
function isPayer(value: unknown): value is Payer {
  return PAYER_SET.has(value);
}
function isLine(value: unknown): value is LineOfBusiness {
  return LINE_SET.has(value);
}
function isState(value: unknown): value is string {
  return STATE_SET.has(value);
}
function isCodeList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((code) => typeof code === 'string' && PROCEDURE_CODE.test(code));
}

function parseRequest(raw: unknown, errors: Errors): CaseInput['request'] | undefined {
  if (!isRecord(raw)) {
    errors.require(false, raw, 'request', 'must be an object');
    return undefined;
  }
  errors.unknownKeys(raw, REQUEST_KEYS, 'request.');
  const { stage, procedureCodes } = raw;
  const stageHolds = stage === undefined || isStage(stage);
  if (!stageHolds) errors.add('request.stage', `must be one of ${STAGES.join(', ')}`);
  if (!isCodeList(procedureCodes)) {
    errors.require(false, procedureCodes, 'request.procedureCodes', 'must be a list of codes of five capital letters or digits');
    return undefined;
  }
  return stageHolds ? { stage, procedureCodes } : undefined;
}

/**
 * Checks an input of unknown shape, as JSON gives it, against the contract.
 * @returns the case with every fact key present, or every key that is wrong. Never throws.
 */
export function parseCase(value: unknown): ParsedCase {
  const errors = new Errors();
  if (!isRecord(value)) return { ok: false, errors: [{ key: 'case', message: 'must be a JSON object' }] };
  errors.unknownKeys(value, CASE_KEYS, '');
  const { caseId, payer, lineOfBusiness, state } = value;
  const hasId = typeof caseId === 'string';
  const hasPayer = isPayer(payer);
  const hasLine = isLine(lineOfBusiness);
  const hasState = state === undefined || isState(state);
  errors.require(hasId, caseId, 'caseId', 'must be a string');
  errors.require(hasPayer, payer, 'payer', ONE_OF_PAYERS);
  errors.require(hasLine, lineOfBusiness, 'lineOfBusiness', ONE_OF_LINES);
  if (!hasState) errors.add('state', 'must be the USPS code of a state, in capitals');
  const receivedOn = parseDate(value.receivedOn, 'receivedOn', errors);
  const dateOfService = parseDate(value.dateOfService, 'dateOfService', errors);
  const dateOfBirth = parseMember(value.member, errors);
  if (dateOfBirth !== undefined && dateOfService !== undefined && dateOfBirth > dateOfService) {
    errors.add('member.dateOfBirth', 'must not be after dateOfService');
  }
  const request = parseRequest(value.request, errors);
  const facts = parseFacts(value.facts, errors);
  // Whatever is undefined here has left an error; the conditions tell the compiler so.
  if (errors.list.length > 0 || !hasId || !hasPayer || !hasLine || !hasState) return { ok: false, errors: errors.list };
  if (!receivedOn || !dateOfService || !dateOfBirth || !request) return { ok: false, errors: errors.list };
  return { ok: true, case: { caseId, payer, lineOfBusiness, state, receivedOn, dateOfService, member: { dateOfBirth }, request, facts } };
}
