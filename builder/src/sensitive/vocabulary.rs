//! The words of the shelves everybody has: Google's product taxonomy, its upper levels.
//!
//! What must stay true: lower case and singular; a word is here because a path of the taxonomy
//! says it, so that a shelf with one of them stands for something that has been looked at.

use super::phrases::singular;

/// Separated by blanks, by department.
const WORDS: &str = "
animal pet live supply food treat aquarium bird cat dog fish reptile litter leash collar
apparel accessory clothing costume shoe handbag wallet case jewelry jewellery watch sunglass hat
glove scarf belt sock activewear dress outerwear jacket coat pants trouser jean short shirt top
blouse sweater knitwear skirt suit swimwear sleepwear underwear uniform sneaker boot sandal slipper
art entertainment craft hobby party celebration gift decoration ticket musical instrument music
collectible model puzzle sewing yarn painting drawing
baby toddler bathing toy diapering feeding safety transport swaddling
business industrial advertising agriculture catering construction dentistry film forestry
hairdressing heavy machinery hotel janitorial law enforcement manufacturing material handling
packaging piercing retail science laboratory signage work protective gear
camera photo photography optic lens lense flash tripod darkroom film binocular telescope
electronic arcade audio circuit board component communication computer console gps accessory
marine network networking print copy scan fax radar video television tv tablet laptop phone cable
charger battery memory card storage speaker headphone
beverage drink coffee tea juice milk water bakery bread candy chocolate condiment sauce cooking
baking dairy egg dip spread fruit vegetable frozen dessert grain rice cereal meat seafood nut seed
pasta noodle snack soup broth herb spice grocery cheese butter yogurt sausage oil sugar salt
ready meal cake pastry jam canned
furniture bed bench cabinet cart chair entertainment center futon office ottoman outdoor room
divider shelving shelf sofa table desk mattress
hardware building consumable plumbing power electrical pump tank tool lock key heating ventilation
cooling fencing fuel small engine fastener paint flooring
beauty cosmetic makeup skin hair nail bath body shaving grooming oral shower fragrance perfume
personal care cleaning laundry household
home garden bathroom decor emergency preparedness fireplace fire smoke kitchen dining cookware
tableware barware bakeware lawn lighting light lamp bulb linen bedding parasol umbrella plant pool
spa wood stove candle mirror rug vase clock curtain pillow blanket towel flower pot planter
watering irrigation patio barbecue grill wardrobe
luggage bag backpack briefcase suitcase duffel travel messenger tote
book magazine newspaper cd dvd vinyl manual sheet carpentry
media software game video digital goods currency
office supply book filing organization general machine instrument lap mat paper presentation
shipping pen pencil stationery notebook ink toner calendar card envelope
sporting good sport athletics athletic exercise fitness outdoor recreation camping hiking cycling
bicycle bike climbing fishing golf hunting running run skating skiing ski snowboard swimming
tennis football soccer basketball baseball yoga winter water boating tent sleeping
toy game doll playset puzzle ride outdoor play vehicle
vehicle car part motor motorcycle tire wheel watercraft";

/// Whether a word of a path is one of them.
pub(super) fn has(word: &str) -> bool {
    let word = singular(word);
    WORDS.split_whitespace().any(|known| singular(known) == word)
}
