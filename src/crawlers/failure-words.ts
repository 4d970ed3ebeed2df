/** What an error code means for somebody who reads about a source, as a clause. */
const WORDS: Readonly<Record<string, string>> = {
  'fetch-timeout': 'máy chủ của nguồn trả lời quá chậm',
  'fetch-network': 'không kết nối được tới nguồn',
  'http-server-error': 'máy chủ của nguồn đang gặp lỗi',
  'http-too-many-requests': 'nguồn yêu cầu đọc thưa hơn',
  'http-client-error': 'nguồn từ chối yêu cầu, địa chỉ có thể đã đổi',
  'http-gone': 'trang đã bị gỡ',
  'host-paused': 'đang tạm nghỉ theo yêu cầu của nguồn',
  'body-too-large': 'trang quá lớn',
  'body-bomb': 'dữ liệu nén bất thường',
  'redirect-loop': 'trang chuyển hướng vòng tròn',
  'address-refused': 'địa chỉ không công khai',
  'robots-refused': 'nguồn không cho phép đọc (robots.txt)',
  'url-invalid': 'địa chỉ không hợp lệ',
  'feed-unreadable': 'không đọc được nguồn tin (RSS, Atom…)',
  'page-unreadable': 'không đọc được trang',
  'content-type-unsupported': 'không phải là trang web',
};

/** Why a source could not be read, in Vietnamese; the code itself where there are no words for it. */
export function failureWords(code: string): string {
  return WORDS[code] ?? code;
}
