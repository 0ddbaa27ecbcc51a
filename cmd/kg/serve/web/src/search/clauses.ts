/** Tells Cypher from questions, as package ask does. */

/** isCypher tells whether kg reads a text as openCypher. */
export function isCypher(text: string): boolean {
  const query = skipComments(text);
  const word = /^[a-z]*/i.exec(query)?.[0] ?? '';
  const rest = query.slice(word.length).trim();
  switch (word.toUpperCase()) {
    case 'MATCH':
    case 'OPTIONAL':
    case 'MERGE':
    case 'CREATE':
    case 'CALL':
    case 'UNWIND':
    case 'RETURN':
    case 'DETACH':
    case 'FOREACH':
      return rest !== '' && query.length > word.length;
    case 'EXPLAIN':
    case 'PROFILE':
      return isCypher(rest);
    case 'WITH':
      return / as /i.test(rest);
  }
  return false;
}

function skipComments(text: string): string {
  for (;;) {
    text = text.trimStart();
    const end = text.startsWith('//') ? '\n' : text.startsWith('/*') ? '*/' : '';
    const at = end ? text.indexOf(end) : -1;
    if (at < 0) return text;
    text = text.slice(at + end.length);
  }
}
