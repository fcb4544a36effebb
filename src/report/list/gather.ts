/**
 * Puts small pieces together, up to `size` bytes; larger ones are passed on as they are. What is passed on holds until the next is
 * asked for: all of it lies in the same memory.
 */
export async function* gathered(pieces: AsyncIterable<Uint8Array | string>, size: number): AsyncIterable<Uint8Array> {
  const memory = Buffer.allocUnsafe(size);
  let length = 0;
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    if (length > 0 && length + bytes.length > size) {
      yield memory.subarray(0, length);
      length = 0;
    }
    if (bytes.length > size) yield bytes;
    else {
      memory.set(bytes, length);
      length += bytes.length;
    }
  }
  if (length > 0) yield memory.subarray(0, length);
}
