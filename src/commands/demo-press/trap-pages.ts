import { escaped } from './markup.ts';
import { CALENDAR_ARTICLE, TRAP_ENTRIES } from './trap-entries.ts';

const BODY = [
  'Ủy ban nhân dân tỉnh Bắc Giang cho biết tuyến đường gom khu công nghiệp Quang Châu đã thông xe trở lại từ sáng nay sau một tuần sửa chữa mặt đường.',
  'Xe tải nặng vẫn phải đi theo biển phân luồng ở nút giao Nếnh cho đến khi lớp bê tông nhựa cuối cùng được trải xong vào cuối tháng. Bắc Giang dự kiến chi thêm kinh phí để làm hàng rào và đèn chiếu sáng hai bên đường.',
  'Đơn vị thi công đề nghị người đi xe máy giảm tốc độ khi qua đoạn còn rào chắn.',
];

/** An article page of the trap. */
export function trapArticle(title: string, publishedAt: string, charset = 'utf-8'): string {
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="${charset}"><title>${escaped(title)}</title>
<meta property="article:published_time" content="${publishedAt}"></head><body><article><h1>${escaped(title)}</h1>
<p>${escaped(title)}.</p>${BODY.map((line) => `<p>${line}</p>`).join('')}</article></body></html>`;
}

/** The trap's feed. */
export function trapFeed(base: string, publishedAt: string): string {
  const items = TRAP_ENTRIES.map(
    ({ path, title }) =>
      `<item><title>${escaped(title)}</title><link>${base}${path}</link><pubDate>${new Date(publishedAt).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Bẫy</title>${items.join('')}</channel></rss>`;
}

/** A feed that would unfold to gigabytes, and asks for a local file. */
export const ENTITY_BOMB = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha ha ha ha ha ha ha ha">
${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`).join('\n')}
<!ENTITY tep SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><title>&i;&tep;</title></channel></rss>`;

/** One month of a calendar that never ends; every page lists the same article. */
export function calendarPage(page: number): string {
  const { path, title } = CALENDAR_ARTICLE;
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Lịch ${page}</title></head><body>
<h3><a class="bai" href="${path}">${title}</a></h3>
<a class="sau" rel="next" href="/lich?thang=${page + 1}">Tháng sau</a> <a href="/lich?thang=${page - 1}">Tháng trước</a></body></html>`;
}

/** A page that asks who is there. */
export const LOGIN_PAGE =
  '<!DOCTYPE html><html lang="vi"><title>Đăng nhập</title><form method="post"><h1>Đăng nhập</h1><label>Tên <input name="u"></label><label>Mật khẩu <input type="password" name="p"></label><button>Vào</button></form></html>';

/** A page that says 404 with status 200. */
export const SOFT_404_PAGE =
  '<!DOCTYPE html><html lang="vi"><title>Không tìm thấy trang</title><h1>404 - Không tìm thấy trang</h1><p>Trang bạn tìm không tồn tại hoặc đã bị xóa.</p><a href="/">Về trang chủ</a></html>';
