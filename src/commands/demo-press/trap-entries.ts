/** One announced URL of the outlet that behaves badly, and what should become of it. */
export interface TrapEntry {
  path: string;
  title: string;
  expect: string;
  alsoAccepted?: string[];
}

/** The entries of the trap's feed, in order. */
export const TRAP_ENTRIES: TrapEntry[] = [
  { path: '/cam/bai-khong-cho-may-doc.html', title: 'Bài không cho máy đọc', expect: 'dropped:robots' },
  { path: '/cam/rieng/ban-in.html', title: 'Bản in', expect: 'dropped:robots' },
  { path: '/vong/1', title: 'Chuyển hướng vòng quanh', expect: 'set-aside:redirect-loop' },
  { path: '/sang-may-chu-noi-bo', title: 'Chuyển sang 169.254.169.254', expect: 'set-aside:address-refused' },
  { path: '/sang-mang-rieng', title: 'Chuyển sang mạng riêng', expect: 'set-aside:address-refused' },
  {
    path: '/sang-tep',
    title: 'Chuyển sang file',
    expect: 'set-aside:url-invalid',
    alsoAccepted: ['set-aside:address-refused', 'set-aside:redirect-loop'],
  },
  {
    path: '/bom-nen.html',
    title: 'Trang nén phình to',
    expect: 'set-aside:body-bomb',
    alsoAccepted: ['set-aside:body-too-large'],
  },
  { path: '/qua-lon.html', title: 'Trang 12 MB', expect: 'set-aside:body-too-large' },
  { path: '/nho-giot.html', title: 'Nhỏ giọt', expect: 'set-aside:fetch-timeout' },
  { path: '/doi-da.html', title: 'Đường gom Quang Châu thông xe, Bắc Giang nhắc lái xe đi chậm', expect: 'indexed' },
  { path: '/loi-mot-lan.html', title: 'Bắc Giang trải thêm bê tông nhựa ở nút giao Nếnh', expect: 'indexed' },
  { path: '/cat-day.html', title: 'Đứt kết nối', expect: 'set-aside:fetch-network' },
  { path: '/nhan-sai-bang-ma.html', title: 'Bắc Giang: lời cảm ơn gửi người thợ cầu đường', expect: 'indexed' },
  {
    path: '/tieu-de-co-ma.html',
    title: 'Bắc Giang <script>alert(1)</script> "><img src=x onerror=alert(2)>',
    expect: 'indexed',
  },
  {
    path: '/long-nhau.html',
    title: 'Trăm nghìn thẻ lồng nhau',
    expect: 'set-aside:page-unreadable',
    alsoAccepted: ['dropped:not-article', 'dropped:empty', 'dropped:off-topic'],
  },
  {
    path: '/trong.html',
    title: 'Trang trống',
    expect: 'dropped:empty',
    alsoAccepted: ['dropped:not-article', 'set-aside:page-not-article'],
  },
  {
    path: '/cong-van.pdf',
    title: 'Công văn PDF',
    expect: 'dropped:unsupported-type',
    alsoAccepted: ['set-aside:content-type-unsupported'],
  },
  {
    path: '/noi-bo/dang-nhap-de-doc.html',
    title: 'Đăng nhập để đọc',
    expect: 'dropped:not-article',
    alsoAccepted: ['dropped:off-topic', 'dropped:empty', 'set-aside:page-not-article'],
  },
  {
    path: '/bai-cu-da-mat.html',
    title: 'Bài cũ',
    expect: 'dropped:not-article',
    alsoAccepted: ['dropped:off-topic', 'dropped:empty', 'set-aside:page-not-article'],
  },
];

/** The one article that the endless calendar lists on every page. */
export const CALENDAR_ARTICLE: TrapEntry = {
  path: '/bai/lich-cat-dien-bac-giang-tuan-nay-51001.html',
  title: 'Lịch bảo trì đường gom ở Bắc Giang tuần này',
  expect: 'indexed',
};
