import { describe, expect, it } from 'vitest';
import { xmlBeside, xmlToJson } from './to-json.ts';

const converted = (xml: string): unknown => {
  const { name, value } = xmlToJson([xml]);
  return { [name]: value };
};

describe('an XML document as JSON', () => {
  it('has elements and attributes as keys, and elements of one name as a list', () => {
    const xml =
      '<people><person id="1"><name>Ann</name><phone>1</phone><phone>2</phone></person><person id="2"><name>Bo</name></person></people>';
    expect(converted(xml)).toEqual({
      people: {
        person: [
          { id: '1', name: 'Ann', phone: ['1', '2'] },
          { id: '2', name: 'Bo' },
        ],
      },
    });
  });

  it('keeps what an element says beside its children, and comments apart', () => {
    expect(converted('<a>before <b>in</b> after</a>')).toEqual({ a: { b: 'in', text: 'before  after' } });
    expect(xmlToJson(['<a><!-- card 4711 --></a>']).comments).toEqual(['card 4711']);
  });

  it('has fields that say their key under it: dumps of MySQL, Solr, settings of Java, events of Windows', () => {
    expect(
      converted(
        '<r><row><field name="first_name">Ann</field><field name="ssn" xsi:nil="true"/></row><row><field name="first_name">Bo</field></row></r>',
      ),
    ).toEqual({ r: { row: [{ first_name: 'Ann', ssn: '' }, { first_name: 'Bo' }] } });
    expect(converted('<doc><str name="a">1</str><arr name="phones"><str>2</str><str>3</str></arr></doc>')).toEqual({
      doc: { a: '1', phones: { str: ['2', '3'] } },
    });
    expect(converted('<p><entry key="a">1</entry><property name="b" value="2"/><Data Name="c">3</Data></p>')).toEqual({
      p: { a: '1', b: '2', c: '3' },
    });
  });

  it('keeps tables that say which they are apart, and knows pairs of key and value', () => {
    expect(
      converted(
        '<db><table_data name="a"><row><field name="x">1</field></row></table_data><table_data name="b"><row/></table_data></db>',
      ),
    ).toEqual({ db: { a: { row: { x: '1' } }, b: { row: '' } } });
    expect(
      converted('<r><item><key>ssn</key><value>1</value></item><item><key>n</key><value>2</value></item></r>'),
    ).toEqual({ r: { ssn: '1', n: '2' } });
  });

  it('leaves things that have a name under their own', () => {
    expect(converted('<r><item><name>pen</name><value>2</value></item></r>')).toEqual({
      r: { item: { name: 'pen', value: '2' } },
    });
    expect(converted('<r><data name="Ann" ssn="1"/></r>')).toEqual({ r: { data: { name: 'Ann', ssn: '1' } } });
    expect(converted('<p><person name="Ann">1</person><person name="Bo">2</person></p>')).toEqual({
      p: {
        person: [
          { name: 'Ann', text: '1' },
          { name: 'Bo', text: '2' },
        ],
      },
    });
  });

  it('reads the keys of property lists', () => {
    const dict = (name: string) => `<dict><key>name</key><string>${name}</string><key>open</key><true/></dict>`;
    expect(
      converted(
        `<plist version="1.0"><dict><key>People</key><array>${dict('Ann')}${dict('Bo')}</array></dict></plist>`,
      ),
    ).toEqual({
      plist: {
        version: '1.0',
        dict: {
          People: [
            { name: 'Ann', open: 'true' },
            { name: 'Bo', open: 'true' },
          ],
        },
      },
    });
  });

  it('expands no entity of a document type, and ends at what is not well formed or too deep', () => {
    expect(() => xmlToJson(['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'])).toThrow();
    expect(() => xmlToJson(['<a><b></a>'])).toThrow();
    expect(() => xmlToJson(['<a>'.repeat(1000)])).toThrow();
  });

  it('gives the records of a long list on as they come, under the names down to it, and keeps what stands beside them', () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `<row n="${n}"><field name="ssn">${n}</field></row>`).join('');
    const given = new Map<string, unknown[]>();
    const { name, value } = xmlToJson([`<db><table name="people">${rows}</table><made>2020</made></db>`], (path, row) =>
      given.set(path, [...(given.get(path) ?? []), row]),
    );
    expect([...given.keys()]).toEqual(['db.people.row']);
    expect(given.get('db.people.row')?.length).toBe(3000);
    expect(given.get('db.people.row')?.[2999]).toEqual({ n: '2999', ssn: '2999' });
    expect({ [name]: value }).toEqual({ db: { people: '', made: '2020' } });
  });

  it('keeps a long list of words, and gives nothing on behind what is not well formed', () => {
    const lines = '<p>word</p>'.repeat(3000);
    const given: unknown[] = [];
    const { value } = xmlToJson([`<book>${lines}</book>`], (_, row) => given.push(row));
    expect((value as { p: unknown[] }).p).toHaveLength(3000);
    const row = '<row><a>1</a></row>';
    expect(() =>
      xmlToJson(['<r>', row.repeat(1500), '<row><a>&</a></row>', row.repeat(9)], (_, one) => given.push(one)),
    ).toThrow();
    expect(given).toHaveLength(1500);
  });

  it('is cut where it ends before its elements do, and has what stands in front of that', () => {
    for (const end of ['', '<row><a>2', '<row><a', '<row><a>x & y']) {
      const { value, isCut } = xmlToJson([`<r><row><a>1</a></row>${end}`]);
      expect(isCut).toBe(true);
      expect(JSON.stringify(value)).toContain('"a":"1"');
    }
    expect(xmlToJson(['<r><row><a>1</a></row></r>']).isCut).toBe(false);
  });

  it('holds no more than it may, whatever stands between the records of a long list; blanks between them are not held', () => {
    const rows = function* (between: string) {
      yield `<r>${'<row><a>1</a></row>'.repeat(1000)}`;
      for (let n = 0; n < 80; n += 1) yield `<row><a>1</a></row>${between}`;
      yield '</r>';
    };
    const read = (between: string) => xmlToJson(rows(between), () => undefined).value;
    expect(read(' '.repeat(1 << 20))).toEqual({});
    expect(() => read('x'.repeat(1 << 20))).toThrow(expect.objectContaining({ unread: 'too_large' }));
    expect(() => read(`<p>${'x'.repeat(1 << 20)}</p>`)).toThrow(expect.objectContaining({ unread: 'too_large' }));
  });

  it('reads a beginning as if all that is open ended there, without the records of its long lists', () => {
    const row = '<row><a>1</a></row>';
    const { name, value } = xmlBeside([`<db><of><b>${row.repeat(2)}</b></of><all id="7">${row.repeat(1000)}`]);
    expect({ [name]: value }).toEqual({ db: { of: { b: { row: [{ a: '1' }, { a: '1' }] } }, all: { id: '7' } } });
  });

  it('takes keys that JavaScript has for itself as names', () => {
    expect(JSON.stringify(converted('<a><__proto__>x</__proto__></a>'))).toBe('{"a":{"__proto__":"x"}}');
  });
});
