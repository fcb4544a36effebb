import { once } from '../../../../core/once.ts';
import { foldWords } from '../../../columns/cells/fold.ts';
import { nameContext } from '../../../words/data-files.ts';

/** Words in front of a name at the head of its line, behind marks of quotation. */
const HEAD = /(?:^|\n)[> ]{0,4}((?:\p{L}{1,14}[.,]?[ ]{1,2}){1,4})$/u;

const greetings = once(() => {
  const { greeting, greeting_first, greeting_next, greeting_other, lower_title } = nameContext();
  const others = new Set(greeting_other);
  const alone = new Set(greeting.filter((word) => !others.has(word)));
  return { alone, first: new Set(greeting_first), next: new Set(greeting_next), titles: new Set(lower_title) };
});

/** Whether the words right before a name greet whoever it names: "Dear Mr ", "> Hola ", "Buenas noches ". */
export const isGreeted = (before: string): boolean => {
  const words = HEAD.exec(before)?.[1];
  if (words === undefined) return false;
  const [first = '', ...rest] = foldWords(words).split(' ');
  const { alone, first: begins, next: follows, titles } = greetings();
  const isDay = begins.has(first) && follows.has(rest[0] ?? '');
  return (isDay || alone.has(first)) && rest.slice(isDay ? 1 : 0).every((word) => titles.has(word));
};
