//! The four phases of a step.

/// The last phase done of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Nothing yet.
    #[default]
    Start,
    Forward,
    Loss,
    Backward,
    /// All of it.
    Update,
}

impl Phase {
    /// In their order.
    pub(crate) const ALL: [Phase; 5] = [
        Phase::Start,
        Phase::Forward,
        Phase::Loss,
        Phase::Backward,
        Phase::Update,
    ];

    /// Whether it is amid a step.
    pub fn is_open(self) -> bool {
        !matches!(self, Phase::Start | Phase::Update)
    }

    pub fn name(self) -> &'static str {
        match self {
            Phase::Start => "start",
            Phase::Forward => "forward",
            Phase::Loss => "loss",
            Phase::Backward => "backward",
            Phase::Update => "update",
        }
    }
}
