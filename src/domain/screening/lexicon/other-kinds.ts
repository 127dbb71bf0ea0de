export const EQUALITY = `
gay|lesbian|trans|samesex|muslim|christian|hindu|sikh|jewish|polish|black|asian couple|family|household|man|woman|tenant|lady
wears|wearing|in niqab|hijab|burka|turban|headscarf|veil|abaya
female|woman|lady surveyor|operative|staff|visitor|engineer|officer|plumber please|only|pls|requested

speaks|speak|speaking|spoke|talks|talk|reads|understands *2 @nation *1 only?|mainly?
@nation
@nation|language|needs|need|used|via|through|no|little|limited|poor|basic|broken|good|hardly *1 interpreter|interpreters|translator|translating|speaker|english|language|interpretter
interpreter|translator|translating|translates|translated|interpreting
no|little|limited|poor|basic|broken|good|hardly|doesnt|first|second|barely *2 english|language
english *2 second|limited|poor|good|not|basic|language|additional
esol|refugee|refugees|asylum|migrant|migrants|immigrant|immigration|visa|deport*|stateless|undocumented|nrpf|resettle*|windrush|traffick* seeker?|seekers?|status?|from? *1 @nation?
refugee|fled|came|arrived|moved|originally|family|born|home|back|been *1 from|in|to|over syria|iraq|iran|afghanistan|ukraine|russia|somalia|sudan|eritrea|ethiopia|nigeria|ghana|kenya|uganda|congo|zimbabwe|pakistan|india|bangladesh|lanka|nepal|china|vietnam|poland|romania|bulgaria|albania|kosovo|turkey|lebanon|palestine|gaza|yemen|libya|egypt|morocco|algeria|jamaica|trinidad|guyana|brazil|portugal|spain|italy|lithuania|latvia|hungary|slovakia|colombia|venezuela|bolivia|ecuador|gambia|senegal|angola|cameroon|rwanda|burundi|thailand|philippines|malaysia|kuwait|qatar|dubai|myanmar|burma|abroad|overseas|kyiv|kabul|damascus|lagos|accra|mogadishu|dhaka|karachi|lahore|sylhet
from|in syria|iraq|iran|afghanistan|ukraine|somalia|sudan|eritrea|ethiopia|nigeria|ghana|kenya|uganda|congo|zimbabwe|pakistan|india|bangladesh|nepal|poland|romania|bulgaria|albania|kosovo|jamaica|lithuania|latvia|hungary|slovakia|gambia|senegal|angola|cameroon|rwanda|thailand|philippines|yemen|libya|egypt|morocco
indefinite leave
leave to remain
@faith
@faith family|faith|household|home
church|mosque|temple|synagogue|gurdwara|mandir|chapel-goer|kingdom-hall *1 on|sundays|sunday|fridays|friday|service|members|group|every|at
mosque|synagogue|gurdwara|mandir|masjid|madrasa|madrassa
goes|at|to|attends|after|during mass|church|mosque|temple|chapel|synagogue|gurdwara|friday-prayers
ramadan|eid|diwali|divali|hanukkah|chanukah|passover|shabbat|shabbos|sabbath|vaisakhi|navratri|lent|yom|purim|iftar|suhoor|halal|kosher|ritual-washing|wudu|hajj|umrah|lunar-new-year|nowruz|novruz|advent-fast|orthodox-easter
fasting|prays|praying|prayer|prayers|worship|worships|shrine|altar|quran|koran|bible|torah|rosary|crucifix|hijab|niqab|turban|burka|headscarf|kippah|rabbi|imam|priest|vicar|pastor|menorah|mezuzah|icons-lit|puja|pooja|mat? *1 room?|times?|mat?|mats?
prayer mat|mats|times|time|meeting|group
shoes off *1 pls?|please? faith?|religious?|culture?|cultural?
religious|religion|cultural|culture|faith|belief|beliefs *1 reasons?|grounds?|festival?|items?|group?
female|male|woman|women|lady|ladies surveyor|only|operative|operatives|staff|plumber|visitor|engineer|fitter|worker|contractor *1 only?|pls?|please?|requested?
gay|lesbian|bisexual|transgender|trans|nonbinary|lgbt*|queer|transitioning|transitioned|samesex *1 couple?|man?|woman?|men?|tenant?|son?|daughter?
same sex couple?
his|her|their|his husband|boyfriend
pronouns|deadname|deadnamed
civil partner|partners|partnership
traveller|travellers|gypsy|romani|romany|roma *1 family?|heritage?|community?|site?
black|white|asian|african|caribbean|chinese|mixed|arab family|man|woman|couple|lady|tenant|heritage|race|boy|girl|lad|guy|british
ethnic*|racist|racial|racially|racism *1 abuse?|minority?
votes|voter|labour-member|union rep|member
came|arrived|fled|moved|here|over *1 from|in @country #
came|arrived|fled|moved|here|over *1 from|in @country in|since #
@country passport|visa|born|national|family|origin
born in @country
`;
export const FINANCIAL = `
rent|benefits|benefit|uc|money|wages|pip|payments|claim|pension|allowance *1 was|is|been|has|got *1 stopped|cut|withheld|reduced|late|due|owed|suspended|frozen|sanctioned|refused
owes|owed|owe|owing *2 £|#|money *1 #? rent? pounds?
behind|arrears with|on|in rent|bills|payments
# weeks|months|wks|mths late|behind *1 with? *1 rent?
wont|not|refuses|refusing pay|paying *3 til|till|until *3 done|fixed|sorted?
meter *3 # left|pence|quid|credit
no|out|run *1 of? credit *2 meter?

arrears|debt|debts|indebted|bailiff|bailiffs|foodbank|foodbanks|bankrupt*|insolven*|iva|overdraft|payday|pawn*|skint|destitute|hardship|poverty|brassic|penniless *2 rent?
rent|council-tax|tax|service-charge *2 arrears|owed|owing|behind|unpaid|late|debt|account|increase|paid|direct|statement|refund|rebate|card
behind|late|owes|owed|owing|withholding|withhold|stopped|refusing|refuses|stop|stops|not|wont|refuse|short *3 rent|paying|pay|bills|payments|payment|mortgage
# months|weeks|mths|wks|month behind|arrears|late *2 rent
owes|owed|owe|owing *2 £|#|money|hundred|thousand|pounds|quid|us
cant|cannot|couldnt|unable|struggling|struggles|struggle|difficulty|hard|worried *3 afford|pay|bills|money|topup|top-up|cost|payments
no|not|without *1 money|bills-paid|afford|topup
cant|cannot|couldnt afford *2 heat|heating|gas|electric|it|elec|rent|food
afford to? heat|heating|run|eat|pay|put|gas
wont|refusing|refuses|cannot|cant pay|pays *1 rent|til|until|more
universal|pension|housing|child|tax|council|carers|working|disability|incapacity|jobseekers credit|credits|benefit|benefits|support|allowance|tax-reduction *1 claimant?
benefit|benefits|bens *1 cap|capped|claim|claimant|claims|sanction|sanctioned|stopped|cut|only|office|payments|delayed
on|gets|claims|claiming|receives|receiving|lost|awaiting|applied|applying benefit|benefits|uc|pip|dla|esa|jsa|hb|dole|giro|dhp|pension-credit|income-support|carers-allowance|state-pension|lcwra
uc|dwp|jsa|esa|hb|dhp|pip|dla|lcwra|lha *1 sanction|sanctioned|claim|claims|payment|payments|only|stopped|award|reduced|delayed|form|forms|review|appeal|money|deduction|deductions|cut|cap
dwp|sanctioned|bedroom-tax|jobcentre|jobseeker
income support
bedroom tax
winter fuel payment|allowance
fuel poverty|voucher|vouchers
food bank|banks|parcel|parcels|voucher|vouchers *1
using|uses|used the? foodbank
free school meals
warrant|notice|order|threat *1 of? possession|eviction|seek|quit|evict
eviction|evicted|evicting|repossess*|possession|nosp|section21|s21
notice to quit
meter *4 £|p|quid|credit|left|emergency|80p|debt|empty
meter|elec|electric|gas|prepay|prepayment|key *2 debt|emergency|credit-left|topped|run-out|ran-out|self-disconnect*
no|out|run|ran|low *3 credit|topup|leccy|money
no|any|out|run|short|not|little|without *2 money|cash|income|wages|savings|funds
lost|loses|losing|laid|made|between|out *1 job|work|redundant|off|jobs
redundant|redundancy|unemployed|jobless
zero hours
low|no|fixed|reduced|joint|single|household income|incomes|wage|wages|earnings
wages|salary|payday|payslip|payslips|wage
sort *1 code # *4 acc|acct|account|number? #
sort # *6 acc|account|ac|acct|no|number #
account|acc|acct|a/c|iban|bank *2 number|no|details|details? #
acc|acct|iban|account #
bank|banking|card|building-society *1 details|account|statement|statements|card|number
heating|heat|boiler off|only *4 save|money|cost|bills|cant|afford|price
scared|afraid|worried|frightened *3 bills|bill|cost|heating-cost
rations|rationing *1 heat|heating|gas|electric
pays|paying|paid *2 rent|cash|weekly|lodger|mortgage
payment plan|plans|arrangement
loan|loans|klarna|catalogue-debt|credit-card|loanshark shark?|sharks?
charity|hardship|crisis|decorating|discretionary grant|fund|loan|payment|allowance
compensation|comp claim|claiming|payment|offered
gambling|gambled|betting|bingo
`;
export const CONDUCT = `
child|children in need *1 plan?|meeting?
dv|da|domestic marker|case|flag|history|victim|survivor
threatened|threatens|spat|swore|shouted|lunged *1 me|us|him|her|fitter|operative *3
told|raised|reported|referred|passed *2 safeguarding|lead
locks|locked|lock changed *2 ex|him|partner

aggressive|agressive|abusive|argumentative|rude|hostile|threatening|threatened|threats|threat|intimidat*|violent|violence|shouting|shouts|shouted|swore|swears|swearing|screaming|screamed|kicked-off|racist|nasty|obnoxious|difficult-tenant|demanding|moan*|moany|whinge*|complains-about-everything|timewaster|liar|lying|lies-about|exaggerat*|lazy|dirty-people|filthy|slovenly|unkempt|unhygienic|stinks|drunk|drunken|boozed|drinks|drinking|drinker|drinkers|stoned|high-on|weed|cannabis|spliff|skunk|crack-pipe|heroin|cocaine|needles|dealing|dealer|dealers|cuckoo*|gang|gangs|drugs
hoard*|clutter*|cluttered|squalor|squalid|pigsty|tip-of-a-place
place|flat|house|kitchen|home|rooms|absolute|right|complete|total a|an|is|was? *2 tip|mess|state|pigsty|dump|disgrace|shambles|hovel
place a? tip|mess|state|filthy|dirty|disgusting|minging|manky|stinks|reeks|stank
empties|cans|bottles|beer|vodka everywhere|bottles|cans|all|empties|bottle
smells|smelt|stinks|stank|reeks|reeked|smell|strong *2 weed|cannabis|drink|alcohol|urine|smoke|dogs|wee|cigarettes|booze|drugs
heavy|chain|indoor|they|indoors|still smoker|smokers|smokes|smoke|smoking *1 indoors?|inside?
smokes|smoker|smokers|chainsmok*|nicotine|vapes|vaping
refus* entry|access|to|extractor|fan|us|everything|help|all|visit|works|operatives|heating|let|advice|treatment|the|it|them|any|point
wont|doesnt|dont|never|refuses|refusing|fails|failing|not|didnt|isnt|havent|rarely|hasnt to? *1 open|opening|heat|heating|ventilate|use|clean|cleaning|wipe|let|listen|cooperate|engage|put|keep|look|dry|air|opens|heats|uses|cleans|turns|turn|lift|wash|hoover|switch *2 windows?|window?|it?|fan?|flat?|vents?|heating?|home?|property?|house?|us?|in?|advice?|place?
dries|drying|dry|dryin|hangs|hanging *1 washing|clothes|laundry *4 rads|radiators|radiator|indoors|airer|inside|rad|lounge|maiden
washing|clothes|laundry *2 on|over|dried|drying|all *2 rads|radiators|radiator|rad|indoors|inside|airer|maiden|everywhere
keeps|keep|kept|has|leaves|leaving|left|always|blocked|blocks|blocking|covers|covered|turned|turns|switched|switches|taped|tapes|stuffed|painted *2 windows|window|vents|fan|trickle|heating|airbrick *2 shut|closed|off|up|over|open *1 herself?|himself?|themselves?
lifestyle|life-style|own fault|issue|issues|condensation|choices|moisture|problem|making
lifestyle
their|his|her|own|tenants|t|ts|tenant own? fault|doing|making|neglect|misuse
tenant|t|self|himself|herself|themselves|selfinflicted|down *2 to? blame|blames|caused|neglect|damage|damaged|lifestyle|fault|responsible
brought|causing|caused|causes it|this|damp|mould|condensation|damage on? themselves|themself|herself|himself|herself
blames|blaming|accuses|accused|accusing
doesnt|dont|never|cant *1 be? bothered|care|clean|bother|believe
fussy|picky|awkward|stroppy|lippy|gobby|mouthy|unreasonable|uncooperative|unco-operative|vexatious|manipulative|paranoid|pest|nuisance|nightmare-tenant|entitled|impatient|ungrateful|troublemaker
rude|hostile|abusive|aggressive|nasty|offensive|shouting|swearing|angry|shouted|swore|spat|lunged|inappropriate|threatening to|at|with|towards|on *1 me|us|staff|operative|operatives|fitter|fitters|lads|phone|plumber|contractor|surveyor|reception|neighbours|kids
very|so|really|quite|got angry|aggressive|hostile|difficult|rude|agitated|irate|abusive|awkward
slammed|slams|punched|kicked|kicks|smashed|smashes|broke|put|puts|booted|bashed|ripped|tore|pulled *3 door|doors|wall|hole|window|fist|boot|in|through|phone|fight|temper|row|anger|ceiling-down *1 in?|down?
he|she|they|ex|boyfriend|partner|son kicked|punched|smashed|broke|hit|attacked|assaulted|strangled|slapped|pushed|threatened|stabbed|burned|burnt|grabbed|beat|beats|hits *3 door|wall|window|in|her|him|mum|them|it
police|cops|coppers|plod|pc|officers|bill-called *2 called|aware|attended|came|involved|informed|were|raid|raided|incident|ref|log|marker|reported|told|number|known|present|visit|there|out|last|report
police|probation|asbo|crimeref|crime *1 ref|number|officer|reference|called?
police|drugs|search|arrest raid|raids|warrant|warrants *1 job?
safeguarding refd|ref|referral|referred|raised|alert|form|concern|concerns
arrest*|convict*|offend*|prison|prisoner|jail|jailed|probation|parole|bail|bailed|curfew|curfewed|custody|tagged|court|courts|criminal|burglar*|assault*|stabb*|stabbed|rape*|robbed|robbery|mugged|knifed|knife|machete|weapon|weapons|firearm|gun|injunction|banned|asb|antisocial|antisocial|cbo|nuisance|harass*|stalk*|vandal*|stole|stolen|thief|theft|fraud|offence|offences|sexoffender|mappa|marac|safeguard*|slavery|exploited|exploitation|grooming|groomed|ipv|coercive|nondom|dv|da-case|dash|refuge|perpetrator|restraining|occupation-order|nonmolestation|fgm|honour-based|elder-abuse *2 called?|aware?|marker?|order?|case?|referral?|him?|number?|number?
tag|electronic on|tag *1 ankle|leg|his|her
curfew *1 # *1 am?|pm?
court order|date|case|hearing|appearance|summons|appointment
released|out|just|came|due *2 prison|jail|custody|probation|inside
in|inside|to prison|jail|custody|court|nick
anti social
domestic violence|abuse|abused|incident|incidents|marker|situation
abuse|abused|abuser|abusing|abusive *2 reported|partner|ex|from|by|child|elder|marker|victim|survivor|husband
violent|abusive|controlling|estranged|jealous ex|partner|husband|boyfriend|relationship|father|wife|son|marriage|dad|home
ex|exhusband|expartner|exboyfriend|exwife|exgirlfriend partner|husband|boyfriend|wife|bf|girlfriend|hubby|fella *1
ex *2 found|finds|turned|turns|violent|abusive|comes|came|hits|hit|looking|stalking|kicked|smashed|outside|threatened|threatening|banging|watching|following|broke
fled|flee|fleeing|flees|escaped|hiding|escaping|rehoused|moved|relocated *2 from? *2 refuge|abuse|violence|ex|partner|husband|dv|hostel|abusive|violent|him|her|safe
fled|fleeing|escaped
must|mustnt|should|do|shouldnt|cant|dont|please|never|not|nobody|no|cannot not|never|be|one|to? *2 told|tell|know|give|find|pass|given|say|share|disclose|learn *2 where|address|whereabouts|location|new|she|he
@who must not be told *1 where *1 she|he|they *1 is|are|lives|live
dont|not|never|nobody|no *3 know|knows|tell|told|give|find *2 where|address|whereabouts
address|location|whereabouts *1 confidential|secret|protected|withheld|hidden|not
womens|safe|refuge refuge|aid|house|address|accommodation
safety|panic|sanctuary alarm|room|plan|scheme|measures
name off *1 bell|letterbox|door|list|buzzer
bruise|bruises|bruised|bruising|black-eye|blackeye|injuries|marks|scratches|burns *3 arm|arms|face|neck|legs|child|kid|her|him|eye|seen|noticed|son|daughter|baby
black eye|eyes
afraid|scared|frightened|terrified|fear|fearful|cowering|nervous|jumpy|wary *2 of *1 him|partner|husband|ex|boyfriend|son|neighbour|neighbours|father|dad|her|going|wife|landlord|uncle
scared|frightened|terrified|petrified
hits|hit|beats|beat|slapped|slaps|pushed|punched|strangled|choked|threatened|controls|follows|locked|locks *1 her|him|them|kids|me|mum|wife|kid|child|baby *1 in?
wont|doesnt|not|never let|lets|allow|allowed|allows her|him|them *2 out|speak|see|talk|leave|go|use|phone|money
child protection|plan|social|cin|services|neglect|abuse|safeguarding *1 plan?|case?|conference?
social|childrens|adult|family worker|workers|services|service|care-team|wkr|support-worker *1 involved?
socialworker|cps|lado|cin-plan|earlyhelp
left|leaves|leaving|found *2 kids|child|children|baby|toddler|him|her alone|unattended|unsupervised|on|by|in|strapped *1 own?
neglect|neglected|malnourished|underweight|hungry|dirty-nappy|unsupervised|unattended|starving
self neglect|neglecting
subletting|sublet|sublets|airbnb|abandoned-tenancy|illegal-occup*|squatter*|brothel|sexwork*|cannabisfarm|growing|grow-tent|bypass-meter|tampered|tampering *2 plants?|meter?|cannabis?
meter bypassed|tampered|fiddled
bypass|bypassed|bypassing on? the? meter|elec|electric|gas
meter *1 bypass|tamper
cannabis|weed|drug|drugs *1 farm|plants|dealing|den|smell|use|user|users|paraphernalia
dog|dogs|cat|pets *2 bit|bites|bitten|biting|fouling|mess|aggressive|attacked|growls|muck|poo|lunges|barking *3 fitter?|fitters?|operative?|plumber?|postman?|me?
bit the|our|a|last *2 fitter|operative|postman|plumber|lad|surveyor|engineer|last
double|two|dont|never|not|lone visit-marker|up-marker|attend-alone|work-risk
warning|caution|risk|violence|pvp|vpm marker|marked|flag
loud|noisy|all music|parties|party|rows|arguments|arguing|fighting|noise *2 night|nightly|complaints|every?
parties|rowing|rows|fighting *1 all|every|nightly|loud|noise
offender|probation manager|officer|worker
gas|hob|cooker|tap|taps|bath|oven|iron|pan|pans|chip-pan|candle|candles|fire|grill *2 left|leaves|overflow|overflowed|forgotten|forgets *2 on|running|lit|unattended|twice|overflow *1 twice?|again?
lets|let|leaves|left *1 bath|sink|tap|bath *1 overflow|overflows|run|running
caught|found|saw|seen *2 smoking|drunk|asleep|naked|undressed|dealing|passed|sleeping-rough
unpleasant|confrontational|agitated|kicks|kicking|kicked-off off?
complaint|complained|complaining|moans|moaning|moaned|always *2 about everything|everything|nothing|constantly|ringing|complaining
ocd-clean|house-proud|nosy|nosey|weird|odd-bod|creepy|strange-man
bangs|banging|hammering|screams|stamping *2 walls|wall|door|floor|ceiling at? all? night|nightly|hours
turns|turned|shows|turning up shouting|drunk|threatening|unannounced|at
`;
export const THIRD_PARTY = `
bangs|banging|hammers|stamps|stamping on? the? walls|wall|door|floor|ceiling at? all? night
have|has|had|having|holds|throws loud? parties|party *1 every|all? night|weekend?
has|have|had *1 cancer|dementia|stroke|baby|chemo|heart
staying|living|stopping|lives|moved|stays *1 with *1 @whose *1 @relation|friend|mate|parents
with|at @whose gran|nan|mum|mam|mother|dad|father|sister|brother|aunt|friend|mate|cousin|daughter|son

neighbour|neighbours|neighbor|neighbors|nextdoor|lady|man|woman|lad|bloke|couple|tenant|chap|guy|girl|family|fella|upstairs|downstairs|opposite *3 drinks|drunk|smokes|dealing|dealer|deals|shouts|shouting|screams|fights|fighting|pregnant|baby|disabled|ill|deaf|hospital|dementia|schizophrenic|arrested|prison|police|cuckooed|parties|party|music|noisy|noise|moans|complains|hates|nosy|nosey|aggressive|abusive|threatened|rude|widow|died|divorced|hoards|hoarder|cannabis|weed|drugs|addict|alcoholic|bangs|banging|blames|kids|evicted|arrears
neighbour|neighbours|upstairs|downstairs|nextdoor *3 had|has|just *2 baby|stroke|op|cancer|fall
just had a? baby
@whose|a|ring|call|ask|contact|see|via|through|with|at|to|from niece|nephew|cousin|aunt|auntie|uncle|ex|friend|mate|friends|mates|godmother|inlaws|parents|solicitor|landlord|employer|boss|pal|key-holder
niece|nephew|cousin|aunt|auntie|uncle|ex
@whose *1 mams|mums|nans|sisters|brothers|mates|friends|aunts|aunties|dads|daughters|sons|grans|exs|parents|uncles|boyfriends|girlfriends
@relation *2 lives|living|moved|stays|staying *1 in|at|near|with|abroad|round|opposite|#
where *1 @whose *1 nan|mum|mam|mother|dad|father|sister|brother|gran|daughter|son|aunt|friend|cousin|partner lives|stays|is
`;
/** Where a person other than at this home lives, when homes are empty, and where keys are. */
export const SECRET = `
asleep|sleeps|sleep|bed til|till|until noon|midday|dinner|lunch|#|afternoon|late|after
on|away|off a|on|for|the|their? cruise|honeymoon|tour|pilgrimage|hajj|umrah|holiday|break|trip *1 til|till|until|from|for|next *1 #|@days|jan|feb|march|april|may|june|july|august|september|october|november|december|week|month|weeks|easter|xmas
neighbour|neighbours|lady|man|friend|sister|daughter|son|mum|nan *3 has|have|holds|keeps|got *1 key|keys|spare|spares

at|in work # to|til|till|until # @days?
at|in work # # @days?
works|working|out|away # # @days?
goes|going|flies|flying|travels|travelling|off|jetting to *3 # *1 to|til|till|until|for|#? #|weeks? jan|feb|mar|april|may|june|july|aug|sept|oct|nov|dec?
with|w|at *1 lady|man|woman|couple|lad|chap|bloke|friend *1 number|no|flat|opposite|upstairs|downstairs|nextdoor|at *1 #?
away|abroad|overseas|offshore all|most|half *1 of? january|february|march|april|may|june|july|august|september|october|november|december|week|month|summer

key|keys|spare|spares *4 box|cupboard|meter|shed|porch|garage|greenhouse|bunker *1 top|bottom|left|right|second|back|upper|lower shelf|hook|drawer|side|corner|hand
under|underneath|behind|beneath|inside *4 pot|plantpot|gnome|doormat|mat|brick|flowerpot|planter|bin|bins|bench|frog|birdbox|butt|wheelie|log|slab|stone|boot *2 by|near|beside|at|next *1 bins|door|step|gate|shed|porch|back|front
leaves|leave|leaving|left|keeps|keep|kept *2 back|front|side|door|gate|patio *1 door|window|gate *1 unlocked|open|off|latch
@days # til|till|until|to|and # *1 weekdays?|daily?
no|nobody|noone one|body? *1 in|home|there|here after|before|from|until|til|till|between # pm|am? weekdays|daily|weekends|days|every?
nobody|noone home|in|there *1 before|after|til|till|until *1 # pm|am? weekdays|daily|weekends?
no one|body home|in|there *1 before|after|til|till|until *1 # pm|am? weekdays|daily|weekends?
house|home|flat empty *1 from|til|till|until|between *1 # *1 to|til|till|until|and *1 #
house|home|flat empty
away|abroad|empty *2 til|till|until|from|for|between *2 #|@days|easter|xmas|christmas|august|july|weeks|week|month *1 to|til|till|until|and? *1 #?
away *2 til|till|until|from *2 # *2 #?
goes|going|flying|flies|off|travelling|jetting|in|visiting|gone|over|back to|in|from? *2 # *1 to|til|till|until|and #
to|in|visiting *1 # to|till|til|until # *1 house?|empty?
in *1 until|til|till *1 #|@days|august|july|xmas|christmas|easter|september|next
goes|going|flies|flying|travels|travelling|off to *1 # *1 to|till|until|til|for|-? #|weeks?
alarm *2 # # # # then? tick|star|hash|enter|set|ok?
# # # # then tick|star|hash|enter|set

works|work|working|worked|on|does|doing|starts|start *1 nights|night|lates|earlies|shifts|shift|days *3 at? *1 depot|warehouse|hospital|factory|bakery|supermarket|airport|sleeps|asleep|sleep *1 days?
works|work|working *1 nights|lates|earlies|shifts|shift|away|offshore|overseas|weekends *2
on|does|doing|works|working|between nights|lates|earlies|shifts *2 sleeps?|asleep? *1 days?
night|shift|late|early shift|shifts|worker|workers|work
nights at|in *3 depot|warehouse|hospital|factory|bakery
sleeps|asleep|sleeping|in-bed *1 during? days|day|daytime|daytimes|mornings|til|till|until *1 #?
away|abroad|holiday|hols|overseas|offshore *2 til|till|until|from|for|all|every|next|this|between|between|over|since|back *4 #|fri|sat|sun|mon|tues|weds|thurs|week|weeks|month|easter|xmas|christmas|july|august|june|september|half|fortnight|weekend|summer|march|april|may|jan|feb|nov|dec|oct|aug|sept|wk|wks|term|wkend
goes|going|gone|go|flying|flies|off|be|are|is|theyre|jetting|travelling|went|leaves|leaving *1 away|abroad|holiday|hols|overseas|home-to|on *1 holiday? *4 til|till|until|from|for|next|this|#|week|weeks|fri|sat|sun|weekend|july|august|fortnight|month|easter|xmas|summer
on|in holiday|hols|pakistan|spain|turkey|bangladesh|tenerife *3 til|till|until|from|for|back|next|this|#|week|fortnight
in|visiting|to|flies|over pakistan|india|bangladesh|poland|romania|nigeria|ghana|jamaica|spain|turkey|somalia|portugal|kenya|vietnam|china|ireland|scotland *3 til|till|until|from|for|back|next|#|weeks|month|all|every
house|flat|home|property|place|bungalow|nobody|no *2 empty|unoccupied|vacant-til|one|body *1 in|home|there|here? *3 til|till|until|from|between|after|before|all|every|most|during|days|weekdays|daytime|overnight|mon|tues|weds|thurs|fri|weekends|at|for|over|on|#|while|whilst *5 #|weeks|week|weekdays|days|daytimes|fri|mon|sun|easter|xmas|work|school|month|day|night|nights|christmas
empty *2 from|between|til|till|until|all|most|every|during|mon|weekdays|days *4 #|week|weekdays|days|daytime|fri|day|sun|evenings
no|nobody|noone one|body? *2 in|home|there *2 after|before|from|between|during|til|till|until|weekdays|days|all *3 #|weekdays|weekends|day|days|school|pm|am|work *2 pm?|am? weekdays?|weekends?
out|away|gone|leaves|off|returns|back|home|in *1 mon|tue|tues|wed|weds|thu|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekdays|daily *4 #|til|till|until|all *3 #?
out|away all? day|weekdays|daytime|evenings|nights|mornings|afternoons|every|daily|week *2 til|till|until|except|at|mon|for|work|day?
out|away|gone|nobody|leaves|works|working|home|work *2 # am|pm? to|til|till|until # *2 weekdays?|daily?|pm?|every?|mon?
out|away|back|gone *3 til|till|until *2 #|mon|tues|weds|thurs|fri|sat|sun|monday|friday|sunday|evening|late|teatime *1 pm?|am?
leaves|leave|goes|out|left *2 at|by|before|after|from|til # *1 am?|pm? *1 back|home|returns|returning|every|daily|mon|weekdays|for *2 #?
leaves|back|home|returns|returning from? *1 work|school *2 at|by|after|til|before|around #
not|never|only|isnt|wont|arent *1 in|home|there|back *1 til|till|until|before|after|between *1 #
only in *1 evenings|weekends|mornings|after|nights|before|sundays
key|keys|spare|spares|keysafe|latchkey|doorkey *4 under|underneath|behind|inside|beneath|below|in|on|with|w|at|hidden|hangs|hanging|buried|taped|kept *4 mat|doormat|pot|plantpot|flowerpot|plant|planter|gnome|brick|bricks|stone|rock|bin|bins|shed|meter|letterbox|gas|porch|gutter|ledge|windowsill|sill|hook|string|bench|step|trellis|tree|hedge|basket|boot|wellie|wellies|frog|hedgehog|ornament|birdbox|birdfeeder|greenhouse|garage|drainpipe|downpipe|gate|neighbour|neighbours|nextdoor|opposite|frame|grill|slab|pebbles|gravel|barrel|butt|bucket|cupboard|box|coal|bunker|log|logs|tub|can|watering|statue|lantern|bush|compost|buddha|cushion|table|chair|lid|shelf|drawer|garden|outhouse *3 shelf?|top?|left?|right?|bins?|door?
keeps|leaves|leave|hides|left|hidden|hides *2 spare|key|keys *6
under|underneath|behind|beneath *3 pot|plantpot|gnome|doormat|mat|brick|flowerpot|planter|stone|wheelie|bins|bin|bench|frog|birdbox *2 by? *1 bins?|door?|step?
key *1 with|w|at|left|from|to *1 neighbour|neighbours|nextdoor|no|number|#|opposite|warden|sister|daughter|son|mum|friend|shop
door|backdoor|gate|window|garage|patio|porch *2 left|always|never|kept|stays|is *1 unlocked|open|locked|latch|ajar|off *2 latch?|always?|day?
never|doesnt|dont|not lock|locks|locked *2 door|backdoor|gate|windows?
lock|latch|bolt *2 broken|bust|doesnt *3 push|anyone|walk
unlocked *2 always?|day?|night?
usually|normally|always|generally|only in|out|home after|before|until|til|from|between|except *2 #|work|school|mon|fri|weekends
`;
