//! The stack of open brackets around a value.

/// The brackets that are open, outermost first.
#[derive(Default)]
pub(super) struct Frames<'a> {
    pub open: Vec<Frame<'a>>,
    /// How many of them hold arrays; they stand around the others.
    pub collections: usize,
    /// How many of the others are lists.
    pub lists: usize,
    /// The outermost list is in rows by semicolons: `[1 2; 3 4]`.
    pub has_rows: bool,
    /// Commas stand between the outermost list's numbers.
    pub has_commas: bool,
    /// The array in them is to be transposed.
    pub is_transposed: bool,
}

pub(super) struct Frame<'a> {
    pub bracket: &'a str,
    pub holds: Holds,
    pub items: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// A list's numbers or lists.
    Items,
    /// A call's value, then arguments.
    Value,
    /// Arrays, or pairs of a name and an array.
    Arrays,
    /// Names and arrays: `{'W1': array(…)}`.
    Dictionary,
}

impl Frames<'_> {
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// No array has begun in the innermost collection, or at all.
    pub fn is_outside_arrays(&self) -> bool {
        self.open.len() == self.collections
    }

    /// A function's parentheses stand around the array.
    pub fn is_in_call(&self) -> bool {
        let array = &self.open[self.collections..];
        array.iter().any(|frame| frame.holds == Holds::Value)
    }

    pub fn innermost(&self) -> Option<Holds> {
        self.open.last().map(|frame| frame.holds)
    }

    pub fn items(&self) -> usize {
        self.open.last().map_or(0, |frame| frame.items)
    }
}
