/** The API of kg serve, as openapi.yaml has it. Ids are of the graph; offsets are bytes of UTF-8; dates are ISO. */

export type Props = Record<string, unknown>;

export interface Ref {
  id: number;
  label: string;
  name: string;
  english_name?: string;
}

export interface GraphNode extends Ref {
  labels: string[];
  props: Props;
  degree: number;
}

export interface GraphEdge {
  id: number;
  type: string;
  from: number;
  to: number;
  props: Props;
  detail: string;
  evidence: number;
}

export interface Subgraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  truncated?: boolean;
}

export interface ArticleSummary {
  id: number;
  hash: string;
  title?: string;
  outlet?: string;
  author?: string;
  published?: string;
  url?: string;
  path?: string;
  lang?: string;
  facts?: number;
}

export interface Evidence {
  article: ArticleSummary;
  start: number;
  end: number;
  text: string;
  before?: string;
  after?: string;
  confidence: number;
}

export interface Fact {
  edge: number;
  type: string;
  from: Ref;
  to: Ref;
  detail: string;
  props: Props;
  evidence: Evidence[];
}

export interface AnswerRow {
  values: Record<string, unknown>;
  refs: Record<string, Ref[]>;
  edges: number[];
  evidence: Evidence[];
  sentence?: string;
  matches?: [number, number][];
  against?: Evidence[];
}

export interface Answer {
  kind: 'answer';
  language: 'zh' | 'en';
  form: string;
  cypher: string;
  params: Props;
  text: string;
  columns: string[];
  rows: AnswerRow[];
  near: AnswerRow[];
  instead: { kind: string; names: string[] }[];
  graph: Subgraph;
  elapsed_ms: number;
}

export interface Rows {
  kind: 'rows';
  columns: string[];
  rows: unknown[][];
  plan?: string;
  notes: string[];
  counters: Record<string, number>;
  truncated: boolean;
  graph: Subgraph;
  elapsed_ms: number;
}

export interface Problem {
  title: string;
  status: number;
  detail?: string;
  kind: string;
  position?: { offset: number; line: number; column: number };
  near?: string[];
  candidates?: Ref[];
}

export interface Point {
  period: string;
  from?: string;
  until?: string;
  values: { value: number; edge: number; evidence: Evidence[] }[];
}

export interface Series {
  metric: Ref;
  metric_name: { zh: string; en: string };
  basis?: string;
  segment?: string;
  unit?: string;
  compare?: string;
  growth: boolean;
  points: Point[];
}

export interface Post {
  edge: number;
  person: Ref;
  title: string;
  at: Ref;
  former: boolean;
  since?: string;
  until?: string;
  evidence: Evidence[];
}

export interface Said {
  id: number;
  text: string;
  verb?: string;
  form?: string;
  said_on?: string;
  speaker?: Ref;
  about: Ref[];
  evidence: Evidence[];
}

export interface Entity {
  node: GraphNode;
  names: string[]; // its other names
  posts: Post[];
  statements: Said[];
  spoken_of: Said[];
  figures: Series[];
  relations: (Fact & { out: boolean })[];
  articles: ArticleSummary[];
  more: Record<string, number>;
}

export interface Article {
  article: ArticleSummary & { text: string };
  mentions: { start: number; end: number; ref: Ref }[];
  facts: Fact[];
}

export interface Found {
  entities: (GraphNode & { aliases: string[] })[];
  statements: { ref: Ref; speaker: Ref | null; text: string; said_on?: string; score: number }[];
  articles: { article: ArticleSummary; score: number; snippet: string }[];
}

export interface Stats {
  nodes: number;
  edges: number;
  labels: { name: string; count: number; keys: string[] }[];
  types: { name: string; count: number; from: string[]; to: string[] }[];
  articles: number;
  statements: number;
  file_bytes: number;
  version: string;
  writable: boolean;
}

export interface Candidates {
  start: number;
  candidates: { text: string; kind: string; label?: string }[];
}

export interface Stored {
  outcome: 'new' | 'unchanged' | 'replaced';
  article: number;
  articles: Record<string, number>;
  statements: number;
  figures: number;
}

/** A Failure is an answer of the API that says what went wrong; kind is "offline" where there was no answer. */
export class Failure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
  }
}

const offline: Problem = { title: '', status: 0, kind: 'offline' };

async function send(path: string, init: RequestInit): Promise<string> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new Failure(offline);
  }
  const body = await response.text();
  if (response.ok) return body;
  let problem: Partial<Problem> = {};
  try {
    problem = JSON.parse(body) as Partial<Problem>;
  } catch {
    // A proxy's page, say. The status tells enough.
  }
  throw new Failure({ title: response.statusText, kind: 'internal', ...problem, status: response.status });
}

async function get<T>(path: string, parameters: Record<string, string | number | undefined>, signal?: AbortSignal): Promise<T> {
  const q = new URLSearchParams();
  for (const [k, v] of Object.entries(parameters)) if (v !== undefined && v !== '') q.set(k, String(v));
  const text = q.toString();
  return JSON.parse(await send(text ? `${path}?${text}` : path, signal ? { signal } : {})) as T;
}

/** query also returns the answer as it came, for those who want to keep it. */
export async function query(text: string, signal: AbortSignal, write = false): Promise<{ answer: Answer | Rows; raw: string }> {
  const raw = await send('/api/query', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ text, limit: 1000, write }),
    signal,
  });
  return { answer: JSON.parse(raw) as Answer | Rows, raw };
}

export const entity = (id: number, limit: number, signal?: AbortSignal): Promise<Entity> => get(`/api/entities/${id}`, { limit }, signal);
export const article = (id: number, signal?: AbortSignal): Promise<Article> => get(`/api/articles/${id}`, {}, signal);
export const articles = (limit: number, offset: number, signal?: AbortSignal): Promise<{ articles: ArticleSummary[]; total: number }> =>
  get('/api/articles', { limit, offset }, signal);
export const find = (q: string, limit: number, signal?: AbortSignal): Promise<Found> => get('/api/search', { q, limit }, signal);
export const complete = (text: string, cursor: number, signal?: AbortSignal): Promise<Candidates> =>
  get('/api/complete', { text, cursor, limit: 12 }, signal);
export const stats = (signal?: AbortSignal): Promise<Stats> => get('/api/stats', {}, signal);
export const edge = (id: number, signal?: AbortSignal): Promise<Fact> => get(`/api/edges/${id}`, {}, signal);
export const neighbourhood = (id: number, depth: number, limit: number, signal?: AbortSignal): Promise<Subgraph> =>
  get('/api/graph/neighbourhood', { id, depth, limit }, signal);

/** add stores an article; kg must run with --write. */
export async function add(name: string, content: Blob): Promise<Stored> {
  return JSON.parse(await send(`/api/articles?${new URLSearchParams({ name })}`, { method: 'POST', body: content })) as Stored;
}
