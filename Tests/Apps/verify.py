"""An app that checks what it gets as the guides tell it to, and answers 200 or 401.

Arguments: PROVIDER=SECRET... Prints its port, then a line for each request: path and status.
"""

import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRETS = dict(argument.split("=", 1) for argument in sys.argv[1:])


def is_signed(body, signature, secret):
    """The hex HMAC-SHA256 of the raw body: guides 000, 001, 002 and 003."""
    expected = hmac.new(secret.encode("utf-8"), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature or "")


def bharatcart(headers, body):
    return is_signed(body, headers["X-Webhook-Signature"], SECRETS["bharatcart"])


def omnisales(headers, body):
    """Guide 001 looks at the clock, too."""
    age = abs(int(time.time()) - int(headers["X-Webhook-Timestamp"]))
    return age <= 300 and is_signed(body, headers["X-Webhook-Signature"], SECRETS["omnisales"])


def storefront(headers, body):
    return is_signed(body, headers["X-Webhook-Signature"], SECRETS["storefront"])


def brainsait(headers, body):
    return is_signed(body, headers["X-BrainSAIT-Signature"], SECRETS["brainsait"])


def esahayak(headers, body):
    """Guide 004 does not sign yet: its headers, and the fields it wants checked."""
    event = json.loads(body)
    fields = all(event.get(name) for name in ("id", "type", "created_at", "data"))
    return fields and headers["X-eSahayak-Event"] == event["type"] and bool(headers["X-eSahayak-Delivery"])


CHECKS = {
    "/webhooks/bharatcart": bharatcart,
    "/webhooks/omni": omnisales,
    "/webhooks/storefront": storefront,
    "/webhooks/brainsait": brainsait,
    "/webhooks/esahayak": esahayak,
}


class App(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            status = 200 if CHECKS[self.path](self.headers, body) else 401
        except (KeyError, TypeError, ValueError):
            status = 401
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), App)
server.daemon_threads = True
print(f"port {server.server_port}.", flush=True)
server.serve_forever()
