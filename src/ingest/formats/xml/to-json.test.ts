import { describe, expect, it } from 'vitest';
import { xmlToJson } from './to-json.ts';

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

  it('expands no entity of a document type, and ends at what is not well formed or too deep', () => {
    expect(() => xmlToJson(['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'])).toThrow();
    expect(() => xmlToJson(['<a><b></a>'])).toThrow();
    expect(() => xmlToJson(['<a>'.repeat(1000)])).toThrow();
  });

  it('takes keys that JavaScript has for itself as names', () => {
    expect(JSON.stringify(converted('<a><__proto__>x</__proto__></a>'))).toBe('{"a":{"__proto__":"x"}}');
  });
});
