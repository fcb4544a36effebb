import { roleIn } from '../people/standing.ts';
import { pronounIn } from '../pronouns.ts';
import { isNewParagraph, REACH, type Tier } from '../scene.ts';

/** A line of a form that asks for a name and nothing else: "Legal name ......", "Name (Last, First):". */
const ASKS_NAME =
  /(?:^|\n)[ \t]{0,8}(?:(?:legal|full|complete|applicant|your)[ ]?)?(?:name|names|nombre|nom|nome|nombre y apellidos|name und vorname)(?: \([^()\n]{3,32}\))?[ \t]{0,3}[:.=_…-]{0,40}[ \t]{0,30}$/i;
/** Lines of a form, each a label with what is filled in, or of several. */
const FIELDS = /^[ \t]*\n(?:[ \t]{0,8}[^\n:.]{2,40}(?: ?[:=]|\.{3})[^\n]*\n){0,12}[^\n]*$/;

/** Below "Legal name .... Ann Lee" the lines up to a blank one are hers, whoever the form is about. */
export const byFields: Tier = (scene, { span, before, label }) => {
  const { text } = scene;
  const [near] = before;
  if (!near || roleIn(label) !== undefined || pronounIn(label) !== undefined || span.start - near.end > REACH)
    return [];
  if (!ASKS_NAME.test(text.slice(Math.max(0, near.start - 96), near.start))) return [];
  const stretch = text.slice(near.end, span.start);
  return !isNewParagraph(stretch) && FIELDS.test(stretch) ? [near.person] : [];
};
