import { isatty } from 'node:tty';

const STREAMS = [0, 1, 2];

/**
 * What becomes of this process when what started it goes. Its launcher (bin/candor.mjs) holds a channel to it: where that closes, the
 * launcher was killed, nobody reads what comes, and the case would stay locked by a run that nobody knows of; so it ends as if killed
 * itself. A terminal that hangs up ends it too, but where none is attached (nohup: Node forgets that the signal was to be ignored).
 */
export const endWithLauncher = (): void => {
  if (process.channel) {
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    process.channel.unref();
  }
  if (!STREAMS.some((stream) => isatty(stream))) process.on('SIGHUP', () => undefined);
};
