import type { Tier } from '../scene.ts';
import { byBlock } from './by-block.ts';
import { byCalled } from './by-called.ts';
import { byChart } from './by-chart.ts';
import { byColumn, byRow } from './by-column.ts';
import { byCounterpart } from './by-counterpart.ts';
import { byEntry } from './by-entry.ts';
import { byFields } from './by-fields.ts';
import { byHead, byOwnHead } from './by-head.ts';
import { byHolder } from './by-holder.ts';
import { byHome } from './by-home.ts';
import { byIndent } from './by-indent.ts';
import { byLetter } from './by-letter.ts';
import { byMe, byWriter } from './by-me.ts';
import { byBelonging, byNameBehind } from './by-name-behind.ts';
import { byNumber } from './by-number.ts';
import { byObject } from './by-object.ts';
import { byOpenBracket } from './by-open-bracket.ts';
import { byOrder } from './by-order.ts';
import { byOwnName } from './by-own-name.ts';
import { byOwnWords } from './by-own-words.ts';
import { byParty } from './by-party.ts';
import { byPartysOwn } from './by-partys-own.ts';
import { byPronoun } from './by-pronoun.ts';
import { byRole, byRoleBehind } from './by-role.ts';
import { byAgent, byOwnLine, bySentence } from './by-sentence.ts';
import { bySigner } from './by-signer.ts';
import { byTurns } from './by-turns.ts';

interface Ranked {
  readonly tier: Tier;
  /** Words or marks say whose a value is: where the first tier that names anybody is such a one, nobody else is asked. */
  readonly isOutright: boolean;
}

const outright = (tier: Tier): Ranked => ({ tier, isOutright: true });
const likely = (tier: Tier): Ranked => ({ tier, isOutright: false });

/** In the order in which they are believed. The weights of the judge (`judge/signs.ts`) go by the names of these functions. */
export const TIERS: readonly Ranked[] = [
  likely(byOwnName),
  outright(byOwnHead),
  outright(byObject),
  outright(byHolder),
  outright(byOrder),
  outright(byCounterpart),
  outright(byTurns),
  outright(byHome),
  outright(byNumber),
  outright(byCalled),
  outright(byBlock),
  likely(byMe),
  outright(byOpenBracket),
  outright(byRoleBehind),
  outright(byBelonging),
  outright(byNameBehind),
  outright(byWriter),
  outright(byPartysOwn),
  outright(bySigner),
  outright(byChart),
  likely(byParty),
  likely(byRole),
  outright(byHead),
  likely(byOwnWords),
  likely(byRow),
  likely(byColumn),
  outright(byFields),
  outright(byAgent),
  likely(bySentence),
  likely(byPronoun),
  likely(byOwnLine),
  outright(byIndent),
  outright(byEntry),
  likely(byLetter),
];
