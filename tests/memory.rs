//! What happens where memory runs out: an `Error`, and everything is as it was.
#![cfg(not(target_arch = "wasm32"))]

use perceptible::{
    Document, Edit, Error, Focus, Grid, Part, Session, Shown, Train, {Axis, Preset},
};
use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    ptr::null_mut,
};

/// Bytes of an allocation that may be refused: all that grows with rows, weights, a batch or a map.
const LARGE: usize = 25_000;

thread_local! {
    /// How many large allocations are granted before all others are refused.
    static GRANTED: Cell<usize> = const { Cell::new(usize::MAX) };
    /// Bytes that are held.
    static HELD: Cell<isize> = const { Cell::new(0) };
}

struct Sparing;

#[global_allocator]
static ALLOCATOR: Sparing = Sparing;

impl Sparing {
    fn grants(size: usize) -> bool {
        let granted = GRANTED.try_with(Cell::get).unwrap_or(usize::MAX);
        if size < LARGE || granted == usize::MAX {
            return true;
        }
        GRANTED.with(|cell| cell.set(granted.saturating_sub(1)));
        granted > 0
    }
}

/// Counts `size` bytes more.
fn count(size: isize) {
    let _ = HELD.try_with(|held| held.set(held.get() + size));
}

// Safety: everything that is granted is the system's own.
unsafe impl GlobalAlloc for Sparing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match Self::grants(layout.size()) {
            true => {
                count(layout.size() as isize);
                unsafe { System.alloc(layout) }
            }
            false => null_mut(),
        }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        match Self::grants(size) {
            true => {
                count(size as isize - layout.size() as isize);
                unsafe { System.realloc(memory, layout, size) }
            }
            false => null_mut(),
        }
    }
}

/// Does something with that many large allocations and no more; one too many for an infallible one ends the test.
fn with<T>(granted: usize, act: impl FnOnce() -> T) -> T {
    GRANTED.set(granted);
    let done = act();
    GRANTED.set(usize::MAX);
    done
}

/// A network with 400 rows of 64 numbers, each array of which is large, and other fields.
fn session(fields: &[Edit]) -> Session {
    let link = "v1&layers=64,128,96,10&init=he&f1=relu&f2=tanh&f3=softmax&loss=cross_entropy&opt=adam&lr=0.01";
    let rows = 400;
    let values = (0..rows * 64)
        .map(|i| ((i * i) % 97) as f64 / 97.0)
        .collect();
    let classes = (0..rows).map(|i| i % 10).collect();
    let rows = [
        Edit::Inputs { rows, values },
        Edit::Classes { values: classes },
    ];
    let document = Document::from_link(link).unwrap();
    Session::new(document.edit(&[&rows, fields].concat()).unwrap()).unwrap()
}

fn part(session: &Session, part: Part) -> Vec<f64> {
    session.frame(&[part]).unwrap().parts.remove(0).1
}

/// What a session shows of itself.
fn seen(session: &Session) -> (u64, Vec<f64>, Vec<f64>, bool, bool) {
    let updates = session.run().map_or(0, |run| run.trainer().updates());
    (
        updates,
        part(session, Part::Parameters),
        part(session, Part::After),
        session.can_undo(),
        session.can_redo(),
    )
}

/// Refuses each large allocation in turn: all of them are errors, and nothing has changed. Then it is done; how often it
/// was refused.
fn refuse_each(session: &mut Session, act: impl Fn(&mut Session) -> Result<(), Error>) -> usize {
    let (document, before) = (session.document().clone(), seen(session));
    for granted in 0.. {
        match with(granted, || act(session)) {
            Ok(()) => return granted,
            Err(error) => assert!(matches!(error, Error::OutOfMemory { .. }), "{error}"),
        }
        assert!(session.document() == &document, "after {granted}");
        assert!(seen(session) == before, "after {granted}");
    }
    unreachable!()
}

#[test]
fn a_training_reserves_its_memory_before_step_one_and_is_refused_there() {
    for fields in [
        &[][..],
        &[Edit::field("batch_size", 160.0)],
        &[Edit::field("test_size", 0.25)],
    ] {
        let (mut session, mut other) = (session(fields), session(fields));
        let refused = refuse_each(&mut session, |session| session.train(Train::Step));
        assert!(refused > 20, "{refused}");
        other.train(Train::Step).unwrap();
        assert!(seen(&session) == seen(&other));
    }
}

#[test]
fn a_training_under_way_needs_no_more_and_its_curve_can_still_be_visited() {
    let play = Train::Play {
        budget: f64::INFINITY,
        steps: 5,
        clock: &|| 0.0,
    };
    for fields in [&[][..], &[Edit::field("batch_size", 160.0)]] {
        let (mut session, mut other) = (session(fields), session(fields));
        session.train(play).unwrap();
        // No key frame is kept any more: the way back is longer.
        for _ in 0..3 {
            with(0, || session.train(play)).unwrap();
        }
        for _ in 0..4 {
            other.train(play).unwrap();
        }
        assert!(seen(&session) == seen(&other));
        assert!(part(&session, Part::Losses) == part(&other, Part::Losses));
        for session in [&mut session, &mut other] {
            session.visit(13).unwrap();
        }
        assert!(seen(&session).1 == seen(&other).1);
    }
}

#[test]
fn undo_redo_visits_edits_and_larger_batches_are_refused_whole() {
    let mut session = session(&[Edit::field("batch_size", 100.0)]);
    for _ in 0..3 {
        session.train(Train::Step).unwrap();
    }
    for refused in [
        refuse_each(&mut session, Session::undo),
        refuse_each(&mut session, Session::redo),
        refuse_each(&mut session, |session| session.visit(1)),
        refuse_each(&mut session, Session::step_back),
        refuse_each(&mut session, |session| {
            session.edit(&[Edit::field("batch_size", 350.0)], None)
        }),
        refuse_each(&mut session, |session| session.train(Train::Step)),
        refuse_each(&mut session, |session| {
            session.edit(&[Edit::field("test_size", 0.5)], None)
        }),
        refuse_each(&mut session, |session| {
            session.edit(&[Edit::RemoveRow { row: 7 }], None)
        }),
        refuse_each(&mut session, Session::restart),
    ] {
        assert!(refused > 2, "{refused}");
    }
}

/// At the gradients: what the update leads to is there, and follows other settings.
#[test]
fn a_frame_takes_memory_for_its_own_numbers_alone() {
    let mut session = session(&[Edit::field("batch_size", 20.0)]);
    for _ in 0..3 {
        session.train(Train::Phase).unwrap();
    }
    session.look(Focus {
        silent: true,
        ..Focus::default()
    });
    let all = [Part::Parameters, Part::Gradients, Part::After];
    with(all.len(), || session.frame(&all)).unwrap();
    let other = |session: &mut Session| {
        session.edit(&[Edit::field("optimizer", "nadam")], Some("optimizer"))
    };
    assert!(refuse_each(&mut session, other) > 2);
    let after = part(&session, Part::After);
    session.train(Train::Phase).unwrap();
    assert!(after == part(&session, Part::After));
    session.train(Train::Phase).unwrap();
    assert!(after == part(&session, Part::Parameters));
}

/// Key frames, rows, losses that undo alone still holds count: 40 MiB for undo, 32 for the present key frames, and once
/// more for those of the last state before it.
#[test]
fn undo_holds_no_more_than_its_bound_whatever_happens() {
    let most = 40 + 32 + 32 + 4;
    let held = |session: &Session| {
        let (mine, with) = (HELD.get(), session.can_undo());
        assert!(with && mine >> 20 < most, "{} MiB", mine >> 20);
        mine
    };
    let play = Train::Play {
        budget: f64::INFINITY,
        steps: 250,
        clock: &|| 0.0,
    };
    let link = "v1&layers=64,64,64,10&opt=adam&t=1,0,0,0,0,0,0,0,0,0";
    let mut session = Session::new(Document::from_link(link).unwrap()).unwrap();
    let mut largest = 0;
    for seed in 0..5 {
        session.train(play).unwrap();
        session.restart().unwrap();
        largest = largest.max(held(&session));
        session
            .edit(&[Edit::field("seed", f64::from(seed + 1))], None)
            .unwrap();
    }
    assert!(largest >> 20 > 20, "{largest}");
    session.train(play).unwrap();
    session.restart().unwrap();
    session.undo().unwrap();
    session.visit(7).unwrap();
    assert_eq!(
        seen(&session).0,
        7,
        "the last training is there with its steps"
    );
    drop(session);

    let mut session = self::session(&[Edit::field("batch_size", 1.0)]);
    for i in 0..320 {
        session.train(Train::Step).unwrap();
        let input = Edit::Input {
            row: 0,
            index: 0,
            value: f64::from(i),
        };
        session.edit(&[input], None).unwrap();
        held(&session);
    }
}

#[test]
fn a_map_without_memory_is_refused() {
    let mut session = Session::new(Document::from(Preset::Xor)).unwrap();
    let axis = |input| Axis {
        input,
        from: 0.0,
        to: 1.0,
    };
    let grid = Grid {
        x: axis(0),
        y: Some(axis(1)),
        size: 400,
        row: 0,
    };
    let map = |session: &mut Session| session.map(&grid, &[Shown::Winner]).map(drop);
    assert_eq!(refuse_each(&mut session, map), 1);
}
