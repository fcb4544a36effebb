import { isObject, type Json, objectsIn, textOf } from '../fhir/taking.ts';
import { conceptOf, identityOf, isOfAll, timeOf, wordOf } from './data-types.ts';
import { dictionary } from './dictionary.ts';

/** Elements inside elements, at most: deeper ones say nothing of people. */
const DEEPEST = 40;

/** By which the tables of one document are joined: the number that its office gave the patient. */
const patientKey = (role: Json): string =>
  objectsIn(role['id'])
    .filter((id) => !isOfAll(id))
    .map(({ extension }) => textOf(extension))
    .find((id) => id !== '') ?? 'patient';

const patientOfAll = (document: Json): Json => {
  const [role] = rolesOf(document);
  return { reference: `Patient/${role ? patientKey(role) : 'patient'}` };
};

const rolesOf = (document: Json): readonly Json[] =>
  objectsIn(document['recordTarget']).flatMap((target) => objectsIn(target['patientRole']));

const guardianOf = (guardian: Json): Json => ({
  relationship: { text: textOf(isObject(guardian['code']) ? guardian['code']['displayName'] : '') || 'guardian' },
  ...identityOf(guardian, objectsIn(guardian['guardianPerson'])[0] ?? {}),
});

/** What is said of the patient by codes ("White", "Married"), under the words of its element. */
const CODED = ['raceCode', 'ethnicGroupCode', 'religiousAffiliationCode', 'maritalStatusCode'] as const;
const CALLED: Readonly<Record<(typeof CODED)[number], string>> = {
  raceCode: 'race',
  ethnicGroupCode: 'ethnicity',
  religiousAffiliationCode: 'religion',
  maritalStatusCode: 'maritalStatus',
};

const patientOf = (role: Json): Json => {
  const patient = objectsIn(role['patient'])[0] ?? {};
  const coded = CODED.flatMap((key) =>
    objectsIn(patient[key]).flatMap((code) => {
      const text = textOf(conceptOf(code)['text']);
      return text === '' ? [] : [[CALLED[key], text] as const];
    }),
  );
  const gender = objectsIn(patient['administrativeGenderCode'])[0] ?? {};
  const place = objectsIn(objectsIn(objectsIn(patient['birthplace'])[0]?.['place'])[0]?.['addr'])[0] ?? {};
  return Object.fromEntries(
    Object.entries({
      resourceType: 'Patient',
      id: patientKey(role),
      ...identityOf(role, patient, 'MR'),
      birthDate: timeOf(patient['birthTime']),
      deceasedDateTime: timeOf(patient['sdtc:deceasedTime']),
      gender: textOf(gender['displayName']) || textOf(gender['code']) || undefined,
      birthPlace:
        ['city', 'state', 'country']
          .map((key) => wordOf(place[key]))
          .filter((word) => word !== '')
          .join(', ') || undefined,
      ...Object.fromEntries(coded),
      contact: objectsIn(patient['guardian']).map(guardianOf),
    }).filter(([, value]) => value !== undefined),
  );
};

/** Somebody beside the patient: their own people, or who acts for an office; undefined: the element names nobody. */
const otherOf = (role: Json, person: string, subject: Json): Json | undefined => {
  const own = objectsIn(role[person])[0];
  const identity = own && identityOf(role, own);
  if (!identity || identity['name'] === undefined) return undefined;
  const isRelative = dictionary().relatives.has(textOf(role['classCode']));
  const code = objectsIn(role['code'])[0];
  if (!isRelative) return { resourceType: 'Practitioner', ...identity };
  const relationship = code ? conceptOf(code) : {};
  return { resourceType: 'RelatedPerson', patient: subject, relationship, ...identity };
};

const isCoded = (value: Json): boolean => textOf(value['displayName']) !== '';

const statementOf = (key: string, value: Json, subject: Json): Json | undefined => {
  const type = dictionary().statements.get(key);
  const code = isCoded(value) ? value : objectsIn(value['code'])[0];
  if (type === undefined || !code || !isCoded(code)) return undefined;
  return { resourceType: type, subject, [dictionary().elements.get(type) ?? 'code']: conceptOf(code) };
};

/** A measured value ("9.1 %") with what was measured. */
const measureOf = (value: Json, around: Json, subject: Json): Json | undefined => {
  const [measured, unit] = [textOf(value['value']), textOf(value['unit'])];
  const code = objectsIn(around['code'])[0];
  if (measured === '' || !code || !isCoded(code)) return undefined;
  return { resourceType: 'Observation', subject, code: conceptOf(code), valueString: `${measured} ${unit}`.trim() };
};

const below = function* (object: Json, subject: Json, depth: number): Iterable<Json> {
  if (depth > DEEPEST) return;
  for (const [key, value] of Object.entries(object)) {
    const person = dictionary().people.get(key);
    for (const one of objectsIn(value)) {
      const found = person === undefined ? statementOf(key, one, subject) : otherOf(one, person, subject);
      const measured = key === 'value' && !found ? measureOf(one, object, subject) : undefined;
      if (found ?? measured) yield found ?? measured ?? {};
      yield* below(one, subject, depth + 1);
    }
  }
};

/** The patients of a clinical document first, then everybody else whom it names and what it states of the patient by codes, as resources of FHIR. */
export const resourcesOf = function* (document: Json): Iterable<Json> {
  const { recordTarget: _, ...rest } = document;
  for (const role of rolesOf(document)) yield patientOf(role);
  yield* below(rest, patientOfAll(document), 0);
};

/** A section as it is written for people to read: by the standard it says all that its entries say. */
export const sectionOf = (title: string, text: string, document: Json): Json => ({
  resourceType: 'Observation',
  subject: patientOfAll(document),
  code: { text: title },
  valueString: text,
});
