/** The building's own illness and family life: what these phrases cover is about no person. */
export const BUILDING = `
chronic *1 leak|leaks|leaking|damp|condensation|mould|drip|blockage|problem|defect|movement|overflow|water|backfall|fault|low|airlock|pinhole
dead leg|legs|load|man|bolt|lock|lite|end|ends|short|fan|level
bleed|bleeding|bled *2 rad|rads|radiator|radiators|valve|system|air|nipple|screw
@building *2 healthy|sick|ill|suffering|tired|poorly|paralysed|dead|dying|breathing|breathes|expecting|frail|weak|blind|deaf|exhausted
suffering|suffers *2 salt|salts|frost|rot|damp|corrosion|movement|spalling|attack|from-penetrating|water|condensation
sick building
patient approach|repair|work
disabled wc|toilet|alarm|refuge|access|parking|bay|bays|lift|ramp|facilities|cct|circuit|socket|zone|sensor|fan|timer|door|detector|boost|parking|smoke|control|function
accessible wc|toilet|bay|entrance
nursing *2 boiler|system|pump|roof
blind bay|bays|side|spot|end|box|hole|fixing|valley|flange|header|cover|nailing|cord|window|rivet|plate|rivets|wall|arch|corner|gutter|pull|mortice
blind|blinds *2 broken|fitted|bracket|cord|slats|down|up|roller|to
blinds
heart wood|of
back boiler|door|gutter|wall|addition|bed|bedroom|garden|elevation|yard|room|gate|plate|box|to|of|fall|feed|flow|edge|land|inlet|pressure|panel|lane
foot|leg|arm|head|neck|eye|throat|skin|bones|shoulder|nose|toe|knee|elbow|chest|heel|hip|rib|lung|back|ear washer|lining|welt|screw|nut|of|wall|valve|tile|tiles|level|roof|end|rafter|bracket|jamb|ventilator|swan|joint|plate|height|freezer|drawers|board|drip|bend|path|way|coat|rail|piece|rafters
hip|swan|valley tile|tiles|neck|roof|end|ridge|rafter|iron|irons|hips
chest freezer|drawers|height|of
mist|base|skim|finish|scratch|top|bonding|eye|spotting|one|two|final|second|first coat|coats
skim *2 coat
stress|stressed|stresses slab|crack|cracks|graded|concrete|skin|panel
weeping|weep|weeps *2 joint|hole|holes|valve|gland|tee|union|brick
weep|sick|sickness-benefit hole|holes|vent|vents
family bathroom|wc|home|house|sized|room
master|child|baby bedroom|lock|locks|key|proof|resistant|safety|en|belling
child|children|baby lock|locks|proof|safe|safety restrictor?|catch?
sister|neighbouring flat|building|property|roof|unit|site *1 has?
sister it|with|rafter|joist|joists
sister|daughter|parent|mother|twin|mum|dad company|block|board|boards|roof|wall|flue|skin|socket|sockets|gang|timber|wire|walled|circuit|slot|building|joist|earth|plate|house|valve|rail|tub|pole|unit|outlet|switch|switches|skinned|flex|elbow|lead|core|glazed|tap
twin|twins socket|sockets|flue|wall|skin|gang|earth|and|bowl|basin|outlet|slot
male|female iron|thread|elbow|fitting|adaptor|coupler|end|connector|socket
english|flemish|french|welsh|spanish|italian|roman|dutch|scotch|portuguese|norwegian|chinese|indian|turkish|belgian|german|canadian|swedish bond|slate|slates|drain|drains|window|windows|door|doors|tile|tiles|gable|gambrel|arch|polish|blind|blinds|pine|oak|redwood|garden|dresser|chalk|cedar|fir|stone|sandstone|gutter|valve|standard|crossbar|plinth
polish *1 plaster|floor|brass|out|off|brasses|stone
norman|roman|double tile|tiles|arch
church door|window|roof|hall|road|street|lane|st|rd|house|view|close|wall|walk|court
chapel|temple|mosque|abbey|priory|cathedral row|street|st|road|rd|lane|house|court|close|view|walk|court|hill|gate
prayer|cold bridge
black|white|asian mould|spot|spots|spotting|ash|mortar|paint|staining|stain|pipe|pvc|plastic|upvc|half|round|iron|bag|bags|hardcore|mastic|grout|gutter|sludge|growth|marks|speckle|speckling|dust|felt|soot|water|silicone|rot|specks|patch|spirit|goods|waste|card|powder|cable|card|cover|gloss|efflorescence|salt|salts|crust|fluff|bloom|patches|rads|tape|line|bits|brick|brickwork|stuff|damp|deposit|residue|film
fall|falls|fell|falling|slipped *3 wall|roof|path|gully|gulley|gutter|outlet|from|away|drain|back|slate|slates|tile|tiles|level|incorrect|pipe|ponding|towards|run|plaster|off|ceiling|debris|mm|ridge|tower|of|shower|tray|bath|lead|flashing
back|wrong|insufficient|correct|no|poor|good|adequate|reverse|1 fall|falls *2
poor|weak|bad|broken *1 back wall|fall|boiler|door|gate|gutter|bed|addition
hot|cold spot|feed|bridge|water|main|spots|bridging|rise|store
old|elderly|retired|mature *1 boiler|wiring|fan|unit|system|pipe|pipework|window|plaster|valve|lead|roof|tree|board|wall|cylinder|flue|stock|tank|felt|cable|installation|copper
# yr|yrs|year|years *1 old? boiler|guarantee|warranty|life|fan|roof|window|old-boiler|running|windows
boiler|fan|roof|unit|flue|windows|cylinder|carpet|kitchen|system|alarm|alarms|felt|pump|heater|battery|glass *1 # yr|yrs|years|year|mths|months old?
running|for # yr|yrs|years
gas|mains|smoke|heat|co|carbon|fire|alarm|emergency detector|alarm|alarms|service
emergency light|lights|lighting|escape|stop|pull|isolator|door|repair|job|exit
living room|rm|area|space
dust|drinking|water-sensitive mask
crawl|crawling space|board
dry|wet|brown|white rot
wet room|rm|wall|area|vent|trade|trades|chem|edge|plaster
ramp to|from|spalled|surface|edge *2
handrail|handrails *2 loose|missing|broken|bracket|brackets|one|rusty|rotten|side|sides|fixed|wobbly
stair|stairs|grab|hand rail|rails|handrail|handrails *2 loose|rotten|missing|rusty|off|bracket|brackets|broken
curtain|towel|dado|picture|bottom|top|meeting rail|rails
shower|bath|toilet|wc seat|board|rail|screen|tray|panel *1 cracked|loose|broken|missing|split|leaking|hinge|fixing|fixings|perished|down|off
bed|beds|bedroom|bedding *1 joint|joints|mortar|compound
wets|wetting|wet the|out|agent|down wall|plaster
water|gas|electric|meter pressure|hammer|infection|main
tablet|tablets|pellet *1 salt|chlorine|cleaner|dosing
spray|dosing|dose|treat|treated|treatment|treatments *2 mould|timber|wash|rot|worm|biocide|fungicide|inhibitor|wall|stain|woodworm|wood|fungicidal|none|no|required|needed|water|tanking|chemical
mould treatment|wash|killer
no|needs|chemical|water|timber|damp|rot|preservative|fungicidal treatment|treatments
course|courses *1 injections|injection
chemical|dpc|silicone|resin|cream injection|injections|injected
injection|injected dpc|mortar|resin|holes|cream|holes|damp
operation|operations *1 normal|ok|noisy|of|manual|fan|boiler|valve
operation ok|checked|normal|tested
hospital|infirmary|clinic|surgery|hospice|refuge|prison|school|nursery|church *1 road|rd|street|st|lane|close|court|walk|hill|view|house|green|place|avenue|ave|drive|estate|way|gardens|bins-store
school|nursery|college|university road|rd|street|st|lane|close|court|walk|hill|view|house|house-gable|green|place|avenue|ave|drive
police|court station|yard|house|room
court *1 yard|car|block|entrance|riser|roof
cluttered|clutter loft|cupboard|cables|wiring
refuse|refuge|refuges store|chute|chutes|bin|bins|room|area|point|hatch|intercom
recovering|recovered *2 temp|heat|pressure|slowly|floor|roof
attack *1 on|by|from|salt|frost|sulphate|fungal|beetle|rust
salt|frost|sulphate|fungal|beetle|insect|worm|acid attack
fever nest
gas arm|cock
banging|bangs|knocking|hammering|noise|noises|noisy|screams|moaning *2 pipe|pipes|boiler|rad|radiator|fan|tank|valve|pump|heating|main|cistern|flue|loft|bearing|motor|bearings
@building *2 banging|bangs|noisy|screaming|moaning|screams|loud|knocking|kicking|aggressive|depressed|depression|dirty|filthy|abused|neglected|shouting|fighting|frightened|lazy|awkward|drinking|violent|smells|stinks|stained|broken|hurt|cracked|drunk|rude|painted|smashed
gang|gangs *1 of|switch|box|socket|plate|nail|blades|#
# gang
needle|needles *1 valve|gun|felt|probe|pine|moisture|meter
drug|crack|cracks|cracked|cracking *3 wall|plaster|lintel|render|pane|tile|pan|tray|pipe|ceiling|joint|basin|cill|sill|width|mm
weed|weeds *2 gutter|gutters|path|paving|patio|joints|growing|growth|valley|killer|in
weeds
grass|tree|root|roots|ivy|mould|vegetation|shrub|plant|buddleia|moss growing|growth
growing|grows *2 gutter|gutters|wall|chimney|valley|brick|joint|sill|through
abandoned|disused *1 flue|chimney|pipe|cable|duct|tank|meter|drain
stolen|vandalised|stripped *1 lead|copper|pipework|downpipe|flashing
lead|copper|downpipe|flashing|cable *1 stolen|stripped|taken|missing
arrest|arrestor|arrestors|arrester|arresters|arrested|arrests *1 fit|fitted|hammer|spark|surge|leak|fall
spark|fall|shock|hammer|surge|water arrestor|arrester|arrest
fit|fits|fitted *2 arrestor|arrester|arrestors|arresters|mm|fan|trv|vent|new|bar|safety
fits|fit
dirty|filthy *1 filter|filters|fan|grille|gutter|gutters|water|vent|blades|ductwork|coil|sump
smoking|smokes|smoke *1 boiler|fire|motor|test|alarm|alarms|detector|pellet|match|pen|seal|seals|x2|vent|bomb|chimney|fireplace|and|heat
smoke pen|match|pellet|bomb|test|x2|alarm|detector|seal|control|vent
drinks|drinking|drink water|supply|main|tap|fountain
dealer|dealers yard|supplied
bail|bails|court-bail out|water|handle
offending|offends *2 pipe|tile|slate|joint|section|tree|branch|fan|unit
marker|markers *2 post|tape|pen|paint|line
tag|tags|tagged *1 tie|on|number|valve|cable|no|asset|meter|missing|scaffold|pat|bosch|cylinder
scaffold|asset|pat|meter|valve tag|tags
flag|flagged *1 stone|stones|path|paving|joint|up|cracked
bullied|jail|prison|custody bolt
execution|exposed|exposure
fan|fans refuses|wont|doesnt|not
@building *1 wont|doesnt|refuses|not|never|didnt|failing|fails|isnt *4 open|run|start|clear|close|heat|fire|dry|close|work|clean|drain|flow|turn
window|windows|vent|vents|door|sash|casement|light|handle|handles *2 doesnt|wont|not|never|cant|will *1 not? *1 open|close|shut|lock|latch|pull|seal|opens
windows|window|vents|vent|trickle *1 vents? found|painted|seized|nailed|screwed|shut|closed|jammed|stuck|sealed *2 shut|closed|open|open-only?
trickle vents|vent *3 closed|shut|blocked|painted|open|missing
rent|rents *2 felt|roof|membrane|flashing|split
debt|wages bill
bank|banks *1 of|meter|rad|switch|radiators|earth|soil|meters|garages|grass|behind|rear
credit|credits meter|card-slot
meter *3 tails|box|cupboard|cupbd|reading|readings|cabinet|hatch|cover|serial|no
benefit|benefits *1 from|of|with
would|will|may benefit|benefits
account|accounts|accounted for
sort|sorts of|out
charity shop
interest|interested
tip|dump *1 loose|run|weathered|at|point|up|rubbish|waste|charges|of
slate|nail|nails|tile|needle|pointing|to|the|rubbish tip|tips
loan|hire heaters|dehumidifier|dehumidifiers|dryer|dryers
poor|low|weak ventilation|insulation|flow|pressure|airflow|condition|standard|bond|seal|mortar|mix|signal|extract|workmanship|drainage|light|joint
condition of|poor|fair|good|report|survey|ok|roof *2
in|general|overall|fair|good|poor|bad|sound|reasonable|surface|external|terrible|party condition|repair
needs|need *2 new|replacing|repair|repointing|cleaning|renewing|clearing|rodding|resealing|fitting|seal|easing|overhaul|recalibrating
labour|labour-only|hours
stroke *1 of|pump|piston|length
ms *1 angle|pipe|plate|bracket|lintel|bar|flat|post|tube|beam|gate
me *1 angle
als
spacer|spacers *1 bar|bars|plate|block|blocks|brick|bricks|tile|batten|battens|tiles|window|glazing|ring|rings|pipe|fence
pipe|spacer|glazing|sealed|unit|tile spacer|spacers|packer
puffer|puff *1 smoke|pellet
pump|pumps *2 dead|seized|noisy|failing
fits *2 wall|loose|tight|frame|opening
gout|gouts
seized|seizes|seizure *2 fan|pump|valve|motor|bearing
valve|motor|pump|bearing|fan|hinge|lock seizure
relapse|remission
scan|scans *2 gpr|thermal|wall|roof|slab|drill|slab|floor|rebar|area|leak
gpr|thermal|cctv|drain|leak|moisture|rebar|ct|laser scan|scans
dressing|dressings *1 room|table|stone|up
allergy|noise sensitive
clinic|rash|hive|hives *2 heating|controls|thermostat|hub|app|receiver|stat
hive
hip roof|hip
sling|slings *1 hook|lift|lifting|load|beam
cast|cp|plaster iron|in|stone|concrete|joint
plaster cast|board
brace|braces|splint *1 wall|beam|frame|stud|joist
boot|boots *1 seal|room|lead|scraper
hoist|hoists *1 scaffold|ladder|tiles|material|materials|needed|roof|hire|up|beam
scaffold|ladder|tile|material|materials|builders|goods|passenger|electric|roof hoist
ramp *1 up|down|tests|rate
block|communal|main|shared|rear|entrance|comm|front|concrete *1 ramp|entrance|door|stairs
frame|frames *2 rotten|sound|sealed|loose|split|rot|ok|paint|window|door|square|mastic|packers
window|door|metal|timber|steel|tower|roof|a|stud frame|frames
stick|sticks|sticking|stuck *2 door|window|valve|tape|sash|lock|drawer|gate
door|window|gate|sash sticks|stick|sticking
pads *1 anti|rubber|lagging|spread|pad|felt|bearing
pan|pans connector|collar|cracked|moved|loose
monitor|monitors|monitored|monitoring *2 crack|cracks|damp|telltale|movement|readings|for|weeks|logger|rh|humidity
nursery stock
toy|toys|doll cupboard-door
pram|pushchair|bike|buggy|cycle|scooter store|shed|room|stores|storage|charging|lock-up|rack
mobility scooter store|shed|rack
nail sick|sickness
park|adjacent|near|by|next|opposite *2 school|nursery|church|mosque|hospital|clinic|college|police|prison|university
nominal|gas|water|electric|electrical|fan|supply|pipework|duct isolation|isolated
cat|cats *2 ladder|flap|slide|5|5e|6
dogs? leg|legged|tooth|grate
leg|legs *1 of|bath|cut|sofa|adjusted|tower|loose|loose|short
party|parties *1 wall|walls|fence|floor|structure|ceiling|roof
third party
nuisance dust|noise|water|tripping|trip
tripping|trips|tripped *2 rcd|mcb|board|fuse|breaker|circuit|lights|socket|immersion
rcd|mcb|breaker|fuse|board|electrics|cooker|shower|immersion trips|tripped|tripping
injury|trip|slip hazard|risk
slips|slip|slipped|slipping *2 tile|tiles|slate|slates|ridge|verge|coat|resistant|wire|flashing|lead|joint
moans|demand|demanding|demands valve|on|pump
difficult|awkward *2 access|to|reach|corner|junction|spot|detail|angle
neglected|overgrown *1 gutter|garden|gutters|paintwork|roof|fence|timber
lead|flashing|welted|step|valley dressing|dressed
fast|fasting track|drain
student|students accommodation|block|halls
retirement|sheltered block|scheme|housing
crack|cracks|fissure *2 healing|healed
expecting *2 rain|delivery|parts|quote|frost|dry
no|any|sign|signs *1 infection|infestation
infestation|infested
beds *1 joint|joints|mortar|# *1
riser|fb|fireman|fire|plant|radiator|rad|window|bleed|hex|allen|communal|comm|master|intake|meter|block|tank|isolating|budget|gas key|keys +8
key|keys *2 for|to *1 riser|plant|tank|meter|intake|communal|comm|roof|block|bin +6
parts|materials|service|delivery|repair|repairs|scaffold|order|ordered|skip|inspection|cert|eicr|recheck|revisit|pcb|quote|cctv|survey|plaster|plasterer|joiner|skim|decoration *2 due *1 in|next|this|on +3
@building *2 has|have|had|got|gets|needs|need|takes|on|with|w *2 @unknown
hips|hip to|of|tiles|roof|bedded|rebed|repoint|iron|mortar
new hip|hips|knee *1 tile|tiles|bend|to|roof
shingle|shingles|roofing *1 roof|cedar|felt|roof|loose|missing
cedar|roof|timber|felt|slate|bitumen shingle|shingles
nerve gas
lung wort
acne of
conditions|condition wet|dry|humid|ok|poor|site|ground|weather
air|draught|tight|sound|water sensitive|test|strips
baby blue|grand
premature failure|failing|cracking|drying|wear|rust|corrosion
royal|general mail|blue|icing|works|wear|condition|arrangement|notes|repair
tree|quantity|building|damp surgeon|surgery
ward boundary
pulled|pull cord *2 light|fan|switch|broken|snapped|bath|bathroom
in general
stanley|putty|palette|craft|utility|bread knife
poorly fixed|fitted|installed|laid|sealed|done|maintained|lagged|insulated|ventilated|built|formed|bonded|pointed|draining|performing|secured|wired
ecv|meter|valve|cylinder|isolated|locked|capped|off|ladder|scaffold|tower|and *2 tagged
broken? heart of oak|timber|pine|wood|the
deaf|blind|dumb bell|waiter|nut|fixing|spot|box
drip stand-pipe
hard of hearing-loop
broken|bust|cracked|dodgy|dead|loose|stiff|new neck|arm|head|leg|foot|elbow|shoulder|knee|back|skin|toe|rib|nose|throat|chest of|washer|plate|joint|board|tile|slate|bracket|bend|on|to|piece|rail
weapon|knife|gun *1 block|drawer|foam|silicone|nail|grease|caulking|heat|applicator
nail|heat|caulking|silicone|foam|mastic|grease|spray gun
baby|kiddies|mini grand|rad|bath
tired|poor|worn|dated kitchen|bathroom|decor|finish|finishes|wiring|units
no access|reply|answer
blood|brain|lung|heart red|dead|storm
shielding of|plate|cable|lead|box
cable|heat|lead|rf|radiator|flue shielding
`;
