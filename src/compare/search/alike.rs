//! Causes of later stages that explain the very same cells as one that was found: a group with it, as the printout
//! cannot tell them apart.

use super::{Outcome, Search, TRIAL, TRIAL_WORK};
use crate::compare::{
    causes::{Stage, Trial},
    cells::{Match, matches},
    chance::Change,
    program::Program,
};

/// What is held beside the cause that was found last.
#[derive(Clone, Debug)]
pub struct Alike {
    /// Without that cause.
    base: Program,
    change: Change,
    explained: Vec<Match>,
    stages: Vec<Stage>,
    trials: Vec<Trial>,
    next: usize,
}

impl Alike {
    pub fn new(search: &Search, best: &Outcome) -> Self {
        Alike {
            base: search.base.clone(),
            change: best.change,
            explained: best.matches.clone(),
            stages: search.stages.clone(),
            trials: Vec::new(),
            next: 0,
        }
    }

    /// The next trial, and what it cost; none where there are no more.
    pub fn step(&mut self, search: &mut Search) -> Option<usize> {
        let Some(trial) = self.trials.get(self.next) else {
            if self.stages.is_empty() {
                return None;
            }
            let most = TRIAL_WORK / self.base.work().max(1);
            self.trials = self.stages.remove(0).trials(&search.document, &self.base);
            self.trials.truncate(most);
            self.next = 0;
            return Some(TRIAL);
        };
        self.next += 1;
        let mut program = self.base.clone();
        (trial.change)(&mut program);
        let found = matches(&search.pasted, &program, &program.run());
        let is_same = found
            .iter()
            .zip(&self.explained)
            .all(|(a, b)| a.equal == b.equal);
        if is_same && let Some(last) = search.found.last_mut() {
            last.causes.push(search.tried.len());
            let row = search.row(trial, self.change, &found);
            search.tried.push(row);
        }
        Some(TRIAL + program.work())
    }
}
