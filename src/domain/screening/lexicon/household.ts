/** Who lives there, how they are related, how old and how many they are, and what lets one infer it. */
export const HOUSEHOLD = `
says|is|shes|hes|aged|turned|turning|nearly|almost|about # yrs|years|yr|mths|months
# sharing|share|sleeping|living|in *2 one|bath|here|flat|house|room
# in|to # bedrooms|bedroom|beds|rooms|room|bed
in|sharing|shares|share # bedrooms|bedroom|rooms
son|daughter|brother|sister|mother|father in law
lodgers?|flatmates?|housemates? in *1 box|back|front|spare
# kids|children *1 # *1 #? and? #?
student house|houses|let|lets|hmo

@relation
son|daughter|mum|mother|dad|father|brother|sister in law
@whose|a|the|both|little|young|younger|older|elder|eldest|youngest|adult|teenage|two|three|four|five|her|older *1 kid|kids|child|children|baby|toddler|boy|girl|boys|girls|teenager|teen|teens|bairn|bairns|youngsters|lad|lads
# kids|children|babies|adults|toddlers|teens|boys|girls|bairns|weans|teenagers|people|occupants|residents|persons|generations|lads|sons|daughters|dzieci *1 under|aged|all|sleeping|sharing|living|in|here?
kid|kids|child|children|toddler|toddlers|newborn|baby|babies|infant|infants|teenager|teenagers|teen|teens|twins|triplets|grandson|granddaughter|grandchild|grandchildren|grandkids|bairn|bairns|wean|weans|dzieci|schoolkids
grandson|granddaughter|grandchildren|stepson|stepdaughter|foster|fostering|fostered|adopted|childminder|babysitter|aupair
family|household|house of # *3 bed?
family of #
large|big|young|extended|growing|whole family|families
# of them *2 in|living|sleeping|share|sharing|there
# in *1 # bed|beds
# people|adults|persons *2 in|living|share|sharing
sleeping|sleep|sleeps|sharing|share|shares # to|in *1 room|bed
all|both|three|four|five|kids|them|parents|they sleep|sleeping|share|sharing|sleeps *3 room|bed|lounge|bedroom|rm
share|shares|sharing *1 bed|bedroom|room|mattress with
# beds in *3 flat|bed|house|room
# sleeping|sleep|sleeps *2 bed|room|lounge|rooms|there|here
overcrowd* overcrowding?
mattress|mattresses on *1 floor|floors *2 kids?
mattresses
lives|living|live|stays|is|on on? @whose? own|alone
on her|his|their own
lives|living|live|home alone
single|lone|teen|teenage|working|unmarried|separated|divorced|widowed|retired|elderly|unemployed|first mum|mother|dad|father|parent|parents|man|lady|woman|couple|gent|tenant|mam|pensioner
widow*|divorc*|separated|newlyweds|bereaved
pensioner|pensioners|oap|elderly|retired|retiree|student|students *1 tenant|couple|lady|gent|man|woman?
elderly|old|older lady|gent|gentleman|couple|man|woman|person|mother|tenant|resident|chap|lad|dear|fella|aunt|father
@relation passed|died|dead|left|moved|deceased *1 away?|out?
passed away
married|engaged|separated|divorced|cohabit* *1 couple?
@who *1 aged|age #
aged|age # *1 and? #?
# yr|yrs|year|years|mth|mths|month|months|wk|wks|week|weeks|day old|olds *1 baby|son|daughter|child|girl|boy|kid|twins|lad|grandson|toddler|twin
kids|children|boys|girls|twins|sons|daughters|grandkids *1 # and? #? and? #?
kids|children|child|baby|son|daughter|boy|girl|grandson|toddler|twins|newborn *1 aged? # yrs|yr|mths|months|mth|wks|weeks|years|days|mnths|yo *1 old?
# yo
baby|babys|childs|kids|childrens|toddler|toddlers|girls|boys|childrens|nursery|babies|nanas|grans|sons|daughters|lads|infant|teens room|rm|bedroom|bed|things|clothes|toys|monitor|gate|cot|bath|bottles|bottle|buggy|seat|milk|formula|chair|walker|bouncer|bike|bikes|coats|shoes|drawings|beds|school|bag|bags|nappies|changing|playroom|mat|wipes
moses basket|baskets
bunk|cot|cabin|toddler bed|beds|bunks|mattress|blanket
bunks|bunkbeds|cot|cots|crib|pram|prams|buggy|buggies|pushchair|pushchairs|stroller|highchair|highchairs|playpen|playmat|nappy|nappies|dummies|stairgate|stairgates|trampoline|paddling-pool|lego|toybox|teddies|teddy|babygro|babygros|moses|bassinet|steriliser|potty|dolls|doll|dollhouse|babywalker|cuddly
cot|cots|crib|pram|highchair|buggy|pushchair|playpen|toys|nappies|toybox *2 in|by|against|on|at|blocking *1 affected? *1 room|hall|wall|lounge|bed|bedroom|landing|kitchen|porch|rm|sill
toys|toy|playroom|nursery *1 box|boxes|everywhere|all|on|in?
high chair|chairs
stair gate|gates
safety gate|gates|stairgate
school|nursery|uniform|pe bag|bags|uniform|uniforms|run|shoes|kit|coats|pick|pickup|drop|age|holidays|photos|books *3 coats?
# small|little coats|shoes|wellies|bikes|beds|chairs
small|little|tiny coats|shoes|wellies|bikes|beds|socks
at|to|from|after|before|in|start|starts|starting|off school|nursery|college|uni|university|preschool|creche|playgroup|sixth|reception-class *1 run?|pick?
school|nursery run|pickup|drop|pick
homework|gcse|gcses|alevels|sats
prayer|nana|granny|gran|grans|nans|mums|dads|sons|play|teenage|guest-of|lodgers|carers room|rm
nursery *1 is?|room?|wall?|ceiling?|window?
nursery|playroom
grannyflat|granny flat|annexe|annex
lodger|lodgers|subletting|sublet|sublets|subtenant|guest-staying|flatshare
moved|moving|moves back? in with *1 @relation|partner|boyfriend|girlfriend
@whose|a|new partner|boyfriend|girlfriend|fella|bloke|hubby|missus|other-half|ex|kids|family|parents|wife|husband|lot
other half
only? child|children at|in|alone *1 home
mother and baby
custody|contact-weekends|weekends-with-dad
has|have|got|with|w|plus|and *1 cat|cats|dogs-and-kids
# gen|generation|generations
born in?|on? # *2
her|his|their lad|boy|girl|baby|kids|children|mum|dad|mam
mums|dads|mams|grans|nans|wifes|husbands|sons|daughters|sisters|brothers number|no|mobile|mob|phone|room|email?
lives|living|live alone *1 # *1 yrs|years?
`;
