import type { PlanInput } from '../../lib/forms/plan-schema.ts';

type Before = PlanInput['settings']['beforeReview'];

/** NPIs of Riverbend and St. Adalbert: the third facility of the demo is in no network. */
const NETWORK = ['1219384751', '1304729183'];

const NONE: Before = {
  exclusions: [],
  noAuthorization: [],
  delegates: [],
  networkFacilities: NETWORK,
  administrativeDenialBy: ['manager'],
};

/** What the plans of the demo keep for the checks before review: made up, and unlike from plan to plan. */
const KEPT: Readonly<Record<string, Partial<Before>>> = {
  'molina-oh': {
    noAuthorization: [{ codes: ['62367', '62368'], source: 'Prior authorization list, section 4: checks of a pump in place' }],
    exclusions: [{ codes: ['A4220'], source: 'Member handbook, What is not covered: supplies for home refills' }],
  },
  'uhc-commercial': {
    delegates: [
      {
        codes: ['62367', '62368', '62369', '62370'],
        name: 'Lakeshore Pain Management Review',
        contact: '1-800-555-0142, weekdays 8 a.m. to 5 p.m.',
      },
    ],
    administrativeDenialBy: ['nurse', 'manager'],
  },
  'medicare-advantage-pa': {
    delegates: [{ codes: ['95990'], name: 'Susquehanna Home Infusion Review', contact: '1-800-555-0177, any day' }],
    administrativeDenialBy: ['manager', 'medical-director'],
  },
};

export const beforeReview = ({ id }: Pick<PlanInput, 'id'>): Before => ({ ...NONE, ...KEPT[id] });
