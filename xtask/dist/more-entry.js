// What perceptible-more.js is made of: what draws pictures. See embedded-assets.js.
import * as picture from "../../www/picture/picture.js";

document.dispatchEvent(new CustomEvent(ID, { detail: { picture } }));
