import type { ScriptFunction } from '../engine/port.ts';
import { RELATION_WORDS } from './data-files.ts';
import { nameWords } from './names/fold.ts';

/** Script step over distinct words of status columns: the relation they tell. */
export const statusRelations: ScriptFunction = function* ([status]) {
  const relation = RELATION_WORDS.get(nameWords(status ?? '').join(' '));
  if (relation !== undefined) yield [relation];
};
