/** A server's address without its `?prefix=`, and that prefix: several installations may share one server. */
export interface ServerAddress {
  url: string;
  /** Small letters, digits and hyphens; `diembao` where none is given. */
  prefix: string;
}

/** Reads an address such as `http://es1:9200,http://es2:9200?prefix=office-a`; null when a part is no URL or the prefix is not a plain word. */
export function serverAddress(text: string): ServerAddress | null {
  const parts = text.split(',').map((part) => part.trim());
  let prefix = 'diembao';
  const bare: string[] = [];
  for (const part of parts) {
    if (!URL.canParse(part)) return null;
    const url = new URL(part);
    prefix = url.searchParams.get('prefix') ?? prefix;
    url.searchParams.delete('prefix');
    bare.push(url.toString());
  }
  return /^[a-z0-9][a-z0-9-]{0,40}$/.test(prefix) ? { url: bare.join(','), prefix } : null;
}
