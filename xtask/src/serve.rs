//! The development server: index.html and www/**, nothing else, to this machine alone.

use crate::root;
use anyhow::{Context, Result, anyhow};
use std::fs::File;
use std::path::PathBuf;
use tiny_http::{Header, Method, Response, Server};

/// Binds the first free port from `port` on; 0 is any free port.
pub fn bind(port: u16) -> Result<Server> {
    let mut last = anyhow!("there is no port after {port}");
    for port in port..=port.saturating_add(100) {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => return Ok(server),
            Err(error) => last = anyhow!("{error}"),
        }
    }
    Err(last).with_context(|| format!("no free port from {port} on"))
}

pub fn address(server: &Server) -> String {
    format!("http://{}/", server.server_addr())
}

/// Answers one request after another; the files are small and the visitor is one.
pub fn run(server: Server) -> Result<()> {
    println!("serving {}", address(&server));
    for request in server.incoming_requests() {
        let found = match request.method() {
            Method::Get | Method::Head => find(request.url()),
            _ => None,
        };
        let file = found.and_then(|(path, kind)| Some((File::open(path).ok()?, kind)));
        // An error here is a visitor who left.
        let _ = match file {
            Some((file, kind)) => request.respond(
                Response::from_file(file)
                    .with_header(header("Content-Type", kind))
                    .with_header(header("Cache-Control", "no-store"))
                    .with_header(header("X-Content-Type-Options", "nosniff")),
            ),
            None => request.respond(Response::from_string("not found\n").with_status_code(404)),
        };
    }
    Ok(())
}

/// The file and the MIME type of a URL's path, where it is one that is served.
fn find(url: &str) -> Option<(PathBuf, &'static str)> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = if path.is_empty() { "index.html" } else { path };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let served = (path == "index.html" || path.starts_with("www/"))
        && path
            .split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain));
    let kind = match path.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "ts" | "txt" | "md" => "text/plain; charset=utf-8",
        _ => return None,
    };
    served.then(|| (root().join(path), kind))
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("an ASCII header")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serves_the_page_and_www() {
        let check = |url, path, kind| {
            assert_eq!(find(url), Some((root().join(path), kind)), "{url}");
        };
        check("/", "index.html", "text/html; charset=utf-8");
        check("/?a=b", "index.html", "text/html; charset=utf-8");
        check(
            "/www/element.js",
            "www/element.js",
            "text/javascript; charset=utf-8",
        );
        check(
            "/www/pkg/perceptible_bg.wasm",
            "www/pkg/perceptible_bg.wasm",
            "application/wasm",
        );
    }

    #[test]
    fn serves_nothing_else() {
        for url in [
            "/Cargo.toml",
            "/src/lib.rs",
            "/www",
            "/www/",
            "/www/../Cargo.toml",
            "/www/%2e%2e/README.md",
            "/www/..\\README.md",
            "//index.html",
            "/www//page.js",
            "/www/.hidden.js",
            "/.git/config",
            "/wwwx/page.js",
            "",
        ] {
            assert_eq!(find(url), None, "{url}");
        }
    }

    #[test]
    fn takes_the_next_port_where_one_is_busy() {
        let first = bind(0).unwrap();
        let port = first.server_addr().to_ip().unwrap().port();
        let second = bind(port).unwrap();
        assert!(second.server_addr().to_ip().unwrap().port() > port);
    }
}
