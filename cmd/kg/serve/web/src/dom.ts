/** Elements are made here and nowhere else: text is always a text node, never markup. */

export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Handlers = { [K in keyof HTMLElementEventMap]?: (e: HTMLElementEventMap[K]) => void };

/** Attributes of an element; `on` adds listeners, true is an attribute without a value, false and undefined leave it out. */
export interface Attributes {
  on?: Handlers;
  [name: string]: string | number | boolean | undefined | Handlers;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

function fill<E extends Element>(el: E, attributes: Attributes | null, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'object') {
      for (const [type, handler] of Object.entries(value)) el.addEventListener(type, handler as EventListener);
      continue;
    }
    el.setAttribute(name, value === true ? '' : String(value));
  }
  append(el, children);
  return el;
}

/** append adds children, leaving out what is empty. */
export function append(el: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(el, child as readonly Child[]);
    else el.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** h makes an HTML element. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes | null = null,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), attributes, children);
}

/** svg makes an SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes | null = null,
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS(svgNamespace, tag), attributes, children);
}

/** replace puts children in place of what an element has. */
export function replace(el: Element, ...children: Child[]): void {
  el.replaceChildren();
  append(el, children);
}

/** join puts a separator between children. */
export function join(children: readonly Child[], separator: string): Child[] {
  return children.flatMap((c, i) => (i === 0 ? [c] : [separator, c]));
}

/** web is an address if it leads to a web page, so that no article can plant a script in a link. */
export function web(address: string | undefined | null): string | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** save hands the person a file. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const a = h('a', { href: url, download: name });
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
