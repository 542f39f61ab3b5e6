#!/usr/bin/python3
"""The API against its own description: usage: tests/api/run.py NOSTOI [SECONDS]

Starts the real server on a fresh register with an example list in it, signs in as somebody with every role, and lets schemathesis (from PyPI,
in an environment of its own below build/) ask every operation of /api/openapi.json with what the description allows and with what it
forbids. A server that fails, answers with a status, type or shape that is not described, or takes what the description forbids, is a finding.
The seed is fixed and the run is bounded. Left out are operations that end the session they are asked under. Where schemathesis cannot be
had, it says so.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / "build" / "api-environment"
SCHEMATHESIS = "schemathesis==4.32.5"
PASSWORD = "verba kalyna leleka dim"
# They sign the asker out, take its rights or its password away, or end its purpose.
LEFT_OUT = ["DELETE /api/session", "POST /api/session", "PUT /api/session/purpose", "POST /api/first", "POST /api/link", "POST /api/account/password",
            "POST /api/accounts/{account}/close", "PUT /api/accounts/{account}/rights", "POST /api/accounts/{account}/link"]
CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance", "negative_data_rejection",
          "unsupported_method", "ignored_auth"]


class Office:
    def __init__(self, nostoi, folder):
        register = folder / "office.nostoi"
        for words in (["init"], ["list", "import", ROOT / "examples/lists/missing-uk.csv"], ["list", "import", ROOT / "examples/lists/held-ru.csv"],
                      ["review", "match"]):
            subprocess.run([nostoi, "--register", register, "--actor", "api", *words], check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen([nostoi, "serve", register, "--port", "0", "--language", "en"], stdout=subprocess.PIPE, text=True)
        self.url = re.search(r"http://\S+:\d+", self.process.stdout.readline()).group(0)
        link = re.search(r"/first/(\w+)", self.process.stdout.readline()).group(1)
        self.headers = {"x-nostoi-token": "nobody", "accept-language": "en"}
        self.ask("POST", "/api/first", {"link": link, "name": "olena", "password": PASSWORD})
        self.ask("PUT", "/api/session/purpose", {"purpose": "tracing"})

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {**self.headers, **({"content-type": "application/json"} if data else {})}, method=method)
        with urllib.request.urlopen(request) as answer:
            told = json.loads(answer.read())
            if cookie := answer.headers.get("set-cookie"):
                self.headers["cookie"] = cookie.split(";")[0]
        self.headers["x-nostoi-token"] = told.get("token", self.headers["x-nostoi-token"])
        return told

    def alive(self):
        return self.process.poll() is None


def schemathesis():
    program = ENVIRONMENT / "bin" / "schemathesis"
    if not program.exists():
        made = subprocess.run(f"python3 -m venv {ENVIRONMENT} && {ENVIRONMENT}/bin/pip install -q {SCHEMATHESIS}", shell=True, capture_output=True)
        if made.returncode:
            return None
    return program


def main(nostoi, seconds):
    program = schemathesis()
    if not program:
        print("schemathesis could not be had: the API was not held against its description")
        return 0
    nostoi = str(pathlib.Path(nostoi).resolve())
    with tempfile.TemporaryDirectory(prefix="nostoi-api-") as folder:
        folder = pathlib.Path(folder)
        office = Office(nostoi, folder)
        description = office.ask("GET", "/api/openapi.json")
        left_out = [operation["operationId"] for path, operations in description["paths"].items() for method, operation in operations.items()
                    if f"{method.upper()} {path}" in LEFT_OUT]
        (folder / "openapi.json").write_text(json.dumps(description))
        leaving_out = [word for one in left_out for word in ("--exclude-operation-id", one)]
        headers = [word for name, value in office.headers.items() for word in ("-H", f"{name}: {value}")]
        done = subprocess.run([program, "run", folder / "openapi.json", "--url", office.url, *headers, *leaving_out, "--checks", ",".join(CHECKS), "--phases",
                               "examples,coverage,fuzzing", "--seed", "6", "-n", "20", "--max-time", str(seconds), "--continue-on-failure", "--no-color",
                               "--warnings", "off", "--generation-database", "none", "--generation-with-security-parameters", "false", "--report-dir", folder / "report"], cwd=folder)
        alive = office.alive()
        # All of it was asked by somebody who may: who is no longer signed in would have been refused everywhere, rightly, and nothing tried.
        still_in = alive and office.ask("GET", "/api/session").get("purpose") == "tracing"
        if alive:
            office.process.terminate()
        status = office.process.wait()
        print(f"{len(left_out)} operations left out; the server ended with {status}{'' if alive else ' by itself'}; "
              f"{'still' if still_in else 'no longer'} signed in")
        return 1 if done.returncode or status or not still_in else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300))
