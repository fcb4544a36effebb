import { scan } from '../../text/default-scanner.ts';
import type { Span } from '../../text/spans/span.ts';

/**
 * The finder of values in running text: the one place that says which scanner texts, free-text cells and `candor scan`
 * go through. Offsets in UTF-16 units.
 */
export const findValues: (text: string) => readonly Span[] = scan;
