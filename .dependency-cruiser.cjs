// The import direction of the architecture: app → components, use-cases, auth → data → prisma; and what is pure stays pure.
const PURE = '^lib/(criteria|cases|records|finders|reports)/|^lib/letters/content';
const TESTS = '\\.test\\.tsx?$';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'a-page-never-imports-data',
      severity: 'error',
      from: { path: '^(app|components)/' },
      to: { path: '^lib/data/' },
    },
    {
      name: 'use-cases-import-no-page',
      severity: 'error',
      from: { path: '^(lib|prisma|scripts)/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'only-data-imports-prisma-client',
      severity: 'error',
      from: { path: '^(app|components|lib|scripts|bench|e2e)/', pathNot: '^lib/data/' },
      to: { path: 'node_modules/@prisma/|^lib/data/generated/' },
    },
    {
      name: 'data-knows-no-caller',
      severity: 'error',
      from: { path: '^lib/data/', pathNot: TESTS },
      to: { path: '^lib/(use-cases|auth)/|node_modules/(next|react)/' },
    },
    {
      name: 'the-app-runs-no-script',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: TESTS },
      to: { path: '^(scripts|tests|e2e|bench|prisma)/' },
    },
    {
      name: 'pure-code-takes-no-package',
      comment: 'temporal-polyfill is what lib/cases and lib/reports count days with',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'], pathNot: 'node_modules/temporal-polyfill/' },
    },
    {
      name: 'pure-code-reaches-nothing-impure',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: { path: '^lib/(data|auth|use-cases|env)|node_modules/(react|next|zod|pg)/', reachable: true },
    },
    {
      name: 'criteria-stand-alone',
      severity: 'error',
      from: { path: '^lib/criteria/', pathNot: TESTS },
      to: { path: '^lib/(?!criteria/)|node_modules/' },
    },
    {
      name: 'only-rendering-takes-typst',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/(letters|packet)/' },
      to: { path: 'node_modules/@myriaddreamin/' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^(app|components|lib|scripts|prisma|bench|e2e|tests)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^lib/data/generated/' },
    exclude: { path: '(^|/)\\.next/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
