import type { ProgressEvent } from '../case/stage.ts';

interface Options {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly width: number;
  readonly clock: () => Date;
}

const LOG_EVERY_MS = 10_000;
const DRAW_EVERY_MS = 100;

const amount = (value: number, unit: ProgressEvent['unit']): string =>
  unit === 'bytes' ? `${(value / 1e6).toFixed(1)} MB` : `${value.toLocaleString('en-US')} ${unit}`;

const duration = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.ceil(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;

/** One line of progress: what, how much of how much, the rate and the time left as far as both are known. */
export const progressLine = (event: ProgressEvent, elapsedMs: number): string => {
  const rate = elapsedMs > 500 ? event.done / (elapsedMs / 1000) : 0;
  const parts = [`${event.stage}: ${event.step}`];
  if (event.total !== null && event.total > 0) {
    parts.push(
      `${Math.floor((100 * event.done) / event.total)} %`,
      `${amount(event.done, event.unit)} of ${amount(event.total, event.unit)}`,
    );
  } else if (event.done > 0) parts.push(amount(event.done, event.unit));
  if (rate > 0 && event.unit !== 'steps') parts.push(`${amount(Math.round(rate), event.unit)}/s`);
  if (rate > 0 && event.total !== null && event.total > event.done) {
    parts.push(`about ${duration((event.total - event.done) / rate)} left`);
  }
  return parts.join(', ');
};

/** Draws progress in place on a terminal; elsewhere writes a line every ten seconds and at each new step. */
export const progressPrinter = ({ write, isTerminal, width, clock }: Options) => {
  let step = '';
  let startedAt = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  let drawn = false;
  const clear = () => {
    if (drawn) write('\r\u001b[2K');
    drawn = false;
  };
  const show = (event: ProgressEvent) => {
    const now = clock().getTime();
    const name = `${event.stage}:${event.step}`;
    const isNew = name !== step;
    if (isNew) {
      step = name;
      startedAt = now;
    }
    if (!isNew && now - shownAt < (isTerminal ? DRAW_EVERY_MS : LOG_EVERY_MS)) return;
    if (!isTerminal && isNew && now - shownAt < 1000) return;
    shownAt = now;
    const line = progressLine(event, now - startedAt);
    if (isTerminal) {
      clear();
      write(line.slice(0, Math.max(20, width - 1)));
      drawn = true;
    } else write(`${line}\n`);
  };
  return { show, clear };
};
