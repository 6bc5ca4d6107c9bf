//! Maps, for JavaScript: values and pictures of every neuron over a grid of inputs.

use super::{
    convert::{self, Plain, floats, list, optional},
    session::Session,
};
use crate::{Axis, Error, Grid, Palette, Shown};
use js_sys::Uint8ClampedArray;
use wasm_bindgen::prelude::*;
use web_sys::ImageData;

/// Maps in one call.
const MAPS: usize = 10_000;

/// One map as it is asked for.
struct Asked {
    shown: Shown,
    palette: Option<Palette>,
    range: Option<[f64; 2]>,
}

#[wasm_bindgen]
impl Session {
    /// The maps that are asked for, all in one pass.
    #[wasm_bindgen(skip_typescript)]
    pub fn map(&mut self, grid: &JsValue, maps: &JsValue) -> Result<JsValue, JsValue> {
        let mut read = || {
            let row = self.0.focus().row;
            let grid = read_grid(grid, row)?;
            let asked = convert::items("maps", maps, MAPS, |_, map| read_map(&map))?;
            let shown: Vec<Shown> = asked.iter().map(|map| map.shown).collect();
            let maps = self.0.map(&grid, &shown)?;
            let size = [maps.width as u32, maps.height as u32];
            let points = maps.width * maps.height;
            let each = asked.iter().zip(maps.values.chunks_exact(points));
            let each = each.map(|(map, values)| picture(map, values, size));
            let each = each.collect::<Result<Vec<_>, Error>>()?;
            Ok(Plain::default()
                .with("revision", maps.revisions.document)
                .with("width", size[0])
                .with("height", size[1])
                .with("maps", list(each))
                .into())
        };
        read().map_err(|error: Error| convert::throw(error))
    }
}

fn read_grid(grid: &JsValue, row: usize) -> Result<Grid, Error> {
    let get = |key: &str| convert::get(grid, key);
    let (from, to) = (get("from")?, get("to")?);
    let (from, to) = (
        convert::numbers("from", &from)?,
        convert::numbers("to", &to)?,
    );
    let y = get("y")?;
    let axes = if y.is_undefined() { 1 } else { 2 };
    for (place, ends) in [("from", &from), ("to", &to)] {
        if ends.len() != axes {
            return Err(Error::WrongLength {
                place: place.into(),
                found: ends.len(),
                expected: axes,
            });
        }
    }
    let axis = |place: &str, input: &JsValue, i: usize| {
        Ok(Axis {
            input: convert::index(place, input)?,
            from: from[i],
            to: to[i],
        })
    };
    Ok(Grid {
        x: axis("x", &get("x")?, 0)?,
        y: match axes {
            1 => None,
            _ => Some(axis("y", &y, 1)?),
        },
        size: convert::index("size", &get("size")?)?,
        row: match get("row")?.is_undefined() {
            true => row,
            false => convert::position(grid, "row")?,
        },
    })
}

fn read_map(map: &JsValue) -> Result<Asked, Error> {
    let get = |key: &str| convert::get(map, key);
    let shown = match get("winner")?.is_truthy() {
        true => Shown::Winner,
        false => Shown::Neuron {
            layer: convert::index("layer", &get("layer")?)?,
            neuron: convert::index("neuron", &get("neuron")?)?,
        },
    };
    let (palette, range) = (get("palette")?, get("range")?);
    Ok(Asked {
        shown,
        palette: match palette.is_undefined() {
            true => None,
            false => Some(Palette::new(&convert::numbers("palette", &palette)?)?),
        },
        range: match range.is_undefined() {
            true => None,
            false => {
                let ends = convert::numbers("range", &range)?;
                let ends = <[f64; 2]>::try_from(ends).map_err(|ends| Error::WrongLength {
                    place: "range".into(),
                    found: ends.len(),
                    expected: 2,
                })?;
                for end in ends {
                    crate::document::finite("range", end)?;
                }
                Some(ends)
            }
        },
    })
}

fn picture(map: &Asked, values: &[f64], size: [u32; 2]) -> Result<Plain, Error> {
    let range = map.range.unwrap_or_else(|| Palette::range(values));
    let (image, values) = match &map.palette {
        None => (None, Some(floats(values))),
        Some(palette) => (Some(image(&palette.pixels(values, range)?, size)), None),
    };
    Ok(Plain::default()
        .with("range", list(range))
        .with("values", optional(values))
        .with("image", optional(image)))
}

/// The browser's own; a plain object with the same in it where there is none, as in Node.
fn image(pixels: &[u8], [width, height]: [u32; 2]) -> JsValue {
    let data = Uint8ClampedArray::from(pixels);
    match ImageData::new_with_js_u8_clamped_array_and_sh(&data, width, height) {
        Ok(image) => image.into(),
        Err(_) => Plain::default()
            .with("data", data)
            .with("width", width)
            .with("height", height)
            .into(),
    }
}
