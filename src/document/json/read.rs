//! From JSON's entries to the document.

use super::{
    File, VERSION, Value,
    values::{kind, list, matrix, number, row, text, wrong_type},
};
use crate::{
    Activation, Error, Kind,
    dataset::Standardization,
    document::{
        Data, Document, Preset, check,
        fields::{self, FIELDS, Field},
        limits,
        parameters::{Array, Edits, Place},
    },
    layer::check_length,
};

/// The entries of the object, each at most once.
#[derive(Default)]
struct Entries<'a, 'v> {
    version: Option<&'v Value<'a>>,
    preset: Option<&'v Value<'a>>,
    layers: Option<&'v Value<'a>>,
    activations: Option<&'v Value<'a>>,
    fields: Vec<(&'static Field, &'v Value<'a>)>,
    inputs: Option<&'v Value<'a>>,
    targets: Option<&'v Value<'a>>,
    classes: Option<&'v Value<'a>>,
    data: Option<&'v Value<'a>>,
    class_names: Option<&'v Value<'a>>,
    standardization: Option<&'v Value<'a>>,
    weights: Option<&'v Value<'a>>,
    biases: Option<&'v Value<'a>>,
    edits: Option<&'v Value<'a>>,
    training: Option<&'v Value<'a>>,
}

pub fn document(value: &Value) -> Result<File, Error> {
    let Value::Object(object) = value else {
        return Err(wrong_type("JSON", Kind::Object, value));
    };
    let mut entries = Entries::default();
    let mut unknown = Vec::new();
    for (key, value) in object {
        let entry = match key.as_ref() {
            "perceptible" => &mut entries.version,
            "preset" => &mut entries.preset,
            "layers" => &mut entries.layers,
            "activations" => &mut entries.activations,
            "inputs" => &mut entries.inputs,
            "targets" => &mut entries.targets,
            "classes" => &mut entries.classes,
            "data" => &mut entries.data,
            "class_names" => &mut entries.class_names,
            "standardization" => &mut entries.standardization,
            "weights" => &mut entries.weights,
            "biases" => &mut entries.biases,
            "edits" => &mut entries.edits,
            "training" => &mut entries.training,
            name => {
                match Field::named(name) {
                    Ok(field) if entries.fields.iter().any(|(f, _)| f.name == name) => {
                        let key = field.name.into();
                        return Err(Error::Twice { key });
                    }
                    Ok(field) => entries.fields.push((field, value)),
                    Err(_) => unknown.push(name.into()),
                }
                continue;
            }
        };
        if entry.replace(value).is_some() {
            return Err(Error::Twice {
                key: key.to_string(),
            });
        }
    }
    // A later version may have other keys: its number comes first.
    if let Some(version) = entries.version {
        let found = check::whole("perceptible", number("perceptible", version)?, 1, u32::MAX)?;
        if found > VERSION {
            return Err(Error::NewerVersion {
                version: found.to_string(),
            });
        }
    }
    let document = read(&entries)?;
    let training = entries.training.map(|value| text("training", value));
    Ok(File {
        document,
        unknown,
        training: training.transpose()?.map(Into::into),
    })
}

fn read(entries: &Entries) -> Result<Document, Error> {
    let preset = match entries.preset {
        None => Preset::Post,
        Some(value) => Preset::named(text("preset", value)?)?,
    };
    let mut document = match (entries.layers, entries.preset) {
        (Some(value), _) => Document::base(preset, &sizes(value)?),
        (None, Some(_)) => Document::from(preset),
        (None, None) => return Err(Error::Missing { key: "layers" }),
    };
    if let Some(value) = entries.activations {
        document.activations = activations(value, document.activations.len())?;
    }
    // In the table's order, wherever they stand: an optimiser comes before its numbers.
    let of = |field: &Field| {
        entries
            .fields
            .iter()
            .find(|(own, _)| own.name == field.name)
    };
    for &(field, value) in FIELDS.iter().filter_map(of) {
        let value = match value {
            Value::Number((text, _)) => fields::Value::Number(check::number(field.name, text)?),
            Value::String(text) => fields::Value::Name(text.as_ref().into()),
            other => return Err(field.wrong_type(field.kind, kind(other))),
        };
        field.set(&mut document, &value)?;
    }
    if let Some(value) = entries.data {
        document = document.drawing(data(value)?, false)?;
    }
    if entries.inputs.is_some() || entries.targets.is_some() || entries.classes.is_some() {
        document.data = None;
    }
    if let Some(value) = entries.inputs {
        document.inputs = rows("inputs", value, document.sizes[0])?;
    }
    match entries.targets {
        None => document.fit_targets(),
        Some(Value::Null) => document.set_targets(&[])?,
        Some(value) => {
            let targets = rows("targets", value, document.n_outputs())?;
            let found = targets.len() / document.n_outputs();
            check_length("targets", found, document.rows())?;
            document.set_targets(&targets)?;
        }
    }
    if let Some(value) = entries.classes {
        if entries.targets.is_some() {
            let key = "targets".into();
            return Err(Error::Twice { key });
        }
        let classes = row("classes", value, document.rows())?;
        document.set_classes_of("classes", &classes)?;
    }
    if let Some(value) = entries.class_names {
        let name = |(i, value)| Ok(text(&format!("class_names[{i}]"), value)?.into());
        let names = list("class_names", value)?.iter().enumerate().map(name);
        document.origin.class_names = names.collect::<Result<_, Error>>()?;
    }
    if let Some(value) = entries.standardization {
        document.origin.standardization = Some(standardization(value, document.sizes[0])?);
    }
    document.fit_origin();
    let mut given = entries.fields.iter().map(|(field, _)| field.name);
    document.fit_batch(given.find(|&name| name == "batch_size"))?;
    if entries.weights.is_some() || entries.biases.is_some() || entries.edits.is_some() {
        document.edits = Edits::default();
    }
    if let Some(value) = entries.weights {
        matrices(Array::Weights, value, &mut document)?;
    }
    if let Some(value) = entries.biases {
        matrices(Array::Biases, value, &mut document)?;
    }
    if let Some(value) = entries.edits {
        edits(value, &mut document)?;
    }
    Ok(document)
}

fn data(value: &Value) -> Result<Data, Error> {
    let Value::Object(object) = value else {
        return Err(wrong_type("data", Kind::Object, value));
    };
    let (mut name, mut numbers) = ("", Vec::new());
    for (key, value) in object {
        let place = format!("data.{key}");
        match key.as_ref() {
            "name" => name = text(&place, value)?,
            key => numbers.push((key.into(), number(&place, value)?)),
        }
    }
    Data::new(name, numbers)
}

fn standardization(value: &Value, columns: usize) -> Result<Standardization, Error> {
    let Value::Object(object) = value else {
        return Err(wrong_type("standardization", Kind::Object, value));
    };
    let get = |name: &str| {
        let place = ["standardization", name].join(".");
        let found = object.iter().find(|(key, _)| *key == name);
        let found = found.map_or(&Value::Null, |(_, value)| value);
        row(&place, found, columns)
    };
    Ok(Standardization {
        mean: get("mean")?,
        scale: get("scale")?,
    })
}

fn sizes(value: &Value) -> Result<Vec<usize>, Error> {
    let list = list("layers", value)?;
    check::count("layers", list.len(), 2, limits::SIZES_OF_SESSION)?;
    let size = |(i, value)| {
        let place = format!("layers[{i}]");
        check::size(&place, number(&place, value)?)
    };
    let sizes: Vec<usize> = list
        .iter()
        .enumerate()
        .map(size)
        .collect::<Result<_, Error>>()?;
    check::sizes(&sizes)?;
    Ok(sizes)
}

fn activations(value: &Value, expected: usize) -> Result<Vec<Activation>, Error> {
    let list = list("activations", value)?;
    check_length("activations", list.len(), expected)?;
    let activation = |(i, value)| {
        let place = format!("activations[{i}]");
        check::activation(&place, text(&place, value)?)
    };
    list.iter().enumerate().map(activation).collect()
}

fn rows(place: &str, value: &Value, columns: usize) -> Result<Vec<f64>, Error> {
    let rows = list(place, value)?;
    if rows.first().is_some_and(|row| kind(row) != Kind::List) {
        return row(place, value, columns);
    }
    check::count(place, rows.len(), 1, limits::ROWS_OF_SESSION)?;
    matrix(place, rows, columns)
}

/// `weights` or `biases`: for each layer a matrix (or row), or null.
fn matrices(array: Array, value: &Value, document: &mut Document) -> Result<(), Error> {
    let name = array.name();
    let layers = list(name, value)?;
    check_length(name, layers.len(), document.activations.len())?;
    for (layer, value) in layers.iter().enumerate() {
        let place = format!("{name}[{layer}]");
        let columns = document.sizes[layer + 1];
        let values = match value {
            Value::Null => continue,
            value if array == Array::Biases => row(&place, value, columns)?,
            value => {
                let rows = list(&place, value)?;
                check_length(&place, rows.len(), document.sizes[layer])?;
                matrix(&place, rows, columns)?
            }
        };
        document.set_matrix(layer, array, &values)?;
    }
    Ok(())
}

fn edits(value: &Value, document: &mut Document) -> Result<(), Error> {
    let Value::Object(object) = value else {
        return Err(wrong_type("edits", Kind::Object, value));
    };
    let mut edits = Vec::new();
    for (key, value) in object {
        edits.push((Place::named(key, &document.sizes)?, number(key, value)?));
    }
    sort(&mut edits); // each of them goes behind the one before
    if let Some(pair) = edits.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        let (matrix, within) = (pair[0].0.matrix(), pair[0].0.within_layer());
        return Err(Error::Twice {
            key: format!("{matrix}.{within}"),
        });
    }
    for (place, value) in edits {
        document.edits.set(place, value);
    }
    Ok(())
}

/// By their places: a heap, since this is the engine's only sort, and std's takes 3 KB of wasm.
fn sort(edits: &mut [(Place, f64)]) {
    let n = edits.len();
    for step in 0..n + n / 2 {
        // First every parent from the last one on goes down, then the largest to the end, again and again.
        let (mut parent, end) = match step.checked_sub(n / 2) {
            None => (n / 2 - 1 - step, n),
            Some(done) => {
                edits.swap(0, n - 1 - done);
                (0, n - 1 - done)
            }
        };
        loop {
            let mut child = 2 * parent + 1;
            if child + 1 < end && edits[child].0 < edits[child + 1].0 {
                child += 1;
            }
            if child >= end || edits[parent].0 >= edits[child].0 {
                break;
            }
            edits.swap(parent, child);
            parent = child;
        }
    }
}
