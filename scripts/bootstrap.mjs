// First step of every npm script: `node scripts/bootstrap.mjs SCRIPT ARGS…`. Runs under any Node from 20 on with nothing installed,
// installs the packages when they are missing or do not match the lock, then runs SCRIPT under the Node 24 that came with them.
// Nothing is printed to stdout: a script's own output must stay clean.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withLock } from './lib/lock.mjs';

const started = Date.now();
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const binFolder = path.join(modules, '.bin');
const nodeBinary = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const stampFile = path.join(modules, '.package-stamp');

const say = (line) => process.stderr.write(`${line}\n`);
const fail = (line) => {
  say(line);
  process.exit(1);
};

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Criterion needs Node.js 20 or later to begin (it then brings its own 24). This is ${process.version}: ${process.execPath}`);
}
const [script, ...args] = process.argv.slice(2);
if (!script) fail('Usage: node scripts/bootstrap.mjs SCRIPT [ARGUMENTS…]');

/** The lock and the machine, in one line: an installation for another lock or another machine does not count. */
function wantedStamp() {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

function isStamped() {
  try {
    return fs.readFileSync(stampFile, 'utf8') === wantedStamp() && fs.existsSync(nodeBinary);
  } catch {
    return false;
  }
}

/** True when npm itself already installed all that the lock requires (somebody ran `npm ci` or `npm install` by hand). */
function matchesLock() {
  try {
    const installed = JSON.parse(fs.readFileSync(path.join(modules, '.package-lock.json'), 'utf8')).packages;
    const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
    const complete = Object.entries(wanted).every(([at, entry]) => {
      const have = installed[at];
      return (
        at === '' || (have ? have.version === entry.version : entry.optional === true || entry.devOptional === true || entry.peer === true)
      );
    });
    return complete && fs.existsSync(nodeBinary);
  } catch {
    return false;
  }
}

/** The npm that started us, under the Node that it runs on; else the one in PATH, never through the folder being replaced. */
function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const outside = (file) => file && fs.existsSync(file) && !fs.realpathSync(file).startsWith(modules);
  if (outside(npm) && outside(node) && npm.endsWith('.js')) return [node, [npm], false];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', [], process.platform === 'win32'];
}

function install() {
  say(fs.existsSync(modules) ? 'Installing packages: they do not match package-lock.json …' : 'Installing packages …');
  fs.rmSync(stampFile, { force: true });
  const [command, before, shell] = npmCommand();
  const searched = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== binFolder);
  const result = spawnSync(command, [...before, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    shell,
    stdio: ['ignore', 2, 2],
    // Prisma's engines are never started here; without the variable their own install script would download them
    env: { ...process.env, PATH: searched.join(path.delimiter), PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  });
  if (result.error) fail(`npm could not be started: ${result.error.message}`);
  if (result.status !== 0) fail('The packages could not be installed (see above). Nothing was started.');
  if (!fs.existsSync(nodeBinary))
    fail(`The packages are installed, but ${nodeBinary} is missing: npm must be allowed to run the install script of "node".`);
  fs.writeFileSync(stampFile, wantedStamp());
  say(`Installed packages in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

let installedNow = false;
if (!isStamped()) {
  installedNow = await withLock(
    path.join(root, '.cache', 'install.lock'),
    () => {
      if (isStamped()) return false;
      if (!matchesLock()) return install();
      fs.writeFileSync(stampFile, wantedStamp());
      return false;
    },
    (pid) => say(`Waiting for the installation that process ${pid} is doing …`),
  );
}

process.env.PATH = [binFolder, ...(process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== binFolder)].join(
  path.delimiter,
);
process.env.CRITERION_STARTED_AT ??= String(started);
if (installedNow) process.env.CRITERION_INSTALL_MS = String(Date.now() - started);
const scriptFile = path.resolve(root, script);

if (!installedNow && fs.realpathSync(process.execPath) === fs.realpathSync(nodeBinary)) {
  // npm already found our Node first in its PATH: no second process, and no signal to pass on
  process.argv.splice(1, process.argv.length - 1, scriptFile, ...args);
  await import(pathToFileURL(scriptFile).href);
} else {
  runUnderOwnNode();
}

function runUnderOwnNode() {
  const child = spawn(nodeBinary, [scriptFile, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // passed on once: a terminal and npm both send Ctrl-C here as well as to the child, and start.ts takes a second one as the same wish
    process.once(signal, () => {
      process.on(signal, () => {});
      child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`${nodeBinary} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (os.constants.signals[signal] ?? 0) : (code ?? 1)));
}
