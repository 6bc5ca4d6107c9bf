//! The network for programs: the crate's own `Network` and `Trace`, numbers in, Float64Arrays out.

use super::{
    activation::activation,
    convert::{self, floats, throw},
};
use crate::document::activation_text;
use crate::{Error, Initialization, RandomState, Workspace, network};
use js_sys::{Float64Array, Uint32Array};
use std::ptr;
use wasm_bindgen::prelude::*;

/// Layers of a network that is built by a program.
const LAYERS: usize = 1024;

#[wasm_bindgen(skip_typescript)]
pub struct Network(network::Network, Option<Quick>);

/// What a pass for the outputs alone needs, from call to call; in `inputs` and `outputs` lie those of door.js.
struct Quick {
    workspace: Workspace,
    inputs: Vec<f64>,
    outputs: Vec<f64>,
}

/// Rows that go through the network together where only the outputs are wanted.
const BLOCK: usize = 64;

impl Network {
    fn quick(&mut self) -> Result<(&network::Network, &mut Quick), Error> {
        let Network(network, quick) = self;
        let quick = match quick {
            Some(quick) => quick,
            none => none.insert(Quick {
                workspace: Workspace::new(network, BLOCK)?,
                inputs: Vec::new(),
                outputs: Vec::new(),
            }),
        };
        Ok((network, quick))
    }
}

#[wasm_bindgen(skip_typescript)]
pub struct Trace(network::Trace);

impl From<network::Network> for Network {
    fn from(network: network::Network) -> Self {
        Network(network, None)
    }
}

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
                true => Initialization::POST,
                false => Initialization::named(&convert::name("initialization", initialization)?)?,
            };
            network::Network::draw(&sizes, &activations, initialization, &mut random)
        };
        read().map(Network::from).map_err(throw)
    }

    /// A batch, row-major, or its rows.
    #[wasm_bindgen(skip_typescript)]
    pub fn forward(&self, inputs: &JsValue) -> Result<Trace, JsValue> {
        let n_inputs = self.0.sizes()[0];
        let trace =
            convert::rows("inputs", inputs, n_inputs).and_then(|inputs| match inputs.is_empty() {
                true => Err(Error::TooFew {
                    place: "inputs".into(),
                    found: 0,
                    minimum: n_inputs,
                }),
                false => self.0.forward_flat(&inputs),
            });
        trace.map(Trace).map_err(throw)
    }

    /// The outputs alone.
    #[wasm_bindgen(skip_typescript)]
    pub fn outputs(&mut self, inputs: &JsValue) -> Result<Float64Array, JsValue> {
        let mut outputs = || {
            let inputs = convert::rows("inputs", inputs, self.0.n_inputs())?;
            let (network, quick) = self.quick()?;
            quick.workspace.outputs(network, &inputs)
        };
        outputs().map(|y| floats(&y)).map_err(throw)
    }

    /// Where door.js puts `length` inputs, for [`run`](Self::run); null where there is no memory for them.
    #[wasm_bindgen(js_name = __place, skip_typescript)]
    pub fn place(&mut self, length: usize) -> *mut f64 {
        let Ok((_, Quick { inputs, .. })) = self.quick() else {
            return ptr::null_mut();
        };
        let more = length.saturating_sub(inputs.len());
        if inputs.try_reserve_exact(more).is_err() {
            return ptr::null_mut();
        }
        inputs.resize(length, 0.0);
        inputs.as_mut_ptr()
    }

    /// The outputs for the inputs that lie in [`place`](Self::place); null where [`outputs`](Self::outputs) would
    /// refuse them, and says why.
    #[wasm_bindgen(js_name = __run, skip_typescript)]
    pub fn run(&mut self) -> *const f64 {
        let mut run = || {
            let (network, quick) = self.quick()?;
            let Quick {
                workspace,
                inputs,
                outputs,
            } = quick;
            workspace.outputs_in(network, inputs, outputs)?;
            Ok::<_, Error>(outputs.as_ptr())
        };
        run().unwrap_or(ptr::null())
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
            let columns = self.0.layer(layer)?.n_neurons();
            self.0
                .set_weights(layer, &convert::rows("weights", values, columns)?)
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
        Ok(activation_text(layer.map_err(throw)?.activation()))
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
    pub fn values(&self) -> Float64Array {
        // Straight from the trace: in one piece they would need its memory once more.
        let parts = || (0..self.0.n_layers()).flat_map(|l| <[_; 2]>::from(self.0.of(l)));
        let length: usize = parts().map(<[f64]>::len).sum();
        let values = Float64Array::new_with_length(length as u32);
        let mut start = 0;
        for part in parts() {
            let end = start + part.len() as u32;
            values.subarray(start, end).copy_from(part);
            start = end;
        }
        values
    }
}
