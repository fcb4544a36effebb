import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  merkleRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';

/** Leaves and roots of the tests of Certificate Transparency, the reference log of RFC 6962. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => leafHash(Buffer.from(hex, 'hex')),
);

const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));

describe('the Merkle tree of RFC 6962', () => {
  it('has the published roots', () => {
    expect(merkleRoot([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(ROOTS.map((_, n) => merkleRoot(LEAVES, n + 1).toString('hex'))).toEqual(ROOTS);
  });

  it('has the published proofs', () => {
    expect(hex(inclusionProof(LEAVES, 5, 8))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hex(consistencyProof(LEAVES, 2, 5))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('proves every leaf and every earlier tree, and nothing else', () => {
    const leaves = Array.from({ length: 40 }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)));
    fc.assert(
      fc.property(fc.nat(39), fc.nat(39), fc.nat(39), (a, b, other) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b) + 1];
        const root = merkleRoot(leaves, second);
        const path = inclusionProof(leaves, first, second);
        const at = (index: number) => leaves[index] ?? Buffer.alloc(0);
        expect(verifyInclusion(at(first), first, second, path, root)).toBe(true);
        expect(verifyInclusion(at(other), first, second, path, root)).toBe(other === first);
        const proof = consistencyProof(leaves, first, second);
        expect(verifyConsistency(first, second, proof, merkleRoot(leaves, first), root)).toBe(true);
        if (first > 0) expect(verifyConsistency(first, second, proof, leafHash(Buffer.from('x')), root)).toBe(false);
      }),
    );
  });
});
