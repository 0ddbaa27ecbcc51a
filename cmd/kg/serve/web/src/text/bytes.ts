/** kg counts bytes of UTF-8, JavaScript units of UTF-16; here one becomes the other. */

/** unitsOf turns byte offsets, in any order, into string indices, in one walk over the text. Offsets within a character or past the end lead to the next place there is. */
export function unitsOf(text: string, offsets: Iterable<number>): Map<number, number> {
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  const found = new Map<number, number>();
  let bytes = 0;
  let i = 0;
  for (const offset of sorted) {
    while (i < text.length && bytes < offset) {
      const point = text.codePointAt(i) ?? 0;
      bytes += width(point);
      i += point > 0xffff ? 2 : 1;
    }
    found.set(offset, i);
  }
  return found;
}

/** bytesBefore counts the bytes of a text up to a string index. */
export function bytesBefore(text: string, index: number): number {
  let bytes = 0;
  for (const c of text.slice(0, index)) bytes += width(c.codePointAt(0) ?? 0);
  return bytes;
}

function width(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
