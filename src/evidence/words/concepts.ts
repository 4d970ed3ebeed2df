/**
 * What words mean the same, across languages: `id kind | vi | en | zh | ko | ja | lo`, phrases apart by commas.
 * Kinds: `role` counts people or things in an event, `event` is what may or may not have happened, `thing` what it happens to,
 * `unit` what a number counts. Our own list, kept to what a province's news is about.
 */
export const CONCEPTS = `
casualty role | thương vong, bị sao, hề hấn, hề hấn gì, việc gì, thiệt hại về người, thiệt hại tính mạng, thương vong về người | casualty, casualties | 伤亡, 人员伤亡 | 인명 피해, 인명피해, 사상자 | 死傷, 死傷者, 人的被害 | ການເສຍຊີວິດແລະບາດເຈັບ
death role | chết, tử vong, thiệt mạng, tử nạn, mất mạng, thương vong chết người, qua đời, vong mạng, bỏ mạng, người chết, ca tử vong, nạn nhân tử vong, chết người, cướp đi, hy sinh, hi sinh, ca tử, chết trắng, chết đuối, đuối nước, không qua khỏi | dead, died, dies, die, death, deaths, killed, kills, kill, fatalities, fatality, lost their lives, lives lost, perished, fatal, drowned, drown, drowns, dying, lost their lives, lost his life, lost her life, loss of life, lives lost, lose their lives, losing a single life, losing a life, lives were lost | 死亡, 丧生, 遇难, 身亡, 死者, 罹难, 丧命, 死了, 死亡病例, 死亡人数, 死亡个案, 溺亡, 溺水身亡, 死于 | 사망, 숨졌, 숨진, 숨지, 목숨을 잃, 사망자, 죽었, 죽은, 죽다, 사망 사례, 사망 환자, 사망했, 익사, 숨졌다 | 死亡, 亡くな, 死者, 犠牲, 死んだ, 死んで, 溺死 | ເສຍຊີວິດ, ຕາຍ
injured role | bị thương, thương tích, trọng thương, người bị thương, chấn thương, bị bỏng, bỏng nặng, bỏng nhẹ, bị phỏng, phỏng nặng | injured, hurt, wounded, injuries, injury | 受伤, 负伤, 伤者, 重伤, 轻伤 | 다쳤, 부상, 다친, 다치 | 負傷, けが, 怪我, 重傷 | ບາດເຈັບ
electrocuted role | điện giật, bị điện giật | electrocuted, electrocution | 触电 | 감전 | 感電 |
missing role | mất tích | missing, unaccounted for | 失踪, 失联 | 실종 | 行方不明 | ສູນຫາຍ, ຫາຍສາບສູນ
evacuate role | sơ tán, di dời, di tản, tản cư | evacuated, evacuate, evacuation, evacuations, relocated, relocate, evacuating | 疏散, 撤离, 转移, 撤出, 搬迁 | 대피, 피난, 이주 | 避難, 退避 | ອົບພະຍົບ
isolated role | cô lập, cách ly, chia cắt | isolated, cut off, quarantined, quarantine, stranded | 隔离, 被困, 孤立 | 고립, 격리 | 孤立, 隔離 | ຖືກຕັດຂາດ, ໂດດດ່ຽວ
infected role | nhiễm bệnh, nhiễm, mắc, dương tính, mắc bệnh, ca mắc, ca bệnh, ca nhiễm, ca dương tính | infected, infections, infection, tested positive, positive, contracted | 感染, 确诊, 阳性, 患病, 病例 | 감염, 확진, 양성, 환자 | 感染, 陽性, 罹患, 患者 | ຕິດເຊື້ອ
hospitalised role | nhập viện, đi viện, cấp cứu, nằm viện, vào viện | hospitalised, hospitalized, admitted to hospital, taken to hospital, in hospital, hospital | 住院, 送医, 入院, 就医 | 입원, 병원으로, 병원에, 치료를 받 | 入院, 搬送 | ເຂົ້າໂຮງໝໍ, ສົ່ງໂຮງໝໍ
critical role | nguy kịch, nguy cấp tính mạng, hôn mê, rất nặng, tình trạng nặng, trở nặng | critical condition, in critical, life-threatening, in a coma, serious condition | 病危, 生命垂危, 危重, 重症 | 위독, 중태, 중환자 | 重体, 危篤 |
discharged role | ra viện, xuất viện, được về nhà, cho về | discharged, left hospital, sent home, released from hospital | 出院, 痊愈出院 | 퇴원 | 退院 | ອອກໂຮງໝໍ
poisoned role | ngộ độc, trúng độc, nhiễm độc | poisoned, poisoning, food poisoning | 中毒, 食物中毒 | 식중독, 중독 | 食中毒, 中毒 | ເບື່ອອາຫານ, ອາຫານເປັນພິດ
arrested role | bắt giữ, tạm giữ, bắt tạm giam, tạm giam, bị bắt, khởi tố, bắt khẩn cấp, bắt được, tạm giữ hình sự, bị tạm giữ, sa lưới | arrested, detained, arrest, arrests, prosecuted, in custody, charged, in police custody, taken into custody | 逮捕, 拘留, 被捕, 抓获, 刑拘, 起诉 | 체포, 구속, 입건, 기소, 검거 | 逮捕, 拘束, 起訴, 摘発 | ຈັບກຸມ, ຖືກຈັບ, ກັກຕົວ
fined role | xử phạt, phạt tiền, bị phạt, mức phạt, phạt hành chính, phạt | fined, fine, fines, penalty, penalties | 罚款, 处罚, 被罚 | 벌금, 과태료 | 罰金, 過料 | ປັບໃໝ, ຖືກປັບ
laidoff role | sa thải, chấm dứt hợp đồng, đuổi, cho nghỉ hàng loạt, cho thôi việc, mất việc, cắt giảm lao động, nghỉ việc, cắt giảm, thôi việc, đuổi việc, cho nghỉ việc, mất việc làm | laid off, layoffs, layoff, dismissed, lay off, job cuts, lost their jobs, sacked, fired workers, cut jobs, cutting jobs, redundancies | 裁员, 失业, 解雇, 裁减, 下岗 | 해고, 감원, 정리해고, 실직 | 解雇, 人員削減, リストラ | ຖືກໄລ່ອອກ
trapped role | mắc kẹt, kẹt lại, bị vùi lấp, vùi lấp | trapped, buried | 被埋, 受困 | 매몰, 갇혀, 갇힌 | 閉じ込め, 生き埋め | ຕິດຄ້າງ
rescued role | cứu sống, giải cứu, cứu hộ, được cứu, cứu nạn, cứu an toàn, được cứu thoát, cứu thoát | rescued, rescue, saved, rescues, pulled out alive | 获救, 救出, 营救 | 구조 | 救助 | ຊ່ວຍເຫຼືອອອກ, ກູ້ໄພ
damaged event | hư hỏng, hư hại, tốc mái, bị hỏng, thiệt hại, sập đổ, mất trắng, phá hủy, phá huỷ, bị phá hủy | damaged, damage, destroyed, unroofed, losses | 受损, 损坏, 损失, 毁坏, 倒塌 | 파손, 피해, 손상, 손실 | 損壊, 被害, 破損, 損失 | ເສຍຫາຍ
break event | vỡ, bị vỡ, nứt, bị nứt, rạn nứt, vết nứt, sập, bị sập, đổ sập, sụp, gãy, bục, đứt, sụt lún | broke, burst, breached, breach, collapsed, collapse, cracked, crack, cracks, broken, bursting, failed, cracking | 决堤, 溃坝, 垮塌, 崩塌, 开裂, 裂缝, 决口, 溃决, 坍塌, 塌了, 垮了, 断裂 | 붕괴, 무너, 균열, 터졌, 터져, 갈라, 금이 | 決壊, 崩壊, 崩落, 亀裂, ひび | ແຕກ, ພັງທະລາຍ
malfunction event | hỏng hóc, trục trặc, tê liệt, hỏng hết, bị hỏng máy, mất tín hiệu | broken down, broke down, malfunctioned, out of order, paralysed, paralyzed | 故障, 失灵, 瘫痪 | 고장, 마비 | 故障, 麻痺 |
flood event | lũ lụt, ngập lụt, ngập úng, ngập, lũ, lụt, lũ quét, ngập sâu | flood, floods, flooded, flooding, inundated, submerged, under water | 洪水, 淹没, 水淹, 内涝, 被淹, 受淹, 洪涝 | 홍수, 침수, 물에 잠 | 洪水, 浸水, 冠水 | ນ້ຳຖ້ວມ
storm event | bão, cơn bão, bão số, hoàn lưu bão, giông lốc, lốc xoáy, dông lốc | storm, typhoon, cyclone, tornado | 台风, 风暴, 龙卷风 | 태풍, 폭풍 | 台風, 暴風 | ພາຍຸ
landslide event | sạt lở, lở đất, sạt lở đất, sạt lở đồi, lở núi, sạt đồi, lũ quét sạt lở, bị sạt, sạt kè, sạt mái, sạt đê | landslide, landslides, mudslide, hillside collapsed, hillside collapse, slope collapsed, landslip | 滑坡, 山体滑坡, 塌方 | 산사태, 사면 붕괴 | 土砂崩れ, 地滑り | ດິນເຈື່ອນ, ດິນຖະຫຼົ່ມ
earthquake event | động đất, rung chấn | earthquake, quake, tremor | 地震 | 지진 | 地震 | ແຜ່ນດິນໄຫວ
fire event | cháy, hỏa hoạn, đám cháy, vụ cháy, bốc cháy, cháy lớn, phát hỏa | fire, blaze, burned, burnt, burned down, caught fire | 火灾, 起火, 着火, 大火, 烧毁, 失火 | 화재, 불이 나, 불이 났, 불, 전소 | 火災, 火事, 出火, 全焼 | ໄຟໄໝ້
arson event | đốt phá, cố ý đốt, phóng hỏa, bị đốt, châm lửa, đốt nhà | arson, deliberately set, set on fire, torched, arsonist | 纵火, 人为放火 | 방화 | 放火 |
shortcircuit event | chập điện, sự cố điện, chập mạch, quá tải điện | short circuit, electrical fault, electrical short | 短路, 电路故障, 电线短路 | 누전, 합선 | 漏電, ショート |
explosion event | nổ, phát nổ, vụ nổ, nổ lớn | explosion, exploded, blast, explode | 爆炸, 爆燃 | 폭발 | 爆発 | ລະເບີດ
accident event | tai nạn, vụ tai nạn, đâm, va chạm, lật xe, lật, lật thuyền, lật đò, chìm đò, chìm thuyền, tông, tông xe, đâm nhau | accident, crash, collision, crashed, derailed, overturned, capsized, capsize, capsizing, collided, collides | 事故, 车祸, 相撞, 翻船, 侧翻, 追尾, 翻覆 | 사고, 충돌, 추돌, 전복 | 事故, 衝突, 転覆, 追突 | ອຸບັດຕິເຫດ
drunk event | say rượu, nồng độ cồn, say xỉn, say mèm, hơi men, uống rượu, uống bia, rượu bia, có cồn | drunk, alcohol, drink-driving, intoxicated | 酒驾, 醉酒, 饮酒, 酒精 | 음주, 만취, 술에 취 | 飲酒, 酒気帯び, 酔っ |
outbreak event | dịch, ổ dịch, bùng phát, dịch bệnh, bùng dịch | outbreak, epidemic, outbreaks | 疫情, 爆发, 暴发 | 발병, 집단감염, 유행, 전염병 | 流行, 集団感染, 感染拡大 | ໂລກລະບາດ
contagion event | lây sang người, lây sang cả người, lây cả sang người, lây cả cho người, lây sang con người, lây cho người, lây lan sang người, lây nhiễm sang người, lây bệnh cho người, truyền sang người, truyền bệnh cho người, lây qua người, lan sang người | spread to humans, spreads to humans, spread to people, infect humans, infects humans, infected humans, infect people, transmitted to humans, jumped to humans, passed to humans | 传染给人, 传染人, 感染人, 人感染 | 사람에게 옮, 사람에게도 옮, 사람에게 전염, 사람에게 감염, 인체 감염 | 人に感染, 人にうつ |
contained event | khống chế, được khống chế, kiểm soát được, được kiểm soát, dập dịch, dập tắt, hết dịch | contained, under control, brought under control, put out, extinguished | 得到控制, 控制住, 扑灭, 已控制 | 통제됐, 진압, 진화됐, 잡혔 | 鎮火, 収束, 抑え込 |
spreading event | lan rộng, lây lan, mất kiểm soát, ngoài tầm kiểm soát, lan nhanh, lan sang, lan ra | spreading fast, out of control, spreads, spread to, spread across | 失控, 蔓延, 扩散 | 확산, 통제 불능, 번지 | 拡大, 制御不能, 広がっ |
close event | đóng cổng, đóng cửa, phong tỏa, tạm dừng, ngừng hoạt động, dừng hoạt động, tạm đóng, cấm lưu thông, cấm xe, cấm đường, cấm cầu, ngừng, đình chỉ, dừng, dừng đón khách, ngừng đón khách, ngừng sản xuất, dừng sản xuất, cấm qua lại, phong toả | closed, close, closes, shut, shut down, suspended, suspend, sealed off, blocked, closure, stopped, halted, suspension, shutting | 关闭, 封闭, 停业, 停运, 封锁, 停产, 停课, 暂停, 停工, 封路, 停止, 停办, 封桥 | 폐쇄, 휴업, 중단, 문을 닫, 통제, 휴교, 봉쇄, 정지, 가동을 멈 | 閉鎖, 休業, 停止, 封鎖, 休校, 通行止め, 中止 | ປິດ
jam event | ùn tắc, tắc đường, tắc nghẽn, ùn ứ, kẹt xe, kẹt cứng | congestion, congested, traffic jam, backlog, gridlock | 拥堵, 堵车, 滞留, 积压 | 정체, 적체, 막혔 | 渋滞, 滞留 |
open event | mở cửa, mở lại, hoạt động bình thường, thông xe, hoạt động trở lại, vận hành bình thường, lưu thông bình thường, vẫn hoạt động, khai thác bình thường, thông suốt, mở cửa trở lại, vẫn bình thường, vận hành lại, hoạt động lại, chạy lại, chạy bình thường, đi lại bình thường, khôi phục, sản xuất bình thường, vận hành bình thường, đủ điều kiện khai thác, thông suốt, lưu thông thuận lợi, đi làm lại, đi làm trở lại, trở lại làm việc, làm việc trở lại, quay lại làm việc, đón khách bình thường, vẫn đón khách, học bình thường, đi học trở lại, đi học lại, vẫn mở cửa, sản xuất trở lại, đã thông, đường đã thông, thông đường, học trở lại, giảng dạy bình thường, học tập bình thường, cấp điện bình thường, đi học bình thường, làm việc bình thường, kinh doanh bình thường, vận hành ổn định, hoạt động ổn định, tổ chức dạy học, vẫn dạy học, vẫn chạy bình thường | open, opened, reopened, reopen, operating normally, remains open, operate normally, running normally, working normally, resumed, resume, as usual, as normal, remain open, normal operation, back to work, returned to work, return to work, back in operation, back at work, work as usual, operates normally, operating as usual, runs normally, keeps operating, still operating, still running, keeps running, still open | 开放, 重新开放, 正常运行, 通车, 正常营业, 恢复, 正常运营, 照常, 正常生产, 正常通行, 复工, 复课, 返岗, 恢复正常, 运行正常, 运转正常, 生产正常, 营业正常, 通行正常, 仍在运行, 仍在营业, 仍正常 | 개방, 재개, 정상 운영, 정상 가동, 개통, 정상적으로 운영, 정상 운행, 정상적으로, 업무에 복귀, 복귀했, 정상 조업, 운영되고, 가동되고, 계속 운영, 계속 가동 | 再開, 通常通り, 開通, 正常に, 職場に復帰, 操業を再開, 通常営業, 平常通り, 営業を続け, 運転を続け | ເປີດ
schooloff event | nghỉ học, cho nghỉ học, nghỉ hết | no school, off school, stay home, classes cancelled, school closure, school closures, cancel classes | 停课, 放假 | 휴교, 휴업 | 休校 | ພັກຮຽນ, ຢຸດຮຽນ
increase event | tăng, tăng lên, tăng gấp, nâng lên, tăng giá, nâng mức, tăng thêm, vọt lên, dâng cao, đang lên, lên nhanh, tăng cao, tăng mạnh, tiếp tục lên, gấp đôi, gấp ba, tăng vọt, đang dâng, dâng nhanh, tiếp tục dâng | increase, increased, rise, rises, rose, raised, raise, doubled, double, increases, hike, going up, tripled, triple, surged, surge, soared, soar, climbed, jumped, risen, raising, grew, grow, grown, growing, higher | 上涨, 上调, 增加, 提高, 涨价, 翻倍, 涨到, 涨至, 增长, 攀升, 飙升, 激增, 上升, 猛涨, 上调至, 同比增长, 增幅 | 인상, 증가, 올랐, 오른, 올린, 급증, 상승, 급등, 오른다, 올라, 늘었, 치솟 | 増加, 値上げ, 引き上げ, 上昇, 倍増, 急増, 増え, 上がっ | ເພີ່ມຂຶ້ນ, ຂຶ້ນລາຄາ
decrease event | giảm, giảm xuống, hạ, cắt giảm, giảm giá, hạ xuống, sụt giảm, đang xuống, xuống chậm, xuống nhanh, đang rút, nước rút, rút chậm, hạ dần, lao dốc, rớt, rớt giá, mất giá, tụt, đi xuống, giảm một nửa, giảm mạnh | decrease, decreased, fell, fall, reduced, cut, lowered, dropped, decline, declined, fallen, falling, slumped, plunged, halved, receding, receded, shrank, lower, contracted, shrunk | 下降, 下调, 减少, 降低, 降价, 降到, 下跌, 减半, 回落, 锐减, 暴跌, 退去 | 인하, 감소, 내렸, 하락, 줄었, 급감, 줄어, 떨어졌, 반토막, 낮아 | 減少, 値下げ, 引き下げ, 低下, 急減, 減っ, 半減, 下がっ | ຫຼຸດລົງ
unchanged event | giữ nguyên, không thay đổi, không tăng, không điều chỉnh, như cũ, không đổi | unchanged, no change, remains the same, stays the same, not changed, kept | 不变, 没有变化, 维持, 未调整, 保持 | 변동 없, 그대로, 동결, 유지 | 変わらず, 据え置き, 変更なし, 維持 | ບໍ່ປ່ຽນແປງ, ຄືເກົ່າ
postpone event | hoãn, lùi, dời lại, lùi lịch, tạm hoãn, lùi thời gian | postponed, postpone, delayed, delay, put off | 推迟, 延期, 延后, 延迟 | 연기 | 延期 | ເລື່ອນ
cancel event | hủy, hủy bỏ, bãi bỏ, thu hồi, bị hủy, dừng tổ chức, không tổ chức, xóa bỏ dự án, không triển khai | cancelled, canceled, cancel, scrapped, revoked, called off, withdrawn, abolished, abolish, axed, dropped the plan | 取消, 撤销, 废止, 停办, 叫停 | 취소, 철회, 폐지, 백지화, 무산 | 中止, 取り消, 廃止, 撤回 | ຍົກເລີກ
held event | tổ chức, diễn ra, khai mạc, tiến hành, được tổ chức, vẫn diễn ra | held, takes place, take place, organised, goes ahead, go ahead, hold | 举行, 举办, 开幕, 召开 | 개최, 열린다, 열렸, 열릴, 진행 | 開催, 行われ | ຈັດຂຶ້ນ
start event | bắt đầu, khởi công, áp dụng từ, có hiệu lực, khai giảng, áp dụng | start, starts, begin, begins, began, takes effect, started, effective | 开始, 开工, 生效, 实施 | 시작, 착공, 시행 | 開始, 着工, 施行 | ເລີ່ມ
valid event | có giá trị, dùng được, dùng đến hết hạn, tiếp tục sử dụng, tiếp tục được sử dụng, vẫn sử dụng được, còn giá trị, còn hiệu lực, giữ nguyên giá trị, còn hạn, vẫn dùng được | valid, remain valid, remains valid | 有效, 继续有效 | 유효 | 有効 |
replace event | đổi, cấp đổi, thay mới, làm lại, đổi lại | replace, replaced, change their, exchange | 更换, 换发, 换领, 换证 | 교체, 재발급 | 交換, 切り替え, 更新 |
invalid event | hết giá trị, hết hiệu lực, vô hiệu, mất giá trị, mất hiệu lực, hết hạn sử dụng | invalid, expired, expire, void | 无效, 失效, 作废 | 무효, 효력을 잃 | 無効, 失効 |
finish event | hoàn thành, hoàn tất, khánh thành, kết thúc, xong, về đích, bàn giao đưa vào sử dụng | completed, finished, complete, inaugurated, finish | 完成, 竣工, 完工, 结束 | 완공, 완료, 마무리, 준공, 끝났 | 完成, 完了, 竣工, 終了 | ສຳເລັດ
unfinished event | chậm tiến độ, dở dang, đắp chiếu, bỏ hoang, đội vốn | behind schedule, unfinished, abandoned, overdue | 烂尾, 滞后, 荒废 | 지연, 방치 | 遅れ, 放置 |
ahead event | sớm hơn kế hoạch, vượt tiến độ, trước thời hạn, trước kế hoạch, trước tiến độ, về đích sớm, sớm hơn dự kiến | ahead of schedule, ahead of time, earlier than planned | 提前, 早于计划 | 앞당, 조기 완공 | 前倒し, 予定より早く |
ban event | cấm, nghiêm cấm, không được phép, không cho phép, bắt buộc dừng, cấm xe, cấm lưu thông, cấm đường, cấm cầu | ban, banned, bans, prohibited, prohibit, forbidden, not allowed | 禁止, 严禁, 不准, 禁令 | 금지 | 禁止 | ຫ້າມ
allow event | cho phép, được phép, cấp phép, phê duyệt, được phê duyệt, thông qua, chấp thuận, cấp giấy phép, đồng ý | allow, allowed, permitted, permits, licensed, approved, approve, approves, approval, greenlit | 允许, 准许, 批准, 许可, 核准, 获批 | 허용, 허가, 승인, 인가 | 許可, 認め, 承認, 認可 | ອະນຸຍາດ
compulsory event | bắt buộc, buộc phải, ép buộc, cưỡng chế | mandatory, compulsory, forced, must, required, obligatory | 强制, 必须, 强迫, 一律 | 의무, 강제, 반드시 | 義務, 強制 | ບັງຄັບ
voluntary event | tự nguyện, không bắt buộc, tùy tâm | voluntary, optional, not mandatory, not compulsory, not required | 自愿, 自行选择, 非强制 | 자율, 자발, 선택 | 任意, 自発的 | ສະໝັກໃຈ
free event | miễn phí, không thu vé, không phải mua vé, không mất phí, không mất đồng nào, không tốn đồng nào, không tốn tiền, không mất lệ phí, không phải nộp lệ phí, không thu lệ phí, không thu tiền, không thu phí, miễn học phí, không mất tiền, miễn, không bán vé, không phải nộp, không phải đóng tiền, không phải đóng phí, không phải trả tiền | free, free of charge, no charge, waived, exempt, exempted, at no cost | 免费, 免除, 不收费, 免收 | 무료, 면제, 무상 | 無料, 無償, 免除 | ບໍ່ເສຍຄ່າ, ຟຣີ
charge event | thu phí, thu vé, phải mua vé, đóng tiền thuê, phải trả phí, phí đăng ký, giá vé vào cửa, vé vào cửa, thu tiền, phải nộp, phải đóng tiền, đóng tiền, mất tiền, nộp tiền, tính phí, lệ phí, bán vé, trả tiền, mất phí, mua vé, bán vé vào cửa, đóng phí, trả phí, đóng học phí, nộp học phí, thu học phí, phải đóng học phí, phải trả tiền, phải mất tiền | charge, charged, pay, pays, paid, fee, fees, levy, buy a ticket, buy tickets, have to pay, pay tuition, paying | 收费, 缴纳, 收取, 交钱, 交费, 付费, 交学费, 收学费, 缴费, 要交 | 요금, 징수, 부과, 내야, 유료, 납부, 내야 한다 | 徴収, 料金, 有料, 支払 |
safe event | an toàn, bảo đảm an toàn, đảm bảo an toàn, ổn định, đạt chuẩn, đạt quy chuẩn, đạt yêu cầu, bình thường, trong ngưỡng, trong giới hạn, trong giới hạn cho phép, đủ điều kiện | safe, stable, intact, within limits, within the limit, meets standards, met standards, meet the standard, normal, drinkable, met, meets | 安全, 稳定, 完好, 达标, 合格, 正常, 符合标准 | 안전, 안정, 이상 없, 이상이 없, 기준을 충족, 정상, 적합 | 安全, 安定, 異常なし, 基準を満た, 正常 | ປອດໄພ, ປົກກະຕິ
unsafe event | mất an toàn, nguy hiểm, không an toàn, không đạt, vượt ngưỡng, vượt chuẩn, vượt quy chuẩn, ô nhiễm, nhiễm bẩn, độc hại, nhiễm chì, nhiễm asen, nhiễm kim loại, không đạt yêu cầu, không đạt chuẩn, không đạt quy chuẩn, nhiễm khuẩn, không bảo đảm an toàn, không đảm bảo an toàn, vượt mức cho phép, không bảo đảm, bẩn, có độc | unsafe, dangerous, contaminated, polluted, toxic, exceeds, exceeded, poison, polluting, contamination, pollution, failed safety tests, failed tests, fail, failed, substandard, unfit | 危险, 不安全, 超标, 污染, 有毒, 不合格, 有害, 未达标, 不达标, 不符合标准 | 위험, 오염, 기준치를 초과, 유독, 초과, 부적합, 기준 미달, 부적합 판정 | 危険, 汚染, 基準超, 有毒, 超過, 不合格, 基準を満たさ | ອັນຕະລາຍ
discharge event | xả lũ, xả đáy, mở cửa xả, xả nước, xả thải, xả trộm | release water, discharge, discharged, open the floodgates, spillway, floodgates, discharging, dumped, dumping, released | 泄洪, 放水, 排放, 排污, 开闸 | 방류, 수문을 열, 배출, 수문 | 放流, 排出, 放水 |
shortage event | thiếu, khan hiếm, cạn kiệt, hết hàng, cháy hàng, hết thuốc, hết xăng, cạn hàng, sốt hàng, không còn thuốc, không còn hàng, đứt hàng | shortage, shortages, scarce, run out, running out, ran out, lack, out of stock, sold out | 短缺, 缺货, 断供, 缺少, 不足 | 부족, 품절, 동났 | 不足, 品切れ | ຂາດແຄນ
overweight event | xe quá tải, chở quá tải, quá tải trọng, quá khổ | overloaded truck, overloaded trucks, overweight | 超载, 超限 | 과적 | 過積載 | ບັນທຸກເກີນ
overload event | quá tải, nằm ghép, hết giường, hết chỗ, vỡ trận, chật cứng, phải nằm ghép | overloaded, overcrowded, overwhelmed, no beds | 不堪重负, 爆满, 人满为患, 超负荷 | 포화, 과부하, 병상 부족 | 満床, 逼迫, パンク |
enough event | đủ, dồi dào, đầy đủ, bảo đảm cung ứng, đáp ứng đủ, bảo đảm đủ, đủ hàng, không thiếu, còn đủ, còn nhiều, đầy ắp | enough, sufficient, ample, plentiful, adequate | 充足, 足够, 充裕 | 충분, 넉넉 | 十分, 充分 | ພຽງພໍ
outage event | mất điện, cắt điện, cúp điện, mất nước, cắt nước, gián đoạn, bị gián đoạn, ngắt điện, cắt điện luân phiên, ngừng cấp điện, tạm ngừng cấp điện, ngừng cấp nước, ngừng cung cấp điện, mất điện diện rộng, dừng cấp nước, ngừng cung cấp nước | power cut, power cuts, blackout, outage, power outage, cut power, cut off power, interrupted, disrupted, disruption, rolling blackouts, rolling blackout | 停电, 断电, 停水, 限电, 中断, 轮流停电 | 정전, 단수, 전기가 끊 | 停電, 断水 | ໄຟດັບ
strike event | đình công, ngừng việc tập thể, lãn công | strike, walkout, strikes | 罢工 | 파업 | ストライキ, スト | ນັດຢຸດງານ
shooting event | nổ súng, xả súng, bắn súng, tiếng súng | shooting, gunfire, shots fired, gunshots | 枪击, 开枪 | 총격, 총기 | 発砲, 銃撃 |
derail event | trật bánh, trật đường ray | derailed, derailment | 脱轨 | 탈선 | 脱線 |
negativetest event | âm tính, âm tính với | tested negative, negative for, negative | 阴性 | 음성 | 陰性 |
deadline event | hạn, thời hạn, hạn chót, hạn cuối, hạn nộp | deadline, due date | 截止, 期限 | 마감, 기한 | 期限, 締め切り |
debt event | nợ lương, chậm lương, nợ, quỵt lương, nợ tiền, quỵt tiền lương, chưa trả lương, không trả lương, chưa được trả lương, thiếu lương | owes, unpaid wages, unpaid, in debt, owed, wage arrears, unpaid salaries, back wages | 拖欠, 欠薪, 欠发工资, 未发工资 | 체불, 밀린, 임금 체불, 밀려 | 未払い, 滞納 |
seize event | tịch thu, thu giữ, niêm phong, cưỡng chế thu hồi | confiscated, seized, withheld | 没收, 扣押 | 압수, 몰수 | 没収, 押収 |
deport event | trục xuất | deported, deportation, expelled | 驱逐, 遣返 | 추방 | 強制送還, 国外退去 |
theft event | trộm, trộm cắp, cướp, ăn trộm, lấy trộm, móc túi | theft, stolen, robbery, robbed, steal | 盗窃, 抢劫, 偷 | 절도, 강도, 훔 | 窃盗, 強盗 |
kidnap event | bắt cóc, bị bắt cóc, bắt cóc trẻ em | kidnapped, kidnap, kidnapping, abducted, abduction, abduct, abduct children, kidnappers, snatched | 绑架, 拐卖, 拐走, 诱拐, 被拐 | 납치, 유괴, 유괴됐 | 誘拐, 拉致, 連れ去 | ລັກພາຕົວ
scam event | lừa đảo, mạo danh, giả danh, lừa, giả mạo | scam, scams, fraud, impersonating, impersonate, swindled, phishing | 诈骗, 冒充, 假冒, 骗 | 사기, 사칭, 보이스피싱 | 詐欺, なりすまし | ຫຼອກລວງ, ສໍ້ໂກງ
murder event | giết người, án mạng, sát hại, đâm chết, giết | murder, murdered, stabbed, homicide | 杀人, 凶杀, 杀害 | 살인, 살해 | 殺人, 殺害 |
brawl event | ẩu đả, đánh nhau, choảng nhau, hỗn chiến, đánh lộn, ẩu đá | brawl, brawls, brawled, fistfight, scuffle | 斗殴, 打群架, 群殴 | 난투극, 패싸움, 몸싸움 | 乱闘 |
attack event | tấn công, hành hung, đánh người, đuổi đánh, đâm chém, chém | attacked, attack, assaulted, assault, beaten, stabbing | 袭击, 殴打, 打人, 攻击 | 폭행, 습격, 공격 | 襲わ, 暴行, 襲撃 |
sentenced event | tuyên phạt, lĩnh án, năm tù, phạt tù, bị kết án, lĩnh, án tù, tù giam | sentenced, jailed, convicted, imprisoned | 判处, 获刑, 有期徒刑 | 징역, 실형, 선고 | 懲役, 実刑 |
acquit event | trắng án, vô tội, tha bổng, miễn truy cứu, được thả, thả, trả tự do | acquitted, cleared, innocent, released, freed, set free | 无罪, 释放 | 무죄, 석방 | 無罪, 釈放 |
corruption event | tham ô, tham nhũng | embezzled, corruption, embezzlement | 贪污, 腐败 | 횡령, 비리 | 横領, 汚職 |
cheat event | gian lận, quay cóp | cheating, cheated | 作弊, 舞弊 | 부정행위 | 不正行為, カンニング |
examleak event | lộ đề, lộ đề thi, làm lộ đề, bị lộ, đã lộ, lộ từ, lộ trước, lộ hết | leaked exam, exam leak, leaked paper | 泄题, 试题泄露 | 문제 유출, 시험지 유출 | 問題流出 |
bribe event | nhận hối lộ, hối lộ, đưa hối lộ | bribery, bribe, kickbacks | 受贿, 行贿 | 뇌물 | 収賄, 贈賄 |
bankrupt event | phá sản, vỡ nợ | bankrupt, bankruptcy, insolvent, collapse | 破产, 倒闭, 资不抵债 | 파산, 부도 | 倒産, 破産 | ລົ້ມລະລາຍ
dissolve event | giải thể, xóa sổ, xóa bỏ, bị xóa tên | dissolved, dissolve, disbanded, shut for good | 解散, 撤并 | 해산, 해체, 폐교 | 解散, 廃校 |
relocateout event | rút khỏi, rời khỏi, chuyển sang nước khác, rút vốn, dời nhà máy, chuyển nhà máy | pull out, withdraw from, leave, leaving, move out, pulling out, moving out | 撤资, 迁出, 撤离, 搬离 | 철수, 이전 | 撤退, 移転 |
merge event | sáp nhập, hợp nhất, nhập vào | merge, merged, merger, merging | 合并, 并入 | 통합, 합병, 병합 | 合併, 統合 | ຮວມກັນ, ລວມແຂວງ
resign event | từ chức, xin thôi, miễn nhiệm, cách chức, xin nghỉ, thôi chức, bị kỷ luật cách chức | resign, resigned, dismissed, removed from office, resignation, stepped down, step down | 辞职, 免职, 撤职 | 사임, 사퇴, 해임 | 辞任, 辞職, 解任 | ລາອອກ
recall event | thu hồi sản phẩm, tiêu hủy | recalled, recall, culled, cull, destroyed | 召回, 销毁, 扑杀 | 회수, 리콜, 살처분 | 回収, 殺処分 |
inspect event | kiểm tra, thanh tra, xét nghiệm, lấy mẫu, quan trắc | inspected, inspection, tested, tests, samples, sampling, checked | 检查, 检测, 抽检, 化验, 监测 | 점검, 검사, 조사, 측정 | 検査, 調査, 点検, 測定 |
vaccinate event | tiêm chủng, tiêm, tiêm vắc xin, tiêm vaccine, tiêm phòng | vaccinated, vaccination, vaccinations, jab, injected | 接种, 疫苗接种, 打疫苗 | 접종 | 接種 | ສັກຢາ, ສັກວັກຊີນ
support event | hỗ trợ, trợ cấp, cấp phát, tặng, hỗ trợ tiền | support, subsidy, subsidies, aid, assistance, allowance, grant | 补贴, 补助, 资助, 救助, 发放 | 지원, 지원금, 보조금 | 支援, 補助, 支給, 給付 |
compensate event | bồi thường, đền bù | compensation, compensated | 补偿, 赔偿 | 보상, 배상 | 補償, 賠償 | ຊົດເຊີຍ
sell event | bán, tiêu thụ, đấu giá, bán ra | sold, sell, sales, auctioned, auction, consumed | 销售, 出售, 卖出, 拍卖 | 판매, 팔렸, 경매 | 販売, 競売, 売却 | ຂາຍ
export event | xuất khẩu | export, exports, exported, exporting | 出口 | 수출 | 輸出 | ສົ່ງອອກ
import event | nhập khẩu | imported, imports, importing | 进口 | 수입 | 輸入 | ນຳເຂົ້າ
harvest event | thu hoạch, sản lượng | harvest, harvested, output, yield | 收获, 产量, 采收 | 수확, 생산량 | 収穫, 生産量 |
dischargefromposition event | bổ nhiệm, giữ chức | appointed, appointment | 任命, 出任 | 임명 | 任命 |
recruit event | tuyển dụng, tuyển, tuyển sinh | recruit, recruiting, hire, hiring, recruitment, hired | 招聘, 招工, 招收, 招生 | 채용, 모집 | 採用, 募集 |
admit event | trúng tuyển, đỗ, điểm chuẩn | admitted, passed, cut-off score, pass rate | 录取, 考上, 分数线 | 합격, 입학 | 合格 |
payout event | chi trả, thanh toán, trả lương, trả đủ | paid out, disbursed, pay out, payout | 发放, 支付, 兑付 | 지급 | 支給, 支払われ |
leak event | rò rỉ, tràn | leak, leaked, spill, leaking | 泄漏, 泄露, 渗漏 | 누출, 유출 | 漏えい, 流出, 漏れ |
withdrawmoney event | rút tiền | withdraw money, withdrawals, bank run | 取款, 挤兑, 取钱 | 인출, 예금 인출 | 引き出 |
waterlevel thing | mực nước, mức nước, báo động | water level, alert level, alarm level | 水位, 警戒 | 수위, 경보 | 水位, 警戒 |
dam thing | đập, hồ chứa, đập hồ, thân đập | dam, reservoir | 大坝, 水库, 水坝, 坝 | 댐, 저수지 | ダム, 貯水池 | ເຂື່ອນ, ອ່າງເກັບນ້ຳ
dyke thing | đê, đê điều, tuyến đê, kè | dyke, dike, levee, embankment | 堤坝, 河堤, 大堤, 堤防 | 제방, 둑 | 堤防 | ຄັນຄູ
bridge thing | cầu, cây cầu, cầu vượt, cầu phao | bridge, overpass | 大桥, 桥梁, 桥 | 다리, 대교, 교량 | 橋, 大橋 | ຂົວ
road thing | đường, quốc lộ, cao tốc, tỉnh lộ, tuyến đường, ql | road, highway, expressway, motorway, route | 公路, 道路, 高速, 国道 | 도로, 국도, 고속도로 | 道路, 国道, 高速 | ທາງ, ຖະໜົນ
ford thing | ngầm tràn, đập tràn, đường tràn, cầu tràn, ngầm | ford, fords, causeway | 漫水桥 | 세월교 | 潜水橋 |
river thing | sông, con sông | river | 河, 江, 河流 | 강 | 川 | ແມ່ນ້ຳ
school thing | trường, trường học, nhà trường, lớp học, mầm non, tiểu học, thcs, thpt | school, schools, kindergarten, classes, classroom | 学校, 中学, 小学, 幼儿园, 学校停 | 학교, 초등학교, 중학교, 유치원 | 学校, 小学校, 中学校 | ໂຮງຮຽນ
student thing | học sinh, hs, sinh viên, học trò, em học sinh, thí sinh | student, students, pupil, pupils, candidates | 学生, 考生 | 학생, 수험생 | 生徒, 児童, 学生, 受験生 | ນັກຮຽນ
teacher thing | giáo viên, thầy cô, cô giáo | teacher, teachers | 教师, 老师 | 교사, 선생 | 教師, 教員 | ຄູສອນ
hospitalthing thing | bệnh viện, bv, trung tâm y tế, trạm y tế, phòng khám | clinic, medical centre, health centre | 医院, 卫生院 | 병원, 보건소 | 病院, 診療所 | ໂຮງໝໍ
worker thing | công nhân, cn, lao động, người lao động, công nhân viên | worker, workers, employees, labourers, labor, staff, workforce | 工人, 员工, 职工, 劳动者, 劳动力 | 노동자, 근로자, 직원, 인력 | 労働者, 従業員, 作業員 | ກຳມະກອນ
factory thing | nhà máy, xưởng, công ty, cty, dn, doanh nghiệp, khu công nghiệp, kcn, cụm công nghiệp | factory, plant, company, firm, industrial park, industrial zone, warehouse, factories, industrial cluster | 工厂, 公司, 企业, 工业园, 工业区, 园区 | 공장, 회사, 기업, 공단, 산업단지, 업체 | 工場, 会社, 企業, 工業団地 | ໂຮງງານ
market thing | chợ, siêu thị | market, supermarket | 市场, 超市 | 시장, 마트 | 市場, スーパー | ຕະຫຼາດ
document thing | hồ sơ, thủ tục | paperwork, procedure | 手续, 材料 | 서류 | 書類 |
water thing | nước sạch, nước sinh hoạt, nước máy, nguồn nước, nước uống, mẫu nước | tap water, drinking water, water supply, water | 自来水, 饮用水, 水源, 供水 | 수돗물, 식수, 상수도, 물 | 水道水, 飲料水, 水道, 水 | ນ້ຳປະປາ
power thing | điện, giá điện, tiền điện, lưới điện | electricity, power | 电力, 供电, 电价, 用电 | 전기, 전력 | 電気, 電力 | ໄຟຟ້າ
fuel thing | xăng, dầu, xăng dầu | petrol, gasoline, fuel | 汽油, 油价 | 휘발유, 기름 | ガソリン | ນ້ຳມັນ
tuition thing | học phí, tiền học | tuition, tuition fee, tuition fees, school fees | 学费 | 등록금, 수업료, 학비 | 授業料, 学費 | ຄ່າຮຽນ
tax thing | thuế, tiền thuế | tax, taxes, duty | 税, 税收, 关税 | 세금, 관세 | 税, 税金 | ພາສີ, ອາກອນ
wage thing | lương, tiền lương, mức lương, tiền công, thưởng tết | wage, wages, salary, salaries, pay, bonus | 工资, 薪资, 薪水 | 임금, 월급, 급여 | 賃金, 給料, 給与 | ຄ່າແຮງ, ເງິນເດືອນ
minwage thing | lương tối thiểu, lương tối thiểu vùng | minimum wage | 最低工资 | 최저임금 | 最低賃金 | ຄ່າແຮງຂັ້ນຕ່ຳ
healthcover thing | bảo hiểm y tế, bhyt | health insurance | 医保, 医疗保险 | 건강보험 | 健康保険 |
socialcover thing | bảo hiểm xã hội, bhxh | social insurance | 社保, 社会保险 | 사회보험 | 社会保険 |
insurance thing | bảo hiểm, bảo hiểm y tế, bhyt, bảo hiểm xã hội, bhxh | insurance, health insurance | 保险, 医保, 社保 | 보험, 건강보험 | 保険 | ປະກັນໄພ
land thing | đất, đất đai, sổ đỏ, đất ruộng, mặt bằng, giá đất | land, plots, land price | 土地, 地价 | 토지, 땅 | 土地, 用地 | ທີ່ດິນ
house thing | nhà, nhà ở, căn nhà, ngôi nhà, nhà dân | house, houses, home, homes | 房屋, 住房, 民房, 房子 | 주택, 집, 가옥 | 住宅, 家屋, 家 | ເຮືອນ
crop thing | hoa màu, lúa, cây trồng, ruộng, lúa màu | crops, rice, paddy, fields | 农作物, 庄稼, 水稻, 稻田 | 농작물, 벼, 논 | 農作物, 稲, 田 | ທົ່ງນາ, ນາເຂົ້າ
lychee thing | vải, vải thiều, quả vải | lychee, lychees, litchi | 荔枝 | 리치, 여지 | ライチ | ໝາກລິ້ນຈີ່, ລິ້ນຈີ່
pig thing | lợn, heo, thịt lợn, đàn lợn, con lợn | pig, pigs, pork, swine | 猪, 生猪, 猪肉 | 돼지, 돼지고기 | 豚, 豚肉 | ຊີ້ນໝູ, ການລ້ຽງໝູ
poultry thing | gà, gia cầm, vịt, gà đồi | chicken, chickens, poultry, ducks | 鸡, 家禽, 鸭 | 닭, 가금류, 오리 | 鶏, 家禽 | ໄກ່, ສັດປີກ
fish thing | cá | fish | 鱼 | 물고기, 생선 | 魚 |
fever thing | dịch tả lợn, tả lợn, dịch tả heo, tả heo, dịch tả heo châu phi, dịch tả lợn châu phi, tả lợn châu phi, dịch tả châu phi | african swine fever | 非洲猪瘟 | 아프리카돼지열병 | アフリカ豚熱 |
cholera thing | dịch tả, bệnh tả, vi khuẩn tả, ca tả, mắc tả, với tả | cholera | 霍乱 | 콜레라 | コレラ | ອະຫິວາ
dengue thing | sốt xuất huyết | dengue, dengue fever | 登革热 | 뎅기열 | デング熱 | ໄຂ້ເລືອດອອກ
handfootmouth thing | tay chân miệng | hand, foot and mouth disease, hand foot and mouth | 手足口病 | 수족구, 수족구병 | 手足口病
rabies thing | bệnh dại, dại, vắc xin dại | rabies | 狂犬病 | 광견병 | 狂犬病
measles thing | sởi | measles | 麻疹 | 홍역 | はしか, 麻しん |
diphtheria thing | bạch hầu | diphtheria | 白喉 | 디프테리아 | ジフテリア |
covid thing | covid, covid 19 | coronavirus | 新冠, 新冠肺炎 | 코로나, 코로나19 | コロナ, 新型コロナ |
birdflu thing | cúm gia cầm, cúm a | bird flu, avian flu, avian influenza | 禽流感 | 조류독감, 조류인플루엔자 | 鳥インフルエンザ |
vaccine thing | vắc xin, vắc-xin, vaccine | vaccine, vaccines | 疫苗 | 백신 | ワクチン | ວັກຊີນ
medicine thing | thuốc | medicine, drug, drugs | 药品, 药物, 药 | 약품, 약 | 薬 |
meal thing | bữa ăn, suất ăn, bếp ăn, cơm, thực phẩm, bữa trưa, bữa cơm | meal, meals, lunch, canteen, food | 食堂, 餐, 午餐, 食品, 盒饭 | 급식, 식사, 구내식당, 음식, 점심 | 給食, 食事, 食堂, 食品 |
child thing | trẻ em, cháu bé, trẻ, em bé, bé gái, bé trai, các cháu | child, children, kids, baby | 儿童, 孩子, 小孩, 婴儿 | 아이, 어린이, 아동 | 子ども, 子供, 児童 | ເດັກ
project thing | dự án, công trình | project | 项目, 工程 | 사업, 프로젝트 | 事業, プロジェクト, 工事 | ໂຄງການ
budget thing | ngân sách, vốn đầu tư, tổng mức đầu tư, tổng vốn, kinh phí, vốn | budget, investment, funding, capital, cost | 预算, 投资, 资金, 经费, 总投资 | 예산, 투자, 투자금, 사업비 | 予算, 投資, 資金, 事業費 |
exam thing | kỳ thi, thi tuyển sinh, thi, bài thi, thi tốt nghiệp, đề thi | exam, exams, examination, test paper | 考试, 高考, 中考, 试卷 | 시험 | 試験, 入試 | ສອບເສັງ
festival thing | lễ hội, ngày hội, tuần lễ | festival | 节, 庙会, 文化节 | 축제 | 祭り, フェスティバル | ງານບຸນ
price thing | giá, giá cả, mức giá, giá bán, đơn giá | price, prices | 价格, 售价, 单价, 价 | 가격, 값, 시세 | 価格, 値段 | ລາຄາ
grdp thing | grdp, tổng sản phẩm, tổng sản phẩm trên địa bàn, kinh tế | gdp, grdp, economy, economic | 地区生产总值, 经济, 生产总值 | 지역내총생산, 경제 | 経済, 域内総生産 |
rate thing | tỷ lệ, tỉ lệ, tốc độ tăng trưởng, tăng trưởng | rate, growth, share, ratio | 比率, 增长率, 增速, 率 | 비율, 성장률, 율 | 率, 成長率, 割合 |
bank thing | ngân hàng | bank, banks | 银行 | 은행 | 銀行 | ທະນາຄານ
hotspring thing | chùa, đền | pagoda, temple | 寺, 寺庙 | 사원, 절 | 寺 |
train thing | tàu hỏa, đường sắt, tàu | train, railway, rail | 火车, 铁路, 列车 | 열차, 기차, 철도 | 列車, 鉄道, 電車 | ລົດໄຟ
bus thing | xe buýt, xe khách, xe đưa đón | bus, buses, coach, shuttle | 公交, 大巴, 客车, 班车 | 버스 | バス | ລົດເມ
airport thing | sân bay | airport | 机场 | 공항 | 空港 | ສະໜາມບິນ
licence thing | giấy phép lái xe, bằng lái, bằng lái xe | driving licence, driver licence | 驾驶证, 驾照 | 운전면허 | 運転免許 |
station thing | bến xe, nhà xe | bus station, coach station | 汽车站, 客运站 | 터미널 | バスターミナル |
pump thing | trạm bơm, máy bơm | pumping station, pump | 泵站, 抽水站 | 펌프장, 양수장 | ポンプ場 |
plate thing | biển số, biển số xe | licence plate, license plate, number plate | 车牌, 号牌 | 번호판 | ナンバープレート |
foreigner thing | người nước ngoài, đối tượng người nước ngoài | foreigner, foreign national | 外国人, 外籍人员, 外籍 | 외국인 | 外国人 |
camera thing | camera, camera giám sát | camera, cameras, cctv | 摄像头, 监控 | 카메라, CCTV | 防犯カメラ, カメラ |
fireworks thing | pháo hoa, bắn pháo hoa | fireworks | 烟花, 焰火 | 불꽃놀이 | 花火 |
gold thing | vàng miếng, giá vàng, tiệm vàng | gold price, gold shop | 黄金, 金店 | 금값, 금은방 | 金価格 |
egg thing | trứng | egg, eggs | 鸡蛋 | 계란, 달걀 | 卵 |
border thing | cửa khẩu, biên giới | border gate, border crossing, border | 口岸, 边境, 边境口岸 | 국경 | 国境 |
mine thing | mỏ than, lò than, hầm lò, khai trường | mine, coal mine, mines | 煤矿, 矿井, 矿山 | 탄광, 광산 | 炭鉱, 鉱山 |
airquality thing | không khí, bụi mịn, chất lượng không khí | air quality, smog | 空气, 空气质量, 雾霾 | 공기, 대기질, 미세먼지 | 空気, 大気 |
gas thing | khí gas, khí ga, bình gas, khí độc, khí amoniac | ammonia, gas leak, toxic gas | 燃气, 煤气, 毒气, 氨气, 气体 | 가스, 암모니아 | ガス, アンモニア |
headquarters thing | trụ sở, trụ sở ủy ban | headquarters, offices | 办公楼, 办公大楼 | 청사 | 庁舎 |
administrativecentre thing | trung tâm hành chính, tỉnh lỵ | administrative centre, administrative center, provincial capital | 行政中心, 省会 | 행정 중심지, 행정중심지, 도청 소재지 | 行政の中心, 省都 |
reservoirlake thing | hồ nước, mặt hồ | lake | 湖 | 호수 | 湖 |
airline thing | chuyến bay, máy bay | flight, flights, plane | 航班, 飞机 | 항공편, 비행기 | 航空便, 飛行機 |
preservative thing | chất bảo quản, hóa chất, thuốc trừ sâu | preservative, preservatives, chemicals, pesticide, pesticides | 防腐剂, 化学品, 农药 | 방부제, 화학물질, 농약 | 防腐剤, 農薬, 化学物質 |
narcotics thing | ma túy, ma tuý | narcotics, heroin, methamphetamine | 毒品 | 마약 | 麻薬, 覚醒剤 | ຢາເສບຕິດ
dormitory thing | ký túc xá, nhà trọ, khu nhà trọ | dormitory, dormitories, dorm, boarding house | 宿舍 | 기숙사 | 寮, 宿舎 | ຫໍພັກ
passport thing | hộ chiếu | passport, passports | 护照 | 여권 | パスポート, 旅券 |
monkey thing | khỉ, con khỉ, đàn khỉ | monkey, monkeys | 猴子, 猴 | 원숭이 | 猿, サル |
crocodile thing | cá sấu | crocodile, crocodiles, alligator | 鳄鱼 | 악어 | ワニ |
bear thing | gấu, con gấu | bears | 黑熊, 狗熊, 熊 | 곰 | 熊, クマ |
tiger thing | hổ, con hổ | tiger, tigers | 老虎, 虎 | 호랑이 | 虎, トラ |
forest thing | rừng, cánh rừng, rừng phòng hộ, rừng trồng | forest, forests, woodland | 森林, 林地, 山林 | 숲, 산림, 산불 | 森林, 山林 |
poverty thing | hộ nghèo, tỷ lệ hộ nghèo, tỉ lệ hộ nghèo | poor households, poverty, poverty rate | 贫困, 贫困户, 贫困率 | 빈곤, 빈곤율 | 貧困, 貧困率 |
tourism thing | du lịch, khu du lịch | tourism, tourist site | 旅游, 景区, 旅游区 | 관광, 관광지 | 観光, 観光地 |
budgetrevenue thing | thu ngân sách, thu ngân sách nhà nước | budget revenue, state revenue | 财政收入, 预算收入, 财政总收入 | 세수, 재정수입, 재정 수입, 예산 수입 | 歳入, 税収 |
revenue thing | doanh thu | revenue, turnover | 营收, 营业额, 营业收入 | 매출 | 売上 |
income thing | thu nhập, thu nhập bình quân, thu nhập tháng | income, incomes, earnings, earn | 收入, 月收入, 月均收入 | 소득, 수입 | 所得, 収入 |
waste thing | rác, rác thải, chất thải, nước thải, bãi rác | waste, garbage, rubbish, wastewater, sewage, landfill | 垃圾, 废物, 废水, 污水 | 쓰레기, 폐기물, 폐수, 하수 | ごみ, 廃棄物, 廃水 |
mask thing | khẩu trang | mask, masks | 口罩 | 마스크 | マスク |
idcard thing | căn cước, giấy tờ, cccd | identity card, id card, papers, documents | 身份证, 证件 | 신분증 | 身分証 |
army thing | quân đội, bộ đội, chiến sĩ | soldiers, army, troops | 士兵, 军队, 部队 | 군인, 군대 | 兵士, 軍 | ທະຫານ
police thing | công an, cảnh sát | police | 警察, 公安, 警方 | 경찰, 공안 | 警察, 公安 | ຕຳຫຼວດ
truck thing | xe tải, xe container, xe đầu kéo | truck, lorry, trucks | 卡车, 货车 | 트럭, 화물차 | トラック | ລົດບັນທຸກ
boat thing | thuyền, đò, xuồng, ca nô, tàu thuyền | boat, boats, ferry | 船, 渡船 | 배, 나룻배, 선박 | 船, フェリー | ເຮືອ
motorbike thing | xe máy, mô tô | motorbike, motorbikes, motorcycle | 摩托车 | 오토바이 | バイク |
car thing | ô tô, xe con, taxi | car, cars, taxi | 汽车, 轿车 | 승용차, 자동차 | 車, 乗用車 | ລົດໃຫຍ່
yearperson unit | tuổi | years old, year-old | 岁 | 세 | 歳 |
person unit | người, cn, hs, nạn nhân, nhân khẩu, em, cháu, ca, công nhân, học sinh, bệnh nhân, lao động, đối tượng, hành khách, chiến sĩ, bé, thí sinh, sinh mạng, mạng người, bà con, người dân, mạng, trẻ, trẻ em, học viên, hộ viên, du khách, khách, cán bộ, công chức, giáo viên, y bác sĩ, ngư dân, thợ, sinh viên, bộ đội, công an, cảnh sát, bác sĩ, tài xế, phụ nữ, thanh niên, cụ, học trò, mẹ con, thành viên, nhân viên, kỹ sư, lao động nước ngoài, tiểu thương, nghi phạm, bị can, bị cáo, tình nguyện viên, điều dưỡng, hộ lý, y tá, nhân viên y tế, tân binh, đoàn viên, ca nhiễm, ca mắc, ca bệnh, nam sinh, nữ sinh, trẻ nhỏ, người lao động, dân thường, khán giả, cảnh sát giao thông, ứng viên, đảng viên, hội viên, lính cứu hỏa, du học sinh, chuyên gia, vận động viên, công dân, đại biểu, nhà báo, phóng viên, luật sư, cháu bé, giáo sư | people, person, persons, victims, patients, cases, case, workers, students, residents, pupils, employees, children, lives, passengers, jobs, candidates, villagers, children, tourists, teachers, soldiers, officials, staff, citizens, labourers, men, women, soldiers, drivers, engineers, suspects, members, miners, villagers, tourists, traders, farmers, nurses, doctors, recruits, youths, visitors, firefighters, foreigners, migrants, adults, infections, fatalities, thieves, thief, robbers, gamblers | 人, 名, 位, 例, 条人命, 个人, 人次, 名学生, 名工人, 名员工 | 명, 사람, 인, 여명, 명의, 여 명 | 人, 名, 人の | ຄົນ
household unit | hộ, hộ dân, hộ gia đình, gia đình, nóc nhà | households, household, families, family | 户, 户家庭, 家庭 | 가구, 세대 | 世帯, 戸 | ຄອບຄົວ
houseunit unit | nhà, căn nhà, ngôi nhà, căn, nhà dân, ngôi | houses, homes, house | 间, 栋, 座房屋, 间房屋, 栋房屋 | 채, 개 동 | 棟, 軒 | ຫຼັງ
hectare unit | ha, héc ta, hecta, hécta | ha, hectare, hectares | 公顷 | 헥타르, ㏊ | ヘクタール | ເຮັກຕາ
tonne unit | tấn | tonnes, tons, tonne, ton | 吨 | 톤 | トン | ໂຕນ
kilogram unit | kg, cân, kí, ký, kilogam | kg, kilo, kilos, kilogram, kilograms | 公斤, 千克 | 킬로그램, ㎏ | キロ, キログラム | ກິໂລກຣາມ
kilometre unit | km, cây số, kilômét, ki lô mét | km, kilometres, kilometers, kilometer | 公里, 千米 | 킬로미터, ㎞, 킬로 | キロメートル | ກິໂລແມັດ
metre unit | m, mét | m, metres, meters, metre | 米 | 미터 | メートル | ແມັດ
centimetre unit | cm, phân | cm, centimetres, centimeters | 厘米 | 센티미터 | センチ |
squaremetre unit | m2, m², mét vuông | m2, square metres, square meters, sq m | 平方米 | 제곱미터, ㎡ | 平方メートル |
litre unit | lít | litres, liters, litre, liter | 升 | 리터 | リットル | ລິດ
cubicmetre unit | m3, m³, mét khối | m3, cubic metres, cubic meters | 立方米, 方 | 세제곱미터, ㎥, 입방미터 | 立方メートル |
vnd unit | đồng, vnđ, vnd, đ | dong, vnd | 越南盾, 越盾, 越币, 盾 | 동, 베트남 동 | ドン | ດົ່ງ
usd unit | usd, đô la, đô la mỹ, đô | usd, dollars, us dollars, dollar | 美元 | 달러 | ドル | ໂດລາ
percent unit | %, phần trăm, ％ | %, percent, per cent, percentage | %, ％, 百分点 | %, 퍼센트, 프로 | %, ％, パーセント | ເປີເຊັນ
workday unit | ngày làm việc | working days, business days, workdays | 个工作日, 工作日 | 영업일, 근무일 | 営業日 |
day unit | ngày | days, day | 天, 日 | 일, 일간 | 日間, 日 | ວັນ, ມື້
hour unit | tiếng, giờ đồng hồ | hours | 小时, 个小时 | 시간 | 時間 | ຊົ່ວໂມງ
month unit | tháng | months | 个月 | 개월, 달 | か月, ヶ月, カ月 | ເດືອນ
yearunit unit | năm | years | 年 | 년 | 年間, 年 | ປີ
vehicle unit | xe, chiếc xe, phương tiện, ô tô, xe máy | vehicles, cars, trucks, motorbikes, vehicle | 辆 | 대, 차량 | 台 | ຄັນ
animal unit | con, con lợn, con gà, đầu lợn, cá thể, con gia súc, con trâu, con bò | head, pigs, chickens, animals, birds, hens, cattle, cows, monkeys | 头, 只, 条 | 마리 | 頭, 羽, 匹 | ໂຕ
school_unit unit | trường, điểm trường, trường học | schools | 所, 所学校 | 개교, 개 학교 | 校 |
company_unit unit | doanh nghiệp, công ty, nhà máy, cơ sở | companies, firms, factories, enterprises | 家, 家企业 | 개사, 개 업체, 곳 | 社 |
commune_unit unit | xã, phường, thôn, huyện, đơn vị | communes, villages, wards, districts | 个乡, 个村, 个县 | 개 마을, 개 면 | 村 |
dose unit | liều, mũi | doses, dose | 剂, 支 | 회분, 도즈 | 回分 | ໂດສ
times unit | lần | times, fold | 倍, 次 | 배 | 倍, 回 |
sample unit | mẫu, mẫu nước | samples | 份, 个样本, 样本 | 개 표본 | 検体 |
subject_unit unit | môn, môn thi, môn học, bài thi | subjects | 门, 个科目, 门科目 | 과목, 개 과목 | 科目 |
project_unit unit | dự án, công trình | projects | 个项目 | 개 사업 | 件 |
degree unit | độ, độ c, °c, độ richter | degrees, degree, magnitude | 度, 级 | 도, 규모 | 度 |
point unit | điểm | points | 分 | 점 | 点 |
caseunit unit | vụ, trường hợp, vụ việc, đợt | incidents, accidents | 起, 宗 | 건 | 件 |
trip unit | chuyến, lượt, lượt khách, lượt du khách | trips, visitors, visits | 趟, 班, 游客 | 편, 회 | 便 |
`;

/** Events that exclude each other: where one holds of a thing, the other does not. */
export const OPPOSITES: readonly [string, string][] = [
  ['close', 'open'],
  ['isolated', 'open'],
  ['infected', 'negativetest'],
  ['outbreak', 'negativetest'],
  ['debt', 'payout'],
  ['break', 'open'],
  ['strike', 'open'],
  ['bankrupt', 'open'],
  ['bankrupt', 'safe'],
  ['schooloff', 'open'],
  ['increase', 'decrease'],
  ['increase', 'unchanged'],
  ['decrease', 'unchanged'],
  ['break', 'safe'],
  ['unsafe', 'safe'],
  ['leak', 'safe'],
  ['ban', 'allow'],
  ['ban', 'open'],
  ['compulsory', 'voluntary'],
  ['free', 'charge'],
  ['cancel', 'held'],
  ['cancel', 'postpone'],
  ['cancel', 'open'],
  ['postpone', 'unchanged'],
  ['cancel', 'unchanged'],
  ['finish', 'unfinished'],
  ['shortage', 'enough'],
  ['sentenced', 'acquit'],
  ['hospitalised', 'discharged'],
  ['rescued', 'trapped'],
  ['rescued', 'missing'],
  ['recruit', 'laidoff'],
  ['postpone', 'held'],
  ['outage', 'enough'],
  ['cancel', 'allow'],
  ['cancel', 'finish'],
  ['cancel', 'start'],
  ['jam', 'open'],
  ['valid', 'invalid'],
  ['valid', 'replace'],
  ['malfunction', 'open'],
  ['malfunction', 'safe'],
  ['ahead', 'unfinished'],
  ['ahead', 'postpone'],
  ['contained', 'spreading'],
  ['dissolve', 'recruit'],
  ['arson', 'shortcircuit'],
  ['arrested', 'acquit'],
  ['death', 'rescued'],
  ['critical', 'safe'],
  ['outage', 'open'],
  ['dissolve', 'open'],
];

/** A wider concept holds what is said of its narrower ones: no casualties, no deaths. */
export const WIDER: Readonly<Record<string, readonly string[]>> = {
  casualty: ['death', 'injured', 'missing', 'trapped'],
  wage: ['minwage'],
};

/** What a role counts when no unit stands beside the number. */
export const ROLE_UNITS: Readonly<Record<string, string>> = {
  casualty: 'person',
  death: 'person',
  injured: 'person',
  missing: 'person',
  infected: 'person',
  hospitalised: 'person',
  poisoned: 'person',
  arrested: 'person',
  laidoff: 'person',
  rescued: 'person',
  trapped: 'person',
  critical: 'person',
  electrocuted: 'person',
};

/** Counts that only grow while an event unfolds. */
export const GROWING: ReadonlySet<string> = new Set([
  'casualty',
  'death',
  'injured',
  'infected',
  'hospitalised',
  'poisoned',
  'damaged',
  'evacuate',
  'arrested',
]);
