// What perceptible-more.js is made of: what draws pictures, and training. See embedded-assets.js.
import * as picture from "../../www/picture/picture.js";
import { own } from "../../www/ui/own.js";
import * as train from "../../www/view/train/train.js";

own(document, "dispatchEvent")(new CustomEvent(ID, { detail: { picture, train } }));
