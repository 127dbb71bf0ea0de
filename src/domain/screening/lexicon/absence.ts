/** More ways of saying where a key is and when nobody is in. */
export const ABSENCE = `
key|keys|spare|spares|keysafe|latchkey *3 under|underneath|beneath|behind|below|inside|atop|above the|a|an|his|her|their|blue|red|green|black|white|grey|stone|old|back|front|loose +4
key|keys|spare|spares *3 in|on|by|inside|round|at|from|top *2 the|a|an|his|her|their|old|blue|red|green|black|white|grey? *1 mat|doormat|pot|plantpot|flowerpot|planter|gnome|brick|stone|rock|bin|bins|wheelie|dustbin|recycling|caddy|tank|bunker|oil|coal|shed|porch|letterbox|gutter|ledge|windowsill|hook|nail|string|bench|step|trellis|tree|hedge|basket|boot|boots|wellie|wellies|welly|frog|hedgehog|tortoise|ornament|statue|birdbox|bird|birdhouse|birdbath|feeder|greenhouse|garage|drainpipe|downpipe|gate|slab|pebbles|gravel|barrel|butt|bucket|coalhole|log|logs|woodpile|woodstore|tub|can|lantern|bush|compost|buddha|cushion|chair|kennel|hutch|rabbit|hose|hosepipe|reel|bbq|barbecue|chimenea|sandpit|trampoline|swing|slide|wreath|plant|plants|lamp|light|dryer|peg|pegs|crate|milk|jar|tin|jug|teapot|sock|glove|caravan|car|van|tyre|pallet|decking|pond|fountain|sundial|weight|doorstop|airbrick|coalbunker|outhouse|lean-to|privy|ashtray *2 shelf|top|left|right|bins|door|step|gate|shed|drawer|hook|box|table|back|front?
key|keys *2 thru|through letterbox|letter|door|flap|cat
string|cord *1 thru|through letterbox|letter|flap
key|keys on *2 string|cord|hook|nail *2 thru|through|inside|behind|in? *1 letterbox|letter|door|porch?
holds|has|have|keeps|got|holding the|a|our|her|his|their? spare|spares *1 key|keys|set
spare|key|keys *2 with|w|at|from|held|kept|left *2 neighbour|neighbours|nextdoor|next|number|no|opposite|sister|brother|mum|nan|gran|daughter|son|friend|mate|shop|cafe|pub|newsagent|chippy|salon|barber|warden|caretaker|lady|man|chap|aunt|auntie|uncle|cousin|ex +3
hides|hidden|hid|stashes|stashed|tucked|buried *3 key|keys|spare +5
key|keys|spare *2 hides|hidden|hid|stashed|tucked|buried|taped +4
door|backdoor|gate|window|porch|patio|conservatory|garage *2 left|always|never|kept|stays|unlocked *1 on? *1 unlocked|latch|ajar|key-in
push *1 door|hard *2 lock|opens
lock|latch|yale|catch|bolt *2 doesnt|dont|not|wont *1 catch|lock|hold|engage *2 anyone|walk|push|get-in

home|in|out|away|works|working *2 @days *2 and|to|thru|or|& @days *2 mornings|afternoons|evenings|only|am|pm|days|nights?
out|away|working *2 @days *1 mornings|morning|afternoons|afternoon|evenings|evening|nights|night|daytime|daytimes
home|in only|just *1 on? @days
home|in *2 @days only
home|in|out|back @days *1 mornings|afternoons|evenings|nights
out|away most|every|each|all|weekday|week|some mornings|afternoons|evenings|nights|days|day|morning|afternoon|evening|night|weekdays|weekends|weekend|weeks|lunchtime|lunchtimes +2
away|home @days
@days and|& @days *2 out|away|home +2
out|away *1 at|to|doing|on school|gym|mosque|church|college|work|bingo|market|allotment|club|volunteering|temple|gurdwara|class *3 @days|every|daily|am|pm|mornings|till|til|until|between +3
school run *2 # *1 to|and|-? *1 #?
on? school run
only|never|not|rarely|seldom|hardly *1 ever? in|home|there *2 before|after|till|til|until|between|during|weekdays|daytime|days|day|evenings|weekends|mornings|afternoons|past +3
nobody|noone *1 is|will|be? *1 in|home|about|there|here|around *2 before|after|till|til|until|between|during|from|weekdays|daytime|days|mornings|afternoons|evenings|weekends|overnight|nights|all|most|@days +3
no one|body|soul *1 is|will|be? *1 in|home|about|there|here|around *2 before|after|till|til|until|between|during|from|weekdays|daytime|days|mornings|afternoons|evenings|weekends|overnight|nights|all|most|@days +3
@who|family|everyone *1 are|is|be|will|going|now|currently? away|abroad|overseas|offshore|on-holiday|on-hols|back-home +5
away|abroad|overseas|offshore *1 until|till|til|next|this|alternate +4
away|abroad in|at|to|with @abroad|family|@whose +4
away # weeks|wks|days|months|nights|wkends
in|to|at|from|visiting @abroad *2 until|till|til|for|from|back|all|next|over|between|since|this +4
until|till|til *3 in|at @abroad
back|returns|returning|home|return *2 on|in|from @abroad|hols|holiday +3
goes|going|gone|flies|flying|fly|off|travels|travelling|trip *2 to @abroad|hols|caravan +4
on|having|off|for|his|her|their hols|holiday|holidays|cruise|leave|honeymoon|pilgrimage|hajj|umrah|maternity-leave +4
caravan|holiday-home|static *2 till|until|til|all|every|most|weekends|summer +3
house|flat|home|place|property|bungalow *1 is|left|stands|standing|sits|will|be|stood empty|unoccupied|unattended *1 every|all|most|until|till|til|from|for|between|while|over|during|on|at|@days? +5
empty|unoccupied every|all|most|weekdays|daytime|daytimes|weekends|overnight|nights|until|till|til|between|while|over|during|@days +5
works|working|work|worked|doing|does|do|on|starts|start *2 nights|lates|earlies|shifts|night-shift|night-shifts|twilights|early-shift|early-shifts|late-shift|late-shifts|days-and-nights|4-on-4-off|long-days|double-shifts|split-shifts|zero-hours-shifts|rota|continental|evenings|weekends +4
works|working away
works|working|work *2 abroad|offshore|rigs|rig|hgv|long-haul|airport|bakery|hospital|warehouse|taxi|taxis|cab|buses|lorry|ferries|nhs|care-home|depot|factory|call-centre|restaurant|takeaway|doorman|pub|royal-mail|cleaner|amazon +4
works|working|starts|leaves|finishes|home|gets-in *1 from|at|by|til|till|until|after|before|around|about? # *1 am|pm|ish? to|til|till|until|and|back # *1 am|pm|ish? *2 mon|weekdays|daily|every|@days? +3
leaves|leave|goes-out|sets-off|off|gone|out *1 for|to|at work
sleeps|asleep|sleeping|sleep|in-bed *1 in|during|all|through|thru|till|til|until|after|most the? days|day|daytime|daytimes|morning|mornings|afternoon|afternoons|noon|midday|lunch|# *1 pm?
sleeps|sleep days|daytime|daytimes|late
dont|do-not|not|no wake|waking *2 nights|shift|before
taxi|cab|bus|lorry|hgv|truck|delivery|uber|deliveroo driver|drivers|rider *2 nights|out|works|sleeps|long|away|till? +2
trucker|offshore|rigs|merchant-navy|squaddie|deployed|deployment *2 till|until|back? +2
rotation|rota|shift-pattern|shifts *2 # on|weeks|days
# weeks|wks offshore|away
at|in work|uni|college|school *1 all|til|till|until|from|mon|weekdays|every|most|@days +3
@who|wife|husband|family|parents|they in|over-in|out-in|back-in|off-to @abroad +3
burglar|intruder|house alarm *2 off|broken|not|isnt|never|unset|bust|dead +2
house|flat|place|home|bungalow dark|locked-up|shut-up|left-empty|stands-empty +4
nobody|noone|no-one *1 about|around|home|in|there|here *1 before|until|till|til|after *1 half|gone|past? # *1 pm|am?
they|family|all|both|we *1 all|both? *1 go|goes|are|at|in|attend mosque|church|temple|gurdwara|work|school|market|bingo +4
she|he|they|mum|t do|does *1 the|a? school-run|cleaning-job|early-shift|late-shift|nights|shift|shifts|round|paper-round|milk-round|dinner-lady +4
gate|door|latch|bolt *4 never|not|isnt bolted|locked|latched|shut-properly|fastened
never|not|isnt bolted|padlocked|fastened
fob|fobs|key|keys *2 left|kept|held|with|behind *2 bar|counter|shop|costcutter|spar|coop|newsagent|cafe|pub|salon|barbers|post-office|reception|neighbour|friend +3
latch *1 thru|through|lifting|lift|over *1 the? gap|gate|hole|top
`;
