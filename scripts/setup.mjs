// Makes a fresh clone ready: installs the locked packages and, where the system's Node is older than 24, the
// platform's Node 24 package. Plain JavaScript without dependencies, because it runs before anything is installed.
// Node 20 is refused for the work itself: it decodes windows-1252 wrongly and would corrupt evidence.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_VERSION = '24.21.0';
const stamp = join(root, 'node_modules', '.candor-setup');

const platformPackage = () => {
  const os = { linux: 'linux', darwin: 'darwin', win32: 'win' }[process.platform];
  return os ? `node-${os}-${process.arch}` : undefined;
};

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}-${NODE_VERSION}`)
  .digest('hex');

const npm = (...args) => {
  const cli = process.env.npm_execpath;
  const options = {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'development' },
  };
  if (cli) execFileSync(process.execPath, [cli, ...args], options);
  else execFileSync('npm', args, { ...options, shell: process.platform === 'win32' });
};

/** A prefix of its own, because `npm install` prunes what the lock does not name. */
const nodePrefix = join(root, 'node_modules', '.node');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('candor: installing packages (once; needs the npm registry)');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // `npm ci` fails where a mirror lacks other platforms' siblings; `install` with the committed lock is the same set.
  npm('install', ...flags);
  const ownNode = process.execPath.startsWith(nodePrefix);
  if (!ownNode && Number(process.versions.node.split('.')[0]) < 24) {
    const name = platformPackage();
    if (!name) throw new Error(`candor: no Node 24 package for ${process.platform}; install Node 24 or later yourself`);
    npm('install', ...flags, '--no-save', '--no-package-lock', '--prefix', nodePrefix, `${name}@${NODE_VERSION}`);
    const binary = join(nodePrefix, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    const link = join(root, 'node_modules', '.bin', 'node');
    rmSync(link, { force: true });
    // Tools started from node_modules/.bin then run on the new Node; Windows has no links without rights.
    if (process.platform !== 'win32') symlinkSync(relative(dirname(link), binary), link);
  }
  writeFileSync(stamp, wanted);
}
