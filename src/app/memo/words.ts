/** Words of the law's answers as the memo writes them. */

export const words = (text: string): string => text.replaceAll('_', ' ');

export const listed = (ids: readonly string[]): string => (ids.length === 0 ? 'nothing' : ids.map(words).join(', '));

const ANSWERS: Readonly<Record<string, string>> = {
  required: 'Required',
  not_required: 'Not required',
  undetermined: 'Undetermined',
  allowed: 'allowed',
  not_allowed: 'not allowed',
};
export const answerWords = (answer: string): string => ANSWERS[answer] ?? words(answer);
