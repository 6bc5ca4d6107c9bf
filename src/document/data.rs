//! Where the rows of a document come from, and targets that are classes.

use super::{Document, Origin, check, edit::Edit};
use crate::{
    Dataset, Error, RandomState,
    dataset::{Generator, Split, Standardization},
    layer::{check_length, copy, zeros},
};

/// A generator call that draws a document's rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    pub generator: Generator,
    pub seed: u32,
}

impl Data {
    /// The rows.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn draw(&self) -> Result<Dataset, Error> {
        self.generator.draw(&mut RandomState::new(self.seed))
    }

    /// Each parameter's name and value, the seed last.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let parameters = self.generator.parameters();
        let parameters: Vec<_> = parameters.map(|p| (p.name, p.value)).collect();
        parameters
            .into_iter()
            .chain([("seed", f64::from(self.seed))])
    }

    /// From a name and some parameters; the others have their defaults, and the seed is 0.
    pub(super) fn new(
        name: &str,
        numbers: impl IntoIterator<Item = (String, f64)>,
    ) -> Result<Self, Error> {
        let (mut generator, mut seed) = (Generator::named(name)?, 0);
        for (name, value) in numbers {
            match &name[..] {
                "seed" => seed = check::whole("seed", value, 0, u32::MAX)?,
                name => generator = generator.with(name, value)?,
            }
        }
        Ok(Data { generator, seed })
    }

    /// `spiral:samples=100,arms=3,noise=0.2,seed=0`
    pub(super) fn text(&self) -> String {
        let numbers = self.numbers();
        let numbers = numbers.map(|(name, value)| [name, "=", &check::number_text(value)].concat());
        [
            self.generator.name(),
            ":",
            &Vec::from_iter(numbers).join(","),
        ]
        .concat()
    }

    /// The inverse.
    pub(super) fn from_text(key: &str, text: &str) -> Result<Self, Error> {
        let (name, numbers) = text.split_once(':').unwrap_or((text, ""));
        let mut read = Vec::new();
        for part in numbers.split(',').filter(|part| !part.is_empty()) {
            let Some((name, value)) = part.split_once('=') else {
                let part = [key, "=", text].concat();
                return Err(Error::DamagedLink { part });
            };
            let place = [key, name].join(".");
            read.push((name.into(), check::number(&place, value)?));
        }
        Data::new(name, read)
    }
}

impl Document {
    /// The call that draws the rows; none once they have been changed.
    pub fn data(&self) -> Option<&Data> {
        self.data.as_ref()
    }

    /// The class of each row, where targets are classes: then each row of [`Document::targets`] is 1 for its class, and
    /// 0 for the others.
    pub fn classes(&self) -> Option<Vec<usize>> {
        let class = |row: &[f64]| row.iter().position(|&t| t == 1.0).unwrap_or(0);
        let rows = self.targets.chunks(self.n_outputs());
        self.are_classes.then(|| rows.map(class).collect())
    }

    /// The same network with drawn rows; with `reshape` its first and last sizes follow the rows.
    ///
    /// ```
    /// use perceptible::{Data, Document, dataset::Generator};
    /// let spiral = Data { generator: Generator::named("spiral")?, seed: 0 };
    /// let document = Document::from_link("v1&layers=2,64,3")?.with_data(spiral, false)?;
    /// assert_eq!((document.rows(), document.classes().map(|c| c[150])), (300, Some(1)));
    /// assert_eq!(document.to_link(), "v1&layers=2,64,3&data=spiral:samples=100,arms=3,noise=0.2,seed=0");
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OtherRows`] where the rows do not fit the network; more rows, or larger ones, than a document has.
    pub fn with_data(&self, data: Data, reshape: bool) -> Result<Self, Error> {
        let mut document = self.drawing(data, reshape)?;
        document.fit_batch(None)?;
        Ok(document)
    }

    /// The same without a check of the batch size, for callers that read more fields first.
    pub(super) fn drawing(&self, data: Data, reshape: bool) -> Result<Self, Error> {
        let mut document = self.holding(&data.draw()?, reshape)?;
        document.data = Some(data);
        document.origin = Origin::default(); // classes that are drawn have numbers alone
        Ok(document)
    }

    /// The same with the rows of a data set. A network with one output takes two classes as 0 and 1.
    ///
    /// # Errors
    /// As [`Document::with_data`].
    pub fn with_rows(&self, dataset: &Dataset, reshape: bool) -> Result<Self, Error> {
        let mut document = self.holding(dataset, reshape)?;
        document.fit_batch(None)?;
        Ok(document)
    }

    fn holding(&self, dataset: &Dataset, reshape: bool) -> Result<Self, Error> {
        let (inputs, outputs) = (dataset.n_inputs(), dataset.n_outputs());
        let mut document = self.try_clone()?;
        let classes = dataset.targets().as_classes();
        let is_binary = classes.is_some() && outputs == 2;
        let fits_outputs = |n| n == outputs || is_binary && n == 1;
        if !fits_outputs(self.n_outputs()) || inputs != self.sizes[0] {
            if !reshape {
                return Err(Error::OtherRows {
                    found: [inputs, outputs],
                    expected: [self.sizes[0], self.n_outputs()],
                });
            }
            let outputs = match fits_outputs(self.n_outputs()) {
                true => self.n_outputs(),
                false => outputs,
            };
            for (position, value) in [(0, inputs), (self.sizes.len() - 1, outputs)] {
                document.apply(&Edit::Size { position, value })?;
            }
        }
        document.check_rows(dataset.rows())?;
        if dataset.rows() == 1 {
            document.test_size = 0.0; // it is trained on
        }
        document.inputs = copy(dataset.inputs())?;
        document.data = None;
        document.origin = Origin {
            class_names: dataset.class_names().to_vec(),
            standardization: None,
        };
        match (classes, dataset.targets().as_numbers()) {
            (Some(classes), _) if fits_outputs(1) && document.n_outputs() == 1 => {
                document.targets = classes.iter().map(|&class| class as f64).collect();
                document.are_classes = false;
            }
            (Some(classes), _) => document.set_classes(classes)?,
            (None, numbers) => {
                document.targets = copy(numbers.unwrap_or(&[]))?;
                document.are_classes = false;
            }
        }
        document.fit_origin();
        Ok(document)
    }

    /// The same, its inputs standardised by the rows that are trained on as the document's split has them now.
    ///
    /// # Errors
    /// As [`Document::with_rows`], [`Standardization::fit`] and [`Standardization::apply`].
    pub fn with_standardized_rows(&self, dataset: &Dataset, reshape: bool) -> Result<Self, Error> {
        self.with_rows(dataset, reshape)?.standardized_as(dataset)
    }

    /// The same with its own inputs standardised.
    ///
    /// # Errors
    /// As [`Document::with_standardized_rows`].
    pub fn standardized(&self) -> Result<Self, Error> {
        let targets = zeros(self.rows(), 1)?; // which it does not look at
        let dataset = Dataset::regression(copy(&self.inputs)?, self.sizes[0], &targets, 1)?;
        self.try_clone()?.standardized_as(&dataset)
    }

    /// Its inputs are the data set's.
    fn standardized_as(mut self, dataset: &Dataset) -> Result<Self, Error> {
        let standardization = Standardization::fit(dataset, &self.split()?.train)?;
        self.inputs = copy(standardization.apply(dataset)?.inputs())?;
        self.data = None;
        self.origin.standardization = Some(standardization);
        Ok(self)
    }

    /// No batch has more rows than there are to train on: a size given explicitly, at this place, is refused; one that
    /// was there before becomes "all rows".
    pub(super) fn fit_batch(&mut self, given: Option<&str>) -> Result<(), Error> {
        let rows = Split::n_train(self.rows(), self.test_size);
        match given {
            Some(place) => self.training.check_batch(place, rows),
            None => {
                self.training.batch_size = self.training.batch_size.min(rows);
                Ok(())
            }
        }
    }

    /// A class for each row.
    pub(super) fn set_classes(&mut self, classes: &[usize]) -> Result<(), Error> {
        check_length("classes", classes.len(), self.rows())?;
        let outputs = self.n_outputs();
        let mut targets = zeros(classes.len(), outputs)?;
        for (row, (&class, target)) in classes.iter().zip(targets.chunks_mut(outputs)).enumerate() {
            match target.get_mut(class) {
                Some(target) => *target = 1.0,
                None => {
                    return Err(Error::OutOfRange {
                        place: format!("classes[{row}]"),
                        value: class.to_string(),
                        minimum: 0.0,
                        maximum: (outputs - 1) as f64,
                    });
                }
            }
        }
        self.targets = targets;
        self.are_classes = true;
        Ok(())
    }

    /// The same from numbers, as links and files have them.
    pub(super) fn set_classes_of(&mut self, place: &str, numbers: &[f64]) -> Result<(), Error> {
        let most = (self.n_outputs() - 1) as u32;
        let class = |(row, &class): (usize, &f64)| {
            let place = format!("{place}.{}", row + 1);
            Ok(check::whole(&place, class, 0, most)? as usize)
        };
        let classes: Result<Vec<_>, Error> = numbers.iter().enumerate().map(class).collect();
        self.set_classes(&classes?)
    }
}
