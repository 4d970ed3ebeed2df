import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseAlerts } from '../../src/alerts/raise-alerts.ts';
import { ACCESS } from '../../src/api/access.ts';
import type { Alert } from '../../src/domain/alert.ts';
import { document, mention, rules, source, tag } from '../unit/alerts/samples.ts';
import { openPressRoom, SECRET, type PressRoom } from '../unit/api/press-room.ts';

const press = source('bao');
const network = source('mang', 'social');
const POST_WORDS = 'Tôi thấy khói ở sau nhà';
/** Nothing of these may be in any answer. */
const NEVER = ['SEALED-PERMALINK', 'internal-hash', 'internal-etag', 'sealedUrl', 'recheck', 'dedupeKey', 'postIds'];
/** Nor these in anything that leaves the house or that the police role reads. */
const NEVER_OUTSIDE = [...NEVER, POST_WORDS, 'post:token', 'mang', 'Nguyễn Thị Mẫu'];
let room: PressRoom;
let alert: Alert;
let postId: string;

beforeAll(async () => {
  room = await openPressRoom({
    sources: [press, network],
    channels: [
      { id: 'desk', type: 'webhook', url: 'http://127.0.0.1:9/', secret: SECRET, kinds: ['public-safety', 'watch'] },
    ],
  });
  const safety = tag('fire-explosion', 0.95);
  const places = [mention('bac-giang/viet-yen', 'title')];
  const title = 'Cháy nhà bà Nguyễn Thị Mẫu';
  const article = document('https://bao.vn/chay', { from: press, safety, places, title });
  const post = document('post:token', {
    kind: 'post',
    from: network,
    safety,
    places,
    title: '',
    text: POST_WORDS,
    excerpt: POST_WORDS,
    sealedUrl: 'SEALED-PERMALINK',
  });
  postId = post.id;
  for (const [item, from] of [
    [article, press],
    [post, network],
  ] as const)
    await room.commit([item], raiseAlerts({ document: item, source: from, isReprint: false }, rules()));
  alert = (await room.store.alerts.list({ limit: 1 })).items[0] as Alert;
  for (const action of ['take', 'approve'])
    await room.call('triage', { method: 'POST', url: `/api/v1/alerts/${alert.id}/decisions`, payload: { action } });
});
afterAll(() => room.close());

describe('a private post and its sealed permalink', () => {
  const routes = Object.keys(ACCESS).filter((route) => route.startsWith('GET ') && !route.endsWith('/stream'));

  it.each(routes)('leave nothing internal in %s', async (route) => {
    const path = route.slice(4);
    for (const id of [alert.id, postId, 'mang', alert.storyId ?? '']) {
      const query = path.endsWith('/trace') ? '?url=post:token' : '';
      const answer = await room.call('admin', path.replace(':id', id) + query);
      for (const word of NEVER) expect(answer.body, `${route} ${id}`).not.toContain(word);
    }
  });

  it('leave nothing at all in what the police role reads', async () => {
    for (const path of ['', `/${alert.id}`, `/${alert.id}.cap`]) {
      const answer = await room.call('public-safety', `/api/v1/public-safety/alerts${path}`);
      expect(answer.statusCode).toBe(200);
      for (const word of [...NEVER_OUTSIDE, postId]) expect(answer.body, path).not.toContain(word);
      expect(answer.body).toMatch(/postCount/);
    }
  });

  it('leave nothing at all in the outbox', async () => {
    const deliveries = await room.store.outbox.ofAlert(alert.id);
    expect(deliveries).toHaveLength(1);
    for (const { payload } of deliveries) {
      for (const word of [...NEVER_OUTSIDE, postId]) expect(payload).not.toContain(word);
      expect(JSON.parse(payload).data.postCount).toBe(1);
    }
  });

  it('show a reviewer the opaque token and the masked words, within retention', async () => {
    const shown = (await room.call('triage', `/api/v1/documents/${postId}`)).json();
    expect([shown.url, shown.text]).toEqual(['post:token', POST_WORDS]);
  });
});
