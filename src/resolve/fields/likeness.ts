import { integer, join, type Sql, sql } from '../../engine/sql.ts';

/** A column of a side, by names of the code alone. */
export const part = (name: string): Sql => ({ pieces: [name], values: [] });
export const pair = (name: string): readonly [Sql, Sql] => [part(`a.${name}`), part(`b.${name}`)];

/** What a slip of the pen leaves alike: the first sign or the last two, and the length but for two signs. Spares most distances. */
const mayBeClose = (a: Sql, b: Sql): Sql =>
  sql`(left(${a}, 1) = left(${b}, 1) or right(${a}, 2) = right(${b}, 2)) and abs(length(${a}) - length(${b})) <= 2`;
/** Each way in which two neighbours of a word of this length can be swapped. */
const swaps = (a: Sql, length: number): readonly Sql[] =>
  Array.from({ length: length - 1 }, (_, n) => {
    const at = integer(n + 1);
    return sql`left(${a}, ${integer(n)}) || substr(${a}, ${integer(n + 2)}, 1) || substr(${a}, ${at}, 1) || substr(${a}, ${integer(n + 3)})`;
  });
/** Two neighbours swapped in a word of three or four letters; in longer ones the distance tells it. */
const isSwapped = (a: Sql, b: Sql): Sql =>
  sql`(length(${a}) between 3 and 4 and length(${a}) = length(${b}) and ${b} in (${join(swaps(a, 4), ', ')}))`;
/** Edit distance that a slip of the pen makes: one for short words, two for longer ones; swapped neighbours are one slip. */
export const isClose = (a: Sql, b: Sql): Sql =>
  sql`(length(${a}) >= 3 and length(${b}) >= 3 and ((${mayBeClose(a, b)}
    and distance(${a}, ${b}) <= case when least(length(${a}), length(${b})) >= 5 then 2 else 1 end) or ${isSwapped(a, b)}))`;
/** Level of a slip of the pen by the length of the name and the number of signs: a long name is seldom hit by chance. */
export const closeness = (a: Sql, b: Sql, short: number, one: number, two: number): Sql =>
  sql`case when least(length(${a}), length(${b})) < 6 then ${integer(short)} when distance(${a}, ${b}) = 1 then ${integer(one)} else ${integer(two)} end`;
/**
 * Whether two texts of any length may be at most two signs apart; their distance tells. Jaro and Winkler's similarity costs a tenth of
 * it: two signs of `n` take at most 4 / 3n, and a little more where letters repeat.
 */
export const mayBeTwoTypos = (a: Sql, b: Sql): Sql =>
  sql`(abs(length(${a}) - length(${b})) <= 2 and similarity(${a}, ${b}) >= 1000000 - floor(2200000 / greatest(length(${a}), 1)))`;
export const isSimilar = (a: Sql, b: Sql): Sql =>
  sql`(left(${a}, 1) = left(${b}, 1) and similarity(${a}, ${b}) >= 850000)`;

/** One wrong digit or letter, or two neighbours swapped, in numbers of one length. */
export const oneTypo = (a: Sql, b: Sql, length: number): Sql => {
  const half = integer(Math.floor(length / 2) - 1);
  return sql`((left(${a}, ${half}) = left(${b}, ${half}) or right(${a}, ${half}) = right(${b}, ${half})) and length(${a}) = length(${b})
    and case distance(${a}, ${b}) when 1 then true when 2 then ${b} in (${join(swaps(a, length), ', ')}) else false end)`;
};

/** Numbers of one length of which more than two digits are others: no typo, as most pairs are; asked first, since it costs least. */
export const isFarNumber = (a: Sql, b: Sql): Sql => sql`coalesce(changed_signs(${a}, ${b}), 3) > 2`;

/** One side writes two first names as one word: "Mary Ann" and "Maryann", "Ji-hoon" and "Jihoon". An initial is none of them: "Robert A" is not "Roberta". */
export const WRITTEN_TOGETHER = sql`((length(a.mid1) > 1 and a.given || a.mid1 = b.given) or (length(b.mid1) > 1 and a.given = b.given || b.mid1))`;
/** First and family name changed places, and two first names may be one word. */
export const CHANGED_PLACES = sql`(a.given = b.family and a.family in (b.given, b.given || b.mid1)
  or a.family = b.given and b.family in (a.given, a.given || a.mid1))`;
/** The names of the two sides the other way round, or the one word of a side standing for the other's family name. */
export const SWAPPED = sql`(a.given = b.family or a.family = b.given)`;
/** A name that the other side has nowhere, not even alike. Initials differ from nothing. */
const isNowhere = (name: Sql, other: Sql, side: 'a' | 'b'): Sql =>
  sql`(length(${name}) > 1 and length(${other}) > 1 and not ${isClose(name, other)} and not ${isSimilar(name, other)}
    and coalesce(${name} not in (coalesce(${part(`${side}.mid1`)}, ''), coalesce(${part(`${side}.mid2`)}, ''), coalesce(${part(`${side}.alias`)}, '')), true))`;
const isRestOf = (given: Sql, family: Sql, ofGiven: 'a' | 'b', ofFamily: 'a' | 'b'): Sql =>
  sql`(${isNowhere(given, family, ofFamily)} and ${isNowhere(family, given, ofGiven)})`;
/** One name stands on both sides, at different places, and the others have nothing to do with each other: "Gao Juan" and "Jiexiu Gao" are of one family. */
export const IS_REST_DIFFERENT = sql`((a.family = b.given and ${isRestOf(sql`a.given`, sql`b.family`, 'a', 'b')})
  or (a.given = b.family and ${isRestOf(sql`b.given`, sql`a.family`, 'b', 'a')}))`;
/** One of two names is no more than the first letter of the other. */
const isInitialOf = (a: Sql, b: Sql): Sql =>
  sql`(left(${a}, 1) = left(${b}, 1) and least(length(${a}), length(${b})) = 1)`;
/** Words begin alike here: fathers and sons who are called by each other's names ("Vijay Naveen", "Praveen Vijay") have names two letters apart. */
const isAlikeOrInitial = (a: Sql, b: Sql): Sql => sql`(${isSimilar(a, b)} or ${isInitialOf(a, b)})`;
/** First and family name changed places, and one of them is written otherwise: "Hedley Pam" and "Pamela Hedley", "R. Vijay" and "Vijay Rakesh". */
export const NEARLY_CHANGED_PLACES = sql`((a.given = b.family and ${isAlikeOrInitial(sql`a.family`, sql`b.given`)})
  or (a.family = b.given and ${isAlikeOrInitial(sql`a.given`, sql`b.family`)}))`;
/** A family name that the other side has somewhere else: as first, middle or former name, or as one part of a double one. */
export const FAMILY_ELSEWHERE = sql`(a.family in (b.given, b.mid1, b.mid2, b.alias) or b.family in (a.given, a.mid1, a.mid2, a.alias) or a.alias = b.alias)`;
/** Another family name that is no part of the first. */
const isOther = (side: 'a' | 'b'): Sql => {
  const [family, alias] = [part(`${side}.family`), part(`${side}.alias`)];
  return sql`coalesce(right(${family}, length(${alias})) <> ${alias}, false)`;
};
/** Levels of one family name that both have, by another one of each: of the mother, or of birth. A letter of it is no more than the letter. */
export const OTHER_FAMILY = sql`case when a.alias is null or b.alias is null or not (${isOther('a')} and ${isOther('b')}) then 6
  when a.alias = b.alias then 10
  when least(length(a.alias), length(b.alias)) = 1 then case when left(a.alias, 1) = left(b.alias, 1) then 6 else 11 end
  when ${isClose(sql`a.alias`, sql`b.alias`)} or ${isSimilar(sql`a.alias`, sql`b.alias`)} then 6 else 11 end`;
/** A middle name that is used as the first. Where a first name is the other's family name, it says nothing more. */
export const GIVEN_ELSEWHERE = sql`(a.given in (b.mid1, b.mid2) or b.given in (a.mid1, a.mid2))`;
/** First and middle name the other way round. One word in common ("Thi Mai" and "Mai Lan") is what the first name says already, and counts once. */
export const MIDDLE_ELSEWHERE = sql`((a.mid1 = b.given and (b.mid1 = a.given or ${isInitialOf(sql`a.given`, sql`b.mid1`)}))
  or (b.mid1 = a.given and ${isInitialOf(sql`b.given`, sql`a.mid1`)}))`;

/** How many of the last `digits` digits of two whole numbers differ. */
const differing = (name: string, digits: number): Sql => differingIn(...pair(name), digits);
const differingIn = (a: Sql, b: Sql, digits: number): Sql => {
  const each = Array.from({ length: digits }, (_, n) => {
    const power = integer(10 ** n);
    return sql`case when cast(floor(${a} / ${power}) as integer) % 10 = cast(floor(${b} / ${power}) as integer) % 10 then 0 else 1 end`;
  });
  return sql`(${join(each, ' + ')})`;
};

/** As far apart as parents and children: a son who is called like his father is another person, and no slip of the pen looks so. */
const IS_GENERATION = sql`abs(a.birth_year - b.birth_year) >= 15`;

/** Where both dates are a first of January, only their years are known: chance agreement of the days means nothing. */
export const BIRTH_LEVEL = sql`case when a.birth_year is null or b.birth_year is null then 0
  when a.birth_day is null or b.birth_day is null then case when a.birth_year = b.birth_year then 12
    when abs(a.birth_year - b.birth_year) <= 1 then 13
    when ${IS_GENERATION} and ${differing('birth_year', 4)} > 1 then 15 else 14 end
  when a.birth_year = b.birth_year then case
    when a.birth_day = b.birth_day then 9
    when floor(a.birth_day / 100) = b.birth_day % 100 and floor(b.birth_day / 100) = a.birth_day % 100 then 8
    when a.birth_day = 101 or b.birth_day = 101 then case when ${differing('birth_day', 4)} = 1 then 7 else 5 end
    when ${differing('birth_day', 4)} = 1 then 7 when ${differing('birth_day', 4)} = 2 then 2 else 4 end
  when a.birth_day = b.birth_day then case
    when a.birth_day = 101 then case when ${differing('birth_year', 4)} = 1 then 10 else 1 end
    when ${differing('birth_year', 4)} = 1 then 7 else 6 end
  when ${differing('birth_year', 4)} = 1 and ${differing('birth_day', 4)} = 1 then 2
  when abs(a.birth_year - b.birth_year) <= 1 then 3 when ${IS_GENERATION} then 11 else 1 end`;

/** Days without their years; against a whole date its day. What two whole dates say, the field of birth dates says. */
const [dayOfA, dayOfB] = (['a', 'b'] as const).map((side) => {
  const [day, whole] = [part(`${side}.birthday`), part(`${side}.birth_day`)];
  return sql`coalesce(${day}, ${whole})`;
}) as [Sql, Sql];
export const BIRTHDAY_LEVEL = sql`case when a.birthday is null and b.birthday is null then 0
  when ${dayOfA} is null or ${dayOfB} is null then 0 when ${dayOfA} = ${dayOfB} then 3
  when ${differingIn(dayOfA, dayOfB, 4)} = 1 or (floor(${dayOfA} / 100) = ${dayOfB} % 100 and floor(${dayOfB} / 100) = ${dayOfA} % 100) then 2 else 1 end`;

/** Days or years of one kind ("hired:20040301", "graduation:1998"): where one side says the year alone, the years are compared. */
const [lastingA, lastingB] = pair('lasting').map((cell) => sql`split_part(${cell}, ':', 2)`) as [Sql, Sql];
const IS_YEAR_ALONE = sql`least(length(${lastingA}), length(${lastingB})) = 4`;
const lastingYear = (said: Sql): Sql => sql`cast(left(${said}, 4) as integer)`;
const lastingApart = sql`abs(${lastingYear(lastingA)} - ${lastingYear(lastingB)})`;
export const LASTING_LEVEL = sql`case when a.lasting is null or b.lasting is null or split_part(a.lasting, ':', 1) <> split_part(b.lasting, ':', 1) then 0
  when a.lasting = b.lasting then 3
  when not ${IS_YEAR_ALONE} and ${oneTypo(lastingA, lastingB, 8)} then 2
  when ${lastingApart} >= 15 then 4
  when ${IS_YEAR_ALONE} then case ${lastingApart} when 0 then 3 when 1 then 2 else 1 end else 1 end`;

const SAME_HOUSE = sql`(a.house = b.house and a.street = b.street)`;
export const PLACE_LEVEL = sql`case
  when ${SAME_HOUSE} and not (coalesce(a.zip <> b.zip, false) and coalesce(a.city <> b.city, true)) then 8
  when a.house = b.house and ${isClose(sql`a.street`, sql`b.street`)} and (a.zip = b.zip or a.city = b.city) then 7
  when a.zip = b.zip then 6
  when a.city = b.city then case when distance(a.zip, b.zip) <= 1 then 5 else 4 end
  when length(a.zip) >= 4 and length(a.zip) = length(b.zip) and distance(a.zip, b.zip) <= 2 then case when distance(a.zip, b.zip) = 1 then 9 else 10 end
  when left(a.zip, 3) = left(b.zip, 3) then 3
  when ${isClose(sql`a.city`, sql`b.city`)} then 3
  when a.region = b.region then 2
  when (a.zip is not null and b.zip is not null) or (a.city is not null and b.city is not null)
    or (a.region is not null and b.region is not null) or (a.street is not null and b.street is not null) then 1 else 0 end`;

const IS_PHONE_ELSEWHERE = sql`(a.phone = b.other_phone or a.other_phone = b.phone or a.other_phone = b.other_phone)`;
/** Of a row with two telephone numbers either may be the one that another names; a house has one in common, and each of its people has another. */
export const PHONE_LEVEL = sql`case when a.phone is null or b.phone is null then 0
  when a.phone = b.phone then case when coalesce(a.other_phone <> b.other_phone, false) then 4 else 3 end
  when ${IS_PHONE_ELSEWHERE} then case when a.other_phone is null or b.other_phone is null or (a.phone = b.other_phone and a.other_phone = b.phone) then 3 else 4 end
  when ${oneTypo(sql`a.phone`, sql`b.phone`, 10)} then 2 else 1 end`;
