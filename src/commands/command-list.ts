import type { Command } from './command.ts';

/** One command: its name and line for the overview, and how to load the rest (each its own chunk, so that start-up stays short). */
export interface CommandEntry {
  name: string;
  summary: string;
  load: () => Promise<Command>;
}

/** All commands, in the order of the overview. */
export const COMMANDS: CommandEntry[] = [
  {
    name: 'demo',
    summary: 'chạy thử trên báo chí mô phỏng, không cần mạng',
    load: async () => (await import('./demo.ts')).command,
  },
  {
    name: 'start',
    summary: 'chạy tất cả trong một tiến trình: thu thập, gắn nhãn, cảnh báo, API',
    load: async () => (await import('./start.ts')).command,
  },
  {
    name: 'serve',
    summary: 'chỉ chạy API và bảng điều khiển, không thu thập',
    load: async () => (await import('./start.ts')).serve,
  },
  {
    name: 'worker',
    summary: 'một tiến trình thu thập của cụm máy chủ (Elasticsearch, Redis)',
    load: async () => (await import('./worker.ts')).command,
  },
  {
    name: 'migrate',
    summary: 'chuyển toàn bộ dữ liệu sang cụm máy chủ hoặc trở lại một máy',
    load: async () => (await import('./migrate.ts')).command,
  },
  { name: 'crawl', summary: 'thu thập các nguồn đến hạn', load: async () => (await import('./crawl.ts')).command },
  {
    name: 'import',
    summary: 'nạp tài liệu từ JSON Lines, CSV hoặc WARC',
    load: async () => (await import('./import.ts')).command,
  },
  {
    name: 'tag',
    summary: 'gắn nhãn văn bản: ngôn ngữ, địa danh, sắc thái, chủ đề, sự kiện an toàn (JSON Lines)',
    load: async () => (await import('./tag.ts')).command,
  },
  {
    name: 'extract',
    summary: 'rút tiêu đề, nội dung, ngày đăng từ một trang HTML',
    load: async () => (await import('./extract.ts')).command,
  },
  {
    name: 'feed',
    summary: 'đọc một nguồn tin RSS, Atom, RDF hoặc JSON Feed',
    load: async () => (await import('./feed.ts')).command,
  },
  {
    name: 'normalise',
    summary: 'chuẩn hóa một bản ghi thô: bỏ tác giả, che thông tin cá nhân (JSON Lines)',
    load: async () => (await import('./normalise.ts')).command,
  },
  {
    name: 'evidence import',
    summary: 'nạp thông báo chính thức, bài kiểm chứng (ClaimReview, JSON Lines)',
    load: async () => (await import('./evidence-import.ts')).command,
  },
  {
    name: 'eval',
    summary: 'đo độ chính xác trên các bộ mẫu kèm theo',
    load: async () => (await import('./eval.ts')).command,
  },
  {
    name: 'report',
    summary: 'lập điểm báo trong ngày: DOCX, PDF, HTML hoặc JSON',
    load: async () => (await import('./report.ts')).command,
  },
  {
    name: 'answer-clock',
    summary: 'thời gian từ khi tin sai xuất hiện đến thông báo chính thức và đính chính',
    load: async () => (await import('./answer-clock.ts')).command,
  },
  {
    name: 'trace',
    summary: 'cho biết vì sao một địa chỉ có hoặc không có trong kho',
    load: async () => (await import('./trace.ts')).command,
  },
  {
    name: 'erase',
    summary: 'xóa một bài khỏi kho, chỉ mục, hàng đợi và kho lưu',
    load: async () => (await import('./erase.ts')).command,
  },
  {
    name: 'audit verify',
    summary: 'kiểm tra chuỗi băm của nhật ký kiểm toán',
    load: async () => (await import('./audit-verify.ts')).command,
  },
  {
    name: 'keys create',
    summary: 'tạo khóa truy cập cho một vai trò',
    load: async () => (await import('./keys-create.ts')).command,
  },
  {
    name: 'keys list',
    summary: 'liệt kê các khóa truy cập',
    load: async () => (await import('./keys-list.ts')).command,
  },
  {
    name: 'keys revoke',
    summary: 'thu hồi một khóa truy cập',
    load: async () => (await import('./keys-list.ts')).revoke,
  },
  {
    name: 'sources check',
    summary: 'thử từng nguồn từ mạng của bạn: nguồn nào trả lời, đã chuyển, trống',
    load: async () => (await import('./sources-check.ts')).command,
  },
];
