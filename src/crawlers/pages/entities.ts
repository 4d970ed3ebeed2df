/** The named references met in feeds' and pages' metadata; markup itself is read by the parser, which knows them all. */
const NAMED: Record<string, string> = Object.fromEntries(
  (
    'amp:& lt:< gt:> quot:" apos:\' nbsp:\u00A0 ndash:– mdash:— lsquo:‘ rsquo:’ ldquo:“ rdquo:” hellip:… laquo:« raquo:» middot:· bull:• deg:° copy:© reg:® trade:™ euro:€ times:× ' +
    'agrave:à aacute:á acirc:â atilde:ã egrave:è eacute:é ecirc:ê igrave:ì iacute:í ograve:ò oacute:ó ocirc:ô otilde:õ ugrave:ù uacute:ú yacute:ý ' +
    'Agrave:À Aacute:Á Acirc:Â Atilde:Ã Egrave:È Eacute:É Ecirc:Ê Igrave:Ì Iacute:Í Ograve:Ò Oacute:Ó Ocirc:Ô Otilde:Õ Ugrave:Ù Uacute:Ú Yacute:Ý eth:ð ETH:Ð ntilde:ñ ccedil:ç uuml:ü ouml:ö auml:ä'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]),
);

function decodeOnce(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : parseInt(hex as string, 16);
      return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
    },
  );
}

/** One line of plain text from a metadata value: references decoded (twice: some systems encode twice), tags out, NFC. */
export function plainLine(value: string): string {
  return decodeOnce(decodeOnce(value))
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}
