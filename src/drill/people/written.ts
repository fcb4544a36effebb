/** How values stand in files: date orders, telephone formats, masks. */
const two = (value: number): string => String(value).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type DateStyle = 'iso' | 'us' | 'european' | 'compact' | 'words';

/** A day (yyyymmdd) in one of the orders that files use; 0 gives an empty text. */
export const writtenDate = (day: number, style: DateStyle): string => {
  if (day === 0) return '';
  const [y, m, d] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  switch (style) {
    case 'iso':
      return `${y}-${two(m)}-${two(d)}`;
    case 'us':
      return `${two(m)}/${two(d)}/${y}`;
    case 'european':
      return `${two(d)}.${two(m)}.${y}`;
    case 'compact':
      return String(day);
    case 'words':
      return `${MONTHS[m - 1] ?? ''} ${d}, ${y}`;
  }
};

export type PhoneStyle = 'plain' | 'dashes' | 'brackets' | 'international';

/** Ten digits in one of the usual forms; an empty text stays empty. */
export const writtenPhone = (phone: string, style: PhoneStyle): string => {
  if (phone === '') return '';
  const [area, exchange, line] = [phone.slice(0, 3), phone.slice(3, 6), phone.slice(6)];
  switch (style) {
    case 'plain':
      return phone;
    case 'dashes':
      return `${area}-${exchange}-${line}`;
    case 'brackets':
      return `(${area}) ${exchange}-${line}`;
    case 'international':
      return `+1${phone}`;
  }
};
