//! Seeds, one after the other: the first weight alone decides where it was pasted, and else all that differs.

use super::{Outcome, Search, TRIAL, matches, net};
use crate::compare::{
    causes::{Draw, SEEDS, seed},
    chance::Change,
    program::Program,
    quantity::{Kind, Moment},
};

/// Products that all seeds together may take.
const SEED_WORK: usize = 400_000_000;
/// What a number of randn costs, in products.
const RANDN: usize = 20;

impl Search {
    /// How many seeds: none where the document draws nothing, fewer where a network is large.
    pub(super) fn seeds_to_try(&mut self) -> u32 {
        let other = Draw::of(&self.document).with_seed(self.document.seed() ^ 1);
        let other = other.parameters(&self.document, &self.network);
        if other.is_ok_and(|other| other == self.base.parameters) {
            return 0;
        }
        self.first_weight = None;
        let world = self.base.run();
        for (i, (array, found)) in self.pasted.iter().zip(&self.before).enumerate() {
            let quantities = world
                .iter()
                .filter(|quantity| quantity.places(array).is_some());
            let mut kinds =
                quantities.map(|quantity| (quantity.kind, quantity.layer, quantity.moment));
            let start = (Kind::Weights, 0, Moment::Start);
            let is_first_layer =
                found.candidates > 0 && !found.is_part && kinds.all(|kind| kind == start);
            let own =
                Draw::of(&self.document).first_weight(&self.document) == self.base.parameters[0];
            if is_first_layer && own && array.values[0].fract() != 0.0 && found.places[0] == 0 {
                self.first_weight = Some((i, 0));
                // Another seed draws other weights than these.
                if found.equal[0] {
                    return 0;
                }
            }
        }
        // Seeds are judged by training if no cell that differs comes from the forward pass; and also if only some do, or
        // after training, unless training all of them takes too long.
        let forward = Program {
            learning: None,
            ..self.base.clone()
        };
        let found = matches(&self.pasted, &forward, &forward.run());
        let open = found.iter().zip(&self.before);
        let open = open.filter(|(_, before)| before.equal.contains(&false));
        let has = Vec::from_iter(open.map(|(forward, _)| forward.quantity.is_some()));
        self.seeds_learn = true;
        if has.contains(&true) {
            let may = self.base.likely == Moment::End || has.contains(&false);
            self.seeds_learn = may && self.seed_cost() * SEEDS as usize <= SEED_WORK;
        }
        if self.first_weight.is_some() {
            return SEEDS;
        }
        let cost = self.seed_cost();
        SEEDS.min(u32::try_from(SEED_WORK / cost.max(1)).unwrap_or(SEEDS))
    }

    fn seed_cost(&self) -> usize {
        let forward = self.base.shape.len() * self.document.rows();
        let work = match self.seeds_learn {
            true => self.base.work(),
            false => forward,
        };
        let drawn = self.base.shape.len() + self.document.drawn_before() as usize;
        TRIAL + work + forward * self.others.len() + drawn * RANDN
    }

    pub(super) fn try_seed(&mut self) -> usize {
        let seed_tried = self.seed;
        self.seed += 1;
        let draw = Draw::of(&self.document).with_seed(seed_tried);
        if let Some((array, cell)) = self.first_weight
            && !self.pasted[array].agrees(cell, draw.first_weight(&self.document), 0.0)
        {
            return TRIAL + self.document.drawn_before() as usize * RANDN;
        }
        let cost = self.seed_cost();
        let Ok(parameters) = draw.parameters(&self.document, &self.network) else {
            return cost;
        };
        let learning = self.base.learning.clone().filter(|_| self.seeds_learn);
        let mut program = Program {
            parameters,
            learning,
            ..self.base.clone()
        };
        let (change, _) = self.judge(&mut program, true);
        if change.gained > 0
            && let Some(trial) = seed(&self.document, seed_tried)
        {
            // With everything that the program computes.
            let mut program = self.base.clone();
            (trial.change)(&mut program);
            let (change, matches) = self.judge(&mut program, false);
            if self.keeps_seed(&change) {
                let trial_there = self.trials.len();
                self.results
                    .push(Outcome::new(trial_there, change, matches));
                self.trials.push(trial);
                self.next = self.trials.len();
            }
        }
        cost
    }

    /// Only the best seed is worth a row.
    fn keeps_seed(&self, change: &Change) -> bool {
        let rows = self
            .results
            .iter()
            .filter(|result| self.trials[result.trial].cause.name == "seed");
        rows.map(|result| net(&result.change))
            .max()
            .is_none_or(|best| net(change) > best)
    }
}
