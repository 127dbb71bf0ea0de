/** Words that tell of health wherever they stand. */
export const HEALTH_WORDS = `
adhd add aids anaemia anaemic alzheimer* anxiety arthritis arthritic asthma* autism autistic asperger* asbergers bipolar blindness bronchi* bronchitis copd coad croup cancer
chemo chemotherapy radiotherapy immunotherapy cataract cataracts coeliac celiac crohn* cystic dementia depression dialysis diabet* dyslexi* dyspraxi* eczema ecsema exzema emphysema epilep* fibromyalgia frailty gout glaucoma hiv hepatitis
hemiplegi* quadripleg* parapleg* tetrapleg* hypertension hypotension hypothermia incontinen* insomnia lupus leukaemia leukemia lymphoma lymphoedema macular mastectomy melanoma meningitis migraine* miscarr* multiplesclerosis
myeloma narcoleps* neuropath* ocd osteo* palsy pancreatitis parkinson* phobia* phobic agoraphobi* claustrophobi* pleurisy pneumonia pneumonitis polio postnatal antenatal prenatal psoriasis psycho* psychiatr* ptsd cptsd raynaud* sarcoidosis schizo* sciatica
scoliosis scleroderma sepsis shingles sickle spondyl* stroke strokes stammer suicid* selfharm* tinnitus tourette* tuberculosis ulcer ulcers ulcerative vertigo wheez* breathless* rhinitis sinusitis tonsil* dermatitis colitis cellulitis arteri* angina aneurysm arrhythm* embolism
thrombosis dvt cirrhosis sclerosis fibrosis apnoea apnea anaphyla* allerg* hayfever amput* prosthe* paralysis bedridden bedbound housebound chairbound immobile deaf deafblind partially-sighted immunosuppress* immunocompromis* neurodiver* neurodivergent pregnan* preggers trimester maternity midwife
midwives labourward breastfe* stillb* ivf obstetric* gynae* newbornunit nicu scbu palliative hospice terminally macmillan oncolog* cardiolog* neurolog* nephrolog* urolog* rheumatolog* dermatolog* haematolog* ophthalmolog* physio physiotherap* chiropod* podiatr* audiolog* orthopaed* orthotic* paediatric* pediatric* geriatric*
respiratory transplant* pacemaker* stoma colostomy ileostomy catheter* nebuli* inhaler inhalers inhailer spacer puffer ventolin salbutamol seretide symbicort clenil insulin epipen epipens glucometer oximeter cpap bipap oxygen-concentrator concentrator defibrillator hoist hoists commode commodes
stairlift stairlifts throughfloor zimmer rollator wheelchair* wheel-chair wheelchairs mobilityscooter crutch crutches orthosis splints dosette dossette nomad medication* medicat* medicine medicines meds prescri* tablets antibiotic* antidepress* antipsychotic* painkiller* steroid steroids inhalation methadone
subutex naloxone morphine oramorph codeine tramadol fentanyl gabapentin pregabalin warfarin apixaban rivaroxaban clopidogrel ramipril metformin gliclazide methotrexate prednisolone thyroxine levothyroxine statin statins lithium clozapine olanzapine quetiapine risperidone aripiprazole sertraline citalopram fluoxetine
mirtazapine venlafaxine ritalin concerta valproate epilim keppra lamotrigine levetiracetam carbamazepine tamoxifen herceptin furosemide amoxicillin flucloxacillin penicillin doxycycline paracetamol ibuprofen ozempic viagra fostair montelukast tiotropium hydrocortisone diazepam valium zopiclone
carer carers caregiver careplan carepackage homecare homehelp telecare lifeline pullcord dialysate sharps syringe syringes lancets dressings incontinence continence hospital hosp hospitalised hospitalized infirmary clinic a&e icu camhs cmht cpn iapt sectioned rehab detox outpatient* inpatient* surgery-date consultant-letter
scan-appointment mri ultrasound biopsy endoscopy colonoscopy tumour tumor tumours relapse remission seizure seizures fits convuls* hallucinat* panicattacks overdos* disab* impairment impaired sensory braille whitecane guide-dog sightloss hearingaid hearingaids lipread* signlanguage
poorly unwell sickly feverish fever cough coughs coughing nausea vomit* diarrhoea vomiting headache headaches dizz* faint* fatigue rash rashes itchy hives eyesight ailment* illness illnesses ill sick sickness infection infections convalesc* recuperat* mobility pendant downs dwarfism spina bifida pregnant pregnancy asthma asthmatic diabetes diabetic epilepsy epileptic schizophrenia schizophrenic psychosis psychotic bronchitis wheezing wheelchair wheelchairs nebuliser disabled disability dyslexic dyslexia incontinent parkinsons alzheimers osteoporosis osteoarthritis seizures hallucinations convulsions autistic huntingtons huntington addisons cushings graves hodgkins meniere menieres hashimotos bells pancreatitis tracheotomy tracheostomy laryngectomy radiotherapy gallstones kidneystones haemorrhoids piles whooping tetanus malaria typhoid ebola scabies ringworm impetigo mrsa sepsis encephalitis meningitis hydrocephalus microcephaly cleft scoliosis rickets clubfoot lymphoma melanoma sarcoma carcinoma leukaemia anorexia anorexic bulimia bulimic bereavement counselling counsellor psychologist therapist optician dialysing transfusion infusion vaccination dosset paramedic paramedics ambulance stomas migraines palpitations mobility prescription prescriptions oxygen-machine chemist pharmacist dementia suicidal suicide breathless stutter vaccinated vaccine paraplegic thyroid
endometriosis menopaus* hysterectomy thyroid goitre adenoids grommets hernia pleural thalassaemia thalassemia haemophil* hemophil* pku ibs ibd gerd reflux gastri* hepat* renal coronary cardiac myocardial stent stents bypass-op angioplasty ms mnd cfs m.e als
`;
/** A word that ends so is a medicine or an illness, whatever it begins with. */
export const HEALTH_ENDINGS = `itis aemia emia osis olol azepam azolam mycin cillin statin pril sartan prazole oxetine triptan dipine floxacin cycline gliptin gliflozin tidine mab parin setron profen oxacin barbital caine plegia paresis ectomy ostomy oscopy pathy algia rrhoea rrhea`;
/** Words with those endings that are of the building or of ordinary speech. */
export const NOT_HEALTH = `mosaics hypnosis prognosis diagnosis poultice poultices osmosis metamorphosis symbiosis sympathy empathy apathy telepathy cocaine april nostalgia mab academia bohemia premia endosmosis profen thrombosis-of carbonitis`;
/** Phrases. */
export const HEALTH = `
kidney|gall|bladder stones|stone
shielding *2 knock|mask|isolating|vulnerable
t|is|was|are|been|still|hes|shes shielding|isolating|convalescing|recuperating|bedbound
hip|knee|shoulder|heart|valve|lens replaced|removed|rebuilt|pinned|amputated
ambulance|paramedics|999 here|out|called|came|twice|again|last|this
can not|never|hardly|barely *2 get|stand|walk|climb|bend|lift|reach|manage|see|hear|breathe|sleep *4 bath|stairs|bed|chair|step|steps|shower|unaided|alone|unaided
cant|cannot|struggles|unable|needs help|hard to? get|getting|climb *2 in|out|up|down *1 of? *1 bath|shower|bed|chair|stairs
dosset|dosette|dossette|pill|tablet box|tray
whooping|smokers cough
breast|bowel|lung|skin|prostate|throat|brain|bone|blood|ovarian|cervical|liver|stomach cancer|tumour|disease

forgets|forgetting|forgot|forgetful|muddles|wanders|wandering *2 turn|take|lock|turns|off|who|where|name|night|street|outside
undergoing|having|had|has|awaiting|starting|started|finishing|facing *1 ivf|treatment|tests|surgery|operation|chemo|transplant|scans|therapy|infusions|amputation
sleep apnoea|apnea|clinic machine?
ventilator *2 lead|socket|power|bed|bedroom|battery|plug
walks|walking|gets with|w|on|using #|a|his|her? sticks|stick|crutches|canes|cane|frame
burn|burns|burned|burnt|scalded|cut|hurt|trapped|injured|banged|gashed|sliced|cracked @whose @body|head|face|skin
slipped|fell|tripped|collapsed *2 stairs|bath|path|step|steps|landing|floor|ice|kitchen|shower|water|wet *2 broke|hurt|hip|wrist|ambulance|hospital|bruised
baby|she|shes|wife|daughter|girlfriend|partner due in # weeks|wks|months|days|mths
due in # weeks|wks|months|mths *3 cot|nursery|baby|bump|pregnant|pram
lump|lumps|growth|tumor|tumours *2 found|removed|neck|breast|throat|lung
wears|wearing glasses|patch|brace|splint|sling|pendant|boot|nappies|pads|hearing
has a? sling|cast|splint|brace|pendant|pacemaker|stent

@kit on|in|by|behind|against|beside|at|under|near|beneath *3 sill|window|worktop|table|room|rm|bed|bedroom|hall|hallway|door|fridge|kettle|lounge|kitchen|bathroom|sink|chair|sofa|wall|landing|side|cupboard|shelf|porch|drawer|counter|sideboard|cabinet|floor|stairs|bath|radiator|rad|settee|armchair
@kit
had|has|having|have|a fit|fits|turn|turns|funny-turn *1 last?|again?|on?
chemist|pharmacy|methadone run|script|scripts|pickup|collection|daily|delivery|delivers|bag|bags
slipped|prolapsed|bulging disc|disk
gp|doctor|doctors|consultant|hospital|nurse|midwife|physio|ot|dr says|said|told|thinks|reckons|wants|blames|confirmed|advised|wrote|recommends|recommended *3 chest|breathing|lungs|asthma|mould|health|bad|worse|heating|warm|mask|rest|ramp|shower|rail|rails|move|moving|damp|him|her
has|have|had|got|with|w *1 cancer|dementia|ms|copd|asthma|diabetes|epilepsy|arthritis|stroke|leukaemia
mask please|pls|needed *1 for?
explain in person
go gently
awaiting|waiting|booked|due|list *2 hip|knee|cataract|heart|bypass|scan|operation|op|surgery|transplant
ot recommends|recommended|recommend|says|report|asked|wants *1 ramp?|rail?|shower?|rails?|bath?
asks|wants|needs|asked|requests|requesting|wanting for? *1 level|grab|walk|raised|stair|hand|wet|low|bath|shower|half|key|lever *1 access|rail|rails|lift|room|seat|step|in|floor|shower|board|turner|taps *1 shower?|taps?
level access shower|shwr
perching|bath|shower stool|seat|chair *2 sink?|basin?

@have *2 no? bad|weak|dodgy|poor|broken|fractured|swollen|collapsed|one|new|failing|chronic|terrible @body
bad|weak|dodgy|poor|poorly|failing|gammy|broken|fractured @body|back|leg|legs|chest|arm|arms|ankle|hip|wrist
broke|breaks|broken|fractured|sprained|dislocated|twisted|hurt|hurts|injured|cracked *1 @whose @body
broke|fractured|sprained|dislocated wrist|ankle|hip|arm|leg|collarbone|elbow|shoulder|ribs|pelvis|femur|foot|hand|neck|kneecap
with @whose @body|back|nerves|heart|chest|legs
@whose nerves|heart|chest|lungs|breathing|hearing|eyesight|sight|memory|mobility|condition|health|illness|operation|op|disability|medication|knees|kidneys|balance|vision
one lung|kidney|leg|arm|eye
re|about|with|for lungs|chest|heart|breathing|health|kidneys|liver
lungs|bowel|bladder|prostate|kidneys|pancreas
@have *1 a? fall|falls|op|operation|surgery|stroke|scan|biopsy|baby|miscarriage|transplant|heart|attack|breakdown
heart attack|attacks|condition|failure|bypass|problem|problems|trouble|op|murmur|disease|valve-op|defect
@body problem|problems|trouble|condition|complaint|disease|failure|cancer|infection|infections|pain|pains|op|transplant|replacement|issues|disorder
hip|knee|shoulder replacement|replacements|op|operation|surgery|done
waiting|wait|list *3 op|operation|hip|knee|surgery|transplant|cataract|scan|hospital
waiting list *2 hip|knee|op|heart
mental|emotional health|illness|breakdown|problems|state|wellbeing
learning|physical|hidden|registered|severe|severely|mild disability|disabilities|difficulties|disabled|impairment
special|additional|complex|sensory|medical|health|care needs
educational needs
panic|anxiety|asthma|heart|breathing|epileptic attack|attacks
short of breath
out of breath
cant|cannot|struggles|struggling|difficulty|trouble|finds|hard|unable|hardly|barely|couldnt|not *2 breathe|breathing|walk|walking|stand|climb|climbing|bend|see|hear|lift|swallow|speak|sleep|bathe|wash|dress|stairs|steps|reach
cant|cannot|struggles|struggle|unable|couldnt|wont|dont|doesnt|no|not|struggling *2 manage|do|use|get|climb|up|down *2 stairs|steps|bath
too breathless|weak|frail|ill|poorly|unwell|sick|unsteady to|for?
unsteady|shaky|wobbly|frail|weak on? @whose? feet|pins|legs|lady|gent
@be frail|poorly|unwell|ill|sick|weak|disabled|deaf|blind|expecting|pregnant|depressed|anxious|suicidal|forgetful|confused|tearful|stressed|bedridden|bedbound|housebound|unsteady|dying|terminal|paralysed|immobile|infirm|incontinent|diabetic|asthmatic|breathless|dizzy|exhausted|hospitalised|sectioned|paranoid|delusional|vulnerable
@who *1 frail|poorly|unwell|ill|sick|weak|disabled|deaf|blind|expecting|pregnant|depressed|anxious|suicidal|forgetful|confused|tearful|stressed|bedridden|dying|paralysed|infirm|dizzy|paranoid|collapsed
very? bit|little|quite|v|getting|increasingly|becoming forgetful|confused|frail|deaf|unsteady|tearful|muddled|breathless|wheezy|chesty|anxious|depressed
forgetful|tearful|suicidal|crying|sobbing|depressed|hearing-impaired
partially|partly|visually|registered|hearing|vision|sight|nearly|almost|going|completely|totally|profoundly|legally sighted|blind|impaired|deaf|loss
hard|hardly|hrd of hearing
loss|losing|lost of? *1 hearing|sight|eyesight|memory|vision|limb|smell
lost|losing @whose? leg|baby|sight|hearing|memory|eye|hair
hearing|sight|visual|walking|mobility|bath|bathing|toilet|living aid|aids|loop|loss|impairment|frame|frames|stick|sticks|cane|scooter|scooters|seat|board|equipment
walking|walks|gets|get|getting with|w|about|around on|with|w? a? frame|stick|sticks|crutches|walker|cane|aid
zimmer|walking|rollator frame
shower|bath|toilet|perching chair|stool|seat|lift|board|rails|rail
raised|high|higher toilet|wc seat|pan
grab|hand|support|bed|drop|fold rails|rail *2 wanted|requested|needed|asked|please|pls|fitted|by|for|in|at
asked|asks|wants|wanted|needs|requested|requests|request|want|waiting *2 grab|ramp|handrail|handrails|rail|rails|stairlift|wetroom|levelaccess|hoist|lift|keysafe|downstairs|lever|walkin|adaptations|adaptation
asked|asks|wants|wanted|needs|requested|requests|request|want|waiting *2 wet|level|walk|accessible|ground in? room|access|shower|floor|wc|flat|bungalow
key turner|turners *1 and? lever? taps?
lever taps
disabled facilities grant
dfg|oct|ot assessment|grant|visit|report|referral|recommended|recommends|recommendation|works|letter|request|asked|says
ot|occupational therapist|therapy|therapists
disabled tenant|child|son|daughter|person|resident|husband|wife|mum|badge|adult|brother|sister|man|woman|lady|parking|occupant|adaptations|adaptation
blue badge|badges
guide|assistance|hearing|support|therapy dog|dogs
white|long stick|cane
hospital|profiling|medical|bariatric|adjustable|electric bed|beds|mattress|boxes|supplies|equipment|letter|letters|records|notes *3 room|rm|wall|hall|lounge
hospital|profiling|medical|bariatric bed|beds|mattress|boxes|box|supplies|equipment|letter|transport|appt|appointment|discharge|waste|condition|history|reasons|grounds|needs|issues|exemption|exempt|card|priority|bag
pressure mattress|cushion|sores|sore|relieving|pad
oxygen bottle|bottles|cylinder|cylinders|tank|tanks|tube|tubes|tubing|machine|concentrator|at|on|mask|therapy|user|kept|stored|delivered|supply|line|lines|in|by|behind|dependent
home oxygen
on|has|uses|needs|using|with oxygen|o2|insulin|morphine|meds|medication|methadone|tablets|antibiotics|steroids|warfarin|inhalers|dialysis|chemo|crutches|drip|ventilator|sticks|sedatives
ventilator|ventilators|suction machine|user|dependent|at|in|for
feeding tube|tubes|pump|peg
peg fed|feed|feeding|tube
sharps|clinical|yellow bin|bins|box|waste|bag *3 worktop|sill|counter|fridge|kitchen|bathroom|window|side
sharps bin|box
blister|pill|tablet|medicine|drug|dosette|medication pack|packs|box|boxes|cabinet|bottles|bottle|organiser|dispenser|chart|charts|fridge|trolley
pills|tablets|syringes|needles|medicines *3 worktop|side|sill|kitchen|fridge|table|kettle|bed|drawer|counter|cupboard
bottles? of? pills|tablets|medicine
incontinence|continence|nappy|adult pads|pants|sheets|supplies|nurse|nappies|products
@whose|has|her|his stoma|catheter|bag|hoist|commode|wheelchair|crutches|zimmer|scooter|frame|inhaler|inhalers|nebuliser
asthma|blue|brown|steroid|reliever|preventer pump|inhaler|spacer|inhalers|card|clinic|nurse
blood pressure|thinners|sugar|sugars|test|tests|monitor|glucose|transfusion|clots|clot|disorder
glucose monitor|meter|sensor|tablets
@letterfrom *2 gp|doctor|doctors|hospital|consultant|clinic|specialist|dr|midwife|surgery
gp|doctor|doctors|dr|drs|consultant|hospital|clinic|specialist|psychiatrist|physio|midwife|nurse|dentist|surgery @letterfrom|says|said|told|advised|visit|visits|thinks|confirmed|wrote|referral|surgery|evidence|supports|support|concerned|worried|recommends|calls|comes|due|today
@letterfrom *2 seen|shown|on|from hospital|gp|doctor|doctors|consultant
a&e|ae @letterfrom|visit|visits|trip|last|twice|again|with|for|last
in|out|from|into|to|at|back of? *1 a&e|hospital|hosp|clinic|icu|hospice|respite|rehab
a e letter|visit|trip|twice|last
ambulance|paramedics|paramedic|999 called|came|attended|out|twice|for|took|last|call
taxi *2 clinic|hospital|surgery
off|came|come|comes|home|back|discharged|admitted|taken|rushed|just|straight|due *2 hospital|hosp|theatre|surgery-ward|ward|infirmary|icu
going|goes|gone|went|in|into|due|had|having|has|awaiting|after|recovering|waiting *2 op|operation|surgery|treatment|scan|scans|dialysis|chemo|radiotherapy|physio|rehab|detox|blood-tests|xray|transfusion|counselling|therapy|injections|infusion|infusions
the|a|his|her|district|community|psychiatric|mental|health|care|asthma|cancer|macmillan|dialysis|cpn|diabetic|school|ward|stoma nurse|nurses|visitor
nurse|nurses comes|come|visits|visit|calls|called|due|was|here|daily|attends|every|twice|in|present|does|each
health|healthvisitor visitor|visitors|worker|team|condition|problems|issues|reasons|grounds|centre
support|care|key|outreach|recovery|mental|drug|link worker|workers|agency|package|plan|team|assistant|coordinator|visits
carer|carers|pa|homehelp comes|come|visits|visit|calls|twice|daily|morning|every|each|four|x2|x4|let|in|key|keys|present|needed|support|allowance
is|as|main|full|young|sole|registered|paid|his|her|the|unpaid|only|live carer|carers
care|nursing home|package|plan|agency|calls|visits|line|call|assessment|needs *2 daily|times|a|day|am|pm
care package|agency|plan|assessment|line
cared|cares|caring|looks|looking for|after *1 mum|mother|dad|father|husband|wife|him|her|son|daughter|brother|sister
social care
meals on wheels
red|pendant|fall|falls|lifeline|careline|personal cord|alarm|alarms|pendant|detector|sensor|line|button *1 worn?|round?|neck?
pendant|lifeline|careline|telecare|piper alarm|alarms|unit|cord|button|system|round|worn|wearer|base
wears|wearing a? mask|oxygen|cast|plaster
in a? sling|cast|plaster-cast|wheelchair|coma|brace
leg|arm|foot|wrist|hand in plaster|cast|pot|splint|boot|sling
using|uses|use|needs|has *1 oxygen|inhaler|inhalers|wheelchair|frame|stick|crutches|hoist|commode|nebuliser|walker|catheter|pump|aids|stairlift|scooter|pads|cane|walking
sleeps|sleeping|slept|sleep|lives|living|stays|bed|moved *1 downstairs|lounge|armchair|recliner|chair|upright|sofa|settee *1 now?
sleeps|sleeping|slept|sleep|living in *1 lounge|livingroom|frontroom|chair|armchair|recliner|dining|downstairs
bed brought? downstairs|in *1 lounge|diningroom
cant|cannot|never|no longer|doesnt *2 upstairs|stairs|leave|go|get *1 house?|bed|flat?|up?
wets|wet|wetting|soils the? bed|beds|himself|herself|bedding
bed|bedding wetting|wetter|soiling
wakes|up|awake|keeps *2 coughing|wheezing|choking|breathless
coughing|wheezing|wheezy|chesty|coughs|snuffly|sneezing|itching|choking *1 all? night?|day?|blood
bad|dry|constant|nasty|hacking|persistent|chesty|night|chronic|terrible|ongoing cough|chest|coughs|coughing|breathing|asthma|cold|flu
chest|skin|ear|eye|throat|lung|water|urine|kidney|sinus|urinary infection|infections|complaint|pain|pains|problem|problems|condition|rash *1
nose|noses bleeds|bleed|bleeding
@have *2 flu|covid|tb|ms|me|uti|hernia|gout|cold|virus|condition|conditions|syndrome|disorder|seizures|fits|illness|infection|lump|ulcers|thrush|scarlet|measles|chickenpox|mumps|fever|rash
covid|flu|norovirus|scabies|chickenpox|measles|mumps|tb|legionnaires positive|isolating|isolated|fever|again|jab|symptoms
syndrome|disorder|disorders|disease|diseases
down|downs syndrome|child
motor neurone|neuron
multiple|muscular|cystic|pulmonary sclerosis|dystrophy|fibrosis|hypertension|embolism
rheumatoid|rheumatism|rheumatic
sickle cell
cerebral palsy
long covid
low|weak|weakened|compromised|poor|suppressed|no immune|immunity
immune system|suppressed|compromised
high|low blood|bp
learning difficulties|disabled|disability
autism|autistic|adhd|asd|asc|send|sen pathway|spectrum|assessment|diagnosis|referral|school|unit|child|son|daughter|lad|boy|girl
on *1 autism|autistic|adhd|asd|spectrum|palliative|transplant pathway|spectrum|care|list|waiting
ehcp|asd|asc|sen|send|pip-assessed
non verbal
noise|noises|strangers|loud|drilling|dust|change|lights|smell|spores|mould|damp|visitors|cold *2 upsets|upset|sets|frightens|distresses|distress|triggers|trigger|panics|scares|affects|aggravates *1 him|her|them|off|asthma|chest|breathing|meltdowns?|anxiety
upsets|distresses|frightens|panics|triggers|sets him|her|them|off
setting|sets|set|brings|bringing|flares|flaring|triggers|triggering|aggravates|aggravating it|him|her|asthma|off|on|up *1 off?|again?
meltdown|meltdowns|selfharms|selfharming
is|shes|was|wife|daughter|she|t|heavily|now|currently|partner expecting|expectant|pregnant|preg|due|heavily *2 due?|pregnant? *1 jan|feb|mar|march|apr|april|may|june|july|aug|sept|oct|nov|dec|christmas|xmas|any|week|month|soon|spring|summer|easter
expecting *2 baby|twins|due|first|second|child|jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec|christmas|in|soon|again
baby|bub|twins due|expected *1 jan|feb|mar|march|apr|april|may|june|july|aug|sept|oct|nov|dec|soon|next|any|in?
due *1 date? baby|jan|feb
due|expecting feb|march|april|may|june|july|aug|sept|oct|nov|dec|january|february|any *1 worried|baby|child|first|so
months|mths|wks|weeks|mnths pregnant|preg|gone|expecting
pregnant|preg|gone # wks|weeks|mths|months|mnths
# wks|weeks|mths|months pregnant|preg|gone
in labour
had|has|having|just *2 baby|csection|caesarean|miscarriage|epidural
bump|scan|scans photo|picture|due
giving|gave birth
bereave* grieving?
grieving|bereaved|mourning
drug|alcohol|substance|gambling misuse|addiction|dependency|dependence|rehab|services|service|recovery|worker|abuse|problem|issues|user
alcoholic|addict|alcoholism|addiction|addicted|addicts|recovering
recovering|ex alcoholic|addict|user
self harm|harms|harming|harmed|neglect|neglecting
took|taken|tried|attempted|thoughts|feels|threatened|threatening *2 overdose|suicide|kill|end|life|harm
suicide|suicidal
nervous|mental breakdown|wreck|illness|health
under|sectioned|known *2 section|crisis|cmht|camhs|psychiatrist|mh|consultant|specialist|oncology|hospital
crisis team|house|line
mh|mhealth issues|team|problems|worker|support|nurse|needs
section # mha?
feeling|feels|felt|very|so|really|extremely|been|seemed|looked|looks low|down|suicidal|depressed|anxious|stressed|unwell|poorly|ill|dizzy|faint|sick|hopeless|confused|distressed|upset-and-shaking
not|isnt|wasnt feeling? well|coping
making|makes|made|makng|keeps *2 ill|sick|poorly|unwell|cough|wheeze|worse-breathing|chesty
illness|ill|sick|poorly *2 child|kid|kids|baby|son|daughter|husband|wife|mum|mother|dad|tenant|t|lady
off work|sick|school *1 with|w|sick|ill|poorly|long|his|her|stress|back
signed off|sick
sick|fit note|notes|pay|leave
long term? sick|sickness|illness|condition
terminal|terminally|life|end limiting|ill|illness|cancer|diagnosis|of|threatening *1 life?
end of life
has|given|only *2 weeks|months to live
pip|dla|esa|attendance mobility|assessment|award|review-medical|component
attendance allowance
allergic|allergy|allergies|intolerant|sensitive to? dust|mould|spores|penicillin|nuts|latex|bleach|paint|fumes|pets|cats?
latex|nut|penicillin|dust|pollen|mould|severe|bad allergy|allergies|allergic
fall|falls|fell|fallen|slipped|tripped *4 hip|wrist|ankle|hospital|leg|arm|head|back|ribs|stairs-and-hurt|ambulance|twice
had|risk|after|since|following|prone|history *2 fall|falls|stroke|op|operation|accident|seizure|crash|hysterectomy
falls risk|team|clinic|sensor|prevention
at? risk of falls|falling
brain|head|spinal injury|damage|tumour|bleed|injuries|cord|haemorrhage|surgery
life support
medical reasons|grounds|needs|condition|conditions|history|issues|emergency|evidence|appointment|appt|equipment|supplies|boxes|letter|priority|exemption|help|attention|advice
diagnos* with|w|as|last|of
hospital|hosp|drs|gp|doctors|dentist|clinic|physio|scan|midwife|consultant appt|appts|app|appointment|appointments|visit|visits|checkup|check|review
appt|appointment|app at|with|w *1 hospital|hosp|gp|doctors|clinic|consultant|midwife|drs|nurse|physio|specialist|psychiatrist
@whose|has|had *1 psychiatrist|physio|consultant|counsellor|therapist|cpn|oncologist|midwife|nurse
community|palliative|district|mental|crisis|homecare|reablement care|nurse|health|team|nurses|visit
hearing aid|aids
flashing|vibrating doorbell|bell|alarm|pad *1 for|deaf
deaf alarm|alarms|tenant|lady|man|so
text|texts|write|written|sign only *2 deaf|hearing
bsl|sign|makaton interpreter|language|signer|user
easy read|reads
large|big print|text
fridge *1 insulin|medicine|meds|injections|medication
insulin|injections|meds|medication|feed|medicine *2 fridge
power|electric|elec *4 oxygen|nebuliser|dialysis|ventilator|stairlift|hoist|cpap|feed|mattress
priority services register
psr registered?
memory loss|clinic|problems|issues|team|poor|going|trouble
poor|bad|short|failing|losing memory|eyesight|hearing|mobility|balance|health|circulation|sight|vision|breathing
limited|reduced|restricted|poor|low|no|impaired|bad mobility
mobility issues|problems|scooter|aid|aids|limited|impaired|needs|poor|car|allowance|bad|difficulties
tracheostomy|trachy|trach *1 suction?
bowel|bladder issues|problems|bag|trouble|cancer|control
gastric|hickman|picc band|line|bypass
rare|genetic|blood|skin|nerve|autoimmune|eating|thyroid|lung|breathing|bone|muscle|degenerative|heart|underlying|chronic condition|conditions|disorder|disease|problem|illness|pain|fatigue|issues
eating disorder|disorders
personality disorder
borderline|emotionally personality|unstable
care|clothing|walking|adult stick|nappies|pads
burns|burn|scalded|scald herself|himself|unit|hand|arm|leg|victim
treatment|treatments|chemo|dialysis *2 mon|tues|weds|thurs|fri|sat|monday|tuesday|wednesday|thursday|friday|weekly|every
`;
