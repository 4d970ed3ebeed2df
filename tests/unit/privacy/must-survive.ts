/** What is no identity and must stay to the letter: figures, dates, prices, document numbers, places, offices, publishers. */
export const MUST_SURVIVE: readonly string[] = `
Nghị quyết số 47/NQ-CP ngày 15/5/2024 của Chính phủ
Kết luận số 57-KL/TW của Bộ Chính trị
Quyết định 1234/QĐ-UBND ngày 03/07/2025
Thông tư 01/2025/TT-BTC có hiệu lực từ ngày 01/07/2025
Luật số 91/2025/QH15 về bảo vệ dữ liệu cá nhân
Nghị định 13/2023/NĐ-CP
Công văn 0123/UBND-KT ngày 02/01/2025
Công điện 05/CĐ-TTg lúc 06 giờ 30 phút
Chỉ thị số 03-CT/TU ngày 12.02.2024
Số: 0045678901/BC-UBND
Tổng vốn đầu tư 1.250.000.000 đồng
Thiệt hại ước tính 12.345.678.900 đồng
Doanh thu đạt 030 tỷ đồng
Tổng thu 1.076.073.988.426 đồng
Giá vải thiều 35.000 - 45.000 đồng/kg
Giá vàng 76,5 - 78,2 triệu đồng/lượng
Tỷ giá 25.450 đồng đổi 1 USD
Vốn FDI 2,3 tỷ USD, tăng 15,6%
xuất khẩu 1,250,000,000 USD
Lợi nhuận 84.912.345.678 đồng
Diện tích 0,5 ha, năng suất 60 tạ/ha
Diện tích 3.895,9 km2, dân số 1.922.740 người
Dân số 1 922 740 người
Sản lượng 165.000 tấn vải
Trồng 29.700 ha vải thiều
Mưa 120 - 180 mm, có nơi trên 250 mm
Nhiệt độ 26 - 34 độ C
Mực nước sông Thương lúc 7 giờ là 6,12 m
Gió cấp 8 - 9, giật cấp 11
Lúc 08:30 ngày 12/03/2025
từ 01/02/2025 08:30 đến 02/02/2025 17:00
Từ 8h30 đến 11h45 ngày 3-9-2024
ngày 10.10.2024, 11.10.2024 và 12.10.2024
giai đoạn 2020-2025, 2025-2030
các năm 2019 2020 2021 2022
2018, 2019, 2020, 2021, 2022
nhiệm kỳ 2021 - 2026
năm 2024 tăng 12,5% so với năm 2023
Tháng 7/2025, tháng 8/2025 và tháng 9/2025
Tỷ số 2-1, 3-0, 0-0, 1-1, 4-2
Thắng 25-20, 25-18, 23-25, 25-22
Chung kết 6-4, 3-6, 7-6
Kết quả 10 – 11 – 15 – 32 – 40 – 48
05 12 23 34 45 55
Gọi 111, 112, 113, 114, 115 khi khẩn cấp
Đường dây nóng 1900 9095 của Bộ Y tế
Tổng đài 19001234
hotline 1800 1166 miễn phí
Tổng đài bảo vệ trẻ em 111
Đường dây nóng 1022
Cuộc gọi từ đầu số 156 và 5656
Soạn tin gửi 1409
Điểm chuẩn 27,35; 26,80; 25,10
Chỉ số VN-Index 1.265,37 điểm
Chiều dài 12,5 km, rộng 20,5 m, 4 làn xe
Cao tốc Hà Nội - Bắc Giang dài 45,8 km
Quốc lộ 1A, QL31, QL37, tỉnh lộ 293, ĐT 398
Đường tỉnh 295B đoạn Km12+300 đến Km15+800
Tuyến đường số 2024 dài 3 km
Lô CN-05, khu công nghiệp Quang Châu
Lớp 12A1 có 45 học sinh
phòng 305, tòa nhà 2A
Thửa đất số 123, tờ bản đồ số 45
Đợt 1 có 1.234 hồ sơ, đợt 2 có 5.678 hồ sơ
98% người dân có thẻ
Biển số 98 là của Bắc Giang
Xe biển số 98 của tỉnh
Xe tải trọng 15 tấn, 16 chỗ
Đội hình 4-3-3 và 3-5-2
Covid-19, H5N1, A/H1N1
iPhone 16, Samsung S24, 5G
máy bay Airbus A321-200
ISO 9001:2015, HACCP
TCVN 11041-2:2017
cơn bão số 3 (Yagi)
Kế hoạch 135/KH-UBND
Mục tiêu 8,5-9,0%/năm
Nhiệt độ 26º - 34º, ống thép Ø42 và Ø114
Tăng 15% & giảm 3%; lãi 6%
Giá 09 hay 10 nghìn đồng, mua 2 hay 3 kg
Truy cập https://baobacgiang.vn/tim-kiem?q=v%E1%BA%A3i%20thi%E1%BB%81u
Hot🔥bacgiang.com lên sóng
Tiêm 2.500.000 liều vắc xin
bán 150.000.000 cổ phiếu
Phạt từ 10.000.000 đồng đến 20.000.000 đồng
Mức phạt 5.000.000 - 7.500.000 đồng
phạt 18-20 triệu đồng
chi 5.000.000.000 - 10.000.000.000 đồng
Ngân hàng Vietcombank tăng vốn lên 83.557.000.000.000 đồng
BIDV lãi 22.690 tỷ đồng năm 2024
VietinBank Gold: 35,92-36,18 triệu đồng/lượng
số tài khoản mở mới đạt 2.500.000 tài khoản
Có 1.500.000 tài khoản VNeID
chuyển khoản 500.000 đồng
điện thoại sản xuất 15.000.000 chiếc
xuất khẩu điện thoại năm 2024 đạt 53,9 tỷ USD
Cứ 0,39/1.000.000 người
đạt 030.182.000 đồng
các đầu số 0162, 0163, 0164, 0165
Phụ lục 1.1, 1.2, 1.3, 1.4, 1.5, 1.6
một hai ba bốn năm
năm 2014 - 2016, sau khi được vay vốn ngân hàng
trong hai năm 2014, 2015
hai nghìn không trăm hai mươi lăm
một trăm hai mươi ba nghìn bốn trăm
Chủ tịch UBND tỉnh Nguyễn Văn Gấu chủ trì cuộc họp
Ông Nguyễn Văn Gấu, Chủ tịch UBND tỉnh, phát biểu
Bí thư Tỉnh ủy Trần Thị Sen dự lễ
Đại tá Phạm Văn Dừa, Giám đốc Công an tỉnh
Bộ trưởng Bộ Y tế Đào Thị Xoài thăm bệnh viện
Chủ tịch Hồ Chí Minh
Học sinh Ngô Sĩ Liên đoạt giải
Trường THPT Ngô Sĩ Liên
Đường Hoàng Hoa Thám, phố Lê Lợi
Khởi nghĩa Yên Thế của Hoàng Hoa Thám
Anh hùng Nguyễn Viết Xuân
chị em phụ nữ Lục Ngạn
trẻ em Bắc Giang được tiêm phòng
anh em công nhân Việt Yên
học sinh Lục Nam trở lại trường
người dân Hà Nội về quê
Nước Anh và Thái Lan
Công ty Cổ phần Nông sản Sậy Vàng
Báo Bắc Giang đưa tin
Theo VnExpress
Nguồn: TTXVN
facebook.com
trên mạng xã hội Facebook và Zalo
Ứng dụng Zalo có 70 triệu người dùng
TikTok Việt Nam thông báo
tài khoản Facebook bị khóa
nhóm Zalo của thôn
email của cơ quan
https://baobacgiang.vn/vai-thieu-2025-412345.bbg
https://tuoitre.vn/tin-20250701123456789.htm
www.bacgiang.gov.vn
dichvucong.gov.vn
Tọa độ 21,2731; 106,1946
GPS 21.2731, 106.1946
cách 3,5 km về phía bắc
ISBN 978-604-2-12345-6
The province exported 165,000 tonnes, up 15.6%
GDP grew 13.45% in 2024, the highest
a $1.2 billion project over 2023-2025
1,250,000,000 dong
temperatures of 26-34 degrees
Resolution No. 47/NQ-CP of 15 May 2024
at 8:30 on 12/03/2025
a meeting at Hanoi. The province
won 3-1, lost 0-2, drew 6-6 at Swansea. The side
Call 113, 114 or 115
President Vo Van Buoi, 67, visited Bac Giang
Samsung and Foxconn in Van Trung Industrial Park
2024年出口荔枝16.5万吨，同比增长15.6%
投资1250000000元
北江省人口192万2740人
三月八日至九月十日
一九四五年八月革命
二〇二五年七月一日
北江省人民委员会主席
新华社河内7月1日电
2024년 수출 1,250,000달러, 15.6% 증가
박장성 인구 192만2740명
2024년 7월 1일 오전 8시 30분
이번 주 수요일 오전 사오십 명
2025年7月1日午前8時30分
バクザン省の人口は192万人
人口1922740人
患者さんと住民の皆さん
医者さんに聞く
三百多名工人安全撤离，三人轻微吸入浓烟
失学女童班上课时
市民许多人表示不满，居民周边道路积水
今年1250元（约3人）
피의자 전환 여부를 검토했다
외국인 노동자, 유학생, 결혼이민자가 증가하고
지분 전량(4.27%)를 처분하면서
향후 5년간 77조3000억원을 투자할 계획
헌법재판소 신임 사무처장으로 손인혁(58·사법연수원 28기) 교수를
王室主催晩さん会に出席
tỉnh Hồ Nam, Sau phong trào Ngũ Tứ, ông về Hồ Nam (Trung Quốc)
chùa La Hán, ở Cần Thơ
Phải ở chung kết hồi tháng 5
ứng dụng TikTok của Trung Quốc
bài viết trên Facebook mang tên "Vụ bắt giữ khỏa thân"
Witnesses Describe Scene of ‘Extreme Fear’ at church
The home favourite will face Marat Safin in the final
No word from the parents, Lord Falconer said
Anh em do luong mua, chi do an cho be, em dang di lam
ເຂດອຸດສາຫະກຳ 1.250 ເຮັກຕາ
ວັນທີ 01/07/2025 ເວລາ 08:30
ລາຄາ 25.000 ກີບ/ກິໂລ
`
  .trim()
  .split('\n');
