/** The value of an attribute, as written; undefined where the tag has none. */
export const attributeOf = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(
    `(?:^|[\\s"'])${name}\\s{0,9}=\\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\\s"'>]{1,2000}))`,
    'i',
  ).exec(attributes);
  return found ? (found[1] ?? found[2] ?? found[3] ?? '') : undefined;
};

const has = (attributes: string, name: string): boolean =>
  new RegExp(`(?:^|\\s)${name}(?=[\\s=/]|$)`, 'i').test(attributes);

/** Fields whose values a page does not show as words. */
const SILENT = /^(?:hidden|submit|button|reset|image|file|range|color)$/;
const BOX = /^(?:checkbox|radio)$/;

/** Whether a page shows what a field holds, where the field stands. */
export const showsValue = (attributes: string): boolean => {
  const type = attributeOf(attributes, 'type')?.trim().toLowerCase() ?? 'text';
  return !SILENT.test(type) && !BOX.test(type);
};

/** What somebody without the page's words would call a field. */
const ownName = (attributes: string): string =>
  ['aria-label', 'placeholder', 'name', 'id']
    .map((name) => attributeOf(attributes, name)?.trim() ?? '')
    .find(Boolean) ?? '';

/** What parts a value from the words in front of it on its line. */
export const leadTo = (line: string): string => (line.trim() === '' || /[:?=#]\s*$|\t$/.test(line) ? ' ' : ': ');

/**
 * A field of a form as a page shows it: its value behind the words in front of it (`line`: what stands on its line so far), or behind its own
 * name where there are none; boxes with their cross.
 */
export const fieldText = (attributes: string, line: string): string => {
  const type = attributeOf(attributes, 'type')?.trim().toLowerCase() ?? 'text';
  if (BOX.test(type)) return has(attributes, 'checked') ? '[x] ' : '[ ] ';
  const value = attributeOf(attributes, 'value')?.trim() ?? '';
  if (SILENT.test(type) || value === '') return '';
  if (line.trim() === '') {
    // In a cell of its own a value has its name in another one.
    const name = line.endsWith('\t') ? '' : ownName(attributes);
    return `${name === '' ? '' : `${name}: `}${value} `;
  }
  return `${leadTo(line)}${value} `;
};

/** Whether an option of a list is the one that is chosen. */
export const isChosen = (attributes: string): boolean => has(attributes, 'selected');
