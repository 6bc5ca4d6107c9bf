// Made by `node xtask/heights.js`: the presets' links, and how tall their pictures are, px: at 720, and at 360 in each language.

/** @type {Record<string, { link: string, 720: number, 360: { ko: number, en: number } }>} */
export const HEIGHTS = {
  post: { link: "", 720: 880, 360: { ko: 879, en: 901 } },
  "post-negative": { link: "v1&preset=post-negative", 720: 880, 360: { ko: 879, en: 879 } },
  batch: { link: "v1&preset=batch", 720: 1080, 360: { ko: 1097, en: 1097 } },
  xor: { link: "v1&preset=xor", 720: 978, 360: { ko: 1263, en: 1263 } },
  neuron: { link: "v1&preset=neuron", 720: 708, 360: { ko: 715, en: 715 } },
  "by-hand": { link: "v1&preset=by-hand", 720: 732, 360: { ko: 872, en: 894 } },
  "xor-training": { link: "v1&preset=xor-training", 720: 1126, 360: { ko: 1263, en: 1263 } },
  circles: { link: "v1&preset=circles", 720: 1342, 360: { ko: 1510, en: 1510 } },
  spiral: { link: "v1&preset=spiral", 720: 1668, 360: { ko: 1536, en: 1536 } },
};
