import { eachElement, type DomElement } from './dom.ts';

/** Words of class names and ids that name what stands around an article. Compared word by word (words end at - _ or a capital). */
const CLUTTER_WORDS = new Set(
  (
    'related relate relatednews relatedposts lienquan tinlienquan tincungchuyenmuc recommend recommended recommendation recommendations recirc outbrain taboola ' +
    'share shares sharing sharebar sharethis sharedaddy addthis addtoany social socials ' +
    'comment comments commentlist binhluan disqus ' +
    'newsletter subscribe signup promo promotion ' +
    'ad ads advert advertisement advertising adsense adsbygoogle dfp banner sponsor sponsored quangcao qc ' +
    'breadcrumb breadcrumbs hashtag hashtags tagcloud taglist ' +
    'byline author authors authorbox tacgia ' +
    'popular trending mostread docnhieu xemnhieu tinmoi tinkhac ' +
    'sidebar footer nav navbar navigation menu cookie cookies consent gdpr toolbar pagination pager ' +
    'vote copyright popup modal readmore xemthem docthem ' +
    'caption credit figcaption'
  ).split(' '),
);
const CLUTTER_PHRASES =
  /(?:^|[\s_-])(?:tin[-_]?lien[-_]?quan|lien[-_]quan|doc[-_]them|xem[-_]them|doc[-_]nhieu|xem[-_]nhieu|tin[-_]khac|cung[-_]chuyen[-_]muc|binh[-_]luan|quang[-_]cao|tac[-_]gia|read[-_]more|see[-_]also|most[-_]read|sr[-_]only|screen[-_]reader[-_]text|visually[-_]hidden|(?:box|post|article|entry|list|news|detail|block)[-_]tags?|tags?[-_](?:list|box|links|cloud|wrap|wrapper|container|news)|tags|sign[-_]up|skip[-_]link|fb[-_]like|thong[-_]tin[-_]toa[-_]soan)(?=$|[\s_-])/i;
/** Words beside a clutter word that make it a state of the page and no part of it: comments-open, has-sidebar. */
const STATE_WORDS = new Set(
  'has no not with without open closed enabled disabled layout right left full body page single'.split(' '),
);
const CLUTTER_TAGS = new Set(['nav', 'footer', 'aside', 'dialog', 'menu', 'figcaption', 'button']);
const CLUTTER_ROLES = /^(?:navigation|banner|contentinfo|complementary|dialog|alertdialog|search|menu|menubar)$/;
const CORE = 'h1, article, main, [itemprop~="articleBody"]';
/** An element that holds more of the page's text than this is not clutter, whatever its name. */
const LARGEST_SHARE = 0.35;

function isNamedClutter(name: string): boolean {
  if (CLUTTER_PHRASES.test(name)) return true;
  return name.split(/\s+/).some((token) => {
    const words = token
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[-_]+/);
    return words.some((word) => CLUTTER_WORDS.has(word)) && !words.some((word) => STATE_WORDS.has(word));
  });
}

function isClutter(element: DomElement): boolean {
  if (CLUTTER_TAGS.has(element.localName)) return true;
  if (element.getAttribute('aria-hidden') === 'true' || element.hasAttribute('hidden')) return true;
  const role = element.getAttribute('role');
  if (role && CLUTTER_ROLES.test(role)) return true;
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return name.length > 1 && name.length < 400 && isNamedClutter(name);
}

/** Removes navigation, share bars, related links, comments, tags, captions, bylines and the like from a page's body. */
export function clearClutter(body: DomElement): void {
  const total = (body.textContent ?? '').length;
  eachElement(body, (element) => {
    if (!isClutter(element)) return true;
    const length = (element.textContent ?? '').length;
    if (length > total * LARGEST_SHARE) {
      // Shown by script later, as long as it is what the page is about.
      element.removeAttribute('hidden');
      element.removeAttribute('aria-hidden');
      return true;
    }
    if (element.localName === 'article' || element.localName === 'main') return true;
    if (length > 200 && element.querySelector(CORE)) return true;
    element.remove();
    return false;
  });
}
