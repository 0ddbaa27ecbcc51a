/** Values as lines of text, and rows of them as files of CSV. */

import type { GraphEdge, GraphNode } from '../api';

export const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** special is the one key of an object that stands for what JSON has no form for. */
export function special(v: Record<string, unknown>): [key: string, value: unknown] | undefined {
  const [key, ...more] = Object.keys(v);
  return key?.startsWith('$') && more.length === 0 ? [key, v[key]] : undefined;
}

/** flat is a value as one line of text, as in a file of CSV. */
export function flat(v: unknown): string {
  if (v === null || v === undefined) return '';
  if (Array.isArray(v)) return v.map(flat).join('; ');
  if (!isObject(v)) return String(v);
  const s = special(v);
  if (!s)
    return `{${Object.entries(v)
      .map(([k, x]) => `${k}: ${flat(x)}`)
      .join(', ')}}`;
  const [kind, inner] = s;
  switch (kind) {
    case '$node':
      return (inner as GraphNode).name;
    case '$edge':
      return edgeText(inner as GraphEdge);
    case '$path': {
      const p = inner as { nodes: GraphNode[]; edges: GraphEdge[] };
      return p.nodes.map((n, i) => (i ? ` -${p.edges[i - 1]?.type ?? ''}- ${n.name}` : n.name)).join('');
    }
    case '$map':
      return isObject(inner)
        ? `{${Object.entries(inner)
            .map(([k, x]) => `${k}: ${flat(x)}`)
            .join(', ')}}`
        : '';
  }
  return String(inner);
}

const edgeText = (e: GraphEdge): string => (e.detail ? `${e.type} ${e.detail}` : e.type);

/** csv writes rows as RFC 4180 has it, with the mark by which spreadsheets know UTF-8. */
export function csv(columns: readonly string[], rows: readonly (readonly unknown[])[]): Blob {
  const cell = (s: string): string => (/[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s);
  const lines = [columns.map(cell), ...rows.map((r) => r.map((v) => cell(flat(v))))];
  return new Blob(['\ufeff', lines.map((l) => l.join(',')).join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' });
}
