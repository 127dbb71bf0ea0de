/** Makers, products, abbreviations and words of the trade that no common list holds, or that would pass for a name. */
export const TRADE_WORDS = `
poultice poultices max min avg abs acrypol adey airbrick airbricks airlock albion aluminium alpha aqualisa archi arctic ariston armitage artex aquapanel astragal
avcl axia bal bargeboard basins batten battens baxi belfast belling biasi biflo bitumen blanco blockwork blowlamp blow bosch bostik
bowmac boiler bradstone brett bristan british broag brickwork briggs bsp btu butyl caradon carlite catnic caulk celotex cembrit
cill cills combi comms condensate coniophora coolag coping corgi corian crittall croydex crown cupbd cuprinol cwst cyl dab dabs
daikin danfoss decra deta devi dewpoint dg dimplex dmev doka dorma dormer downlight downlighter downpipe downpipes dpc dpm
draincam drayton dryline drylined drylining dulux duplex dunbrik durapipe eaves efflorescence eicr electrolux elkay elson envirovent
epdm eps escutcheon espag espagnolette eternit euro everbuild everest extractor facia fascia fcu fernox firrings flaunching
flexi flymo formica franke frenger frass gable gerberit geberit ggl gledhill glow glowworm gpr grohe grundfos grant gutterline
gulley gulleys gully gullies gyproc hafele halstead hansgrohe hardie hardwall harling hep hepworth heatrae hive honeywell
hoover hopper hotpoint howdens hrv hw hydrofloss hygrometer icynene ideal indesit inhibitor insul intergas interstitial iso
isolator ispc jablite jali jambs jewson jg johnstone johnstones joist joists keston keylite kilrock kingspan kitemark knauf
knotweed lath laths leyland limewash limelite lintel lintels logic loft louvre louvres luton luxcrete macalloy marley marmox
mastic mdf megaflo merlin mertik mgo mira mitre monarflex monier mortise mullion muntin mvhr mcb mcbs mixergy mould moulds mycelium
myson naylor newlec newel nibe noggin noggins nuaire nuralite nutone ogee onduline osma ovolo oversite panasonic pantile
parge parging pebbledash pendock perlite permagard phensic pilkington pioneer pir plasterboard plumb pointings polycell
polycarbonate polypipe ponding potterton ppm protimeter prv ptfe pvc pvcu pir purlin pushfit quarterround quoins rads ravenheat rawlplug
rcd rcbo reglaze regrout reinstatement redland reinstate remeha rendalith repoint repointing reseal resiblock resite reveal
rh rhino richbond rockpanel rockwool roca rointe ronseal rsj russell saniflo saint-gobain salamander salus sandtex sandtoft santon sadolin
screed sealant sash sawn schluter scribing servowarm siemens sika silicone sime siphon skirting skirtings snowcem soakaway soaker
soakers sofit soffit soffits solarplug solo spall spalled spalling speedfit stainblock stelrad stelvent stanley sterling stopcock stopcocks stoptap
stormdry stramit strimmer stud studwork swa swarf switchgear tanalised tanking tarmac tcl telltale thermalite thermostat thistle titon tmv torching toray
transom trv trvs triton trocal twyford twyfords tyrolean tyvek ufh unvented upstand upstands upvc uv vailant vaillant vanoil velux vent ventaxia
verdigris vermiculite viessmann villavent vokera voids warmcel warmup wallgate wavin weatherboard webers weber wilo wickes willis wc wm
windowmaster worcester woodworm wylex xpelair yale yorkstone zanussi zehnder zinsser zip ardex mapei screwfix toolstation travis perkins selco
nhbc nicheic niceic gassafe hhsrs fra fras epc sap uprn sor sors msc msds coshh rams risa ppe hse tda mewp cherrypicker
pic pics ref refs approx adj assy bldg bdrm brm bthrm cct ccts clg ctrs conc cpd ctr dia elec elev elevs ext exts flr flrs
fwd galv gl grd ht hts htg insp inst int intl jnt jt kit ktch lh lhs rh rhs lge lvl mth mths mtr n/a nr oc opp pb
qty rad rec recd recirc rm rms rwp rwg svp t&g temp temps tv typ vert vol vols w wk wks wndw yr yrs asap eta tbc tbd nb imo hse
mon tue tues wed weds thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec xmas easter ok okay
ac ach acm aov ashp bms brkt ch chs cctv ccu ceilg chimneybreast cls co2 cowl cowls crawl crazed cu cwm damproof decorations defects dhw dno
ducting ductwork easi emc ev exl fai fallpipe feltroof fenced fb fd fds fd30 filler fixings flagstones flexible flo fog fpl fscu gaskets
geyser gib gland grab grano grc greenfield grilles grs grp gsh guttering half handrail hanger haunch headgear herringbone hip hips hob hobs hwc
icing joinery kerb knocker landings laminate lagging leadwork letterbox lights lino lockout luminaire m2 manifold manhole metre metres mh mineral
mist nosing nosings olive olives outlet overrun paint pans parapet paving pendant penny perished pier pipework plank plinth pointing porch primer pump
purge quarry rafter rafters render rendered restrictor ridge riser risers rodding rope rot sand screws scullery secondary sewer shoe shiplap shower sill sills
slab slate slates sleeve sockets spur spurs stack stairs stile stop strap strapping string strings struts sump tails tank tap taps tarp tarps threshold tie ties tiling tingle
toe tongue trap traps trickle trim trunking tube tundish unit units valley valleys valve valves verge verges vinyl wall walls waste weep wet wire wiring xps
ne nw se sw sse ssw nne nnw north south east west northeast southwest northwest southeast`;
