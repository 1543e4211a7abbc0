"""What the tests share: a server that answers as it is told, and responses of a catalogue."""

import http.server
import json
import threading

import pytest

SECRETS = ("sk_live_header", "sk_live_query", "sk_live_body")


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the server's list of answers says, one for each request: a status, headers and a body."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.seen.append(dict(self.headers.items()))
        answers = self.server.answers
        status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
        if status is None:
            self.close_connection = True
            return
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(text)))
        else:
            self.close_connection = True
        self.end_headers()
        self.wfile.write(text)

    do_POST = do_GET

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    running.seen, running.answers = [], []
    running.url = f"http://127.0.0.1:{running.server_port}"
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()


def limited(**headers):
    body = {"error": {"code": "rate_limited", "message": "Slow down.", "request_id": "req_1", "extra": "sk_live_body"}}
    return 429, {"Retry-After": "7", "X-Secret": "sk_live_header", **headers}, body
