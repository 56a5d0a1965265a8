// npm leaves optional packages of other platforms out of package-lock.json when its registry does not have them, and `npm ci` then
// refuses that lock. This names them in it, limited to their platform, so that they are never fetched where they are not needed.
// Run after every change of package.json: `npm install …`, then `npm run lock`.
import fs from 'node:fs';

const SYSTEMS = /android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|aix|win32|windows|wasm32/;
const PROCESSORS = /arm64|x64|ia32|riscv64|s390x|ppc64|loong64|mips64el|wasm32|arm/;

const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
const added = [];
for (const [at, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = [`${at ? `${at}/` : ''}node_modules/${name}`, `node_modules/${name}`];
    if (places.some((place) => lock.packages[place])) continue;
    lock.packages[`node_modules/${name}`] = { version: range.replace(/^[\^~]/, ''), optional: true, ...platformOf(name) };
    added.push(name);
  }
}
if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  fs.writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(added.length > 0 ? `Added ${added.length} packages of other platforms to package-lock.json` : 'package-lock.json is complete');

/** A package that names no platform gets one that no machine has: the registry does not offer it, so it must never be fetched. */
function platformOf(name) {
  const system = name.match(SYSTEMS)?.[0] ?? 'none';
  const processor = name.match(PROCESSORS)?.[0];
  return {
    os: [system === 'windows' ? 'win32' : system],
    ...(processor ? { cpu: [processor] } : {}),
    ...(system === 'linux' && /musl/.test(name) ? { libc: ['musl'] } : {}),
    ...(system === 'linux' && /gnu/.test(name) ? { libc: ['glibc'] } : {}),
  };
}
