/** How people speak of illness, care and being away for it without naming it. */
export const CARE = `
premature|prem|early baby|babies|twin|twins|birth|labour
baby|babies|bub|twins came|arrived|born|due|coming *1 early|prem|premature|soon|any|next|in? *1 nicu|scbu|day|week?
due in|next|this *1 #|week|month|spring|summer|wk *1 weeks|wks|months? *1 so
# days|weeks|wks|months|mths overdue|pregnant|gone|preg
in|to|at|into the? royal|infirmary|icu|itu|hdu|ccu|a&e|resus|rehab|recovery-ward|intensive-care|maternity|nicu|scbu|stroke-unit|respite|hospice *1 hospital|infirmary|ward|unit?
in|to|at|into|from st @saint *1 hospital|hospice|ward? since|again|till|until|for|after|discharged|now
in|to|on|at ward #
ward #
a&e|icu|itu|nicu|scbu|hdu
a and e
out|back|home|discharged|released from|of *1 hospital|hosp|rehab|royal|infirmary|ward|surgery
just|recently|had|having|has|got|getting *2 stitches|staples|pins|plates-in|pot|cast|plaster-on|transfusion|drip|drain-in|scan|scans|bloods|jab|jabs|injection|injections|op|surgery|procedure|biopsy|treatment|transplant|dialysis
arm|leg|wrist|ankle|foot|hand|hip|knee|shoulder|neck in|is-in plaster|pot|cast|sling|brace|bandage|splint|boot
in a? pot|sling|brace|cast|bandage|neck-brace|coma
bad|dodgy|gammy|gone|sore|swollen|poorly|painful|arthritic hip|hips|knee|knees|leg|legs|feet|ankle|shoulder|eye|eyes|ears|chest|heart|lungs|ticker|tummy|bowels|bladder|waterworks|nerves
new|replacement hip|knee|knees *1 op
hip|knee|shoulder|ankle|wrist *1 replaced|replacement|fracture|fractured|op|broke|broken|surgery
had|has|having|after|since|recent|another a? tumble|stroke|tia|miscarriage|seizure|funny-turn
cant|cannot|couldnt|unable|struggles|struggling to? reach|see|hear|bend|kneel|stand|walk|grip|lift|climb|manage|swallow|read|talk|speak *3 steps|stairs|bell|doorbell|knocker|phone|unaided|taps|handles|handle
doesnt|does|cant|cannot|wont|not hear|see *2 bell|doorbell|knock|knocking|door|phone|you
knock *1 loud|loudly|hard|twice *2 hearing|deaf|hear|hoh
gets|getting|get|is|very|v|so *1 out of? breath|puffed|winded
puffed|winded|breathless|wheezing|gasping *1 on|up|after|at *1 stairs|night|cold?
sleeps|sleeping|slept|sleep *1 downstairs|upright|propped|sitting|in-chair|in-recliner *2 now|since|cos|bc|because?
sleeps in|on *1 recliner|armchair|chair
needs|need|has|gets *1 help|assistance|carers|two-carers|hoisting|feeding *1 to|with|getting|from? *1 wash|dress|eat|bath|toilet|bed|move
# carers|care calls|visits|times *2 day|daily
# calls|visits *1 a? day|daily
carers|carer|care|nurse|nurses|hca *1 calls|call|come|comes|visit|visits|in|due|there|arrive # *3 day|daily|am|pm|times?
bed|chair|wheelchair|house bound|dependent|user|using
not|isnt|hardly|barely *1 mobile|ambulant|weightbearing|weight-bearing
unsteady|wobbly|shaky|frail|tired|exhausted|fatigued *2 feet|legs|pins|walking|standing
lost *2 weight|sight|hearing|leg|foot|arm|baby|voice|breast|kidney|finger|toe
losing @whose? sight|hearing|memory|hair|mind|marbles|weight
short|poor|bad|no|failing|losing|loses|lost|going|worse|worsening *1 of|term? memory|eyesight|sight|vision|hearing|breath|balance|circulation|sleep|mobility
memory *1 is|not|getting|problems|bad|poor|gone|going|failing|loss|issues|slipping
gets|getting|very|v|bit|often|easily|so confused|muddled|forgetful|anxious|panicky|agitated-easily|breathless|dizzy|overwhelmed|overstimulated|tearful
wanders-at-night|sundowning
under|with|w|via|by|known|open|referred|referral|seen|sees|seeing|waiting|waitlist|discharged *2 to|from? *1 camhs|cmht|ot|cpn|physio|dietitian|dietician|psychologist|psychiatrist|psychiatry|salt|neurologist|neuro|oncology|cardiology|cardio|rheum|rheumatology|renal|dermatology|derm|haematology|ent|gastro|respiratory|paeds|urology|orthopaedics|ortho|maxfax|audiology|optician|podiatry|podiatrist|dn|dns|district|palliative|hospice|specialist|memory|pain|crisis|liaison|perinatal|iapt|eis|cpn|community
ot|oт|occupational visited|visit|visiting|coming|says|said|report|rep|recs|rec|form|letter|asked|asks|assessment|assessed|assess|referral|requested|request|recommends|recommended|spec|drawing|came|involved|team|wants|approved|ordered|fitted|supplied|last|due
from|by|per|via|awaiting|waiting|see|ask|asked|for|with|w|the|an ot
ot
referred|referral|refer to *1 ot|physio|falls|memory|camhs|cmht|occupational|wheelchair-services
wheelchair services|service|user|accessible|access-needed
mobility|disability|dis|disabled|health|medical|med|sensory|hearing|sight|physical|mental|learning|complex|additional *1 and? needs|need|issues|issue|problems|problem|reasons|grounds|cond|conds|condition|conditions|probs|difficulties|difficulty|impairments|concerns|history|notes|vulnerability|vulnerabilities|priority
vulnerable *1 adult|tenant|t|person|adults|occupant|resident|lady|man|gent|customer|child
clinically|extremely|medically|high|very|severely|seriously|gravely|terminally|critically vulnerable|ill|unwell|exempt|frail|unfit|disabled|fit-only
not|never|isnt|hasnt|been|feels|felt|so|still|too|v|very|bit|really *1 been|feeling|a? well|unwell|poorly|ill|rough-since|run-down|under-weather|sick|faint|queasy|shivery|feverish
under the weather
off *1 her|his|their food|feet|legs|sick|colour
on *1 her|his|the sick
bad|poorly|tight|wheezy|rattly|chesty|terrible|nasty|dreadful chest|chests|lungs|breathing|cough|asthma|nerves|sinuses
chest *1 is|getting|gets|been|v|very bad|worse|tight|wheezy|rattly|terrible|awful|sore|clear-now
chesty|wheezy|snotty|snuffly|bunged-up|congested|blocked-nose|runny-nose|sore-throat|sore-throats|itchy-eyes|watery-eyes|streaming-eyes|red-eyes|itchy-skin|dry-skin|cracked-skin|flare|flareup|flareups|flare-up|flare-ups
skin|eyes|chest|breathing|throat|nose *2 flares|flaring|flared|itches|itching|itchy|raw|sore|streaming|bleeding
scratches|scratching|scratched *2 raw|bleed|bleeds|night|herself|himself|arms|legs
makes|making|made|gives|giving|get|gets|getting|keeps|causing|got *2 headache|headaches|migraine|migraines|cough|coughing|wheeze|wheezing|asthma|chesty|dizzy|sneeze|sneezing|sick|poorly|nausea|sinus|rash
triggered|aggravated by *1 the|this? damp|mould|spores|cold|dust|fumes|paint|smell
@illness *2 made|makes|is|gets|getting|much|got|been? worse|bad|flared|flaring|triggered|aggravated *1 by|since|in|with? *1 the|this? damp|mould|cold|house|flat|winter|dust?
lives|living|coping|dealing|diagnosed|dx|dxd|suffers|suffering|sufferer|struggles|struggling|born|ill|poorly|sick|laid-up|recovering|hospitalised with|w|from|by|of|as @illness|illness|disability|stroke|surgery
has|have|had|got|gets|with|w a? disability|illness|disorder|syndrome|pacemaker|stoma|catheter|peg|trachy|hernia|bug|virus|flu|fever|ulcer|ulcers|blood-clot|tumour|nebuliser|ventilator|concentrator
d and|& v
winter vomiting
raised|high|low blood pressure|sugar|sugars|bp
blood sugar|sugars|pressure|clot|clots|thinners|disorder|cancer|transfusion
sugar|sugars low|high|levels|crash|drops|dropped
immune|immuno suppressed|system|compromised|deficient|deficiency|suppressants|low
low|weak|no|poor|compromised immunity|immune
waiting|awaiting|waits|listed|booked *2 hip|knee|cataract|cataracts|hernia|bypass|gallbladder|surgery|mri|ct|biopsy|diagnosis|op|operation|transplant|endoscopy|colonoscopy|chemo|radiotherapy
hospital|hosp|clinic|gp|drs|doctors|doc|docs|dentist|surgery|consultant|specialist|physio|midwife|dialysis|scan|chemo *1 appt|appts|appointment|appointments|app|visit|check|checkup|review|transport|stay|letter|bed|run|today|tomorrow|tmrw|mon|tues|weds|thurs|fri|@days|am|pm|at
gp|doctor|dr|doc|drs|consultant|specialist|paediatrician|midwife|nurse|hv|health-visitor|paramedic *1 has|have|is? note|letter|says|said|wrote|writes|written|supports|supporting|concerned|worried|blames|recommends|advised|advises|told|thinks|reckons|report|evidence|backs|insists|confirmed|diagnosed|visiting|coming|came|called
letter|note|report|evidence|form|script|referral from|by *2 gp|dr|doctor|doctors|consultant|hospital|physio|midwife|nurse|ot|surgery|psychiatrist|specialist|paediatrician|health
health|hlth visitor|visitors|centre-appt|worker|needs|problem|problems|issues|issue|conditions|condition|passport|decline|declining|deteriorating|deteriorated|scare|failing
seen|sees|seeing|saw|rang|called|calling|went *2 gp|doctor|doctors|dr|docs|paramedic|paramedics|midwife|physio|counsellor|psychologist|111|999
111|999 *1 called|rang|call|rung
rang|called|phoned|dialled|rung 111|999
tablets|pills|meds|medicine|medication|inhaler|insulin|ointment *2 table|side|worktop|sill|fridge|bed|cupboard|drawer|bathroom|kitchen|counter|shelf|bedside|mantelpiece|hall|everywhere
takes|taking|on|needs|prescribed|run-out-of|collecting|collects|given|started|stopped|lots|boxes|box|pot|tub|bottle|bottles|packet|packets|packs|strips|bag|bags *1 of|strong|daily|high|more? pills|tablets|meds|medicine|medication|painkillers|insulin|antibiotics|steroids|injections|inhalers|bandages|oxygen|catheters|syringes|antidepressants|medicines
strong|prescription|controlled|nightly painkillers|medication|drugs|meds|pills|steroids|medicines
pill|tablet|meds|medicine|medication|drug|prescription|pharmacy|chemist bottle|bottles|pot|pots|box|boxes|tray|chart|charts|rota|timer|reminder|alarm|packs|pack|bags|bag|delivery|deliveries|fridge|cabinet|cupboard|trolley|organiser|dispenser|sheet|locker|safe
white|red|guide|symbol|folding stick|cane|canes
guide|assistance|hearing|therapy|support|seizure|medical|alert|buddy dog|puppy|animal
deaf|blind|disabled|hoh|partially-sighted|sight-impaired|non-verbal|paralysed|bedbound|pregnant|diabetic|asthmatic|epileptic|autistic|wheelchair *1 tenant|lady|man|gent|son|daughter|child|boy|girl|mum|dad|brother|sister|husband|wife|user|person|occupier|resident|t
lip reads|reading|reader
sign language|interpreter-needed|lang
uses|needs|use|using|with|w bsl|makaton|pecs|braille|textphone|minicom|typetalk|crutches|wheelchair|zimmer|oxygen|catheter|nebuliser|inhaler|cpap
text|write|email *2 cant-hear|deaf|not-hear|hoh
adult|care|medical|physio|nursing|hospital|mobility|therapy|disability|medication *1 and? nappies|pads|equipment|aids|aid|bed|chair|seating|harness|buggy|kit|stroller|mattress|supplies|dressings|plan|package|wristband|bracelet|fridge
medical|medic|med|medi alert|bracelet|id
special|sen|send school|needs|diet|diets|taxi|seating|buggy|chair|milk|formula|feed|nursery
gluten free
bottle|tube|peg|ng|pump|gastro|gastrostomy fed|feeds|feed|feeding|tube
ramp|ramps|grabrail|grab-rail|grab-rails|wetroom|wet-room|stairlift|bath-board|level-access|walk-in|downstairs-loo|downstairs-wc *2 requested|request|asked|wanted|recs|awaiting|for-her|for-him|by-ot|via-ot|dfg|grant|assessed|assessment|adaptation|adaptations
wants|asks|asked|asking|needs|requests|requested|request|requesting|req|waiting|awaiting|recommended|recommends|wanting|applied|applying *2 for? *2 ramp|ramps|grab|grabrail|grabrails|stairlift|wetroom|wet-room|level-access|walk-in|hoist|adaptations|adaptation|adaption|adaptions|lever-taps|half-step|half-steps|bath-seat|bath-board|bathboard|bath-lift|shower-seat|toilet-seat|perching|downstairs-loo|downstairs-bathroom|downstairs-wc|ground-floor|groundfloor|bungalow|wider-door|widened|flashing|vibrating|pullcord|pull-cord|telecare|careline|lifeline|transfer-medical
grab rails|rail|bar|bars and|& *2 seat|raised|stool|ramp|frame
grabrail|grabrails|grabbars *1 by|near|at|on? *1 toilet|wc|bath|shower|bed?
adapted|adaptations|adaptation|adaptions|adaption *1 for|requested|needed|list|team|grant|kitchen|bathroom|works|officer|assessment
recently|newly|sadly bereaved|widowed|died|passed
not|isnt|no|never|struggling|struggles|struggle *1 to? cope|coping
cant cope
hears voices
sees things
mh|mental *1 health? bad|poor|crisis|history|issues|struggles|declining|problems|decline|suffering|low|team|worker|deteriorating
nerves bad|gone|shot|terrible|v
low|bad mood|moods|place|nerves
gets|getting|finding|find|house|flat|damp|mould|it|this|place *2 her|him|them down|depressed
ended|end|ending|take|taking @whose|it own? *1 life|all
in|on|needs|starting|into recovery|detox|rehab|methadone|sobriety
sober # days|weeks|wks|months|mths|yrs|years
years|months|weeks|days|wks|mths sober
@illness|copd|asthma|diabetic|dialysis|cancer|heart|stroke|renal|chemo|transplant|dementia patient|pt|sufferer|survivor|nurse|clinic|ward|unit|team|meds|medication|specialist|machine|diet|friendly|history|risk|plan|passport|alarm|support|group
power|electric|electricity|elec *3 dependent|medical|reliant|machine-at-night|cpap|ventilator|fridge-for-meds
psr|priority services|customer|reg|registered
sensitive|intolerant|reacts|reaction|reacted|allergic *1 to *1 dust|paint|fumes|smells|smell|noise|light|touch|chemicals|bleach|perfume|mould|spores|cats|dogs|wasps|stings|latex|nuts|penicillin|plasters|glue|solvents|solvent
no|avoid|low *1 paint|solvent|strong smells|fumes|odour|voc *1 due|because|bc|cos *1 asthma|chest|pregnancy|baby|condition|treatment
no noise *2 autistic|meltdown|baby|migraine|sensory|please-ptsd
nights|mornings|afternoons *2 drowsy|groggy|sedated|medicated
morning sickness
has|have|had|got|gets|suffers|suffering|suffered|diagnosed|dx|takes|taking|prescribed|with|w|on *1 from|with|bad|severe|mild|his|her|their|some|daily|of? @unknown *1 tablets|cream|patches|drops|injections|syndrome|disease|disorder?
had|has|lost|losing @whose leg|foot|arm|toe|toes|hand|finger|eye|breast|kidney|lung|womb|spleen *1 off|out|amputated|removed
leg|foot|toe|toes|breast|kidney|womb|spleen off|out|removed|amputated *1 last|in|since
deaf|blind|sight|hearing|no-sight|no-hearing in *1 one|left|right|both|bad *1 ear|ears|eye|eyes
bleed|clot|tumour|growth|shadow|lump|fluid|mass|scarring|patch|spot on @whose|the @body
skin|gums|nose|wound|ulcer|ulcers|sores|stoma bleeds|bleeding|weeps|leaks|oozes|splits|cracks|breaks
tested|test|testing pos|positive *1 for? cov|covid|flu|tb|strep|hiv
cov|covid|corona *1 pos|positive|again|symptoms?
colour|night|snow|day blind
# litres|l|ltr|lpm o2|oxygen *1 round|24|overnight|at? *1 clock|night?
o2
walker|walkers in|by|at|with|behind|parked|w *2 porch|hall|hallway|door|balls|bag|tray|basket
drip|feed|infusion stand|pump|pole
bed|mattress|commode|loo|toilet in|now-in|down-in *1 the|her|his? dining|front|living|lounge|sitting|diningroom|livingroom *1 room|rm?
no|not|cant|avoid|wks|weeks|mustnt *1 do|to? lifting|bending|stretching|stairs-running|driving-yet *1 for|until|after? *1 #? wks|weeks?
sheet|sheets kylie|incontinence
kylie|conti|inco|bed *1 waterproof sheet|sheets|pads
clock|calendar|phone *1 with? big|large print|buttons|numbers|digits|button
big|large print|button|buttons *1 calendar|phone|clock|letters?
hands|legs|head|arms|voice|hand shake|shakes|shaking|tremble|trembling|jerk|jerks|numb|tingle|swell|swollen|seize|lock
gets|has|got|having the? shakes|jitters|sweats|cramps|spasms|tremors|fits|blackouts|palpitations|turns|flashbacks|nightmares|panics
weak|poor|no|lost grip|eyesight|hearing|balance|legs|arms|hands|appetite
drowsy|groggy|sedated|spaced-out|woozy|lightheaded|light-headed
black-out|blacks-out|blacked-out|passed-out|passes-out|blackouts
lungs|chest|breathing|heart|kidneys|liver|head|back|hip|knees|legs|eyes|ears not *1 been? right|good|great|working|clear
pump|inhaler|puffer *1 used|twice|blue|brown|out|puffs
# months|mths|weeks|wks gone|along|pregnant
carrying twins|triplets|baby
lost a|the|their|her baby|child|son|daughter|bump
ambulance|amb|paras|paramedics *2 called|out|took|taken|came|attended
taken|rushed|carted|blue-lighted *1 in|off|to|into|away *2 hospital|royal|general|infirmary|ambulance|hosp
cant|cannot|couldnt do phones|mobiles|stairs|steps|screens|writing|forms-herself
swallowing|swallow|swallows|choking|chokes *1 risk|problem|problems|difficulty|difficulties|on|assessment
sugar|sugars *1 levels? *1 up|down|low|high|all-over|dropping|crashed
off|on|under|with *1 her|his|the? zapain|cocodamol|butrans|patches-for|nerve-tablets|heart-tablets|water-tablets|bp-tablets
@name *1 is|shes|she? due *1 in|any|on|next|soon|mid|end|early +3
pregnant|preg|expecting|baby *1 due *1 in|any|on|next|soon|mid|end|early +3
due *1 in|any|next|mid|early? jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec *1 second|first|third|another baby|child|girl|boy?
shielding
`;
