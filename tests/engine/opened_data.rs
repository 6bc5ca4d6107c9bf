//! Rows that are opened, and targets that go with them.

use perceptible::{Document, Edit, Error, Preset, Session};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn targets_go_with_their_rows_and_stand_in_links_json_and_attributes() {
    let post = Document::from(Preset::Post);
    let edit = |document: &Document, edit: Edit| document.edit(&[edit]).unwrap();
    let target = |row, index, value| Edit::Target { row, index, value };
    let none = edit(&post, Edit::Targets { values: Vec::new() });
    assert_eq!(none.to_link(), "v1&t=none");
    let one = edit(&none, target(0, 0, 0.5));
    assert_eq!(one.to_link(), "v1&t=0.5,0");
    assert_eq!(
        edit(&edit(&one, target(0, 0, 1.0)), target(0, 1, 0.0)),
        post
    );
    let same = edit(&post, Edit::AddRow);
    assert_eq!(same.to_link(), "v1&x=3,1,5.5;3,1,5.5");
    assert_eq!(same.targets(), [1.0, 0.0, 1.0, 0.0]);
    let two = edit(&same, target(1, 1, 2.0));
    assert_eq!(two.to_link(), "v1&x=3,1,5.5;3,1,5.5&t=1,0;1,2");
    for document in [&none, &one, &same, &two] {
        assert_eq!(&Document::from_link(&document.to_link()).unwrap(), document);
        assert_eq!(
            &Document::from_json(document.to_json().as_bytes()).unwrap(),
            document
        );
        let attributes = document.to_attributes();
        let attributes: Vec<_> = attributes
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        assert_eq!(&Document::from_attributes(&attributes).unwrap(), document);
        let bytes = Session::new(document.clone()).unwrap().to_bytes();
        assert_eq!(Session::from_bytes(&bytes).unwrap().document(), document);
    }
    assert_eq!(edit(&two, Edit::RemoveRow { row: 1 }), post);
    let size = |value| Edit::Size { position: 2, value };
    assert_eq!(edit(&post, size(3)).targets(), [1.0, 0.0, 0.0]);
    assert_eq!(edit(&post, size(1)).targets(), [1.0]);
    let other = |layers: &str| Document::from_link(&format!("v1&layers={layers}")).unwrap();
    assert_eq!(other("3,8,2").targets(), [1.0, 0.0]);
    assert!(other("3,4,1").targets().is_empty());
    for (link, place) in [("v1&t=1", "t"), ("v1&t=1,0;1,0", "t"), ("v1&t=1,x", "t.2")] {
        assert_eq!(Document::from_link(link).unwrap_err().place(), place);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn data_sets_open_and_links_carry_the_call() {
    let named = |name: &str| perceptible::dataset::Generator::named(name).unwrap();
    let data = |name, seed| perceptible::Data {
        generator: named(name),
        seed,
    };
    let post = Document::from(Preset::Post);
    let refused = post.with_data(data("spiral", 1), false).unwrap_err();
    assert_eq!(
        refused,
        Error::OtherRows {
            found: [2, 3],
            expected: [3, 2]
        }
    );
    assert!(
        refused
            .to_string()
            .contains("(2, 3) for inputs and outputs, but the network is (3, 2)")
    );
    assert!(
        refused
            .message(perceptible::Language::Korean)
            .contains("(2, 3)인데")
    );
    let spiral = post.with_data(data("spiral", 1), true).unwrap();
    assert_eq!(spiral.sizes(), [2, 4, 3]);
    let (rows, classes) = (spiral.rows(), spiral.classes().unwrap());
    assert_eq!((rows, classes[99], classes[100]), (300, 0, 1));
    assert_eq!(&spiral.targets()[300..306], [0.0, 1.0, 0.0, 0.0, 1.0, 0.0]);
    // Two classes are 0 and 1 for a single output; numbers stay numbers.
    let one = Document::from_link("v1&layers=2,3,1").unwrap();
    let moons = one.with_data(data("moons", 0), false).unwrap();
    assert!(moons.classes().is_none() && moons.targets().iter().sum::<f64>() == 50.0);
    let sine = one.with_data(data("sine", 0), true).unwrap();
    assert_eq!(
        (sine.sizes(), sine.targets().len()),
        (&[1, 3, 1][..], sine.rows())
    );
    // Rows that somebody has changed are written themselves.
    let changed = spiral
        .edit(&[Edit::Class { row: 0, value: 2 }, Edit::RemoveRow { row: 5 }])
        .unwrap();
    assert_eq!(changed.data(), None);
    assert_eq!(changed.classes().unwrap()[..2], [2, 0]);
    let numbers = Edit::Target {
        row: 0,
        index: 0,
        value: 0.5,
    };
    let numbers = changed.edit(&[numbers]).unwrap();
    assert!(numbers.classes().is_none());
    let fewer = Edit::Size {
        position: 2,
        value: 2,
    };
    let fewer = spiral.edit(&[fewer]).unwrap();
    assert_eq!(fewer.classes().unwrap()[299], 1);
    let table = Document::from_link("v1&x=1,2,3;4,5,6;7,8,9&c=0,1,0").unwrap();
    assert_eq!(table.targets(), [1.0, 0.0, 0.0, 1.0, 1.0, 0.0]);
    for document in [&spiral, &moons, &sine, &changed, &numbers, &fewer, &table] {
        let link = document.to_link();
        assert_eq!(
            document.data().is_some(),
            link.len() < 120 && link.contains("&data=")
        );
        assert_eq!(&Document::from_link(&link).unwrap(), document, "{link}");
        for json in [document.to_json(), document.to_pretty_json()] {
            assert_eq!(
                &Document::from_json(json.as_bytes()).unwrap(),
                document,
                "{json}"
            );
        }
        let attributes = document.to_attributes();
        let attributes: Vec<_> = attributes.iter().map(|(k, v)| (*k, &v[..])).collect();
        assert_eq!(&Document::from_attributes(&attributes).unwrap(), document);
        let bytes = Session::new(document.clone()).unwrap().to_bytes();
        assert_eq!(Session::from_bytes(&bytes).unwrap().document(), document);
    }
    for (link, place) in [
        ("v1&layers=2,3&data=spirals", "data set"),
        ("v1&layers=2,3&data=spiral:arms", ""),
        ("v1&layers=2,3&data=spiral:arms=x", "data.arms"),
        ("v1&layers=2,3&data=spiral:arm=3", "parameter"),
        ("v1&layers=2,3&data=spiral:seed=-1", "seed"),
        ("v1&data=spiral", "data"),
        ("v1&c=2", "c.1"),
        ("v1&c=0.5", "c.1"),
        ("v1&c=0,1", "c"),
        ("v1&c=0&t=1,0", "t"),
    ] {
        assert_eq!(
            Document::from_link(link).unwrap_err().place(),
            place,
            "{link}"
        );
    }
}
