// Makes a fresh clone ready: installs the locked packages and, where the system's Node is older than 24, the
// platform's Node 24 package. Plain JavaScript without dependencies, because it runs before anything is installed.
// Node 20 is refused for the work itself: it decodes windows-1252 wrongly and would corrupt evidence.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('candor: installing packages (once; needs the npm registry)');
  // `npm ci` fails where a mirror lacks other platforms' siblings; `install` with the committed lock is the same set.
  npm('install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  if (Number(process.versions.node.split('.')[0]) < 24) {
    const name = platformPackage();
    if (!name) throw new Error(`candor: no Node 24 package for ${process.platform}; install Node 24 or later yourself`);
    npm(
      'install',
      '--ignore-scripts',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `${name}@${NODE_VERSION}`,
    );
  }
  writeFileSync(stamp, wanted);
}
