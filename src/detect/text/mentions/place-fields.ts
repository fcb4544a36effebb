/** Fields of a form that hold the parts of an address, by the column of RECORD that takes them; `none`: no column does. */
const FIELDS = {
  city: '(?:city|town|city or town|ciudad|localidad|municipio|ville|ort|wohnort|stadt|citt[àa]|cidade|plaats)',
  region: '(?:state|province|state[/ ]province|region|estado|provincia|bundesland)',
  postal_code:
    '(?:zip|zip ?code|zip[+]4|postal ?code|post ?code|c[óo]digo postal|c[.]?p[.]?|code postal|plz|postleitzahl|cap|cep)',
  none: '(?:apt|apartment|unit|suite|ste|floor|county|country|pa[íi]s|colonia|(?:street )?address(?: line)? ?2)',
} as const;

type Field = keyof typeof FIELDS;
export type PlaceParts = Readonly<Partial<Record<'city' | 'region' | 'postal_code', string>>>;

const KINDS = Object.keys(FIELDS) as readonly Field[];
const ANY = KINDS.map((kind) => FIELDS[kind]).join('|');
/** A field and its value, up to the end of its line, a wide gap or the next field. */
const NEXT = new RegExp(
  `^[\\s,;|]{0,20}(${ANY})[ .]{0,3}[:=]\\s{0,8}([^\\s:=|;,][^\\n:=|;\\t]{0,60}?)(?=[ ,]{1,20}(?:${ANY})[ .]{0,3}[:=]|[\\n|;\\t]|\\s{2}|\\s*$)`,
  'iu',
);
const OF = KINDS.map((kind) => [kind, new RegExp(`^${FIELDS[kind]}$`, 'iu')] as const);

/** Beyond this, and behind so many fields, no part of the address stands. */
const REACH = 300;
const MOST_FIELDS = 7;

const kindOf = (label: string): Field | undefined => OF.find(([, form]) => form.test(label))?.[0];

const cellsOf = (line: string): readonly string[] => line.trim().split(/\t| {2,}/);

/** Lines below the street's own among which heads of its other fields stand. */
const MOST_LINES = 2;

/** The same where the fields stand side by side, their heads on one line and their values on the next. */
const placeBelow = (rest: string): PlaceParts => {
  const lines = rest.split('\n').slice(1, MOST_LINES + 2);
  for (const [n, line] of lines.entries()) {
    const heads = cellsOf(line).map((head) => kindOf(head.replace(/[ .:]+$/, '')));
    const values = cellsOf(lines[n + 1] ?? '');
    if (heads.length < 2 || heads.length !== values.length || heads.includes(undefined)) continue;
    return Object.fromEntries(
      heads.flatMap((kind, at) => (kind === undefined || kind === 'none' ? [] : [[kind, values[at] ?? '']])),
    );
  }
  return {};
};

/**
 * City, state and postal code that stand in fields of their own directly behind a street ("Address: 9 Birch Lane", "City:
 * Austin", "State: TX", "ZIP: 78701"): without them nobody knows where the person lives.
 */
export const placeBehind = (text: string, end: number): PlaceParts => {
  const parts: { city?: string; region?: string; postal_code?: string } = {};
  let rest = text.slice(end, end + REACH);
  for (let n = 0; n < MOST_FIELDS; n += 1) {
    const found = NEXT.exec(rest);
    if (!found) break;
    const [all, label = '', value = ''] = found;
    const kind = kindOf(label) ?? 'none';
    if (kind !== 'none') parts[kind] ??= value.trim();
    rest = rest.slice(all.length);
  }
  return { ...placeBelow(text.slice(end, end + REACH)), ...parts };
};
