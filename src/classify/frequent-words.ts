/** Vietnamese syllables without marks, most frequent first. Counted in 2026 on the press corpus of `training/`; a word list, no text. */
export const VIETNAMESE_SYLLABLES = `
  co va cua trong da cho dong do tai nguoi cac nam tu la mot quan cong duoc voi khong de khi bo nay nhung nhan doi
  thong thu quoc bi an dau ban ve su gia the ong toi so ngay bao cung dang thanh my dan tinh noi tien van dung
  trung nha dinh vao tren den chi ra sau hai hoi anh vu truong du qua moi vi hien con dien hang theo se vien nhieu
  thi chinh viec ho lam biet nhat dai nuoc lai thang thuong phat hoa to phong tin luc tong cao day duong viet dao
  chu thuc bat can phan san dieu ca tuong hanh chung ky bien chuyen truoc chuc xe mat cu trieu hon nang lan binh
  canh tra cuoc di nghi nhu cau phu hop giao tham ba dat tang thoi bay tro ngoai nguyen minh tam lien bang chien
  phai cap trang luong tri dua xa danh sat nga thay may loi tan pho rang ha pham ly mang giai hoc trinh sang te
  tran tuoi ke hinh ma sinh len doan song ket tuyen phuong khu gioi tich bac le kien ty tiep tau dam he giam gan
  toan lon cuu chua ten vo tap xuat xay mua cam tuc tay mo han tac don lua khoi huong hom thai diem no lo si lanh
  kinh khien khac kiem cach phap quyen gay nghe yeu nen quy quyet nu thiet than tuy khai muc trai chong doc hieu
  vong vuc trien gian khoang khach lap roi dich manh ben ung hay dia tho hoang vua nghiep thuoc phi nhien buoc mau
  gio tim giua tung phuc duc nhiem tieu rat nan chan chay tao chau ngan tranh tuan hoat boi gap nham huyen dac tre
  xu goi vung quang nao cuoi benh xac che neu be hoan bieu bai ngo luat nho cai ta chiec doanh mai nghiem nhom
  long giu chat truyen bong kim ro truc kich cuc xuong phia them me tieng chieu tru thuan hat loai lich sach kho
  hau cang ninh luan em vang toa kha muon vay linh giup khan hung duoi vai nhap ap phien suc lieu ngu uy gai
  chuong mac thao xem huy ngoi cuong nong hong dot toc cham thieu khoa khang vat chia sung lao nhau mien that thuy
  man chet nguon gom tiet lang am dap nhanh sao nhac ai ti thien gi son thue pha nien thap deu khung huu hoach tat
  chuan vinh giang choi dem phep tram hoac khau lenh xet ngon rong het nhi dep ton bau uong chon lay nguy hiep
  thuat trao khoan phim tot cat ghi thua chap tet thoai xuan gui sac hiem tiem trach cay it sap keo vuot lau ham
  giay on sai nghia buc ao soat ngoc mon loat luu phe nua von xung thoa nganh khoe duy doa quay phoi mong xin
  nghien ngai thich vuong bom troi loan au niem buoi sa yen phieu truy hut rieng goc khanh nhuong xuyen tron nhin
  ngam lu lac chiu luon phut lop sieu xuc un giong chiem coi sua gianh som giau kham rut luoc cup keu rung ay gop
  go ga uoc kem soc quen quanh ngung chang xanh xo buon luyen loc cha vui mung nuoi que trich thac nhiet rac bon
  tuyet luot xep kieu nai bung giap phao dip giet thoat cuop diep boc uu dut nui xam trom giac huan hao suot suat
  thach banh thon diet xang nguoc chup mui kip kong moc tiec vet hy huynh gon liet thuyen ran tha ngap ghe ich
  nghin khao in sot kenh luoi nhe suy lung thit hue thau chim chac bui chao uc bua na lat re soi cot vuon muu hen
  gang ngang ruou nem non khuc xau nhay bach thiep thinh chot cuon vot sam xong rao met khuyen bot hu thung hoai
  treo khap nop top doat tui chanh ven ep heo trua bia leo giat thuyet huyet coc mam mu mieng trat mach xom ngot
  nut khoc hua trum om duyen xoa chuoi buyt tom eo phuoc duyet ngua ri deo khich guong ruot sen com thep bam hap
  khoanh nhuan eu min khen rui ne menh khieu khuon kin phau quet ngheo nhon rap nhua gieng mem xi chem gao mao via
  rai khe vanh lot xinh nguong mi lut say ru sut xao ki triet ac nau lui cum gat ron kia meo khat ranh rau bu chui
  sy rua quat net tach sanh oanh suoi ram xoay muoi chai ganh ngat hot tue bich truot pin ray gam bep chut nap xua
  kiet ret nhip chen nguc xon hep ngao men hi rach but nuong ruc liem tia xit tuoc viem giuong loa sup nat phung
  beo oi ghep lech rot suong khoac buong siet set hun sun khiem ria trac guc khep tuu oc gac nhang gach ngac
  khuyet bun ngoan phun muong li mieu ceo gau im yet vach ua at diu phanh luy hach vac vap suu khon chin khoai voc
  buu ut ren det cia chenh xach gin lach thuot thom huc khop lit xoi soan neo choc tua vut quai nghenh xich ngach
  chuot kep map bin thoang huoc dui liu ruoi nhiep nghen xat suon khuat lun nhao chuoc khuong bup hoanh trau luang
  khuya giuc suyt
`;

/** English words, most frequent first. Counted in 2026 on English press, posts and sentence pairs; a word list, no text. */
export const ENGLISH_WORDS = `
  the to of in and is for on that it at you with he was are as by this have be has from said we will not but his
  my an us people all up can out there after more about they new china who what been tom do their its had one she
  now so would were over me if year no than your which our time like go how when train also her world or help mr
  could just fire don two into first last colorado please crash russia some typhoon those president trump here
  victims philippines says get very day him earthquake want down take russian off today everyone know good other
  affected news years many still helicopter make back before need only them should made against may am boston
  government did being re home see chinese where three such say going week next think much way best work any while
  according most come flood city told let because well dead police hit pm prayers uk meteor too glasgow flooding
  why through since high between state explosion minister right north ll fires old country floods ve number use
  set during video got long thoughts under top house west water security derailment via killed man show film
  really praying four australia game bbc won texas safe bn keep these company stay injured live york km must part
  hope night end money life expected foreign party love school second around death million ukraine found days
  singapore due every family put metro collapse month lost war another even then support win give bangladesh great
  never away international report least added place already open psi england didn does big latest call south
  beijing died spain lot public market area better went book national came former both left th hear building oil
  look relief update five play tv mary tragedy lax united ago used pray meeting morning families military sad
  countries children economic car again japan bank photo near haze called global record team service always plans
  brazil power including firm media marathon phone deal took music own french shooting chief court god half
  business economy without six friends watch director stop little find office tomorrow donate move far airport red
  group law air seen times nightclub food months reports strong hard trade toll yet early manila technology coming
  states across start working london ever springs line officials heart hits monday putin data taiwan system
  european plan information games magnitude english europe election future leader services american sales rain
  something change labour emergency past industry growth tell important earlier free based plant same speak thank
  central final until companies doesn face british bad few per major cut yesterday held doing japanese soon sunday
  become talks case needs prime tuesday late factory efforts involved france blair summit name third getting
  missing action full head heard rise real believe job coast ai however official saying italy friday able breaking
  possible players run women continue general eu thought st following return goes story local behind nsw released
  level making health despite nothing young lives wants close region less share feel america wales problem costa
  haiyan almost among looking mother meet each ahead firms areas disaster side control tax saw using father pls
  rica suspect opinion rate anti buy looks recent tonight asked reported photos try peace leaders star visit
  taking secretary bill pay hour lord wednesday small bush political known others key legal further financial
  rescue online care given brown town xi lac december computer minutes room taken january development person once
  having club order done sure pablo attack needed several india study happy calgary research whether together
  leave pub prices iran white road authorities hours biggest gave river users things friend cup ministry policy
  administration centre low reading enough isn analysts britain likely thursday decision everything nations
  students read homes interest storm send anyone increase kind cold weather federal israel hospital university
  wanted turn ready department thing john eat ukrainian drive light super join software offer scotland anything
  mobile current running hundreds comes victory cost season often rights summer park cross confirmed hold might
  quake guatemala series situation saturday sent role search demand weekend playing event post workers force men
  talk nyc warning award makes calls appeal driver east amid spokesman fast trying bought thousands damage members
  statement difficult station space matter aid strikes player de movie term moment safety heavy sale view met
  thanks bohol closed history internet fertilizer bombing energy council fall radio shows later announced
  beautiful bopha idea cannot point australian issue range sky within happened campaign clear true september
  quarter different inside qld match large november billion budget total sco largest question huge nearly black
  lead follow list figures net whole sydney someone sea un outside killing nuclear shot bring donations special
  main digital pressure concerns eight clean deadly ok brother giant canada street seven currently price girl fell
  project result growing issues troops ten round africa rules woman travel washington accident residents human
  understand though wrong cause thinking sold terrible amazing crisis mind donald league island investment takes
  claims awards speed guys megantic blue network earth october warned executive short paul worst microsoft ireland
  weeks problems christmas cooperation helping save text derailed bronx release stand manager test higher answer
  available depth pictures queensland gas press attacks details social community fight success language explosions
  along played ask word rates annual forces front rose child easy tsa korea received act happen zelensky wait beat
  risk picture parents boy brought forward hot august reach wow race cent turned southern films raise recently
  check sorry stock led remain threat gaza fund massive spending david jobs chance howard quite named footage
  northern although books access epicenter wildfires drink remember sign parts hopes issued build experts defense
  indonesia schools exchange winning smoke speech cash started shares age ms cebu conference february noted
  germany watching sending prize learn union mean education snow ground tony chairman broke committee agreed
  powerful sport include church jinping injury break dollar deep rest tech caused agency windows michael apple
  looked quebec asia army potential allow staff website began trust gone poor images serious march remains
  relations arrested showed leading points indian means hand chancellor los commission defence fans response
  immigration center mark events fighting rises instead dozens body coverage paid fact goal actor results
  customers giving dog climate costs site fine alone caught alert bit western son launch aircraft rather
  conditions eyes daily class coach box crashed angeles hurt intelligence spread vote performance present capital
  television date effort talking highest blood boss evacuation gt row conflict student previous opening vladimir
  struck evidence tried politics baby spent waco private deputy roof traffic june gets millions sun gold crazy
  seems rugby firefighters sleep broadband scary middle message german helped focus owner position strike personal
  words goods map band virus scene pretty built avoid rising sell changes hong version pass california teacher eye
  reached bus form expert camera grand kong ban boost questions sector july himself program walk programme cards
  mail pc clothes tragic ties protect production speaking whose charges investigation continues failed wish
  liverpool popular burning banks worked wildfire yukos alberta operation bid operations declared longer premier
  impact target football hoping actress sir tory oh shooter bomb updates above trip launched source decided
  systems moscow tennis training wake chelsea san arsenal starting nine door expect philippine felt blast visayas
  sardinia incident written ministers living kiev store evacuated stars sports letter fourth williams either
  accused moving drop crashes trial couldn step board bed tsunami lower supply sister crime member tour loved
  spanish career winds busy clutha domestic ensure ruling similar double tells consider worth bridge ball kids
  ones kills else wife recovery discuss profits towards battle size title festival driving alaska italian missed
  survivors wrote cat seeing rains drone passed itself spend justice senior ways nation knew forced products
  especially image agent hashtag amount debt haven lt bless boulder responsibility ran became volunteers stage
  consumer mayor newspaper non effect likes fox widely miss themselves catch actually squad write ap value yuan
  wind faces channel google course opened link survey property agree gives waiting experience voice mp tough
  advice shut doctor afraid sony governor artificial track association showing fatal injuries wonder charged sites
  singer revealed song society die democrats israeli parliament trouble groups green moved progress host rock
  parade claim changed pre agreement province arrived miles entire markets stories period account leaving
  independent fun scottish works hands danger born angry forget coffee shelter tsarnaev address tokyo wasn orders
  tariffs judge seeks parties laws unit destroyed quality content published sick reuters land facing lose choice
  sometimes culture lets mike limit happening fear euros horrible married andrew attempt wins charles signs denied
  poll developing dropped probe create loss listen worse chip fellow officer add na pic tweet generation defeat
  wall construction believes strategy criminal science drug measures funds border ceremony competition maybe
  sources organisation evening push cars illegal oscar smart located charge finished card sa shower mt comments
  rule single sanctions provide suspended connection probably credit enter lots begin flash civil obama yourself
  figure critical king included trading signed average finance bar raised officers anniversary cuts reporting
  activity duty vice tired places mps eastern hearts newcastle arrives kill table trapped aftermath finish liberal
  compared falling album mountains minute crews guy tories robinson mindanao urged shanghai levels affairs guilty
  capacity appeared citizens fraud victim seek majority couple hotel dark numbers nov offering prayer info
  everybody overseas increased ex usually networks sets assets rich floor maria reason window wide positive leaves
  announcement tianjin smith knows favourite process paper concerned rd completely proud winner usa nice phones
  myself gov zone sentence rare strategic terms stressed patients interview ended afternoon broken fbi stronger
  operating planning certain opportunity winter review animals korean martin champion collapsed carry drones files
  investors claimed hi forecast continuing satellite machine particularly confirm yes pulled retail profit
  rescuers april debut slow tournament drama learning retweet alive decades academy sound eating exports direct
  older common management multiple lack fired significant fuel brothers recorded mass quickly interested daughter
  debate afghanistan devastating carrying kept analyst strength finally captain smoking irish considered aren
  extra incredible okay diplomatic supreme voters scientists previously industrial shared proposals index
  alexander aerial kennedy aimed confidence terror offers businesses described accounts planned fair grow fed
  sense boys welcome paris contact created globe studying cnn supplies elections diplomat offered pacific mph
  suspects attend bodies beyond related expects projects hate believed becoming prepared audience buying dinner
  truth terminal wine donation flooded brings iraq mountain blog records cases leadership losing draw
  manufacturing terrorist forest easily standing includes immediate accept videos necessary attention writing
  mexico conservatives lawyer population pace hat web seriously la jones gaming taxes bath roddick ht cyclone
  brisbane suggests pick infrastructure memory celtic presidential democratic allowed transport greater respect nd
  sex critics cities insurance housing quick village powers venezuela canadian mine gordon penalty names harry fly
  absolutely olympic comedy shoes heartbreaking shit allies crowd dies golden forum continued ceo tests gun
  promised proposal adding approach medicine natural destruction supporting college funding reduce madrid gazprom
  developed tea robert stopped uses magazine surprised hollywood tropical dec library glad garment yolanda
  champerico americans risks enforcement ship weapons fears owned mission wing tie carried buildings increasing
  challenge mid policies lines receive goals abroad peter andy regional unveiled ticket tickets learned benefit
  relationship alleged extremely lived waters george plane lib stuck successful wild scheme dangerous beginning
  clock girls cool original below page poverty deutsche opposition champions maker immediately hearing consumers
  nature session turning provided turkey crude investigators revenue straight reform doubt simply prince spirit
  manchester winners updated hill dr plays insisted decisions twice hey example careful piece cry interesting tree
  stuff nobody ng ust century faster self negotiations sides talent worry cutting highly earnings stability
  elected settlement medical income takeover engineer resources produced speaks dollars shock county agencies
  committed soldiers tries violence murder lords responsible expensive computers selling ate viewers admitted
  zealand homework gantic warn concern initiative designed iranian difference estimated guard practice sees
  calling model vehicles starts followed organization modern advance james attorney cabinet criticised charity
  protest keeping improve meanwhile william signal stake sw code sit birthday note treatment file pcs sight clarke
  breakfast telling justin tx maring advantage thomas rival editorial wang lee communities prison tariff rail
  congress terrorism devices kim plus path holding mistake assistance employees missile technologies flight style
  stone flying raising sisters fresh contract programs frank worried returned telephone aviator dress fuck htt
  uerm republicans criticism donating suggested reality corruption asylum armed euro casualties asian assault
  discussed novel keen famous appears spot normal charlie commercial conservative wearing complete fees shocked
  machines feeling heat strongest twitter certainly impacted exploded younger wouldn enjoy classes asking bt omg
  thinks fallen arms scenes flights lavrov severe remained argentina chips profile owners actions inflation
  equipment base interests deals blow importance greatest arrest hoped fit republican joint aims expectations
  producer type nominated willing email freedom mom deficit pro shown moderate funeral disappointed bringing blame
  sullivan nasa witness swim messages anymore malaysia downtown websites richard davis mistakes dvd umbrella lse
  raining pagasa chain robot sharing custody fish navy heads carrier stated controversial kremlin combat al
  republic seeking jack desperate quiet crucial valley scale becomes surprise secret spokeswoman historic
  environmental appear historical trees pair yen holiday id producers concert score suffering category holy
  collins houses hazardous dry advisory tim campbell hell hair drought compostela usgs limited pain institute
  warns ending opens reserve dialogue tensions prevent commissioner fully rubles edge alan subject commerce vital
  bombs headed stands damaged spring field screen pop pilot contest clearly alongside larger visible driven
  husband kirk johnson passenger jet display clothing hasn recover sandy bond grew finding strange writer
  restaurant throughout orange airline rip till straw awesome article accepted professor picked boom feet shift
  export passes inquiry pakistan meant boat territory agenda bureau essential centres chaos ken delayed advanced
  serve skies begins queen statistics demands decide ambassador benefits waste era slowly ice seat worldwide quit
  voted balance farmers panel keeps follows autumn cover cook upon herself peer deeply spoke visited nominations
  granted corner oscars injures movies commons jim ray badly santiago smell kph acting urges economist turns
  effects scott researchers cable causing environment combined warnings stores agents vehicle meets shadow
  attacked hall entered electronic expressed ordered secure scores programmes guarantees reportedly linked
  anywhere easier awful islands xizang reporters particular output art unlikely feels centers paying bigger ruled
  dramatic losses devastation henry existing shopping dealing corporate bankruptcy auction touch drinking asteroid
  owen anybody hewitt uncle clyde volcanic eruption sep dzhokhar regime targets facilities scheduled ill extend
  fighter analysis deaths achieve ends hamas protection directed opportunities scmp complex threats envoy improved
  cameras horse fan discussions views aware joined estimates proposed increasingly considering passengers stadium
  friendly emerged museum celebrity highlights partner urgent mac dogs device jose authority appearance musical
  teams perfect dream donated jail simple kelly slam argued mrs creek dear sur cont oct percent backed delivered
  aggression missiles rubble chart favorite epstein standard lawmakers restrictions mainland communist railway
  units extreme ceasefire decline lawyers suffered lake electricity notice tools nato democrat gunman individual
  meetings heading evacuate ability preparing carefully palestinian influence rome hurricane honour falls scandal
  reduced develop proved dad wilson bell condolences warm canyon wet stream consumption faced material arrive
  risen download entertainment steel editor folks lie brian gadget hopefully unhealthy mm edinburgh gm bombings
  bieber voting imports factories cancelled introduced campus steps semi silk matters innovation chair crew moves
  causes tackle morgan visitors individuals threatened treasury managed finals raw targeted deliver design revised
  dispute youth unemployment seem visits partners starring failure feature questioned female tears affect joining
  ease brazilian rescued covered kid chances solve suggest effective separate signing trillion leeds camp
  speculation rice cheap declares spam glass unable languages confident garden abc ibm mobiles somebody shall seed
  holmes explodes wtf savar traditional payments commitment sweden tank subsidies senate sentences founder
  communications presence finds knowledge documents activities closing none doctors steve ii counterpart marketing
  drugs approval federation wave pentagon hunt wealth silence electric disease suspension exercise struggling
  setting decade rainfall embassy closer colleagues expand engine dance tourism landing african multi journey
  royal replace trail walked variety feared kick purpose detained cuomo helps labor improving luck remove hitting
  stayed comment dhaka unless relatives filipinos shop burn volunteer songs ebbers guess wenger reminder marikina
  false suspected approved rangers drawn directly bilateral possibility visa prefer watchdog wireless farm
  southeast hundred confirms hungary arrival opera launches pla liberation achieved joke occurred pointed
  resolution wear spokesperson rural treated moon apparently sought bln predicted ring bottom stood solution
  focused seconds animal product anger core promise roads happens compete watched lies phil foot securities
  contribute intense label explain devastated empty nervous versions leg sounds murphy gonna cake shocking lol
  representative li studies incidents weight sensitive telecoms specific supposed choose cloud route runs pipeline
  regions theory arm controls journalists flow chris joe trend marking document putting virtual theatre
  politicians platform facebook fifth regular visiting remarks cuba banned matches racist items rivals operators
  tens exactly teach refused saved earned refinery onto stupid sixth initially browser author shouldn suicide
  flowers overall listening milk injuring pics distance damn itunes express cinema definitely fiat acres storms ph
  ang ferguson testing rapidly taipei tribute technical pledge command defend toward egypt breaks factor lock
  signals breakthrough succeed partnership handed statements stunning jackson features electronics championship
  shots parliamentary reaction gathered largely strait walker claiming weapon posted task ocean gain basic
  division tool streets damages auto mini struggle suit increases kitchen dedicated intelligent rapid georgia
  placed scored broadcast memorial survive aged dems sharp taylor pledged wonderful passing slightly monitor
  providing changing ideas loan shirt lisbon abbott veteran except request loans pull truly beach accounting
  stephen dam derails makers apply jimmy healthy totally scared color gmt sing brave sat trending plenty respond
  employment viruses olympics thousand uwb pupils spyware accepting somewhere melbourne hello calm asleep ppl
  fatalities rfs bushfires hr hrs barcelona replaced leads swiss fee caribbean da arrests status links regulator
  legislation fix taiwanese hiding welsh fa investigating basis reveal convicted filed schedule surrounding
  illegally beating determined warfare fastest reasons various assembly allows dmitry maintain captured
  applications professional presented reaching emphasized delays buyers strengthen chicago contained solid
  forecasts outlook highlighted bans explained thai rejected slower covering hungry lift drivers movement lessons
  backing marks dutch useful documentary kate sued equal temple battling briefing regarding faith mortgage
  provides usual clubs salary evacuations ian dirty excellent piracy gadgets ipod thirty shareholders mouth santa
  boerse premiership waited crying bag piano del silicon purchases yi corporation initial dubai critically ongoing
  models tower telecom prosecutors unknown foundation competitive zero cultural eventually threatening mutual fake
  identified dismissed additional turkish primary resolve entry readers denies epic wounded towns producing
  dominated established jumped experienced invited laser holds crown fruit crackdown democracy gap billions honest
  pool enjoyed cast fashion served zones hardly engagement responders skills southwest weak pensions remaining
  direction independence allowing hospitals peak brussels tons remarkable hidden creation impressive economists
  landfall informed lunch location beaten bird failing favour upset fi storage alex bench soul gamers loves harder
  wishes jason plaza correct blogs spare singing whilst disasters aside blamed worldcom juninho hurry drake
  vacation eaten unbelievable fucking tix surigao liberia ntsb rana drew personally internal predict targeting
  apartment suddenly challenges assistant discussing latin bear mixed patrol nor monetary roll el shape worker
  stations lifts openai exit performing baseball materials completed alexey truck autonomous flat saudi capable
  facility churches cooking stocks urge ambitions registered adviser wwii involving apart humans striker count
  borders christian monitoring studio stranded counting standards understanding staying establish whom protests
  simon ride executives shake perform identity muslim discovered frontline twenty thompson teachers journalist
  exam iron impossible singles bay intel earn recovered produce threw satisfied ny ethnic rage commit kevin po
  survivor vera greek returning evacuees borrow titles atmosphere rifle infected obviously handheld whatever gift
  ulster qc iaaf forgot bicycle yeah swimming yours dictionary ne effected denver rizal bundaberg pgh saddledome
  surge jump wars potentially maps broadcaster legacy britons fought measure gains jets fighters nvidia acts
  tested unveils stops hungarian discussion personnel revenues theme application alliance kmt vessel powered
  estate reaches cancel reflect port square moments effectively mikhail counter andrey framework supporters drives
  recognise abuse belarus inspired app robots leicester czech speaker controlled actors assist jr puts ally
  announce patents meters contribution walking native founded lai ordinary understood bellamy prove option
  directors trials talked smaller northwest master nearby section welcomed tourist jean delicious potter aug pets
  athletes shame savings closures argonaut patient sort replacement khodorkovsky knee bottle parry stade nadal
  mirza farrell sunshine artists im cute excuse commuter wreckage stranraer merica mga hwy shooti honor threatens
  vowed gear friendship religious reveals asset listed removed sectors mix indonesian humanitarian ec pieces roger
  possibly releases adds recognition click structure computing resistance split contracts governments returns
  departure engineering declined criminals extended tanker stepped condition cardiff fail permanent options
  senator qualify francisco active doubles exhibition manufacturers absence mostly protecting alternative
  brilliant rally sovereignty fines brief sudden treaty agriculture worsen edition begun copper defending schemes
  roles listing lowest nick lying highway industries spreading detainees string waves responding allegedly hero
  horrific kings employers mentioned counts cell everton fundamental slowdown fortune alerts alcohol rent bright
  studied settle blasts birmingham airlines entering struggled birds grid register gallery se
`;
