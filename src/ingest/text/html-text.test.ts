import { describe, expect, it } from 'vitest';
import { hiddenText, htmlText } from './html-text.ts';

describe('the text of a page', () => {
  it('has a line for each row of a table, also where cells have lines of their own', () => {
    const page =
      '<table><tr><th>Name<th>Address</tr><tr><td><b>Ann</b> Lee</td><td><p>12 Oak Street<br>Dover, DE 19901</p></td></tr></table>';
    expect(htmlText(page)).toBe('Name\tAddress\nAnn Lee\t12 Oak Street Dover, DE 19901');
  });

  it('keeps the place of empty cells', () => {
    expect(htmlText('<table><tr><td></td><td>Ann Lee</td><td></td><td>302-555-0147</td></tr></table>')).toBe(
      '\tAnn Lee\t\t302-555-0147',
    );
  });

  it('puts cells below each other in one column, also below and beside cells that take several', () => {
    const page =
      '<table><tr><th rowspan="2">Account</th><th colspan=2>Primary</th><th colspan=\'2\'>Joint</th></tr>' +
      '<tr><th>Name</th><th>Born</th><th>Name</th><th>Born</th></tr>' +
      '<tr><td>417</td><td>Ann Lee</td><td>1970</td><td>Bob Lee</td><td>1971</td></tr><tr><td colspan=5>1 row</td></tr></table>';
    expect(htmlText(page).split('\n')).toEqual([
      'Account\tPrimary\t\tJoint',
      '\tName\tBorn\tName\tBorn',
      '417\tAnn Lee\t1970\tBob Lee\t1971',
      '1 row',
    ]);
  });

  it('does not grow beyond measure where cells say that they take thousands', () => {
    const page = `<table>${'<tr>'.concat('<td colspan=9999 rowspan=9999>x'.repeat(20)).repeat(500)}</table>`;
    expect(htmlText(page).length).toBeLessThan(10 * page.length);
  });

  it('keeps the lines of a page that a table lays out', () => {
    const paragraphs = Array.from(
      { length: 9 },
      (_, n) => `<p>The ${n}th paragraph of a letter that somebody wrote.</p>`,
    ).join('');
    expect(htmlText(`<table><tr><td>${paragraphs}</td></tr></table>`).split('\n').filter(Boolean)).toHaveLength(9);
  });

  it('shows no script, style or comment, and an address that only a link has', () => {
    const page =
      '<style>p{}</style><script>let a = 1;</script><!-- no --><p>Write to <a href="mailto:ann@example.com">us</a></p>';
    expect(htmlText(page)).toBe('Write to us <ann@example.com>');
  });
});

describe('a form on a page', () => {
  it('has values behind the words in front of their fields, and behind their own names where there are none', () => {
    const page =
      '<div><label>First name</label><input name=f value="Ann"></div><div>Born: <input value=\'03/07/1970\'></div>' +
      '<div><input name="ssn" value="517-83-2208"></div><div><input type=submit value="Save"></div>';
    expect(htmlText(page).split('\n').filter(Boolean)).toEqual([
      'First name: Ann',
      'Born: 03/07/1970',
      'ssn: 517-83-2208',
    ]);
  });

  it('keeps values in their cells, shows crosses of boxes, and of lists what is chosen', () => {
    const page =
      '<table><tr><td>Phone</td><td><input value="302-555-0147"></td></tr></table><p><input type=checkbox checked>Asthma <input type=checkbox>Epilepsy</p>' +
      '<select><option>Ohio</option><option selected>Delaware</option></select><textarea>Ask Bob Stone</textarea>';
    expect(htmlText(page).split('\n').filter(Boolean)).toEqual([
      'Phone\t302-555-0147',
      '[x] Asthma [ ] Epilepsy',
      'Delaware',
      'Ask Bob Stone',
    ]);
  });
});

describe('a table whose cells claim more columns and rows than people read', () => {
  it('becomes no text of many times its length', () => {
    const page = `<table>${'<tr><td rowspan=100 colspan=64>x'.repeat(2000)}</table>`;
    expect(htmlText(page).length).toBeLessThan(4 * page.length);
  });
});

describe('what a page holds and does not show', () => {
  it('is what could be chosen as well', () => {
    const page = '<select><option selected>Ann Lee</option><option>Bob Stone</option></select>';
    expect([htmlText(page), hiddenText(page)]).toEqual(['Ann Lee', 'Bob Stone']);
  });

  it('is values of forms, data of scripts and comments', () => {
    const page =
      '<!-- case 4711 --><input type="hidden" name="ssn" value="219-09-9998"><input value="shown"><script>{"born":"1970-03-07"}</script><p title="x">shown</p>';
    expect(hiddenText(page).split('\n')).toEqual(['case 4711', '219-09-9998', '{"born":"1970-03-07"}']);
  });

  it('is what other attributes of a shown field hold', () => {
    expect(hiddenText('<input value="Ann Lee" ng-value="219-09-9998">')).toBe('219-09-9998');
  });

  it('ends with what never ends', () => {
    for (const piece of ['<!--', '<script', '<script>', 'value="', '<a '])
      expect(hiddenText(piece.repeat(200_000)).length).toBeLessThanOrEqual(piece.length * 200_000);
  });
});

describe('pages that say by their style alone what belongs where', () => {
  const row = (cells: readonly string[], tag: string): string =>
    `<div class="r">${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</div>`;

  it('have a line for each row of a grid of people, which other elements build', () => {
    for (const tag of ['div', 'span']) {
      const people = [
        ['Name', 'SSN', 'City'],
        ['Ann Lee', '219-09-9999', 'Dover'],
        ['Ben Ray', '219-09-9998', 'Salem'],
      ];
      const page = `<p>Our people</p><div>${people.map((cells) => row(cells, tag)).join('')}</div>`;
      expect(htmlText(page)).toBe(`Our people\n\n${people.map((cells) => cells.join('\t')).join('\n')}`);
    }
  });

  it('have one also where roles say what rows and cells are, with the heads in a part of their own', () => {
    const cell = (role: string) => (text: string) => `<div role="${role}"><div><b>${text}</b></div></div>`;
    const line = (cells: readonly string[], role: string): string =>
      `<div role="row">${cells.map(cell(role)).join('')}</div>`;
    const page = `<div role="table"><div role="rowgroup">${line(['Name', 'SSN', 'City'], 'columnheader')}</div><div role="rowgroup">${line(['Ann Lee', '219', 'Dover'], 'cell')}${line(['Ben Ray', '218', 'Salem'], 'cell')}</div></div>`;
    expect(htmlText(page)).toBe('Name\tSSN\tCity\nAnn Lee\t219\tDover\nBen Ray\t218\tSalem');
  });

  it('keep words apart that touch in the markup, and do not cut a word that programs cut', () => {
    expect(htmlText('<p><span>First Name</span><span>Ann</span><span>SSN</span><span>219-09-9999</span></p>')).toBe(
      'First Name: Ann SSN: 219-09-9999',
    );
    expect(htmlText('<p><span>Mar</span><span>garet</span> <b>L</b><b>ee</b></p>')).toBe('Margaret Lee');
  });

  it('say what a word of a list means behind it', () => {
    expect(htmlText('<dl><dt>Name</dt>\n<dd>Ann Lee</dd><dt>Born:</dt><dd>1980-01-31</dd></dl>')).toBe(
      'Name: Ann Lee\nBorn: 1980-01-31',
    );
  });
});
