import { expect, test } from 'vitest';
import { type DraftStore, readDraft, removeDraft, restore, saveDraft } from './draft';
import { emptyIntake, emptyRepresentative } from './empty-intake';

function store(): DraftStore & { keys(): string[] } {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (i) => [...map.keys()][i] ?? null,
    get length() {
      return map.size;
    },
    keys: () => [...map.keys()],
  };
}

const typed = () => {
  const values = emptyIntake('plan');
  values.member.name = 'Nguyễn Thị Ánh';
  values.representative = { ...emptyRepresentative(), name: 'Lê Văn Bình' };
  values.lines.push({ code: '62362', units: '2', site: 'Office', dateOfService: '2026-12-01', stage: 'permanent' });
  return values;
};

test('a draft comes back whole, with its submission', () => {
  const kept = store();
  const values = typed();
  saveDraft(kept, 'u1', values, '2026-11-22T10:42:00Z');
  expect(readDraft(kept, 'u1')).toEqual({ savedAt: '2026-11-22T10:42:00Z', values });
  removeDraft(kept, 'u1');
  expect(readDraft(kept, 'u1')).toBeNull();
});

test('someone else’s draft is neither read nor left behind', () => {
  const kept = store();
  saveDraft(kept, 'u1', typed(), '2026-11-22T10:42:00Z');
  kept.setItem('criterion.keys-off', '[]');
  expect(readDraft(kept, 'u2')).toBeNull();
  expect(kept.keys()).toEqual(['criterion.keys-off']);
});

test.each(['', 'null', '[]', '{"shape":0}', '{"shape":1,"savedAt":1}'])('an unreadable draft is none: %s', (text) => {
  const kept = store();
  kept.setItem('criterion.intake.u1', text);
  expect(readDraft(kept, 'u1')).toBeNull();
});

test('what is not of the form’s shape is left out', () => {
  const values = restore({
    drug: 'Morphine',
    device: 7,
    extra: 'x',
    member: { name: 'A', address: 'nowhere' },
    lines: [{ code: '62362', units: 3 }, 'x'],
  });
  expect(values).toMatchObject({ drug: 'Morphine', device: '', member: { name: 'A', address: { city: '' } } });
  expect(values.lines).toHaveLength(2);
  expect(values).not.toHaveProperty('extra');
});

test('a store that is full is reported, not thrown', () => {
  const full: DraftStore = {
    ...store(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(saveDraft(full, 'u1', typed(), '2026-11-22T10:42:00Z')).toBe(false);
});

test('every submission has a UUID of its own', () => {
  const id = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(emptyIntake('').submissionId).toMatch(id);
  expect(emptyIntake('').submissionId).not.toBe(emptyIntake('').submissionId);
});
