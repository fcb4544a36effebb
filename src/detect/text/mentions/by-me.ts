import type { Tier } from './scene.ts';

/** "Call me at my daughter's house": whoever speaks is called. */
const CALL_ME =
  /(?:^|[^\p{L}])(?:call|reach|text|contact|get|ring|phone|e-?mail|write(?: to)?|fax) me(?: back)?(?=[^\p{L}])[^.;\n]{0,60}$/iu;

export const byMe: Tier = ({ chat, discourse }, { span, label }) => {
  if (!CALL_ME.test(label)) return [];
  return [chat.headAt(span.start) ?? chat.servedAt(span.start) ?? discourse.speakerAt(span.start)];
};
