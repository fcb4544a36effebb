#!/usr/bin/env node
// Starts Candor on Node 24 or later: this Node if it is new enough, else the one that set-up put into node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// A clone runs its sources, so that a build that is left over never answers for them; a package has the build alone.
const source = join(root, 'src', 'cli', 'main.ts');
const entry = existsSync(source) ? source : join(root, 'dist', 'cli', 'main.js');

const newNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const os = { linux: 'linux', darwin: 'darwin', win32: 'win' }[process.platform];
  const name = `node-${os}-${process.arch}`;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = join(root, 'node_modules', '.node', 'node_modules', name, 'bin', file);
  return existsSync(binary) ? binary : undefined;
};

const setup = join(root, 'scripts', 'setup.mjs');
if (existsSync(setup) && (!newNode() || !existsSync(join(root, 'node_modules', '.candor-setup')))) {
  const done = spawnSync(process.execPath, [setup], { stdio: ['ignore', 2, 2] });
  if (done.status !== 0) process.exit(1);
}
const node = newNode();
if (!node) {
  console.error('candor: needs Node 24 or later, and found none; install it and call again');
  process.exit(1);
}
// Sources need their types stripped at each start; Node keeps the stripped ones where it may.
const cache = existsSync(source) ? { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'candor') } : {};
// What was found in a piece of a text outlives few collections of a small nursery, and none of its threads needs a large one: a third less memory.
const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4'];
const child = spawn(node, [...flags, entry, ...process.argv.slice(2)], {
  // The channel closes when this process is gone, however it went: the child then ends too (src/cli/launched.ts).
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { UV_THREADPOOL_SIZE: '8', ...cache, ...process.env },
});
const passed = ['SIGINT', 'SIGTERM', 'SIGHUP'];
// The child decides what a hang-up means to it: a run with nohup goes on.
for (const signal of passed) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (!signal) process.exit(code ?? 1);
  // Ends as the child did. Its own listeners would swallow the signal, and a run that was broken off would exit with 0.
  for (const one of passed) process.removeAllListeners(one);
  process.kill(process.pid, signal);
});
