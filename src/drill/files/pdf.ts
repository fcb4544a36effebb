import iconv from 'iconv-lite';

const LINES_A_PAGE = 48;

const literal = (text: string): string => `(${text.replace(/[\\()]/g, (sign) => `\\${sign}`)})`;

/** A PDF of text lines in Helvetica (WinAnsi encoding), uncompressed. */
export const pdfOf = (lines: readonly string[]): Buffer => {
  const pages: (readonly string[])[] = [];
  for (let n = 0; n < lines.length; n += LINES_A_PAGE) pages.push(lines.slice(n, n + LINES_A_PAGE));
  const pageNo = (n: number) => 4 + 2 * n;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, n) => `${pageNo(n)} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  pages.forEach((page, n) => {
    const text = page.map((line) => `${literal(line)} Tj T*`).join('\n');
    const stream = `BT /F1 11 Tf 14 TL 72 740 Td\n${text}\nET`;
    const length = iconv.encode(stream, 'windows-1252').length;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageNo(n) + 1} 0 R >>`,
      `<< /Length ${length} >>\nstream\n${stream}\nendstream`,
    );
  });
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let offset = parts[0]?.length ?? 0;
  const offsets = objects.map((object, n) => {
    const start = offset;
    const bytes = iconv.encode(`${n + 1} 0 obj\n${object}\nendobj\n`, 'windows-1252');
    parts.push(bytes);
    offset += bytes.length;
    return start;
  });
  const entries = offsets.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
};
