//! The search for causes, a slice at a time: it can stop after any trial and go on later.

mod alike;
mod begin;
mod seeds;

use super::{
    causes::{Stage, Trial, lines},
    cells::{Match, matches},
    chance::{self, Change, LIMIT},
    pasted::Pasted,
    program::{Function, Program},
    quantity::{Kind, Moment, Quantity},
    report::{Compared, Found, Report, Tried},
};
use crate::{Activation, Document, Network, parse::Unread};
use alike::Alike;
use std::slice;

/// Products that all trials of a stage may take.
const TRIAL_WORK: usize = 1_000_000_000;
/// What a trial costs beside its products, in products.
const TRIAL: usize = 1_000;

/// A comparison under way.
#[derive(Clone, Debug)]
pub struct Search {
    document: Document,
    network: Network,
    pasted: Vec<Pasted>,
    unread: Vec<Unread>,
    /// Against the document as it is.
    compared: Vec<Compared>,
    /// What the present stage begins with.
    base: Program,
    before: Vec<Match>,
    /// The stages that are left, the present one first.
    stages: Vec<Stage>,
    trials: Vec<Trial>,
    next: usize,
    /// Seeds: which comes next, how many there are, whether they are judged by training too.
    seed: u32,
    seeds: u32,
    seeds_learn: bool,
    /// The array and the cell of it that can only be the first weight.
    first_weight: Option<(usize, usize)>,
    /// Other activations of the hidden layers that the post's script may print, while weights are judged by outputs.
    others: Vec<Vec<Function>>,
    /// What the present stage has found: of each trial.
    results: Vec<Outcome>,
    /// The stage is over, its cause is found: which causes of the stages that are left explain the very same cells?
    alike: Option<Alike>,
    found: Vec<Found>,
    tried: Vec<Tried>,
    needs_more: bool,
    uses_pasted_weights: bool,
}

/// What a trial has come to.
#[derive(Clone, Debug)]
struct Outcome {
    trial: usize,
    change: Change,
    matches: Vec<Match>,
}

impl Outcome {
    fn new(trial: usize, change: Change, mut matches: Vec<Match>) -> Self {
        // There is one for each trial: those that are not looked at again are dropped.
        for found in &mut matches {
            found.places = Vec::new();
            found.off = Vec::new();
        }
        Outcome {
            trial,
            change,
            matches,
        }
    }
}

impl Search {
    /// Tries on, for about as many products as `work`; false at the end.
    pub fn advance(&mut self, work: usize) -> bool {
        let mut spent = 0_usize;
        while !self.is_done() && spent < work {
            spent = spent.saturating_add(self.step());
        }
        !self.is_done()
    }

    fn is_done(&self) -> bool {
        self.stages.is_empty() && self.alike.is_none()
    }

    /// All that was tried in the stages that are over.
    pub fn tried(&self) -> &[Tried] {
        &self.tried
    }

    /// The report so far.
    pub fn report(&self) -> Report {
        let cells = self.compared.iter().map(|array| array.cells.len()).sum();
        let agree = |array: &Compared| (0..array.cells.len()).filter(|&i| array.agrees(i)).count();
        let first = |(i, array): (usize, &Compared)| {
            let matched = array.quantity.is_some();
            let differs = (0..array.cells.len()).find(|&cell| matched && !array.agrees(cell));
            differs.map(|cell| (i, cell))
        };
        let unexplained = self
            .before
            .iter()
            .flat_map(|found| &found.equal)
            .filter(|&&equal| !equal)
            .count();
        Report {
            arrays: self.compared.clone(),
            unread: self.unread.clone(),
            cells,
            equal: self.compared.iter().map(agree).sum(),
            first_difference: self.compared.iter().enumerate().find_map(first),
            causes: self.found.clone(),
            unexplained,
            uses_pasted_weights: self.uses_pasted_weights,
            needs_more: self.needs_more && unexplained > 0,
            tried: self.tried.clone(),
            seeds: [self.seed.min(self.seeds), self.seeds],
            training_left_out: self.base.learning.is_none() && !self.document.targets().is_empty(),
            done: self.is_done(),
        }
    }

    /// Whether nothing is left that differs, or nothing that could be compared.
    fn is_explained(&self) -> bool {
        let mut matched = self.before.iter().filter(|found| found.quantity.is_some());
        matched.all(|found| found.equal.iter().all(|&equal| equal))
    }

    /// The present stage from its beginning.
    fn begin(&mut self) {
        let Some(&stage) = self.stages.first() else {
            return;
        };
        self.trials = stage.trials(&self.document, &self.base);
        // Of a large network only the first, which are the likeliest.
        self.trials.truncate(TRIAL_WORK / self.base.work().max(1));
        self.next = 0;
        self.results = Vec::new();
        if stage == Stage::Drawing {
            self.others = self.other_activations();
            self.seed = 0;
            self.seeds = self.seeds_to_try();
        }
    }

    /// One trial; what it cost.
    fn step(&mut self) -> usize {
        if let Some(mut alike) = self.alike.take() {
            let cost = alike.step(self);
            match cost {
                Some(_) => self.alike = Some(alike),
                None => self.go_on(),
            }
            return cost.unwrap_or(TRIAL);
        }
        if self.next < self.trials.len() {
            let trial = self.next;
            self.next += 1;
            let mut program = self.base.clone();
            (self.trials[trial].change)(&mut program);
            let (change, matches) = self.judge(&mut program, false);
            self.results.push(Outcome::new(trial, change, matches));
            return TRIAL + program.work() * (1 + self.others.len());
        }
        if self.stages[0] == Stage::Drawing && self.seed < self.seeds {
            return self.try_seed();
        }
        self.end();
        if self.alike.is_none() {
            self.go_on();
        }
        TRIAL
    }

    /// What a program changes; while weights are drawn, with the best of the post's activations.
    fn judge(&self, program: &mut Program, is_seed: bool) -> (Change, Vec<Match>) {
        let judge = |program: &Program| {
            let matches = matches(&self.pasted, program, &program.run());
            (
                chance::change(&self.pasted, &self.before, &matches),
                matches,
            )
        };
        let mut best = judge(program);
        if self.stages[0] == Stage::Drawing {
            // Which of them a script prints is seen before it learns.
            program.learning = program.learning.take().filter(|_| !is_seed);
            for functions in &self.others {
                program.functions.clone_from(functions);
                let other = judge(program);
                if net(&other.0) > net(&best.0) {
                    best = other;
                }
            }
        }
        best
    }

    /// The other activations of the post, unless one of them already does better than the document's own.
    fn other_activations(&self) -> Vec<Vec<Function>> {
        let others = of_the_post(&self.base);
        let gains = |functions: &Vec<Function>| {
            let program = Program {
                functions: functions.clone(),
                ..self.base.clone()
            };
            let matches = matches(&self.pasted, &program, &program.run());
            chance::change(&self.pasted, &self.before, &matches).gained > 0
        };
        match !self.base.also.is_empty() || others.iter().any(gains) {
            true => Vec::new(),
            false => others,
        }
    }

    /// Judges the stage: its rows, its cause where there is one, and what the next begins with.
    fn end(&mut self) {
        let stage = self.stages.remove(0);
        let mut results = std::mem::take(&mut self.results);
        // By cells gained less those lost, then fewer lost; insertion, as there are about a hundred.
        let rank = |outcome: &Outcome| (net(&outcome.change), usize::MAX - outcome.change.lost);
        for i in 1..results.len() {
            let at = results[..i].partition_point(|before| rank(before) >= rank(&results[i]));
            results[at..=i].rotate_right(1);
        }
        let seeds = if stage == Stage::Drawing {
            self.seed as usize
        } else {
            0
        };
        let tries = (self.trials.len() + seeds) * (1 + self.others.len());
        let first = self.tried.len();
        for result in &results {
            let row = self.row(&self.trials[result.trial], result.change, &result.matches);
            self.tried.push(row);
        }
        if let Some(best) = results.first() {
            let Change {
                gained,
                lost,
                probability,
            } = best.change;
            let chance = probability * tries as f64;
            if gained > lost && chance < LIMIT {
                let same = |result: &&Outcome| {
                    let pairs = result.matches.iter().zip(&best.matches);
                    result.change.gained == gained
                        && pairs.into_iter().all(|(a, b)| a.equal == b.equal)
                };
                let group = results.iter().filter(same).count();
                self.found.push(Found {
                    stage,
                    causes: (first..first + group).collect(),
                    gained,
                    lost,
                    chance,
                });
                self.alike = Some(Alike::new(self, best));
                (self.trials[best.trial].change)(&mut self.base);
                self.before = matches(&self.pasted, &self.base, &self.base.run());
            } else if gained > lost {
                self.needs_more = true;
            }
        }
    }

    /// The next stage, unless everything is explained.
    fn go_on(&mut self) {
        self.others = Vec::new();
        if self.is_explained() {
            self.stages.clear();
        } else if self.stages.is_empty() {
            self.take_pasted_weights();
        }
        self.begin();
    }

    fn row(&self, trial: &Trial, change: Change, found: &[Match]) -> Tried {
        let steps = self
            .base
            .learning
            .as_ref()
            .map_or(0, |learning| learning.done);
        let (cause, detail) = (trial.cause, trial.detail.clone());
        Tried {
            lines: lines(cause, &detail, &trial.edits, &self.document, steps),
            cause,
            detail,
            gained: change.gained,
            lost: change.lost,
            equal: found.iter().map(|found| found.equal.clone()).collect(),
            edits: trial.edits.clone(),
        }
    }

    /// Where no way to draw the weights has been found, what follows from them can still be judged: from the pasted ones.
    fn take_pasted_weights(&mut self) {
        if self.uses_pasted_weights || self.found.iter().any(|found| found.stage == Stage::Drawing)
        {
            return;
        }
        let world = self.base.run();
        let mut program = self.base.clone();
        let mut taken = false;
        for (array, found) in self.pasted.iter().zip(&self.before) {
            let Some(Quantity {
                kind,
                layer,
                moment,
                ..
            }) = found.quantity.map(|i| &world[i])
            else {
                continue;
            };
            let start = match kind {
                Kind::Weights => program.shape.layer(*layer).start,
                Kind::Biases => program.shape.biases(*layer).start,
                _ => continue,
            };
            if *moment != Moment::Start || array.is_summarized || !found.equal.contains(&false) {
                continue;
            }
            for (cell, &place) in found.places.iter().enumerate() {
                if !array.values[cell].is_finite() {
                    return;
                }
                program.parameters[start + place] = array.values[cell];
                program.rounding = program.rounding.max(array.half_unit(cell));
            }
            taken = true;
        }
        let is_whole = program.rounding < 1e-3;
        if taken && is_whole {
            self.uses_pasted_weights = true;
            self.base = program;
            self.before = matches(&self.pasted, &self.base, &self.base.run());
            if !self.is_explained() {
                self.stages = vec![Stage::Forward, Stage::Training];
            }
        }
    }
}

/// What one hidden layer computes with the other activations of the post, where it has one of them.
fn of_the_post(program: &Program) -> Vec<Vec<Function>> {
    let last = program.n_layers() - 1;
    let all = Activation::ALL[..3].iter().map(|&f| Function::Is(f));
    let own = &program.functions[0];
    if last != 1 || !all.clone().any(|f| f == *own) {
        return Vec::new();
    }
    let with = |f: Function| [slice::from_ref(&f), &program.functions[last..]].concat();
    all.filter(|f| f != own).map(with).collect()
}

/// Cells gained, less those lost.
fn net(change: &Change) -> isize {
    change.gained as isize - change.lost as isize
}
