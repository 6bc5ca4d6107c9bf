// Made by `node xtask/heights.js`: how tall the presets' pictures are, px: at 720, and at 360 in each language.

/** @type {Record<string, { 720: number, 360: { ko: number, en: number } }>} */
export const HEIGHTS = {
  post: { 720: 880, 360: { ko: 879, en: 901 } },
  "post-negative": { 720: 880, 360: { ko: 879, en: 879 } },
  batch: { 720: 1080, 360: { ko: 1097, en: 1097 } },
  xor: { 720: 978, 360: { ko: 1263, en: 1263 } },
  neuron: { 720: 708, 360: { ko: 715, en: 715 } },
  "by-hand": { 720: 732, 360: { ko: 872, en: 894 } },
  "xor-training": { 720: 1126, 360: { ko: 1263, en: 1263 } },
  circles: { 720: 1342, 360: { ko: 1510, en: 1510 } },
  spiral: { 720: 1668, 360: { ko: 1536, en: 1536 } },
};
