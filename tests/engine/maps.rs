//! Maps over the inputs: each point has the value that the network gives it.

use perceptible::{
    Axis, Document, Error, Grid, Palette, Revisions, Session, Shown, Train, dataset::linspace,
};
use wasm_bindgen_test::wasm_bindgen_test;

fn session(link: &str) -> Session {
    Session::new(Document::from_link(link).unwrap()).unwrap()
}

fn axis(input: usize, from: f64, to: f64) -> Axis {
    Axis { input, from, to }
}

fn square(size: usize) -> Grid {
    Grid {
        x: axis(0, -1.0, 3.0),
        y: Some(axis(1, 0.5, 2.0)),
        size,
        row: 0,
    }
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn every_point_has_the_bits_of_a_forward_pass() {
    // 19 × 19 points are more than go through the network at a time.
    let mut session =
        session("v1&layers=4,7,5,3&x=1,2,3,4;0.5,0.25,8,-1&t=1,0,0;0,1,0&f1=tanh&f2=swish");
    for trained in [false, true] {
        if trained {
            session.train(Train::Epoch).unwrap();
        }
        let grid = Grid {
            x: axis(2, -1.0, 3.0),
            y: Some(axis(0, 0.5, 2.0)),
            size: 19,
            row: 1,
        };
        let mut rows = Vec::new();
        for j in (0..19).rev() {
            for i in 0..19 {
                let middle = |k: usize| (k as f64 + 0.5) / 19.0;
                rows.extend([0.5 + 1.5 * middle(j), 0.25, -1.0 + 4.0 * middle(i), -1.0]);
            }
        }
        let trace = session.network().forward_flat(&rows).unwrap();
        let mut shown = Vec::new();
        let mut expected = Vec::new();
        for (layer, n) in [7, 5, 3].into_iter().enumerate() {
            for neuron in (0..n).rev() {
                shown.push(Shown::Neuron { layer, neuron });
                let a = trace.a(layer).unwrap().iter();
                expected.extend(a.skip(neuron).step_by(n).map(|a| a.to_bits()));
            }
        }
        let maps = session.map(&grid, &shown).unwrap();
        assert_eq!((maps.width, maps.height), (19, 19));
        assert!(bits(maps.values) == expected);
        assert_eq!(maps.revisions, session.revisions());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_line_has_both_ends_and_the_points_of_linspace() {
    let mut session = session("v1&layers=1,6,1&x=0&t=0&f1=tanh");
    let grid = Grid {
        x: axis(0, -2.0, 2.0),
        y: None,
        size: 301,
        row: 7,
    };
    let xs = linspace(-2.0, 2.0, 301, true).unwrap();
    let trace = session.network().forward_flat(&xs).unwrap();
    let output = Shown::Neuron {
        layer: 1,
        neuron: 0,
    };
    let maps = session.map(&grid, &[output]).unwrap();
    assert_eq!((maps.width, maps.height), (301, 1));
    assert_eq!(bits(maps.values), bits(trace.a(1).unwrap()));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_winner_is_the_largest_output_and_leads_by_its_probability() {
    // The same network in three ways: softmax says what its logits mean to cross-entropy; plain outputs are compared.
    let same = "v1&layers=2,6,3&seed=3&init=xavier";
    let mut winners = Vec::new();
    for rest in [
        "&f2=softmax&loss=cross_entropy",
        "&f2=linear&loss=cross_entropy",
        "&f2=linear",
    ] {
        let mut session = session(&[same, rest].concat());
        let outputs = [0, 1, 2].map(|neuron| Shown::Neuron { layer: 1, neuron });
        let all = [&outputs[..], &[Shown::Winner]].concat();
        let maps = session.map(&square(24), &all).unwrap();
        let points = maps.width * maps.height;
        let (a, winner) = maps.values.split_at(3 * points);
        for (point, &value) in winner.iter().enumerate() {
            let mut ys = [0, 1, 2].map(|neuron| (a[neuron * points + point], neuron));
            ys.sort_by(|y, other| other.0.total_cmp(&y.0));
            assert_eq!(value.floor(), ys[0].1 as f64);
            if rest != "&f2=linear&loss=cross_entropy" {
                let lead = (ys[0].0 - ys[1].0).min(1.0);
                assert!((value.fract() - lead).abs() < 1e-11, "{value}");
            }
        }
        winners.push(winner.to_vec());
    }
    assert_eq!(bits(&winners[0]), bits(&winners[1]));
    let classes = |i: usize| winners[i].iter().map(|value| value.floor());
    assert!(classes(0).eq(classes(2)));
    let found: std::collections::BTreeSet<u64> = classes(0).map(|class| class as u64).collect();
    assert!(found.len() > 1, "{found:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_single_output_decides_between_two_classes() {
    // z = x: σ(z) > ½ where x > 0, whether the loss or the layer makes a probability of it.
    for rest in ["&f1=sigmoid", "&f1=linear&loss=bce_with_logits"] {
        let mut session = session(&["v1&layers=1,1&x=0&w1=1&b1=0", rest].concat());
        let grid = Grid {
            x: axis(0, -1.0, 1.0),
            y: None,
            size: 3,
            row: 0,
        };
        let values = session.map(&grid, &[Shown::Winner]).unwrap().values;
        let lead = 0.462117157260009; // 2σ(1) − 1
        for (value, expected) in values.iter().zip([lead, 0.0, 1.0 + lead]) {
            assert!((value - expected).abs() < 1e-14, "{value}");
        }
    }
    // The strongest lead does not spill into the next class, and NaN is nobody's.
    let mut session = session("v1&layers=1,2&x=0&w1=1e300,-1e300&b1=0,0");
    let grid = Grid {
        x: axis(0, -1e300, 1e300),
        y: None,
        size: 2,
        row: 0,
    };
    let values = session
        .map(&grid, &[Shown::Winner])
        .unwrap()
        .values
        .to_vec();
    assert_eq!(
        values.iter().map(|v| v.floor()).collect::<Vec<_>>(),
        [1.0, 0.0]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_mapped_is_refused_and_a_large_network_gets_fewer_points() {
    let mut session = session("v1&layers=2,3,1");
    let output = [Shown::Neuron {
        layer: 1,
        neuron: 0,
    }];
    let mut refused = |change: &dyn Fn(&mut Grid), shown: &[Shown], place: &str| {
        let mut grid = square(8);
        change(&mut grid);
        let error = session.map(&grid, shown).unwrap_err();
        assert_eq!(error.place(), place, "{error}");
    };
    refused(&|grid| grid.x.input = 2, &output, "x");
    refused(&|grid| grid.x.input = 1, &output, "x"); // twice
    refused(&|grid| grid.y = Some(axis(9, 0.0, 1.0)), &output, "y");
    refused(&|grid| grid.x.to = f64::NAN, &output, "to");
    refused(&|grid| grid.size = 0, &output, "size");
    refused(&|grid| grid.size = 1 << 31, &output, "size");
    refused(&|grid| grid.size = 1024, &[Shown::Winner; 17], "maps");
    let nobody = |layer, neuron| [Shown::Neuron { layer, neuron }];
    refused(&|_| {}, &nobody(2, 0), "layer");
    refused(&|_| {}, &nobody(0, 3), "neuron");
    assert_eq!(session.map(&square(8), &output).unwrap().values.len(), 64);
    // Another shape, the same session.
    let wide = Document::from_link(&format!("v1&layers={}", ["64"; 8].join(","))).unwrap();
    session.replace(wide).unwrap();
    let maps = session.map(&square(1024), &nobody(6, 63)).unwrap();
    assert_eq!((maps.width, maps.height), (67, 67)); // 67² × 29,120 parameters
    assert_ne!(maps.revisions, Revisions::default());
    assert!(matches!(
        Palette::new(&[0.0; 5]),
        Err(Error::WrongLength { .. })
    ));
    assert!(matches!(Palette::new(&[]), Err(Error::WrongLength { .. })));
    assert!(Palette::new(&[0.0, 0.0, 0.0, 256.0]).is_err());
}
