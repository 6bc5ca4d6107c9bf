//! The development server: index.html and www/**, nothing else, to this machine alone.
//!
//! A thread a connection, which is kept: a browser opens several at once, and one that stays silent
//! must not hold up the others (tiny_http 0.12 does that: its pool can queue behind a busy thread).

use crate::root;
use anyhow::{Context, Result};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::time::Duration;
use std::{fs, thread};

/// Binds the first free port from `port` on; 0 is any free port.
pub fn bind(port: u16) -> Result<TcpListener> {
    (port..=port.saturating_add(100))
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .with_context(|| format!("no free port from {port} on"))
}

pub fn address(server: &TcpListener) -> String {
    let port = server.local_addr().map_or(0, |address| address.port());
    format!("http://127.0.0.1:{port}/")
}

/// Says the address and answers until the process ends.
pub fn run(server: TcpListener) -> Result<()> {
    // tests/page/browser.js waits for this line.
    println!("Perceptible is at {}   (Ctrl-C ends it)", address(&server));
    for visitor in server.incoming().flatten() {
        // An error here is a visitor who left.
        thread::spawn(move || answer(visitor));
    }
    Ok(())
}

fn answer(mut visitor: TcpStream) -> io::Result<()> {
    visitor.set_read_timeout(Some(Duration::from_secs(60)))?;
    visitor.set_nodelay(true)?;
    let mut reader = BufReader::new(visitor.try_clone()?);
    while let Some((request, stays)) = head(&mut reader)? {
        let (method, rest) = request.split_once(' ').unwrap_or_default();
        let url = rest.split(' ').next().unwrap_or_default();
        let file = find(url)
            .filter(|_| ["GET", "HEAD"].contains(&method))
            .and_then(|(path, kind)| Some((fs::read(path).ok()?, kind)));
        let (status, kind, body) = match file {
            Some((body, kind)) => ("200 OK", kind, body),
            None => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
        };
        // What follows the head of anything else is not ours to read.
        let stays = stays && ["GET", "HEAD"].contains(&method);
        let mut answer = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: {}\r\n\r\n",
            body.len(),
            if stays { "keep-alive" } else { "close" }
        )
        .into_bytes();
        if method != "HEAD" {
            answer.extend(body);
        }
        visitor.write_all(&answer)?;
        if !stays {
            break;
        }
    }
    Ok(())
}

/// A request's first line, and whether another may follow; none where the visitor has gone. It is read to its end:
/// closing with bytes unread would cut the answer off.
fn head(mut reader: impl BufRead) -> io::Result<Option<(String, bool)>> {
    let mut lines = reader.by_ref().take(65_536).lines();
    let Some(request) = lines.next().transpose()? else {
        return Ok(None);
    };
    let mut stays = request.ends_with(" HTTP/1.1");
    loop {
        match lines.next().transpose()? {
            None => return Ok(None), // not whole
            Some(line) if line.is_empty() => return Ok(Some((request, stays))),
            Some(line) => stays &= !line.to_ascii_lowercase().starts_with("connection: close"),
        }
    }
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
        "csv" => "text/csv; charset=utf-8",
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
            "/www/element/element.js",
            "www/element/element.js",
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
        let port = |server: &TcpListener| server.local_addr().unwrap().port();
        let first = bind(0).unwrap();
        let second = bind(port(&first)).unwrap();
        assert!(port(&second) > port(&first));
    }

    #[test]
    fn silent_visitors_hold_nobody_up() {
        let server = bind(0).unwrap();
        let address = server.local_addr().unwrap();
        thread::spawn(|| run(server));
        let _silent: Vec<_> = (0..20).map(|_| TcpStream::connect(address)).collect();
        let mut visitor = TcpStream::connect(address).unwrap();
        visitor
            .write_all(b"HEAD /index.html HTTP/1.1\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        visitor.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    }
    #[test]
    fn one_connection_takes_several_requests_until_it_says_otherwise() {
        let server = bind(0).unwrap();
        let mut visitor = TcpStream::connect(server.local_addr().unwrap()).unwrap();
        thread::spawn(|| run(server));
        for request in [
            "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n",
            "HEAD / HTTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\n\r\n",
        ] {
            visitor.write_all(request.as_bytes()).unwrap();
        }
        let mut answers = String::new();
        visitor.read_to_string(&mut answers).unwrap();
        let heads = answers.split("HTTP/1.1 ").skip(1).map(|head| &head[..3]);
        assert_eq!(heads.collect::<Vec<_>>(), ["404", "200", "404"]);
        assert_eq!(answers.matches("Connection: keep-alive").count(), 2);
        assert!(answers.contains("Connection: close"), "{answers}");
    }
}
