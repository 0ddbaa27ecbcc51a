/** Values as Cypher writes them. */

import type { Props } from '../api';

/** inlined writes parameters into a query as literals, so that it can be edited on its own. */
export function inlined(cypher: string, params: Props): string {
  return cypher.replace(/\$(\w+)/g, (whole, p: string) => (p in params ? literal(params[p]) : whole));
}

function literal(v: unknown): string {
  if (typeof v === 'string') return `'${v.replace(/[\\']/g, '\\$&')}'`;
  if (Array.isArray(v)) return `[${v.map(literal).join(', ')}]`;
  if (typeof v === 'object' && v !== null) {
    if ('$temporal' in v) return `date('${String(v.$temporal)}')`;
    return `{${Object.entries(v)
      .map(([k, x]) => `${k}: ${literal(x)}`)
      .join(', ')}}`;
  }
  return String(v);
}
