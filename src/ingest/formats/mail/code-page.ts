import iconv from 'iconv-lite';

/** Charsets of Windows' numbers that are not called by them. */
const BY_NUMBER: Readonly<Record<number, string>> = {
  65001: 'utf-8',
  20127: 'windows-1252',
  28591: 'windows-1252',
  28592: 'iso-8859-2',
  28595: 'iso-8859-5',
  28597: 'iso-8859-7',
  28599: 'iso-8859-9',
  28605: 'iso-8859-15',
  20866: 'koi8-r',
  21866: 'koi8-u',
  50220: 'shift_jis',
  51932: 'euc-jp',
  51949: 'euc-kr',
  52936: 'gb2312',
  54936: 'gb18030',
};

/** The charset of a number by which Windows calls it; windows-1252 where there is none, or none that is known. */
export const charsetOfCodePage = (number: number | undefined): string => {
  if (number === undefined) return 'windows-1252';
  const named = BY_NUMBER[number] ?? `cp${number}`;
  return iconv.encodingExists(named) ? named : 'windows-1252';
};
