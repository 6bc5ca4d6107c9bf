// What perceptible-more.js is made of: the full engine and the picture. See embedded-assets.js.
import * as picture from "../../www/picture/picture.js";
import * as api from "../../www/pkg/perceptible.js";
import { unpacked } from "./unpacked.js";

const fullEngine = async () => ({ api, wasm: await unpacked(WASM) });
document.dispatchEvent(new CustomEvent(ID, { detail: { fullEngine, picture } }));
