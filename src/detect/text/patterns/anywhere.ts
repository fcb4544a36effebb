import type { Detector } from '../../data-files.ts';
import { hasContext, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { isWhole } from '../tokens/whole.ts';

const emitAll = (page: Page, detector: Detector, from: number, to: number): void => {
  const { anywhere, isValid, needsContext, boost = 0.05, score, element, state = 'clear', id } = detector;
  const flags = page.contextsOf.get(id);
  const matcher = anywhere?.matcher(page.text.slice(from, to));
  while (matcher?.find()) {
    const [start, end] = [from + matcher.start(), from + matcher.end()];
    if (end === start || !isWhole(page.text, start, end)) continue;
    const near = detector.context !== undefined && flags !== undefined && hasContext(page, start, end, flags);
    if ((needsContext && !near) || (isValid && !isValid(page.text.slice(start, end)))) continue;
    const confidence = Math.min(0.99, score + (near && !needsContext ? boost : 0));
    page.emit({
      element,
      start,
      end,
      confidence,
      state,
      detector: id,
      why: reasonOf(id, near ? 'pattern, context' : 'pattern'),
    });
  }
};

/** Patterns of users, which may begin anywhere: a pass each, in linear time. */
export const findAnywhere = (page: Page, detectors: readonly Detector[]): void => {
  const { count, start, end } = page.tokens;
  if (count === 0) return;
  for (const detector of detectors) emitAll(page, detector, start[0] ?? 0, end[count - 1] ?? 0);
};
