//! What causes of later stages explain beside one that was found. The very same cells: a group with it, as the printout
//! cannot tell them apart. More of them: then it is not the cause.

use super::{Outcome, Search, TRIAL, TRIAL_WORK};
use crate::compare::{
    causes::{Stage, Trial},
    cells::{Match, matches, n_equal},
    chance::{self, Change, LIMIT},
    program::Program,
};

/// The trials held beside the cause that was found last.
#[derive(Clone, Debug)]
pub struct Alike {
    /// Without that cause.
    base: Program,
    before: Vec<Match>,
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
            before: search.before.clone(),
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
        let change = chance::change(&search.pasted, &self.before, &found);
        let chance = change.probability * search.tried.len() as f64;
        // Constants prove nothing, but where two causes gain as much they count.
        let more = (change.gained, n_equal(&found));
        let than = (self.change.gained, n_equal(&self.explained));
        if more > than && change.lost <= self.change.lost && chance < LIMIT {
            search.found.pop();
            search.base.clone_from(&self.base);
            search.before.clone_from(&self.before);
            return None;
        }
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
