const isIn = (value: string | undefined, least: number, most: number): boolean =>
  value === undefined || (Number(value) >= least && Number(value) <= most);

/** A day as ISO, with its time where one is said; what is no day stays as it stands. */
export const dayOf = (value: string): string => {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(?:\.\d{1,6})?)?(?:[+-]\d{4}|Z)?$/.exec(value);
  if (!found) return value;
  const [, year, month, day, hour, minute, second] = found;
  const isDay =
    isIn(month, 1, 12) && isIn(day, 1, 31) && isIn(hour, 0, 24) && isIn(minute, 0, 59) && isIn(second, 0, 60);
  if (!isDay) return value;
  const time = hour === undefined ? '' : [hour, minute, second ?? '00'].join(':');
  return `${year}-${month}-${day}${time === '' || time === '00:00:00' ? '' : ` ${time}`}`;
};
