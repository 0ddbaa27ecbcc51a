/** Writes figures as people read them: 1449.5 亿元, CNY 144.95 billion, +33%. The words are those of kg query. */

import type { Language } from '../language';

const units: Record<string, readonly [one: string, many: string, chinese: string]> = {
  user: ['user', 'users', '用户'],
  person: ['person', 'people', '人'],
  store: ['store', 'stores', '家'],
  vehicle: ['vehicle', 'vehicles', '辆'],
  unit: ['unit', 'units', '件'],
  share: ['share', 'shares', '股'],
};

const currencies: Record<string, string> = {
  CNY: '元',
  USD: '美元',
  HKD: '港元',
  TWD: '新台币',
  EUR: '欧元',
  GBP: '英镑',
  JPY: '日元',
  KRW: '韩元',
  SGD: '新加坡元',
  AUD: '澳元',
  CAD: '加元',
  CHF: '瑞士法郎',
  INR: '卢比',
  RUB: '卢布',
};

const scales: Record<Language, readonly (readonly [from: number, word: string])[]> = {
  zh: [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
  ],
};

function plain(value: number, digits: number, grouped: boolean): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: digits, useGrouping: grouped }).format(value);
}

/** amount writes a value in base units. */
export function amount(value: number, unit: string | undefined | null, language: Language): string {
  if (unit === '1') return `${plain(value * 100, 8, false)}%`;
  const scale = scales[language].find(([from]) => Math.abs(value) >= from);
  const number = scale ? plain(value / scale[0], 12, false) : plain(value, 15, true);
  const word = scale ? scale[1] : '';
  const currency = unit ? /^[A-Z]{3}$/.test(unit) : false;
  if (language === 'zh') {
    if (currency) return `${number} ${word}${currencies[unit ?? ''] ?? ` ${unit}`}`;
    return `${number} ${word}${unit ? (units[unit]?.[2] ?? unit) : ''}`.trim();
  }
  const scaled = word ? `${number} ${word}` : number;
  if (currency) return `${unit} ${scaled}`;
  return `${scaled} ${unit ? (units[unit]?.[value === 1 ? 0 : 1] ?? unit) : ''}`.trim();
}

/** rate writes a fraction as a percentage with its sign. */
export function rate(value: number): string {
  return `${value > 0 ? '+' : ''}${plain(value * 100, 8, false)}%`;
}

/** bytes writes the size of a file. */
export function bytes(n: number): string {
  const words = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let i = 0;
  for (; n >= 1024 && i < words.length - 1; i++) n /= 1024;
  return `${n >= 100 || i === 0 ? Math.round(n) : n.toFixed(1)} ${words[i]}`;
}
