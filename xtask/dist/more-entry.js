// What perceptible-more.js is made of: what draws pictures, training, and the comparison with a printout. See embedded-assets.js.
import * as mine from "../../www/figure/mine/door.js";
import * as train from "../../www/figure/train/door.js";
import * as picture from "../../www/picture/picture.js";
import { own } from "../../www/ui/own-property.js";

own(document, "dispatchEvent")(new CustomEvent(ID, { detail: { picture, train, mine } }));
