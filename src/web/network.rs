//! The network for programs: the crate's own `Network` and `Trace`, numbers in, Float64Arrays out.

use super::{
    convert::{self, floats, throw},
    document::{activation, document},
};
use crate::prelude::*;
use crate::{Error, Initialization, RandomState, network};
use js_sys::{Float64Array, Uint32Array};
use wasm_bindgen::prelude::*;

/// Layers of a network that is built by a program.
const LAYERS: usize = 1024;

#[wasm_bindgen(skip_typescript)]
pub struct Network(network::Network);

#[wasm_bindgen(skip_typescript)]
pub struct Trace(network::Trace);

#[wasm_bindgen]
impl Network {
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(
        sizes: &JsValue,
        activations: &JsValue,
        seed: &JsValue,
        initialization: &JsValue,
    ) -> Result<Network, JsValue> {
        let read = || {
            let sizes = convert::numbers("sizes", sizes)?;
            let size = |(i, &size): (usize, &f64)| {
                let place = format!("sizes[{i}]");
                Ok(crate::document::whole(&place, size, 1, u32::MAX)? as usize)
            };
            let sizes: Vec<usize> = sizes
                .iter()
                .enumerate()
                .map(size)
                .collect::<Result<_, Error>>()?;
            let name = |_, name| activation(&name, &JsValue::NULL);
            let activations = convert::items("activations", activations, LAYERS, name)?;
            let mut random = RandomState::new(convert::seed("seed", seed)?);
            let initialization = match initialization.is_undefined() {
                true => Initialization::Post,
                false => Initialization::named(&convert::name("initialization", initialization)?)?,
            };
            network::Network::draw(&sizes, &activations, initialization, &mut random)
        };
        read().map(Network).map_err(throw)
    }

    #[wasm_bindgen(js_name = fromDocument, skip_typescript)]
    pub fn from_document(doc: &JsValue) -> Result<Network, JsValue> {
        let network = document(doc).and_then(|d| d.network());
        network.map(Network).map_err(throw)
    }

    /// A batch, row-major.
    #[wasm_bindgen(skip_typescript)]
    pub fn forward(&self, inputs: &JsValue) -> Result<Trace, JsValue> {
        let inputs = convert::numbers("inputs", inputs);
        let trace = inputs.and_then(|inputs| self.0.forward_flat(&inputs));
        trace.map(Trace).map_err(throw)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn sizes(&self) -> Uint32Array {
        let sizes: Vec<u32> = self.0.sizes().iter().map(|&n| n as u32).collect();
        Uint32Array::from(&sizes[..])
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn weights(&self, layer: &JsValue) -> Result<Float64Array, JsValue> {
        let layer = convert::index("layer", layer).and_then(|l| self.0.layer(l));
        Ok(floats(layer.map_err(throw)?.weights_row_major()))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn biases(&self, layer: &JsValue) -> Result<Float64Array, JsValue> {
        let layer = convert::index("layer", layer).and_then(|l| self.0.layer(l));
        Ok(floats(layer.map_err(throw)?.biases_flat()))
    }

    #[wasm_bindgen(js_name = setWeights, skip_typescript)]
    pub fn set_weights(&mut self, layer: &JsValue, values: &JsValue) -> Result<(), JsValue> {
        let mut set = || {
            let layer = convert::index("layer", layer)?;
            self.0
                .set_weights(layer, &convert::numbers("weights", values)?)
        };
        set().map_err(throw)
    }

    #[wasm_bindgen(js_name = setBiases, skip_typescript)]
    pub fn set_biases(&mut self, layer: &JsValue, values: &JsValue) -> Result<(), JsValue> {
        let mut set = || {
            let layer = convert::index("layer", layer)?;
            self.0
                .set_biases(layer, &convert::numbers("biases", values)?)
        };
        set().map_err(throw)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn activation(&self, layer: &JsValue) -> Result<String, JsValue> {
        let layer = convert::index("layer", layer).and_then(|l| self.0.layer(l));
        Ok(layer.map_err(throw)?.activation().name().into())
    }

    #[wasm_bindgen(js_name = setActivation, skip_typescript)]
    pub fn set_activation(
        &mut self,
        layer: &JsValue,
        name: &JsValue,
        parameter: &JsValue,
    ) -> Result<(), JsValue> {
        let mut set = || {
            let layer = convert::index("layer", layer)?;
            self.0.set_activation(layer, activation(name, parameter)?)
        };
        set().map_err(throw)
    }
}

#[wasm_bindgen]
impl Trace {
    #[wasm_bindgen(getter, skip_typescript)]
    pub fn rows(&self) -> u32 {
        self.0.n_samples() as u32
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn outputs(&self) -> Float64Array {
        floats(self.0.outputs_flat())
    }

    #[wasm_bindgen(js_name = preActivations, skip_typescript)]
    pub fn pre_activations(&self, layer: &JsValue) -> Result<Float64Array, JsValue> {
        let z = convert::index("layer", layer).and_then(|l| self.0.z(l));
        z.map(floats).map_err(throw)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn activations(&self, layer: &JsValue) -> Result<Float64Array, JsValue> {
        let a = convert::index("layer", layer).and_then(|l| self.0.a(l));
        a.map(floats).map_err(throw)
    }

    /// Everything: layer by layer z, then a.
    #[wasm_bindgen(skip_typescript)]
    pub fn values(&self) -> Result<Float64Array, JsValue> {
        let layers = (0..self.0.n_layers()).map(|l| Ok([self.0.z(l)?, self.0.a(l)?].concat()));
        let layers: Result<Vec<_>, Error> = layers.collect();
        Ok(floats(&layers.map_err(throw)?.concat()))
    }
}
