//! Printouts of notebooks that NumPy ran (tests/python/notebooks.py): a right one has no cause, and one with a mistake
//! has that one.

use perceptible::{
    Document, Edit, Error, Language, Preset, Problem,
    compare::{Cell, Found, Report, Search, compare},
    numpy,
};
use serde_json::Value;

fn notebooks() -> Value {
    serde_json::from_str(include_str!("../fixtures/notebooks.json")).unwrap()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

fn compared(of: &Value) -> Report {
    let document = Document::from_link(text(of, "link")).unwrap();
    let steps = of["steps"].as_u64().unwrap_or(0) as usize;
    compare(text(of, "printed"), &document, steps).unwrap()
}

/// Every cause that was found, stage by stage: names and details of those that cannot be told apart.
fn found(report: &Report) -> Vec<Vec<(&str, &str)>> {
    let cause = |&i: &usize| (report.tried[i].cause.name, report.tried[i].detail.as_str());
    let group = |found: &Found| found.causes.iter().map(cause).collect();
    report.causes.iter().map(group).collect()
}

#[test]
fn a_mistake_is_named_and_explains_every_cell() {
    let notebooks = notebooks();
    let mut wrong = Vec::new();
    for notebook in list(&notebooks, "notebooks") {
        let report = compared(notebook);
        let expected = (text(notebook, "cause"), text(notebook, "detail"));
        let found = found(&report);
        let is_named = found.iter().any(|group| group.contains(&expected));
        if !is_named || report.unexplained > 0 || !report.unread.is_empty() {
            wrong.push(format!(
                "{expected:?} on {}: {found:?}, {} unexplained, unread {:?}\n{}",
                text(notebook, "link"),
                report.unexplained,
                report.unread,
                text(notebook, "printed"),
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_is_right_has_no_cause() {
    for notebook in list(&notebooks(), "right") {
        let report = compared(notebook);
        let printed = text(notebook, "printed");
        assert_eq!(report.equal, report.cells, "{printed}\n{report:?}");
        assert!(
            report.cells > 0 && report.unread.is_empty(),
            "{printed}\n{:?}",
            report.unread
        );
        assert!(report.causes.is_empty() && report.tried.is_empty() && report.done);
    }
}

/// A printout against the post's network with swish.
fn of_swish(printed: &str) -> Report {
    compare(printed, &Document::from_link("v1&f1=swish").unwrap(), 0).unwrap()
}

#[test]
fn what_proves_too_little_gets_no_headline() {
    // Four digits of two outputs: some seed of 10,000 may have them. These are seed 42's.
    let report = of_swish("[[0.0837 0.1159]]");
    assert_eq!(found(&report), [] as [Vec<_>; 0]);
    let seeds_of_nobody = [
        "[[0.1234 0.0567]]",
        "[[-0.0513 0.1021]]",
        "0.19",
        "[[0.2 -0.1]]",
    ];
    for printed in seeds_of_nobody {
        let report = of_swish(printed);
        assert!(report.causes.is_empty(), "{printed}: {:?}", found(&report));
        assert!(
            report.done && report.unexplained > 0,
            "{printed}: {report:?}"
        );
    }
}

/// Near the right numbers a wrong cause's are near, too: only their last digits are at random.
#[test]
fn what_is_off_in_the_last_digits_proves_no_cause() {
    // Adam is right; these are the gradients of its last step, and those of the first are compared.
    let last_step = "\
tensor([[-0.0425, -0.0142, -0.0779],
        [-0.0292, -0.0097, -0.0535],
        [-0.0848, -0.0283, -0.1554],
        [-0.0110, -0.0037, -0.0202]])";
    let document = Document::from_link("v1&opt=adam&lr=0.001").unwrap();
    let report = compare(last_step, &document, 5).unwrap();
    assert_eq!(found(&report), [] as [Vec<_>; 0]);
    assert!(report.equal < report.cells);
}

#[test]
fn numbers_of_nobody_have_no_cause() {
    let mut random = perceptible::RandomState::new(70_007);
    for _ in 0..6 {
        let weights: Vec<f64> = (0..12).map(|_| 0.1 * random.randn()).collect();
        let outputs: Vec<f64> = (0..2).map(|_| 0.1 * random.randn()).collect();
        let printed = [
            numpy::array_str(&weights, &[3, 4]).unwrap(),
            numpy::array_str(&outputs, &[1, 2]).unwrap(),
        ];
        let report = of_swish(&printed.join("\n"));
        assert!(report.causes.is_empty(), "{:?}", found(&report));
        assert!(!report.needs_more && report.seeds == [10_000, 10_000]);
    }
}

#[test]
fn what_cannot_be_told_apart_is_one_group() {
    // All z of the post's hidden layer are positive.
    let report = of_swish("[[ 0.17669663 -0.11773777]]");
    let [group] = &found(&report)[..] else {
        panic!("{report:?}")
    };
    for cause in [
        ("activation", "leaky_relu"),
        ("activation", "relu"),
        ("slope", "0.1"),
        ("z_passed_on", ""),
    ] {
        assert!(group.contains(&cause), "{cause:?} in {group:?}");
    }
}

#[test]
fn drawing_and_forward_are_explained_apart() {
    // Seed 42 and tanh: weights and outputs.
    let document = Document::from_link("v1&seed=42&f1=tanh").unwrap();
    let network = document.network().unwrap();
    let of = |values: &[f64], shape: &[usize]| numpy::array_str(values, shape).unwrap();
    let parameters = network.parameters();
    let outputs = network.forward_flat(document.inputs()).unwrap();
    let printed = [
        of(parameters.weights(0).unwrap(), &[3, 4]),
        of(parameters.weights(1).unwrap(), &[4, 2]),
        of(outputs.outputs_flat(), &[1, 2]),
    ];
    let report = of_swish(&printed.join("\n"));
    assert_eq!(
        found(&report),
        [vec![("seed", "42")], vec![("activation", "tanh")]]
    );
    assert_eq!((report.causes[0].gained, report.causes[0].lost), (20, 0));
    assert_eq!(report.causes[1].gained, 2);

    // What the causes say as edits is the document that printed it.
    let edits: Vec<Edit> = report
        .causes
        .iter()
        .flat_map(|found| report.tried[found.causes[0]].edits.clone())
        .collect();
    let edited = Document::from_link("v1&f1=swish")
        .unwrap()
        .edit(&edits)
        .unwrap();
    assert_eq!(edited.to_link(), document.to_link());
}

#[test]
fn pasted_weights_are_taken_where_nobody_knows_how_they_were_drawn() {
    let mut random = perceptible::RandomState::new(123_456);
    let mut document = Document::from_link("v1&f1=tanh").unwrap();
    let mut printed = Vec::new();
    for (layer, shape) in [[3, 4], [4, 2]].into_iter().enumerate() {
        let values: Vec<f64> = (0..shape[0] * shape[1])
            .map(|_| 0.3 * random.randn())
            .collect();
        printed.push(numpy::array_str(&values, &shape).unwrap());
        document = document.edit(&[Edit::Weights { layer, values }]).unwrap();
    }
    let network = document.network().unwrap();
    let trace = network.forward_flat(document.inputs()).unwrap();
    printed.push(numpy::array_str(trace.outputs_flat(), &[1, 2]).unwrap());
    let report = of_swish(&printed.join("\n"));
    assert!(report.uses_pasted_weights);
    assert_eq!(found(&report), [vec![("activation", "tanh")]]);
    assert_eq!(report.unexplained, 0);
}

#[test]
fn the_copied_loss_of_the_worked_example_is_explained() {
    for printed in [
        "total error: 0.291027924",
        "0.291027924",
        "step 1 loss 0.291027924",
    ] {
        let report = compare(printed, &Document::from(Preset::ByHand), 0).unwrap();
        assert_eq!(found(&report), [vec![("updated_early", "")]], "{printed}");
    }
    // The right one has no cause.
    let report = compare("0.291027774", &Document::from(Preset::ByHand), 0).unwrap();
    assert_eq!((report.equal, report.causes.len()), (1, 0));
}

#[test]
fn cells_are_told_apart() {
    let report = of_swish("output = [[0.1192278 -0.09]]\n??? 3 of 4\n[[1 2 3 4 5 6 7]]");
    let cells = |i: usize| &report.arrays[i].cells[..];
    assert_eq!(cells(0), [Cell::Equal, Cell::Different]);
    assert_eq!(cells(1), [Cell::Unmatched; 7]);
    assert_eq!(report.first_difference, Some((0, 1)));
    assert_eq!(report.unread[0].lines, 2..=2);
    let report = of_swish("[[ 0.1192278  -0.09689422]]"); // float32's digits
    assert_eq!(report.arrays[0].cells, [Cell::Equal, Cell::Float32]);
    assert!(report.causes.is_empty() && report.tried.is_empty());
    // A bracket pair more or fewer is no difference, and PyTorch has its weights the other way round.
    for printed in [
        "[[[0.1192278 -0.09689423]]]",
        "[0.1192278 -0.09689423]",
        "[[0.1192278], [-0.09689423]]",
    ] {
        assert_eq!(of_swish(printed).equal, 2, "{printed}");
    }
    // One z of two, to four digits, is told of no array; by its name it is no loss.
    let report = compare("net_h1 = 0.3775", &Document::from(Preset::ByHand), 0).unwrap();
    assert_eq!(report.arrays[0].cells, [Cell::Unmatched]);
}

#[test]
fn a_search_in_slices_comes_to_the_same() {
    let document = Document::from_link("v1&f1=swish").unwrap();
    let printed = "[[ 0.2562828   0.00262167]]";
    let mut search = Search::new(printed, &document, 0).unwrap();
    let mut slices = 0;
    while search.advance(500_000) {
        slices += 1;
    }
    assert!(slices > 20, "{slices}");
    let (sliced, whole) = (search.report(), compare(printed, &document, 0).unwrap());
    assert_eq!(found(&sliced), found(&whole));
    assert_eq!(found(&sliced), [vec![("seed_again", "0")]]);
}

#[test]
fn numbers_that_a_loop_has_counted_are_one_list() {
    let document = Document::from_link("v1&t=1,0").unwrap();
    for (printed, cells) in [
        ("h1 = 0.65908\nh2 = 0.56172\nh3 = 0.61488\nh4 = 0.81107", 4),
        ("y1 = 0.19235\ny2 = -0.05513", 2),
        ("0: 0.32766821\n1: 0.1658382\n2: 0.08047624", 3),
        ("epoch 0: 0.32766821\nepoch 1: 0.1658382", 2),
        ("[  0/20] loss=0.327668\n[  1/20] loss=0.165838", 2),
        ("step 0 | ce 0.327668\nstep 1 | ce 0.165838", 2),
        ("losses: [np.float64(0.32766821), np.float64(0.1658382)]", 2),
        ("loss\n0.32766821", 1),
        ("hidden->output: [[0.19235057 -0.05512534]]", 2),
        (
            "2026-11-29 09:01:59,477 INFO:nn: y=[[0.19235057, -0.05512534]]",
            2,
        ),
    ] {
        let report = compare(printed, &document, 1).unwrap();
        assert_eq!((report.arrays.len(), report.equal), (1, cells), "{printed}");
    }
}

#[test]
fn rounded_weights_with_exponents_have_the_digits_they_were_rounded_to() {
    let printed = "\
[[ 1.691e-01 -4.660e-02  3.300e-03  4.080e-02]
 [-7.890e-02  2.000e-04 -1.000e-04 -1.755e-01]
 [ 1.018e-01  6.000e-02 -6.250e-02 -1.720e-02]]";
    let report = compare(printed, &Document::from(Preset::Post), 0).unwrap();
    assert_eq!(found(&report), [[("seed", "7")]]);
    assert_eq!(report.unexplained, 0);
}

/// Inputs divided by 10 change the hidden layer as weights ten times smaller do, but not the outputs; and biases that
/// were never updated look in the forward pass as if they had been forgotten there.
#[test]
fn a_cause_that_explains_more_wins_over_one_of_an_earlier_stage() {
    let inputs = "\
[0.51647406 0.5062034  0.51169422 0.53636027]
[ 0.155017   -0.03313323]";
    let biases = "\
[[ 0.18059369  0.04279925  0.10636592  0.22503524]
 [ 0.18815195 -0.09679995  0.09783955 -0.01482041]
 [-0.00264305  0.04616298  0.02997326  0.14716154]]
[0. 0. 0. 0.]
[ 0.34450751 -0.04536118]";
    for (link, printed, cause) in [
        ("v1", inputs, "input_scaled"),
        ("v1&t=1,0", biases, "biases_kept"),
    ] {
        let report = compare(printed, &Document::from_link(link).unwrap(), 1).unwrap();
        let causes = found(&report);
        let names = causes.iter().map(|group| group[0].0);
        assert_eq!(
            (names.collect::<Vec<_>>(), report.unexplained),
            (vec![cause], 0)
        );
    }
}

#[test]
fn a_batch_that_a_loop_has_printed_row_by_row_is_one_matrix() {
    let document = Document::from(Preset::Batch);
    let trace = document
        .network()
        .unwrap()
        .forward_flat(document.inputs())
        .unwrap();
    let outputs = trace.outputs_flat();
    type Line = fn(usize, &str) -> String;
    let lines: [Line; 6] = [
        |_, row| row.into(),
        |_, row| format!("[{row}]"),
        |i, row| format!("{i} {row}"),
        |i, row| format!("[{i}] {row}"),
        |i, row| format!("sample {i} output: {row}"),
        |i, row| format!("{i}: {row}"),
    ];
    for line in lines {
        let rows = outputs.chunks(2).enumerate();
        let rows = rows.map(|(i, row)| line(i, &numpy::array_str(row, &[2]).unwrap()));
        let report = compare(&rows.collect::<Vec<_>>().join("\n"), &document, 0).unwrap();
        let read = report.arrays.iter().map(|array| &array.pasted.shape[..]);
        assert_eq!(read.collect::<Vec<_>>(), [[3, 2]], "{}", line(0, "[a b]"));
        assert_eq!((report.equal, report.unread.len()), (6, 0));
    }
    // Rows that are no batch stay apart.
    let two = compare("[0] [1]", &document, 0).unwrap();
    assert_eq!(two.arrays.len(), 2);
    let named = "b1 [[0.1 0.2]]\nb2 [[0.3 0.4]]\nb3 [[0.5 0.6]]";
    assert_eq!(compare(named, &document, 0).unwrap().arrays.len(), 3);
    let biases = "[[0. 0. 0. 0.]]\n[[0. 0.]]";
    assert_eq!(compare(biases, &document, 0).unwrap().arrays.len(), 2);
}

#[test]
fn bad_input_is_answered_at_once() {
    let start = std::time::Instant::now();
    let document = Document::from(Preset::Post);
    let long = "[[0.1 0.2]]\n".repeat(1_000_000);
    assert!(matches!(
        compare(&long, &document, 0),
        Err(Error::TooLong { .. })
    ));
    let deep = "[".repeat(1_000_000);
    assert!(compare(&deep, &document, 0).unwrap().arrays.is_empty());
    let binary: String = (0..200_000_u32)
        .filter_map(|i| char::from_u32(i * 7919 % 0x11_0000))
        .collect();
    let report = compare(&binary, &document, 0).unwrap();
    assert!(report.done && report.causes.is_empty());
    let many = "[[0.1 0.2]]\n".repeat(300);
    assert!(matches!(
        compare(&many, &document, 0),
        Err(Error::TooMany { .. })
    ));
    let losses = "epoch 1 loss 0.1234\n".repeat(45_000);
    assert_eq!(compare(&losses, &document, 0).unwrap().arrays.len(), 1);
    assert!(compare("", &document, 0).unwrap().done);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn no_damaged_printout_panics() {
    let notebooks = notebooks();
    let document = Document::from_link("v1&f1=swish").unwrap();
    let pieces = [
        "[",
        "]",
        "...",
        ",",
        "\n",
        "nan",
        "inf",
        "-",
        "e999",
        "1e-400",
        "tensor(",
        ")",
        "loss",
        "=",
        "\u{2028}",
        "\r",
        "0x1",
        "'",
        "#",
        "{",
        "1_0",
        ".",
        "array(",
        "dtype=float32",
        "W1",
        "In [3]:",
        "½",
        "\0",
    ];
    let mut random = perceptible::RandomState::new(1);
    let mut below = |n: usize| random.randint(0, n as i64).unwrap() as usize;
    let texts: Vec<_> = ["notebooks", "right"]
        .iter()
        .flat_map(|of| list(&notebooks, of))
        .map(|of| text(of, "printed").to_string())
        .collect();
    for _ in 0..3000 {
        let mut damaged: Vec<char> = texts[below(texts.len())].chars().take(400).collect();
        for _ in 0..1 + below(6) {
            let at = below(damaged.len() + 1);
            let end = damaged.len().min(at + below(9));
            damaged.splice(at..end, pieces[below(pieces.len())].chars());
        }
        let damaged = String::from_iter(damaged);
        if let Ok(search) = Search::new(&damaged, &document, 0) {
            let report = search.report();
            let cells: usize = report.arrays.iter().map(|array| array.cells.len()).sum();
            assert_eq!(report.cells, cells);
        }
    }
}

#[test]
fn a_large_network_is_searched_within_bounds() {
    let document =
        Document::from_link("v1&layers=784,128,10&seed=9&f1=relu&t=1,0,0,0,0,0,0,0,0,0").unwrap();
    let weights = document.network().unwrap();
    let printed = numpy::array_str(weights.parameters().weights(0).unwrap(), &[784, 128]).unwrap();
    let other = document.edit(&[Edit::field("seed", 0.0)]).unwrap();
    let start = std::time::Instant::now();
    let report = compare(&printed, &other, 0).unwrap();
    assert_eq!(found(&report), [vec![("seed", "9")]]);
    // Seeds are told by their first weight: seconds, even here.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn tables_of_pandas_right_below_each_other_are_two() {
    let printed = "          0         1         2         3
0  0.176405  0.040016  0.097874  0.224089
1  0.186756 -0.097728  0.095009 -0.015136
2 -0.010322  0.041060  0.014404  0.145427
         y1        y2
0  0.076104  0.012168
1  0.044386  0.033367
2  0.149408 -0.020516
3  0.031307 -0.085410";
    let report = of_swish(printed);
    assert_eq!((report.equal, report.arrays.len()), (20, 2));
    assert!(report.unread.is_empty());
}

/// Printed by PyTorch 1.13 in float32, whose losses differ from float64's before the digits end.
#[test]
fn what_pytorch_prints_of_a_right_network_is_right() {
    let state_dict = "\
OrderedDict([('0.weight', tensor([[ 0.1764,  0.1868, -0.0103],
        [ 0.0400, -0.0977,  0.0411],
        [ 0.0979,  0.0950,  0.0144],
        [ 0.2241, -0.0151,  0.1454]])), ('0.bias', tensor([0., 0., 0., 0.])), ('2.weight', tensor([[ 0.0761,  0.0444,  0.1494,  0.0313],
        [ 0.0122,  0.0334, -0.0205, -0.0854]])), ('2.bias', tensor([0., 0.]))])";
    let momentum = "\
epoch 0, loss 0.3276682198047638
epoch 1, loss 0.16583818197250366
epoch 2, loss 0.016695594415068626
epoch 3, loss 0.030669696629047394
epoch 4, loss 0.15302293002605438
epoch 5, loss 0.18482045829296112
epoch 6, loss 0.08537441492080688
epoch 7, loss 0.004750007297843695
tensor([[ 0.8101, -0.0009]], grad_fn=<AddmmBackward0>)";
    let tensors = "\
0 tensor(0.3277, grad_fn=<MseLossBackward0>)
1 tensor(0.1658, grad_fn=<MseLossBackward0>)
2 tensor(0.0805, grad_fn=<MseLossBackward0>)";
    let shapes = "\
loss tensor(0.3277)
0.weight torch.Size([4, 3]) tensor([[ 0.1764,  0.1868, -0.0103],
        [ 0.0400, -0.0977,  0.0411],
        [ 0.0979,  0.0950,  0.0144],
        [ 0.2241, -0.0151,  0.1454]])
0.bias torch.Size([4]) tensor([0., 0., 0., 0.])";
    // Batches of two rows: the last of each epoch, and each epoch's mean.
    let batches = "v1&layers=2,4,1&x=0,0;0,1;1,0;1,1&t=0;1;1;0&f1=tanh&f2=sigmoid&scale=1&lr=0.5&batch=2&order=fixed";
    let last = "epoch 0 loss 0.333181\nepoch 1 loss 0.325176\nepoch 2 loss 0.316767";
    let mean = "Epoch 1: avg loss 0.327347\nEpoch 2: avg loss 0.310526\nEpoch 3: avg loss 0.295539";
    for (link, steps, printed, cells) in [
        ("v1", 0, state_dict, 26),
        ("v1", 0, shapes, 17),
        ("v1&opt=momentum", 8, momentum, 10),
        ("v1", 3, tensors, 3),
        (batches, 6, last, 3),
        (batches, 6, mean, 3),
    ] {
        let report = compare(printed, &Document::from_link(link).unwrap(), steps).unwrap();
        assert_eq!((report.equal, report.cells), (cells, cells), "{printed}");
        assert!(report.unread.is_empty() && report.causes.is_empty());
    }
}

/// Adam's losses against SGD's. Among the causes that are tried are trainings that diverge, and infinity is no proof.
#[test]
fn a_training_that_diverges_explains_nothing() {
    let printed = "\
epoch 0, loss 0.3276682198047638
epoch 1, loss 0.12011498212814331
epoch 2, loss 0.02047882042825222
epoch 3, loss 0.12523972988128662
epoch 4, loss 0.15101709961891174
epoch 5, loss 0.07232673466205597
epoch 6, loss 0.007717993576079607
epoch 7, loss 0.007405455689877272";
    let report = compare(printed, &Document::from_link("v1").unwrap(), 8).unwrap();
    assert_eq!(found(&report), [] as [Vec<_>; 0]);
    assert_eq!((report.equal, report.unexplained), (1, 7));
}

#[test]
fn what_is_no_result_is_left_unread_with_its_reason() {
    let traceback = "\
[[ 0.19235057 -0.05512534]]
Traceback (most recent call last):
  File \"nn.py\", line 31, in <module>
    print(layer.forward(x))
  File \"nn.py\", line 12, in forward
    return np.dot(x, self.w) + 0.25
ValueError: shapes (1,2) and (4,2) not aligned: 2 (dim 1) != 4 (dim 0)
z=0.65908 a=0.65908";
    let warning =
        "nn.py:3: RuntimeWarning: overflow encountered in exp\n  return 1 / (1 + np.exp(-0.5))";
    // Not all of the eight, and not whose.
    let some = "w1 = 0.15\nw2 = 0.20\nw3 = 0.25";
    for (printed, arrays, lines, problem) in [
        (traceback, 3, 2..=7, Problem::Stopped),
        (warning, 0, 1..=2, Problem::Stopped),
        (some, 0, 1..=3, Problem::Numbered),
    ] {
        let report = compare(printed, &Document::from(Preset::ByHand), 0).unwrap();
        assert_eq!(
            (report.arrays.len(), report.unread.len()),
            (arrays, 1),
            "{printed}"
        );
        assert_eq!(report.unread[0].lines, lines);
        assert!(
            matches!(&report.unread[0].error, Error::Typed { problem: found, .. } if *found == problem)
        );
    }
}

#[test]
fn sentences_have_the_names_that_people_use() {
    let report = of_swish("[[ 0.17669663 -0.11773777]]");
    let tried = |name: &str, detail: &str| {
        let mut all = report.tried.iter();
        all.find(|tried| (tried.cause.name, &*tried.detail) == (name, detail))
            .unwrap()
    };
    let sentence =
        |name: &str, detail: &str, language| tried(name, detail).cause.sentence(detail, language);
    assert_eq!(
        sentence("activation", "leaky_relu", Language::English),
        "The hidden layers' activation is leaky ReLU."
    );
    assert_eq!(
        sentence("chain", "sigmoid → leaky_relu → swish", Language::Korean),
        "활성화 함수를 이어서 적용했다: 시그모이드 → leaky ReLU → swish."
    );
}

/// The 2-2-2 example numbers its weights neuron by neuron; as they lie, its first row is x₁'s.
#[test]
fn numbered_weights_say_in_which_order_they_were_taken() {
    let document = Document::from(Preset::ByHand);
    let numbered = |weights: [f64; 8]| {
        let lines = weights.iter().enumerate();
        let lines = lines.map(|(i, w)| format!("w{} = {w:.2}", i + 1));
        lines.collect::<Vec<_>>().join("\n")
    };
    let by_neuron = [0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55];
    let as_they_lie = [0.15, 0.25, 0.20, 0.30, 0.40, 0.50, 0.45, 0.55];
    for (weights, is_transposed) in [(by_neuron, true), (as_they_lie, false)] {
        let report = compare(&numbered(weights), &document, 0).unwrap();
        assert_eq!((report.equal, report.cells), (8, 8));
        let taken = report.arrays.iter();
        let taken = taken.map(|array| (array.pasted.name.as_deref().unwrap(), array.is_transposed));
        assert_eq!(
            taken.collect::<Vec<_>>(),
            [("w1 … w4", is_transposed), ("w5 … w8", is_transposed)]
        );
    }
}
