//! stub
#[derive(Clone, Debug)]
pub struct Snapshot;
