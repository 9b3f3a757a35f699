"""Calls the API with the standard library: python3 client.py user@example.com GET /user/profile

A refusal says in `retry` what helps: to sign in, to refresh the tokens, to enter the password again, to wait, or nothing.
A call does each at most once, then repeats its request. An unknown `retry` counts as `none`. Threads share a refresh.
"""
import json
import sys
import time
from getpass import getpass
from threading import Lock
from urllib.error import HTTPError
from urllib.request import Request, urlopen


class Refusal(Exception):
    """The problem of a response (RFC 9457)."""

    def __init__(self, response, content):
        problem = json.loads(content) if content.startswith(b"{") else {}
        super().__init__(f"{problem.get('code', response.code)}: {problem.get('detail', response)}")
        self.retry = problem.get("retry", "with_credentials" if response.code == 401 else "none")
        self.retry_after = problem.get("retryAfter", 1)  # also in the field Retry-After
        # After HEAD, or if a proxy has replaced the body, the challenge says what helps.
        challenge = "" if "retry" in problem else str(response.headers.get_all("WWW-Authenticate"))
        if 'error="invalid_token"' in challenge:  # RFC 6750 §3.1
            self.retry = "after_refresh"
        if 'error="insufficient_user_authentication"' in challenge:  # RFC 9470 §3
            self.retry = "after_reauth"


class Client:
    def __init__(self, url, email, ask_password=getpass, tokens=None, longest_wait=60):
        self.url, self.email, self.ask_password = url, email, ask_password
        self.tokens, self.lock, self.longest_wait = tokens or {}, Lock(), longest_wait

    def call(self, method, path, body=None):
        """Returns the JSON of the response. Raises a Refusal that nothing helps against."""
        done, step = set(), None
        while True:
            try:
                with self.lock:
                    if step and self.tokens is used:  # otherwise another thread has got new ones
                        self.tokens = self.renew(step)
                step, used = None, self.tokens
                return self.send(method, path, body, used.get("accessToken"))
            except Refusal as refusal:
                match "none" if refusal.retry in done else refusal.retry:
                    case "with_credentials" | "after_refresh" | "after_reauth":
                        step = refusal.retry
                    case "after_delay" if refusal.retry_after <= self.longest_wait:
                        time.sleep(refusal.retry_after)
                    case _:  # after_fix, none, and any other
                        raise
                done.add(refusal.retry)

    def renew(self, step):
        if step == "after_refresh":
            return self.send("POST", "/auth/refresh", token=self.tokens["refreshToken"])
        password, token = self.ask_password(), self.tokens.get("accessToken")
        if step == "after_reauth":
            return self.send("POST", "/auth/reauthenticate", {"password": password}, token)
        return self.send("POST", "/auth/login", {"email": self.email, "password": password}, token)

    def send(self, method, path, body=None, token=None):
        request = Request(self.url + path, body and json.dumps(body).encode(), method=method)
        if body:
            request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urlopen(request) as response:
                return json.loads(response.read() or "null")
        except HTTPError as error:
            raise Refusal(error, error.read()) from None


if __name__ == "__main__":
    print(json.dumps(Client("http://localhost:3001", sys.argv[1]).call(*sys.argv[2:4]), indent=2))
