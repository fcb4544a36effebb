import { holds, type Rule, raise } from './neighbour-rule.ts';

const PARTY = new Set(['party', 'parties', 'pty', 'partei', 'partido', 'parti']);
/** Words by which a party is one of voters. */
const OF_VOTERS = new Set(
  'political politico politique politisch pol affiliation aff voter voters vote voting ballot precinct election primary registered reg registration enrollment congressional ward democrat republican'.split(
    ' ',
  ),
);
/** Words of rows about a case of a court, a claim or a contract, whose parties are people. */
const OF_CASES = new Set(
  'case docket cause plaintiff defendant petitioner respondent attorney judge judicial court offense charge filing claim claimant contract agreement loan deed instrument grantor grantee arrest incident'.split(
    ' ',
  ),
);

/** So many cells are names of people where a column names who takes part, the others companies. */
const NAMED = 0.4;

/** "Party" and "party connection" in rows of a court say who takes part in a case, and nobody's politics. */
export const partiesOfCases: Rule = (candidate, all) => {
  if (!holds(candidate, 'political_opinion')) return;
  const { tokens } = candidate.header;
  if (!tokens.some((token) => PARTY.has(token)) || tokens.some((token) => OF_VOTERS.has(token))) return;
  const others = all.filter((other) => other !== candidate);
  const says = (words: ReadonlySet<string>) => others.some(({ header }) => header.tokens.some((one) => words.has(one)));
  const isNamed = others.some(
    (other) =>
      holds(other, 'full_name', 'given_name', 'family_name') && other.header.tokens.some((one) => PARTY.has(one)),
  );
  if ((!isNamed && !says(OF_CASES)) || says(OF_VOTERS)) return;
  // A lone "Party" is who takes part, and may be the only name of the row.
  const isName = !isNamed && tokens.length === 1 && candidate.profile.share('full_name') >= NAMED;
  if (isName) raise(candidate, 'full_name', 16, 'its cells name the parties of a case');
  else raise(candidate, 'other', 12, 'the parties of the row are those of a case');
};
