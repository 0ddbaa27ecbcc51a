/** What was asked before, the latest first, in the browser alone. */

const key = 'kg.asked';
const most = 50;

export function asked(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter((t): t is string => typeof t === 'string') : [];
  } catch {
    return [];
  }
}

export function remember(text: string): void {
  localStorage.setItem(key, JSON.stringify([text, ...asked().filter((t) => t !== text)].slice(0, most)));
}

export const forget = (): void => localStorage.removeItem(key);
