/** Identities in disguises of our own, one a line: the text, and what must not be readable in it afterwards. All are invented. */
export const MUST_GO: readonly (readonly [text: string, secret: string])[] = String.raw`
số mình: không chín một hai. ba bốn năm. sáu bảy tám nhé ⇒ 0912345678
không chín một hai… ba bốn năm… sáu bảy tám ⇒ 0912345678
gọi em: không, chín, một, hai, ba, bốn, năm, sáu, bảy, tám ⇒ 0912345678
alo khongchinmothaibabonnamsaubaytam ⇒ 0912345678
sdt khong-chin-mot-hai-ba-bon-nam-sau-bay-tam ⇒ 0912345678
ĐT KHÔNG CHÍN MỘT HAI BA BỐN NĂM SÁU BẢY TÁM ⇒ 0912345678
sđt ko chín một hai ba bốn năm sáu bảy tám ⇒ 0912345678
gọi hông chín một hai ba tư năm sáu bảy tám ⇒ 0912345678
liên hệ không chín 12 ba bốn 56 bảy tám ⇒ 0912345678
O9I2 271 828 ⇒ 0912271828
zalo O91234S67B ⇒ 0912345678
0912☎345☎678 ⇒ 0912345678
số: 0912/345/678 ⇒ 0912345678
(+84)(0)912345678 ⇒ 912345678
Tel. +84 (0) 91 234 5678 ⇒ 912345678
0084.912.345.678 ⇒ 912345678
gọi 0\u{fe0f}\u{20e3}9\u{fe0f}\u{20e3}1\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3}3\u{fe0f}\u{20e3}4\u{fe0f}\u{20e3}5\u{fe0f}\u{20e3}6\u{fe0f}\u{20e3}7\u{fe0f}\u{20e3}8\u{fe0f}\u{20e3} ⇒ 0912345678
📲 0\u{20e3} 9\u{20e3} 1\u{20e3} 2\u{20e3} 3\u{20e3} 4\u{20e3} 5\u{20e3} 6\u{20e3} 7\u{20e3} 8\u{20e3} ⇒ 0912345678
sđt 0\u{200b}\u{200c}9\u{200b}\u{200c}1\u{200b}\u{200c}2\u{200b}\u{200c}3\u{200b}\u{200c}4\u{200b}\u{200c}5\u{200b}\u{200c}6\u{200b}\u{200c}7\u{200b}\u{200c}8 ⇒ 0912345678
sđt 0912\u{202d}345\u{202d}678 ⇒ 0912345678
0912\u{a0}\u{a0}345\u{a0}\u{a0}678 ⇒ 0912345678
LH \u{1d7ce}\u{1d7d7}\u{1d7cf}\u{1d7d0}\u{1d7d1}\u{1d7d2}\u{1d7d3}\u{1d7d4}\u{1d7d5}\u{1d7d6} ⇒ 0912345678
LH \u{1d7f6} \u{1d7ff} \u{1d7f7} \u{1d7f8} \u{1d7f9} \u{1d7fa} \u{1d7fb} \u{1d7fc} \u{1d7fd} \u{1d7fe} ⇒ 0912345678
LH ⁰⁹¹²³⁴⁵⁶⁷⁸ ⇒ 0912345678
０９１２－３４５－６７８ ⇒ 0912345678
call ٠٩١٢٣٤٥٦٧٨ ⇒ 0912345678
call ๐๙๑๒๓๔๕๖๗๘ ⇒ 0912345678
ເບີໂທ ໐ ໒ ໐ ໕ ໒ ໗ ໑ ໘ ໒ ໘ ໑ ⇒ 02052718281
ໂທລະສັບ: 021 271 828 ⇒ 021271828
ໂທ ສູນ ສອງ ສູນ ຫ້າ ສອງ ເຈັດ ໜຶ່ງ ແປດ ສອງ ແປດ ໜຶ່ງ ⇒ 02052718281
sdt_091_234_5678 ⇒ 0912345678
sdt 0912:345:678 ⇒ 0912345678
sdt 0912;345;678 ⇒ 0912345678
liên hệ [0912][345][678] ⇒ 0912345678
0❤\u{fe0f}9❤\u{fe0f}1❤\u{fe0f}2❤\u{fe0f}3❤\u{fe0f}4❤\u{fe0f}5❤\u{fe0f}6❤\u{fe0f}7❤\u{fe0f}8 ⇒ 0912345678
0912👉👉👉345👉👉👉678 ⇒ 0912345678
đầu số 0912 đuôi 345678 ⇒ 0912345678
sđt 0912 chấm 345 chấm 678 ⇒ 0912345678
sđt 0912 gạch 345 gạch 678 ⇒ 0912345678
lh:0912345678 ⇒ 0912345678
<a href="tel:0912345678">gọi</a> ⇒ 0912345678
wa.me/84912345678 ⇒ 912345678
zalo chấm me 0912345678 ⇒ 0912345678
z@lo 0912345678 ⇒ 0912345678
za lô em: 091 234 5678 ⇒ 0912345678
(0204) 271 8281 ⇒ 02042718281
ĐT: 0240.271.828 ⇒ 0240271828
máy bàn 3271 828 ⇒ 3271828
sim 01627 182 818 ⇒ 01627182818
0912345678 0912345678 0912345678 ⇒ 0912345678
LH: 0912345678/0912345678 ⇒ 0912345678
gọi 0912 345678 hoặc 091 234 5678 ⇒ 0912345678
0912345678(Hoa) ⇒ 0912345678
vải thiều 35.000đ/kg ship tận nơi 0912345678 ⇒ 0912345678
09123 45678 ⇒ 0912345678
09.12.34.56.78 ⇒ 0912345678
091 - 2345 - 678 ⇒ 0912345678
call me: zero-nine-one-two-three-four-five-six-seven-eight ⇒ 0912345678
my number is oh nine one two two seven one eight two eight ⇒ 0912271828
WhatsApp +1-202-527-1828 ⇒ 1828
call (415) 555-2718 ⇒ 4155552718
加我 138-2718-2818 ⇒ 13827182818
手机：壹叁玖贰柒壹捌贰捌壹捌 ⇒ 13927182818
电话①③⑦②⑦①⑧②⑧①⑧ ⇒ 13727182818
hm: 18627182818 ⇒ 18627182818
座机 0771-2718281 ⇒ 07712718281
（+86）15027182818 ⇒ 15027182818
문의 010.2718.2818 ⇒ 01027182818
연락주세요 공일공이칠일팔이팔일팔 ⇒ 01027182818
O1O-2718-2818 ⇒ 27182818
전화 02) 271-8281 ⇒ 022718281
주민번호 900211-2271828 ⇒ 9002112271828
携帯：０９０ー２７１８ー２８１８ ⇒ 09027182818
TEL 03(2718)2818 ⇒ 0327182818
電話は〇九〇二七一八二八一八です ⇒ 09027182818
muop_dang98 [a còng] gmail [chấm] com ⇒ muop_dang98
muop_dang98 a vòng gmail chấm com ⇒ muop_dang98
mail muop_dang98@gmail ⇒ muop_dang98
muop_dang98@gma il.com ⇒ muop_dang98
muop_dang98(at)yahoo(dot)com(dot)vn ⇒ muop_dang98
muop_dang98 AT outlook DOT com ⇒ muop_dang98
muop_dang98_at_gmail.com ⇒ muop_dang98
muop_dang98 *at* gmail.com ⇒ muop_dang98
muop_dang98<at>gmail<dot>com ⇒ muop_dang98
muop_dang98🌀gmail.com ⇒ muop_dang98
📩 muop_dang98 📧 gmail.com ⇒ muop_dang98
muop_dang98ⓐgmail.com ⇒ muop_dang98
m\u{200d}u\u{200d}o\u{200d}p\u{200d}_\u{200d}d\u{200d}a\u{200d}n\u{200d}g\u{200d}9\u{200d}8@\u{200b}gmail\u{200b}.com ⇒ muop_dang98
Email:muop_dang98@edu.bacgiang.gov.vn ⇒ muop_dang98
mailto:muop_dang98@hop.example?subject=a ⇒ muop_dang98
gmail: muop_dang9877 ⇒ muop_dang9877
gmail mình là muop_dang9881 nha ⇒ muop_dang9881
muop_dang98@gm.com ⇒ muop_dang98
muop_dang98艾特163点com ⇒ muop_dang98
827182818@qq.com ⇒ 827182818
muop_dang98 골뱅이 네이버 닷컴 ⇒ muop_dang98
muop_dang98アットマークgmail.com ⇒ muop_dang98
muop_dang98★gmail.com（★を@に） ⇒ muop_dang98
ອີເມວ: muop_dang98 @ gmail.com ⇒ muop_dang98
fb/nguyen.van.tep27 ⇒ nguyen.van.tep27
fb: muop_dang98x ⇒ muop_dang98x
fb.com/muop_dang98 ⇒ muop_dang98
face em là muop_dang9899 ⇒ muop_dang9899
tên fb: Hoa Lục Ngạn Xinh ⇒ Hoa Lục Ngạn Xinh
insta: @muop_dang98 ⇒ muop_dang98
ins muop_dang9812 ⇒ muop_dang9812
tóp tóp: @ muop_dang985 ⇒ muop_dang985
id tiktok muop_dang9855 ⇒ muop_dang9855
id telegram: 5271828182 ⇒ 5271828182
tele id 627182818 ⇒ 627182818
tg://user?id=2718281828 ⇒ 2718281828
t . me / muop_dang988 ⇒ muop_dang988
tê lê: muop_dang9831 ⇒ muop_dang9831
viber:muop_dang9831 ⇒ muop_dang9831
discord muopdang98#2718 ⇒ muopdang98
discord id 727182818284590452 ⇒ 727182818284590452
facebook.com/profile.php?id=100027182818284 ⇒ 100027182818284
uid fb 61552718281828 ⇒ 61552718281828
uid: 100027182818284 ⇒ 100027182818284
https://www.facebook.com/groups/271828182/user/271828182845904/ ⇒ 271828182845904
https://m.facebook.com/story.php?story_fbid=1&id=100027182818284 ⇒ 100027182818284
https://www.facebook.com/share/p/1AbC2718xYz/ ⇒ 1AbC2718xYz
youtube.com/channel/UC1-1bb__-0c0X_9b9Zaa09- ⇒ UC1-1bb__-0c0X_9b9Zaa09-
youtube.com/@muop_dang98 ⇒ muop_dang98
微博uid 7271828182 ⇒ 7271828182
uid=5271828182 ⇒ 5271828182
转发 @北江小王哥：真的吗 ⇒ 北江小王哥
QQ 227182818 ⇒ 227182818
加QQ号：127182818 ⇒ 127182818
q群 82718281 ⇒ 82718281
微信号: abc2718 ⇒ abc2718
加vx abc27182 ⇒ abc27182
薇信lily2718 ⇒ lily2718
wx：wx271828 ⇒ wx271828
我的wxid_271abcd2718 ⇒ wxid_271abcd2718
抖音号 dy2718281 ⇒ dy2718281
카톡 아이디 mina271 ⇒ mina271
카톡: mina271 ⇒ mina271
카카오톡 ID는 kim_271입니다 ⇒ kim_271
open.kakao.com/o/s2718AbC ⇒ s2718AbC
인스타 @mina.271 ⇒ mina.271
blog.naver.com/mina271 ⇒ mina271
LINE ID: taro271 ⇒ taro271
ラインのIDは taro271 です ⇒ taro271
カカオ taro271 ⇒ taro271
ເຟສບຸກ: somchai271 ⇒ somchai271
ວັອດແອັບ 02092718281 ⇒ 02092718281
https://www.threads.net/@muop_dang98 ⇒ muop_dang98
x.com/muop_dang98/status/1 ⇒ muop_dang98
hxxps://facebook[.]com/muop_dang98 ⇒ muop_dang98
face book.com/muop_dang98 ⇒ muop_dang98
linkedin.com/in/muop-dang98 ⇒ muop-dang98
/u/muop_dang98 viết ⇒ muop_dang98
muopdang98.bsky.social ⇒ muopdang98
của did:plc:5f4dbgbd24gcc46545fbb237 ⇒ did:plc:5f4dbgbd24gcc46545fbb237
at://did:plc:abc234567/app.bsky.feed.post/3k2718 ⇒ at://did:plc:abc234567/app.bsky.feed.post/3k2718
linktr.ee/muop_dang98 ⇒ muop_dang98
https://voz.vn/u/muop-dang98.271828/ ⇒ muop-dang98.271828
https://dien-dan.example/members/muop-dang98.271828/ ⇒ muop-dang98.271828
＠muop_dang98 ⇒ muop_dang98
@h o a 9 9 x i n h ⇒ hoa99xinh
nick "Gấu Con 27" ⇒ Gấu Con 27
user: muop_dang987 ⇒ muop_dang987
tên đăng nhập muop_dang9872 ⇒ muop_dang9872
steam 76561192718281828 ⇒ 76561192718281828
s.t.k: 2718 2818 28459 Agribank ⇒ 2718281828459
MB Bank: 2718281828 ⇒ 2718281828
ck qua MB 0912345678 ⇒ 0912345678
Techcom 19271828182845 ⇒ 19271828182845
102718281828 (VietinBank) ⇒ 102718281828
số tài khoản hai bảy một tám hai tám một tám hai tám ⇒ 2718281828
Ủng hộ: 2500271828182 AGRIBANK ⇒ 2500271828182
Momo: 0912345678 ⇒ 0912345678
thẻ 9704 2718 2818 2845 ⇒ 9704271828182845
IBAN DE89 3704 0044 0532 0130 00 ⇒ DE89370400440532013000
ví USDT TauaCEy8xKYSez4MUgRZAoXdQkrimPYa6P ⇒ TauaCEy8xKYSez4MUgRZAoXdQkrimPYa6P
ví 0xef9e0488ffbd49a057cf094aa74b80dbeb8ff9c0 ⇒ 0xef9e0488ffbd49a057cf094aa74b80dbeb8ff9c0
계좌 국민 271828-18-2845 ⇒ 271828182845
银行卡 6222 2718 2818 2845 904 ⇒ 6222271828182845904
支付宝 15827182818 ⇒ 15827182818
BCEL ເລກບັນຊີ 0101-2718-2818-2845 ⇒ 0101271828182845
QR 0002010102113827182818284590452353 ⇒ 0002010102113827182818284590452353
CCCD: 024.271.828.182 ⇒ 024271828182
căn cước không hai bốn hai bảy một tám hai tám một tám hai ⇒ 024271828182
CCCD ０２４２７１８２８１８２ ⇒ 024271828182
C C C D 0 2 4 2 7 1 8 2 8 1 8 2 ⇒ 024271828182
cmt 122 718 281 ⇒ 122718281
số định danh cá nhân 024271 828182 ⇒ 024271828182
hộ chiếu số C2718281 ⇒ C2718281
MST 2427182818 ⇒ 2427182818
mã số thuế cá nhân: 2427182818-001 ⇒ 2427182818
số BHXH 2427182818 ⇒ 2427182818
GPLX 242718281828 ⇒ 242718281828
mã sinh viên 20271828 ⇒ 20271828
SBD: 18271828 ⇒ 18271828
身份证：450103 19850412 2718 ⇒ 450103198504122718
护照 E27182818 ⇒ E27182818
여권번호 M27182818 ⇒ M27182818
ບັດປະຈຳຕົວ 11-2718-2818 ⇒ 1127182818
98A🚗271.82 ⇒ 27182
🚘 98🅰\u{fe0f}-27182 ⇒ 27182
98-B1-271.82 ⇒ 27182
98b2 27182 ⇒ 27182
bks 98c27182 ⇒ 27182
biển chín tám A hai bảy một tám hai ⇒ 27182
９８Ａ－２７１８２ ⇒ 27182
98A.271.82 ⇒ 27182
桂A·2718K 逃逸 ⇒ 2718
12가 2718 차량 ⇒ 2718
品川 500 さ 27-18 ⇒ 27-18
biển 80-123-NG-27 ⇒ 123-NG
hotline 0912 345 678 , 0912 345 678 ⇒ 0912345678
ad ơi cho em xin, số em 👉0912345678👈 ⇒ 0912345678
091 | 234 | 5678 ⇒ 0912345678
0912^345^678 ⇒ 0912345678
0_9_1_2_3_4_5_6_7_8 ⇒ 0912345678
0912\t345\t678 ⇒ 0912345678
liên hệ\n0912\n345\n678 ⇒ 0912345678
0.912345678 ⇒ 912345678
gọi không912345678 ⇒ 912345678
không chín 271 82818 gọi em ⇒ 27182818
sđt không chín mốt, hai ba bốn, 5678 ⇒ 5678
alo ko chin mot hai ba bon nam sau bay tam ⇒ 0912345678
so khong,chin,mot,hai,ba,bon,nam,sau,bay,tam ⇒ 0912345678
ĐT: KhôngChínMộtHaiBaBốnNămSáuBảyTám ⇒ 0912345678
09l2718281 ⇒ 2718281
(0204)2718281 máy lẻ 12 ⇒ 02042718281
+84.912.345.678 ⇒ 912345678
(84) 91 2345678 ⇒ 912345678
＋８４ 912345678 ⇒ 912345678
⓿❾❶❷❸❹❺❻❼❽ ⇒ 0912345678
🯰🯹🯱🯲🯳🯴🯵🯶🯷🯸 ⇒ 0912345678
\u{1d7d8}\u{1d7e1}\u{1d7d9}\u{1d7da}\u{1d7db}\u{1d7dc}\u{1d7dd}\u{1d7de}\u{1d7df}\u{1d7e0} ⇒ 0912345678
☎\u{fe0f} 0\u{fe0f}\u{20e3}➖9\u{fe0f}\u{20e3}➖1\u{fe0f}\u{20e3}➖2\u{fe0f}\u{20e3}➖3\u{fe0f}\u{20e3}➖4\u{fe0f}\u{20e3}➖5\u{fe0f}\u{20e3}➖6\u{fe0f}\u{20e3}➖7\u{fe0f}\u{20e3}➖8\u{fe0f}\u{20e3} ⇒ 0912345678
0\u{332}9\u{332}1\u{332}2\u{332}3\u{332}4\u{332}5\u{332}6\u{332}7\u{332}8\u{332} ⇒ 0912345678
091\u{2063}234\u{2063}5678 ⇒ 0912345678
0\u{ad}9\u{ad}1\u{ad}2\u{ad}3\u{ad}4\u{ad}5\u{ad}6\u{ad}7\u{ad}8 ⇒ 0912345678
sđt ០៩១២៣៤៥៦៧៨ ⇒ 0912345678
電話番号：070－2718－2818 ⇒ 07027182818
〇九〇の二七一八の二八一八 ⇒ 09027182818
+81-90-2718-2818 ⇒ 9027182818
+82)10-2718-2818 ⇒ 27182818
공 일 공 이 칠 일 팔 이 팔 일 팔 ⇒ 01027182818
공1공 2718 2818 ⇒ 27182818
手機號碼 188—2718—2818 ⇒ 18827182818
一三27182八一八二 ⇒ 13271828182
86-13227182818 ⇒ 13227182818
电话 010-62718281 转 801 ⇒ 01062718281
+856 20 52 718 281 ⇒ 2052718281
WhatsApp: 020 72 718 281 ⇒ 02072718281
text me on 07271 828182 ⇒ 07271828182
ZERO NINE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT ⇒ 0912345678
my no. is 0912-345678 ⇒ 0912345678
muop_dang98acònggmail.com ⇒ muop_dang98
muop_dang98 (a-còng) gmail (chấm) com ⇒ muop_dang98
muop_dang98[@]gmail[.]com ⇒ muop_dang98
muop_dang98@NOSPAM.gmail.com ⇒ muop_dang98
muop_dang98\n@gmail.com ⇒ muop_dang98
MUOP_DANG98@GMAIL.COM ⇒ muop_dang98
muop_dang9811 gmail com ⇒ muop_dang9811
muop_dang98 a t gmail . com ⇒ muop_dang98
hоa99@gmail.com ⇒ hоa99
\u{1d421}\u{1d428}\u{1d41a}\u{1d42f}\u{1d42e}\u{1d428}\u{1d427}@gmail.com ⇒ hoavuon
ｈｏａｖｕｏｎ７７＠ｇｍａｉｌ．ｃｏｍ ⇒ hoavuon77
邮箱是muop_dang98(AT)126.com ⇒ muop_dang98
メール：muop_dang98（at）gmail.com ⇒ muop_dang98
muop_dang98 アット gmail ドット com ⇒ muop_dang98
메일 muop_dang98골뱅이naver.com ⇒ muop_dang98
FB.COM/MUOP_DANG98 ⇒ muop_dang98
fb dot com / muop_dang98 ⇒ muop_dang98
fb @muop_dang98 ⇒ muop_dang98
fb mình tên là muop_dang986 ⇒ muop_dang986
fb = muop_dang986 ⇒ muop_dang986
face (muop_dang986) ⇒ muop_dang986
mess muop_dang9861 ⇒ muop_dang9861
m . me/muop_dang98 ⇒ muop_dang98
da lô 0912.345.678 ⇒ 0912345678
ZALO:MUOP_DANG9899 ⇒ muop_dang9899
tele : @ muop_dang98 ⇒ muop_dang98
TG:@muop_dang98 ⇒ muop_dang98
https://t.me/s/muop_dang98 ⇒ muop_dang98
telegram.me/muop_dang98 ⇒ muop_dang98
https://vm.tiktok.com/ZS271abXk27/ ⇒ ZS271abXk27
tik tok: muop_dang9812 ⇒ muop_dang9812
instagram.com/stories/muop_dang98/31 ⇒ muop_dang98
twitter muop_dang989 ⇒ muop_dang989
youtube.com/c/muop_dang98 ⇒ muop_dang98
https://youtu.be/aB2718xYz_- ⇒ aB2718xYz_-
@muop_dang98：转发微博 ⇒ muop_dang98
微博ID：6271828182 ⇒ 6271828182
加我微信 lily_2718 ⇒ lily_2718
微信同号 13827182818 ⇒ 13827182818
vx:q271828 ⇒ q271828
➕v lucy2718 ⇒ lucy2718
q:12718281 ⇒ 12718281
space.bilibili.com/327182818 ⇒ 327182818
快手号：ks2718281 ⇒ ks2718281
카톡 bori2718 로 연락 ⇒ bori2718
인스타 bori__27 디엠 ⇒ bori__27
텔레 @bori2718 ⇒ bori2718
디스코드 bori2718 ⇒ bori2718
LINE：hana2718 ⇒ hana2718
https://line.me/ti/p/~hana2718 ⇒ hana2718
垢は@hana_2718です ⇒ hana_2718
Telegram noy2718 ⇒ noy2718
ໄລນ໌: noy2718 ⇒ noy2718
Viber +84912345678 ⇒ 912345678
https://steamcommunity.com/id/muop_dang98 ⇒ muop_dang98
shopee.vn/muop_dang98 ⇒ muop_dang98
https://muopdang98.wordpress.com/2024/ ⇒ muopdang98
?fbid=100027182818284&set=a ⇒ 100027182818284
facebook.com/photo/?fbid=271828182845904 ⇒ 271828182845904
STK 1903427182818 Techcombank CTK LE THI MIT ⇒ LE THI MIT
ngân hàng Vietinbank\n271828182845 ⇒ 271828182845
💳 2718281828 VCB ⇒ 2718281828
tài khoản BIDV 1O2O27182818 ⇒ 27182818
TPBank 2718 2818 284 ⇒ 27182818284
stk:27182818 vpb ⇒ 27182818
신한 110-271-828182 ⇒ 110271828182
建行卡号：6217271828182845904 ⇒ 6217271828182845904
ゆうちょ 記号12718 番号27182818 ⇒ 27182818
CC 0242 7182 8182 ⇒ 024271828182
mình gửi 024271828182 đây ⇒ 024271828182
CCCD0🔹2🔹4🔹2🔹7🔹1🔹8🔹2🔹8🔹1🔹8🔹2 ⇒ 024271828182
ho chieu c2718281 ⇒ c2718281
パスポート番号 TR2718281 ⇒ TR2718281
외국인등록번호 950412-5271828 ⇒ 950412-5271828
sổ BHXH 2427 182 818 ⇒ 2427182818
mã nhân viên V2718281 ⇒ V2718281
mã bệnh nhân 22718281 ⇒ 22718281
biển 98A*27182 ⇒ 27182
98F127182 ⇒ 27182
98MĐ1-271.82 ⇒ 27182
rơ moóc 98R-271.82 ⇒ 27182
9\u{200b}8\u{200b}A\u{200b}-\u{200b}2\u{200b}7\u{200b}1\u{200b}8\u{200b}2 ⇒ 27182
9\u{fe0f}\u{20e3}8\u{fe0f}\u{20e3}A 2\u{fe0f}\u{20e3}7\u{fe0f}\u{20e3}1\u{fe0f}\u{20e3}8\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3} ⇒ 27182
粤BD27182 ⇒ 27182
차량번호 123허2718 ⇒ 2718
plate number 98A 27182 ⇒ 27182
nhắn qua &#48;&#57;&#49;&#50;&#51;&#52;&#53;&#54;&#55;&#56; nhé ⇒ &#57;&#49;
zalo 0912&nbsp;345&nbsp;678 ⇒ 345
sđt %30%39%31%32%33%34%35%36%37%38 ⇒ %39%31
số mình nè: 0912#345#678 ạ ⇒ 345
gọi em số 03@98@42@97@40 nhé ⇒ 42
alo 09!12!34!56!78 ⇒ 34
sđt 0912, 345, 678 ⇒ 345
gọi 0912 (cách) 345678 ⇒ 345678
LH 0912 tiếp theo 345678 ⇒ 345678
call me まる・きゅう・いち・に・さん・よん・ご・ろく・なな・はち ⇒ さん・よん
call me 09B3547421 nhé ⇒ 3547421
zalo Ø912345678 ⇒ 912345678
số tài khoản một sáu không chín hai chín tám chín một tám ngân hàng BIDV ⇒ chín hai chín
mail hoalan98 "at" hopthu "dot" com ⇒ hoalan98
mail hoalan98_at_hopthu_dot_com ⇒ hoalan98
mail hoalan98acongvnmailchấmcom ⇒ hoalan98
gửi về hoalan98あっとhopthu.com ⇒ hoalan98
thư tới hoalan98★hopthu.com nhé ⇒ hoalan98
thư tới hoalan98 ແອັດ hopthu ຈຸດ com ⇒ hoalan98
mail hoalan98&commat;hopthu&period;com ⇒ hoalan98
mail \u{1d421}\u{1d428}\u{1d41a}98@\u{1d421}\u{1d428}\u{1d429}.com ⇒ \u{1d421}
theo dõi &#64;hoalan98 ⇒ hoalan98
add https%3A%2F%2Ffacebook.com%2Fhoalan98 ⇒ hoalan98
薇♥信：hoalan98 ⇒ hoalan98
`
  .trim()
  .split('\n')
  .map((line) => {
    const [text = '', secret = ''] = line.split(' ⇒ ');
    const written = text
      .replace(/\\u\{([0-9a-f]+)\}/gu, (_whole, code: string) => String.fromCodePoint(parseInt(code, 16)))
      .replace(/\\n/gu, '\n')
      .replace(/\\t/gu, '\t');
    return [written, secret] as const;
  });
