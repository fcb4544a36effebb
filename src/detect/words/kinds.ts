export const WORD_KINDS = [
  'title',
  'role',
  'suffix',
  'particle',
  'relation',
  'speech',
  'said',
  'name_cue',
  'name_label',
  'organization',
  'place_type',
  'place_start',
  'leading',
  'month',
  'weekday',
  'nationality',
  'brand',
  'thing',
  'country',
  'company',
  'no_name',
  'small_word',
  'family_first',
  'name_first',
] as const;

export type WordKind = (typeof WORD_KINDS)[number];

export const MEDICAL_KINDS = [
  'condition',
  'condition_abroad',
  'abbreviation',
  'modifier',
  'drug',
  'treatment',
  'weak',
  'strict',
  'body',
  'harm',
] as const;

export const MEDICAL_PARTS = [
  'illness',
  'describing',
  'ordinary',
  'head',
  'complaint',
  'finding',
  'head_abroad',
  'body_abroad',
] as const;

export const ADDRESS_KINDS = [
  'street_end',
  'street_weak',
  'street_start',
  'unit',
  'box',
  'address_cue',
  'direction',
  'no_street',
  'within_place',
  'estate',
  'residence',
  'counted',
  'street_article',
  'number_word',
  'part_of_town',
  'street_start_common',
  'before_number',
  'ordinal',
  'door',
  'function_word',
  'small_word',
  'house_word',
  'unit_of_number',
  'named_house',
  'irish_county',
  'indian_part',
] as const;

export type AddressKind = (typeof ADDRESS_KINDS)[number];

export const NAME_CONTEXTS = [
  'quoted_thing',
  'bears_names',
  'shop',
  'spoken_to_office',
  'behind_hyphen',
  'behind_said',
  'agency',
  'before_thing',
  'naming',
  'closing',
  'greeting',
  'lower_title',
  'mail_head',
  'owner',
  'credential',
  'born',
  'party',
  'office_field',
  'state_short',
  'short_form',
  'sent',
  'opener',
  'field',
  'field_part',
  'before_no_person',
  'towards',
  'act',
  'placed',
  'vessel',
  'firm_form',
  'lower_label',
  'lower_near',
  'chat',
  'before_month',
  'said_to',
  'gave',
  'called_after',
  'very',
  'personal',
  'doing',
  'speaker',
  'office_mailbox',
  'greeting_first',
  'greeting_next',
  'greeting_other',
  'calls_nobody',
  'together',
  'owning',
] as const;

export type NameContext = (typeof NAME_CONTEXTS)[number];

export const NUMBER_NOUNS = ['things', 'goods', 'orders', 'people', 'trades'] as const;

export const NUMBER_GENRES = [
  'employee_id',
  'medical_record_number',
  'student_id',
  'account_number',
  'other_government_id',
  'nobody',
] as const;

/** What numbers behind names can be. */
export type NumberGenre = (typeof NUMBER_GENRES)[number];

/** Whose files a text may be from. */
export type NumberOwner = Exclude<NumberGenre, 'nobody'>;

export const SECTORS = [
  'care',
  'cover',
  'motor',
  'bank',
  'carrier',
  'utility',
  'school',
  'work',
  'law',
  'state',
  'travel',
  'shop',
  'club',
  'home',
  'animal',
] as const;

/** Kinds of houses that a text may be from. */
export type Sector = (typeof SECTORS)[number];

export const TOLD_OF_PEOPLE = [
  'faith',
  'as_name',
  'group',
  'colour',
  'love',
  'union',
  'unionist',
  'offence',
  'penalty',
  'degree',
  'convicted',
  'joint',
  'cleared',
  'worked_on',
  'only_with_time',
  'spans',
  'convictions',
  'being',
  'becoming',
  'between',
  'somebody',
  'behind',
  'member',
  'of_union',
  'faith_label',
  'group_label',
  'union_label',
] as const;

export type ToldOfPeople = (typeof TOLD_OF_PEOPLE)[number];

/** Kinds of detections whose confidence means the same: by what the rules go by. */
export const FAMILIES = ['name', 'address', 'phone', 'fact', 'label', 'form'] as const;
export type Family = (typeof FAMILIES)[number];
