//! NumPy scripts that train: their lines, and a session's. tests/python/test_training.py runs hundreds of them in NumPy.

use perceptible::{
    Document, Edit, Error, Phase, Session, Train,
    export::{
        Library,
        numpy::{TrainingScript, training},
        pytorch,
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

fn script(link: &str, steps: u64) -> TrainingScript {
    let document = Document::from_link(link).unwrap();
    training(&document, document.training(), steps, false).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_post_goes_on_with_its_own_class() {
    let post = script("v1", 11);
    assert!(post.script.ends_with(
        "
hidden_layer = Layer_Dense(3, 4, sigmoid, d_sigmoid)
output_layer = Layer_Dense(4, 2, linear, np.ones_like)

input_data = np.array([[3, 1, 5.5]])  # a matrix of one row: backward needs its transpose
targets = np.array([[1, 0]])

learning_rate = 0.1

for step in range(1, 12):
    hidden_layer.forward(input_data)
    output_layer.forward(hidden_layer.output)

    loss = mse(output_layer.output, targets)
    if step in [1, 11]:
        print(\"step\", step, \"loss\", np.round(loss, 8) + 0.0)

    d_output = d_mse(output_layer.output, targets)
    d_hidden = output_layer.backward(d_output)
    hidden_layer.backward(d_hidden)

    hidden_layer.update(learning_rate)
    output_layer.update(learning_rate)

hidden_layer.forward(input_data)
output_layer.forward(hidden_layer.output)
np.set_printoptions(suppress=True)
print(np.round(output_layer.output, 8) + 0.0)
"
    ));
    let printed = "step 1 loss 0.32766821\nstep 11 loss 0.00010043\n[[ 0.99088594 -0.00089533]]";
    assert_eq!(post.output, printed);
    assert_eq!(script("v1", 0), script("v1", 1), "at least one step");
}

#[wasm_bindgen_test(unsupported = test)]
fn marks_name_the_lines_of_a_phase_and_a_layer() {
    let TrainingScript { script, marks, .. } = script("v1&layers=3,4,4,2&opt=adam", 5);
    let lines = Vec::from_iter(script.lines());
    let of = |phase, layer| {
        let marks = marks
            .iter()
            .filter(move |m| (m.phase, m.layer) == (phase, layer));
        Vec::from_iter(marks.map(|mark| lines[mark.line].trim()))
    };
    let forward = of(Phase::Forward, Some(1));
    assert_eq!(forward, ["hidden_layer2.forward(hidden_layer1.output)"]);
    let backward = of(Phase::Backward, Some(1));
    assert_eq!(backward, ["d_hidden1 = hidden_layer2.backward(d_hidden2)"]);
    let update = of(Phase::Update, Some(2));
    assert_eq!(update, ["output_layer.update(learning_rate, step)"]);
    assert!(of(Phase::Backward, None).contains(&"self.delta = d_output * self.derivative(self.z)"));
    assert!(of(Phase::Forward, None).contains(&"return 1/(1+np.exp(-x))"));
    assert!(of(Phase::Update, None).contains(&"m_hat = self.m[i] / (1 - 0.9**step)"));
    let loss = of(Phase::Loss, None);
    assert_eq!(
        loss.last(),
        Some(&"loss = mse(output_layer.output, targets)")
    );
    assert!(marks.iter().all(|mark| !lines[mark.line].is_empty()));
}

/// Moons learnt in batches: steps end amid an epoch.
const MOONS: &str =
    "v1&layers=2,4,1&data=moons:n_samples=20&f1=tanh&f2=sigmoid&loss=bce&lr=0.5&batch=7&opt=adam";

#[wasm_bindgen_test(unsupported = test)]
fn a_session_s_script_is_that_of_its_steps() {
    let document = Document::from_link(MOONS).unwrap();
    let mut session = Session::new(document.clone()).unwrap();
    let expected = |steps| {
        (
            training(&document, document.training(), steps, true).unwrap(),
            true,
        )
    };
    let check = |session: &Session, steps| {
        assert_eq!(
            session.training_script(Library::NumPy, true).unwrap(),
            expected(steps)
        );
    };
    check(&session, 1);
    let play = |session: &mut Session, steps| {
        let (budget, clock) = (f64::INFINITY, &|| 0.0);
        session
            .train(Train::Play {
                budget,
                steps,
                clock,
            })
            .unwrap();
    };
    play(&mut session, 10);
    check(&session, 10);
    session.train(Train::Phase).unwrap();
    check(&session, 10);
    session.visit(4).unwrap();
    check(&session, 4);
    check(&Session::from_bytes(&session.to_bytes()).unwrap(), 4);
    play(&mut session, 5000);
    check(&session, 5004);
    session.train(Train::Phase).unwrap();
    check(&session, 5004);
    let library = Library::named("torch").unwrap();
    let (script, is_present) = session.training_script(library, true).unwrap();
    let torch = pytorch::training(&document, document.training(), 5004, true);
    assert_eq!((script, is_present), (torch.unwrap(), true));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_was_changed_on_the_way_is_said() {
    let start = || {
        let mut session = Session::new(Document::from_link(MOONS).unwrap()).unwrap();
        session.train(Train::Step).unwrap();
        session.train(Train::Step).unwrap();
        session
    };
    let (layer, from, to, value) = (0, 0, 0, Some(0.5));
    for edit in [
        Edit::Weight {
            layer,
            from,
            to,
            value,
        },
        Edit::field("learning_rate", 0.25),
        Edit::field("optimizer", "sgd"),
        // in the first batch
        Edit::Input {
            row: 18,
            index: 0,
            value: 2.0,
        },
    ] {
        let mut session = start();
        session.edit(std::slice::from_ref(&edit), None).unwrap();
        session.train(Train::Step).unwrap();
        let (script, is_present) = session.training_script(Library::NumPy, false).unwrap();
        assert!(script.script.contains("for step in range(1, 4):"));
        assert!(!is_present, "{edit:?}");
        session.undo().unwrap();
        session.undo().unwrap();
        assert!(session.training_script(Library::NumPy, false).unwrap().1);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_train_has_no_script() {
    let error = |link| {
        let session = Session::new(Document::from_link(link).unwrap()).unwrap();
        session.training_script(Library::NumPy, false).unwrap_err()
    };
    assert!(matches!(
        error("v1&preset=batch"),
        Error::Missing { key: "targets" }
    ));
    assert!(matches!(
        error("v1&loss=bce"),
        Error::NoProbabilities { .. }
    ));

    // one that diverges has the steps before that
    let mut session = Session::new(Document::from_link("v1&lr=1000&loss=sse").unwrap()).unwrap();
    let (budget, steps, clock) = (f64::INFINITY, 1000, &|| 0.0);
    session
        .train(Train::Play {
            budget,
            steps,
            clock,
        })
        .unwrap();
    let trainer = session.run().unwrap().trainer();
    assert!(trainer.problem().is_some());
    let loop_line = format!("for step in range(1, {}):", trainer.step_shown() + 1);
    let (script, is_present) = session.training_script(Library::NumPy, false).unwrap();
    assert!(script.script.contains(&loop_line) && is_present);
}

#[wasm_bindgen_test(unsupported = test)]
fn pytorch_takes_logits_where_the_loss_has_the_activation_in_itself() {
    let script = |link: &str| {
        let document = Document::from_link(link).unwrap();
        let training = pytorch::training(&document, document.training(), 3, false).unwrap();
        training.script
    };
    let classes = "v1&layers=2,4,3&data=spiral:samples=5&f1=relu&f2=softmax&batch=4";
    let text = script(&format!("{classes}&loss=cross_entropy"));
    assert!(text.contains(
        "model = nn.Sequential(
    linear(hidden_layer), nn.ReLU(),
    linear(output_layer),
)
"
    ));
    assert!(text.contains("outputs = nn.Softmax(dim=1)(model(input_data)).detach().numpy()\n"));
    assert!(text.contains("    outputs = model(input_data[batch])\n"));
    assert!(text.contains("torch.tensor(layer.weights.T)") && !text.contains("class Function"));

    let text = script(&format!("{classes}&loss=mse&opt=adamw&l1=0.1"));
    assert!(text.contains("    linear(output_layer), nn.Softmax(dim=1),\n"));
    assert!(text.contains("optimizer = torch.optim.AdamW(model.parameters(), lr=0.1)\n"));
    assert!(text.contains("        sizes = (weights.abs() - learning_rate * 0.1).clamp(min=0)\n"));
}
