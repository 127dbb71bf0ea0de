/** The demo's pictures: drawn by program, of no real home, without metadata. They lie in `pictures/`. */
export const PICTURES = {
  'mould-corner': {
    sha256: '05e893d0675af4af5cd77a47c23b3c26ee62ad555dc18fdc65a4d67084fd3d15',
    element: 'ceiling',
  },
  'mould-window': {
    sha256: 'e70b1930295496fb71fc3699a2181dcc85c2436b543d86420fa971c35a4ec1d3',
    element: 'window-reveal',
  },
  'ceiling-stain': {
    sha256: '778f19e4921252a6a8f563be87abda6e617c2af226b138a8e1f9b8cb0aaf94f0',
    element: 'ceiling',
  },
  'bath-joint': {
    sha256: '187df817c64812808580e82bc10f13b2ebdf9316a812160bbd4d1c588ce9e350',
    element: 'pipe',
  },
  'extract-fan': {
    sha256: '2638908104492cb1418f7baa5ff31335842ef7e9d69976a473b6305d95762ea6',
    element: 'fan',
  },
  'cold-radiator': {
    sha256: '6779ac8cdc30cbbc21a6cdfb9b1d3e10fb7241f6345f507f5b6ce5248d3502d4',
    element: 'radiator',
  },
} as const;

export type PictureName = keyof typeof PICTURES;

/** All of them are this large, in pixels. */
export const PICTURE_SIZE = { width: 800, height: 600 } as const;
