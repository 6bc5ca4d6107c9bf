// Made by `node xtask/heights.js`: how tall the presets' pictures are, px: at 720, and at 360 in each language.

/** @type {Record<string, { 720: number, 360: { ko: number, en: number } }>} */
export const HEIGHTS = {
  post: { 720: 880, 360: { ko: 881, en: 905 } },
  "post-negative": { 720: 880, 360: { ko: 881, en: 881 } },
  batch: { 720: 1080, 360: { ko: 1113, en: 1113 } },
  xor: { 720: 978, 360: { ko: 1279, en: 1279 } },
  neuron: { 720: 708, 360: { ko: 715, en: 715 } },
  "by-hand": { 720: 732, 360: { ko: 881, en: 905 } },
  "xor-training": { 720: 1126, 360: { ko: 1279, en: 1279 } },
  circles: { 720: 1342, 360: { ko: 16959, en: 16959 } },
  spiral: { 720: 1668, 360: { ko: 25061, en: 25061 } },
};
