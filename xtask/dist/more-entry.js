// What perceptible-more.js is made of: what draws pictures, training, and the comparison with a printout. See embedded-assets.js.
import * as picture from "../../www/picture/picture.js";
import { own } from "../../www/ui/own-property.js";
import * as mine from "../../www/view/mine/mine.js";
import * as train from "../../www/view/train/train.js";

own(document, "dispatchEvent")(new CustomEvent(ID, { detail: { picture, train, mine } }));
