import type { Relation } from '../../schema/vocabulary.ts';

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
  /** Law id of the place: us-tx, ca, uk, eu. */
  readonly residence: string;
}

/** In which of the exposed systems a person stands. */
export type Group =
  | 'postpaid'
  | 'postpaid_more'
  | 'prepaid'
  | 'second_brand'
  | 'former'
  | 'prospect'
  | 'employee'
  | 'minor_line'
  | 'register_only';

/** One invented person, as they really are. Dates are yyyymmdd. */
export interface DrillPerson {
  readonly id: number;
  readonly household: number;
  readonly group: Group;
  readonly relation: Relation;
  readonly female: boolean;
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  readonly maiden: string;
  readonly suffix: string;
  readonly birth: number;
  readonly minor: boolean;
  readonly deceased: boolean;
  readonly guardian: number | null;
  readonly ssn: string;
  readonly licence: string;
  readonly phone: string;
  readonly otherPhone: string;
  readonly email: string;
  readonly home: Address;
  readonly formerHome: Address | null;
  readonly account: string;
  readonly pin: string;
  readonly imei: string;
  readonly imsi: string;
  readonly employeeId: string;
  readonly bankAccount: string;
}
