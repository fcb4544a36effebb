/** A document as it was given a number, here or in the last revision. */
export interface Numbered {
  readonly documentNo: number;
  readonly family: string;
  readonly root: string;
  readonly sha256: string | null;
  readonly duplicateOf: number | null;
  /** Bytes; files without any are no copies of each other. */
  readonly size: number | null;
}

/** The number that a place had in the last revision, and of which content. */
export type KnownNumber = Pick<Numbered, 'documentNo' | 'sha256'>;

/** Who has which number, and whose content is whose. */
export interface Catalogue {
  /**
   * The number of a place: the one that it had, else the next. Another content gets another number, since records are
   * called by document and row: in a register that is a row longer, each would else be taken for the one before it.
   */
  numberOf(document: Pick<Numbered, 'family' | 'sha256'>): number;
  /** The document that holds this content already; null: this one does from now on. */
  originalOf(document: Omit<Numbered, 'duplicateOf'>): number | null;
  /** Takes documents of an interrupted run as they are, if they would get the same numbers again; else takes none. */
  accept(documents: readonly Numbered[]): boolean;
}

/** Content counts once for evidence and once for the register: standing in a register exposes nobody. */
const contentKey = (root: string, sha256: string): string => `${root}\n${sha256}`;

/** A content in its place. */
export const placedContent = (family: string, sha256: string): string => `${family}\n${sha256}`;

/**
 * `earlier`: numbers of what lay in a place before, by `placedContent`. `known`: numbers of the last revision by place (of a file that moved: by the new one). `standing`: documents of unchanged sources, whose content stays
 * theirs, whether they are read again or not.
 */
export const createCatalogue = (
  known: ReadonlyMap<string, KnownNumber>,
  highest: number,
  standing: Iterable<Numbered>,
  earlier: ReadonlyMap<string, number> = new Map(),
): Catalogue => {
  let next = highest + 1;
  const owner = new Map<string, number>();
  for (const { documentNo, root, sha256, duplicateOf } of standing) {
    if (sha256 !== null && duplicateOf === null) owner.set(contentKey(root, sha256), documentNo);
  }

  const ownerOf = (owners: (key: string) => number | undefined, document: Omit<Numbered, 'duplicateOf'>) => {
    if (document.sha256 === null || document.size === 0) return null;
    const found = owners(contentKey(document.root, document.sha256));
    return found === undefined || found === document.documentNo ? null : found;
  };

  const keep = ({ documentNo, root, sha256, size }: Omit<Numbered, 'duplicateOf'>): void => {
    if (sha256 !== null && size !== 0) owner.set(contentKey(root, sha256), documentNo);
  };

  /** What could not be read, here or then, may be what it was. */
  const numberThen = ({ family, sha256 }: Pick<Numbered, 'family' | 'sha256'>): number | undefined => {
    const then = known.get(family);
    if (!then || sha256 === null || then.sha256 === null || then.sha256 === sha256) return then?.documentNo;
    return earlier.get(placedContent(family, sha256));
  };

  return {
    numberOf: (document) => {
      const number = numberThen(document) ?? next;
      if (number === next) next += 1;
      return number;
    },
    originalOf: (document) => {
      const original = ownerOf((key) => owner.get(key), document);
      if (original === null) keep(document);
      return original;
    },
    accept: (documents) => {
      const fresh = new Map<string, number>();
      let after = next;
      for (const document of documents) {
        const number = numberThen(document) ?? after;
        if (number === after) after += 1;
        const original = ownerOf((key) => fresh.get(key) ?? owner.get(key), document);
        if (number !== document.documentNo || original !== document.duplicateOf) return false;
        if (original === null && document.sha256 !== null && document.size !== 0) {
          fresh.set(contentKey(document.root, document.sha256), number);
        }
      }
      next = after;
      for (const [key, number] of fresh) owner.set(key, number);
      return true;
    },
  };
};
