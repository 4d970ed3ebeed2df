import type { RawItem } from '../../domain/raw-item.ts';
import { instantAt, parseRecord, personsIn, textAt } from './json-record.ts';
import { fragmentOf, plainText, textOf, type HtmlRoot } from './plain-text.ts';

const AUTHORS =
  '[itemprop=author],[rel=author],[data-author],[data-username],[data-user],.author,.username,.user-name,.user,.nickname,.nick,.poster,.postername,.message-name,.message-author,.post-author,.member,.display-name,.profile-name,.userinfo,.user-info,.postprofile,.avatar img,img.avatar';
const ASIDE =
  '.signature,.sig,.post-signature,.message-signature,[class*=signature],.avatar,.user-info,.userinfo,.postprofile,.message-user,.author,.post-author,.username,.user-name,.nickname,.message-name,.likes,.reactions,.share,nav,header .user,[itemprop=author],[rel=author]';
const QUOTES = 'blockquote,.quote,.bbCodeQuote,.quoteblock,.quotebox,[class*=quote]';
const BODIES =
  '[itemprop=text],.message-body,.post-content,.postbody .content,.post-body,.message-content,.entry-content,.bbWrapper,.content,.message,.postcontent,.body,article';
const QUOTED_BY = /^\s*(.{2,40}?)\s*(?:đã viết|viết|said|wrote|写道|說|说|님이 작성|さんが|ຂຽນ)\s*[:：]?/u;

function namesIn(root: HtmlRoot): string[] {
  const names: string[] = [];
  for (const element of root.querySelectorAll(AUTHORS)) {
    for (const attribute of ['data-author', 'data-username', 'data-user', 'alt', 'title', 'content']) {
      const value = element.getAttribute(attribute);
      if (value) names.push(value);
    }
    const text = textOf(element).split('\n')[0] ?? '';
    names.push(text.replace(/^(?:by|bởi|đăng bởi|người gửi|tác giả|thành viên|作者|글쓴이|投稿者)\s*[:：]?\s*/iu, ''));
  }
  for (const link of root.querySelectorAll(
    'a[href*="/members/"],a[href*="/user"],a[href*="/u/"],a[href*="/profile"],a[href*="/thanh-vien/"],a[href*="member.php"]',
  ))
    names.push(textOf(link));
  for (const quote of root.querySelectorAll(QUOTES)) {
    names.push(
      QUOTED_BY.exec(textOf(quote))?.[1] ?? '',
      quote.getAttribute('data-quote') ?? '',
      quote.getAttribute('cite') ?? '',
    );
    names.push(
      textOf(quote.querySelector('cite,.quote-author,.attribution,.bbCodeBlock-title') ?? fragmentOf('').body),
    );
  }
  return names
    .map((name) => name.replace(QUOTED_BY, '$1').trim())
    .filter((name) => name.length >= 2 && name.length <= 80);
}

function readHtml(raw: string): RawItem {
  const root = fragmentOf(raw);
  const names = namesIn(root);
  const time = root.querySelector('time[datetime],[itemprop=datePublished]');
  const published = time?.getAttribute('datetime') ?? time?.getAttribute('content') ?? null;
  const title = root.querySelector('h1,h2,.thread-title,.p-title-value,.title');
  const url = root.querySelector('link[rel=canonical],a.permalink,[itemprop=url]')?.getAttribute('href') ?? null;
  const titleText = title ? textOf(title) : null;
  for (const element of [...root.querySelectorAll(`${ASIDE},${QUOTES}`)]) element.remove();
  const bodies = [...root.querySelectorAll(BODIES)].filter((element) => textOf(element) !== '');
  const body = bodies[0] ?? root.body;
  if (titleText && body === root.body) title?.remove();
  return {
    kind: 'post',
    url,
    title: titleText,
    text: textOf(body),
    publishedAt: instantAt({ published }, 'published'),
    modifiedAt: null,
    section: null,
    paywalled: false,
    lang: root.documentElement.getAttribute('lang'),
    accounts: names.slice(0, 1),
    persons: names.slice(1),
  };
}

function readJson(raw: string): RawItem {
  const record = parseRecord('forum', raw, 'HTML of a post, or JSON with author and content');
  const post =
    (['post', 'data', 'message', 'comment'] as const)
      .map((key) => record[key])
      .find((value) => typeof value === 'object' && value !== null && !Array.isArray(value)) ?? record;
  const body = textAt(
    post,
    'content',
    'body',
    'message',
    'html',
    'text',
    'post',
    'post_content',
    'cooked',
    'raw',
    'comment',
  );
  const html = body !== null && /<[a-z]/iu.test(body) ? readHtml(body) : null;
  const account = textAt(
    post,
    'author.name',
    'author.username',
    'author',
    'user.name',
    'user.username',
    'user',
    'username',
    'poster',
    'nick',
    'member.name',
  );
  return {
    kind: 'post',
    url: textAt(post, 'url', 'link', 'permalink', 'href'),
    title: textAt(post, 'title', 'subject', 'thread_title', 'topic', 'thread.title') ?? textAt(record, 'title'),
    text: html?.text ?? plainText(body),
    publishedAt: instantAt(
      post,
      'publishedAt',
      'created_at',
      'createdAt',
      'date',
      'time',
      'timestamp',
      'post_date',
      'posted_at',
      'datetime',
    ),
    modifiedAt: instantAt(post, 'modifiedAt', 'updated_at', 'edited_at'),
    section: null,
    paywalled: false,
    lang: textAt(post, 'lang', 'language'),
    accounts: account === null ? [] : [account],
    persons: [...personsIn(record), ...(html?.accounts ?? []), ...(html?.persons ?? [])],
  };
}

/** The post in a forum's record: HTML with its author block, quotes and signature taken off, or JSON. Throws `record-invalid`. */
export function readForum(raw: string): RawItem {
  return /^\s*[[{]/u.test(raw) ? readJson(raw) : readHtml(raw);
}
